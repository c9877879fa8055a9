import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { collectionMessages } from '@/entrypoints/background/collection';
import type { Sender } from '@/lib/messaging';
import { Store } from '@/lib/store/store';
import { ARTICLE, annotationOf, uuidOf } from '../export/collections';
import { handlersOf } from './handlers';

const own = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/library.html') } as unknown as Sender;
const [one, two, three] = [1, 2, 3].map((number) => annotationOf({ number, exact: `words ${number}` }));
if (one === undefined || two === undefined || three === undefined) throw new Error('three are made');
const { created: _c, visited: _v, ...facts } = ARTICLE;
const digest = { taken: '2026-03-12T07:00:00.000Z', title: ARTICLE.title, modified: null, paragraphs: 'a b' };

let number = 0;
let store: Store;
let handlers: ReturnType<typeof handlersOf<ReturnType<typeof collectionMessages>>>;
beforeEach(async () => {
  number += 1;
  store = new Store(`collection-${number}`, () => '2026-03-14T08:00:00.000Z');
  handlers = handlersOf(collectionMessages(store));
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => []);
  await store.save({ ...facts, digest }, one);
  await store.save({ ...facts, digest }, two);
  await store.delete([two.id]);
});

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe('the collection as our own pages ask for it', () => {
  test('its bin, and how many went when it is emptied, in part or all', async () => {
    const bin = await handlers['own:bin'](undefined, own);
    expect(bin.ok && bin.value.map(({ annotation }) => annotation.id)).toEqual([two.id]);
    expect(await handlers['own:emptyBin']({ ids: [one.id] }, own)).toEqual({ ok: true, value: 0 });
    expect(await handlers['own:emptyBin']({ ids: [two.id] }, own)).toEqual({ ok: true, value: 1 });
    await store.delete([one.id]);
    expect(await handlers['own:emptyBin']({ ids: 'all' }, own)).toEqual({ ok: true, value: 1 });
    expect(await handlers['own:emptyBin']({ ids: 'all' }, own)).toEqual({ ok: true, value: 0 });
  });

  test('some of its annotations, by their articles', async () => {
    const found = await handlers['own:annotations']({ ids: [one.id, two.id, uuidOf(99)] }, own);
    expect(found.ok && found.value.map(({ annotations }) => ids(annotations))).toEqual([[one.id]]);
  });

  test('its articles, without their digests, which only our store needs', async () => {
    const found = await handlers['own:articles']({ after: null }, own);
    expect(found.ok && found.value.articles).toEqual([
      { ...facts, created: expect.any(String), visited: expect.any(String) },
    ]);
    expect(found.ok && found.value.next).toBe(ARTICLE.key);
    expect(await handlers['own:articles']({ after: ARTICLE.key }, own)).toEqual({
      ok: true,
      value: { articles: [], next: null },
    });
  });

  test('the facts of what lives, with when its page did not show its words', async () => {
    await store.save({ ...facts, digest }, three);
    await store.seek(ARTICLE.key, [three.id]);
    const found = await handlers['own:facts']({ after: null }, own);
    if (!found.ok) throw new Error(found.why);
    expect(found.value.facts.map(({ id, missing }) => [id, missing])).toEqual([
      [one.id, null],
      [three.id, '2026-03-14T08:00:00.000Z'],
    ]);
    await store.seek(ARTICLE.key, []);
    const again = await handlers['own:facts']({ after: null }, own);
    expect(again.ok && again.value.facts.map(({ missing }) => missing)).toEqual([null, null]);
    expect(await handlers['own:facts']({ after: found.value.next ?? three.id }, own)).toEqual({
      ok: true,
      value: { facts: [], next: null },
    });
  });

  test('its search index: what is new stands in the journal, and a segment is there by its number', async () => {
    const index = await handlers['own:index'](undefined, own);
    if (!index.ok) throw new Error(index.why);
    expect(index.value.journal.map(({ id, text }) => [id, text === null])).toEqual([
      [one.id, false],
      [two.id, true],
    ]);
    expect(await handlers['own:segment']({ number: 12345 }, own)).toEqual({ ok: false, why: 'not-found' });
    for (const at of index.value.numbers) {
      expect(await handlers['own:segment']({ number: at }, own)).toMatchObject({ ok: true });
    }
  });

  test('all of it, with and without its bin, and how much that is', async () => {
    for (const [withDeleted, expected] of [
      [true, [one.id, two.id]],
      [false, [one.id]],
    ] as const) {
      const slice = await handlers['own:slice']({ after: null, withDeleted }, own);
      expect(slice.ok && ids(slice.value.rows)).toEqual(expected);
    }
    expect(await handlers['own:health'](undefined, own)).toEqual({
      ok: true,
      value: { live: 1, deleted: 1, damaged: 0 },
    });
  });
});

describe('an import', () => {
  const row = {
    id: three.id,
    article: ARTICLE.key,
    annotation: three,
    revision: 1,
    modified: three.modified,
    deleted: '',
  };
  const slice = { articles: [ARTICLE], rows: [row] };

  test('is looked at, put aside and merged, and our own pages are told', async () => {
    const said = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async () => undefined);
    expect(await handlers['own:importCheck']({ slice }, own)).toEqual({ ok: true, value: ['added'] });
    expect(await handlers['own:importStage']({ id: 'x', number: 0, slice }, own)).toEqual({ ok: true, value: null });
    expect(await store.annotationsOf(ARTICLE.key)).toHaveLength(1);
    expect(said).not.toHaveBeenCalled();
    expect(await handlers['own:importCommit']({ id: 'x', slices: 1 }, own)).toMatchObject({
      ok: true,
      value: { added: 1 },
    });
    expect(await store.annotationsOf(ARTICLE.key)).toHaveLength(2);
    await vi.waitFor(() => expect(said).toHaveBeenCalledOnce());
    said.mockRestore();
  });

  test('that was cancelled can’t be merged any more', async () => {
    await handlers['own:importStage']({ id: 'x', number: 0, slice }, own);
    expect(await handlers['own:importCancel']({ id: 'x' }, own)).toEqual({ ok: true, value: null });
    expect(await handlers['own:importCommit']({ id: 'x', slices: 1 }, own)).toEqual({ ok: false, why: 'not-found' });
    expect(await store.annotationsOf(ARTICLE.key)).toHaveLength(1);
  });

  test('is refused where the database fails, with why', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const full = new DOMException('', 'QuotaExceededError');
    vi.spyOn(store, 'stage').mockRejectedValueOnce(full);
    vi.spyOn(store, 'cancel').mockRejectedValueOnce(full);
    vi.spyOn(store, 'emptyBin').mockRejectedValueOnce(full);
    const refused = { ok: false, why: 'storage-full' };
    expect(await handlers['own:importStage']({ id: 'x', number: 0, slice }, own)).toEqual(refused);
    expect(await handlers['own:importCancel']({ id: 'x' }, own)).toEqual(refused);
    expect(await handlers['own:emptyBin']({ ids: 'all' }, own)).toEqual(refused);
  });
});
