import { sendMessage } from '@/lib/messages';
import type { TextCore } from '@/lib/reader/text-core';
import { TRIES } from './background-keeper';

/** A background that was killed before it answered is started by asking again. */
async function ask<T>(question: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await question();
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

/** The text core, which runs in the background: no page waits for it, or holds its words. */
export const backgroundCore: TextCore = {
  analyze: (article) => ask(() => sendMessage('page:analyze', { article })),
  locate: (text, wanted) => ask(() => sendMessage('page:locate', { text, wanted })),
  describe: (text, span) => ask(() => sendMessage('page:describe', { text, span })),
  digest: (article) => ask(() => sendMessage('page:digest', { article })),
  compare: (article, digest) => ask(() => sendMessage('page:compare', { article, digest })),
};
