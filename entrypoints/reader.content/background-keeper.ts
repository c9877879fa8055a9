import { type Result, sendMessage } from '@/lib/messages';
import type { Keeper } from '@/lib/reader/session';

/** A background that was killed between question and answer is started by asking again; twice is bad luck, more a fault. */
const TRIES = 3;

/** Every question may be asked twice without harm: saving is by id, the other changes set what they set. */
async function ask<T>(question: () => Promise<Result<T>>): Promise<Result<T>> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await question();
    } catch (error) {
      if (left > 1) continue;
      console.error('Pressmark: the background did not answer', error);
      return { ok: false, why: 'storage-failed' };
    }
  }
}

/** Keeps annotations through the background, which owns the database. */
export function backgroundKeeper(canonical: () => string | null): Keeper {
  const identity = () => ({ canonical: canonical() });
  return {
    restore: () => ask(() => sendMessage('page:restore', identity())),
    save: (article, annotation) => ask(() => sendMessage('page:save', { ...identity(), article, annotation })),
    revise: (id, changes) => ask(() => sendMessage('page:revise', { ...identity(), id, changes })),
    delete: (id) => ask(() => sendMessage('page:delete', { ...identity(), id })),
    undelete: (id) => ask(() => sendMessage('page:undelete', { ...identity(), id })),
  };
}
