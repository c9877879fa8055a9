/** What the popup and the side panel know of their tab and the library, with every answer given by the test. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { AppActions, AppState } from '@/components/app/app-state';
import { connect } from '@/entrypoints/shared/app/connect';
import type { PageState } from '@/lib/messages';
import { ARTICLE } from '../../export/collections';

type Answer = (data: never) => unknown;
const background = new Map<string, Answer>();
const tab = new Map<string, Answer>();
const { asked, announced } = vi.hoisted(() => ({
  asked: [] as [string, unknown][],
  announced: new Map<string, (data: never) => void>(),
}));
const answerOf = async (answers: Map<string, Answer>, name: string, data: unknown) => {
  asked.push([name, data]);
  const answer = answers.get(name);
  if (answer === undefined) throw new Error(`nobody answers ${name}`);
  return answer(data as never);
};
vi.mock('@/entrypoints/shared/send-message', () => ({
  sendMessage: (name: string, data: unknown) => answerOf(background, name, data),
  hearPageChanged: (hear: (sender: never) => void) => announced.set('page:changed', hear),
}));
vi.mock('@/lib/messaging', () => ({
  sendToTab: (name: string, data: unknown) => answerOf(tab, name, data),
  hear: (name: string, hear: (data: never) => void) => announced.set(name, hear),
}));

const page = (title: string, some: Partial<PageState> = {}): PageState => ({
  article: { title, siteName: null, byline: [], published: null, url: ARTICLE.url, lang: 'en', likely: true },
  keyPoints: [],
  claims: [],
  speakers: [],
  kept: [],
  painted: true,
  ...some,
});
const library = (articles: number) => ({
  ok: true,
  value: { articles: [], total: { articles, annotations: articles } },
});

const states: AppState[] = [];
const latest = () => states.at(-1);
const open = (surface: 'popup' | 'panel' = 'popup'): AppActions => connect(surface, (state) => states.push(state));
const settled = (kind: string) => vi.waitFor(() => expect(latest()?.page.kind).toBe(kind));

beforeEach(() => {
  fakeBrowser.reset();
  states.length = 0;
  asked.length = 0;
  background.clear();
  tab.clear();
  vi.stubGlobal('addEventListener', vi.fn());
  vi.stubGlobal('navigator', { onLine: true });
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => [
    { id: 7, windowId: 1, url: ARTICLE.url } as never,
  ]);
  const { permissions } = fakeBrowser as unknown as { readonly permissions: Record<string, unknown> };
  permissions.contains = vi.fn(async ({ origins }: { origins: string[] }) => origins[0] === '*://ledger.example/*');
  permissions.onAdded = { addListener: vi.fn() };
  permissions.onRemoved = { addListener: vi.fn() };
  background.set('own:open', () => ({ ok: true }));
  background.set('own:elsewhere', () => ({ ok: false, why: 'not-found' }));
  tab.set('tab:state', () => page('The wall'));
});
afterEach(() => vi.unstubAllGlobals());

describe('the tab', () => {
  test('is asked for, opened and shown', async () => {
    open();
    await settled('ready');
    expect(states[0]?.page).toEqual({ kind: 'loading' });
    expect(latest()?.page).toEqual({ kind: 'ready', page: page('The wall') });
    expect(asked[0]).toEqual(['own:open', { tabId: 7, asked: true }]);
    expect(latest()?.access).toEqual({ site: new URL(ARTICLE.url).hostname, granted: 'site' });
  });

  test.each([
    ['popup', 'no-permission', 'restricted'],
    ['panel', 'no-permission', 'no-permission'],
    ['popup', 'pdf', 'pdf'],
  ] as const)('that can’t be read says why: %s, %s', async (surface, why, shown) => {
    background.set('own:open', () => ({ ok: false, why }));
    open(surface);
    await settled('unreadable');
    expect(latest()?.page).toEqual({ kind: 'unreadable', why: shown });
  });

  test('whose reader does not answer has failed', async () => {
    tab.clear();
    open();
    await settled('unreadable');
    expect(latest()?.page).toEqual({ kind: 'unreadable', why: 'failed' });
  });

  test('is asked again when it says that it changed, and no other tab is', async () => {
    open();
    await settled('ready');
    tab.set('tab:state', () => page('The pier'));
    announced.get('page:changed')?.({ tab: { id: 8 } } as never);
    announced.get('page:changed')?.({ tab: { id: 7 } } as never);
    await vi.waitFor(() => expect(latest()?.page).toMatchObject({ page: { article: { title: 'The pier' } } }));
    expect(asked.filter(([name]) => name === 'tab:state')).toHaveLength(2);
  });

  test('shows the answer to the last question, in whatever order the answers come', async () => {
    open();
    await settled('ready');
    const answers: ((state: PageState) => void)[] = [];
    tab.set('tab:state', () => new Promise((resolve) => answers.push(resolve)));
    for (let turn = 0; turn < 2; turn += 1) announced.get('page:changed')?.({ tab: { id: 7 } } as never);
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.(page('last'));
    await vi.waitFor(() => expect(latest()?.page).toMatchObject({ page: { article: { title: 'last' } } }));
    answers[0]?.(page('first'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(latest()?.page).toMatchObject({ page: { article: { title: 'last' } } });
  });

  test('is offered what was kept elsewhere, once, and not where it has something of its own', async () => {
    const elsewhere = { article: ARTICLE, count: 2 };
    background.set('own:elsewhere', () => ({ ok: true, value: elsewhere }));
    open();
    await vi.waitFor(() => expect(latest()?.page).toMatchObject({ kind: 'ready', elsewhere }));
    announced.get('page:changed')?.({ tab: { id: 7 } } as never);
    await vi.waitFor(() => expect(asked.filter(([name]) => name === 'tab:state')).toHaveLength(2));
    expect(asked.filter(([name]) => name === 'own:elsewhere')).toHaveLength(1);
    tab.set('tab:state', () => page('The wall', { kept: [{ annotation: { id: 'x' } as never, found: true }] }));
    announced.get('page:changed')?.({ tab: { id: 7 } } as never);
    await vi.waitFor(() => expect(latest()?.page).not.toHaveProperty('elsewhere'));
  });
});

describe('the library', () => {
  test('shows as many as fill a popup first, then a page of them, then more', async () => {
    const counts: number[] = [];
    background.set('own:library', ({ count }: { count: number }) => {
      counts.push(count);
      return library(100);
    });
    const actions = open();
    actions.search('');
    await vi.waitFor(() => expect(counts).toEqual([5, 25]));
    actions.more();
    await vi.waitFor(() => expect(counts).toEqual([5, 25, 50]));
    actions.search('wall');
    await vi.waitFor(() => expect(counts).toEqual([5, 25, 50, 25]));
  });

  test('asks once for what somebody types fast', async () => {
    const queries: string[] = [];
    background.set('own:library', ({ query }: { query: string }) => {
      queries.push(query);
      return library(0);
    });
    const actions = open();
    actions.search('');
    await vi.waitFor(() => expect(queries).toEqual(['']));
    for (const query of ['w', 'wa', 'wal', 'wall']) actions.search(query);
    await vi.waitFor(() => expect(queries).toEqual(['', 'wall']));
  });

  test('says why it could not be read', async () => {
    background.set('own:library', () => ({ ok: false, why: 'storage-newer' }));
    open().search('');
    await vi.waitFor(() => expect(latest()?.library).toEqual({ kind: 'failed', why: 'storage-newer' }));
  });

  test('and the page are asked again after a change, before the change is answered', async () => {
    background.set('own:library', () => library(0));
    background.set('own:delete', () => ({ ok: true, value: [] }));
    const actions = open();
    actions.search('');
    await settled('ready');
    await vi.waitFor(() => expect(latest()?.library.kind).toBe('ready'));
    asked.length = 0;
    expect(await actions.remove(['x'])).toEqual({ ok: true, value: [] });
    expect(asked.map(([name]) => name)).toEqual(expect.arrayContaining(['own:delete', 'tab:state', 'own:library']));
  });

  test('a change that nobody answers is a failure like any other', async () => {
    const actions = open();
    await settled('ready');
    expect(await actions.remove(['x'])).toEqual({ ok: false, why: 'storage-failed' });
    expect(await actions.accept('x')).toEqual({ ok: false, why: 'not-found' });
  });
});
