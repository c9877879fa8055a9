import type { Keeper } from '@/lib/reader/keeper';

/**
 * The sample article leaves its keeper of annotations here, so that the reader's script, which runs on other pages, too,
 * need not contain it. On a page of the web this is the browser's isolated world, into which the page can put nothing.
 */
const world = globalThis as { pressmarkKeeper?: Keeper };

/** To be called before the reader is brought in. */
export function lendKeeper(keeper: Keeper): void {
  world.pressmarkKeeper = keeper;
}

/** What was lent; null on every page but the sample article. */
export const lentKeeper = (): Keeper | null => world.pressmarkKeeper ?? null;
