/** A background that was killed between question and answer is started by asking again; twice is bad luck, more a fault. */
export const TRIES = 3;

/**
 * Asks the background something that may be asked twice without harm.
 *
 * @throws Error where it doesn't answer, as once the extension is gone
 */
export async function askBackground<T>(question: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await question();
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}
