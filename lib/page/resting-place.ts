import { isInteractive } from './selection';

/** A point of the viewport, CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a pointer may come to rest after this move; null for a finger, on a control, and with a button down. */
export function restingPlace(event: PointerEvent): Point | null {
  // What a page's program makes up is no pointer.
  if (!event.isTrusted || event.pointerType === 'touch' || event.buttons !== 0) return null;
  return event.composedPath().some(isInteractive) ? null : { x: event.clientX, y: event.clientY };
}
