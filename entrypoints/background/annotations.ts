import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { articleAddress, articleKey, withoutPlace } from '@/lib/article-key';
import { withTextFragment } from '@/lib/export/text-fragment';
import {
  announce,
  type Handlers,
  isOfItsAddress,
  type PageIdentity,
  type Protocol,
  pageAddress,
  pageSender,
  sendMessage,
} from '@/lib/messages';
import type { Annotation } from '@/lib/model';
import { readMessages } from '../shared/language';
import { loadSettings } from '../shared/stored-settings';
import { attempt, failed, told } from './answers';
import { factsOf, firstCopy } from './kept-article';
import { articlesOf } from './page-articles';
import { askReader, openInterface, openReader, styleHighlights } from './reader';
import { store } from './store';

type Sender = Parameters<typeof pageSender>[0];

/** The keys of the articles that the sender's page shows (see page-articles.ts), the one that it is first; none in a sandbox. */
export const keysOf = async (sender: Sender, page: PageIdentity): Promise<readonly string[]> =>
  (await articlesOf(store, sender, page)) ?? [];

/** What a query of one of the page's articles gives, for the first where it isn't null. */
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
  await sendMessage('tab:reveal', { target: { kind: 'annotation', id } }, tabId).catch(() => false);
}

type PageNames =
  | 'page:hasAnnotations'
  | 'page:restore'
  | 'page:article'
  | 'page:save'
  | 'page:revise'
  | 'page:delete'
  | 'page:undelete'
  | 'page:open'
  | 'page:messages'
  | 'page:restyle'
  | 'page:interface'
  | 'page:seek'
  | 'page:changed';

/** What a page may do: only with annotations of the article that it is. */
export const pageHandlers: Pick<Handlers<keyof Protocol>, PageNames> = {
  'page:open': async (_data, sender) => {
    const page = pageSender(sender);
    if (page !== null) await openReader(page.tabId);
  },
  'page:restyle': async (_data, sender) => {
    const page = pageSender(sender);
    if (page !== null) await styleHighlights(page.tabId);
  },
  'page:interface': async (_data, sender) => {
    const page = pageSender(sender);
    return page !== null && openInterface(page.tabId);
  },
  'page:messages': ({ code }) => readMessages(code),
  'page:hasAnnotations': async (data, sender) =>
    (await firstOf(sender, data, async (key) => (await store.hasAnnotations(key)) || null)) ?? false,
  // A visit in a private window leaves no trace.
  'page:restore': (data, sender) =>
    attempt(async () => {
      const found: Annotation[] = [];
      for (const key of await keysOf(sender, data)) found.push(...(await store.annotationsOf(key, !isPrivate(sender))));
      return found;
    }),
  'page:article': (data, sender) => firstOf(sender, data, (key) => store.articleOf(key)).catch(() => null),
  'page:save': async (data, sender) => {
    if (isPrivate(sender) && !(await loadSettings()).keepInPrivate) return failed('private-window');
    const page = pageSender(sender);
    if (!isOfItsAddress(sender, data)) return failed('sandboxed');
    // The address is the sender's, whatever the page says.
    const address = pageAddress(sender, data);
    const annotation = { ...data.annotation, target: { ...data.annotation.target, source: withoutPlace(address) } };
    return told(
      attempt(async () => {
        const [key = ''] = await keysOf(sender, data);
        const copy = await firstCopy(sender, key, data.article, address);
        const facts = await factsOf(data.article, data.title ?? '');
        return store.save({ ...facts, key, url: articleAddress(address, data) }, annotation, copy);
      }),
      [annotation.id],
      page?.tabId,
    );
  },
  'page:revise': (data, sender) =>
    told(
      attempt(() => firstOf(sender, data, (key) => store.revise(data.id, data.changes, key))),
      [data.id],
      sender.tab?.id,
    ),
  'page:delete': (data, sender) =>
    told(
      attempt(() => firstOf(sender, data, (key) => store.delete([data.id], key))),
      [data.id],
      sender.tab?.id,
    ),
  'page:undelete': (data, sender) =>
    told(
      attempt(() => firstOf(sender, data, (key) => store.undelete([data.id], key))),
      [data.id],
      sender.tab?.id,
    ),
  'page:seek': async ({ missing, ...identity }, sender) => {
    // A visit in a private window leaves no trace; one on a full disk is as if it had not been.
    if (isPrivate(sender)) return;
    // Of a long article each page has its own words: one that doesn't show those of another says nothing of them.
    const own = articleKey(pageAddress(sender, identity));
    const isOfPage = (annotation: Annotation) => articleKey(annotation.target.source) === own;
    const seek = async () => {
      const news: string[] = [];
      for (const key of await keysOf(sender, identity)) news.push(...(await store.seek(key, missing, isOfPage)));
      return news;
    };
    const news = await seek().catch(() => []);
    if (news.length > 0) announce('own:libraryChanged', { ids: news });
  },
  'page:changed': async ({ kept, ...identity }, sender) => {
    const page = pageSender(sender);
    if (page === null) return;
    const { tabId } = page;
    // Nothing else of ours can be seen there; a click on our button grants the page anew. An empty title is our name.
    await browser.action.setTitle({ tabId, title: kept === null ? i18n.t('browser.clickAgain') : '' });
    await browser.action.setBadgeText({ tabId, text: kept === null ? '!' : kept === 0 ? '' : String(kept) });
    for (const key of await keysOf(sender, identity)) await revealWhenRead(tabId, key);
  },
};

type OwnNames =
  | 'own:open'
  | 'own:library'
  | 'own:newest'
  | 'own:revise'
  | 'own:tag'
  | 'own:delete'
  | 'own:undelete'
  | 'own:reveal';

/** What our own pages may do. */
export const ownHandlers: Pick<Handlers<keyof Protocol>, OwnNames> = {
  'own:open': ({ tabId, asked }) => (asked ? askReader(tabId) : openReader(tabId)),
  'own:library': ({ query, count }) => attempt(() => store.library(query, count)),
  'own:newest': ({ count }) => attempt(() => store.newest(count)),
  'own:revise': ({ id, changes }) =>
    told(
      attempt(() => store.revise(id, changes)),
      [id],
    ),
  'own:tag': ({ ids, tags }) =>
    told(
      attempt(() => store.tag(ids, tags)),
      ids,
    ),
  'own:delete': ({ ids }) =>
    told(
      attempt(() => store.delete(ids)),
      ids,
    ),
  'own:undelete': ({ ids }) =>
    told(
      attempt(() => store.undelete(ids)),
      ids,
    ),
  'own:reveal': async ({ id }) => {
    const found = await attempt(() => store.find(id));
    if (!found.ok) return found;
    const { article, annotation } = found.value;
    // Where the words were read: the article may have other addresses.
    const { source } = annotation.target;
    if (![source, article.url].every((address) => OPENS.test(address))) return failed('not-allowed');
    await browser.storage.session.set({ [pendingKey(article.key)]: id });
    // Chromium scrolls to the words by the text fragment, without any permission. Firefox heeds it only where a page's
    // own link leads: there the reader scrolls, once it may read the page.
    await browser.tabs.create({ url: withTextFragment(source, annotation.target.selector[0]) });
    return { ok: true, value: null };
  },
};
