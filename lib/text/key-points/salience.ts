/**
 * How likely each term, and each pair of neighbouring terms, of an article is to stand in a summary of it that a publisher
 * would print: two logistic models over where and how often a term stands, the same for every language. They know no
 * words. `salience.json` is written by tests/training/train-key-points.ts.
 */
import weights from './salience.json';
import type { Term, TermList } from './terms';

/** An article as the models see it: its sentences, and which of them can stand alone, in order. */
export interface Passage {
  readonly sentences: readonly TermList[];
  /** Indexes into `sentences`. */
  readonly eligible: readonly number[];
  /** The first of the running text; null where there is none. */
  readonly opening: number | null;
  /** Those that hold quoted words. */
  readonly quoted: ReadonlySet<number>;
}

/** What is counted of a stem over the sentences. */
interface Count {
  readonly stem: string;
  kind: Term['kind'];
  /** How often it stands in the article, and in how many sentences. */
  times: number;
  sentences: number;
  /** The first sentence that has it. */
  readonly first: number;
  /** The last one that was counted. */
  last: number;
  /** The most salient sentence that has it, 0 to 1. */
  company: number;
}

/** A passage with its stems numbered, in the order in which they first stand. */
export interface CountedPassage extends Passage {
  readonly counts: readonly Count[];
  /** Of each sentence the numbers of its terms, in order. */
  readonly numbers: readonly (readonly number[])[];
}

export interface Salience {
  /** By number of the stem. */
  readonly terms: readonly number[];
  /** By `pairKey`. */
  readonly pairs: ReadonlyMap<number, number>;
}

/** Takes the features of one term or pair, in a buffer that is used again for the next. */
export type Observer = (key: number, features: Float64Array) => void;

export function salienceOf(passage: CountedPassage): Salience {
  const terms = termChances(passage, weights.terms);
  return { terms, pairs: pairChances(passage, terms, weights.pairs) };
}

export function termChances(passage: CountedPassage, model: readonly number[]): number[] {
  const chances = new Array<number>(passage.counts.length).fill(0);
  observeTerms(passage, (key, features) => {
    chances[key] = chance(features, model);
  });
  return chances;
}

export function pairChances(
  passage: CountedPassage,
  terms: readonly number[],
  model: readonly number[],
): Map<number, number> {
  const chances = new Map<number, number>();
  observePairs(passage, terms, (key, features) => {
    chances.set(key, chance(features, model));
  });
  return chances;
}

function chance(features: Float64Array, model: readonly number[]): number {
  let value = 0;
  for (let i = 0; i < features.length; i++) value += (features[i] ?? 0) * (model[i] ?? 0);
  return 1 / (1 + Math.exp(-value));
}

export function counted(passage: Passage): CountedPassage {
  const counts: Count[] = [];
  const byStem = new Map<string, number>();
  const numbers = passage.sentences.map(({ terms }, sentence) =>
    terms.map(({ stem, kind }) => {
      const known = byStem.get(stem);
      const count = known === undefined ? undefined : counts[known];
      if (known === undefined || count === undefined) {
        counts.push({ stem, kind, times: 1, sentences: 1, first: sentence, last: sentence, company: 0 });
        byStem.set(stem, counts.length - 1);
        return counts.length - 1;
      }
      count.times++;
      if (kind !== 'word') count.kind = kind;
      if (count.last !== sentence) {
        count.last = sentence;
        count.sentences++;
      }
      return known;
    }),
  );
  const shared = sharedWords(passage.sentences, (stem) => counts[byStem.get(stem) ?? -1]?.sentences ?? 1);
  numbers.forEach((list, sentence) => {
    for (const number of list) {
      const count = counts[number];
      if (count !== undefined) count.company = Math.max(count.company, shared[sentence] ?? 0);
    }
  });
  return { ...passage, counts, numbers };
}

/** How many other sentences have a sentence's content words, as a share of the most that any sentence reaches. */
function sharedWords(sentences: readonly TermList[], sentencesWith: (stem: string) => number): number[] {
  const shared = sentences.map(({ content }) => {
    let others = 0;
    for (const stem of content.keys()) others += sentencesWith(stem) - 1;
    return others / Math.max(4, content.size);
  });
  const most = shared.reduce((a, b) => Math.max(a, b), 0);
  return shared.map((value) => (most === 0 ? 0 : value / most));
}

