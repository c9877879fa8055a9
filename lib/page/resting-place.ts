import { isInteractive } from './selection';

/** A point of the viewport, CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Whether this is a move that a pointer may rest after: no finger's, none with a button down, and none of a page's making. */
export function isHovering({ isTrusted, pointerType, buttons }: PointerEvent): boolean {
  return isTrusted && pointerType !== 'touch' && buttons === 0;
}

/** Where a pointer may come to rest after this move; null where it may not, and on a control. */
export function restingPlace(event: PointerEvent): Point | null {
  if (!isHovering(event) || event.composedPath().some(isInteractive)) return null;
  return { x: event.clientX, y: event.clientY };
}
