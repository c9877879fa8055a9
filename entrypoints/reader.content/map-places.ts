import { type MarkPlace, mapLayout } from '@/components/page/map-layout';
import type { MapState } from '@/components/page/state';
import type { ReaderSession } from '@/lib/reader/session';

/** The map's own width with some room, and the share of the window's height that page.css gives it. */
const ROOM_PX = 18;
const HEIGHT_SHARE = 0.64;

type Extent = NonNullable<ReturnType<ReaderSession['extent']>>;

/** From where to where the article reaches, in CSS pixels of the viewport. */
const reach = ([first, last]: Extent) => {
  const { top } = first.getBoundingClientRect();
  return { top, height: last.getBoundingClientRect().bottom - top };
};

/** What of the article is in the window now. */
export function viewOf(extent: Extent): MapState['view'] {
  const { top, height } = reach(extent);
  const share = (y: number) => Math.min(1, Math.max(0, (y - top) / height));
  return { start: share(0), end: share(innerHeight) };
}

/** The map of the article as it is laid out now, or null where there is none: nothing to show, or no room beside the words. */
export function mapOf(session: ReaderSession): MapState | null {
  const extent = session.extent();
  if (extent === null) return null;
  const { top, height } = reach(extent);
  // An article that is seen as a whole needs no map.
  if (height <= innerHeight) return null;
  const block = extent[0].startContainer.parentElement;
  const side = block !== null && getComputedStyle(block).direction === 'rtl' ? 'left' : 'right';
  const width = document.documentElement.clientWidth;
  const places: MarkPlace[] = [];
  for (const { target, kind, color, words, ranges } of session.marks()) {
    const boxes = ranges.map((range) => range.getBoundingClientRect());
    const [box] = boxes;
    // What is folded away is not laid out.
    if (box === undefined || box.height === 0) continue;
    if (boxes.some(({ left, right }) => (side === 'right' ? right > width - ROOM_PX : left < ROOM_PX))) return null;
    const bottom = boxes.reduce((most, each) => Math.max(most, each.bottom), box.bottom);
    const start = (box.top - top) / height;
    // A sidebar's list may stand beside the article, a kept comment below it.
    if (start > -0.5 && start < 1.5) places.push({ target, kind, color, words, start, end: (bottom - top) / height });
  }
  if (places.length === 0) return null;
  return { marks: mapLayout(places, innerHeight * HEIGHT_SHARE), side, view: viewOf(extent) };
}
