import type { Anchor } from '@/components/page/interface-state';

export const anchorOf = ({ top, left, right, bottom }: DOMRect): Anchor => ({ top, left, right, bottom });

/** Words higher than this share of the window leave too little room beside them: a card stands by the line clicked. */
const TALL = 0.5;

/** What a card by these ranges must not cover: all of the words, or of tall ones the line nearest to a height. */
export function anchorBy(ranges: readonly Range[], y: number): Anchor | null {
  const lines = ranges.flatMap((range) => [...range.getClientRects()]).filter(({ width }) => width > 0);
  const [first] = lines;
  if (first === undefined) return null;
  const hull = lines.reduce<Anchor>(
    (all, { top, left, right, bottom }) => ({
      top: Math.min(all.top, top),
      left: Math.min(all.left, left),
      right: Math.max(all.right, right),
      bottom: Math.max(all.bottom, bottom),
    }),
    anchorOf(first),
  );
  if (hull.bottom - hull.top <= innerHeight * TALL) return hull;
  const distance = ({ top, bottom }: DOMRect) => (y < top ? top - y : y > bottom ? y - bottom : 0);
  return anchorOf(lines.reduce((best, line) => (distance(line) < distance(best) ? line : best), first));
}
