/**
 * Which sentences say what a bullet says. A sentence is measured by how much of the bullet it holds:
 *
 * L1  Rare words count more than common ones, those of the sentence's own form more than others of the same stem.
 * L2  Names count less than other words: most sentences of an article name the same few.
 * L3  Who says it ("Foreign Office said …") counts less than what is said.
 * L4  The end of a bullet counts more than its start: what is new comes last.
 * L5  Function words and pairs of neighbours count too, since many bullets are sentences taken over.
 * L6  Among like sentences the earlier and the more particular one supports; a question supports nothing.
 * L7  A bullet that shares too little with its best sentence and with the whole article is supported by nothing.
 *
 * The weights are the middle of a plateau that was found on bullets linked by hand, in articles of eleven publishers.
 */
import type { Language } from '../language';
import { CUE_CLASS, lexiconOf } from '../lexicon';
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
  /** Share of its function words. */
  function: 0.55,
  /** Share of its pairs of neighbouring words. */
  pairs: 0.3,
  /** Share of the sentence's content that stands in the bullet. */
  return: 0.15,
  /** 1 for the first sentence of the article, falling to 0 for the last. */
  place: 0.15,
  question: -1,
  /** Share of the article's sentences that have the sentence's words, names aside. */
  common: -0.8,
};
const MOST = Object.values(WEIGHTS).reduce((sum, weight) => sum + Math.max(0, weight), 0);

// Factors of a term's weight.
const NAME = 0.35;
const SAYER = 0.3;
const OTHER_FORM = 0.75;
/** The first word of a bullet has 1 less this, the last 1 more this. */
const NEWS = 0.25;

// Of BM25: how soon a repeated word stops counting, and how much a long sentence is held against it.
const SATURATION = 0.8;
const LENGTH = 0.75;

/** Words before which whoever says it stands, within the first words of a bullet. */
const SAYING = CUE_CLASS.speech | CUE_CLASS.address | CUE_CLASS.infinitive;
const SAYER_WORDS = 6;

/**
 * L7, 0 to 1: half is the best sentence's coverage of the bullet, half the share of its words that the article has
 * anywhere. Of bullets of other articles 97 in 100 stay below, of an article's own 2 in 100.
 */
const LEAST_SUPPORT = 0.25;
/** A further sentence is named where it is nearly as good as the best: below, more of them are wrong than right. */
const NEARLY = 0.96;
const MOST_SENTENCES = 3;

/** For each bullet the sentences that support it, best first; an empty list where nothing does. */
export function alignBullets(
  bullets: readonly string[],
  sentences: readonly string[],
  language: Language,
): BulletSupport[][] {
  const { common } = stopwordsOf(language);
  const { entries } = lexiconOf(language);
  const body = new Body(sentences, common);
  return bullets.map((bullet) => {
    const list = termsOf(bullet, common);
    const cue = list.terms
      .slice(0, SAYER_WORDS)
      .findIndex(({ word }) => ((entries.get(word)?.cue ?? 0) & SAYING) !== 0);
    const sayer = new Set(list.terms.slice(0, cue + 1).map(({ stem }) => stem));
    return body.supportOf(list, sayer);
  });
}

