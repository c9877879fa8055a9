import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticleCopy } from '@/lib/model';
import { VERSION } from '@/lib/store/schema';
import { digestOf, sealed, unsealed } from '@/lib/store/sealing';
import { excerptOf } from '@/lib/store/search';
import { Store } from '@/lib/store/store';
import type { SealedCopy, StoredCopy } from '@/lib/stored';
import { EDITS } from '../copy/edits';
import { STORIES, storyCopy } from '../copy/stories';
import { ARTICLE, annotationOf } from '../export/collections';

const PAGE = ARTICLE.key;
const KEY = ARTICLE.key;
let name: string;
let store: Store;
let clock = '2026-03-12T08:00:00.000Z';
let number = 0;
beforeEach(() => {
  number += 1;
  name = `copies-${number}`;
  clock = '2026-03-12T08:00:00.000Z';
  store = new Store(name, () => clock);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
  await deleteDB(name);
});

const kept = (at: number) => annotationOf({ number: at, exact: `words ${at}` });
const day = (at: number) => `2026-03-${String(at).padStart(2, '0')}T10:00:00.000Z`;

function editOf(kind: string) {
  const edit = EDITS.find((each) => each.kind === kind && each.story === 'bridge');
  if (edit === undefined) throw new Error(kind);
  return edit;
}
const original = (at = 1) => storyCopy(editOf('number').before, day(at));
const changed = (kind: 'number' | 'softened' | 'claim-removed', at: number) => storyCopy(editOf(kind).after, day(at));

async function sealedOf(copy: ArticleCopy, page = PAGE): Promise<SealedCopy> {
  const made = await sealed(copy, page, null);
  if (made === null) throw new Error('not sealed');
  return made;
}

async function keepWithCopy(copy: ArticleCopy, at = 1): Promise<void> {
  await store.save(ARTICLE, kept(at), await sealedOf(copy));
}

async function addVersion(copy: ArticleCopy, completes = false): Promise<boolean> {
  const newest = await store.newestCopy(KEY, PAGE);
  return newest !== null && store.addVersion(KEY, copy, PAGE, newest, completes);
}

const times = async () => (await store.copies(KEY)).map(({ taken }) => taken);

describe('a copy', () => {
  test('comes with the passage, is read as it was, and its digest is that of its words', async () => {
    const copy = await original();
    await keepWithCopy(copy);
    expect(await store.copy(KEY, copy.taken)).toEqual(copy);
    expect((await store.copies(KEY))[0]).toMatchObject({ base: null, digest: await digestOf(copy), page: PAGE });
  });

  test('K1 is written once a page, whatever is kept later', async () => {
    const copy = await original();
    await keepWithCopy(copy);
    await keepWithCopy(await changed('number', 2), 2);
    expect(await times()).toEqual([copy.taken]);
    await store.save(ARTICLE, kept(3), await sealedOf(await original(3), `${PAGE}?page=2`));
    expect(await times()).toEqual([copy.taken, day(3)]);
  });

  test('K1 is not there where the passage could not be kept', async () => {
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (this.name === 'journal') throw new DOMException('no space', 'QuotaExceededError');
      return put.call(this, value, key);
    });
    await expect(keepWithCopy(await original())).rejects.toMatchObject({ name: 'QuotaExceededError' });
    vi.restoreAllMocks();
    expect(await store.copies(KEY)).toEqual([]);
    expect(await store.articleOf(KEY)).toBeNull();
  });

  test('that was damaged is none, and neither is one of other words', async () => {
    const copy = await original();
    const { bytes, facts } = await sealedOf(copy);
    expect(await unsealed(bytes.slice(0, 40), facts, null)).toBeNull();
    expect(await unsealed(bytes, { digest: 'ab' }, null)).toBeNull();
    const other = await sealedOf(await changed('number', 1));
    expect(await unsealed(other.bytes, facts, null)).toBeNull();
  });

  test('whose blocks are not what its text is made of is not sealed', async () => {
    const copy = await original();
    const blocks = copy.article.blocks.slice(1);
    expect(await sealed({ ...copy, article: { ...copy.article, blocks } }, PAGE, null)).toBeNull();
  });
});

