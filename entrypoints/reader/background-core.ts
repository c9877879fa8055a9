import type { TextCore } from '@/lib/reader/text-core';
import { sendMessage } from '../shared/send-message';
import { askBackground } from './ask-background';

/** The text core, which runs in the background: no page waits for it, or holds its words. */
export const backgroundCore: TextCore = {
  analyze: (article) => askBackground(() => sendMessage('page:analyze', { article })),
  locate: (text, wanted) => askBackground(() => sendMessage('page:locate', { text, wanted })),
  describe: (text, span) => askBackground(() => sendMessage('page:describe', { text, span })),
  digest: (article) => askBackground(() => sendMessage('page:digest', { article })),
  compare: (article, digest) => askBackground(() => sendMessage('page:compare', { article, digest })),
};
