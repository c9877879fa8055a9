const EVERY_MS = 50;

/**
 * Asks again and again until the answer is neither null, undefined nor false, and gives it; errors count as "not yet".
 *
 * @throws Error naming what was waited for, with the last error, after `limit` ms.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  limit = 30_000,
): Promise<T> {
  const end = Date.now() + limit;
  let last: unknown = null;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      last = null;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain: ${what}${last instanceof Error ? ` (${last.message})` : ''}`);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, EVERY_MS);
    });
  }
}
