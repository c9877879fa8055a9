/** What was deleted and can still be taken back, and until when. */
import type { AnnotationRow } from '../stored';
import { DATES, LIVE } from './schema';
import { isRight, WRITTEN } from './stamps';

/** How long a deletion can be undone, counted from the day on which it came into this browser. */
export const BIN_DAYS = 30;

/**
 * Where the bin was last looked at longer ago than this, the clock was put forward, or nobody has been here for half a
 * year: either way nobody had thirty days to take something back.
 */
const JUMP_DAYS = 180;

export const daysBefore = (stamp: string, days: number) =>
  new Date(Date.parse(stamp) - days * 86_400_000).toISOString();

/** When a deleted row came into this browser's bin. ISO 8601, UTC. */
export const binnedAt = ({ binned, deleted }: AnnotationRow): string => binned ?? deleted;

type Place = Pick<AnnotationRow, 'id' | 'article'>;

/** As much of a transaction as is needed here. */
interface Emptying {
  objectStore(name: 'annotations'): Annotations;
  objectStore(name: 'dates'): {
    get(key: string): Promise<string | undefined>;
    put(value: string, key: string): Promise<unknown>;
  };
}

interface Annotations {
  get(id: string): Promise<AnnotationRow | undefined>;
  index(name: 'deleted'): { getAll(range: IDBKeyRange): Promise<readonly AnnotationRow[]> };
}

/** All of the bin, or those of `ids` that are in it. */
export async function inBinOf(annotations: Annotations, which: 'all' | readonly string[]): Promise<readonly Place[]> {
  // "" sorts before every date, so the lower bound leaves the living out.
  if (which === 'all') return annotations.index('deleted').getAll(IDBKeyRange.lowerBound(LIVE, true));
  const found: AnnotationRow[] = [];
  for (const id of which) {
    const row = await annotations.get(id);
    if (row !== undefined && row.deleted !== LIVE) found.push(row);
  }
  return found;
}

/** What has been in the bin for more than `BIN_DAYS` at `now`; remembers that it was looked at. */
export async function oldInBin(transaction: Emptying, now: string): Promise<readonly Place[]> {
  const dates = transaction.objectStore('dates');
  const last = await dates.get(DATES.looked);
  // By a clock that was wrong, and was put right, nothing can be counted: it begins anew.
  const isJump = last !== undefined && (!isRight(last, now) || last < daysBefore(now, JUMP_DAYS));
  const from = isJump ? now : ((await dates.get(DATES.from)) ?? '');
  if (isJump) await dates.put(from, DATES.from);
  await dates.put(now, DATES.looked);

  const before = daysBefore(now, BIN_DAYS);
  const byDate = transaction.objectStore('annotations').index('deleted');
  const candidates = [
    ...(await byDate.getAll(IDBKeyRange.bound(LIVE, before, true, true))),
    ...(await byDate.getAll(IDBKeyRange.lowerBound(now, true))),
  ];
  const old: Place[] = [];
  let isUncounted = false;
  for (const row of candidates) {
    const since = binnedAt(row);
    const isKnown = since >= WRITTEN && isRight(since, now);
    const counted = isKnown && since > from ? since : from;
    if (counted === '') isUncounted = true;
    else if (counted < before) old.push(row);
  }
  if (isUncounted) await dates.put(now, DATES.from);
  return old;
}
