import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noteOf } from '@/lib/annotation';
import type { Annotation } from '@/lib/model';
import { openDatabase } from '@/lib/store/database';
import { VERSION } from '@/lib/store/schema';
import { Store } from '@/lib/store/store';
import { ARTICLE, annotationOf } from '../export/collections';

let name: string;
let store: Store;
let number = 0;
beforeEach(() => {
  number += 1;
  name = `durability-${number}`;
  store = new Store(name);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
  await deleteDB(name);
});

const kept = (at: number, note = ''): Annotation => annotationOf({ number: at, exact: `words ${at}`, note });
const notes = async () => (await store.annotationsOf(ARTICLE.key)).map(noteOf);

/** Writes something into the database without the store. */
async function put(table: 'articles' | 'annotations', value: unknown): Promise<void> {
  const db = await openDB(name, VERSION);
  await db.put(table, value);
  db.close();
}

describe('a write', () => {
  test('asks for strict durability', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await store.save(ARTICLE, kept(1));
    await store.revise(kept(1).id, { note: 'x' });
    await store.delete([kept(1).id]);
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.length).toBeGreaterThanOrEqual(3);
    for (const [, , options] of writes) expect(options).toEqual({ durability: 'strict' });
  });

  test('is acknowledged only when its transaction is complete', async () => {
    const order: string[] = [];
    const original = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
      const transaction = original.apply(this, args);
      if (args[1] === 'readwrite') transaction.addEventListener('complete', () => order.push('complete'));
      return transaction;
    });
    await store.save(ARTICLE, kept(1));
    order.push('acknowledged');
    expect(order).toEqual(['complete', 'acknowledged']);
  });

  test('that fails halfway leaves nothing behind, and says why', async () => {
    const original = IDBObjectStore.prototype.put;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value,
      key,
    ) {
      if (this.name === 'annotations') throw new DOMException('no space', 'QuotaExceededError');
      return original.call(this, value, key);
    });
    await expect(store.save(ARTICLE, kept(1))).rejects.toMatchObject({ name: 'QuotaExceededError' });
    spy.mockRestore();
    expect(await store.articleOf(ARTICLE.key)).toBeNull();
    expect((await store.library('', 1e6)).articles).toEqual([]);
    // The next try, with space again, succeeds.
    await store.save(ARTICLE, kept(1));
    expect((await store.library('', 1e6)).articles).toHaveLength(1);
  });

  test('whose transaction the browser aborts is not acknowledged', async () => {
    const original = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      const request = original.call(this, value, key);
      if (this.name === 'annotations') request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
    await expect(store.save(ARTICLE, kept(1))).rejects.toMatchObject({ name: 'AbortError' });
    vi.restoreAllMocks();
    expect((await store.library('', 1e6)).articles).toEqual([]);
  });

  test('of several annotations is all or none when one of them fails', async () => {
    for (const at of [1, 2, 3]) await store.save(ARTICLE, kept(at));
    const original = IDBObjectStore.prototype.put;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      puts += 1;
      if (puts === 2) throw new DOMException('gone', 'UnknownError');
      return original.call(this, value, key);
    });
    await expect(store.delete([1, 2, 3].map((at) => kept(at).id))).rejects.toMatchObject({ name: 'UnknownError' });
    vi.restoreAllMocks();
    expect(await store.annotationsOf(ARTICLE.key)).toHaveLength(3);
  });
});

/** A database as version 1 made it. */
const openFirst = () =>
  openDB(name, 1, {
    upgrade(db) {
      db.createObjectStore('articles', { keyPath: 'key' }).createIndex('visited', 'visited');
      const annotations = db.createObjectStore('annotations', { keyPath: 'id' });
      annotations.createIndex('article', ['article', 'deleted']);
      annotations.createIndex('modified', 'modified');
      annotations.createIndex('deleted', 'deleted');
    },
  });

