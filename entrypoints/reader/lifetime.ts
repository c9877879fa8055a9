import { browser } from 'wxt/browser';

/** How often a reader checks whether its extension is still there, since no event says so. ms. */
const LOOK_MS = 1000;

/** The world of our scripts in this page, which the page itself sees nothing of. */
const world = globalThis as { pressmarkReader?: AbortController | undefined };

const gone = new AbortController();

/**
 * Aborted once the extension was updated, turned off or removed, which leaves this script behind without anybody to talk
 * to. Firefox stops such scripts where they are, so that it is never aborted there: see entrypoints/page-interface/host.ts.
 */
export const extensionGone: AbortSignal = gone.signal;

/** Whether the extension is gone, as far as one can tell now. */
export function lookWhetherGone(): boolean {
  if (browser.runtime?.id === undefined) gone.abort();
  return gone.signal.aborted;
}

/**
 * Begins the life of a reader in this page, in the place of one that was there before.
 *
 * @returns aborted when the reader must leave, because another one takes its place
 */
export function beginLife(): AbortSignal {
  world.pressmarkReader?.abort();
  const life = new AbortController();
  world.pressmarkReader = life;
  const timer = setInterval(lookWhetherGone, LOOK_MS);
  for (const signal of [life.signal, extensionGone]) signal.addEventListener('abort', () => clearInterval(timer));
  return life.signal;
}
