/**
 * How the search index keeps up. Whatever the background dies of in between, a search finds what is kept:
 *
 * X1 Every change of a passage writes, in its own transaction, what is searched of it into the journal. The journal wins
 *    over all segments.
 * X2 Once the journal is long, it becomes a segment, in one transaction. Segments that are small, or mostly of passages
 *    that have changed since, are made one with it.
 * X3 Passages that came in otherwise (an older database, a large import) are the backlog: all ids after the one that it
 *    names. They are read a piece at a time; a search waits until none is left.
 * X4 A segment that can't be read is made anew with all others: the index is cleared, and everything is backlog.
 */
import type { ArticleRecord } from '../model';
import type { AnnotationRow, SearchDoc } from '../stored';
import { type Database, write } from './database';
import { LIVE, ROWS } from './schema';
import { indexedText } from './search';
import { SearchIndex } from './search-index';
import { docsOf, isSoundSegment, SEGMENT_MOST, SegmentReader, segmentOf } from './search-segment';
import { articleFor, getEach, isSoundArticle, isSoundRow, readRows } from './sound';

/** A journal of so many is read at each search in about a millisecond. */
const JOURNAL_MOST = 256;
/** An import of more is not written down in the journal, but left to the backlog. */
export const IMPORT_MOST = 2048;

/** What is searched of a row; `article` null where its record is gone. */
export const docOf = (row: AnnotationRow, article: ArticleRecord | null): SearchDoc => ({
  id: row.id,
  article: row.article,
  created: row.annotation.created,
  text: row.deleted === LIVE ? indexedText(row.annotation, article ?? articleFor(row)) : null,
});

/** As much of a transaction over articles, annotations and journal as is needed here. */
interface Journalling {
  objectStore(name: 'annotations'): {
    index(name: 'article'): { getAll(query: IDBKeyRange): Promise<readonly unknown[]> };
  };
  objectStore(name: 'journal'): { put(doc: SearchDoc): Promise<unknown> };
}

/** X1, for an article whose record has changed: where that changes what is searched, for all that is kept of it. */
export async function journalArticle(
  transaction: Journalling,
  before: ArticleRecord,
  after: ArticleRecord,
): Promise<void> {
  const searched = ({ title, siteName, byline }: ArticleRecord) => JSON.stringify([title, siteName, byline]);
  if (isSoundArticle(before) && searched(before) === searched(after)) return;
  const range = IDBKeyRange.only([after.key, LIVE]);
  const rows = await transaction.objectStore('annotations').index('article').getAll(range);
  const journal = transaction.objectStore('journal');
  for (const row of rows) if (isSoundRow(row)) await journal.put(docOf(row, after));
}

/** How many passages a journal and a segment have at most, more or less. */
export interface Limits {
  readonly journal: number;
  readonly segment: number;
}

/** What is indexed: in which stores, and how what no segment knows yet is read. */
export interface Indexed {
  readonly stores: IndexStores;
  /** The next so many documents after a key ("" for the first), and the key to go on after: null at the end. */
  readonly readPiece: (
    db: Database,
    after: string,
    most: number,
  ) => Promise<{ readonly docs: readonly SearchDoc[]; readonly last: string | null }>;
}

export interface IndexStores {
  readonly segments: 'segments' | 'textSegments';
  readonly journal: 'journal' | 'textJournal';
  readonly backlog: 'backlog' | 'textBacklog';
}

export const PASSAGE_STORES: IndexStores = { segments: 'segments', journal: 'journal', backlog: 'backlog' };

const PASSAGES: Indexed = { stores: PASSAGE_STORES, readPiece };

/** An index, as stored and as it was read last. */
export class Indexing {
  private known: ReadonlyMap<number, SegmentReader> = new Map();
  /** The index as it was made last: what it has put in order is of use as long as nothing has changed. */
  private last: SearchIndex | null = null;

  constructor(
    private readonly limits: Limits = { journal: JOURNAL_MOST, segment: SEGMENT_MOST },
    private readonly what: Indexed = PASSAGES,
  ) {}

  /** The index as it is now: of all that was acknowledged, and of nothing that was not. */
  async read(db: Database): Promise<SearchIndex> {
    for (;;) {
      const index = await this.load(db);
      if (index === null) await reset(db, this.what.stores);
      else if (await this.catchUp(db, index)) return index;
    }
  }

  /** Does what is left to do; asked for when nobody waits. */
  async tidy(db: Database): Promise<void> {
    for (;;) {
      const { stores } = this.what;
      const [backlog, journal] = await Promise.all([db.count(stores.backlog, ROWS), db.count(stores.journal)]);
      if (backlog === 0 && journal < this.limits.journal) return;
      const index = await this.read(db);
      if (journal >= this.limits.journal) await fold(db, index, this.limits.segment, stores);
    }
  }

  /** Null where a part of it is damaged. */
  private async load(db: Database): Promise<SearchIndex | null> {
    const { stores } = this.what;
    const transaction = db.transaction([stores.segments, stores.journal]);
    const segments = transaction.objectStore(stores.segments);
    const [numbers, journal] = await Promise.all([
      segments.getAllKeys(),
      transaction
        .objectStore(stores.journal)
        .getAll()
        .catch(() => null),
    ]);
    const readers = await Promise.all(
      numbers.map(async (number) => {
        const known = this.known.get(number);
        if (known !== undefined) return known;
        const stored: unknown = await segments.get(number).catch(() => null);
        return isSoundSegment(stored) ? new SegmentReader(number, stored) : null;
      }),
    );
    const sound = readers.filter((reader) => reader !== null);
    this.known = new Map(sound.map((reader) => [reader.number, reader]));
    // A segment from before it had dates is treated as a damaged one: it is made anew.
    const isWhole = journal?.every(({ created }) => typeof created === 'string') === true;
    if (!isWhole || sound.length !== readers.length) return null;
    if (this.last === null || !isSameIndex(this.last, sound, journal)) this.last = new SearchIndex(sound, journal);
    return this.last;
  }

