import { extensionGone, lookWhetherGone } from './lifetime';

/** A background that was killed before it answered is started again by asking again, at most twice. */
export const TRIES = 3;

/** Rejects once the extension is gone: not every browser then ends the questions that are open. */
const untilGone = (): Promise<never> =>
  new Promise((_, reject) => {
    const end = () => reject(new Error('the extension is gone'));
    if (extensionGone.aborted) end();
    else extensionGone.addEventListener('abort', end, { once: true });
  });

/**
 * Asks the background something that may be asked twice without harm.
 *
 * @throws Error where it doesn't answer, as once the extension is gone
 */
export async function askBackground<T>(question: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await Promise.race([question(), untilGone()]);
    } catch (error) {
      if (left === 1 || lookWhetherGone()) throw error;
    }
  }
}
