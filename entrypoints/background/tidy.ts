import { readStale } from './kept-claims';
import { store } from './store';

/** The indexes are put in order once no message came for this long. */
const QUIET_MS = 1000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Puts the search index and that of kept claims in order, when nobody waits for an answer. Work that is cut off is done the next time. */
export function tidySoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    void store
      .tidy()
      .then(() => readStale())
      .catch((error: unknown) => console.error('Pressmark: the indexes were not put in order', error));
  }, QUIET_MS);
}
