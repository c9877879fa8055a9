import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placed } from '../../components/page/placement';

const viewport = { width: 800, height: 600 };
const size = { width: 340, height: 200 };
const line = (top: number, left = 100, width = 300) => ({ top, left, right: left + width, bottom: top + 20 });

describe('where a card goes', () => {
  const cases = [
    { name: 'below, at the start of the words', anchor: line(100), prefer: 'below', left: 100, top: 128 },
    { name: 'above where there is no room below', anchor: line(500), prefer: 'below', left: 100, top: 292 },
    { name: 'above where that is preferred', anchor: line(300), prefer: 'above', left: 100, top: 92 },
    { name: 'below where there is no room above', anchor: line(50), prefer: 'above', left: 100, top: 78 },
    { name: 'inside the right edge', anchor: line(100, 700, 90), prefer: 'below', left: 452, top: 128 },
    { name: 'inside the left edge', anchor: line(100, -50), prefer: 'below', left: 8, top: 128 },
    {
      name: 'beside words that are too tall',
      anchor: { top: 20, left: 20, right: 300, bottom: 590 },
      prefer: 'below',
      left: 308,
      top: 20,
    },
    {
      name: 'before words that are too tall, where there is more room',
      anchor: { top: 20, left: 400, right: 780, bottom: 590 },
      prefer: 'below',
      left: 52,
      top: 20,
    },
  ] as const;
  for (const { name, anchor, prefer, left, top } of cases) {
    it(name, () => expect(placed({ anchor, size, viewport, direction: 'ltr', prefer })).toMatchObject({ left, top }));
  }

  it('ends with the words, right to left', () => {
    const { left } = placed({ anchor: line(100, 300, 400), size, viewport, direction: 'rtl', prefer: 'below' });
    expect(left + size.width).toBe(700);
  });

  it('is less high where there is not enough room anywhere', () => {
    const anchor = { top: 150, left: 10, right: 790, bottom: 450 };
    expect(placed({ anchor, size, viewport, direction: 'ltr', prefer: 'below' })).toMatchObject({
      top: 458,
      maxHeight: 134,
    });
  });

  it('stays in the viewport and off the words, unless these fill the viewport', () => {
    const dimension = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(
        fc.record({ top: fc.integer({ min: -900, max: 900 }), left: dimension, width: dimension, height: dimension }),
        fc.record({ width: fc.integer({ min: 40, max: 400 }), height: fc.integer({ min: 30, max: 900 }) }),
        fc.constantFrom('ltr' as const, 'rtl' as const),
        fc.constantFrom('below' as const, 'above' as const),
        (words, size, direction, prefer) => {
          const { top, left, width, height } = words;
          const anchor = { top, left, right: left + width, bottom: top + height };
          const place = placed({ anchor, size, viewport, direction, prefer });
          const right = place.left + Math.min(size.width, viewport.width - 16);
          const bottom = place.top + place.maxHeight;
          expect(place.left).toBeGreaterThanOrEqual(8);
          expect(right).toBeLessThanOrEqual(viewport.width - 8);
          expect(place.top).toBeGreaterThanOrEqual(8);
          expect(bottom).toBeLessThanOrEqual(viewport.height - 8);
          const isApart =
            place.top >= anchor.bottom || bottom <= anchor.top || place.left >= anchor.right || right <= anchor.left;
          const leaveNoRoom = anchor.top < 136 && anchor.bottom > viewport.height - 136;
          expect(isApart || leaveNoRoom).toBe(true);
        },
      ),
    );
  });
});
