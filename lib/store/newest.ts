/** The annotations that were made last, without an index of when they were made, which no upgrade could wait for. */
import { newestFirst } from '../annotation';
import type { AnnotationRow } from '../stored';
import type { Database } from './database';
import { LIVE } from './schema';
import { isSoundRow } from './sound';

/** So many rows are read at most. */
const MOST_READ = 2000;

type Cursor = { readonly key: string; advance(count: number): Promise<Cursor> } | null;

/** The cursor at the how manieth key from where it stands, from 1; null where there are fewer. */
const nth = async (cursor: Cursor, number: number): Promise<Cursor> =>
  number === 1 ? cursor : ((await cursor?.advance(number - 1)) ?? null);

const below = (before: string | null) => (before === null ? null : IDBKeyRange.upperBound(before, true));

/**
 * At least the newest `count` living annotations where there are so many, newest first. Nothing is made after it was last
 * changed: so what was changed last is read until nothing newer can follow. Where very many were changed at once, that
 * may lead too far; then ids decide, which are in the order of time where Pressmark made them.
 */
export async function readNewest(db: Database, count: number): Promise<readonly AnnotationRow[]> {
  const { store } = db.transaction('annotations');
  const byChange = store.index('modified');
  const living = (rows: readonly unknown[]) => rows.filter(isSoundRow).filter(({ deleted }) => deleted === LIVE);

  const found: AnnotationRow[] = [];
  let before: string | null = null;
  for (let size = 2 * count; size <= MOST_READ; size *= 2) {
    const changed: Cursor = await byChange.openKeyCursor(below(before), 'prev');
    const from: string | null = (await nth(changed, size))?.key ?? null;
    const range: IDBKeyRange | null =
      from === null
        ? below(before)
        : before === null
          ? IDBKeyRange.lowerBound(from)
          : IDBKeyRange.bound(from, before, false, true);
    if (from !== null && (await byChange.count(range)) > MOST_READ) break;
    found.push(...living(await byChange.getAll(range)));
    found.sort((a, b) => newestFirst(a.annotation, b.annotation));
    const last = found[count - 1];
    if (from === null || (last !== undefined && last.annotation.created >= from)) return found;
    before = from;
  }
  const first = await nth(await store.openKeyCursor(null, 'prev'), count);
  const latest = living(await store.getAll(first === null ? null : IDBKeyRange.lowerBound(first.key)));
  return latest.sort((a, b) => newestFirst(a.annotation, b.annotation));
}
