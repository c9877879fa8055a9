import { expect } from 'vitest';
import type { HostileText } from './inputs';

/** An input is tried at one length and at four times that. */
const TIMES = 4;
/**
 * Work that is in proportion to the input grows by four; what is remembered of words, and work that begins only with long
 * texts, may add something. Work with the square of the input grows by sixteen.
 */
const MOST_GROWTH = 6;
/** Growth below this amount of work can't be told from what every text costs. */
const SMALL = 60_000;

const isFaster = (once: number, more: number, small: number) => more > MOST_GROWTH * once + small;

/**
 * None of the inputs makes the work grow faster than in proportion. Where it seems so, the length is taken times four
 * again: work that comes to a bound of its own (a window of words, a number of edits) grows no further. `small` is what one
 * part of the work may cost beside, where it is counted alone.
 */
export async function expectProportion(
  inputs: readonly HostileText[],
  length: number,
  workAt: (input: HostileText, length: number) => number | Promise<number>,
  small = SMALL,
): Promise<void> {
  const wrong: string[] = [];
  for (const input of inputs) {
    const once = await workAt(input, length);
    const more = await workAt(input, TIMES * length);
    if (!isFaster(once, more, small)) continue;
    const most = await workAt(input, TIMES * TIMES * length);
    if (isFaster(more, most, small)) wrong.push(`${input.name}: ${once}, ${more}, ${most} steps`);
  }
  expect(wrong).toEqual([]);
}
