/** What the popup and the side panel know and do, by way of messages and the browser. */
import { browser } from 'wxt/browser';
import type { AppActions, AppState, PageView } from '@/components/app/app-state';
import type { Elsewhere, MetView, PageState } from '@/lib/messages';
import { hear, sendToTab } from '@/lib/messaging';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/settings';
import { panelOpener } from '../abilities';
import { answered } from '../answered';
import { hearPageChanged, sendMessage } from '../send-message';
import { loadSettings, watchSettings } from '../stored-settings';
import { whyShown } from './why';

const ALL_SITES = ['*://*/*'];

/** How many articles are asked for at a time: a popup should open at once, however much has been kept. */
const PAGE = 25;

/** For how many claims of a page the background is asked whether they were met before. */
const MOST_ASKED = 500;

/** How many articles fill a popup: these are shown while the others are still on their way. */
const FIRST = 5;

/** A search is sent once the typing pauses. ms. */
const SEARCH_PAUSE_MS = 80;

/** Host and match pattern of a page that can be allowed, or null. */
function siteOf(url: string | undefined): { readonly host: string; readonly origins: string[] } | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  if (!/^https?:$/.test(protocol) || hostname === '') return null;
  return { host: hostname, origins: [`*://${hostname}/*`] };
}

/**
 * Follows the active tab and the library; calls `onChange` with the state now and after every change.
 * The side panel changes tabs with the reader, the popup stays with the one it was opened on.
 */
