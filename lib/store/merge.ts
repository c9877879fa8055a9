/**
 * The merge rule: what two versions of one annotation, from two devices or from a file, become together. Pure, and the
 * same whichever comes first.
 *
 * M1 The version that was changed last decides: colour, tags, selectors, and whether it lives.
 * M2 A deletion is a change like any other: it wins over what is older, and what was changed after it comes back.
 * M3 Notes are never lost: where both have one and neither contains the other, the newer is followed by the older.
 * M4 Of an article the record that was opened last decides, but for when it was first kept from.
 * M5 Whether the words were found on their page is what the visit says that was later; it changes nothing else.
 */
import { noteOf, revised } from '../annotation';
import type { Annotation, ArticleRecord } from '../model';
import type { AnnotationRow, Outcome, Sought } from '../stored';
import { LIVE } from './schema';

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

const sortable = ({ sought: _, ...row }: AnnotationRow) =>
  `${row.modified}\n${String(row.revision).padStart(12, '0')}\n${JSON.stringify(row)}`;

const same = (a: Annotation, b: Annotation) => JSON.stringify(a) === JSON.stringify(b);

/** What the later of two visits says; of two at once, the one that found the words. */
function laterVisit(a: Sought | undefined, b: Sought | undefined): Sought | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return a.found ? a : b;
}

export function merge(stored: AnnotationRow | null, incoming: AnnotationRow): Merged {
  if (stored === null) return { outcome: 'added', row: incoming };
  const { outcome, row } = mergedRow(stored, incoming);
  const sought = laterVisit(stored.sought, incoming.sought); // M5
  const isKnown = sought?.at === stored.sought?.at && sought?.found === stored.sought?.found;
  if (row === null && isKnown) return { outcome, row };
  return { outcome, row: { ...(row ?? stored), ...(sought === undefined ? {} : { sought }) } };
}

/** M1 to M3. */
function mergedRow(stored: AnnotationRow, incoming: AnnotationRow): Merged {
  const isNewer = sortable(incoming) > sortable(stored);
  const [newer, older] = isNewer ? [incoming, stored] : [stored, incoming]; // M1, M2
  const note = joinedNotes(noteOf(newer.annotation), noteOf(older.annotation)); // M3
  const annotation =
    note === noteOf(newer.annotation)
      ? newer.annotation
      : revised(newer.annotation, { note }, newer.annotation.modified);
  const isStoredAsIs = !isNewer && same(annotation, stored.annotation);
  if (isStoredAsIs) {
    return { outcome: stored.deleted !== LIVE && incoming.deleted === LIVE ? 'inBin' : 'same', row: null };
  }
  // Where it was kept from is settled here: a file may not move it to another page.
  const row = {
    ...newer,
    article: stored.article,
    annotation: { ...annotation, target: { ...annotation.target, source: stored.annotation.target.source } },
    revision: Math.max(newer.revision, older.revision) + (isNewer && annotation === newer.annotation ? 0 : 1),
  };
  if (row.deleted === stored.deleted && same(row.annotation, stored.annotation)) {
    return { outcome: row.deleted === LIVE ? 'same' : 'inBin', row: row.modified === stored.modified ? null : row };
  }
  if (row.deleted !== LIVE) return { outcome: stored.deleted === LIVE ? 'binned' : 'inBin', row };
  return { outcome: 'merged', row };
}

export function mergedArticle(stored: ArticleRecord | null, incoming: ArticleRecord): ArticleRecord {
  if (stored === null) return incoming;
  const [newer, older] = incoming.visited > stored.visited ? [incoming, stored] : [stored, incoming];
  // Other programs know less of an article than we do: what one record leaves open, the other fills.
  const digest = older.digest ?? newer.digest;
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
