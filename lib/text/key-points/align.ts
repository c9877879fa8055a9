/**
 * Which sentences say what a bullet says. A sentence is measured by how much of the bullet it holds:
 *
 * L1  Rare words count more than common ones, those of the sentence's own form more than others of the same stem.
 * L2  Names count less than other words: most sentences of an article name the same few.
 * L3  Who says it ("Foreign Office said …") counts less than what is said.
 * L4  The end of a bullet counts more than its start: what is new comes last.
 * L5  Words in the bullet's order count again, since many bullets are sentences taken over.
 * L6  What the sentence lacks and the one before it has counts in part: a name that it takes up with a pronoun.
 * L7  Among like sentences the earlier and the more particular one supports; a question supports nothing.
 * L8  A further sentence supports a bullet where it says much of what the better ones do not.
 * L9  A bullet that shares too little with its best sentence and with the whole article is supported by nothing.
 *
 * These measures choose the candidates. Which of them supports a bullet is decided by learned weights (links.ts):
 *
 * L10 Among the candidates the likeliest comes first: rarer signals count there, too (numbers by their value, names that a
 *     pronoun takes up, words that report the same event, how long the sentence is).
 *
 * README.md says how the weights were found.
 */
import type { Language } from '../language';
import { CUE_CLASS, lexiconOf } from '../lexicon';
import { finish, type Steps } from '../steps';
import { type BulletSupport, chooseLinks, LinkReader, linkModel, type Measured, type MeasuredBullet } from './links';
import { stopwordsOf, type Term, type TermList, termsOf } from './terms';

/** Of a sentence's score; those above zero sum up to 1. */
const WEIGHTS = {
  /** Share of the bullet's content that stands in the sentence. */
  coverage: 0.19,
  /** The same by BM25, which likes short sentences and repeated words. */
  bm25: 0.12,
  /** Share of the bullet that stands in the sentence in the same order. */
  order: 0.26,
  /** Share of the bullet's content that stands in the sentence before, but not in this one. */
  before: 0.19,
  /** Share of the sentence's content that stands in the bullet. */
  return: 0.18,
  /** 1 for the first sentence of the article, falling to 0 for the last. */
  place: 0.06,
  question: -0.16,
  /** Share of the article's sentences that have the sentence's words, names aside. */
  common: -0.63,
};

// Factors of a term's weight.
const NAME = 0.35;
const SAYER = 0.3;
const OTHER_FORM = 0.75;
/** The first word of a bullet has 1 less this, the last 1 more this. */
const NEWS = 0.4;
/** In the order of words, function words count as much as the least of the others. */
const LEAST_IN_ORDER = 0.3;

// Of BM25: how soon a repeated word stops counting, and how much a long sentence is held against it.
const SATURATION = 0.8;
const LENGTH = 0.75;

/** Words before which whoever says it stands, within the first words of a bullet. */
const SAYING = CUE_CLASS.speech | CUE_CLASS.address | CUE_CLASS.infinitive;
const SAYER_WORDS = 6;

/** L9, 0 to 1: half is the best sentence's coverage of the bullet, half the share of its words that the article has. */
const LEAST_SUPPORT = 0.25;
/** So many sentences, the best by these measures, are looked at again. */
const CANDIDATES = 12;
/** More words of one sentence are not put into order with a bullet's: no sentence has them. */
const MOST_SHARED = 500;
/** So many are measured between two pauses. */
const SENTENCES_A_STEP = 16;

/** For each bullet its candidates; null where nothing in the article supports it (L9). */
export function* measuringBullets(
  bullets: readonly string[],
  sentences: readonly string[],
  language: Language,
): Steps<(MeasuredBullet | null)[]> {
  const { common } = stopwordsOf(language);
  const { entries } = lexiconOf(language);
  const lists: TermList[] = [];
  for (const sentence of sentences) {
    lists.push(termsOf(sentence, common));
    yield;
  }
  const body = new Body(sentences, lists);
  yield;
  const measured: (MeasuredBullet | null)[] = [];
  for (const bullet of bullets) {
    const list = termsOf(bullet, common);
    const cue = list.terms
      .slice(0, SAYER_WORDS)
      .findIndex(({ word }) => ((entries.get(word)?.cue ?? 0) & SAYING) !== 0);
    const sayer = new Set(list.terms.slice(0, cue + 1).map(({ stem }) => stem));
    measured.push(yield* body.measuring(list, sayer));
  }
  return measured;
}

/** For each bullet the sentences that support it, best first; an empty list where nothing does. */
export function* aligningBullets(
  bullets: readonly string[],
  sentences: readonly string[],
  language: Language,
): Steps<BulletSupport[][]> {
  const measured = yield* measuringBullets(bullets, sentences, language);
  const reader = new LinkReader(sentences, language);
  const supports: BulletSupport[][] = [];
  for (const [index, bullet] of bullets.entries()) {
    const one = measured[index] ?? null;
    supports.push(one === null ? [] : chooseLinks(yield* reader.readingCandidates(bullet, one), linkModel));
    yield;
  }
  return supports;
}