export function connect(surface: 'popup' | 'panel', onChange: (state: AppState) => void): AppActions {
  const panel = panelOpener();
  let state: AppState = {
    page: { kind: 'loading' },
    library: { kind: 'loading' },
    access: { site: null, granted: 'none' },
    leastConfidence: DEFAULT_SETTINGS.leastConfidence,
    keepsText: DEFAULT_SETTINGS.keepCopies,
    offline: !navigator.onLine,
    unsynced: false,
  };
  let tab: { readonly id: number; readonly windowId: number; readonly url: string | undefined } | null = null;
  /** What was found of the tab's article at another address; absent where nothing was, or nobody has answered yet. */
  let elsewhere: { readonly title: string; readonly found?: Elsewhere } | null = null;
  /** Which of the claims of an article of a tab were met before. */
  let met: {
    readonly tabId: number;
    readonly url: string;
    readonly views: ReadonlyMap<number, readonly MetView[]>;
  } | null = null;
  // Answers to an earlier question are dropped.
  let pageTurn = 0;
  let libraryTurn = 0;
  let query: string | null = null;
  let wanted = PAGE;
  let searchTimer: ReturnType<typeof setTimeout> | undefined;

  const change = (changes: Partial<AppState>) => {
    state = { ...state, ...changes };
    onChange(state);
  };

  const readAccess = async () => {
    const site = siteOf(tab?.url);
    const isAllowed = (origins: string[]) => browser.permissions.contains({ origins }).catch(() => false);
    const [all, here] = await Promise.all([isAllowed(ALL_SITES), site === null ? false : isAllowed(site.origins)]);
    change({ access: { site: site?.host ?? null, granted: all ? 'all' : here ? 'site' : 'none' } });
  };

  /** Asks the page again for what it knows, without disturbing what is shown meanwhile. */
  const refresh = async () => {
    if (tab === null) return;
    const turn = ++pageTurn;
    const page = await sendToTab('tab:state', undefined, tab.id).catch(() => null);
    if (turn !== pageTurn) return;
    change({ page: page === null ? { kind: 'unreadable', why: 'failed' } : ready(page) });
    if (page !== null) {
      void lookElsewhere(tab.id, page);
      void lookForMet(tab.id, page);
    }
  };

  const ready = (page: PageState): PageView => {
    const found = page.kept.length === 0 && elsewhere?.title === page.article?.title ? elsewhere?.found : undefined;
    return {
      kind: 'ready',
      page,
      ...(found !== undefined && { elsewhere: found }),
      ...(met?.tabId === tab?.id && met?.url === page.article?.url && met !== null && { met: met.views }),
    };
  };

  /** Offers what was kept of an article of the same title at another address, where the page has nothing of its own. */
  const lookElsewhere = async (tabId: number, { article, kept }: PageState) => {
    if (article === null || kept.length > 0 || elsewhere?.title === article.title) return;
    const asked = { title: article.title };
    elsewhere = asked;
    const found = await answered(sendMessage('own:elsewhere', { tabId, title: article.title }));
    if (!found.ok || elsewhere !== asked) return;
    elsewhere = { ...asked, found: found.value };
    if (state.page.kind === 'ready') change({ page: ready(state.page.page) });
  };

  /** Looks for the page's claims among those of other kept articles, once the page is shown. */
  const lookForMet = async (tabId: number, { article, claims, speakers }: PageState) => {
    if (article === null || claims.length === 0) return;
    const asked = claims.slice(0, MOST_ASKED);
    const answer = await sendMessage('own:met', {
      tabId,
      lang: article.lang,
      claims: asked.map(({ contents, speaker, form, stance }) => ({
        text: contents.join(' … '),
        speaker: (speaker === null ? null : speakers[speaker]?.name) ?? null,
        form,
        denied: stance === 'denies',
      })),
    }).catch(() => null);
    if (answer === null || tab?.id !== tabId) return;
    met = { tabId, url: article.url, views: new Map(asked.map(({ index }, at) => [index, answer[at] ?? []])) };
    if (state.page.kind === 'ready') change({ page: ready(state.page.page) });
  };

  /** Reads the active tab from scratch. `asked`: because the reader wants that page, not only came to it. */
  const read = async (asked: boolean) => {
    const turn = ++pageTurn;
    const [active] = await browser.tabs.query({ active: true, currentWindow: true });
    if (turn !== pageTurn) return;
    if (active?.id === undefined) return change({ page: { kind: 'unreadable', why: 'restricted' } });
    tab = { id: active.id, windowId: active.windowId, url: active.url };
    elsewhere = null;
    change({ page: { kind: 'loading' } });
    void readAccess();
    const opened = await sendMessage('own:open', { tabId: tab.id, asked }).catch(
      () => ({ ok: false, why: 'failed' }) as const,
    );
    if (turn !== pageTurn) return;
    if (opened.ok) await refresh();
    else change({ page: { kind: 'unreadable', why: whyShown(surface, opened.why) } });
  };

  const readLibrary = async () => {
    if (query === null) return;
    const asked = query;
    const turn = ++libraryTurn;
    /** Shows the first articles of the list, and whether there are more. */
    const show = async (count: number): Promise<boolean> => {
      const result = await answered(sendMessage('own:library', { query: asked, count }));
      if (turn !== libraryTurn) return false;
      change({
        library: result.ok ? { kind: 'ready', query: asked, ...result.value } : { kind: 'failed', why: result.why },
      });
      return result.ok && result.value.total.articles > count;
    };
    if (state.library.kind === 'ready' || (await show(FIRST))) await show(wanted);
  };

  /** Passes an answer on once the views show what it changed. */
  const thenRefresh = async <T>(answer: T): Promise<T> => {
    elsewhere = null;
    if (state.page.kind === 'ready') await refresh();
    await readLibrary();
    return answer;
  };

  hearPageChanged((sender) => {
    if (sender.tab?.id === tab?.id) void refresh();
  });
  hear('own:libraryChanged', () => void readLibrary());
  browser.permissions.onAdded.addListener(() => {
    void readAccess();
    if (state.page.kind === 'unreadable') void read(true);
  });
  browser.permissions.onRemoved.addListener(() => void readAccess());
  if (surface === 'panel') {
    browser.tabs.onActivated.addListener(({ windowId }) => {
      if (windowId === tab?.windowId) void read(false);
    });
    browser.tabs.onUpdated.addListener((id, { status }) => {
      if (id === tab?.id && status === 'complete') void read(false);
    });
  }
  const heed = ({ leastConfidence, keepCopies }: Settings) => change({ leastConfidence, keepsText: keepCopies });
  watchSettings(heed);
  for (const event of ['online', 'offline']) addEventListener(event, () => change({ offline: !navigator.onLine }));
  // In a microtask: the views get the actions together with the first state, and they are returned below.
  queueMicrotask(() => {
    onChange(state);
    void loadSettings().then(heed);
    // Asked last, since nothing that the popup shows may wait for it.
    const standing = async () => {
      const { trouble, question } = await sendMessage('own:sync');
      change({ unsynced: trouble !== null || question !== null });
    };
    void read(true)
      .then(standing)
      .catch(() => undefined);
  });

  const toTab = async <T>(send: (tabId: number) => Promise<T>, otherwise: T): Promise<T> =>
    tab === null ? otherwise : send(tab.id).catch(() => otherwise);
  const gone = { ok: false, why: 'not-found' } as const;

  return {
    retry: () => void read(true),
    reveal: (target) => toTab((id) => sendToTab('tab:reveal', { target }, id), false),
    keep: async (target) => thenRefresh(await toTab((id) => sendToTab('tab:keep', { target }, id), gone)),
    keepSelection: async () =>
      thenRefresh(await toTab((id) => sendToTab('tab:keepSelection', { inFrame: false }, id), gone)),
    keepArticle: async () => thenRefresh(await toTab((id) => sendToTab('tab:keepArticle', undefined, id), gone)),
    unkeep: async (id) => thenRefresh(await toTab((tabId) => sendToTab('tab:unkeep', { id }, tabId), gone)),
    remove: async (ids) => thenRefresh(await answered(sendMessage('own:delete', { ids }))),
    restore: async (ids) => thenRefresh(await answered(sendMessage('own:undelete', { ids }))),
    revise: async (id, changes) => thenRefresh(await answered(sendMessage('own:revise', { id, changes }))),
    accept: async (id) => thenRefresh(await toTab((tabId) => sendToTab('tab:accept', { id }, tabId), gone)),
    correct: async (target, change) =>
      thenRefresh(await toTab((id) => sendToTab('tab:correct', { target, change }, id), gone)),
    paint: (on) => void toTab((id) => sendToTab('tab:paint', { on }, id), undefined).then(refresh),
    search: (text) => {
      if (query !== text) wanted = PAGE;
      query = text;
      clearTimeout(searchTimer);
      searchTimer = setTimeout(() => void readLibrary(), state.library.kind === 'loading' ? 0 : SEARCH_PAUSE_MS);
    },
    more: () => {
      wanted += PAGE;
      void readLibrary();
    },
    attach: async (key) =>
      thenRefresh(await toTab((tabId) => answered(sendMessage('own:attach', { tabId, key })), gone)),
    open: async (id) => {
      const result = await answered(sendMessage('own:reveal', { id }));
      if (result.ok && surface === 'popup') window.close();
      return result;
    },
    openPage: (page) => void openOwnPage(page, surface),
    openArticle: (article, other) => {
      const hash = new URLSearchParams({ article, ...(other === null ? {} : { other }) });
      void browser.tabs.create({ url: `${browser.runtime.getURL('/article.html')}#${hash}` }).then(() => {
        if (surface === 'popup') window.close();
      });
    },
    // The request must be made in the click itself; where it closes the popup, the background hears of the answer.
    grant: (scope) => {
      const origins = scope === 'all' ? ALL_SITES : siteOf(tab?.url)?.origins;
      if (origins !== undefined) void browser.permissions.request({ origins }).then(readAccess, readAccess);
    },
    revoke: (scope) => {
      const origins = scope === 'all' ? ALL_SITES : siteOf(tab?.url)?.origins;
      if (origins !== undefined) void browser.permissions.remove({ origins }).then(readAccess, readAccess);
    },
    ...(surface === 'popup' &&
      panel !== null && { openPanel: () => void panel(tab?.windowId).then(() => window.close()) }),
  };
}

async function openOwnPage(page: 'library' | 'options', surface: 'popup' | 'panel'): Promise<void> {
  if (page === 'options') await browser.runtime.openOptionsPage();
  else await browser.tabs.create({ url: browser.runtime.getURL('/library.html') });
  if (surface === 'popup') window.close();
}
