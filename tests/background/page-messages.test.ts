/** What a page asks of the background for its tab, and how our own pages reach a page. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ownMessages, pageMessages } from '@/entrypoints/background/annotations';
import { askReader, openInterface, openReader, styleHighlights } from '@/entrypoints/background/reader';
import { store } from '@/entrypoints/background/store';
import type { Sender } from '@/lib/messaging';
import { ARTICLE, annotationOf } from '../export/collections';
import { handlersOf } from './handlers';

vi.mock('@/entrypoints/background/reader', () => ({
  askReader: vi.fn(async () => ({ ok: true })),
  openInterface: vi.fn(async () => true),
  openReader: vi.fn(async () => ({ ok: false, why: 'pdf' })),
  styleHighlights: vi.fn(async () => undefined),
}));

const pageHandlers = handlersOf(pageMessages);
const ownHandlers = handlersOf(ownMessages);
let number = 0;
let url: string;
let from: Sender;
/** A frame inside the page, which may ask for nothing. */
let inside: Sender;
let identity: { readonly address: string; readonly canonical: null };

beforeEach(() => {
  fakeBrowser.reset();
  number += 1;
  url = `https://ledger.example/wall-of-${number}`;
  identity = { address: url, canonical: null };
  from = { id: fakeBrowser.runtime.id, url, frameId: 0, tab: { id: 7, incognito: false } } as unknown as Sender;
  inside = { ...from, frameId: 3 };
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => []);
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation(((name: string) => `(${name})`) as never);
  for (const bring of [askReader, openInterface, openReader, styleHighlights]) vi.mocked(bring).mockClear();
});
afterEach(() => {
  vi.mocked(fakeBrowser.tabs.query).mockRestore();
  vi.mocked(fakeBrowser.i18n.getMessage).mockRestore();
});

const kept = async () => {
  const annotation = annotationOf({ number, exact: `words ${number}`, source: url });
  await store.save({ ...ARTICLE, key: url, url }, annotation);
  return annotation.id;
};

describe('a page', () => {
  test('has the reader, its styles and its second script brought into its own tab, and a frame has nothing', async () => {
    await pageHandlers['page:open'](identity, from);
    await pageHandlers['page:restyle'](undefined, from);
    expect(await pageHandlers['page:interface'](undefined, from)).toBe(true);
    for (const bring of [openReader, styleHighlights, openInterface]) {
      expect(vi.mocked(bring).mock.calls).toEqual([[7]]);
    }
    await pageHandlers['page:open'](identity, inside);
    await pageHandlers['page:restyle'](undefined, inside);
    expect(await pageHandlers['page:interface'](undefined, inside)).toBe(false);
    for (const bring of [openReader, styleHighlights, openInterface]) expect(bring).toHaveBeenCalledOnce();
  });

  test('learns whether anything of it is kept, and what is remembered of its article', async () => {
    expect(await pageHandlers['page:hasAnnotations'](identity, from)).toBe(false);
    expect(await pageHandlers['page:article'](identity, from)).toBeNull();
    await kept();
    expect(await pageHandlers['page:hasAnnotations'](identity, from)).toBe(true);
    expect(await pageHandlers['page:article'](identity, from)).toMatchObject({ key: url, title: ARTICLE.title });
    vi.spyOn(store, 'articleOf').mockRejectedValueOnce(new DOMException('', 'UnknownError'));
    expect(await pageHandlers['page:article'](identity, from)).toBeNull();
  });

  test('takes back what it deleted itself', async () => {
    const id = await kept();
    expect(await pageHandlers['page:delete']({ ...identity, id }, from)).toMatchObject({ ok: true, value: [{ id }] });
    expect(await pageHandlers['page:undelete']({ ...identity, id }, from)).toMatchObject({ ok: true, value: [{ id }] });
    expect(await store.annotationsOf(url)).toHaveLength(1);
  });

  test('has the messages of a language out of our package', async () => {
    const fetched = vi
      .spyOn(globalThis, 'fetch')
      .mockImplementation(async () => Response.json({ keep: { message: 'Behalten' } }));
    expect(await pageHandlers['page:messages']({ code: 'de' }, from)).toEqual({ keep: 'Behalten' });
    fetched.mockRestore();
  });
});