const flag = (condition: boolean): number => (condition ? 1 : 0);

const TERM_FEATURES = 21;
const PAIR_FEATURES = 12;

/** Once for every stem. */
export function observeTerms({ counts, numbers, eligible }: CountedPassage, observe: Observer): void {
  const n = numbers.length;
  const opening = new Set(numbers[eligible[0] ?? 0]);
  const start = new Set(eligible.slice(0, 3).flatMap((i) => numbers[i] ?? []));
  const row = new Float64Array(TERM_FEATURES);
  counts.forEach(({ kind, times, sentences: spread, first, company }, number) => {
    const name = flag(kind === 'name');
    const figure = flag(kind === 'figure');
    const stop = flag(kind === 'stop');
    const opens = flag(opening.has(number));
    const often = Math.log(times);
    row[0] = 1;
    row[1] = often;
    row[2] = spread / n;
    row[3] = Math.log(spread) / Math.log(n + 1);
    row[4] = name;
    row[5] = figure;
    row[6] = stop;
    row[7] = opens;
    row[8] = flag(start.has(number));
    row[9] = 1 / (1 + first);
    row[10] = Math.log(1 + first);
    row[11] = first / n;
    row[12] = name * often;
    row[13] = stop * often;
    row[14] = stop * opens;
    row[15] = name * opens;
    row[16] = figure * opens;
    row[17] = opens * often;
    row[18] = Math.log(n);
    row[19] = company;
    row[20] = opens * Math.log(n);
    observe(number, row);
  });
}

/** Once for every pair of stems that stand side by side; `terms` are their chances. */
export function observePairs(passage: CountedPassage, terms: readonly number[], observe: Observer): void {
  const { counts, numbers, eligible } = passage;
  const pairs = new Map<number, { times: number; readonly first: number; last: number }>();
  numbers.forEach((list, sentence) => {
    for (let j = 1; j < list.length; j++) {
      const key = pairKey(passage, list[j - 1] ?? 0, list[j] ?? 0);
      const known = pairs.get(key);
      if (known === undefined) pairs.set(key, { times: 1, first: sentence, last: sentence });
      else if (known.last !== sentence) {
        known.times++;
        known.last = sentence;
      }
    }
  });
  const opening = pairsIn(passage, eligible[0] ?? 0);
  const row = new Float64Array(PAIR_FEATURES);
  for (const [key, { times, first }] of pairs) {
    const a = Math.floor(key / counts.length);
    const b = key % counts.length;
    const pa = terms[a] ?? 0;
    const pb = terms[b] ?? 0;
    const both = Math.log(pa * pb + 1e-4);
    const kindA = counts[a]?.kind;
    const kindB = counts[b]?.kind;
    const stops = flag(kindA === 'stop') + flag(kindB === 'stop');
    const opens = flag(opening.has(key));
    row[0] = 1;
    row[1] = both;
    row[2] = Math.log(pa + pb + 1e-4);
    row[3] = Math.log(times);
    row[4] = 1 / (1 + first);
    row[5] = Math.log(1 + first);
    row[6] = flag(stops === 1);
    row[7] = flag(stops === 2);
    row[8] = flag(kindA === 'name' && kindB === 'name');
    row[9] = opens;
    row[10] = opens * both;
    row[11] = Math.min(counts[a]?.company ?? 0, counts[b]?.company ?? 0);
    observe(key, row);
  }
}

/** One number for two stems. */
function pairKey({ counts }: CountedPassage, a: number, b: number): number {
  return a * counts.length + b;
}

/** The two stems of a pair, parted by a space. */
export function pairText({ counts }: CountedPassage, key: number): string {
  return `${counts[Math.floor(key / counts.length)]?.stem} ${counts[key % counts.length]?.stem}`;
}

/** The pairs of neighbours in a sentence, each once. */
export function pairsIn(passage: CountedPassage, sentence: number): Set<number> {
  const pairs = new Set<number>();
  const list = passage.numbers[sentence] ?? [];
  for (let j = 1; j < list.length; j++) pairs.add(pairKey(passage, list[j - 1] ?? 0, list[j] ?? 0));
  return pairs;
}
