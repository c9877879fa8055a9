/** Work beside a page's own: in slices, so that a click or a frame of the page never waits long for us. */

/** As long as a slice may take, ms: half a frame at 60 a second. */
const SLICE_MS = 8;

/** https://developer.mozilla.org/docs/Web/API/Scheduler; Chromium has it from 129 on, Firefox from 142. */
interface WithScheduler {
  readonly scheduler?: { yield?(): Promise<void> };
}

/**
 * A `breathe` to be awaited between pieces of work: it lets the page go first once the slice is used up, and costs
 * nothing before.
 */
export function slices(view: Window & WithScheduler): () => Promise<void> {
  let end = view.performance.now() + SLICE_MS;
  return async () => {
    if (view.performance.now() < end) return;
    if (view.scheduler?.yield !== undefined) await view.scheduler.yield();
    else
      await new Promise<void>((resolve) => {
        view.setTimeout(resolve, 0);
      });
    end = view.performance.now() + SLICE_MS;
  };
}
