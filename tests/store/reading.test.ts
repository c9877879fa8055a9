/** Reading everything in slices, and asking for some of it. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '@/lib/store/database';
import { Store } from '@/lib/store/store';
import { ARTICLE, annotationOf } from '../export/collections';

const NOW = '2026-03-14T08:00:00.000Z';
let number = 0;
let name: string;
let store: Store;
beforeEach(() => {
  number += 1;
  name = `reading-${number}`;
  store = new Store(name, () => NOW);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
});

const keyOf = (letter: string) => `https://${letter}.example/wall`;
const articleOf = (letter: string) => ({ ...ARTICLE, key: keyOf(letter), url: keyOf(letter), title: `Wall ${letter}` });
const wordsOf = (at: number, letter = 'a') => annotationOf({ number: at, exact: `words ${at}`, source: keyOf(letter) });
const rowOf = (at: number, letter: string, deleted = '') => {
  const annotation = wordsOf(at, letter);
  return { id: annotation.id, article: keyOf(letter), annotation, revision: 1, modified: annotation.modified, deleted };
};

async function put(table: 'articles' | 'annotations' | 'merges', ...values: readonly unknown[]): Promise<void> {
  const db = await openDatabase(() => undefined, name);
  const transaction = db.transaction(table, 'readwrite');
  await Promise.all(values.map((value) => transaction.store.put(value as never)));
  await transaction.done;
  db.close();
}

/** All slices, one after the other, as letters of articles and numbers of words. */
async function slices(withDeleted: boolean) {
  const all: (readonly [articles: string, rows: string])[] = [];
  for (let after: string | null = null; ; ) {
    const { articles, rows, next } = await store.slice(after, withDeleted);
    all.push([
      articles.map(({ key }) => key.charAt(8)).join(''),
      rows.map(({ annotation }) => annotation.target.selector[0].exact.slice(6)).join(' '),
    ]);
    if (next === null) return all;
    after = next;
  }
}

/** Articles "b", "a", "d" with words; "c" has words, and no record; "e" has nothing. */
async function fill(): Promise<void> {
  await store.save(articleOf('b'), wordsOf(5, 'b'));
  await store.save(articleOf('b'), wordsOf(4, 'b'));
  await store.save(articleOf('a'), wordsOf(3, 'a'));
  await store.save(articleOf('d'), wordsOf(2, 'd'));
  await put('annotations', rowOf(1, 'c'), rowOf(6, 'd', NOW), rowOf(7, 'f', NOW));
  await put('articles', articleOf('e'), articleOf('f'));
}

/** Where one record of a range is damaged on the disk, the browser refuses the whole range; so does this. */
function refuseRanges(): void {
  const all = IDBObjectStore.prototype.getAll;
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name !== 'articles') return all.apply(this, args);
    throw new DOMException('Failed to read large IndexedDB value', 'DataError');
  });
}

describe('everything, a slice at a time', () => {
  const live = [
    ['abcd', '3 4 5 1 2'],
    ['', ''],
  ];
  const all = [
    ['abcdef', '3 4 5 1 2 6 7'],
    ['', ''],
  ];

  test('is there in the order of its articles’ keys and of ids, with articles whose record is lost', async () => {
    await fill();
    expect(await slices(false)).toEqual(live);
    expect(await slices(true)).toEqual(all);
  });

  test('is the same where the browser refuses all of a range', async () => {
    await fill();
    refuseRanges();
    expect(await slices(false)).toEqual([['abcd', '3 4 5 1 2']]);
    expect(await slices(true)).toEqual([['abcdef', '3 4 5 1 2 6 7']]);
  });

  test.each([['in ranges'], ['one by one']])('has whole articles, however many words they have (%s)', async (way) => {
    const rows = ['a', 'b', 'c', 'd', 'e'].flatMap((letter, at) =>
      Array.from({ length: 401 }, (_, row) => rowOf(at * 401 + row, letter)),
    );
    await put('articles', ...['a', 'b', 'c', 'd', 'e'].map(articleOf));
    await put('annotations', ...rows);
    if (way === 'one by one') refuseRanges();
    const counts: (readonly [string, number])[] = [];
    for (let after: string | null = null; ; ) {
      const slice = await store.slice(after, false);
      counts.push([slice.articles.map(({ key }) => key.charAt(8)).join(''), slice.rows.length]);
      if (slice.next === null) break;
      after = slice.next;
    }
    expect(counts.map(([letters]) => letters).join('')).toBe('abcde');
    // No answer may be larger than what a browser passes on, so that only a few such long articles go in one.
    expect(Math.max(...counts.map(([, count]) => count))).toBeLessThanOrEqual(1600);
    for (const [letters, count] of counts) expect(count).toBe(401 * letters.length);
  });
});

