/** The index gives the same answers as looking through every text, whatever was kept, changed and deleted in whatever order. */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { deleteDB, openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { newAnnotation, quoteOf } from '@/lib/annotation';
import type { Annotation, ArticleRecord } from '@/lib/model';
import { openDatabase } from '@/lib/store/database';
import { Indexing } from '@/lib/store/indexing';
import { fold, searchText, termsOf } from '@/lib/store/search';
import { SearchIndex } from '@/lib/store/search-index';
import { docsOf, SegmentReader, segmentOf } from '@/lib/store/search-segment';
import { Store } from '@/lib/store/store';
import type { SearchDoc } from '@/lib/stored';

/** Few pieces, so that they often meet; scripts with and without spaces, accents, marks, and halves of characters. */
const WORD = fc.constantFrom(
  ...['wall', 'wallpaper', 'Brücke', 'ÉCOLE', 'ﬁre', '42', '#quay', 'it’s', '\ud800', 'a'],
  ...['防波堤の下の木は朽ちている', '堤', 'กำแพงเก่า', 'دیوار', 'ہے', 'ﻼ', 'стена'],
);
const TEXT = fc.array(WORD, { maxLength: 6 }).map((words) => words.join(' '));
const QUERY = fc.oneof(
  TEXT,
  WORD.chain((word) => fc.nat({ max: word.length }).map((end) => word.slice(0, end))),
  fc.constantFrom('', ' ', 'all', '波堤', 'แพง', '#', '"', '\\', 'یوا'),
);

const docs = fc
  .uniqueArray(
    fc.record({ id: fc.nat({ max: 999 }), article: fc.nat({ max: 5 }), day: fc.nat({ max: 9 }), text: TEXT }),
    {
      selector: ({ id }) => id,
      maxLength: 40,
    },
  )
  .map((list) =>
    list.map(
      ({ id, article, day, text }): SearchDoc => ({
        id: `id-${String(id).padStart(3, '0')}`,
        article: `a-${article}`,
        created: `2026-03-1${day}T07:00:00.000Z`,
        text: [...new Set(fold(text).split(/\s+/u))].join(' ').trim(),
      }),
    ),
  );

const found = (index: SearchIndex, query: string): readonly string[] =>
  [...index.match(query)].flatMap((match, number) => (match === 1 ? [index.idOf(number)] : [])).sort();

describe('a segment', () => {
  test('finds what looking through every text finds', () => {
    fc.assert(
      fc.property(docs, QUERY, (list, query) => {
        const index = new SearchIndex([new SegmentReader(1, segmentOf(list))], []);
        const expected = list.filter(({ text }) => termsOf(query).every((term) => text?.includes(term)));
        expect(found(index, query)).toEqual(expected.map(({ id }) => id).sort());
      }),
      { numRuns: 300 },
    );
  });

  test('gives back what it was made of, also after it was sent as JSON', () => {
    fc.assert(
      fc.property(docs, (list) => {
        const sent = JSON.parse(JSON.stringify(segmentOf(list)));
        const words = ({ id, article, created, text }: SearchDoc) => [
          id,
          article,
          created,
          (text ?? '').split(' ').sort(),
        ];
        expect(docsOf(sent).map(words)).toEqual([...list].sort((a, b) => (a.id < b.id ? -1 : 1)).map(words));
      }),
    );
  });

  test('has room for the places of a whole segment, however far apart they are', () => {
    const list = Array.from({ length: 5000 }, (_, at) => ({
      id: `id-${String(at).padStart(5, '0')}`,
      article: 'a',
      created: '2026-03-12T07:00:00.000Z',
      text: at % 1999 === 0 ? 'common rare' : 'common',
    }));
    const index = new SearchIndex([new SegmentReader(1, segmentOf(list))], []);
    expect(found(index, 'rare')).toEqual(['id-00000', 'id-01999', 'id-03998']);
    expect(found(index, 'common')).toHaveLength(5000);
  });
});

// --- The store ------------------------------------------------------------------------------------------------------

const idOf = (number: number) => `0190a8e2-7d3c-7000-8000-${String(number).padStart(12, '0')}`;
const urn = (number: number) => `urn:uuid:${idOf(number)}`;

const articleOf = (number: number, title: string) => ({
  key: `https://ledger.example/${number}`,
  url: `https://ledger.example/${number}`,
  title,
  siteName: null,
  byline: [],
  published: null,
  lang: 'en',
});

const annotationOf = (number: number, exact: string): Annotation =>
  newAnnotation({
    uuid: idOf(number),
    source: 'https://ledger.example/0',
    selectors: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }],
    finding: { kind: 'passage', form: null, speaker: null, cue: null, confidence: null },
    now: '2026-03-12T07:00:00.000Z',
  });

