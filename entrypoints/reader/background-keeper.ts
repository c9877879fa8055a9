import type { Result } from '@/lib/messages';
import type { Keeper } from '@/lib/reader/keeper';
import { sendMessage } from '../shared/send-message';
import { askBackground } from './ask-background';
import { lookWhetherGone } from './lifetime';

/** Every question may be asked twice without harm: saving is by id, the other changes set what they set. */
async function ask<T>(question: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await askBackground(question);
  } catch (error) {
    if (lookWhetherGone()) return { ok: false, why: 'gone' };
    console.error('Pressmark: the background did not answer', error);
    return { ok: false, why: 'storage-failed' };
  }
}

/** Keeps annotations through the background, which owns the database. */
export const backgroundKeeper: Keeper = {
  restore: (page) => ask(() => sendMessage('page:restore', page)),
  article: (page) => sendMessage('page:article', page).catch(() => null),
  save: (article, annotation, page) => ask(() => sendMessage('page:save', { ...page, article, annotation })),
  revise: (id, changes, page) => ask(() => sendMessage('page:revise', { ...page, id, changes })),
  delete: (id, page) => ask(() => sendMessage('page:delete', { ...page, id })),
  undelete: (id, page) => ask(() => sendMessage('page:undelete', { ...page, id })),
  corrections: (page) => ask(() => sendMessage('page:corrections', page)),
  correct: (correction, page) => ask(() => sendMessage('page:correct', { ...page, correction })),
  seek: (missing, page) => sendMessage('page:seek', { ...page, missing }).catch(() => undefined),
};
