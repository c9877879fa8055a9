/** Work beside what is more urgent: in slices, so that no click, frame or message waits long for us. */
import type { Steps } from './text/steps';

/** As long as a slice may take, ms: a quarter of a frame at 60 a second. */
const SLICE_MS = 4;
/** A page that is never idle is read all the same, after so many ms. */
const IDLE_PATIENCE_MS = 500;

/** A window, or a worker's global scope. */
type Host = Pick<WindowOrWorkerGlobalScope, 'performance' | 'setTimeout'> & {
  /** https://developer.mozilla.org/docs/Web/API/Scheduler; Chromium has it from 129 on, Firefox from 142. */
  readonly scheduler?: { yield?(): Promise<void> };
};

export interface Slices {
  /** To be awaited between pieces of work: lets others go first once the slice is used up, and costs nothing before. */
  breathe(): Promise<void>;
  /** Does all steps, breathing between them. */
  run<T>(steps: Steps<T>): Promise<T>;
}

/**
 * Who goes first between slices: what is more urgent than we are ('urgent': input and frames), or all who wait by then
 * ('all'). In Chromium's workers nothing counts as more urgent: `scheduler.yield` goes on before messages and answers of the
 * database, however long they wait. In Firefox's background page they go first, while what waits for all others there may
 * wait for a page that never rests.
 */
export type First = 'urgent' | 'all';

let line: Promise<void> = Promise.resolve();

/**
 * After all tasks that wait by now, and after everybody who asked for the same before: of several works that are under way
 * only one has a slice before the others' turn, however many pages are read at once.
 */
function afterAll(): Promise<void> {
  line = line.then(
    () =>
      // A timer would wait four milliseconds more each time.
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          resolve();
        };
        port2.postMessage(null);
      }),
  );
  return line;
}

export function slices(host: Host, first: First = 'urgent'): Slices {
  let end = host.performance.now() + SLICE_MS;
  const breathe = async (): Promise<void> => {
    if (host.performance.now() < end) return;
    if (first === 'all') await afterAll();
    else if (host.scheduler?.yield !== undefined) await host.scheduler.yield();
    else
      await new Promise<void>((resolve) => {
        host.setTimeout(resolve, 0);
      });
    end = host.performance.now() + SLICE_MS;
  };
  return {
    breathe,
    run: async (steps) => {
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
        // The time is checked here, since `await` would cost more than many a step does.
        if (host.performance.now() >= end) await breathe();
      }
    },
  };
}

/** When the page has nothing more urgent to do. */
export function idle(view: Window & typeof globalThis): Promise<void> {
  return new Promise((resolve) => {
    if (view.requestIdleCallback === undefined) view.setTimeout(resolve, 0);
    else view.requestIdleCallback(() => resolve(), { timeout: IDLE_PATIENCE_MS });
  });
}
