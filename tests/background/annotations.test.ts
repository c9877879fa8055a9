import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ownMessages, pageMessages } from '@/entrypoints/background/annotations';
import { fromOwn, result, serve } from '@/entrypoints/background/declare';
import { store } from '@/entrypoints/background/store';
import { saveSettings } from '@/entrypoints/shared/stored-settings';
import { noteOf } from '@/lib/annotation';
import type { Sender } from '@/lib/messaging';
import type { Article } from '@/lib/model';
import { DEFAULT_SETTINGS } from '@/lib/settings';
import { ARTICLE, annotationOf } from '../export/collections';
import { handlersOf } from './handlers';

const pageHandlers = handlersOf(pageMessages);
const ownHandlers = handlersOf(ownMessages);

const url = ARTICLE.url;
const sender = (some: { url?: string; incognito?: boolean } = {}): Sender =>
  ({
    id: fakeBrowser.runtime.id,
    url: some.url ?? url,
    frameId: 0,
    tab: { id: 7, incognito: some.incognito ?? false },
  }) as unknown as Sender;
const identity = { address: url, canonical: null };
const facts: Article = {
  url,
  title: ARTICLE.title,
  siteName: ARTICLE.siteName,
  byline: ARTICLE.byline,
  published: ARTICLE.published,
  lang: ARTICLE.lang,
  text: '',
  blocks: [],
  bullets: [],
};
let number = 0;
const next = () => {
  number += 1;
  return annotationOf({ number, exact: `words ${number}`, source: 'https://elsewhere.example/' });
};
const count = async () => (await store.library('', 1e6)).articles.flatMap(({ annotations }) => annotations).length;
const save = (from: Sender, annotation = next()) =>
  pageHandlers['page:save']({ ...identity, article: facts, annotation }, from);

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => []);
  const all = (await store.library('', 1e6)).articles.flatMap(({ annotations }) => annotations.map(({ id }) => id));
  await store.delete(all);
  await store.emptyBin('all');
});

describe('a private window', () => {
  test('keeps nothing, and says why', async () => {
    expect(await save(sender({ incognito: true }))).toEqual({ ok: false, why: 'private-window' });
    expect(await count()).toBe(0);
    expect(await store.articleOf(ARTICLE.key)).toBeNull();
  });

  test('keeps where the reader said so', async () => {
    await saveSettings({ ...DEFAULT_SETTINGS, keepInPrivate: true });
    expect(await save(sender({ incognito: true }))).toMatchObject({ ok: true });
    expect(await count()).toBe(1);
  });

  test('shows what is kept, and leaves no trace of the visit', async () => {
    await save(sender());
    const before = await store.articleOf(ARTICLE.key);
    await new Promise((resolve) => setTimeout(resolve, 3));
    expect(await pageHandlers['page:restore'](identity, sender({ incognito: true }))).toMatchObject({ ok: true });
    expect(await store.articleOf(ARTICLE.key)).toEqual(before);
    await pageHandlers['page:restore'](identity, sender());
    expect((await store.articleOf(ARTICLE.key))?.visited).not.toBe(before?.visited);
  });
});

const other = { address: 'https://other.example/', canonical: null };
const elsewhere = sender({ url: 'https://other.example/' });

describe('a page', () => {
  test('is known by the address that the browser gives, whatever it says', async () => {
    const kept = await save(sender());
    expect(kept).toMatchObject({ ok: true, value: { target: { source: url } } });
    expect(await pageHandlers['page:restore']({ address: url, canonical: url }, elsewhere)).toEqual({
      ok: true,
      value: [],
    });
  });

  test('touches only annotations of its own', async () => {
    const kept = await save(sender());
    const id = kept.ok ? kept.value.id : '';
    const changes = { note: 'from elsewhere' };
    for (const answer of [
      await pageHandlers['page:revise']({ ...other, id, changes }, elsewhere),
      await pageHandlers['page:revise']({ address: url, canonical: url, id, changes }, elsewhere),
      await pageHandlers['page:delete']({ ...other, id }, elsewhere),
      await pageHandlers['page:undelete']({ ...other, id }, elsewhere),
    ]) {
      expect(answer).toEqual({ ok: false, why: 'not-found' });
    }
    expect((await store.annotationsOf(ARTICLE.key)).map(noteOf)).toEqual(['']);
    expect(await pageHandlers['page:revise']({ ...identity, id, changes: { note: 'mine' } }, sender())).toMatchObject({
      ok: true,
    });
  });
});

