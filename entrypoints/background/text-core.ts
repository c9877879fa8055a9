import { v7 as uuid } from 'uuid';
import * as v from 'valibot';
import { pageSender } from '@/lib/messaging';
import type { Analysis, Article, Description, Place } from '@/lib/model';
import { type ArticleTexts, readingArticleTextsOf } from '@/lib/outline/article-texts';
import { selectors } from '@/lib/schema/nouns';
import { outlineData, pageFacts, readArticle, span } from '@/lib/schema/payloads';
import { slices } from '@/lib/slices';
import { analyzing } from '@/lib/text/analyze';
import { describe } from '@/lib/text/anchor';
import { detectLanguage } from '@/lib/text/detect-language';
import { placing } from '@/lib/text/passages';
import type { Steps } from '@/lib/text/steps';
import { fromSample, plain } from './declare';
import { languageOf } from './languages';

/** In slices, between which whoever asks the background for something meanwhile is answered. */
export const inSlices = <T>(steps: Steps<T>): Promise<T> =>
  slices(globalThis, import.meta.env.FIREFOX ? 'urgent' : 'all').run(steps);

/** As little of an article as makes the text core prepare all that it knows of a language. */
const WORDS = '“It holds,” said Ada Lund, the harbour master. She said that it had held for years.';
const LITTLE: Article = {
  url: '',
  title: '',
  byline: [],
  siteName: null,
  published: null,
  lang: 'en',
  text: WORDS,
  blocks: [{ kind: 'paragraph', start: 0, end: WORDS.length }],
  bullets: [],
};

let isPrepared = false;

/**
 * Has the text core ready for the page that is about to ask it: while the page is read, there is nothing else to do here.
 * In English, as most pages are; any other language is prepared when it is asked for.
 */
export function prepareTextCore(): void {
  if (isPrepared) return;
  isPrepared = true;
  analysisOf(LITTLE).catch((error: unknown) => console.error('Pressmark: the text core is not ready', error));
}

async function analysisOf(article: Article): Promise<Analysis> {
  const language = await languageOf(detectLanguage(article.text, article.lang));
  return inSlices(analyzing(article, language));
}

/** By tab, its article as it was analysed last: what is kept of it a moment later need not be analysed again. */
const analysed = new Map<number, { readonly article: Article; readonly analysis: Analysis }>();
/** The most tabs whose analysis is remembered. */
const MOST_ANALYSED = 8;

function remember(tabId: number, article: Article, analysis: Analysis): void {
  analysed.delete(tabId);
  analysed.set(tabId, { article, analysis });
  for (const oldest of analysed.keys()) {
    if (analysed.size <= MOST_ANALYSED) break;
    analysed.delete(oldest);
  }
}

/** The analysis of an article of a tab: what was made of it already, else a new one. */
export async function analysisFor(article: Article, tabId?: number): Promise<Analysis> {
  const known = tabId === undefined ? undefined : analysed.get(tabId);
  const isSame = known?.article.text === article.text && known.article.title === article.title;
  return known !== undefined && isSame && known.article.lang === article.lang ? known.analysis : analysisOf(article);
}

/**
 * The text core runs here and not in the page: no page waits for it or holds its words, and its code is compiled once
 * and not in every tab. It works in slices, since the same thread answers all other messages meanwhile.
 */
export const textMessages = {
  /** Which texts of the sender's page are its article: what Readability, and the rules after it, make of its outline. */
  'page:article-texts': fromSample({
    payload: v.object({ outline: outlineData, facts: pageFacts }),
    answer: plain<ArticleTexts | null>(),
    handle: ({ outline, facts }) => inSlices(readingArticleTextsOf(outline, facts)),
  }),
  /** What the text core says of the sender's page, which may be our own sample; see lib/reader/text-core-port.ts. */
  'page:analyze': fromSample({
    payload: v.object({ article: readArticle }),
    answer: plain<Analysis>(),
    handle: async ({ article }, sender) => {
      const analysis = await analysisOf(article);
      const tabId = pageSender(sender)?.tabId;
      if (tabId !== undefined) remember(tabId, article, analysis);
      return analysis;
    },
  }),
  'page:locate': fromSample({
    payload: v.object({ text: v.string(), wanted: v.pipe(v.array(selectors), v.maxLength(100_000)) }),
    answer: plain<readonly (Place | null)[]>(),
    handle: ({ text, wanted }) => inSlices(placing(text, wanted)),
  }),
  'page:describe': fromSample({
    payload: v.pipe(
      v.object({ text: v.string(), span: v.object(span) }),
      v.check(
        ({ text: words, span: { start, end } }) => start < end && end <= words.length,
        'a span outside the text, or of nothing',
      ),
    ),
    answer: plain<Description>(),
    handle: ({ text, span }) => ({ uuid: uuid(), selectors: describe(text, span) }),
  }),
};
