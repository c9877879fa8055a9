import { browser } from 'wxt/browser';
import { articleKey } from '@/lib/article-key';
import { withTextFragment } from '@/lib/export/text-fragment';
import {
  announce,
  type Failure,
  type Handlers,
  type PageIdentity,
  type Protocol,
  pageAddress,
  pageSender,
  type Result,
  sendMessage,
} from '@/lib/messages';
import { Store } from '@/lib/store/store';
import { readLanguage } from './languages';
import { openReader, styleHighlights } from './reader';

type Sender = Parameters<typeof pageSender>[0];

export const store = new Store();

const failed = <T>(why: Failure): Result<T> => ({ ok: false, why });

/** Runs a query; a failure of the database becomes an answer, so that the reader is told. */
async function attempt<T>(query: () => Promise<T | null | false>): Promise<Result<T>> {
  try {
    const value = await query();
    return value === null || value === false ? failed('not-found') : { ok: true, value };
  } catch (error) {
    console.error('Pressmark: the database failed', error);
    return failed(
      error instanceof DOMException && error.name === 'QuotaExceededError' ? 'storage-full' : 'storage-failed',
    );
  }
}

/** The article that the sender's page is. */
const keyOf = (sender: Sender, page: PageIdentity) => articleKey(pageAddress(sender, page), page.canonical);

/** Tells open pages, other than the one that made the change, and our own pages. */
async function changed(except?: number): Promise<void> {
  announce('own:libraryChanged');
  for (const { id } of await browser.tabs.query({})) {
    if (id !== undefined && id !== except)
      void sendMessage('tab:annotationsChanged', undefined, id).catch(() => undefined);
  }
}

async function told<T>(result: Promise<Result<T>>, except?: number): Promise<Result<T>> {
  const answer = await result;
  if (answer.ok) void changed(except);
  return answer;
}

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
  | 'page:language'
  | 'page:restyle'
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
  'page:language': ({ code }) => readLanguage(code),
  'page:hasAnnotations': (data, sender) => store.hasAnnotations(keyOf(sender, data)),
  'page:restore': (data, sender) => attempt(() => store.annotationsOf(keyOf(sender, data))),
  'page:article': (data, sender) => store.articleOf(keyOf(sender, data)).catch(() => null),
  'page:save': (data, sender) => {
    const page = pageSender(sender);
    const url = pageAddress(sender, data).replace(/#(?![/!]).*$/s, '');
    // The address is the sender's, whatever the page says.
    const annotation = { ...data.annotation, target: { ...data.annotation.target, source: url } };
    const article = { ...data.article, key: keyOf(sender, data), url };
    return told(
      attempt(() => store.save(article, annotation)),
      page?.tabId,
    );
  },
  'page:revise': (data, sender) =>
    told(
      attempt(() => store.revise(data.id, data.changes, keyOf(sender, data))),
      sender.tab?.id,
    ),
  'page:delete': (data, sender) =>
    told(
      attempt(() => store.delete([data.id], keyOf(sender, data))),
      sender.tab?.id,
    ),
  'page:undelete': (data, sender) =>
    told(
      attempt(() => store.undelete([data.id], keyOf(sender, data))),
      sender.tab?.id,
    ),
  'page:changed': async ({ kept, ...identity }, sender) => {
    const page = pageSender(sender);
    if (page === null) return;
    await browser.action.setBadgeText({ tabId: page.tabId, text: kept === 0 ? '' : String(kept) });
    await revealWhenRead(page.tabId, keyOf(sender, identity));
  },
};

type OwnNames = 'own:open' | 'own:library' | 'own:revise' | 'own:tag' | 'own:delete' | 'own:undelete' | 'own:reveal';

/** What our own pages may do. */
export const ownHandlers: Pick<Handlers<keyof Protocol>, OwnNames> = {
  'own:open': ({ tabId }) => openReader(tabId),
  'own:library': ({ query }) => attempt(() => store.library(query)),
  'own:revise': ({ id, changes }) => told(attempt(() => store.revise(id, changes))),
  'own:tag': ({ ids, tags }) => told(attempt(() => store.tag(ids, tags))),
  'own:delete': ({ ids }) => told(attempt(() => store.delete(ids))),
  'own:undelete': ({ ids }) => told(attempt(() => store.undelete(ids))),
  'own:reveal': async ({ id }) => {
    const found = await attempt(() => store.find(id));
    if (!found.ok) return found;
    const { article, annotation } = found.value;
    await browser.storage.session.set({ [pendingKey(article.key)]: id });
    // Chromium scrolls to the words by the text fragment, without any permission. Firefox heeds it only where a page's
    // own link leads: there the reader scrolls, once it may read the page.
    await browser.tabs.create({ url: withTextFragment(article.url, annotation.target.selector[0]) });
    return { ok: true, value: null };
  },
};