describe('a version', () => {
  test('K2 is stored as a difference, and read through several', async () => {
    const copies = [await original(1), await changed('number', 2), await changed('softened', 3), await original(4)];
    const [first, ...later] = copies;
    if (first === undefined) throw new Error();
    await keepWithCopy(first);
    for (const copy of later) expect(await addVersion(copy)).toBe(true);
    const facts = await store.copies(KEY);
    expect(facts.map(({ base }) => base === null)).toEqual([true, false, false, false]);
    expect(facts[1]?.size).toBeLessThan((facts[0]?.size ?? 0) * 0.8);
    for (const copy of copies) expect(await store.copy(KEY, copy.taken)).toEqual(copy);
  });

  test('K1 of the same time is not added again, nor one after another window was faster', async () => {
    await keepWithCopy(await original());
    const newest = await store.newestCopy(KEY, PAGE);
    if (newest === null) throw new Error();
    const version = await changed('number', 2);
    expect(await store.addVersion(KEY, version, PAGE, newest)).toBe(true);
    expect(await store.addVersion(KEY, version, PAGE, newest)).toBe(false);
    expect(await store.addVersion(KEY, await changed('softened', 3), PAGE, newest)).toBe(false);
    expect(await times()).toEqual([day(1), day(2)]);
  });

  test('K2 stays where another one is stored as its difference from it', async () => {
    await keepWithCopy(await original());
    const stored = async (copy: ArticleCopy, page: string): Promise<StoredCopy> => ({
      ...{ article: KEY, page, digest: await digestOf(copy), copy },
    });
    const second = await changed('number', 2);
    const copies = [await stored(await original(), PAGE), await stored(second, `${PAGE}?page=2`)];
    await store.stage('i', 0, { articles: [], rows: [], copies });
    await store.commit('i', 1);
    expect((await store.copies(KEY))[1]?.base).toBe(copies[0]?.digest);
    expect(await addVersion(await changed('softened', 3), true)).toBe(true);
    expect(await times()).toEqual([day(1), day(2), day(3)]);
    expect(await store.copy(KEY, day(2))).toEqual(second);
  });

  test('K5 stands in the place of the newest where there are two hundred', async () => {
    const copy = await original();
    const version = (at: number): ArticleCopy => ({
      ...copy,
      taken: new Date(Date.UTC(2026, 2, 1, 10, at)).toISOString(),
      article: { ...copy.article, title: `Version ${at}` },
    });
    await keepWithCopy(version(0));
    const later = Array.from({ length: 198 }, (_, index) => version(index + 1));
    const copies = await Promise.all(
      later.map(async (each) => ({ article: KEY, page: PAGE, digest: await digestOf(each), copy: each })),
    );
    await store.stage('i', 0, { articles: [], rows: [], copies });
    await store.commit('i', 1);
    for (const at of [199, 200, 201]) expect(await addVersion(version(at))).toBe(true);
    const all = await times();
    expect(all).toHaveLength(200);
    expect([all[0], all[198], all[199]]).toEqual([version(0).taken, version(198).taken, version(201).taken]);
    expect(await store.copy(KEY, version(201).taken)).toEqual(version(201));
  });

  test('that completes the newest stands in its place', async () => {
    await keepWithCopy(await changed('claim-removed', 1));
    const whole = await original(2);
    expect(await addVersion(whole, true)).toBe(true);
    expect(await times()).toEqual([day(2)]);
    expect(await store.copy(KEY, day(2))).toEqual(whole);
  });

  test('K1 is not added where nothing of the article is kept', async () => {
    await keepWithCopy(await original());
    await store.delete([kept(1).id]);
    expect(await addVersion(await changed('number', 2))).toBe(false);
  });
});