describe('the database', () => {
  test('of version 1 is brought up to date with all that is in it', async () => {
    const old = await openFirst();
    const annotation = kept(1, 'from before');
    await old.put('articles', ARTICLE);
    const { id, modified } = annotation;
    await old.put('annotations', { id, article: ARTICLE.key, annotation, revision: 1, modified, deleted: '' });
    old.close();
    expect(await notes()).toEqual(['from before']);
    await store.stage('one', 0, { articles: [], rows: [] });
    expect(await store.commit('one', 1)).toEqual({ added: 0, same: 0, merged: 0, inBin: 0, binned: 0 });
  });

  test('E3: of version 1 has all its articles among those whose claims are still to be read', async () => {
    const old = await openFirst();
    await old.put('articles', ARTICLE);
    old.close();
    expect((await store.staleArticles(10))?.stale).toEqual([{ article: ARTICLE.key, turn: null }]);
  });

  test('of a newer version is left alone, and the failure is known by its name', async () => {
    const newer = await openDB(name, VERSION + 1, { upgrade: (db) => void db.createObjectStore('later') });
    newer.close();
    await expect(store.save(ARTICLE, kept(1))).rejects.toMatchObject({ name: 'VersionError' });
    const again = await openDB(name, VERSION + 1);
    expect([...again.objectStoreNames]).toEqual(['later']);
    again.close();
  });

  test('lets go when a newer version of the extension wants to upgrade it', async () => {
    await store.save(ARTICLE, kept(1));
    const newer = await openDB(name, VERSION + 1);
    newer.close();
    await expect(store.annotationsOf(ARTICLE.key)).rejects.toMatchObject({ name: 'VersionError' });
  });

  test('that another context holds on to is not waited for without end, and opens once it is let go', async () => {
    // This connection ignores the request to close.
    const holding = await openFirst();
    await expect(openDatabase(() => undefined, name, 50)).rejects.toMatchObject({ name: 'TimeoutError' });
    holding.close();
    const db = await openDatabase(() => undefined, name);
    expect(db.version).toBe(VERSION);
    db.close();
  });

  test('that was closed by the browser is opened again by the next query', async () => {
    await store.save(ARTICLE, kept(1, 'still here'));
    const other = new Store(name);
    await store.close();
    expect((await other.annotationsOf(ARTICLE.key)).map(noteOf)).toEqual(['still here']);
    await other.close();
    expect(await notes()).toEqual(['still here']);
  });
});

describe('a damaged record', () => {
  const whole = kept(1, 'whole');
  const row = {
    id: kept(2).id,
    article: ARTICLE.key,
    annotation: kept(2),
    revision: 1,
    modified: kept(2).modified,
    deleted: '',
  };
  test.each([
    ['without its annotation', { ...row, annotation: undefined }],
    ['without a target', { ...row, annotation: { ...row.annotation, target: null } }],
    [
      'without a selector',
      { ...row, annotation: { ...row.annotation, target: { ...row.annotation.target, selector: [] } } },
    ],
    ['without a finding', { ...row, annotation: { ...row.annotation, finding: undefined } }],
    ['with a body that is none', { ...row, annotation: { ...row.annotation, body: [7] } }],
    ['with nothing else', { id: row.id, article: ARTICLE.key, deleted: '' }],
  ])('%s breaks no list, is counted, and stays where it is', async (_, damaged) => {
    await store.save(ARTICLE, whole);
    await put('annotations', damaged);
    expect(await notes()).toEqual(['whole']);
    expect((await store.library('', 1e6)).articles.flatMap(({ annotations }) => annotations.map(noteOf))).toEqual([
      'whole',
    ]);
    expect(await store.find(row.id)).toBeNull();
    expect(await store.revise(row.id, { note: 'x' })).toBeNull();
    expect((await store.slice(null, true)).rows.map(({ id }) => id)).toEqual([whole.id]);
    expect(await store.health()).toEqual({ live: 1, deleted: 0, damaged: 1 });
    expect(await store.bin()).toEqual([]);
  });

  test('of an article leaves its annotations to be seen, by the address that they name', async () => {
    await store.save(ARTICLE, whole);
    await put('articles', { key: ARTICLE.key, title: 7 });
    const [found] = (await store.library('', 1e6)).articles;
    expect(found?.article.url).toBe(ARTICLE.url);
    expect(found?.annotations.map(noteOf)).toEqual(['whole']);
    expect((await store.slice(null, false)).rows).toHaveLength(1);
    expect((await store.find(whole.id))?.article.url).toBe(ARTICLE.url);
  });

  test('that the browser itself can’t read does not hide the others', async () => {
    for (const at of [1, 2, 3]) await store.save(ARTICLE, kept(at));
    // Chromium does so where the file of a large value is gone.
    const all = IDBObjectStore.prototype.getAll;
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name !== 'annotations') return all.apply(this, args);
      throw new DOMException('Failed to read large IndexedDB value', 'DataError');
    });
    const original = IDBObjectStore.prototype.get;
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (key === kept(2).id) throw new DOMException('Failed to read large IndexedDB value', 'DataError');
      return original.call(this, key);
    });
    expect((await store.library('', 1e6)).articles.flatMap(({ annotations }) => annotations)).toHaveLength(2);
    expect((await store.health()).damaged).toBe(1);
  });
});