const PASSAGE = fc.nat({ max: 11 });
const STEP = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('save' as const), at: PASSAGE, text: TEXT, title: TEXT }) },
  fc.record({ kind: fc.constant('revise' as const), at: PASSAGE, text: TEXT }),
  fc.record({ kind: fc.constant('delete' as const), at: PASSAGE }),
  fc.record({ kind: fc.constant('undelete' as const), at: PASSAGE }),
  fc.record({ kind: fc.constant('import' as const), at: PASSAGE, text: TEXT, title: TEXT }),
  fc.constant({ kind: 'empty' as const }),
  // Work on the index may come at any time, and from another window's background, which has its own state of it.
  { weight: 5, arbitrary: fc.constant({ kind: 'fold' as const }) },
  fc.constant({ kind: 'reopen' as const }),
);

/** Three segments of four, to begin with. */
const FIRST = Array.from({ length: 12 }, (_, at) => [
  { kind: 'save' as const, at, text: `wall ${at}`, title: 'a' },
  ...(at % 4 === 3 ? [{ kind: 'fold' as const }] : []),
]).flat();

let made = 0;

/** What a search has to find, worked out from the rows alone. */
async function lookThrough(name: string, query: string): Promise<readonly string[]> {
  const db = await openDatabase(() => undefined, name);
  const [articles, rows] = await Promise.all([db.getAll('articles'), db.getAll('annotations')]);
  db.close();
  const byKey = new Map(articles.map((article) => [article.key, article]));
  return rows.flatMap(({ id, article, annotation, deleted }) => {
    const record = byKey.get(article);
    if (deleted !== '' || record === undefined) return [];
    const text = searchText(annotation, record);
    return termsOf(query).every((term) => text.includes(term)) ? [id] : [];
  });
}

