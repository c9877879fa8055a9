import type { Handlers } from '@/lib/messages';
import { slices } from '@/lib/slices';
import { analyzing } from '@/lib/text/analyze';
import { detectLanguage } from '@/lib/text/detect-language';
import { languageOf } from './languages';

/**
 * The text core runs here and not in the page: no page waits for it or holds its words, and its code is compiled once
 * and not in every tab. In slices, since whoever keeps something meanwhile is answered by the same thread.
 */
export const analysisHandlers: Pick<Handlers<'page:analyze'>, 'page:analyze'> = {
  'page:analyze': async ({ article }) => {
    const language = await languageOf(detectLanguage(article.text, article.lang));
    return slices(globalThis).run(analyzing(article, language));
  },
};