describe('copies leave', () => {
  test('K3 with the last passage of their article, once it has left the bin', async () => {
    await keepWithCopy(await original());
    await store.save(ARTICLE, kept(2));
    await store.delete([kept(1).id]);
    await store.emptyBin('all');
    expect(await times()).toEqual([day(1)]);
    await store.delete([kept(2).id]);
    clock = '2026-04-10T08:00:00.000Z';
    await store.emptyBin();
    expect(await times()).toEqual([day(1)]);
    clock = '2026-04-12T08:00:00.000Z';
    await store.emptyBin();
    expect(await times()).toEqual([]);
    expect(await store.copySpace()).toEqual({ articles: 0, versions: 0, size: 0 });
  });

  test('by age and by site, and all; the passages stay', async () => {
    const there = { ...ARTICLE, key: 'https://other.example/a', url: 'https://other.example/a' };
    await keepWithCopy(await original());
    await store.save(there, kept(2), await sealedOf(await original(5), there.key));
    const { articles, versions, size } = await store.copySpace();
    expect([articles, versions]).toEqual([2, 2]);
    expect(size).toBeGreaterThan(500);
    expect(await store.removeCopies({ host: 'nobody.example' })).toBe(0);
    expect(await store.removeCopies({ before: day(1) })).toBe(0);
    expect(await store.removeCopies({ before: day(3) })).toBe(1);
    expect(await times()).toEqual([]);
    expect(await store.removeCopies({ host: 'other.example' })).toBe(1);
    await keepWithCopy(await original(), 3);
    expect(await store.removeCopies('all')).toBe(1);
    expect(await store.copySpace()).toEqual({ articles: 0, versions: 0, size: 0 });
    expect(await store.annotationsOf(KEY)).toHaveLength(2);
  });

  test('to the key that their article moves to', async () => {
    const to = { key: 'https://new.example/wall', url: 'https://new.example/wall' };
    await keepWithCopy(await original());
    await addVersion(await changed('number', 2));
    await store.move(KEY, to);
    expect(await times()).toEqual([]);
    expect((await store.copies(to.key)).map(({ taken }) => taken)).toEqual([day(1), day(2)]);
    expect(await store.copy(to.key, day(2))).toEqual(await changed('number', 2));
  });
});

describe('copies travel', () => {
  async function allOf(from: Store): Promise<readonly StoredCopy[]> {
    const all: StoredCopy[] = [];
    for (let after: readonly [string, string] | null = null; ; ) {
      const slice: Awaited<ReturnType<Store['copiesAfter']>> = await from.copiesAfter(after);
      all.push(...slice.copies);
      if (slice.next === null) return all;
      after = slice.next;
    }
  }

  test('K4 out whole and in again, beside what is there', async () => {
    await keepWithCopy(await original());
    await addVersion(await changed('number', 2));
    const copies = await allOf(store);
    expect(copies.map(({ copy }) => copy)).toEqual([await original(1), await changed('number', 2)]);
    const slice = await store.slice(null, true);
    const other = new Store(`${name}-other`, () => clock);
    await other.save(ARTICLE, kept(9), await sealedOf(await changed('softened', 3)));
    await other.stage('i', 0, { articles: slice.articles, rows: slice.rows, copies });
    await other.commit('i', 1);
    expect((await allOf(other)).map(({ copy }) => copy)).toEqual([
      await original(1),
      await changed('number', 2),
      await changed('softened', 3),
    ]);
    // Once more changes nothing.
    await other.stage('j', 0, { articles: slice.articles, rows: slice.rows, copies });
    await other.commit('j', 1);
    expect(await allOf(other)).toHaveLength(3);
    await other.close();
    await deleteDB(`${name}-other`);
  });

  test('K4 beside what is here: of one time, what is here stays', async () => {
    await keepWithCopy(await original());
    const other = await changed('number', 1);
    const copies = [{ article: KEY, page: PAGE, digest: await digestOf(other), copy: other }];
    await store.stage('i', 0, { articles: [], rows: [], copies });
    await store.commit('i', 1);
    expect((await allOf(store)).map(({ copy }) => copy)).toEqual([await original()]);
  });

  test('not with another digest than that of their words, nor to an article that is not here', async () => {
    await keepWithCopy(await original());
    const [copy] = await allOf(store);
    if (copy === undefined) throw new Error();
    const other = new Store(`${name}-other`, () => clock);
    await other.stage('i', 0, { articles: [], rows: [], copies: [copy] });
    await other.commit('i', 1);
    expect(await allOf(other)).toEqual([]);
    await other.save(ARTICLE, kept(1));
    await other.stage('j', 0, { articles: [], rows: [], copies: [{ ...copy, digest: 'ab'.repeat(32) }] });
    await other.commit('j', 1);
    expect(await allOf(other)).toEqual([]);
    await other.close();
    await deleteDB(`${name}-other`);
  });
});

