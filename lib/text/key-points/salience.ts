/**
 * How likely each term, and each pair of neighbouring terms, of an article is to stand in a summary of it that a publisher
 * would print: two logistic models over where and how often a term stands, the same for every language. They know no
 * words. `salience.json` is written by tests/tools/train-key-points.ts.
 */
import weights from './salience.json';
import type { Term, TermList } from './terms';

/** An article as the models see it: its sentences, and which of them can stand alone, in order. */
export interface Passage {
  readonly sentences: readonly TermList[];
  /** Indexes into `sentences`; never empty. */
  readonly eligible: readonly number[];
}

/** What the models are trained on and asked with: a row of features for every term and every pair. */
export interface Observations {
  readonly keys: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

export interface Salience {
  /** Stem to probability. */
  readonly terms: ReadonlyMap<string, number>;
  /** Two stems parted by a space, to probability. */
  readonly pairs: ReadonlyMap<string, number>;
}

export function salienceOf(passage: Passage): Salience {
  const counts = countTerms(passage);
  const terms = probabilities(observeTerms(passage, counts), weights.terms);
  const pairs = probabilities(observePairs(passage, counts, terms), weights.pairs);
  return { terms, pairs };
}

export function probabilities({ keys, rows }: Observations, model: readonly number[]): Map<string, number> {
  return new Map(
    keys.map((key, i) => {
      const value = (rows[i] ?? []).reduce((sum, feature, j) => sum + feature * (model[j] ?? 0), 0);
      return [key, 1 / (1 + Math.exp(-value))];
    }),
  );
}

/** What is counted of a stem over the sentences. */
interface Count {
  kind: Term['kind'];
  /** How often it stands in the article, and in how many sentences. */
  times: number;
  sentences: number;
  /** The first sentence that has it. */
  first: number;
  /** The most salient sentence that has it, 0 to 1. */
  company: number;
}

export type Counts = ReadonlyMap<string, Count>;

export function countTerms({ sentences }: Passage): Counts {
  const counts = new Map<string, Count>();
  sentences.forEach(({ terms, stems }, i) => {
    for (const { stem, kind } of terms) {
      const count = counts.get(stem);
      if (count === undefined) counts.set(stem, { kind, times: 1, sentences: 0, first: i, company: 0 });
      else {
        count.times++;
        if (kind !== 'word') count.kind = kind;
      }
    }
    for (const stem of stems) {
      const count = counts.get(stem);
      if (count !== undefined) count.sentences++;
    }
  });
  const shared = sharedWords(sentences, counts);
  sentences.forEach(({ stems }, i) => {
    for (const stem of stems) {
      const count = counts.get(stem);
      if (count !== undefined) count.company = Math.max(count.company, shared[i] ?? 0);
    }
  });
  return counts;
}

/** How many other sentences have a sentence's content words, as a share of the most that any sentence reaches. */
function sharedWords(sentences: readonly TermList[], counts: Counts): number[] {
  const shared = sentences.map(({ content }) => {
    let others = 0;
    for (const stem of content.keys()) others += (counts.get(stem)?.sentences ?? 1) - 1;
    return others / Math.max(4, content.size);
  });
  const most = shared.reduce((a, b) => Math.max(a, b), 0);
  return shared.map((value) => (most === 0 ? 0 : value / most));
}

const flag = (condition: boolean): number => (condition ? 1 : 0);

export function observeTerms({ sentences, eligible }: Passage, counts: Counts): Observations {
  const n = sentences.length;
  const opening = sentences[eligible[0] ?? 0]?.stems ?? new Set<string>();
  const start = new Set(eligible.slice(0, 3).flatMap((i) => [...(sentences[i]?.stems ?? [])]));
  const keys: string[] = [];
  const rows: number[][] = [];
  for (const [stem, { kind, times, sentences: spread, first, company }] of counts) {
    const name = flag(kind === 'name');
    const figure = flag(kind === 'figure');
    const stop = flag(kind === 'stop');
    const opens = flag(opening.has(stem));
    const often = Math.log(times);
    keys.push(stem);
    rows.push([
      1,
      often,
      spread / n,
      Math.log(spread) / Math.log(n + 1),
      name,
      figure,
      stop,
      opens,
      flag(start.has(stem)),
      1 / (1 + first),
      Math.log(1 + first),
      first / n,
      name * often,
      stop * often,
      stop * opens,
      name * opens,
      figure * opens,
      opens * often,
      Math.log(n),
      company,
      opens * Math.log(n),
    ]);
  }
  return { keys, rows };
}

export function observePairs(
  { sentences, eligible }: Passage,
  counts: Counts,
  terms: ReadonlyMap<string, number>,
): Observations {
  const pairs = new Map<string, { a: string; b: string; times: number; first: number; company: number }>();
  sentences.forEach(({ terms: list }, i) => {
    const here = new Set<string>();
    for (let j = 1; j < list.length; j++) {
      const a = list[j - 1]?.stem ?? '';
      const b = list[j]?.stem ?? '';
      const key = pairKey(a, b);
      if (here.has(key)) continue;
      here.add(key);
      const known = pairs.get(key);
      const company = Math.min(counts.get(a)?.company ?? 0, counts.get(b)?.company ?? 0);
      if (known === undefined) pairs.set(key, { a, b, times: 1, first: i, company });
      else known.times++;
    }
  });
  const opening = pairsIn(sentences[eligible[0] ?? 0]);
  const keys: string[] = [];
  const rows: number[][] = [];
  for (const [key, { a, b, times, first, company }] of pairs) {
    const pa = terms.get(a) ?? 0;
    const pb = terms.get(b) ?? 0;
    const both = Math.log(pa * pb + 1e-4);
    const stops = flag(counts.get(a)?.kind === 'stop') + flag(counts.get(b)?.kind === 'stop');
    const opens = flag(opening.has(key));
    keys.push(key);
    rows.push([
      1,
      both,
      Math.log(pa + pb + 1e-4),
      Math.log(times),
      1 / (1 + first),
      Math.log(1 + first),
      flag(stops === 1),
      flag(stops === 2),
      flag(counts.get(a)?.kind === 'name' && counts.get(b)?.kind === 'name'),
      opens,
      opens * both,
      company,
    ]);
  }
  return { keys, rows };
}

export function pairKey(a: string, b: string): string {
  return `${a} ${b}`;
}

/** The pairs of neighbours in one sentence, each once. */
export function pairsIn(sentence: TermList | undefined): Set<string> {
  const pairs = new Set<string>();
  const terms = sentence?.terms ?? [];
  for (let j = 1; j < terms.length; j++) pairs.add(pairKey(terms[j - 1]?.stem ?? '', terms[j]?.stem ?? ''));
  return pairs;
}
