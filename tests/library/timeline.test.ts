import { describe, expect, test } from 'vitest';
import type { Entry } from '@/lib/library/entry';
import { timelineOf } from '@/lib/library/timeline';

// The only field of an entry that a timeline reads.
const on = (...days: readonly string[]) => days.map((day) => ({ day }) as Entry);

describe('the timeline of what was kept', () => {
  test.each([
    ['a few days are shown by day', ['2026-03-01', '2026-03-03', '2026-03-03'], 'day', [1, 0, 2]],
    ['a single day is one bar', ['2026-03-01'], 'day', [1]],
    [
      'two months by week, from Monday',
      ['2026-01-07', '2026-01-11', '2026-03-04'],
      'week',
      [2, 0, 0, 0, 0, 0, 0, 0, 1],
    ],
    ['a year by month', ['2025-03-31', '2026-02-01'], 'month', [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['many years by year', ['2019-02-01', '2024-12-31', '2024-01-01'], 'year', [1, 0, 0, 0, 0, 2]],
  ])('%s', (_, days, unit, counts) => {
    const timeline = timelineOf(on(...days));
    expect(timeline?.unit).toBe(unit);
    expect(timeline?.bins.map(({ count }) => count)).toEqual(counts);
  });

  test('bars name their first and last day', () => {
    expect(timelineOf(on('2024-02-10', '2024-12-01'))?.bins[0]).toEqual({
      from: '2024-02-01',
      until: '2024-02-29',
      count: 1,
    });
  });

  test('a clock that was wrong once does not make a picture of centuries', () => {
    const timeline = timelineOf(on('1601-01-01', '2026-03-01'));
    expect(timeline?.bins).toHaveLength(40);
    expect(timeline?.bins.at(-1)?.count).toBe(1);
  });

  test('there is none where nothing has a date', () => {
    expect(timelineOf([])).toBeNull();
    expect(timelineOf(on(''))).toBeNull();
  });
});