const QUESTION = /[?？]["'”’»)\]]*$/u;

interface Sentence extends TermList {
  readonly index: number;
  readonly words: ReadonlySet<string>;
  /** How often each stem stands in it. */
  readonly counts: ReadonlyMap<string, number>;
  readonly pairs: ReadonlySet<string>;
  /** All that does not depend on the bullet. */
  readonly prior: number;
}

/** The sentences of an article, with how common each term is among them. */
class Body {
  private readonly sentences: readonly Sentence[];
  private readonly frequency = new Map<string, number>();
  private readonly meanLength: number;

  constructor(texts: readonly string[], common: ReadonlySet<string>) {
    const lists = texts.map((text) => termsOf(text, common));
    for (const { stems } of lists) {
      for (const stem of stems) this.frequency.set(stem, (this.frequency.get(stem) ?? 0) + 1);
    }
    this.meanLength = Math.max(
      1,
      share(
        sum(lists, ({ terms }) => terms.length),
        lists.length,
      ),
    );
    this.sentences = lists.map((list, index) => {
      const particular = [...list.content.values()].filter(({ kind }) => kind !== 'name');
      const others = sum(particular, ({ stem }) => (this.frequency.get(stem) ?? 1) - 1);
      return {
        ...list,
        index,
        words: new Set(list.terms.map(({ word }) => word)),
        counts: countsOf(list.terms),
        pairs: new Set(pairsOf(list.terms).map(keyOf)),
        prior:
          WEIGHTS.place * (1 - index / texts.length) +
          WEIGHTS.question * (QUESTION.test(texts[index] ?? '') ? 1 : 0) +
          WEIGHTS.common * share(others, particular.length * texts.length),
      };
    });
  }

  supportOf(bullet: TermList, sayer: ReadonlySet<string>): BulletSupport[] {
    const last = Math.max(1, bullet.terms.length - 1);
    const places = new Map(bullet.terms.map(({ stem }, i) => [stem, (2 * i) / last - 1]));
    const weightOf = ({ stem, kind }: Term): number => {
      if (kind === 'stop') return 0;
      const factor = (kind === 'name' ? NAME : 1) * (sayer.has(stem) ? SAYER : 1);
      return this.rarity(stem) * factor * (1 + NEWS * (places.get(stem) ?? 0));
    };
    const content = [...bullet.content.values()].map((term) => ({ ...term, weight: weightOf(term) }));
    const functionWords = bullet.terms.filter(({ kind }) => kind === 'stop');
    const pairs = pairsOf(bullet.terms).map((pair) => ({
      key: keyOf(pair),
      weight: weightOf(pair[0]) + weightOf(pair[1]),
    }));
    const total = sum(content, ({ weight }) => weight);
    const functionTotal = sum(functionWords, ({ stem }) => this.rarity(stem));
    const pairTotal = sum(pairs, ({ weight }) => weight);
    if (total === 0) return [];

    let bestCoverage = 0;
    const supports = this.sentences.map((sentence) => {
      const { words, counts } = sentence;
      const norm = SATURATION * (1 - LENGTH + (LENGTH * sentence.terms.length) / this.meanLength);
      let coverage = 0;
      let bm25 = 0;
      let returned = 0;
      for (const { word, stem, weight } of content) {
        const count = counts.get(stem) ?? 0;
        if (count === 0) continue;
        const part = (weight / total) * (words.has(word) ? 1 : OTHER_FORM);
        coverage += part;
        bm25 += (part * count * (1 + SATURATION)) / (count + norm);
        returned++;
      }
      if (coverage > bestCoverage) bestCoverage = coverage;
      const inFunction = sum(functionWords, ({ stem }) => (counts.has(stem) ? this.rarity(stem) : 0));
      const inPairs = sum(pairs, ({ key, weight }) => (sentence.pairs.has(key) ? weight : 0));
      const value =
        WEIGHTS.coverage * coverage +
        WEIGHTS.bm25 * bm25 +
        WEIGHTS.function * share(inFunction, functionTotal) +
        WEIGHTS.pairs * share(inPairs, pairTotal) +
        // Of four words at least: a sentence of one word that the bullet has says next to nothing.
        WEIGHTS.return * share(returned, Math.max(4, sentence.content.size)) +
        sentence.prior;
      return { sentence: sentence.index, score: Math.min(1, Math.max(0, value / MOST)) };
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
    return Math.log(1 + (this.sentences.length - frequency + 0.5) / (frequency + 0.5));
  }
}

function countsOf(terms: readonly Term[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stem } of terms) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
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

function keyOf([a, b]: readonly [Term, Term]): string {
  return `${a.stem} ${b.stem}`;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

function share(part: number, total: number): number {
  return total === 0 ? 0 : part / total;
}
