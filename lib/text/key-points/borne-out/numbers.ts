import type { Steps } from '../../steps';
import { isSameValue, type Quantity } from './quantities';
import type { Neighbourhood, Reader, Text } from './reading';
import { type Held, observe, type Suspect } from './suspects';

/** A pause after so many sentences, and after so many pairs of words at most. */
const SENTENCES_A_STEP = 16;
const PAIRS_A_STEP = 16_384;
/** Share of the statement's content that a sentence must have for its numbers to be looked at. */
const LEAST_SHARED = 0.2;
/** How well what stands around two numbers fits: words shared, the next one alike, and the sentences as a whole. */
const SHARED_IN_FIT = 2;
const SUPPORT_IN_FIT = 1;

interface OtherNumber {
  readonly fit: number;
  readonly around: number;
  readonly isCounted: boolean;
  readonly index: number;
  readonly other: Quantity;
}

/** B1. `heldAt`: the statement beside the sentence of an index. */
export function* suspectNumbers(
  reader: Reader,
  bullet: Text,
  { support, sharedBy, heldAt }: NumbersAsked,
): Steps<readonly Suspect[]> {
  if (bullet.quantities.length === 0) return [];
  const states: { holder: number; best: OtherNumber | null }[] = bullet.quantities.map(() => ({
    holder: 0,
    best: null,
  }));
  let pairs = 0;
  for (let index = 0; index < reader.sentences.length; index++) {
    const sentence = reader.sentence(index);
    pairs += bullet.tokens.length * sentence.quantities.length;
    if (index % SENTENCES_A_STEP === 0 || pairs > PAIRS_A_STEP) {
      yield;
      pairs = 0;
    }
    const shared = sharedBy[index] ?? 0;
    const supports = support.includes(index);
    for (const [there, other] of sentence.quantities.entries()) {
      const isGiven = bullet.quantities.some((given) => isSameValue(given, other));
      for (const [here, quantity] of bullet.quantities.entries()) {
        const [near, far, state] = [bullet.around[here], sentence.around[there], states[here]];
        if (near === undefined || far === undefined || state === undefined) continue;
        const around = fitOf(near, far);
        const isCounted = near.next !== null && near.next === far.next;
        const fit = around + SHARED_IN_FIT * shared;
        if (isGiven && isSameValue(quantity, other))
          state.holder = Math.max(state.holder, fit + (supports ? SUPPORT_IN_FIT : 0));
        else if (
          !isGiven &&
          shared >= LEAST_SHARED &&
          fit > (state.best?.fit ?? 0) &&
          isComparable(quantity, other, isCounted)
        )
          state.best = { fit, around, isCounted, index, other };
      }
    }
  }
  return states.flatMap(({ holder, best }, here): Suspect[] => {
    const quantity = bullet.quantities[here];
    if (quantity === undefined || best === null || best.fit <= holder) return [];
    const held = heldAt(best.index);
    const { other } = best;
    const tokens = bullet.tokens.slice(quantity.first, quantity.last + 1);
    const ratio = Math.abs(Math.log(Math.max(quantity.value, 0.1) / Math.max(other.value, 0.1)));
    const observed = observe(
      held,
      tokens,
      [quantity.first, quantity.last + 1],
      [
        best.fit / 4,
        holder / 4,
        (best.fit - holder) / 4,
        holder > 0 ? 1 : 0,
        best.around / 4,
        best.isCounted ? 1 : 0,
        best.around >= 2 ? 1 : 0,
        Math.min(2, ratio),
        quantity.unit === 'age' ? 1 : 0,
        quantity.unit === 'calendar' || quantity.unit === 'decade' ? 1 : 0,
        quantity.unit === '' ? 1 : 0,
        quantity.unit === other.unit && quantity.unit !== '' ? 1 : 0,
        support.includes(best.index) ? 1 : 0,
        held.alignment.gaps.some(
          ({ bullet: [a, b], sentence: [c, d] }) =>
            a <= quantity.first && quantity.last < b && c <= other.first && other.last < d,
        )
          ? 1
          : 0,
        quantity.rough || other.rough ? 1 : 0,
        /^\p{N}/u.test(tokens[0]?.lower ?? '') ? 1 : 0,
      ],
    );
    const text = wordsAt(reader.sentence(best.index), other);
    return [
      { ground: 'number', kind: 'number', bullet: wordsAt(bullet, quantity), text, sentence: best.index, observed },
    ];
  });
}

interface NumbersAsked {
  readonly support: readonly number[];
  readonly sharedBy: readonly number[];
  readonly heldAt: (index: number) => Held;
}

/** Whether two numbers can be told of the same things: of one unit, a year and a decade, or a count and a share of what is counted. */
function isComparable(a: Quantity, b: Quantity, isCounted: boolean): boolean {
  if (a.unit === 'age' || b.unit === 'age') return a.unit === b.unit && isCounted;
  if ((a.unit === '%') !== (b.unit === '%')) return isCounted && [a.unit, b.unit].includes('');
  const family = ({ unit }: Quantity) => (unit === 'decade' ? 'calendar' : unit);
  return family(a) === family(b);
}

/** How well what two numbers count fits: shared words, more for the nearest one. */
const fitOf = (a: Neighbourhood, b: Neighbourhood): number =>
  overlap(a.all, b.all) +
  (a.next !== null && a.next === b.next ? 1 : 0) +
  (a.last !== null && a.last === b.last ? 1 : 0);

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((item) => b.has(item)).length;

function wordsAt({ text, tokens }: Text, { first, last }: Quantity): string {
  const start = tokens[first]?.start ?? 0;
  return text.slice(/\p{Sc}/u.test(text.charAt(start - 1)) ? start - 1 : start, tokens[last]?.end);
}
