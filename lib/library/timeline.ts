export type TimeUnit = 'day' | 'week' | 'month' | 'year';

/** How many were kept in a stretch of time. */
export interface TimeBin {
  /** First and last day of it, "2026-03-14". */
  readonly from: string;
  readonly until: string;
  readonly count: number;
}

export interface Timeline {
  readonly unit: TimeUnit;
  /** In order, without gaps, from the first to the last day that has something. */
  readonly bins: readonly TimeBin[];
}

/** More bars than this are too thin to be told apart, or hit. */
const MOST_BINS = 40;

const DAY_MS = 86_400_000;
const UNITS: readonly TimeUnit[] = ['day', 'week', 'month', 'year'];

// Days are counted in UTC, where each has 24 hours; which day it is was settled in the reader's own time.
const textOf = (time: number) => new Date(time).toISOString().slice(0, 10);

function startOf(time: number, unit: TimeUnit): number {
  const date = new Date(time);
  if (unit === 'day') return time;
  // Weeks begin on Monday, as in ISO 8601.
  if (unit === 'week') return time - ((date.getUTCDay() + 6) % 7) * DAY_MS;
  return Date.UTC(date.getUTCFullYear(), unit === 'month' ? date.getUTCMonth() : 0, 1);
}

function nextOf(start: number, unit: TimeUnit): number {
  const date = new Date(start);
  if (unit === 'day') return start + DAY_MS;
  if (unit === 'week') return start + 7 * DAY_MS;
  return unit === 'month'
    ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
    : Date.UTC(date.getUTCFullYear() + 1, 0, 1);
}

function startsOf(first: number, last: number, unit: TimeUnit): readonly number[] {
  const starts: number[] = [];
  for (let start = startOf(first, unit); start <= last; start = nextOf(start, unit)) {
    starts.push(start);
    if (starts.length > MOST_BINS && unit !== 'year') break;
  }
  return starts;
}

/** What was kept, or said, when, in the finest unit that gives at most 40 bars; null where nothing has a date. */
export function timelineOf(entries: readonly { readonly day: string }[]): Timeline | null {
  const counts = new Map<number, number>();
  for (const { day } of entries) {
    const time = Date.parse(day);
    if (!Number.isNaN(time)) counts.set(time, (counts.get(time) ?? 0) + 1);
  }
  const times = [...counts.keys()].sort((a, b) => a - b);
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined) return null;
  for (const unit of UNITS) {
    const starts = startsOf(first, last, unit);
    if (starts.length > MOST_BINS && unit !== 'year') continue;
    const totals = new Map(starts.map((start) => [start, 0]));
    for (const [time, count] of counts) {
      const start = startOf(time, unit);
      totals.set(start, (totals.get(start) ?? 0) + count);
    }
    // A date from a clock that was wrong may lie centuries off: only the newest bars are shown.
    const bins = starts.slice(-MOST_BINS).map((start) => ({
      from: textOf(start),
      until: textOf(nextOf(start, unit) - DAY_MS),
      count: totals.get(start) ?? 0,
    }));
    return { unit, bins };
  }
  return null;
}
