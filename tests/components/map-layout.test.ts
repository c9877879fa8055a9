import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MarkPlace, mapLayout } from '@/components/page/map-layout';

const place = (start: number, end: number, kind: MarkPlace['kind'] = 'claim'): MarkPlace => ({
  target: { kind: 'quotation', index: Math.round(start * 1000) },
  kind,
  color: kind === 'kept' ? 'green' : null,
  words: `at ${start}`,
  start,
  end,
});

describe('the map of the article', () => {
  test('marks stand where their words do, and are never too thin to be hit', () => {
    const [first, second] = mapLayout([place(0.5, 0.6), place(0.1, 0.101)], 400);
    expect(first).toMatchObject({ at: 0.1, size: 8 / 400, more: 0 });
    expect(second?.at).toBe(0.5);
    expect(second?.size).toBeCloseTo(0.1);
  });

  test('marks in the same place become one, which looks like what is kept and says how many there are', () => {
    expect(mapLayout([place(0.2, 0.21), place(0.201, 0.22, 'kept'), place(0.202, 0.21)], 400)).toMatchObject([
      { kind: 'kept', color: 'green', words: 'at 0.201', more: 2 },
    ]);
  });

  test('a long mark makes room for the next', () => {
    const [first, second] = mapLayout([place(0.1, 0.5), place(0.3, 0.4)], 400);
    expect(first?.size).toBeCloseTo(0.2);
    expect(second?.at).toBe(0.3);
  });

  test('none is lost, none lies on another, all are on the map', () => {
    const share = fc.double({ min: -0.4, max: 1.4, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share)), fc.integer({ min: 60, max: 2000 }), (pairs, height) => {
        const places = pairs.map(([a, b]) => place(Math.min(a, b), Math.max(a, b)));
        const marks = mapLayout(places, height);
        expect(marks.reduce((sum, { more }) => sum + 1 + more, 0)).toBe(places.length);
        marks.forEach(({ at, size }, index) => {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(size).toBeGreaterThan(0);
          expect(at + size).toBeLessThanOrEqual(1 + 1e-9);
          const next = marks[index + 1];
          if (next !== undefined) expect(at + size).toBeLessThanOrEqual(next.at + 1e-9);
        });
      }),
    );
  });
});
