import { readingArticleTextsOf } from '@/lib/outline/article-texts';
import type { TextCorePort } from '@/lib/reader/text-core-port';
import { analyze } from '@/lib/text/analyze';
import { describe } from '@/lib/text/anchor';
import { english } from '@/lib/text/languages';
import { articleChange, placing } from '@/lib/text/passages';
import { finish } from '@/lib/text/steps';

/** The text core without a background between; UUIDs are counted. */
export function directCore(): TextCorePort {
  let count = 0;
  return {
    articleTexts: async (outline, facts) => finish(readingArticleTextsOf(outline, facts)),
    analyze: async (article) => analyze(article, english),
    locate: async (text, wanted) => finish(placing(text, wanted)),
    describe: async (text, span) => {
      count += 1;
      return {
        uuid: `0190a8e2-7d3c-7000-8000-${String(count).padStart(12, '0')}`,
        selectors: describe(text, span),
      };
    },
    compare: async (article, digest) => articleChange(article, digest),
  };
}