describe('some of it', () => {
  test('is there by its articles, without what is gone, deleted or nobody’s', async () => {
    await fill();
    await store.delete([wordsOf(2).id]);
    const found = await store.annotations([5, 4, 3, 2, 1, 99].map((at) => wordsOf(at).id));
    expect(
      found.map(({ article, annotations }) => [article.key.charAt(8), annotations.map(({ id }) => id)]).sort(),
    ).toEqual([
      ['a', [wordsOf(3).id]],
      ['b', [wordsOf(5).id, wordsOf(4).id]],
      ['c', [wordsOf(1).id]],
    ]);
  });

  test('is there by ids and by keys, from one on', async () => {
    await fill();
    const { rows, next } = await store.rows(null);
    expect(rows.map(({ annotation }) => annotation.target.selector[0].exact)).toEqual(
      [1, 2, 3, 4, 5].map((at) => `words ${at}`),
    );
    expect(next).toBe(wordsOf(7).id);
    expect(await store.rows(next)).toEqual({ rows: [], next: null });
    expect((await store.rows(wordsOf(3).id)).rows.map(({ id }) => id)).toEqual([wordsOf(4).id, wordsOf(5).id]);
    const { articles, next: last } = await store.articles(keyOf('a'));
    expect([articles.map(({ key }) => key.charAt(8)).join(''), last]).toEqual(['bdef', keyOf('f')]);
  });

  test('is where its index says, and nowhere once it is deleted', async () => {
    await fill();
    const before = await store.index();
    const place = before.numberOf(wordsOf(3).id);
    expect(before.idOf(place)).toBe(wordsOf(3).id);
    expect(before.numberOf('urn:uuid:nobody')).toBe(-1);
    await store.delete([wordsOf(3).id]);
    expect((await store.index()).numberOf(wordsOf(3).id)).toBe(-1);
  });
});

describe('an import', () => {
  const slice = { articles: [articleOf('a')], rows: [rowOf(1, 'a'), rowOf(2, 'a', '2026-03-13T00:00:00.000Z')] };
  const waiting = async () => {
    const db = await openDatabase(() => undefined, name);
    const count = await db.count('staged');
    db.close();
    return count;
  };

  test('leaves nothing waiting once it is in, and says the same when it is asked again', async () => {
    await store.stage('one', 0, slice);
    await store.stage('one', 1, { articles: [], rows: [rowOf(3, 'a')] });
    expect(await waiting()).toBe(2);
    const counts = { added: 3, same: 0, merged: 0, inBin: 0, binned: 0 };
    expect(await store.commit('one', 2)).toEqual(counts);
    expect(await waiting()).toBe(0);
    expect(await store.commit('one', 2)).toEqual(counts);
  });

  test('that lacks a slice is not begun, and the first slice of another clears what it left', async () => {
    await store.stage('one', 0, slice);
    await store.stage('one', 2, slice);
    expect(await store.commit('one', 3)).toBeNull();
    expect(await store.articleOf(keyOf('a'))).toBeNull();
    await store.stage('two', 0, slice);
    expect(await waiting()).toBe(1);
  });

  test('can be cancelled, which leaves what others put aside', async () => {
    await store.stage('one', 0, slice);
    await store.stage('two', 1, slice);
    await store.cancel('one');
    expect(await waiting()).toBe(1);
    expect(await store.commit('one', 1)).toBeNull();
  });

  test('is looked at without being written, also against a damaged row', async () => {
    await put('annotations', { id: rowOf(1, 'a').id, article: keyOf('a'), deleted: '' });
    expect(await store.check(slice)).toEqual(['added', 'added']);
    expect(await store.health()).toEqual({ live: 0, deleted: 0, damaged: 1 });
  });

  test('names a speaker anew where what is stored of the name is damaged', async () => {
    const merge = { alias: 'Roth', canonical: 'Ida Roth', modified: '2026-03-12T00:00:00.000Z' };
    await put('merges', { alias: 'Roth', canonical: 7, modified: '2027-01-01T00:00:00.000Z' });
    await store.stage('one', 0, { articles: [], rows: [], merges: [merge] });
    await store.commit('one', 1);
    expect(await store.speakerMerges()).toEqual([merge]);
  });
});
