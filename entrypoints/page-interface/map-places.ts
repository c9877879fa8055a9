import type { MapState } from '@/components/page/interface-state';
import { type MarkPlace, mapLayout } from '@/components/page/map-layout';
import type { ReaderSession } from '@/lib/reader/session';

/** The map's own width with some room, and the share of the window's height that page.css gives it. */
const ROOM_PX = 18;
const HEIGHT_SHARE = 0.64;

/** A list beside the article or a comment below it is on the map, as long as it is no farther away than the article is high. */
const BEYOND = 1;

/** From where to where a map reaches, as shares of the article's height: marks above its first word are below 0. */
export interface MapReach {
  readonly start: number;
  readonly end: number;
}

/** Top and height of the article, in CSS pixels of the viewport. */
function articleBox(session: ReaderSession): { readonly top: number; readonly height: number } | null {
  const extent = session.extent();
  if (extent === null) return null;
  const { top } = extent[0].getBoundingClientRect();
  return { top, height: extent[1].getBoundingClientRect().bottom - top };
}

/** The part of the map that is in the window now. */
export function viewOf(session: ReaderSession, reach: MapReach): MapState['view'] {
  const box = articleBox(session);
  if (box === null) return { start: 0, end: 1 };
  const share = (y: number) =>
    Math.min(1, Math.max(0, ((y - box.top) / box.height - reach.start) / (reach.end - reach.start)));
  return { start: share(0), end: share(innerHeight) };
}

/**
 * The map of the article as it is laid out now, or null where there is none: nothing to show, or no room beside the
 * words.
 */
export function mapOf(session: ReaderSession): { readonly map: MapState; readonly reach: MapReach } | null {
  const box = articleBox(session);
  // An article that fits into the window needs no map.
  if (box === null || box.height <= innerHeight) return null;
  const block = session.extent()?.[0].startContainer.parentElement ?? document.body;
  const side = getComputedStyle(block).direction === 'rtl' ? 'left' : 'right';
  const width = document.documentElement.clientWidth;
  const places: MarkPlace[] = [];
  for (const { target, kind, color, words, ranges } of session.marks()) {
    const boxes = ranges.map((range) => range.getBoundingClientRect());
    const [first] = boxes;
    // Text that the page has folded away has no place in the layout.
    if (first === undefined || first.height === 0) continue;
    if (boxes.some(({ left, right }) => (side === 'right' ? right > width - ROOM_PX : left < ROOM_PX))) return null;
    const bottom = boxes.reduce((most, each) => Math.max(most, each.bottom), first.bottom);
    const start = (first.top - box.top) / box.height;
    const end = (bottom - box.top) / box.height;
    if (start >= -BEYOND && end <= 1 + BEYOND) places.push({ target, kind, color, words, start, end });
  }
  if (places.length === 0) return null;
  const reach = {
    start: places.reduce((least, place) => Math.min(least, place.start), 0),
    end: places.reduce((most, place) => Math.max(most, place.end), 1),
  };
  const share = (at: number) => (at - reach.start) / (reach.end - reach.start);
  const onMap = places.map((place) => ({ ...place, start: share(place.start), end: share(place.end) }));
  const marks = mapLayout(onMap, innerHeight * HEIGHT_SHARE);
  return { map: { marks, side, view: viewOf(session, reach) }, reach };
}
