import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotation } from '@/lib/model';
import { keeperOf, keepersOf, type Restored } from '@/lib/reader/page-state';

const spans = fc
  .tuple(fc.nat(300), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => ({ start, end: start + length }));

const restored = (span: Restored['span'], index: number): Restored => ({
  annotation: { id: String(index), finding: { kind: index % 3 === 0 ? 'passage' : 'quotation' } } as Annotation,
  span,
  change: null,
});

describe('keepersOf', () => {
  test('says of each of many findings what keeperOf says of one', () => {
    fc.assert(
      fc.property(fc.array(fc.option(spans), { maxLength: 80 }), fc.array(fc.option(spans)), (kept, found) => {
        const all = kept.map(restored);
        const keeper = keepersOf(all);
        for (const span of found) {
          const one = { span, spans: [], ranges: [] };
          expect(keeper(one)).toBe(keeperOf(one, all));
        }
      }),
    );
  });

  test('finds the annotation that lies a mark apart', () => {
    const [kept] = [restored({ start: 11, end: 60 }, 1)];
    expect(keepersOf([kept])({ span: { start: 10, end: 61 }, spans: [], ranges: [] })).toBe(kept.annotation);
  });
});