const at = (path: string) => `https://ledger.example${path}`;
/** Keeps something on the page at that path; returns the annotation's id. */
const keepOn = async (path: string, claims: { canonical: string | null; shared?: string; title: string }) => {
  const annotation = next();
  const page = { address: at(path), ...claims };
  const result = await pageHandlers['page:save'](
    { ...page, article: { ...facts, title: claims.title }, annotation },
    sender({ url: at(path) }),
  );
  expect(result).toMatchObject({ ok: true });
  return { id: annotation.id, page, from: sender({ url: at(path) }) };
};
const restored = async ({ page, from }: Awaited<ReturnType<typeof keepOn>>) => {
  const result = await pageHandlers['page:restore'](page, from);
  return result.ok ? result.value.map(({ id }) => id) : null;
};
const kept = async () =>
  (await store.library('', 100)).articles
    .map(({ article, annotations }) => [article.url, article.title, annotations.length])
    .sort();

describe('pages that name one canonical address', () => {
  test.each([
    ['by the link alone', {}],
    ['by og:url, too', { shared: '/theme/' }],
  ])('%s, are articles of their own where their titles differ', async (_, shared) => {
    const first = await keepOn('/s1', { canonical: '/theme/', ...shared, title: 'Quay wall cracks again' });
    const second = await keepOn('/s2', { canonical: '/theme/', ...shared, title: 'Ferries stop for the night' });
    expect(await kept()).toEqual([
      [at('/s1'), 'Quay wall cracks again', 1],
      [at('/s2'), 'Ferries stop for the night', 1],
    ]);
    expect(await restored(first)).toEqual([first.id]);
    expect(await restored(second)).toEqual([second.id]);
    // Deleting what is kept of one leaves what is kept of the other.
    await store.delete([first.id]);
    await store.emptyBin('all');
    expect(await restored(second)).toEqual([second.id]);
    const opened = vi.spyOn(fakeBrowser.tabs, 'create').mockResolvedValue({} as never);
    await ownHandlers['own:reveal']({ id: second.id }, sender());
    expect(opened).toHaveBeenCalledWith({ url: expect.stringContaining(`${at('/s2')}#`) });
    opened.mockRestore();
  });

  test('are one where they have the same title', async () => {
    const claims = { canonical: '/quay', shared: '/quay', title: 'Quay wall cracks again' };
    const first = await keepOn('/a', claims);
    const second = await keepOn('/b', { ...claims, title: 'Quay wall cracks again | Ledger' });
    expect(await restored(second)).toEqual([first.id, second.id]);
    expect(await kept()).toHaveLength(1);
  });

  test('show what was kept before they named it', async () => {
    const before = await keepOn('/a', { canonical: null, title: 'Quay wall' });
    const after = await keepOn('/a', { canonical: '/quay', shared: '/quay', title: 'Quay wall' });
    expect(await restored(after)).toEqual([before.id, after.id]);
    const changes = { note: 'mine' };
    expect(await pageHandlers['page:revise']({ ...after.page, id: before.id, changes }, after.from)).toMatchObject({
      ok: true,
    });
  });

  test('say nothing of words that stand on another page of the article', async () => {
    const canonical = '/2026/03/some-long-headline';
    const first = await keepOn(canonical, { canonical, title: 'Some long headline' });
    const second = await keepOn(`${canonical}/2`, { canonical, title: 'Some long headline, page 2' });
    expect(await restored(second)).toEqual([first.id, second.id]);
    await pageHandlers['page:seek']({ ...second.page, missing: [first.id, second.id] }, second.from);
    const [article] = (await store.library('', 1)).articles;
    expect(Object.keys(article?.missing ?? {})).toEqual([second.id]);
    // Each annotation leads to the page on which it was made.
    expect(article?.annotations.map(({ target }) => target.source).sort()).toEqual([
      at(canonical),
      at(`${canonical}/2`),
    ]);
  });
});