/** The same at once. */
export function alignBullets(
  bullets: readonly string[],
  sentences: readonly string[],
  language: Language,
): BulletSupport[][] {
  return finish(aligningBullets(bullets, sentences, language));
}

const QUESTION = /[?？]["'”’»)\]]*$/u;

interface Sentence extends TermList {
  readonly index: number;
  readonly words: ReadonlySet<string>;
  /** How often each stem stands in it. */
  readonly counts: ReadonlyMap<string, number>;
  /** All that does not depend on the bullet. */
  readonly prior: number;
}

/** The sentences of an article, with how common each term is among them. */
class Body {
  private readonly sentences: readonly Sentence[];
  private readonly frequency = new Map<string, number>();
  private readonly meanLength: number;

  constructor(texts: readonly string[], lists: readonly TermList[]) {
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
        prior:
          WEIGHTS.place * (1 - index / texts.length) +
          WEIGHTS.question * (QUESTION.test(texts[index] ?? '') ? 1 : 0) +
          WEIGHTS.common * share(others, particular.length * texts.length),
      };
    });
  }

  *measuring(bullet: TermList, sayer: ReadonlySet<string>): Steps<MeasuredBullet | null> {
    const last = Math.max(1, bullet.terms.length - 1);
    const places = new Map(bullet.terms.map(({ stem }, i) => [stem, (2 * i) / last - 1]));
    const weightOf = ({ stem, kind }: Term): number => {
      if (kind === 'stop') return 0;
      const factor = (kind === 'name' ? NAME : 1) * (sayer.has(stem) ? SAYER : 1);
      return this.rarity(stem) * factor * (1 + NEWS * (places.get(stem) ?? 0));
    };
    const weighed = [...bullet.content.values()].map((term) => ({ ...term, weight: weightOf(term) }));
    const total = sum(weighed, ({ weight }) => weight);
    if (total === 0) return null;
    const content = weighed.map((term) => ({ ...term, weight: term.weight / total }));
    const inOrder = bullet.terms.map((term) => ({
      stem: term.stem,
      weight: Math.max(LEAST_IN_ORDER, weightOf(term)),
    }));
    const orderTotal = sum(inOrder, ({ weight }) => weight);

    let bestCoverage = 0;
    let bestOrder = 0;
    const measured: Measured[] = [];
    for (const [index, sentence] of this.sentences.entries()) {
      if (index % SENTENCES_A_STEP === 0) yield;
      const { words, counts } = sentence;
      const before = this.sentences[index - 1]?.counts;
      const norm = SATURATION * (1 - LENGTH + (LENGTH * sentence.terms.length) / this.meanLength);
      let coverage = 0;
      let bm25 = 0;
      let returned = 0;
      let inBefore = 0;
      for (const { word, stem, weight } of content) {
        const count = counts.get(stem) ?? 0;
        if (count === 0) {
          if (before?.has(stem)) inBefore += weight;
          continue;
        }
        const part = weight * (words.has(word) ? 1 : OTHER_FORM);
        coverage += part;
        bm25 += (part * count * (1 + SATURATION)) / (count + norm);
        returned++;
      }
      if (coverage > bestCoverage) bestCoverage = coverage;
      const order = share(returned === 0 ? 0 : commonOrder(inOrder, sentence), orderTotal);
      if (order > bestOrder) bestOrder = order;
      const value =
        WEIGHTS.coverage * coverage +
        WEIGHTS.bm25 * bm25 +
        WEIGHTS.order * order +
        WEIGHTS.before * inBefore +
        // Of four words at least: a sentence of one word that the bullet has says next to nothing.
        WEIGHTS.return * share(returned, Math.max(4, sentence.content.size)) +
        sentence.prior;
      measured.push({ sentence: index, value, coverage, order, bm25, inBefore });
    }
    const known = content.filter(({ stem }) => this.frequency.has(stem)).length / content.length;
    if ((bestCoverage + known) / 2 < LEAST_SUPPORT) return null;
    measured.sort((a, b) => b.value - a.value || a.sentence - b.sentence);
    return { content, candidates: measured.slice(0, CANDIDATES), bestCoverage, bestOrder, known };
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

/** Weight of the longest common subsequence of a bullet and a sentence. */
function commonOrder(
  bullet: readonly { readonly stem: string; readonly weight: number }[],
  { terms }: TermList,
): number {
  const known = new Set(bullet.map(({ stem }) => stem));
  const shared = terms.filter(({ stem }) => known.has(stem)).slice(0, MOST_SHARED);
  // The best up to each shared term, for the bullet so far.
  const best = new Float64Array(shared.length + 1);
  for (const { stem, weight } of bullet) {
    let diagonal = 0;
    for (let k = 1; k <= shared.length; k++) {
      const above = best[k] ?? 0;
      const here = shared[k - 1]?.stem === stem ? diagonal + weight : Math.max(above, best[k - 1] ?? 0);
      best[k] = here;
      diagonal = above;
    }
  }
  return best[shared.length] ?? 0;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

function share(part: number, total: number): number {
  return total === 0 ? 0 : part / total;
}
