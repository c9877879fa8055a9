import { v7 as uuid } from 'uuid';
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { isWholeArticle, wholeArticle } from '@/lib/annotation';
import { articleAddress, articleKey, withoutPlace } from '@/lib/article-key';
import { withTextFragment } from '@/lib/export/text-fragment';
import type { FoundArticles, LibraryArticle, OpenResult, PageIdentity } from '@/lib/messages';
import { announce, isOfItsAddress, pageAddress, pageSender, type Sender, sendToTab } from '@/lib/messaging';
import type { Annotation, ArticleRecord } from '@/lib/model';
import { annotation, annotationId, LIMITS } from '@/lib/schema/nouns';
import { changes, count, identity, ids, nothing, readArticle, tabId, text } from '@/lib/schema/payloads';
import { readMessages } from '../shared/language';
import { loadSettings } from '../shared/stored-settings';
import { attempt, failed, succeeded, told } from './answers';
import { fromOwn, fromPage, fromSample, plain, result } from './declare';
import { factsOf, firstCopy } from './kept-article';
import { articlesOf } from './page-articles';
import { askReader, openInterface, openReader, styleHighlights } from './reader';
import { store } from './store';

/** The keys of the articles that the sender's page shows (see page-articles.ts), first that of the page's own; none in a sandbox. */
export const keysOf = async (sender: Sender, page: PageIdentity): Promise<readonly string[]> =>
  (await articlesOf(store, sender, page)) ?? [];

/** The result of a query for the first of the page's articles for which it isn't null. */
async function firstOf<T>(
  sender: Sender,
  page: PageIdentity,
  query: (key: string) => Promise<T | null>,
): Promise<T | null> {
  for (const key of await keysOf(sender, page)) {
    const found = await query(key);
    if (found !== null) return found;
  }
  return null;
}

/** Whether the message comes from a private window. */
export const isPrivate = (sender: Sender) => sender.tab?.incognito === true;

/** Addresses that a click may open: an imported file may bring any. */
const OPENS = /^(?:https?|file):/i;

/**
 * The annotation that the next page of an article is to show once it is read; in session storage, since the background
 * may be killed meanwhile.
 */
const pendingKey = (article: string) => `reveal:${article}`;

async function revealWhenRead(tabId: number, article: string): Promise<void> {
  const key = pendingKey(article);
  const id: unknown = (await browser.storage.session.get(key))[key];
  if (typeof id !== 'string') return;
  await browser.storage.session.remove(key);
  await sendToTab('tab:reveal', { target: { kind: 'annotation', id } }, tabId).catch(() => false);
}