describe('a page in a sandbox', () => {
  const opaque = [
    ['says so', { origin: 'null' }, {}],
    ['is told by the browser', {}, { origin: 'null' }],
    ['is told by Firefox', {}, { origin: 'moz-nullprincipal:{0}' }],
    ['lies', { origin: 'https://ledger.example' }, { origin: 'null' }],
  ] as const;
  test.each(opaque)('that %s has nothing of its host’s articles', async (_, said, told) => {
    const { id, page } = await keepOn('/real', { canonical: '/real', title: 'Quay wall' });
    const from = { ...sender({ url: at('/upload') }), ...told } as Sender;
    for (const address of [at('/upload'), at('/real')]) {
      const claims = { ...page, address, ...said };
      expect(await pageHandlers['page:restore'](claims, from)).toEqual({ ok: true, value: [] });
      expect(await pageHandlers['page:hasAnnotations'](claims, from)).toBe(false);
      expect(await pageHandlers['page:article'](claims, from)).toBeNull();
      expect(await pageHandlers['page:delete']({ ...claims, id }, from)).toEqual({ ok: false, why: 'not-found' });
      expect(await pageHandlers['page:revise']({ ...claims, id, changes: {} }, from)).toMatchObject({ ok: false });
      await pageHandlers['page:seek']({ ...claims, missing: [id] }, from);
      expect(await pageHandlers['page:save']({ ...claims, article: facts, annotation: next() }, from)).toEqual({
        ok: false,
        why: 'sandboxed',
      });
    }
    expect((await store.library('', 9)).articles.map(({ missing }) => missing)).toEqual([undefined]);
    expect(await count()).toBe(1);
  });

  test('is none where the origin is that of the address, or a file’s', async () => {
    const own = { ...sender({ url: at('/real') }), origin: 'https://ledger.example' } as Sender;
    const page = { address: at('/real'), canonical: null, origin: 'https://ledger.example' };
    expect(await pageHandlers['page:save']({ ...page, article: facts, annotation: next() }, own)).toMatchObject({
      ok: true,
    });
    const file = 'file:///home/reader/a.html';
    const disk = { ...sender({ url: file }), origin: 'null' } as Sender;
    const there = { address: file, canonical: null, origin: 'null' };
    expect(await pageHandlers['page:save']({ ...there, article: facts, annotation: next() }, disk)).toMatchObject({
      ok: true,
    });
  });
});

describe('an id that is taken', () => {
  test('by another article’s annotation gives nothing away', async () => {
    const mine = await keepOn('/a', { canonical: null, title: 'Quay wall' });
    await store.revise(mine.id, { note: 'mine' });
    const annotation = { ...next(), id: mine.id };
    const page = { address: 'https://other.example/', canonical: null };
    expect(await pageHandlers['page:save']({ ...page, article: facts, annotation }, elsewhere)).toEqual({
      ok: false,
      why: 'not-found',
    });
    expect(await store.articleOf('https://other.example/')).toBeNull();
  });

  test('by one in the bin is not kept', async () => {
    const annotation = next();
    expect(await save(sender(), annotation)).toMatchObject({ ok: true });
    // Asked again, because the background was killed before it answered.
    expect(await save(sender(), annotation)).toMatchObject({ ok: true });
    await store.delete([annotation.id]);
    expect(await save(sender(), annotation)).toEqual({ ok: false, why: 'not-found' });
    expect(await count()).toBe(0);
  });
});

