import type { Annotation, ArticleRecord } from '../model';
import type { AnnotationRow } from '../stored';
import type { Database } from './database';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const areStrings = (...values: readonly unknown[]) => values.every((value) => typeof value === 'string');

/** Absent, or with a speaker as `speakerOf` relies on it. */
const isCorrection = (value: unknown): boolean =>
  value === undefined || (isObject(value) && (value.speaker == null || isObject(value.speaker)));

function isAnnotation(value: unknown): value is Annotation {
  if (!isObject(value) || !isObject(value.target) || !isObject(value.finding) || !Array.isArray(value.body))
    return false;
  const { selector, source, styleClass } = value.target;
  const quote: unknown = Array.isArray(selector) ? selector[0] : null;
  return (
    isObject(quote) &&
    areStrings(value.id, value.created, value.modified, source, styleClass, quote.exact, quote.prefix, quote.suffix) &&
    (value.finding.speaker === null || isObject(value.finding.speaker)) &&
    isCorrection(value.correction) &&
    value.body.every((body: unknown) => isObject(body) && areStrings(body.purpose, body.value))
  );
}

/**
 * Whether a stored record has what everything that reads it relies on. A record that a fault of the disk or an older
 * fault of ours has damaged is left where it is, counted, and kept out of every list.
 */
export const isSoundRow = (value: unknown): value is AnnotationRow =>
  isObject(value) &&
  areStrings(value.id, value.article, value.modified, value.deleted) &&
  isAnnotation(value.annotation);

export const isSoundArticle = (value: unknown): value is ArticleRecord =>
  isObject(value) &&
  areStrings(value.key, value.url, value.title, value.lang, value.created, value.visited) &&
  Array.isArray(value.byline) &&
  areStrings(...value.byline);

/** An article for annotations whose own record is gone or damaged, so that they are not lost with it. */
export function articleFor(row: AnnotationRow): ArticleRecord {
  const { target, created } = row.annotation;
  return {
    key: row.article,
    url: target.source,
    title: '',
    siteName: null,
    byline: [],
    published: null,
    lang: 'und',
    created,
    visited: created,
  };
}

/**
 * The next rows by id after `after`, sound or not, and the id to go on after: null where these were the last. Null stands
 * in the place of a record that the browser can't read; one such record makes IndexedDB refuse all of a range, which is
 * then read one at a time.
 */
export async function readRows(
  db: Database,
  after: string,
  count: number,
): Promise<{ readonly rows: readonly unknown[]; readonly last: string | null }> {
  const { store } = db.transaction('annotations');
  const keys = await store.getAllKeys(IDBKeyRange.lowerBound(after, true), count);
  const last = keys.at(-1);
  if (last === undefined) return { rows: [], last: null };
  try {
    return { rows: await store.getAll(IDBKeyRange.bound(after, last, true)), last };
  } catch {
    return { rows: await getEach(db, 'annotations', keys), last };
  }
}

/**
 * Records by their keys, in that order, undefined where there is none; null in the place of one that the browser can't
 * read, which makes the rest of its transaction fail, too.
 */
export async function getEach(
  db: Database,
  name: 'articles' | 'annotations' | 'claims',
  keys: readonly string[],
): Promise<readonly unknown[]> {
  try {
    const { store } = db.transaction(name);
    return await Promise.all(keys.map((key) => store.get(key)));
  } catch {
    const values: unknown[] = [];
    for (const key of keys) values.push(await db.get(name, key).catch(() => null));
    return values;
  }
}
