/** Articles with what is kept of them, as lists show them: the newest first. */
import { newestFirst } from '../annotation';
import type { ArticleRecord } from '../model';
import type { AnnotationRow, FoundArticles, LibraryArticle } from '../stored';
import type { Database } from './database';
import { articlesOf } from './indexing';
import { readNewest } from './newest';
import { LIVE } from './schema';
import type { SearchIndex } from './search-index';
import { articleFor, getEach, isSoundRow } from './sound';

/**
 * The first `count` articles with live annotations that match every word of `query` (all where it has none), and how
 * many there are of both: articles by their newest annotation, newest first, and so within each.
 */
export async function libraryOf(
  db: Database,
  index: SearchIndex,
  query: string,
  count: number,
): Promise<FoundArticles> {
  const matches = index.match(query);
  const { keys, of } = index.articlesOf();
  /** By article, the number of its newest annotation; -1 where none was found. */
  const newest = new Int32Array(keys.length).fill(-1);
  let annotations = 0;
  for (let number = 0; number < matches.length; number += 1) {
    if (matches[number] !== 1) continue;
    annotations += 1;
    const article = of[number] ?? 0;
    const known = newest[article] ?? -1;
    if (known < 0 || index.isNewer(number, known)) newest[article] = number;
  }
  const having = [...newest.keys()].filter((article) => (newest[article] ?? -1) >= 0);
  const first = having.sort((a, b) => (index.isNewer(newest[a] ?? 0, newest[b] ?? 0) ? -1 : 1)).slice(0, count);
  const found = new Map(first.map((article): [number, string[]] => [article, []]));
  for (let number = 0; number < matches.length; number += 1) {
    if (matches[number] === 1) found.get(of[number] ?? 0)?.push(index.idOf(number));
  }
  return {
    articles: await articlesWith(
      db,
      first.map((article) => [keys[article] ?? '', found.get(article) ?? []]),
    ),
    total: { articles: having.length, annotations },
  };
}

/**
 * The articles that the newest `count` annotations belong to, each with all of its own, as `libraryOf` orders them: what
 * a page can begin with while it waits for thousands.
 */
export async function newestArticles(db: Database, count: number): Promise<readonly LibraryArticle[]> {
  const keys = new Set((await readNewest(db, count)).slice(0, count).map(({ article }) => article));
  const byArticle = db.transaction('annotations').store.index('article');
  return articlesWith(
    db,
    await Promise.all(
      [...keys].map(async (key) => [key, await byArticle.getAllKeys(IDBKeyRange.only([key, LIVE]))] as const),
    ),
  );
}

/** Live annotations by their articles, in any order; those that are not there are left out. */
export async function annotationsBy(db: Database, ids: readonly string[]): Promise<readonly LibraryArticle[]> {
  const byKey = new Map<string, string[]>();
  for (const row of await rowsOf(db, ids)) {
    const list = byKey.get(row.article);
    if (list === undefined) byKey.set(row.article, [row.id]);
    else list.push(row.id);
  }
  return articlesWith(db, [...byKey]);
}

/** The sound rows of those ids. */
export async function rowsOf(db: Database, ids: readonly string[]): Promise<readonly AnnotationRow[]> {
  return (await getEach(db, 'annotations', ids)).filter(isSoundRow);
}

/** Articles with their live annotations of those ids, newest first. */
async function articlesWith(
  db: Database,
  wanted: readonly (readonly [key: string, ids: readonly string[]])[],
): Promise<readonly LibraryArticle[]> {
  const [records, rows] = await Promise.all([
    articlesOf(
      db,
      wanted.map(([key]) => key),
    ),
    rowsOf(
      db,
      wanted.flatMap(([, ids]) => ids),
    ),
  ]);
  const byKey = new Map(wanted.map(([key]): [string, AnnotationRow[]] => [key, []]));
  for (const row of rows) if (row.deleted === LIVE) byKey.get(row.article)?.push(row);
  return [...byKey].flatMap(([key, found]) => {
    const [row] = found.sort((a, b) => newestFirst(a.annotation, b.annotation));
    if (row === undefined) return [];
    return [libraryArticle(records.get(key) ?? articleFor(row), found)];
  });
}

function libraryArticle(article: ArticleRecord, rows: readonly AnnotationRow[]): LibraryArticle {
  const missing = rows.flatMap(({ id, sought }) => (sought?.found === false ? [[id, sought.at] as const] : []));
  const annotations = rows.map(({ annotation }) => annotation);
  return missing.length === 0
    ? { article, annotations }
    : { article, annotations, missing: Object.fromEntries(missing) };
}
