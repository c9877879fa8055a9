/**
 * The merge rule: what two versions of one annotation, from two devices or from a file, become together. Pure; the same
 * in whatever order however many come, and however often.
 *
 * M1 The version that was changed last decides: colour, tags, selectors, and whether it lives.
 * M2 A deletion is a change like any other: it wins over what is older, and what was changed after it comes back. How
 *    long it stays in the bin is counted from the day on which it came into this browser.
 * M3 Notes are never lost: what either version wrote and neither replaced stands, the newer first; one that another
 *    contains is not repeated. What one of them has replaced or erased since does not come back (lib/store/notes.ts).
 * M4 Of an article the record that was opened last decides, but for when it was first kept from.
 * M5 Whether the words were found on their page is what the visit says that was later; it changes nothing else.
 * M6 What an annotation was kept from is settled by what is here: a file moves none to another page.
 * M7 A date that can't be right never wins (lib/store/stamps.ts).
 */
import { noteOf, withNotes } from '../annotation';
import type { Annotation, ArticleRecord } from '../model';
import type { AnnotationRow, Outcome, Sought } from '../stored';
import { withNotesOf } from './notes';
import { LIVE } from './schema';
import { settledArticle, settledHere, settledRow } from './stamps';

export interface Merged {
  readonly outcome: Outcome;
  /** Null where what is stored stays as it is. */
  readonly row: AnnotationRow | null;
}

/** Both notes as one, the first one first; one that the other contains is not repeated. */
export function joinedNotes(first: string, second: string): string {
  if (second === '' || first.includes(second)) return first;
  if (first === '' || second.includes(first)) return second;
  return `${first}\n\n${second}`;
}

/** As JSON with the fields of every object in one order. */
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Whatever the order of their fields. Most are in the same one, and compared much faster. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b) || ordered(a) === ordered(b);

/** All that the later of two versions decides (M1). */
function decisionOf({ annotation, deleted }: AnnotationRow): string {
  const { body, target, motivation: _, ...rest } = annotation;
  const { source: __, ...words } = target;
  return ordered([deleted, body.filter(({ purpose }) => purpose === 'tagging'), words, rest]);
}

/** M1: whether `a` was changed later than `b`; of two changes of one moment the same one is the later everywhere. */
function isLater(a: AnnotationRow, b: AnnotationRow): boolean {
  if (a.modified !== b.modified) return a.modified > b.modified;
  if (a.revision !== b.revision) return a.revision > b.revision;
  return decisionOf(a) > decisionOf(b);
}

const seenOf = ({ annotation }: AnnotationRow): Annotation => withNotes(annotation, [noteOf(annotation)]);

/** Whether a reader sees the same of both. */
const looksSame = (a: AnnotationRow, b: AnnotationRow): boolean =>
  a.deleted === b.deleted && same(seenOf(a), seenOf(b));

/** What the later of two visits says; of two at once, the one that found the words. */
function laterVisit(a: Sought | undefined, b: Sought | undefined): Sought | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.found ? a : b;
}

/** What is in the bin from `now` on, unless it was there before; what lives is not in it. */
export function inBin({ binned: _, ...row }: AnnotationRow, before: AnnotationRow | null, now: string): AnnotationRow {
  if (row.deleted === LIVE) return row;
  return { ...row, binned: before === null || before.deleted === LIVE ? now : (before.binned ?? before.deleted) };
}

/** `now`: ISO 8601, UTC, by the clock of this device. */
export function merge(stored: AnnotationRow | null, arrived: AnnotationRow, now: string): Merged {
  const incoming = settledRow(arrived, stored, now); // M7
  if (stored === null) return { outcome: 'added', row: inBin(withNotesOf(incoming, incoming, incoming), null, now) };
  const here = settledHere(stored, now);
  const newer = isLater(incoming, here) ? incoming : here; // M1, M2
  const sought = laterVisit(here.sought, incoming.sought); // M5
  const { source } = here.annotation.target;
  const decided = {
    ...newer,
    article: here.article, // M6
    annotation: { ...newer.annotation, target: { ...newer.annotation.target, source } },
    ...(sought === undefined ? {} : { sought }),
  };
  const row = inBin(withNotesOf(decided, here, incoming), stored, now); // M3
  const result = same(row, inBin(withNotesOf(stored, stored, stored), stored, now)) ? null : row;
  if (looksSame(row, stored)) {
    return { outcome: stored.deleted !== LIVE && incoming.deleted === LIVE ? 'inBin' : 'same', row: result };
  }
  if (row.deleted !== LIVE) return { outcome: stored.deleted === LIVE ? 'binned' : 'inBin', row };
  return { outcome: 'merged', row };
}

export function mergedArticle(stored: ArticleRecord | null, arrived: ArticleRecord, now: string): ArticleRecord {
  const incoming = settledArticle(arrived, now); // M7
  if (stored === null) return incoming;
  const [newer, older] = incoming.visited > stored.visited ? [incoming, stored] : [stored, incoming];
  // Other programs know less of an article than we do: what one record leaves open, the other fills.
  const digest = older.digest ?? newer.digest;
  const archived = newer.archived ?? older.archived;
  return {
    ...newer,
    key: stored.key,
    url: stored.url,
    title: newer.title || older.title,
    siteName: newer.siteName ?? older.siteName,
    byline: newer.byline.length > 0 ? newer.byline : older.byline,
    published: newer.published ?? older.published,
    lang: newer.lang === 'und' ? older.lang : newer.lang,
    created: incoming.created < stored.created ? incoming.created : stored.created,
    ...(digest === undefined ? {} : { digest }),
    ...(archived === undefined ? {} : { archived }),
  };
}

/**
 * The note after an edit that was made on top of `before` while another window changed it to `current`: the part that
 * was edited is replaced, and what the other window wrote stays. Where the edited part is gone, both follow each other.
 */
export function rebasedNote(current: string, before: string, mine: string): string {
  const [shown, now, typed] = [before.trim(), current.trim(), mine.trim()];
  if (now === shown || now === typed) return typed;
  if (typed === shown) return now;
  if (shown !== '') {
    // Only whole paragraphs are the same part: a word of the other window's may not be taken for it.
    for (let at = now.indexOf(shown); at >= 0; at = now.indexOf(shown, at + 1)) {
      const end = at + shown.length;
      if (
        (at === 0 || now.slice(0, at).endsWith('\n\n')) &&
        (end === now.length || now.slice(end).startsWith('\n\n'))
      ) {
        return (now.slice(0, at) + typed + now.slice(end)).trim().replace(/\n{3,}/g, '\n\n');
      }
    }
  }
  return joinedNotes(now, typed);
}
