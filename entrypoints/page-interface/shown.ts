import {
  type Anchor,
  type CardState,
  type MapState,
  NOTHING_SHOWN,
  type PageInterfaceState,
  type ToastState,
} from '@/components/page/interface-state';
import type { MetView, Result, Target } from '@/lib/messages';
import type { HighlightColor } from '@/lib/model';

/** How what the reader did last is taken back. */
export interface Undoing {
  /** Whether taking it back restores something that was removed. */
  readonly comesBack: boolean;
  readonly run: () => Promise<Result<unknown>>;
}

/**
 * What our interface on the page shows, and how that changes as the reader goes on. Knows neither the page nor the
 * session: where things stand and what they say is handed in.
 */
export class Shown {
  state: PageInterfaceState = NOTHING_SHOWN;
  /** What the open card is about; null where none is open. */
  target: Target | null = null;
  /** What the card that was closed last was about. */
  lastTarget: Target | null = null;
  isOrphan = false;
  /** What the reader closed while the pointer rested on it. It is not opened again before the pointer has been elsewhere. */
  private closedAt: Target | null = null;
  private undoing: Undoing | null = null;
  private toastId = 0;

  constructor(
    /** The colour in which the next passage is kept. */
    public color: HighlightColor,
    /** Called after every change of `state`. */
    private readonly draw: () => void,
  ) {}

  private change(changes: Partial<PageInterfaceState>): void {
    this.state = { ...this.state, ...changes };
    this.draw();
  }

  /** Whether nothing is shown. */
  get isEmpty(): boolean {
    return Object.values(this.state).every((part) => part === null);
  }

  openCard(target: Target, card: Omit<CardState, 'key' | 'target' | 'met'>): void {
    const { card: before } = this.state;
    this.target = target;
    // A claim that was just kept is the same card, so that what was typed into its fields stays.
    const isSame = before?.words === card.words;
    const [key, met] = isSame ? [before.key, before.met] : [card.words, []];
    this.change({ card: { ...card, key, target, met }, toolbar: null });
  }

  /** Which other kept articles have the claim of a card, where it is still open. */
  tellMet(target: Target, met: readonly MetView[]): void {
    const { card } = this.state;
    if (card !== null && card.target === target) this.change({ card: { ...card, met } });
  }

  /** `isLeft`: because the pointer left it, so that resting there opens it again. */
  closeCard(isLeft = false): void {
    this.closedAt = isLeft ? null : this.target;
    this.lastTarget = this.target ?? this.lastTarget;
    this.target = null;
    this.change({ card: null });
  }

  /** The pointer rests on that, or on nothing: whether its card is to be opened. */
  restsOn(target: Target | null): boolean {
    const isClosed = JSON.stringify(target) === JSON.stringify(this.closedAt);
    if (!isClosed) this.closedAt = null;
    return target !== null && !isClosed;
  }

  /** Words that can be kept are selected, at `anchor`; null where none are. */
  select(anchor: Anchor | null): void {
    if (anchor !== null) this.change({ toolbar: { anchor, color: this.color, takesFocus: false } });
    else this.closeToolbar();
  }

  closeToolbar(): void {
    if (this.state.toolbar !== null) this.change({ toolbar: null });
  }

  drawMap(map: MapState | null): void {
    if (map !== null || this.state.map !== null) this.change({ map });
  }

  /** The page was scrolled. What is not shown stays so; an anchor that is null now stays where it was. */
  move(now: { readonly view: () => MapState['view']; readonly card: Anchor | null; readonly toolbar: Anchor | null }) {
    const { map, card, toolbar } = this.state;
    this.change({
      map: map && { ...map, view: now.view() },
      card: card && { ...card, anchor: now.card ?? card.anchor },
      toolbar: toolbar && { ...toolbar, anchor: now.toolbar ?? toolbar.anchor },
    });
  }

  /** Says what happened, and offers to take it back where that can be done. */
  tell(message: ToastState['message'], undoing: Undoing | null = null): void {
    // Once the extension is gone, everything fails for that reason, and the reader was told already.
    if (this.isOrphan) return;
    this.undoing = undoing;
    this.toastId += 1;
    this.change({ toast: { id: this.toastId, message, canUndo: undoing !== null } });
  }

  closeToast(): void {
    this.change({ toast: null });
  }

  /** Takes back what the toast offers to take back. */
  async undo(): Promise<void> {
    if (this.undoing === null) return;
    const { comesBack, run } = this.undoing;
    const result = await run();
    this.tell(result.ok ? { kind: comesBack ? 'restored' : 'removed' } : { kind: 'failed', why: result.why });
  }

  /**
   * The extension is gone. An open card stays until it is closed, since what was typed in it may not have been saved;
   * everything else goes. `isThere`: whether anything was ever shown, so that a reader may miss it.
   */
  orphan(isThere: boolean): void {
    if (isThere) {
      this.change({ map: null, toolbar: null });
      this.tell({ kind: 'failed', why: 'gone' });
    }
    this.isOrphan = true;
  }
}
