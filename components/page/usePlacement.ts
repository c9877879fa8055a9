import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { interfaceDirection } from '@/components/messages';
import type { Anchor } from './interface-state';
import { type Placement, type PlacementOptions, placed } from './placement';

/** Places an element by the words; again when it, the words or the window change their size. Null until measured. */
export function usePlacement(
  element: RefObject<HTMLElement>,
  anchor: Anchor,
  prefer: PlacementOptions['prefer'],
): Placement | null {
  const [placement, setPlacement] = useState<Placement | null>(null);
  const { top, left, right, bottom } = anchor;
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const place = () => {
      // The border box at its full height, whatever height it has been given before.
      const height = box.scrollHeight + box.offsetHeight - box.clientHeight;
      setPlacement(
        placed({
          anchor: { top, left, right, bottom },
          size: { width: box.offsetWidth, height },
          viewport: { width: document.documentElement.clientWidth, height: window.innerHeight },
          direction: interfaceDirection(),
          prefer,
        }),
      );
    };
    place();
    window.addEventListener('resize', place);
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(place);
    // `scrollHeight` is the content's own height, whatever `max-height` the box has.
    for (const child of box.children) observer?.observe(child);
    return () => {
      window.removeEventListener('resize', place);
      observer?.disconnect();
    };
  }, [element, top, left, right, bottom, prefer]);
  return placement;
}

/** As the element's `style`; out of sight until it has been measured, but not hidden, so that it can take the focus. */
export const placementStyle = (placement: Placement | null): Record<string, string> =>
  placement === null
    ? { left: '0', top: '0', opacity: '0' }
    : { left: `${placement.left}px`, top: `${placement.top}px`, maxHeight: `${placement.maxHeight}px` };
