/**
 * Sets of an article's sentences, and what the model that chooses among them looks at. What one sentence says counts for a
 * set once.
 */
import { type CountedPassage, pairsIn, type Salience } from './salience';

/** Length of the summary that is aimed at, in terms: between those of publishers that print several points and one. */
const AIM = 35;
/** A shorter and a longer one, between which the model of sets weighs. */
const SHORT_AIM = 25;
const LONG_AIM = 50;
/** Pairs weigh twice: they tell a sentence of the summary from one that uses its words. */
const PAIRS = 2;
/** Sets are made of so many of the best sentences, more being never better, and of the first ones. */
export const CANDIDATES = 10;
const FIRST = 3;
/** Sentences of a set at most; a longer article's further ones are added one by one. */
export const MOST_TOGETHER = 3;
/** Two sentences that share this much of the shorter one's content say the same. */
const SAME = 0.6;

/** A term or a pair of neighbours, with its chance of standing in a summary. */
interface Item {
  readonly chance: number;
  /** Whether a sentence of the set at hand says it already. */
  said: boolean;
}

export interface Candidate {
  readonly index: number;
  /** Place among the sentences that can stand alone, 0 for the first. */
  readonly place: number;
  readonly length: number;
  readonly isQuoted: boolean;
  readonly terms: readonly Item[];
  readonly pairs: readonly Item[];
  readonly content: ReadonlyMap<string, unknown>;
  /** What it says alone. */
  readonly alone: Sum;
}

export function candidatesOf(passage: CountedPassage, { terms, pairs }: Salience): Candidate[] {
  const termItems = terms.map((chance): Item => ({ chance, said: false }));
  const pairItems = new Map<number, Item>();
  const pairItem = (key: number): Item => {
    const known = pairItems.get(key);
    if (known !== undefined) return known;
    const item = { chance: pairs.get(key) ?? 0, said: false };
    pairItems.set(key, item);
    return item;
  };
  return passage.eligible.map((index, place): Candidate => {
    const numbers = passage.numbers[index] ?? [];
    const candidate = {
      index,
      place,
      length: numbers.length,
      isQuoted: passage.quoted.has(index),
      terms: Array.from(new Set(numbers), (number) => termItems[number] ?? { chance: 0, said: false }),
      pairs: Array.from(pairsIn(passage, index), pairItem),
      content: passage.sentences[index]?.content ?? NO_CONTENT,
    };
    return { ...candidate, alone: withSentence(NOTHING, candidate) };
  });
}

const NO_CONTENT: ReadonlyMap<string, unknown> = new Map();

export function rankedByWorth(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => worthOf(b.alone) - worthOf(a.alone) || a.index - b.index);
}

/** Takes a set of sentences and its features, in a buffer that is used again for the next. */
export type SetObserver = (set: readonly Candidate[], features: Float64Array) => void;

const SET_FEATURES = 20;

/**
 * Once for every set of one to three of the best and the first candidates in which none says the same as another:
 * features are its expected overlaps with a summary, its length, where its sentences stand, whether they hold quoted
 * words, and how much the article is built on its opening.
 */
