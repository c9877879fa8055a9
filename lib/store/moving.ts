/**
 * What was kept of an article that stands at another address now, as after a publisher's move to a new host.
 *
 * V1 Nothing moves by itself: whoever buys an expired name can redirect it, and any page can print a title. The reader is
 *    asked, and told from where.
 * V2 What is kept of an article moves as a whole, with what of it lies in the bin. Each annotation keeps the address where
 *    its words were read, and its record what the article was when it was first kept from.
 * V3 Where something is kept at the new address already, that record stays.
 */
import type { ArticleRecord } from '../model';
import type { Elsewhere } from '../stored';
import { areAlike, wordsOf } from '../titles';
import { COPY_STORES, moveCopies, wordsOfCopies } from './copies';
import { type Database, write } from './database';
import { docOf } from './indexing';
import { LIVE } from './schema';
import { getEach, isSoundArticle, isSoundRow } from './sound';
import { markStale } from './stale';

/** So many articles are looked through at a time. */
const AT_ONCE = 2000;

/** Titles of fewer words are those of many articles. */
const LEAST_WORDS = 3;

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : address);

/** The article of that title on another host than that of `address` of which something is kept, visited last; or null. */
export async function articleElsewhere(db: Database, title: string, address: string): Promise<Elsewhere | null> {
  if (wordsOf(title).length < LEAST_WORDS) return null;
  const found: ArticleRecord[] = [];
  for (let after = ''; ; ) {
    const keys = await db.getAllKeys('articles', IDBKeyRange.lowerBound(after, true), AT_ONCE);
    const last = keys.at(-1);
    if (last === undefined) break;
    for (const article of await getEach(db, 'articles', keys)) {
      if (isSoundArticle(article) && hostOf(article.url) !== hostOf(address) && areAlike(article.title, title)) {
        found.push(article);
      }
    }
    after = last;
  }
  for (const article of found.sort((a, b) => (a.visited < b.visited ? 1 : -1))) {
    const count = await db.countFromIndex('annotations', 'article', [article.key, LIVE]);
    if (count > 0) return { article, count };
  }
  return null;
}

/**
 * Moves all that is kept of the article `from` to the key and address of `to` (V2, V3), in one transaction; gives how many
 * live annotations went, or null where there is no such article. `stampAfter` gives the stamp of a change of what was
 * changed last at that time.
 */
export async function moveArticle(
  db: Database,
  from: string,
  to: Pick<ArticleRecord, 'key' | 'url'>,
  stampAfter: (last: string) => string,
): Promise<number | null> {
  const words = await wordsOfCopies(db, from);
  return write(db, ['articles', 'annotations', 'journal', ...COPY_STORES], async (transaction) => {
    const [articles, annotations] = [transaction.objectStore('articles'), transaction.objectStore('annotations')];
    const [known, there] = await Promise.all([articles.get(from), articles.get(to.key)]);
    if (from === to.key || !isSoundArticle(known)) return null;
    const record = isSoundArticle(there) ? there : { ...known, ...to };
    await articles.put(record);
    const all = await annotations.index('article').getAll(IDBKeyRange.bound([from, LIVE], [from, '\uffff']));
    const rows = all.filter(isSoundRow);
    for (const old of rows) {
      const row = { ...old, article: to.key, revision: old.revision + 1, modified: stampAfter(old.modified) };
      await annotations.put(row);
      await transaction.objectStore('journal').put(docOf(row, record));
    }
    for (const key of [from, to.key]) await markStale(transaction, key);
    // What is damaged stays where it is.
    if (rows.length === all.length) {
      await articles.delete(from);
      await moveCopies(transaction, from, to.key, words);
    }
    return rows.filter(({ deleted }) => deleted === LIVE).length;
  });
}
