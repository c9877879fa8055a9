/**
 * The sentences that together say most of what a summary would: those whose expected overlap with it, in terms and in
 * pairs of neighbours (ROUGE-1 and ROUGE-2, F1), is greatest. What one sentence says counts for the set once, so that
 * none is taken for what another says already.
 */
import { type Passage, pairsIn, type Salience } from './salience';

/** Length of the summary that is aimed at, in terms: about the mean of publishers’ own. */
const AIM = 50;
/** Pairs weigh twice: they tell a sentence of the summary from one that uses its words. */
const PAIRS = 2;
/** For standing first, halved for the second and so on: what settles near ties is the order of the article. */
const EARLY = 0.02;
/** Sets are tried out among so many; the best of them was never worse among more. */
const CANDIDATES = 10;
/** Two sentences that share this much of the shorter one's content say the same. */
const SAME = 0.6;

interface Candidate {
  readonly index: number;
  readonly length: number;
  readonly early: number;
  readonly stems: readonly string[];
  readonly pairs: readonly string[];
  readonly content: ReadonlySet<string>;
}

/** A sentence of the summary: its index in the passage and what it alone is worth, 0 to 1 against the best. */
export interface Chosen {
  readonly index: number;
  readonly worth: number;
}

/** Up to `count` sentences, the most telling first. */
export function summarise(passage: Passage, salience: Salience, count: number): Chosen[] {
  const candidates = passage.eligible.map((index, place): Candidate => {
    const sentence = passage.sentences[index];
    return {
      index,
      length: sentence?.terms.length ?? 0,
      early: EARLY / (1 + place),
      stems: [...(sentence?.stems ?? [])],
      pairs: [...pairsIn(sentence)],
      content: new Set(sentence?.content.keys()),
    };
  });
  const alone = new Map(candidates.map((candidate) => [candidate, worthOf([candidate], salience)]));
  const ranked = [...candidates].sort((a, b) => (alone.get(b) ?? 0) - (alone.get(a) ?? 0) || a.index - b.index);
  const most = Math.max(...alone.values(), 1e-9);

  // The first three are chosen together, the rest one by one.
  const chosen = bestTogether(ranked.slice(0, CANDIDATES), Math.min(3, count), salience);
  chosen.sort((a, b) => (alone.get(b) ?? 0) - (alone.get(a) ?? 0) || a.index - b.index);
  while (chosen.length < count) {
    let next: Candidate | null = null;
    let best = 0;
    for (const candidate of ranked.slice(0, CANDIDATES + 2 * count)) {
      if (chosen.some((other) => saysTheSame(other, candidate))) continue;
      const worth = worthOf([...chosen, candidate], salience);
      if (next === null || worth > best) {
        next = candidate;
        best = worth;
      }
    }
    if (next === null) break;
    chosen.push(next);
  }
  return chosen.map((candidate) => ({
    index: candidate.index,
    worth: Math.min(1, (alone.get(candidate) ?? 0) / most),
  }));
}

function bestTogether(candidates: readonly Candidate[], count: number, salience: Salience): Candidate[] {
  let found: Candidate[] = [];
  let best = -1;
  const extend = (set: readonly Candidate[], from: number) => {
    if (set.length > found.length || set.length === count) {
      const worth = worthOf(set, salience);
      if (set.length > found.length || worth > best) {
        found = [...set];
        best = worth;
      }
    }
    if (set.length === count) return;
    for (let i = from; i < candidates.length; i++) {
      const candidate = candidates[i];
      if (candidate === undefined || set.some((other) => saysTheSame(other, candidate))) continue;
      extend([...set, candidate], i + 1);
    }
  };
  extend([], 0);
  return found;
}

function worthOf(set: readonly Candidate[], { terms, pairs }: Salience): number {
  const seen = new Set<string>();
  let inTerms = 0;
  let inPairs = 0;
  let length = 0;
  let lengthInPairs = 0;
  let early = 0;
  for (const candidate of set) {
    for (const stem of candidate.stems) {
      if (seen.has(stem)) continue;
      seen.add(stem);
      inTerms += terms.get(stem) ?? 0;
    }
    for (const pair of candidate.pairs) {
      if (seen.has(pair)) continue;
      seen.add(pair);
      inPairs += pairs.get(pair) ?? 0;
    }
    length += candidate.length;
    lengthInPairs += Math.max(0, candidate.length - 1);
    early += candidate.early;
  }
  return (2 * inTerms) / (length + AIM) + (PAIRS * 2 * inPairs) / (lengthInPairs + AIM) + early;
}

function saysTheSame(a: Candidate, b: Candidate): boolean {
  let shared = 0;
  for (const stem of a.content) if (b.content.has(stem)) shared++;
  return shared >= SAME * Math.min(a.content.size, b.content.size);
}