test('an older database gets its stores for copies, and keeps what it has', async () => {
  const old = await openDB(name, 4, {
    upgrade(db) {
      db.createObjectStore('articles', { keyPath: 'key' }).createIndex('visited', 'visited');
      const annotations = db.createObjectStore('annotations', { keyPath: 'id' });
      annotations.createIndex('article', ['article', 'deleted']);
      annotations.createIndex('modified', 'modified');
      annotations.createIndex('deleted', 'deleted');
      db.createObjectStore('staged', { keyPath: ['id', 'number'] });
      for (const keyPath of ['id']) db.createObjectStore('imports', { keyPath });
      db.createObjectStore('segments', { autoIncrement: true });
      db.createObjectStore('journal', { keyPath: 'id' });
      db.createObjectStore('backlog');
      db.createObjectStore('corrections', { keyPath: 'article' });
      db.createObjectStore('merges', { keyPath: 'alias' });
      db.createObjectStore('dates');
    },
  });
  await old.put('articles', ARTICLE);
  old.close();
  expect(VERSION).toBe(7);
  expect(await store.articleOf(KEY)).toEqual(ARTICLE);
  await keepWithCopy(await original());
  expect(await times()).toEqual([day(1)]);
});

describe('a search in the texts', () => {
  const found = async (query: string) =>
    (await store.searchTexts(query)).found.map(({ article, taken }) => [article.key, taken]);

  test('K6 finds every version by its words, and says the newest that has them', async () => {
    await keepWithCopy(await original());
    await addVersion(await changed('number', 2));
    expect(await found('cost 12 million')).toEqual([[KEY, day(1)]]);
    expect(await found('cost 15 million')).toEqual([[KEY, day(2)]]);
    expect(await found('MILLION')).toEqual([[KEY, day(2)]]);
    expect(await found('no-such-word')).toEqual([]);
    expect(await found('  ')).toEqual([]);
  });

  test('K6 finds what was written since the last one', async () => {
    await keepWithCopy(await original());
    expect(await found('cost 15 million')).toEqual([]);
    await addVersion(await changed('number', 2));
    expect(await found('cost 15 million')).toEqual([[KEY, day(2)]]);
  });

  test('K6 finds nothing of copies that were removed, or of an article of which nothing is kept any more', async () => {
    await keepWithCopy(await original());
    await store.delete([kept(1).id]);
    expect(await store.searchTexts('million')).toEqual({ found: [], total: 0 });
    await store.undelete([kept(1).id]);
    expect(await found('million')).toHaveLength(1);
    await store.removeCopies('all');
    expect(await found('million')).toEqual([]);
  });

  test('follows an article to another key', async () => {
    const to = { key: 'https://new.example/wall', url: 'https://new.example/wall' };
    await keepWithCopy(await original());
    await store.move(KEY, to);
    expect(await found('million')).toEqual([[to.key, day(1)]]);
  });

  test('finds what stands in segments as what stands in the journal, and what came in before there was an index', async () => {
    const keys = Array.from({ length: 70 }, (_, index) => `https://news.example/${String(index).padStart(2, '0')}`);
    // This is more than the journal holds.
    for (const [index, key] of keys.entries()) {
      await store.save({ ...ARTICLE, key, url: key }, kept(100 + index), await sealedOf(await original(), key));
    }
    expect((await store.searchTexts('million')).total).toBe(70);
    await store.tidy();
    const db = await openDB(name);
    expect([await db.count('textJournal'), await db.count('textSegments')]).toEqual([0, 1]);
    expect((await store.searchTexts('million')).total).toBe(70);
    await db.clear('textSegments');
    await db.put('textBacklog', '', 'rows');
    db.close();
    const { found: first, total } = await store.searchTexts('million');
    expect([first.length, total]).toEqual([50, 70]);
    await store.removeCopies('all');
    expect((await store.searchTexts('million')).total).toBe(0);
  });
});

test('an excerpt shows the first place that has all words, in whole words', async () => {
  const copy = await original();
  expect(excerptOf(copy, 'cost 12 mill')).toContain('cost 12 million');
  expect(excerptOf(copy, 'cost 12 mill')?.length).toBeLessThan(300);
  expect(excerptOf(copy, 'no-such-word')).toBeNull();
});

test('an ordinary article takes few kilobytes', async () => {
  for (const story of Object.values(STORIES)) {
    expect((await sealedOf(await storyCopy(story))).bytes.length).toBeLessThan(2500);
  }
});