/** The messages that a page may send. They reach only annotations of the page's own article. */
export const pageMessages = {
  /** Resident script: this page looks like an article. Brings in the reader. */
  'page:open': fromPage({
    payload: v.object(identity),
    answer: plain<void>(),
    handle: async (_data, sender) => {
      const page = pageSender(sender);
      if (page !== null) await openReader(page.tabId);
    },
  }),
  /** The styles of highlights were changed in the settings: puts the new ones into the sender's page. */
  'page:restyle': fromPage({
    payload: nothing,
    answer: plain<void>(),
    handle: async (_data, sender) => {
      const page = pageSender(sender);
      if (page !== null) await styleHighlights(page.tabId);
    },
  }),
  /** Brings the reader's second script (`entrypoints/page-interface`) into the sender's page; false where that is not allowed. */
  'page:interface': fromPage({
    payload: nothing,
    answer: plain<boolean>(),
    handle: async (_data, sender) => {
      const page = pageSender(sender);
      return page !== null && openInterface(page.tabId);
    },
  }),
  /** The interface's messages in a language, by the code of their file; null where there are none. */
  'page:messages': fromSample({
    payload: v.object({ code: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)) }),
    answer: plain<Readonly<Record<string, string>> | null>(),
    handle: ({ code }) => readMessages(code),
  }),
  /** Resident script: does this page have annotations? */
  'page:hasAnnotations': fromPage({
    payload: v.object(identity),
    answer: plain<boolean>(),
    handle: async (data, sender) =>
      (await firstOf(sender, data, async (key) => (await store.hasAnnotations(key)) || null)) ?? false,
  }),
  'page:restore': fromPage({
    payload: v.object(identity),
    answer: result<readonly Annotation[]>(),
    // A visit in a private window leaves no trace.
    handle: (data, sender) =>
      attempt(async () => {
        const found: Annotation[] = [];
        for (const key of await keysOf(sender, data))
          found.push(...(await store.annotationsOf(key, !isPrivate(sender))));
        return found;
      }),
  }),
  /** What is remembered of the article that the page is; null where nothing is kept of it. */
  'page:article': fromPage({
    payload: v.object(identity),
    answer: plain<ArticleRecord | null>(),
    handle: (data, sender) => firstOf(sender, data, (key) => store.articleOf(key)).catch(() => null),
  }),
  'page:save': fromPage({
    /**
     * `article`: as it was read, of which a copy is kept; null where the page is none. `annotation`: null keeps the
     * article as a whole, once.
     */
    payload: v.object({ ...identity, article: v.nullable(readArticle), annotation: v.nullable(annotation) }),
    answer: result<Annotation>(),
    handle: async (data, sender) => {
      if (isPrivate(sender) && !(await loadSettings()).keepInPrivate) return failed('private-window');
      const page = pageSender(sender);
      if (!isOfItsAddress(sender, data)) return failed('sandboxed');
      // The address is the sender's, whatever the page says.
      const address = pageAddress(sender, data);
      const source = withoutPlace(address);
      const { color } = await loadSettings();
      const now = new Date().toISOString();
      const annotation =
        data.annotation === null
          ? wholeArticle({ uuid: uuid(), source, title: data.article?.title ?? data.title ?? '', now, color })
          : { ...data.annotation, target: { ...data.annotation.target, source } };
      return told(
        attempt(async () => {
          const [key = ''] = await keysOf(sender, data);
          if (data.annotation === null) {
            const known = (await store.annotationsOf(key)).find(isWholeArticle);
            if (known !== undefined) return known;
          }
          const copy = await firstCopy(sender, key, data.article, address);
          const facts = await factsOf(data.article, data.title ?? '');
          return store.save({ ...facts, key, url: articleAddress(address, data) }, annotation, copy);
        }),
        [annotation.id],
        // The annotation of a whole article is made here and not in the page, so that its own page must be told of it, too.
        data.annotation === null ? undefined : page?.tabId,
      );
    },
  }),
  'page:revise': fromPage({
    payload: v.object({ ...identity, id: annotationId, changes }),
    answer: result<Annotation>(),
    handle: (data, sender) =>
      told(
        attempt(() => firstOf(sender, data, (key) => store.revise(data.id, data.changes, key))),
        [data.id],
        sender.tab?.id,
      ),
  }),
  'page:delete': fromPage({
    payload: v.object({ ...identity, id: annotationId }),
    answer: result<readonly Annotation[]>(),
    handle: (data, sender) =>
      told(
        attempt(() => firstOf(sender, data, (key) => store.delete([data.id], key))),
        [data.id],
        sender.tab?.id,
      ),
  }),
  'page:undelete': fromPage({
    payload: v.object({ ...identity, id: annotationId }),
    answer: result<readonly Annotation[]>(),
    handle: (data, sender) =>
      told(
        attempt(() => firstOf(sender, data, (key) => store.undelete([data.id], key))),
        [data.id],
        sender.tab?.id,
      ),
  }),
  /** The sender's page was read to its end and shows the words of all annotations of its article but these. */
  'page:seek': fromPage({
    payload: v.object({ ...identity, missing: ids }),
    answer: plain<void>(),
    handle: async ({ missing, ...identity }, sender) => {
      // A visit in a private window is not recorded; nor is one on a full disk, where the write fails.
      if (isPrivate(sender)) return;
      // Each page of a long article has its own words. That a page doesn't show the words of another page means nothing.
      const own = articleKey(pageAddress(sender, identity));
      const isOfPage = (annotation: Annotation) =>
        !isWholeArticle(annotation) && articleKey(annotation.target.source) === own;
      const seek = async () => {
        const news: string[] = [];
        for (const key of await keysOf(sender, identity)) news.push(...(await store.seek(key, missing, isOfPage)));
        return news;
      };
      const news = await seek().catch(() => []);
      if (news.length > 0) announce('own:libraryChanged', { ids: news });
    },
  }),
  /**
   * The state of the sender's page changed; how many passages of it are kept is shown on the badge. Null: the browser
   * refuses us the page, and the badge says so.
   */
  'page:changed': fromPage({
    payload: v.object({ ...identity, kept: v.nullable(count) }),
    answer: plain<void>(),
    handle: async ({ kept, ...identity }, sender) => {
      const page = pageSender(sender);
      if (page === null) return;
      const { tabId } = page;
      // The badge is all that we can show there; a click on our button grants the page again. "" resets the title.
      await browser.action.setTitle({ tabId, title: kept === null ? i18n.t('browser.clickAgain') : '' });
      await browser.action.setBadgeText({ tabId, text: kept === null ? '!' : kept === 0 ? '' : String(kept) });
      for (const key of await keysOf(sender, identity)) await revealWhenRead(tabId, key);
    },
  }),
};

