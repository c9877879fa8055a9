import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { articleAddress } from '@/lib/article-key';
import type { Elsewhere, PageIdentity } from '@/lib/messages';
import { pageAddress, sendToTab } from '@/lib/messaging';
import { LIMITS } from '@/lib/schema/nouns';
import { shortened, tabId, text } from '@/lib/schema/payloads';
import { attempt, failed, told } from './answers';
import { fromOwn, result } from './declare';
import { articlesOf } from './page-articles';
import { store } from './store';

interface PageOfTab {
  /** The page's own address. */
  readonly address: string;
  readonly page: PageIdentity;
  /** The keys of its articles, see page-articles.ts. */
  readonly keys: readonly [string, ...string[]];
  readonly isPrivate: boolean;
}

/**
 * The page of a tab as it would be known if it asked itself; null where we may not see its address, or where it is in a
 * sandbox.
 */
export async function pageOfTab(tabId: number): Promise<PageOfTab | null> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const page = await sendToTab('tab:identity', undefined, tabId).catch(() => null);
  if (tab?.url === undefined || page === null) return null;
  const sender = { id: browser.runtime.id, url: tab.url, frameId: 0, tab };
  const keys = await articlesOf(store, sender, page);
  return keys === null ? null : { address: pageAddress(sender, page), page, keys, isPrivate: tab.incognito };
}

/** The same; null in a private window, where nothing may be stored unless the reader turned that on. */
async function pageOf(tabId: number): Promise<PageOfTab | null> {
  const page = await pageOfTab(tabId);
  return page === null || page.isPrivate ? null : page;
}

/** What the popup asks about an article that has moved; see lib/store/moving.ts. */
export const movingMessages = {
  /** What was kept of an article of that title on another host, where nothing is kept of the tab's page; else not found. */
  'own:elsewhere': fromOwn({
    payload: v.object({ tabId, title: shortened }),
    answer: result<Elsewhere>(),
    handle: ({ tabId, title }) =>
      attempt(async () => {
        const found = await pageOf(tabId);
        if (found === null) return null;
        for (const key of found.keys) if (await store.hasAnnotations(key)) return null;
        return store.elsewhere(title, found.address);
      }),
  }),
  /** Moves what was kept of the article of that key to the tab's page; gives how many annotations. */
  'own:attach': fromOwn({
    payload: v.object({ tabId, key: text(LIMITS.line) }),
    answer: result<number>(),
    handle: async ({ tabId, key }) => {
      const found = await pageOf(tabId);
      if (found === null) return failed('not-allowed');
      const to = { key: found.keys[0], url: articleAddress(found.address, found.page) };
      return told(
        attempt(() => store.move(key, to)),
        null,
      );
    },
  }),
};
