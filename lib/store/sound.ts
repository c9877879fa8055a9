import type { Annotation, ArticleRecord } from '../model';
import type { AnnotationRow } from '../stored';
import type { Database } from './database';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const areStrings = (...values: readonly unknown[]) => values.every((value) => typeof value === 'string');

function isAnnotation(value: unknown): value is Annotation {
  if (!isObject(value) || !isObject(value.target) || !isObject(value.finding) || !Array.isArray(value.body))
    return false;
  const { selector, source, styleClass } = value.target;
  const quote: unknown = Array.isArray(selector) ? selector[0] : null;
  return (
    isObject(quote) &&
    areStrings(value.id, value.created, value.modified, source, styleClass, quote.exact, quote.prefix, quote.suffix) &&
    (value.finding.speaker === null || isObject(value.finding.speaker)) &&
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
 * All of one store; null in the place of a record that the browser can't read. One such record makes IndexedDB refuse
 * them all: they are then read one at a time.
 */
export async function readAll(db: Database, name: 'articles' | 'annotations'): Promise<readonly unknown[]> {
  try {
    return await db.getAll(name);
  } catch {
    const keys = await db.getAllKeys(name);
    const values: unknown[] = [];
    for (const key of keys) values.push(await db.get(name, key).catch(() => null));
    return values;
  }
}
