import { SyncedStore } from '@/lib/store/synced-store';

export const store = new SyncedStore();

/** The index is put in order once nothing more was asked for so long. */
const QUIET_MS = 1000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Puts the search index in order, when nobody waits for an answer. Where it is cut off, the next time does it. */
export function tidySoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    store.tidy().catch((error: unknown) => console.error('Pressmark: the index was not put in order', error));
  }, QUIET_MS);
}
