/**
 * Stamps, and what is done with those that can't be right: a clock that was wrong by years when something was kept, and
 * files that say anything. ISO 8601, UTC, as `Date.toISOString` writes them, so that they sort as text. Pure.
 *
 * T1 A stamp is right where it is not before 1970 and not after now, with two days' allowance for clocks that differ.
 * T2 What comes in has right stamps afterwards: one that isn't becomes the oldest that it may mean. So a change without
 *    a date never wins over one that has one, as a later deletion, and the same file always means the same. What is here
 *    with a wrong stamp is taken as changed now, so that what comes in does not win over it.
 * T3 A clock that says less than when this was written is wrong, and can't say what lies in the future.
 */
import type { Annotation, ArticleRecord } from '../model';
import type { AnnotationRow } from '../stored';
import { LIVE } from './schema';

const DRIFT_MS = 2 * 86_400_000;
const FIRST = '1970-01-01T00:00:00.000Z';
/** A clock that says less is wrong (T3). */
export const WRITTEN = '2026-01-01T00:00:00.000Z';
/** Of stamps that no clock stands behind. */
const LAST = '2100-01-01T00:00:00.000Z';
/** The greatest that sorts as text. */
const GREATEST = '9999-12-31T23:59:59.999Z';

/** Whether a stamp may be right (T1, T3). */
export const isRight = (stamp: string, now: string): boolean =>
  stamp >= FIRST && stamp <= (now < WRITTEN ? LAST : new Date(Date.parse(now) + DRIFT_MS).toISOString());

/** The first of some stamps that may be right, else now. */
const firstRight = (now: string, ...stamps: readonly string[]): string =>
  stamps.find((stamp) => isRight(stamp, now)) ?? now;

/**
 * The stamp of a change that follows one of `last`: now, or where that is not later the least that is, since the merge
 * rule relies on stamps that grow. A `last` that can't be right is not followed.
 */
export function after(last: string, now: string): string {
  if (now > last || !isRight(last, now)) return now;
  const next = Date.parse(last) + 1;
  return Number.isNaN(next) || next > Date.parse(GREATEST) ? now : new Date(next).toISOString();
}

/** `known`: stamps that say when it was there at the latest, best first. */
export function settledAnnotation(annotation: Annotation, now: string, ...known: readonly string[]): Annotation {
  const right = (stamp: string) => isRight(stamp, now);
  const { created: stated, modified, versions } = annotation;
  if (right(stated) && right(modified) && (versions === undefined || versions.every(({ seen }) => right(seen)))) {
    return annotation;
  }
  const created = firstRight(now, stated, ...known);
  return {
    ...annotation,
    created,
    modified: firstRight(now, modified, created),
    ...(versions === undefined
      ? {}
      : { versions: versions.map((version) => ({ ...version, seen: firstRight(now, version.seen, created) })) }),
  };
}

/** The row with right stamps (T2); `other` is what is known of the same annotation from elsewhere, or null. */
export function settledRow(row: AnnotationRow, other: AnnotationRow | null, now: string): AnnotationRow {
  const known = other === null ? [] : [other.annotation.created, other.modified];
  const annotation = settledAnnotation(row.annotation, now, ...known);
  const { created } = annotation;
  const modified = firstRight(now, row.modified, annotation.modified);
  const deleted = row.deleted === LIVE ? LIVE : firstRight(now, row.deleted, modified);
  const isSettled = annotation === row.annotation && modified === row.modified && deleted === row.deleted;
  const { sought, notes } = row;
  const isSought = sought === undefined || isRight(sought.at, now);
  const areNotes = notes === undefined || notes.every(({ at }) => at === '' || isRight(at, now));
  if (isSettled && isSought && areNotes) return row;
  return {
    ...row,
    annotation,
    modified,
    deleted,
    ...(isSought ? {} : { sought: { ...sought, at: created } }),
    ...(areNotes
      ? {}
      : { notes: notes.map((note) => (note.at === '' ? note : { ...note, at: firstRight(now, note.at, created) })) }),
  };
}

/** The same for a row that is stored here. */
export function settledHere(row: AnnotationRow, now: string): AnnotationRow {
  const settled = settledRow(row, null, now);
  return settled.modified === row.modified ? settled : { ...settled, modified: now };
}

/** The article's record with right stamps (T2). */
export function settledArticle(article: ArticleRecord, now: string): ArticleRecord {
  const created = firstRight(now, article.created, article.visited);
  const visited = firstRight(now, article.visited, created);
  const { digest } = article;
  const taken = digest === undefined ? created : firstRight(now, digest.taken, created);
  if (created === article.created && visited === article.visited && taken === (digest?.taken ?? created))
    return article;
  return { ...article, created, visited, ...(digest === undefined ? {} : { digest: { ...digest, taken } }) };
}
