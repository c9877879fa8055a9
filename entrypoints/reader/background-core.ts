import type { TextCorePort } from '@/lib/reader/text-core-port';
import { sendMessage } from '../shared/send-message';
import { askBackground } from './ask-background';

/** The text core, which runs in the background: no page waits for it or holds its lists of words. */
export const backgroundCore: TextCorePort = {
  articleTexts: (outline, facts) => askBackground(() => sendMessage('page:article-texts', { outline, facts })),
  analyze: (article) => askBackground(() => sendMessage('page:analyze', { article })),
  locate: (text, wanted) => askBackground(() => sendMessage('page:locate', { text, wanted })),
  describe: (text, span) => askBackground(() => sendMessage('page:describe', { text, span })),
  compare: (article, digest, page) => askBackground(() => sendMessage('page:compare', { ...page, article, digest })),
};
