import type { HighlightColor } from '@/lib/model';
import type { MapMark, MarkKind } from './interface-state';

/** Something highlighted, and where in the article it stands: from 0, its beginning, to 1, its end. */
export interface MarkPlace extends Omit<MapMark, 'at' | 'size' | 'more'> {
  readonly start: number;
  readonly end: number;
}

/** Marks nearer than this, in CSS pixels, can't be hit apart: they become one. */
const LEAST_PX = 8;

/** Which kind gives a joint mark its look: what the reader kept matters most. */
const RANK: Readonly<Record<MarkKind, number>> = { kept: 2, claim: 1, 'key-point': 0 };

/** Marks of a map that is `height` CSS pixels high, in the order of the article, none on top of another. */
export function mapLayout(places: readonly MarkPlace[], height: number): readonly MapMark[] {
  const least = LEAST_PX / height;
  const marks: MapMark[] = [];
  for (const { start, end, ...place } of [...places].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const at = Math.min(Math.max(start, 0), Math.max(0, 1 - least));
    const size = Math.max(Math.min(end, 1) - at, least);
    const last = marks.at(-1);
    if (last === undefined || at >= last.at + last.size) {
      marks.push({ ...place, at, size, more: 0 });
      continue;
    }
    if (at >= last.at + least) {
      // The longer one before it ends where this one begins.
      marks[marks.length - 1] = { ...last, size: at - last.at };
      marks.push({ ...place, at, size, more: 0 });
      continue;
    }
    const chief = RANK[place.kind] > RANK[last.kind] ? place : last;
    marks[marks.length - 1] = {
      kind: chief.kind,
      target: chief.target,
      words: chief.words,
      color: chief.color as HighlightColor | null,
      at: last.at,
      size: Math.max(last.size, at + size - last.at),
      more: last.more + 1,
    };
  }
  return marks;
}
