/**
 * What the reader says of the findings of articles. Of a finding that which was said last counts, wherever it comes from;
 * one that was taken back stays as a record that says nothing, so that an older backup doesn't bring back what it said.
 */
import { normalizeSpeaker } from '../annotation';
import type { FindingCorrection } from '../model';
import type { ArticleCorrections, CorrectionsSlice } from '../stored';
import { type Database, write } from './database';
import { markStale } from './stale';
import { after } from './stamps';

/** Of one article. The schema of what comes in from files allows as many. */
const MOST_ITEMS = 500;
/** UTF-16 units of all words of one article's corrections. */
const MOST_LENGTH = 1_000_000;
/** So many articles make a slice. */
const ARTICLES_AT_ONCE = 100;

/** What tells the finding: its words and what stood around them when it was first spoken of. */
export const idOf = ({ kind, selector: { exact, prefix, suffix } }: Omit<FindingCorrection, 'modified'>) =>
  JSON.stringify([kind, exact, prefix, suffix]);

const isTakenBack = ({ wrong, speaker }: FindingCorrection) => wrong === undefined && speaker === undefined;

const lengthOf = ({ selector: { exact, prefix, suffix }, speaker }: FindingCorrection) =>
  exact.length + prefix.length + suffix.length + (speaker?.name.length ?? 0) + (speaker?.role?.length ?? 0);

const byId = (a: FindingCorrection, b: FindingCorrection) => (idOf(a) < idOf(b) ? -1 : 1);

/** A damaged record counts as empty, and the next correction replaces it. */
export function itemsOf(record: unknown): readonly FindingCorrection[] {
  const { items } = (record ?? {}) as Partial<ArticleCorrections>;
  if (!Array.isArray(items)) return [];
  return items.filter(
    (item: Partial<FindingCorrection> | null) =>
      typeof item?.modified === 'string' &&
      typeof item.selector?.exact === 'string' &&
      typeof item.selector.prefix === 'string' &&
      typeof item.selector.suffix === 'string',
  );
}

/** As many as may be stored: of what was taken back the oldest go first. Null where what is left is still too much. */
function bounded(items: readonly FindingCorrection[]): readonly FindingCorrection[] | null {
  const said = items.filter((item) => !isTakenBack(item));
  const takenBack = items.filter(isTakenBack).sort((a, b) => (a.modified < b.modified ? 1 : -1));
  let length = said.reduce((sum, item) => sum + lengthOf(item), 0);
  if (said.length > MOST_ITEMS || length > MOST_LENGTH) return null;
  const left = takenBack.slice(0, MOST_ITEMS - said.length).filter((item) => {
    length += lengthOf(item);
    return length <= MOST_LENGTH;
  });
  return [...said, ...left].sort(byId);
}

/** What two lists say together, whichever comes first: of each finding what was said last. */
function together(some: readonly FindingCorrection[], more: readonly FindingCorrection[]): FindingCorrection[] {
  const sortable = (item: FindingCorrection) => `${item.modified}\n${JSON.stringify([item.wrong, item.speaker])}`;
  const items = new Map(some.map((item) => [idOf(item), item]));
  for (const item of more) {
    const known = items.get(idOf(item));
    if (known === undefined || sortable(item) > sortable(known)) items.set(idOf(item), item);
  }
  return [...items.values()];
}

/**
 * What a file says of an article together with what is stored of it. Where that is too much, what was said last stays:
 * an import must not fail for it.
 */
export function mergedCorrections(stored: unknown, incoming: ArticleCorrections): ArticleCorrections {
  const items = together(itemsOf(stored), incoming.items).sort((a, b) => (a.modified < b.modified ? 1 : -1));
  for (let count = items.length; ; count -= 1) {
    const kept = bounded(items.slice(0, count));
    if (kept !== null) return { article: incoming.article, items: kept };
  }
}

/** What is stored of an article with some of it replaced; null where that is too much. */
export function withItems(stored: unknown, items: readonly FindingCorrection[]): readonly FindingCorrection[] | null {
  const all = new Map([...itemsOf(stored), ...items].map((each) => [idOf(each), each]));
  return bounded([...all.values()]);
}

/** What is said of an article's findings now. */
export async function correctionsOf(db: Database, article: string): Promise<readonly FindingCorrection[]> {
  return itemsOf(await db.get('corrections', article)).filter((item) => !isTakenBack(item));
}

/**
 * Says something of a finding in the place of what was said of it; gives all that is said of the article then. Null, and
 * nothing is written, where it is more than an article may have.
 */
export function correct(
  db: Database,
  article: string,
  correction: Omit<FindingCorrection, 'modified'>,
  now: string,
): Promise<readonly FindingCorrection[] | null> {
  return write(db, ['corrections', 'stale'], async (transaction) => {
    const store = transaction.objectStore('corrections');
    const stored = itemsOf(await store.get(article));
    const known = stored.find((item) => idOf(item) === idOf(correction));
    const { speaker, ...others } = correction;
    const modified = known === undefined ? now : after(known.modified, now);
    const item = { ...others, ...(speaker === undefined ? {} : { speaker: normalizeSpeaker(speaker) }), modified };
    const items = bounded([...stored.filter((each) => each !== known), item]);
    if (items === null) return null;
    await store.put({ article, items });
    await markStale(transaction, article);
    return items.filter((each) => !isTakenBack(each));
  });
}

/** All corrections, article by article, taken back ones included. */
export async function readCorrections(db: Database, afterKey: string | null): Promise<CorrectionsSlice> {
  const { store } = db.transaction('corrections');
  const keys = await store.getAllKeys(IDBKeyRange.lowerBound(afterKey ?? '', true), ARTICLES_AT_ONCE);
  const corrections: ArticleCorrections[] = [];
  for (const article of keys) {
    // A record that the browser can't read is left out.
    const items = itemsOf(await db.get('corrections', article).catch(() => null));
    if (items.length > 0) corrections.push({ article, items });
  }
  return { corrections, next: keys.at(-1) ?? null };
}

/** Forgets for good what was taken back before a date (ISO 8601, UTC), of findings and of names. */
export function forgetTakenBack(db: Database, before: string): Promise<void> {
  return write(db, ['corrections', 'merges'], async (transaction) => {
    const corrections = transaction.objectStore('corrections');
    for (const article of await corrections.getAllKeys()) {
      const all = itemsOf(await corrections.get(article));
      const items = all.filter((item) => !isTakenBack(item) || item.modified >= before);
      if (items.length === 0) await corrections.delete(article);
      else if (items.length < all.length) await corrections.put({ article, items });
    }
    const merges = transaction.objectStore('merges');
    for (const { alias, canonical, modified } of await merges.getAll()) {
      if (canonical === null && modified < before) await merges.delete(alias);
    }
  });
}
