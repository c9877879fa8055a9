import { isHovering, type Point, restingPlace } from '@/lib/page/resting-place';

/** How long the pointer must rest: long enough that one on its way over the text opens nothing. */
const REST_MS = 450;
/** How long what is shown stays after the pointer left: long enough to get from the words to the card beside them. */
const LEAVE_MS = 350;

export interface RestActions {
  /** Shows something for a point of the viewport; false where there is nothing to show. */
  readonly open: (point: Point) => boolean;
  /** Whether the pointer is on the words or on what was shown for them. */
  readonly holds: (event: PointerEvent) => boolean;
  readonly close: () => void;
}

/** Shows something where the mouse comes to rest, and takes it away when it leaves. Touch is ignored. */
export class RestingPointer {
  private rest: ReturnType<typeof setTimeout> | undefined;
  private leave: ReturnType<typeof setTimeout> | undefined;
  private isShowing = false;

  constructor(
    private readonly actions: RestActions,
    signal: AbortSignal,
  ) {
    document.addEventListener('pointermove', (event) => this.onMove(event), { signal, capture: true, passive: true });
    for (const type of ['pointerdown', 'keydown', 'scroll', 'pointerleave'] as const) {
      document.addEventListener(type, () => clearTimeout(this.rest), { signal, capture: true, passive: true });
    }
    signal.addEventListener('abort', () => this.settle());
  }

  /** What is shown, if anything is, stays from now on when the pointer leaves. */
  settle(): void {
    clearTimeout(this.rest);
    clearTimeout(this.leave);
    this.leave = undefined;
    this.isShowing = false;
  }

  /** The pointer is here: where it stays, something is shown. */
  moveTo(point: Point): void {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.isShowing = this.actions.open(point);
    }, REST_MS);
  }

  private onMove(event: PointerEvent): void {
    clearTimeout(this.rest);
    if (!isHovering(event)) return;
    if (!this.isShowing) {
      const place = restingPlace(event);
      if (place !== null) this.moveTo(place);
    } else if (this.actions.holds(event)) {
      clearTimeout(this.leave);
      this.leave = undefined;
    } else {
      this.leave ??= setTimeout(() => {
        this.settle();
        this.actions.close();
      }, LEAVE_MS);
    }
  }
}
