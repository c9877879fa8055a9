import { v7 as uuid } from 'uuid';
import type { Handlers } from '@/lib/messages';
import { slices } from '@/lib/slices';
import { analyzing } from '@/lib/text/analyze';
import { describe } from '@/lib/text/anchor';
import { digestOf } from '@/lib/text/article-digest';
import { detectLanguage } from '@/lib/text/detect-language';
import { articleChange, placing } from '@/lib/text/passages';
import { languageOf } from './languages';

/**
 * The text core runs here and not in the page: no page waits for it or holds its words, and its code is compiled once
 * and not in every tab. In slices, since whoever keeps something meanwhile is answered by the same thread.
 */
export const textHandlers: Handlers<'page:analyze' | 'page:locate' | 'page:describe' | 'page:digest' | 'page:compare'> =
  {
    'page:analyze': async ({ article }) => {
      const language = await languageOf(detectLanguage(article.text, article.lang));
      return slices(globalThis).run(analyzing(article, language));
    },
    'page:locate': ({ text, wanted }) => slices(globalThis).run(placing(text, wanted)),
    'page:describe': ({ text, span }) => ({ uuid: uuid(), selectors: describe(text, span) }),
    'page:digest': ({ article }) => digestOf(article, new Date().toISOString()),
    'page:compare': ({ article, digest }) => articleChange(article, digest),
  };
