/** The collection as it is read and written by the synchronisation (lib/sync); one transaction a call. */
import type { ArticleRecord, SpeakerMerge } from '../model';
import type { AnnotationRow, StoredCopy } from '../stored';
import type { Collection, CopyKey, PlacedCorrection, Portion, Stored, Wanted } from '../sync/ports';
import { COPY_STORES, moveCopies, putImported, readCopy, sealAll, wordsOfCopies } from './copies';
import { idOf, itemsOf, readCorrections, withItems } from './corrections';
import { type Database, write } from './database';
import { docOf, journalArticle } from './indexing';
import { readSlice } from './reading';
import { LIVE } from './schema';
import { articleFor, getEach, isSoundArticle, isSoundRow } from './sound';
import { speakerMerges } from './speaker-merges';
import { markStale } from './stale';

/** So many keys of copies are read at a time. */
const AT_ONCE = 2000;

const allOf = (article: string) => IDBKeyRange.bound([article, LIVE], [article, '\uffff']);

const NOTHING: Portion = { articles: [], rows: [], corrections: [], merges: [], copies: [] };

const placed = (article: string, record: unknown): readonly PlacedCorrection[] =>
  itemsOf(record).map((said) => ({ article, id: idOf(said), said }));

/** The articles of those keys, and those that the annotations of those ids belong to. */
async function articlesAsked(db: Database, asked: readonly string[]): Promise<readonly string[]> {
  const ids = asked.filter((each) => each.startsWith('urn:uuid:'));
  const rows = (await getEach(db, 'annotations', ids)).filter(isSoundRow);
  return [...new Set([...asked.filter((each) => !ids.includes(each)), ...rows.map(({ article }) => article)])];
}

async function* readAll(db: Database): AsyncGenerator<Portion> {
  for (let after: string | null = null; ; ) {
    const { articles, rows, next } = await readSlice(db, after, true);
    yield { ...NOTHING, articles, rows };
    if (next === null) break;
    after = next;
  }
  for (let after: string | null = null; ; ) {
    const { corrections, next } = await readCorrections(db, after);
    yield {
      ...NOTHING,
      corrections: corrections.flatMap(({ article, items }) => placed(article, { article, items })),
    };
    if (next === null) break;
    after = next;
  }
  for (let after: [string, string] | null = null; ; ) {
    const range: IDBKeyRange | null = after === null ? null : IDBKeyRange.lowerBound(after, true);
    const keys: readonly [string, string][] = await db.getAllKeys('copies', range, AT_ONCE);
    yield { ...NOTHING, copies: keys.map(([article, taken]) => ({ article, taken })) };
    const last = keys.at(-1);
    if (last === undefined) break;
    after = last;
  }
}

async function* read(db: Database, which: 'all' | readonly string[]): AsyncGenerator<Portion> {
  if (which === 'all') yield* readAll(db);
  else {
    for (const key of await articlesAsked(db, which)) {
      const [article, rows, corrections, copies] = await Promise.all([
        db.get('articles', key),
        db.getAllFromIndex('annotations', 'article', allOf(key)),
        db.get('corrections', key),
        db.getAllKeys('copies', IDBKeyRange.bound([key, ''], [key, '\uffff'])),
      ]);
      yield {
        ...NOTHING,
        articles: isSoundArticle(article) ? [article] : [],
        rows: rows.filter(isSoundRow),
        corrections: placed(key, corrections),
        copies: copies.map(([, taken]) => ({ article: key, taken })),
      };
    }
  }
  yield { ...NOTHING, merges: await speakerMerges(db) };
}

/** As much of a transaction as reading needs. */
interface Reading {
  objectStore(name: 'annotations' | 'articles' | 'corrections' | 'merges'): { get(key: string): Promise<unknown> };
}

async function loadIn(transaction: Reading, wanted: Wanted): Promise<Stored> {
  const [annotations, articles] = [transaction.objectStore('annotations'), transaction.objectStore('articles')];
  const [corrections, merges] = [transaction.objectStore('corrections'), transaction.objectStore('merges')];
  const [rows, records, said, joined] = await Promise.all([
    Promise.all(wanted.rows.map((id) => annotations.get(id))),
    Promise.all(wanted.articles.map((key) => articles.get(key))),
    Promise.all(wanted.corrections.map(async (key) => placed(key, await corrections.get(key)))),
    Promise.all(wanted.merges.map((alias) => merges.get(alias))),
  ]);
  return {
    rows: rows.filter(isSoundRow),
    articles: records.filter(isSoundArticle),
    corrections: said.flat(),
    merges: joined.filter((each): each is SpeakerMerge => each !== undefined),
  };
}

