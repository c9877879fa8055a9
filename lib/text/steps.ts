/**
 * Work in steps, so that whoever runs it beside something more urgent may let that go first between them. A step is a
 * paragraph's work or so: a millisecond at most. How much a step does has a bound, whatever the text: loops over the
 * words of an article pause every `TURNS_A_STEP` turns, and a paragraph without an end is read in pieces (`piecesOf`).
 */
export type Steps<T> = Generator<void, T, void>;

/** Turns of a loop that does little in each, after which others may go first. */
export const TURNS_A_STEP = 512;

/** UTF-16 units of a text that are gone through one by one before others may go first. */
export const UNITS_A_STEP = 16_384;

/** Does all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
