import { browser } from 'wxt/browser';
import type { Failure, Result } from '@/lib/messages';
import { announce, sendToTab } from '@/lib/messaging';
import { tidySoon } from './tidy';

export const succeeded = <T>(value: T): Result<T> => ({ ok: true, value });

export const failed = <T>(why: Failure): Result<T> => ({ ok: false, why });

/** What a failure of the database means to the reader. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RangeError) return 'refused';
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'storage-full';
  return name === 'VersionError' ? 'storage-newer' : 'storage-failed';
}

/** Runs a query; a failure of the database becomes an answer, so that the reader is told. */
export async function attempt<T>(query: () => Promise<T | null | false>): Promise<Result<T>> {
  try {
    const value = await query();
    return value === null || value === false ? failed('not-found') : { ok: true, value };
  } catch (error) {
    console.error('Pressmark: the database failed', error);
    return failed(failureOf(error));
  }
}

/** Tells open pages, other than the one that made the change, and our own pages. */
export async function changed(ids: readonly string[] | null, except?: number): Promise<void> {
  announce('own:libraryChanged', ids === null ? undefined : { ids });
  for (const { id } of await browser.tabs.query({})) {
    if (id !== undefined && id !== except)
      void sendToTab('tab:annotationsChanged', undefined, id).catch(() => undefined);
  }
}

/** Passes an answer on, and tells everybody else of what it changed: those ids; null where it may be anything. */
export async function told<T>(
  result: Promise<Result<T>>,
  ids: readonly string[] | null,
  except?: number,
): Promise<Result<T>> {
  const answer = await result;
  if (answer.ok) {
    void changed(ids, except);
    tidySoon();
  }
  return answer;
}
