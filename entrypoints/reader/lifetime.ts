import { browser } from 'wxt/browser';

/** How often a reader looks whether its extension is still there: no event tells. */
const LOOK_MS = 1000;

/** The world of our scripts in this page, which the page itself sees nothing of. */
const world = globalThis as { pressmarkReader?: AbortController | undefined };

/**
 * Begins the life of a reader in this page, in the place of one that was there before.
 *
 * @returns aborted when the reader must leave: another one takes its place, or the extension was updated or removed,
 * which leaves its scripts behind without anybody to talk to
 */
export function beginLife(): AbortSignal {
  world.pressmarkReader?.abort();
  const life = new AbortController();
  world.pressmarkReader = life;
  const timer = setInterval(() => {
    if (browser.runtime?.id === undefined) life.abort();
  }, LOOK_MS);
  life.signal.addEventListener('abort', () => clearInterval(timer));
  return life.signal;
}