describe('two windows that edit one note', () => {
  const { id } = kept(1);
  beforeEach(() => store.save(ARTICLE, kept(1)));
  const edit = (note: string, before: string) => store.revise(id, { note, before });

  test('both keep what they wrote', async () => {
    await edit('Ask the harbour office.', '');
    await edit('Check the figure.', '');
    expect(await notes()).toEqual(['Ask the harbour office.\n\nCheck the figure.']);
  });

  test('each goes on with its own part, however often they take turns', async () => {
    await edit('Ask', '');
    await edit('Check', '');
    await edit('Ask the office', 'Ask');
    await edit('Check it', 'Check');
    await edit('Ask the office again', 'Ask the office');
    expect(await notes()).toEqual(['Ask the office again\n\nCheck it']);
  });

  test('the same edit twice, as after a lost answer, is one edit', async () => {
    await edit('Ask', '');
    await edit('Ask', '');
    expect(await notes()).toEqual(['Ask']);
  });

  test('clearing a note takes away only what was seen', async () => {
    await edit('Ask', '');
    await edit('Ask\n\nCheck', 'Ask');
    await edit('', 'Ask');
    expect(await notes()).toEqual(['Check']);
  });

  test('changing only the tags leaves the note as the other window has it', async () => {
    await edit('Ask', '');
    await edit('Ask the office', 'Ask');
    await store.revise(id, { note: 'Ask', before: 'Ask', tags: ['x'] });
    expect(await notes()).toEqual(['Ask the office']);
  });

  test('a thousand edits in two windows, at the same time: no word is lost', async () => {
    const other = new Store(name);
    const window = async (mine: Store, who: string) => {
      let draft = '';
      for (let turn = 0; turn < 500; turn += 1) {
        const before = draft;
        draft = `${draft} ${who}${turn}`.trim();
        await mine.revise(id, { note: draft, before });
      }
    };
    await Promise.all([window(store, 'a'), window(other, 'b')]);
    const words = new Set((await notes())[0]?.split(/\s+/));
    for (let turn = 0; turn < 500; turn += 1) {
      expect(words.has(`a${turn}`) && words.has(`b${turn}`), String(turn)).toBe(true);
    }
    expect(words.size).toBe(1000);
    await other.close();
  });

  test('stamps grow with every change, also where the clock stands still or goes back', async () => {
    const stamps: string[] = [];
    const clocks = [
      '2026-03-12T08:00:00.000Z',
      '2026-03-12T08:00:00.000Z',
      '2026-03-11T08:00:00.000Z',
      '2026-03-13T08:00:00.000Z',
    ];
    const slow = new Store(`${name}-clock`, () => clocks.shift() ?? '2026-03-14T08:00:00.000Z');
    await slow.save(ARTICLE, kept(1));
    for (const note of ['a', 'b', 'c']) stamps.push((await slow.revise(id, { note }))?.modified ?? '');
    expect(stamps).toEqual(['2026-03-12T08:00:00.001Z', '2026-03-12T08:00:00.002Z', '2026-03-13T08:00:00.000Z']);
    await slow.close();
  });
});

describe('the bin', () => {
  test('lists what was deleted, what was deleted last first, and gives it back', async () => {
    for (const at of [1, 2, 3]) await store.save(ARTICLE, kept(at));
    await store.delete([kept(1).id]);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await store.delete([kept(3).id]);
    expect((await store.bin()).map(({ annotation }) => annotation.id)).toEqual([kept(3).id, kept(1).id]);
    await store.undelete([kept(3).id]);
    expect((await store.bin()).map(({ annotation }) => annotation.id)).toEqual([kept(1).id]);
    expect(await store.annotationsOf(ARTICLE.key)).toHaveLength(2);
  });

  test('is emptied of what is named, or of all, and of nothing that lives', async () => {
    for (const at of [1, 2, 3]) await store.save(ARTICLE, kept(at));
    await store.delete([kept(1).id, kept(2).id]);
    expect(await store.emptyBin([kept(1).id, kept(3).id])).toBe(1);
    expect(await store.bin()).toHaveLength(1);
    expect(await store.emptyBin('all')).toBe(1);
    expect(await store.bin()).toEqual([]);
    expect(await store.annotationsOf(ARTICLE.key)).toHaveLength(1);
    await store.delete([kept(3).id]);
    await store.emptyBin('all');
    expect(await store.articleOf(ARTICLE.key)).toBeNull();
  });
});
