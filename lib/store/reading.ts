/** Reading everything, a slice at a time: for exports and the backup. */
import type { ArticleRecord } from '../model';
import type { AnnotationRow, ReadSlice, StoreHealth } from '../stored';
import type { Database } from './database';
import { LIVE } from './schema';
import { articleFor, isSoundArticle, isSoundRow, readAll } from './sound';

/** So many rows make a slice, and no message or answer grows past what a browser passes on. */
const SLICE_ROWS = 400;

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

/** Whole articles in the order of their keys, each with its sound rows by id, deleted ones only where asked for. */
export async function readSlice(db: Database, after: string | null, withDeleted: boolean): Promise<ReadSlice> {
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
  const rows = await readAll(db, 'annotations');
  const sound = rows.filter(isSoundRow);
  const deleted = sound.filter((row) => row.deleted !== LIVE).length;
  return { live: sound.length - deleted, deleted, damaged: rows.length - sound.length };
}
