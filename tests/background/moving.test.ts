import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { movingMessages } from '@/entrypoints/background/moving';
import { store } from '@/entrypoints/background/store';
import type { PageIdentity } from '@/lib/messages';
import { type Sender, sendToTab } from '@/lib/messaging';
import { ARTICLE, annotationOf } from '../export/collections';
import { handlersOf } from './handlers';

vi.mock('@/lib/messaging', async (original) => ({
  ...(await original<typeof import('@/lib/messaging')>()),
  sendToTab: vi.fn(),
}));

const OLD = 'https://old.example/wall';
const NEW = 'https://new.example/wall';
const movingHandlers = handlersOf(movingMessages);
const sender = {} as Sender;
let number = 0;

/** The tab's page, as the browser and the page itself describe it. */
function look(tab: { url?: string; incognito?: boolean }, page: Partial<PageIdentity> | null) {
  vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ id: 7, incognito: false, ...tab } as never);
  vi.mocked(sendToTab).mockImplementation(async () => {
    if (page === null) throw new Error('nobody is there');
    return { address: tab.url ?? '', canonical: null, ...page } as never;
  });
}
const elsewhere = () => movingHandlers['own:elsewhere']({ tabId: 7, title: ARTICLE.title }, sender);
const attach = (key = OLD) => movingHandlers['own:attach']({ tabId: 7, key }, sender);

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => []);
  const all = (await store.library('', 1e6)).articles.flatMap(({ annotations }) => annotations.map(({ id }) => id));
  await store.delete(all);
  await store.emptyBin('all');
  number += 1;
  await store.save({ ...ARTICLE, key: OLD, url: OLD }, annotationOf({ number, exact: 'the words', source: OLD }));
});

describe('an article at a new address', () => {
  test('V1 is offered, and attached only when the reader says so', async () => {
    look({ url: NEW }, { origin: 'https://new.example' });
    expect(await elsewhere()).toMatchObject({ ok: true, value: { article: { key: OLD }, count: 1 } });
    expect(await store.hasAnnotations(OLD)).toBe(true);
    expect(await attach()).toEqual({ ok: true, value: 1 });
    const [article] = (await store.library('', 1)).articles;
    expect([article?.article.url, article?.annotations[0]?.target.source]).toEqual([NEW, OLD]);
    // The page now has annotations of its own, so that nothing more is offered.
    expect(await elsewhere()).toEqual({ ok: false, why: 'not-found' });
  });

  test.each([
    ['in a sandbox', { url: NEW }, { origin: 'null' }],
    ['in a private window', { url: NEW, incognito: true }, {}],
    ['whose address we may not see', {}, {}],
    ['where nobody is', { url: NEW }, null],
  ])('%s gets nothing', async (_, tab, page) => {
    look(tab, page);
    expect(await elsewhere()).toEqual({ ok: false, why: 'not-found' });
    expect(await attach()).toEqual({ ok: false, why: 'not-allowed' });
    expect(await store.hasAnnotations(OLD)).toBe(true);
  });

  test('is the one that the browser shows, whatever the page says', async () => {
    look({ url: NEW }, { address: 'https://other.example/wall', canonical: 'https://other.example/wall' });
    await attach();
    expect((await store.library('', 1)).articles[0]?.article.key).toBe(NEW);
  });
});
