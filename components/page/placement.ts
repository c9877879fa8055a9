import type { Anchor } from './interface-state';

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PlacementOptions {
  readonly anchor: Anchor;
  /** What is to be placed, at its full size. */
  readonly size: Size;
  readonly viewport: Size;
  readonly direction: 'ltr' | 'rtl';
  /** Which side of the words is tried first. */
  readonly prefer: 'below' | 'above';
}

/** Left and top in the viewport; what is higher than `maxHeight` has to scroll inside. All in CSS pixels. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
}

/** Between the words and what is placed, so that underlines and descenders stay free. */
const GAP = 8;
/** Between what is placed and the edges of the viewport. */
const MARGIN = 8;
/** What is less high than this can't be used: rather over the edge of very tall words than squeezed beside them. */
const LEAST_HEIGHT = 120;

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));

/**
 * Where a card goes by its words without covering them: on the preferred side; else on the other; else beside them; else
 * on the roomier side with less height. Only words that fill the whole viewport are covered, at the viewport's foot.
 */
export function placed({ anchor, size, viewport, direction, prefer }: PlacementOptions): Placement {
  const width = Math.min(size.width, viewport.width - 2 * MARGIN);
  const start = direction === 'rtl' ? anchor.right - width : anchor.left;
  const inside = (left: number) => clamp(left, MARGIN, Math.max(MARGIN, viewport.width - width - MARGIN));
  const left = inside(start);

  const room = {
    above: Math.min(anchor.top, viewport.height) - GAP - MARGIN,
    below: viewport.height - Math.max(anchor.bottom, 0) - GAP - MARGIN,
  };
  const at = (side: 'above' | 'below'): Placement => {
    const maxHeight = Math.min(size.height, room[side]);
    // Where the words were scrolled out of the window, the card stays at that edge.
    const top =
      side === 'below'
        ? Math.max(anchor.bottom + GAP, MARGIN)
        : Math.min(anchor.top - GAP, viewport.height - MARGIN) - maxHeight;
    return { left, top, maxHeight };
  };
  const other = prefer === 'below' ? 'above' : 'below';
  if (room[prefer] >= size.height) return at(prefer);
  if (room[other] >= size.height) return at(other);

  const height = Math.min(size.height, viewport.height - 2 * MARGIN);
  const top = clamp(anchor.top, MARGIN, viewport.height - height - MARGIN);
  if (viewport.width - anchor.right - GAP - MARGIN >= width) {
    return { left: inside(anchor.right + GAP), top, maxHeight: height };
  }
  if (anchor.left - GAP - MARGIN >= width) return { left: inside(anchor.left - GAP - width), top, maxHeight: height };

  const roomier = room.above > room.below ? 'above' : 'below';
  if (room[roomier] >= LEAST_HEIGHT) return at(roomier);
  const least = Math.min(height, viewport.height / 2);
  return { left, top: viewport.height - MARGIN - least, maxHeight: least };
}