/** The messages that only our own pages may send. */
export const ownMessages = {
  /** Brings the reader into a tab, if it is not there yet. */
  'own:open': fromOwn({
    payload: v.object({ tabId, asked: v.boolean() }),
    answer: plain<OpenResult>(),
    handle: ({ tabId, asked }) => (asked ? askReader(tabId) : openReader(tabId)),
  }),
  /** The first `count` articles with annotations that match every word of `query` (all where it has none), newest first. */
  'own:library': fromOwn({
    payload: v.object({ query: text(LIMITS.line), count }),
    answer: result<FoundArticles>(),
    handle: ({ query, count }) => attempt(() => store.library(query, count)),
  }),
  /** The articles of the newest annotations, each with all of its own, in the order of `own:library`. */
  'own:newest': fromOwn({
    payload: v.object({ count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)) }),
    answer: result<readonly LibraryArticle[]>(),
    handle: ({ count }) => attempt(() => store.newest(count)),
  }),
  'own:revise': fromOwn({
    payload: v.object({ id: annotationId, changes }),
    answer: result<Annotation>(),
    handle: ({ id, changes }) =>
      told(
        attempt(() => store.revise(id, changes)),
        [id],
      ),
  }),
  /** Adds tags to all of the annotations; where one can't be changed, to none. */
  'own:tag': fromOwn({
    payload: v.object({ ids, tags: v.pipe(v.array(text(LIMITS.line)), v.maxLength(LIMITS.list)) }),
    answer: result<readonly Annotation[]>(),
    handle: ({ ids, tags }) =>
      told(
        attempt(() => store.tag(ids, tags)),
        ids,
      ),
  }),
  /** All or none. */
  'own:delete': fromOwn({
    payload: v.object({ ids }),
    answer: result<readonly Annotation[]>(),
    handle: ({ ids }) =>
      told(
        attempt(() => store.delete(ids)),
        ids,
      ),
  }),
  'own:undelete': fromOwn({
    payload: v.object({ ids }),
    answer: result<readonly Annotation[]>(),
    handle: ({ ids }) =>
      told(
        attempt(() => store.undelete(ids)),
        ids,
      ),
  }),
  /** Opens the article of an annotation in a tab, and scrolls to it once its page is read. */
  'own:reveal': fromOwn({
    payload: v.object({ id: annotationId }),
    answer: result<null>(),
    handle: async ({ id }) => {
      const found = await attempt(() => store.find(id));
      if (!found.ok) return found;
      const { article, annotation } = found.value;
      // Opens the address where the words were read, since the article may have others.
      const { source } = annotation.target;
      if (![source, article.url].every((address) => OPENS.test(address))) return failed('not-allowed');
      await browser.storage.session.set({ [pendingKey(article.key)]: id });
      // Chromium scrolls to the words by the text fragment, without any permission. Firefox heeds it only where a page's
      // own link leads: there the reader scrolls, once it may read the page.
      await browser.tabs.create({ url: withTextFragment(source, annotation.target.selector[0]) });
      return succeeded(null);
    },
  }),
};