describe('the store', () => {
  test('X1 finds what looking through every row finds, after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(STEP, { maxLength: 40 }),
        fc.array(QUERY, { minLength: 3, maxLength: 5 }),
        async (steps, queries) => {
          made += 1;
          const name = `index-${made}`;
          let store = new Store(name);
          const other = new Store(name);
          for (const step of [...FIRST, ...steps]) {
            if (step.kind === 'save')
              await store.save(articleOf(step.at % 3, step.title), annotationOf(step.at, step.text));
            if (step.kind === 'revise') await store.revise(urn(step.at), { note: step.text, tags: ['quay'] });
            if (step.kind === 'delete') await other.delete([urn(step.at)]);
            if (step.kind === 'undelete') await store.undelete([urn(step.at)]);
            if (step.kind === 'empty') await store.emptyBin('all');
            if (step.kind === 'import') {
              const annotation = annotationOf(step.at, step.text);
              const record: ArticleRecord = {
                ...articleOf(step.at % 3, step.title),
                created: '2026-03-12T07:00:00.000Z',
                visited: '2999-01-01T00:00:00.000Z',
              };
              const row = { id: annotation.id, article: record.key, annotation, revision: 1, deleted: '' };
              const modified = '2026-03-12T07:00:00.000Z';
              await store.stage('one', 0, { articles: [record], rows: [{ ...row, modified }] });
              await store.commit('one', 1);
            }
            if (step.kind === 'fold') {
              const db = await openDatabase(() => undefined, name);
              // The size of segments is so small that a dozen passages make several.
              await new Indexing({ journal: 1, segment: 4 }).tidy(db);
              db.close();
            }
            if (step.kind === 'reopen') {
              await store.close();
              store = new Store(name);
            }
          }
          for (const query of queries) {
            const expected = await lookThrough(name, query);
            for (const each of [store, other]) {
              const { articles, total } = await each.library(query, 1e6);
              const ids = articles.flatMap(({ annotations }) => annotations.map(({ id }) => id));
              expect(ids.sort()).toEqual([...expected].sort());
              expect(total).toEqual({ articles: articles.length, annotations: ids.length });
            }
          }
          await store.close();
          await other.close();
          await deleteDB(name);
        },
      ),
      { numRuns: 120 },
    );
  }, 120_000);

  test('X3 finds everything in an older database, and goes on where it was cut off', async () => {
    const name = 'index-old';
    const old = await openDB(name, 2, {
      upgrade(db) {
        db.createObjectStore('articles', { keyPath: 'key' }).createIndex('visited', 'visited');
        const annotations = db.createObjectStore('annotations', { keyPath: 'id' });
        annotations.createIndex('article', ['article', 'deleted']);
        annotations.createIndex('modified', 'modified');
        annotations.createIndex('deleted', 'deleted');
        db.createObjectStore('staged', { keyPath: ['id', 'number'] });
        db.createObjectStore('imports', { keyPath: 'id' });
      },
    });
    const count = 3000;
    const put = old.transaction(['articles', 'annotations'], 'readwrite');
    await put.objectStore('articles').put({ ...articleOf(0, 'Old'), created: '2026', visited: '2026' });
    for (let at = 0; at < count; at += 1) {
      const annotation = annotationOf(at, `words ${at}`);
      const row = { id: annotation.id, article: articleOf(0, '').key, annotation, revision: 1, modified: '2026' };
      await put.objectStore('annotations').put({ ...row, deleted: at % 10 === 0 ? '2026' : '' });
    }
    // Damaged records stay where they are, and are not found.
    await put.objectStore('annotations').put({ id: urn(count), article: articleOf(0, '').key, deleted: '' });
    await put.done;
    old.close();

    // The background dies while it writes the second piece.
    const db = await openDatabase(() => undefined, name);
    let pieces = 0;
    const dying = new Proxy(db, {
      get(target, key) {
        if (key === 'transaction') {
          return (names: never, mode?: never) => {
            if (mode === 'readwrite') pieces += 1;
            if (pieces > 1) throw new DOMException('killed', 'UnknownError');
            return target.transaction(names, mode);
          };
        }
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    await expect(new Indexing().read(dying)).rejects.toMatchObject({ name: 'UnknownError' });
    expect(await db.count('segments')).toBe(1);
    db.close();

    const store = new Store(name);
    // A passage that was already read changes, one that was not read yet changes, and one is added.
    await store.revise(urn(1), { note: 'harbour' });
    await store.revise(urn(2999), { note: 'harbour' });
    await store.save(articleOf(1, 'New'), annotationOf(5000, 'the harbour'));
    const { articles } = await store.library('harbour', 10);
    expect(articles.flatMap(({ annotations }) => annotations.map(quoteOf))).toEqual([
      'the harbour',
      'words 2999',
      'words 1',
    ]);
    expect((await store.library('', 1)).total).toEqual({ articles: 2, annotations: 2701 });
    expect((await store.library('words', 1)).total.annotations).toBe(2700);
    await store.close();
    await deleteDB(name);
  }, 60_000);

  test('X4 a segment that can’t be read is made anew from what is kept', async () => {
    const name = 'index-damaged';
    const store = new Store(name);
    await store.save(articleOf(0, 'One'), annotationOf(1, 'the wall'));
    const db = await openDatabase(() => undefined, name);
    await new Indexing({ journal: 1, segment: 4 }).tidy(db);
    await store.save(articleOf(0, 'One'), annotationOf(2, 'the other wall'));
    for (const damaged of [
      { ids: 7 },
      null,
      { ids: ['x'], articles: [], articleOf: [0], words: '', postings: '', over: [] },
    ]) {
      await db.put('segments', damaged as never, 1000);
      expect((await store.library('wall', 1)).total.annotations).toBe(2);
      expect(await db.getAllKeys('segments')).not.toContain(1000);
    }
    db.close();
    await store.close();
    await deleteDB(name);
  });

  test('X2 a long journal becomes a segment, and small segments one with it', async () => {
    const name = 'index-folded';
    const store = new Store(name);
    const db = await openDatabase(() => undefined, name);
    // In a new database all passages count as still to be read; there are none.
    await new Indexing().read(db);
    const counts: (readonly [journal: number, segments: number])[] = [];
    for (let at = 0; at < 10; at += 1) {
      await store.save(articleOf(0, 'One'), annotationOf(at, `wall ${at}`));
      await new Indexing({ journal: 2, segment: 6 }).tidy(db);
      counts.push([await db.count('journal'), await db.count('segments')]);
    }
    // Every other passage makes a segment of the two. One of at most three, half of a whole one, is made one with it.
    const after = [1, 1, 2, 2, 3];
    expect(counts).toEqual(
      after.flatMap((segments, i) => [
        [1, after[i - 1] ?? 0],
        [0, segments],
      ]),
    );
    expect((await store.library('wall', 20)).total.annotations).toBe(10);
    db.close();
    await store.close();
    await deleteDB(name);
  });

  test('a full disk while the index is put in order loses nothing of it', async () => {
    const name = 'index-full';
    const store = new Store(name);
    for (let at = 0; at < 300; at += 1) await store.save(articleOf(0, 'One'), annotationOf(at, `words ${at}`));
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    };
    await expect(store.tidy()).rejects.toMatchObject({ name: 'QuotaExceededError' });
    IDBObjectStore.prototype.add = add;
    expect((await store.library('words', 1)).total.annotations).toBe(300);
    await store.tidy();
    expect((await store.library('words 299', 1)).total.annotations).toBe(1);
    const db = await openDatabase(() => undefined, name);
    expect([await db.count('journal'), await db.count('segments')]).toEqual([0, 1]);
    db.close();
    await store.close();
    await deleteDB(name);
  });

  test('X3 a large import is found at once, and so is what is changed meanwhile', async () => {
    const name = 'index-import';
    const store = new Store(name);
    await store.save(articleOf(1, 'Before'), annotationOf(9999, 'from before'));
    const rows = Array.from({ length: 2500 }, (_, at) => {
      const annotation = annotationOf(at, `words ${at}`);
      return {
        id: annotation.id,
        article: articleOf(0, '').key,
        annotation,
        revision: 1,
        modified: '2026',
        deleted: '',
      };
    });
    const article = { ...articleOf(0, 'Imported'), created: '2026', visited: '2026' };
    await store.stage('big', 0, { articles: [article], rows });
    expect(await store.commit('big', 1)).toMatchObject({ added: 2500 });
    const db = await openDatabase(() => undefined, name);
    expect(await db.count('journal')).toBe(0);
    db.close();
    await store.delete([urn(7)]);
    expect((await store.library('words', 1)).total.annotations).toBe(2499);
    expect((await store.library('before', 1)).total.annotations).toBe(1);
    await store.close();
    await deleteDB(name);
  }, 60_000);
});
