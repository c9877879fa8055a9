/**
 * Which sentences say what a bullet says. A sentence is measured by how much of the bullet it holds, rare words counting
 * more than common ones; the weights were fitted to bullets that people had linked to sentences by hand, and moved little
 * when a sixth of the articles was left out.
 */
import type { Language } from '../language';
import { stopwordsOf, type Term, type TermList, termsOf } from './terms';

/** A sentence that supports a bullet: its index, and how well, 0 to 1. */
export interface BulletSupport {
  readonly sentence: number;
  readonly score: number;
}

const WEIGHTS = {
  /** Share of the bullet's content that stands in the sentence. */
  coverage: 0.86,
  /** The same by BM25, which likes short sentences and repeated words. */
  bm25: 0.86,
  /** Share of its function words: a sentence taken over as it is has them too. */
  function: 0.48,
  /** Share of its pairs of neighbouring words. */
  pairs: 0.37,
  /** 1 for the first sentence of the article, falling to 0 for the last. */
  place: 0.2,
  /** A question supports nothing. */
  question: -0.31,
  /** What is about the article's commonest words only says what everything else says too. */
  common: -0.09,
};
const MOST = WEIGHTS.coverage + WEIGHTS.bm25 + WEIGHTS.function + WEIGHTS.pairs + WEIGHTS.place;

/**
 * How sure one must be that a bullet is of this article at all, 0 to 1: half is the best sentence's coverage of it, half
 * the share of its words that the article has anywhere. Of bullets of other articles 97 in 100 stay below, of an
 * article's own 2 in 100.
 */
const LEAST_SUPPORT = 0.235;
/** A further sentence is named where it is nearly as good as the best: below, more of them are wrong than right. */
const NEARLY = 0.9;
const MOST_SENTENCES = 3;

/** For each bullet the sentences that support it, best first; an empty list where nothing does. */
export function alignBullets(
  bullets: readonly string[],
  sentences: readonly string[],
  language: Language,
): BulletSupport[][] {
  const { common } = stopwordsOf(language);
  const body = new Body(sentences, common);
  return bullets.map((bullet) => body.supportOf(termsOf(bullet, common)));
}

const QUESTION = /[?？]["'”’»)\]]*$/u;

/** The sentences of an article, with how common each term is among them. */
class Body {
  private readonly lists: readonly TermList[];
  private readonly counts: readonly ReadonlyMap<string, number>[];
  private readonly pairs: readonly ReadonlySet<string>[];
  private readonly questions: readonly boolean[];
  private readonly commonness: readonly number[];
  private readonly frequency = new Map<string, number>();
  private readonly meanLength: number;

  constructor(sentences: readonly string[], common: ReadonlySet<string>) {
    this.lists = sentences.map((sentence) => termsOf(sentence, common));
    this.questions = sentences.map((sentence) => QUESTION.test(sentence));
    for (const { stems } of this.lists) {
      for (const stem of stems) this.frequency.set(stem, (this.frequency.get(stem) ?? 0) + 1);
    }
    this.counts = this.lists.map(({ terms }) => {
      const counts = new Map<string, number>();
      for (const { stem } of terms) counts.set(stem, (counts.get(stem) ?? 0) + 1);
      return counts;
    });
    this.pairs = this.lists.map(({ terms }) => new Set(pairsOf(terms).map(([a, b]) => `${a.stem} ${b.stem}`)));
    const lengths = this.lists.reduce((sum, { terms }) => sum + terms.length, 0);
    this.meanLength = Math.max(1, lengths / Math.max(1, sentences.length));
    this.commonness = this.lists.map(({ content }) => {
      let others = 0;
      for (const stem of content.keys()) others += (this.frequency.get(stem) ?? 1) - 1;
      return others / Math.max(1, content.size) / 3;
    });
  }

  supportOf(bullet: TermList): BulletSupport[] {
    const content = [...bullet.content.values()];
    if (content.length === 0) return [];
    const total = sum(content, ({ stem }) => this.rarity(stem));
    const functionWords = bullet.terms.filter(({ kind }) => kind === 'stop');
    const functionTotal = sum(functionWords, ({ stem }) => this.rarity(stem));
    const pairs = pairsOf(bullet.terms).map(([a, b]) => ({
      key: `${a.stem} ${b.stem}`,
      weight: this.contentRarity(a) + this.contentRarity(b),
    }));
    const pairTotal = sum(pairs, ({ weight }) => weight);
    let bestCoverage = 0;
    const supports = this.lists.map(({ terms, stems }, i) => {
      let coverage = 0;
      let bm25 = 0;
      for (const { stem } of content) {
        const count = this.counts[i]?.get(stem) ?? 0;
        if (count === 0) continue;
        const rarity = this.rarity(stem);
        coverage += rarity / total;
        // k1 = 0.8, b = 0.5: the middle of a plateau.
        bm25 += ((rarity / total) * count * 1.8) / (count + 0.8 * (0.5 + (0.5 * terms.length) / this.meanLength));
      }
      if (coverage > bestCoverage) bestCoverage = coverage;
      const inFunction = sum(functionWords, ({ stem }) => (stems.has(stem) ? this.rarity(stem) : 0));
      const inPairs = sum(pairs, ({ key, weight }) => (this.pairs[i]?.has(key) ? weight : 0));
      const value =
        WEIGHTS.coverage * coverage +
        WEIGHTS.bm25 * bm25 +
        WEIGHTS.function * share(inFunction, functionTotal) +
        WEIGHTS.pairs * share(inPairs, pairTotal) +
        WEIGHTS.place * (1 - i / this.lists.length) +
        WEIGHTS.question * (this.questions[i] ? 1 : 0) +
        WEIGHTS.common * (this.commonness[i] ?? 0);
      return { sentence: i, score: Math.min(1, Math.max(0, value / MOST)) };
    });
    const known = content.filter(({ stem }) => this.frequency.has(stem)).length / content.length;
    if ((bestCoverage + known) / 2 < LEAST_SUPPORT) return [];
    supports.sort((a, b) => b.score - a.score || a.sentence - b.sentence);
    const least = NEARLY * (supports[0]?.score ?? 0);
    return supports.filter(({ score }) => score > 0 && score >= least).slice(0, MOST_SENTENCES);
  }

  /** As in BM25: near 0 for a term of every sentence, most for one that no sentence has. */
  private rarity(stem: string): number {
    const frequency = this.frequency.get(stem) ?? 0;
    return Math.log(1 + (this.lists.length - frequency + 0.5) / (frequency + 0.5));
  }

  private contentRarity({ stem, kind }: Term): number {
    return kind === 'stop' ? 0 : this.rarity(stem);
  }
}

function pairsOf(terms: readonly Term[]): [Term, Term][] {
  const pairs: [Term, Term][] = [];
  let previous: Term | null = null;
  for (const term of terms) {
    if (previous !== null) pairs.push([previous, term]);
    previous = term;
  }
  return pairs;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

function share(part: number, total: number): number {
  return total === 0 ? 0 : part / total;
}
