/** Reading everything, a slice at a time: for the library, exports and the backup. */
import { elementAt } from '../element-at';
import type { ArticleRecord } from '../model';
import type { AnnotationRow, ReadSlice, StoreHealth } from '../stored';
import type { Database } from './database';
import { LIVE } from './schema';
import { articleFor, isSoundArticle, isSoundRow, readRows } from './sound';

/** So many rows make a slice, and no message or answer grows past what a browser passes on. */
const SLICE_ROWS = 400;
/** So many rows are looked at in one go. */
const ROWS_AT_ONCE = 1000;

const rowsRange = (key: string) => IDBKeyRange.bound([key, LIVE], [key, '\uffff']);

/** The article after the key `after`: by what articles there are, and by what rows name them. */
async function nextKey(db: Database, after: string | null): Promise<string | null> {
  const transaction = db.transaction(['articles', 'annotations']);
  const byArticle = transaction
    .objectStore('articles')
    .getKey(after === null ? IDBKeyRange.lowerBound('') : IDBKeyRange.lowerBound(after, true));
  const byRow = transaction
    .objectStore('annotations')
    .index('article')
    .openKeyCursor(IDBKeyRange.lowerBound(after === null ? ['', LIVE] : [after, '\uffff'], true));
  const keys = [await byArticle, (await byRow)?.key[0]].filter((key) => typeof key === 'string');
  return keys.length === 0 ? null : keys.reduce((least, key) => (key < least ? key : least));
}

/** Articles are asked for so many at once; where they have more rows than `MOST_ROWS`, for fewer. */
const ARTICLES_AT_ONCE = 128;
const MOST_ROWS = 4 * SLICE_ROWS;

/** All rows that name one of the stored articles after `after`, or one in between that is not there. */
async function readMany(db: Database, after: string | null, withDeleted: boolean): Promise<ReadSlice | null> {
  const transaction = db.transaction(['articles', 'annotations']);
  const articles = transaction.objectStore('articles');
  const byArticle = transaction.objectStore('annotations').index('article');
  const later = after === null ? IDBKeyRange.lowerBound('') : IDBKeyRange.lowerBound(after, true);
  const keys = await articles.getAllKeys(later, ARTICLES_AT_ONCE);
  for (let count = keys.length; count > 0; count = Math.floor(count / 2)) {
    const upper = elementAt(keys, count - 1);
    const range =
      after === null
        ? IDBKeyRange.upperBound([upper, '\uffff'])
        : IDBKeyRange.bound([after, '\uffff'], [upper, '\uffff'], true);
    if (count > 1 && (await byArticle.count(range)) > MOST_ROWS) continue;
    const [stored, found] = await Promise.all([
      articles.getAll(after === null ? IDBKeyRange.upperBound(upper) : IDBKeyRange.bound(after, upper, true)),
      byArticle.getAll(range),
    ]);
    const rows = found.filter(isSoundRow).filter((row) => withDeleted || row.deleted === LIVE);
    const records = new Map(stored.filter(isSoundArticle).map((article) => [article.key, article]));
    for (const row of rows) if (!records.has(row.article)) records.set(row.article, articleFor(row));
    const having = new Set(rows.map(({ article }) => article));
    return {
      articles: [...records.values()]
        .filter(({ key }) => withDeleted || having.has(key))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
      rows: rows.sort((a, b) => (a.article < b.article ? -1 : a.article > b.article ? 1 : a.id < b.id ? -1 : 1)),
      next: upper,
    };
  }
  return null;
}

/** Whole articles in the order of their keys, each with its sound rows by id, deleted ones only where asked for. */
export async function readSlice(db: Database, after: string | null, withDeleted: boolean): Promise<ReadSlice> {
  // A record that the browser can't read makes it refuse all of a range: then one article is read after the other.
  const many = await readMany(db, after, withDeleted).catch(() => null);
  return many ?? readOneByOne(db, after, withDeleted);
}

async function readOneByOne(db: Database, after: string | null, withDeleted: boolean): Promise<ReadSlice> {
  const articles: ArticleRecord[] = [];
  const rows: AnnotationRow[] = [];
  let at = after;
  for (;;) {
    const key = await nextKey(db, at);
    if (key === null) return { articles, rows, next: null };
    at = key;
    const transaction = db.transaction(['articles', 'annotations']);
    const [stored, found] = await Promise.all([
      transaction
        .objectStore('articles')
        .get(key)
        .catch(() => undefined),
      transaction
        .objectStore('annotations')
        .index('article')
        .getAll(withDeleted ? rowsRange(key) : IDBKeyRange.only([key, LIVE])),
    ]);
    const sound = found.filter(isSoundRow).sort((a, b) => (a.id < b.id ? -1 : 1));
    const [first] = sound;
    const article = isSoundArticle(stored) ? stored : first === undefined ? null : articleFor(first);
    if (article !== null && (withDeleted || sound.length > 0)) {
      articles.push(article);
      rows.push(...sound);
    }
    if (rows.length >= SLICE_ROWS || articles.length >= SLICE_ROWS) return { articles, rows, next: key };
  }
}

export async function readHealth(db: Database): Promise<StoreHealth> {
  const health = { live: 0, deleted: 0, damaged: 0 };
  for (let after: string | null = ''; after !== null; ) {
    const { rows, last } = await readRows(db, after, ROWS_AT_ONCE);
    for (const row of rows) {
      health[!isSoundRow(row) ? 'damaged' : row.deleted === LIVE ? 'live' : 'deleted'] += 1;
    }
    after = last;
  }
  return health;
}
