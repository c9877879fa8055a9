/**
 * The sentences that together say most of what a summary would: those whose expected overlap with it, in terms and in
 * pairs of neighbours (ROUGE-1 and ROUGE-2, F1), is greatest. What one sentence says counts for the set once, so that
 * none is taken for what another says already.
 */
import { type CountedPassage, pairsIn, type Salience } from './salience';

/** Length of the summary that is aimed at, in terms: between those of publishers that print several points and one. */
const AIM = 35;
/** Pairs weigh twice: they tell a sentence of the summary from one that uses its words. */
const PAIRS = 2;
/** Sets are tried out among so many; the best of them was never worse among more. */
const CANDIDATES = 10;
/** Two sentences that share this much of the shorter one's content say the same. */
const SAME = 0.6;

/** A term or a pair of neighbours, with its chance of standing in a summary. */
interface Item {
  readonly chance: number;
  /** Whether a sentence of the set at hand says it already. */
  said: boolean;
}

interface Candidate {
  readonly index: number;
  readonly length: number;
  readonly terms: readonly Item[];
  readonly pairs: readonly Item[];
  readonly content: ReadonlyMap<string, unknown>;
}

/** A sentence of the summary: its index in the passage and what it alone is worth, 0 to 1 against the best. */
export interface Chosen {
  readonly index: number;
  readonly worth: number;
}

/**
 * `count` sentences, the most telling first: fewer where there are not as many that differ, and three for two where a
 * third says enough that is new.
 */
export function summarise(passage: CountedPassage, salience: Salience, count: number): Chosen[] {
  const candidates = candidatesOf(passage, salience);
  const alone = new Map(candidates.map((candidate) => [candidate, worthOf(withSentence(NOTHING, candidate))]));
  const ranked = [...candidates].sort((a, b) => (alone.get(b) ?? 0) - (alone.get(a) ?? 0) || a.index - b.index);
  const most = Math.max(...alone.values(), 1e-9);

  // The first two or three are chosen together, the rest one by one.
  const chosen = bestTogether(ranked.slice(0, CANDIDATES), Math.min(3, count));
  chosen.sort((a, b) => (alone.get(b) ?? 0) - (alone.get(a) ?? 0) || a.index - b.index);
  let sum = NOTHING;
  for (const candidate of chosen) {
    sum = withSentence(sum, candidate);
    say(candidate);
  }
  let others = ranked
    .slice(0, CANDIDATES + 2 * count)
    .filter((candidate) => !chosen.some((other) => saysTheSame(other, candidate)));
  while (chosen.length < count) {
    let next: Candidate | null = null;
    let best = 0;
    for (const candidate of others) {
      const worth = worthOf(withSentence(sum, candidate));
      if (next === null || worth > best) {
        next = candidate;
        best = worth;
      }
    }
    if (next === null) break;
    const taken = next;
    chosen.push(taken);
    sum = withSentence(sum, taken);
    say(taken);
    others = others.filter((candidate) => !saysTheSame(taken, candidate));
  }
  return chosen.map((candidate) => ({
    index: candidate.index,
    worth: Math.min(1, (alone.get(candidate) ?? 0) / most),
  }));
}

function candidatesOf(passage: CountedPassage, { terms, pairs }: Salience): Candidate[] {
  const termItems = terms.map((chance): Item => ({ chance, said: false }));
  const pairItems = new Map<number, Item>();
  const pairItem = (key: number): Item => {
    const known = pairItems.get(key);
    if (known !== undefined) return known;
    const item = { chance: pairs.get(key) ?? 0, said: false };
    pairItems.set(key, item);
    return item;
  };
  return passage.eligible.map((index): Candidate => {
    const numbers = passage.numbers[index] ?? [];
    return {
      index,
      length: numbers.length,
      terms: Array.from(new Set(numbers), (number) => termItems[number] ?? { chance: 0, said: false }),
      pairs: Array.from(pairsIn(passage, index), pairItem),
      content: passage.sentences[index]?.content ?? NO_CONTENT,
    };
  });
}

const NO_CONTENT: ReadonlyMap<string, unknown> = new Map();

/** The best set of `fewest` to three; as many as there are where none of that size can be made. */
function bestTogether(candidates: readonly Candidate[], fewest: number): Candidate[] {
  let found: readonly Candidate[] = [];
  let best = -1;
  const others = new Map(
    candidates.map((candidate, i) => [
      candidate,
      new Set(candidates.slice(i + 1).filter((other) => !saysTheSame(candidate, other))),
    ]),
  );
  const extend = (set: readonly Candidate[], sum: Sum, rest: readonly Candidate[]) => {
    const worth = worthOf(sum);
    const wider = set.length > found.length && found.length < fewest;
    if (wider || (set.length >= Math.min(fewest, found.length) && worth > best)) {
      found = set;
      best = worth;
    }
    if (set.length === 3) return;
    for (const candidate of rest) {
      const whole = withSentence(sum, candidate);
      // Of a third sentence nothing more is asked than what it adds.
      const fresh = set.length < 2 ? say(candidate) : [];
      extend(
        [...set, candidate],
        whole,
        rest.filter((other) => others.get(candidate)?.has(other)),
      );
      for (const item of fresh) item.said = false;
    }
  };
  extend([], NOTHING, candidates);
  return [...found];
}

/** What a set of sentences says, summed up sentence by sentence. */
interface Sum {
  readonly inTerms: number;
  readonly inPairs: number;
  readonly length: number;
  readonly lengthInPairs: number;
}

const NOTHING: Sum = { inTerms: 0, inPairs: 0, length: 0, lengthInPairs: 0 };

/** With one sentence more, of which only what is not said yet adds to the sum. */
function withSentence(sum: Sum, { terms, pairs, length }: Candidate): Sum {
  let { inTerms, inPairs } = sum;
  for (const { chance, said } of terms) if (!said) inTerms += chance;
  for (const { chance, said } of pairs) if (!said) inPairs += chance;
  return {
    inTerms,
    inPairs,
    length: sum.length + length,
    lengthInPairs: sum.lengthInPairs + Math.max(0, length - 1),
  };
}

/** Marks what a sentence says as said. Returns what had not been. */
function say({ terms, pairs }: Candidate): Item[] {
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

function worthOf({ inTerms, inPairs, length, lengthInPairs }: Sum): number {
  return (2 * inTerms) / (length + AIM) + (PAIRS * 2 * inPairs) / (lengthInPairs + AIM);
}

function saysTheSame(a: Candidate, b: Candidate): boolean {
  let shared = 0;
  for (const stem of a.content.keys()) if (b.content.has(stem)) shared++;
  return shared >= SAME * Math.min(a.content.size, b.content.size);
}