  /** Makes a segment of the next piece of the backlog; true where there was none. */
  private async catchUp(db: Database, index: SearchIndex): Promise<boolean> {
    const { stores, readPiece: pieceAfter } = this.what;
    const after = await db.get(stores.backlog, ROWS);
    if (after === undefined) return true;
    const { docs, last } = await pieceAfter(db, after, this.limits.segment);
    const known = readersWith(
      index.readers,
      docs.map(({ id }) => id),
    );
    const segment = segmentOf(docs, known);
    const numbers = index.readers.map(({ number }) => number);
    await write(db, [stores.segments, stores.backlog], async (transaction) => {
      const [segments, backlog] = [transaction.objectStore(stores.segments), transaction.objectStore(stores.backlog)];
      const isNow = (await backlog.get(ROWS)) === after && sameNumbers(await segments.getAllKeys(), numbers);
      // Another window was faster: what it wrote may be newer than what was read here.
      if (!isNow) return;
      if (segment.ids.length > 0 || segment.over.length > 0) await segments.add(segment);
      if (last === null) await backlog.delete(ROWS);
      else await backlog.put(last, ROWS);
    });
    return false;
  }
}

const isSameIndex = (index: SearchIndex, readers: readonly SegmentReader[], journal: readonly SearchDoc[]): boolean =>
  index.readers.length === readers.length &&
  index.journal.length === journal.length &&
  readers.every((reader, at) => reader === index.readers[at]) &&
  journal.every((doc, at) => {
    const known = index.journal[at];
    return (
      known?.id === doc.id && known.text === doc.text && known.created === doc.created && known.article === doc.article
    );
  });

const sameNumbers = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((number, at) => number === b[at]);

/** Those ids that some reader knows. */
const readersWith = (readers: readonly SegmentReader[], ids: readonly string[]): readonly string[] =>
  ids.filter((id) => readers.some((reader) => reader.placeOf(id) >= 0));

/** The next passages after an id, and the id to go on after: null where these were the last. */
async function readPiece(
  db: Database,
  after: string,
  most: number,
): Promise<{ readonly docs: readonly SearchDoc[]; readonly last: string | null }> {
  const { rows, last } = await readRows(db, after, most);
  const sound = rows.filter(isSoundRow);
  const articles = await articlesOf(
    db,
    sound.map(({ article }) => article),
  );
  return { docs: sound.map((row) => docOf(row, articles.get(row.article) ?? null)), last };
}

/** The sound records of those keys. */
export async function articlesOf(db: Database, keys: readonly string[]): Promise<ReadonlyMap<string, ArticleRecord>> {
  const found = await getEach(db, 'articles', [...new Set(keys)]);
  return new Map(found.filter(isSoundArticle).map((article) => [article.key, article]));
}

/** X4. */
const reset = (db: Database, stores: IndexStores): Promise<void> =>
  write(db, [stores.segments, stores.journal, stores.backlog], (transaction) => clearIndex(transaction, stores));

/** Clears the index, so that all of it is made anew. */
export async function clearIndex(transaction: Clearing, stores: IndexStores = PASSAGE_STORES): Promise<void> {
  await transaction.objectStore(stores.segments).clear();
  await transaction.objectStore(stores.journal).clear();
  await transaction.objectStore(stores.backlog).put('', ROWS);
}

/** As much of a transaction over the stores of an index as is needed to clear it. */
export interface Clearing {
  objectStore(name: IndexStores['segments' | 'journal']): { clear(): Promise<void> };
  objectStore(name: IndexStores['backlog']): { put(value: string, key: string): Promise<unknown> };
}

/** X2. Does nothing where the index is no longer what it was. */
async function fold(db: Database, index: SearchIndex, most: number, stores: IndexStores): Promise<void> {
  const { readers } = index;
  const numbers = readers.map(({ number }) => number);
  await write(db, [stores.segments, stores.journal], async (transaction) => {
    const [segments, journal] = [transaction.objectStore(stores.segments), transaction.objectStore(stores.journal)];
    if (!sameNumbers(await segments.getAllKeys(), numbers)) return;
    const newest = await journal.getAll();
    // The journal may have grown since, so that what lives is counted anew.
    const now = new SearchIndex(readers, newest);
    let room = most - newest.length;
    const folded = new Set<number>();
    for (const [at] of readers.entries()) {
      const living = now.livingIn(at);
      if (living > most / 2 || living > room) continue;
      room -= living;
      folded.add(at);
    }
    const kept = readers.filter((_, at) => !folded.has(at));
    const docs = readers.flatMap(({ segment }, at) =>
      folded.has(at) ? docsOf(segment).filter((_doc, place) => now.isLiving(at, place)) : [],
    );
    const changed = readersWith(
      kept,
      newest.map(({ id }) => id),
    );
    // What a folded segment has superseded in older ones stays so, but not in newer ones.
    const inherited = readers.flatMap(({ number, segment }, at) =>
      folded.has(at)
        ? segment.over.filter(
            (id) =>
              kept.some((reader) => reader.number < number && reader.placeOf(id) >= 0) &&
              !kept.some((reader) => reader.number > number && reader.placeOf(id) >= 0),
          )
        : [],
    );
    const segment = segmentOf([...docs, ...newest], [...new Set([...changed, ...inherited])]);
    for (const at of folded) await segments.delete(numbers[at] ?? -1);
    if (segment.ids.length > 0 || segment.over.length > 0) await segments.add(segment);
    await journal.clear();
  });
}
