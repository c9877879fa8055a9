import { articleKey, withoutPlace } from '@/lib/article-key';
import { copyOf } from '@/lib/copy/copy';
import { pageSender, type Sender } from '@/lib/messaging';
import type { Article, ArticleCopy, ArticleRecord } from '@/lib/model';
import { LIMITS } from '@/lib/schema/nouns';
import { sealed } from '@/lib/store/sealing';
import type { SealedCopy } from '@/lib/stored';
import { digesting } from '@/lib/text/article-digest';
import { loadSettings } from '../shared/stored-settings';
import { store } from './store';
import { analysisFor, inSlices } from './text-core';

/** At most so many authors' names are stored. */
const MOST_AUTHORS = 100;

const line = (value: string) => value.slice(0, LIMITS.line);

/**
 * What is remembered of an article of which something is kept. What a page calls itself is shortened, not refused: no title
 * may keep a reader from keeping words. `title` is the page's own, for one that is no article.
 */
export async function factsOf(
  article: Article | null,
  title: string,
): Promise<Omit<ArticleRecord, 'key' | 'url' | 'created' | 'visited'>> {
  if (article === null) return { title: line(title), siteName: null, byline: [], published: null, lang: 'und' };
  const digest = await inSlices(digesting(article, new Date().toISOString())).catch(() => null);
  return {
    title: line(article.title),
    siteName: article.siteName === null ? null : line(article.siteName),
    byline: article.byline.slice(0, MOST_AUTHORS).map(line),
    published: article.published?.slice(0, LIMITS.short) ?? null,
    lang: article.lang.slice(0, LIMITS.short),
    ...(digest === null
      ? {}
      : {
          digest: {
            ...digest,
            title: line(digest.title),
            modified: digest.modified?.slice(0, LIMITS.short) ?? null,
          },
        }),
  };
}

/** Which of an article's pages an address is: a long article has several, and each its versions. */
export const pageOf = (address: string): string => articleKey(address);

/** A longer text is not copied. UTF-16 units. */
export const isCopied = (article: Article): boolean => article.text.length <= LIMITS.words;

/** The article of the sender's page as it is now. */
export async function copyNow(sender: Sender, article: Article, address: string): Promise<ArticleCopy> {
  const analysis = await analysisFor(article, pageSender(sender)?.tabId);
  return copyOf(article, analysis, withoutPlace(address), new Date().toISOString());
}

/**
 * The copy that comes with a kept passage, ready to be stored; null where there is one of that page, where the reader
 * wants none, or where it can't be made: that must not keep the passage from being kept.
 */
export async function firstCopy(
  sender: Sender,
  key: string,
  article: Article | null,
  address: string,
): Promise<SealedCopy | null> {
  if (article === null || !isCopied(article) || !(await loadSettings()).keepCopies) return null;
  try {
    const page = pageOf(address);
    if ((await store.copies(key)).some((facts) => facts.page === page)) return null;
    return await sealed(await copyNow(sender, article, address), page, null);
  } catch (error) {
    console.error('Pressmark: no copy was made', error);
    return null;
  }
}