export function observeSets(passage: CountedPassage, candidates: readonly Candidate[], observe: SetObserver): void {
  const ranked = rankedByWorth(candidates);
  const contenders = ranked.slice(0, CANDIDATES);
  for (const candidate of candidates.slice(0, FIRST)) if (!contenders.includes(candidate)) contenders.push(candidate);
  const differing = new Map(
    contenders.map((candidate) => [candidate, contenders.filter((other) => !saysTheSame(candidate, other))]),
  );
  const logSentences = Math.log(passage.sentences.length);
  const quotedShare = passage.quoted.size / passage.sentences.length;
  const opening = candidates[0];
  const best = Math.max(worthOf(ranked[0]?.alone ?? NOTHING), 1e-9);
  const openingWorth = worthOf(opening?.alone ?? NOTHING) / best;
  const row = new Float64Array(SET_FEATURES);
  const extend = (set: readonly Candidate[], sum: Sum, rest: readonly Candidate[]): void => {
    if (set.length > 0) {
      const { inTerms, inPairs, length, lengthInPairs, quoted, places, firsts } = sum;
      const opens = firsts & 1;
      const second = (firsts >> 1) & 1;
      row[0] = overlap(inTerms, length, AIM);
      row[1] = overlap(inPairs, lengthInPairs, AIM);
      row[2] = overlap(inTerms, length, SHORT_AIM);
      row[3] = overlap(inTerms, length, LONG_AIM);
      row[4] = overlap(inPairs, lengthInPairs, LONG_AIM);
      row[5] = (length / LONG_AIM) ** 2;
      row[6] = (length / LONG_AIM) * quotedShare;
      row[7] = set.length === MOST_TOGETHER ? 1 : 0;
      row[8] = opens;
      row[9] = second;
      row[10] = (firsts >> 2) & 1;
      row[11] = opens * second;
      row[12] = places;
      row[13] = places * logSentences;
      row[14] = quoted;
      row[15] = opens * logSentences;
      row[16] = opens * openingWorth;
      row[17] = (opens * (opening?.length ?? 0)) / LONG_AIM;
      row[18] = opens * Math.log(1 + (opening?.index ?? 0));
      row[19] = opens * quotedShare;
      observe(set, row);
    }
    if (set.length === MOST_TOGETHER) return;
    rest.forEach((candidate, i) => {
      const whole = withSentence(sum, candidate);
      // Of a third sentence nothing more is asked than what it adds.
      const isLast = set.length === MOST_TOGETHER - 1;
      const fresh = isLast ? [] : say(candidate);
      const differs = differing.get(candidate) ?? [];
      extend([...set, candidate], whole, isLast ? [] : rest.slice(i + 1).filter((other) => differs.includes(other)));
      for (const item of fresh) item.said = false;
    });
  };
  extend([], NOTHING, contenders);
}

/** What a set of sentences says, and where they stand, summed up sentence by sentence. */
export interface Sum {
  /** Expected number of terms, and of pairs, that stand in a summary, too. */
  readonly inTerms: number;
  readonly inPairs: number;
  readonly length: number;
  readonly lengthInPairs: number;
  readonly quoted: number;
  /** Logarithms of the places, the first being 1. */
  readonly places: number;
  /** A bit for each of the first places that is taken. */
  readonly firsts: number;
}

export const NOTHING: Sum = {
  inTerms: 0,
  inPairs: 0,
  length: 0,
  lengthInPairs: 0,
  quoted: 0,
  places: 0,
  firsts: 0,
};

/** With one sentence more, of which only what is not said yet adds to the sum. */
export function withSentence(sum: Sum, { terms, pairs, length, isQuoted, place }: Omit<Candidate, 'alone'>): Sum {
  let { inTerms, inPairs } = sum;
  for (const { chance, said } of terms) if (!said) inTerms += chance;
  for (const { chance, said } of pairs) if (!said) inPairs += chance;
  return {
    inTerms,
    inPairs,
    length: sum.length + length,
    lengthInPairs: sum.lengthInPairs + Math.max(0, length - 1),
    quoted: sum.quoted + (isQuoted ? 1 : 0),
    places: sum.places + Math.log(1 + place),
    firsts: place < FIRST ? sum.firsts | (1 << place) : sum.firsts,
  };
}

/** Marks what a sentence says as said. Returns what had not been. */
export function say({ terms, pairs }: Candidate): Item[] {
  const fresh: Item[] = [];
  for (const items of [terms, pairs]) {
    for (const item of items) {
      if (item.said) continue;
      item.said = true;
      fresh.push(item);
    }
  }
  return fresh;
}

/** Expected F1 of the overlap with a summary of `aim` terms. */
function overlap(expected: number, length: number, aim: number): number {
  return (2 * expected) / (length + aim);
}

export function worthOf({ inTerms, inPairs, length, lengthInPairs }: Sum): number {
  return overlap(inTerms, length, AIM) + PAIRS * overlap(inPairs, lengthInPairs, AIM);
}

export function saysTheSame(a: Candidate, b: Candidate): boolean {
  let shared = 0;
  for (const stem of a.content.keys()) if (b.content.has(stem)) shared++;
  return shared >= SAME * Math.min(a.content.size, b.content.size);
}
