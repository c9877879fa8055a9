/**
 * The sentences that together say most of what a summary would.
 *
 * 1. Each sentence that can stand alone is worth its expected overlap with the summary, in terms and in pairs of
 *    neighbours (ROUGE-1 and ROUGE-2, F1).
 * 2. Of the best and the first of them a linear model chooses two or three together; see `observeSets`.
 * 3. A longer article gets further sentences, one by one.
 */
import type { CountedPassage, Salience } from './salience';
import {
  CANDIDATES,
  type Candidate,
  candidatesOf,
  MOST_TOGETHER,
  NOTHING,
  observeSets,
  rankedByWorth,
  say,
  saysTheSame,
  withSentence,
  worthOf,
} from './sets';

/** A sentence of the summary: its index in the passage and what it alone is worth, 0 to 1 against the best. */
export interface Chosen {
  readonly index: number;
  readonly worth: number;
}

/**
 * `count` sentences, the most telling first: fewer where there are not as many that differ, and three for two where a
 * third says enough that is new. `setModel` has a weight for each feature of `observeSets`.
 */
export function summarise(
  passage: CountedPassage,
  salience: Salience,
  { count, setModel }: { readonly count: number; readonly setModel: readonly number[] },
): Chosen[] {
  const candidates = candidatesOf(passage, salience);
  const ranked = rankedByWorth(candidates);
  const most = Math.max(worthOf(ranked[0]?.alone ?? NOTHING), 1e-9);

  const chosen = bestTogether(passage, candidates, { fewest: Math.min(MOST_TOGETHER, count), setModel });
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
  return chosen.map(({ index, alone }) => ({ index, worth: Math.min(1, worthOf(alone) / most) }));
}

/** The best set of `fewest` to three, its most telling sentence first; the largest where none of that size can be made. */
function bestTogether(
  passage: CountedPassage,
  candidates: readonly Candidate[],
  { fewest, setModel }: { readonly fewest: number; readonly setModel: readonly number[] },
): Candidate[] {
  let found: readonly Candidate[] = [];
  let best = Number.NEGATIVE_INFINITY;
  observeSets(passage, candidates, (set, features) => {
    let value = 0;
    for (let i = 0; i < features.length; i++) value += (features[i] ?? 0) * (setModel[i] ?? 0);
    const isLarger = set.length > found.length && found.length < fewest;
    const isSmaller = set.length < Math.min(fewest, found.length);
    if (isSmaller || (value <= best && !isLarger)) return;
    found = set;
    best = value;
  });
  return rankedByWorth(found);
}