describe('what the button shows of a tab', () => {
  let shown: { title?: string; text?: string };
  beforeEach(() => {
    shown = {};
    const into = (details: { tabId: number }) => {
      expect(details.tabId).toBe(7);
      Object.assign(shown, details);
    };
    vi.spyOn(fakeBrowser.action, 'setTitle').mockImplementation((async (details: never) => into(details)) as never);
    vi.spyOn(fakeBrowser.action, 'setBadgeText').mockImplementation((async (details: never) => into(details)) as never);
  });

  test.each([
    ['how much of it is kept', 12, '', '12'],
    ['nothing where nothing is', 0, '', ''],
    ['that the browser refuses us the page, and what helps', null, '(browser_clickAgain)', '!'],
  ])('is %s', async (_, count, title, text) => {
    await pageHandlers['page:changed']({ ...identity, kept: count }, from);
    expect(shown).toMatchObject({ title, text });
  });

  test('is nothing that a frame says', async () => {
    await pageHandlers['page:changed']({ ...identity, kept: 3 }, inside);
    expect(shown).toEqual({});
  });
});

describe('an annotation that our own page leads to', () => {
  let opened: string[];
  let said: unknown[];
  beforeEach(() => {
    opened = [];
    said = [];
    vi.spyOn(fakeBrowser.action, 'setTitle').mockImplementation((async () => undefined) as never);
    vi.spyOn(fakeBrowser.action, 'setBadgeText').mockImplementation((async () => undefined) as never);
    vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation((async ({ url: to }: { url: string }) => {
      opened.push(to);
    }) as never);
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(((
      tabId: number,
      { type, data }: { type: string; data: unknown },
      _options: unknown,
      answer: (value: unknown) => void,
    ) => {
      said.push([tabId, type, data]);
      answer({ res: true });
    }) as never);
  });

  test('is opened where its words were read, and shown once its page is read, one time', async () => {
    const id = await kept();
    expect(await ownHandlers['own:reveal']({ id }, from)).toEqual({ ok: true, value: null });
    expect(opened).toEqual([expect.stringMatching(/^https:\/\/ledger\.example\/wall-of-\d+#:~:text=/)]);
    const other = `${url}/other`;
    await pageHandlers['page:changed']({ ...identity, address: other, kept: 0 }, { ...from, url: other } as Sender);
    expect(said).toEqual([]);
    await pageHandlers['page:changed']({ ...identity, kept: 1 }, from);
    await pageHandlers['page:changed']({ ...identity, kept: 1 }, from);
    expect(said).toEqual([[7, 'tab:reveal', { target: { kind: 'annotation', id } }]]);
  });

  test('is not opened where it is gone', async () => {
    const id = await kept();
    await store.delete([id]);
    expect(await ownHandlers['own:reveal']({ id }, from)).toEqual({ ok: false, why: 'not-found' });
    expect(opened).toEqual([]);
  });
});

describe('our own pages', () => {
  test('open a tab, and say whether somebody asked for it', async () => {
    expect(await ownHandlers['own:open']({ tabId: 4, asked: true }, from)).toEqual({ ok: true });
    expect(vi.mocked(askReader).mock.calls).toEqual([[4]]);
    expect(openReader).not.toHaveBeenCalled();
    expect(await ownHandlers['own:open']({ tabId: 5, asked: false }, from)).toEqual({ ok: false, why: 'pdf' });
    expect(vi.mocked(openReader).mock.calls).toEqual([[5]]);
    expect(askReader).toHaveBeenCalledOnce();
  });

  test('change any annotation, and find it', async () => {
    const id = await kept();
    const changes = { note: `note ${number}` };
    expect(await ownHandlers['own:revise']({ id, changes }, from)).toMatchObject({ ok: true, value: { id } });
    expect(await ownHandlers['own:tag']({ ids: [id], tags: ['quay'] }, from)).toMatchObject({ ok: true });
    const found = await ownHandlers['own:library']({ query: `#quay words ${number}`, count: 1 }, from);
    expect(found.ok && found.value.articles.map(({ article }) => article.key)).toEqual([url]);
    const newest = await ownHandlers['own:newest']({ count: 200 }, from);
    expect(newest.ok && newest.value.some(({ article }) => article.key === url)).toBe(true);
    expect(await ownHandlers['own:delete']({ ids: [id] }, from)).toMatchObject({ ok: true });
    expect(await ownHandlers['own:revise']({ id, changes }, from)).toEqual({ ok: false, why: 'not-found' });
    expect(await ownHandlers['own:undelete']({ ids: [id] }, from)).toMatchObject({ ok: true });
    expect(await store.annotationsOf(url)).toHaveLength(1);
  });
});