describe('what a page does not show', () => {
  const missing = async () =>
    (await store.library('', 100)).articles.flatMap((article) => Object.keys(article.missing ?? {}));
  const savedId = async () => {
    const kept = await save(sender());
    return kept.ok ? kept.value.id : '';
  };

  test('is remembered until a visit finds it again', async () => {
    const [first, second] = [await savedId(), await savedId()];
    await pageHandlers['page:seek']({ ...identity, missing: [first] }, sender());
    expect(await missing()).toEqual([first]);
    await pageHandlers['page:seek']({ ...identity, missing: [second] }, sender());
    expect(await missing()).toEqual([second]);
    await pageHandlers['page:seek']({ ...identity, missing: [] }, sender());
    expect(await missing()).toEqual([]);
  });

  test('is not what another page says, whatever address it claims', async () => {
    const id = await savedId();
    await pageHandlers['page:seek']({ ...other, missing: [id] }, elsewhere);
    await pageHandlers['page:seek']({ address: url, canonical: url, missing: [id] }, elsewhere);
    expect(await missing()).toEqual([]);
    await pageHandlers['page:seek']({ ...identity, missing: [id] }, sender());
    await pageHandlers['page:seek']({ address: url, canonical: url, missing: [] }, elsewhere);
    expect(await missing()).toEqual([id]);
  });

  test('is not remembered of a visit in a private window', async () => {
    const id = await savedId();
    await pageHandlers['page:seek']({ ...identity, missing: [id] }, sender({ incognito: true }));
    expect(await missing()).toEqual([]);
  });

  test('is told to the library where it is news, and only then', async () => {
    const id = await savedId();
    const told = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async () => undefined);
    await pageHandlers['page:seek']({ ...identity, missing: [] }, sender());
    expect(told).not.toHaveBeenCalled();
    await pageHandlers['page:seek']({ ...identity, missing: [id] }, sender());
    await pageHandlers['page:seek']({ ...identity, missing: [id] }, sender());
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'chrome://settings', 'ftp://ledger.example/'])(
  'an article at %s is never opened, whatever a file brought in',
  async (address) => {
    const create = vi.spyOn(fakeBrowser.tabs, 'create');
    const annotation = annotationOf({ number: 1, exact: 'words', source: address });
    await store.save({ ...ARTICLE, key: address, url: address }, annotation);
    expect(await ownHandlers['own:reveal']({ id: annotation.id }, sender())).toEqual({ ok: false, why: 'not-allowed' });
    expect(create).not.toHaveBeenCalled();
  },
);

describe('failures of the database', () => {
  test.each([
    ['QuotaExceededError', 'storage-full'],
    ['VersionError', 'storage-newer'],
    ['AbortError', 'storage-failed'],
    ['TimeoutError', 'storage-failed'],
    ['UnknownError', 'storage-failed'],
  ])('%s is told as %s', async (name, why) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(store, 'save').mockRejectedValueOnce(new DOMException('', name));
    expect(await save(sender())).toEqual({ ok: false, why });
  });
});

test('what is not of its form reaches no handler', async () => {
  const listeners: ((message: unknown, sender: unknown, answer: (value: unknown) => void) => unknown)[] = [];
  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
    listeners.push(listener as never);
  });
  const handle = vi.fn(async () => ({ ok: true, value: [] }) as const);
  const payload = ownMessages['own:delete'].payload;
  const stop = serve({ 'own:delete': fromOwn({ payload, answer: result<readonly []>(), handle }) });
  const own = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/library.html' as never) };
  const ask = (data: unknown) =>
    new Promise((resolve) => {
      for (const listener of listeners) void listener({ id: 1, type: 'own:delete', data, timestamp: 0 }, own, resolve);
    });
  const refused = { ok: false, why: 'refused' };
  for (const data of [undefined, null, 7, {}, { ids: 'x' }, { ids: ['nobody'] }]) {
    expect(await ask(data)).toEqual({ res: refused });
  }
  expect(handle).not.toHaveBeenCalled();
  expect(await ask({ ids: [annotationOf({ number: 1, exact: 'x' }).id], more: 1 })).toEqual({
    res: { ok: true, value: [] },
  });
  expect(handle).toHaveBeenCalledOnce();
  stop();
});