/** An article that all was moved away from goes, and its copies go where its annotations went. */
async function leave(db: Database, from: string, to: string): Promise<void> {
  if ((await db.countFromIndex('annotations', 'article', allOf(from))) > 0) return;
  const words = await wordsOfCopies(db, from);
  await write(db, ['articles', 'annotations', 'stale', ...COPY_STORES], async (transaction) => {
    if ((await transaction.objectStore('annotations').index('article').count(allOf(from))) > 0) return;
    await transaction.objectStore('articles').delete(from);
    for (const key of [from, to]) await markStale(transaction, key);
    await moveCopies(transaction, from, to, words);
  });
}

async function apply(db: Database, wanted: Wanted, decide: (stored: Stored) => Stored): Promise<void> {
  const names = ['articles', 'annotations', 'journal', 'corrections', 'merges', 'stale'] as const;
  const left = new Map<string, string>();
  await write(db, [...names], async (transaction) => {
    const stored = await loadIn(transaction, wanted);
    const written = decide(stored);
    const [articles, annotations] = [transaction.objectStore('articles'), transaction.objectStore('annotations')];
    const journal = transaction.objectStore('journal');
    const records = new Map<string, ArticleRecord>();
    for (const record of written.articles) {
      const before = await articles.get(record.key);
      await articles.put(record);
      records.set(record.key, record);
      if (before !== undefined) await journalArticle(transaction, before, record);
    }
    const before = new Map(stored.rows.map((row) => [row.id, row.article]));
    for (const row of written.rows) {
      await annotations.put(row);
      const known = records.get(row.article) ?? (await articles.get(row.article));
      const record = isSoundArticle(known) ? known : articleFor(row);
      if (known === undefined) await articles.put(record);
      records.set(row.article, record);
      await journal.put(docOf(row, record));
      const from = before.get(row.id);
      if (from !== undefined && from !== row.article) left.set(from, row.article);
    }
    const said = new Map<string, PlacedCorrection[]>();
    for (const each of written.corrections) said.set(each.article, [...(said.get(each.article) ?? []), each]);
    for (const [article, list] of said) {
      const items = withItems(
        await transaction.objectStore('corrections').get(article),
        list.map((each) => each.said),
      );
      if (items !== null) await transaction.objectStore('corrections').put({ article, items });
    }
    const touched = [...written.rows, ...written.corrections].map(({ article }) => article);
    for (const key of new Set([...touched, ...left.keys()])) await markStale(transaction, key);
    for (const merge of written.merges) await transaction.objectStore('merges').put(merge);
  });
  for (const [from, to] of left) await leave(db, from, to);
}

async function load(db: Database, wanted: Wanted): Promise<Stored> {
  return loadIn(db.transaction(['annotations', 'articles', 'corrections', 'merges']), wanted);
}

async function copyOf(db: Database, { article, taken }: CopyKey): Promise<StoredCopy | null> {
  const [facts, copy] = await Promise.all([db.get('copies', [article, taken]), readCopy(db, article, taken)]);
  return facts === undefined || copy === null ? null : { article, page: facts.page, digest: facts.digest, copy };
}

async function addCopies(db: Database, copies: readonly StoredCopy[]): Promise<void> {
  const made = await sealAll(copies);
  await write(db, ['articles', 'stale', ...COPY_STORES], async (transaction) => {
    await putImported(transaction, made, true);
    for (const key of new Set(made.map(({ article }) => article))) await markStale(transaction, key);
  });
}

/** Rows that came in are indexed a piece at a time, so that the journal stays short however many there are. */
const INDEXED_AT_ONCE = 2000;

/** `open` gives the database; `tidy` puts the search index in order. */
export function collectionOf(open: () => Promise<Database>, tidy: () => Promise<void>): Collection {
  let written = 0;
  return {
    read: async function* (which) {
      yield* read(await open(), which);
    },
    load: async (wanted) => load(await open(), wanted),
    apply: async (wanted, decide) => {
      let rows: readonly AnnotationRow[] = [];
      await apply(await open(), wanted, (stored) => {
        const decided = decide(stored);
        rows = decided.rows;
        return decided;
      });
      written += rows.length;
      if (written < INDEXED_AT_ONCE) return;
      written = 0;
      await tidy();
    },
    copy: async (key) => copyOf(await open(), key),
    addCopies: async (copies) => addCopies(await open(), copies),
    count: async () => (await open()).countFromIndex('annotations', 'deleted', LIVE),
  };
}
