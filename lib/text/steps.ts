/**
 * Work in steps, so that whoever runs it beside something more urgent may let that go first between them. A step is a
 * paragraph's work or so: a millisecond at most.
 */
export type Steps<T> = Generator<void, T, void>;

/** Does all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
