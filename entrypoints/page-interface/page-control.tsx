import { i18n, type Messages, remember } from '@/components/i18n';
import type { Anchor, PageInterfaceActions } from '@/components/page/interface-state';
import { PageInterface } from '@/components/page/PageInterface';
import { engineText } from '@/components/wording';
import { lookUpUrl } from '@/lib/export/look-up';
import type { AskedClaim, Failure, MetView, Result, Target } from '@/lib/messages';
import type { Annotation, HighlightColor } from '@/lib/model';
import type { Point } from '@/lib/page/resting-place';
import { caretAt, isOn } from '@/lib/page/selection';
import type { ClaimFacts } from '@/lib/reader/facts';
import type { ReaderSession } from '@/lib/reader/session';
import type { Settings } from '@/lib/settings';
import { speakLanguage } from '../shared/language';
import { anchorBy, anchorOf } from './anchor';
import { createHost } from './host';
import { type MapReach, mapOf, viewOf } from './map-places';
import { nextMark } from './next-mark';
import { readerActions } from './reader-actions';
import { RestingPointer } from './resting-pointer';
import { Shown } from './shown';

/** How long the layout must not have changed before the map is drawn, since a page that loads is laid out many times. ms. */
const MAP_PAUSE_MS = 150;

/** How long a place that was scrolled to stays marked, ms. */
const MARKED_MS = 2500;

/** Messages that an open card may need once the extension is gone, when the browser gives none any more. */
const WHEN_GONE = [
  ...(['failure.gone', 'toast.failed', 'undo.dismiss', 'card.close'] as const),
  ...(['editor.failed', 'editor.retry', 'editor.saving'] as const),
  ...(['card.copied', 'card.linkCopied', 'card.copyFailed'] as const),
];

/** What the reader did before the interface was there. */
export interface ControlStart {
  readonly settings: Settings;
  /** Whether the page was scrolled. */
  readonly isReading: boolean;
  /** Whether a button or a finger is down. */
  readonly pressed: boolean;
  /** The place where the pointer may be resting already, so that no further move is sent; or null. */
  readonly restingAt: Point | null;
  /** The interface's messages in a language; null where they can't be had. */
  readonly messagesIn: (code: string) => Promise<Messages | null>;
  /** Other kept articles that have a claim of the page. */
  readonly met: (claim: AskedClaim, lang: string) => Promise<readonly MetView[]>;
}

/** What the reader does on the page itself: selects, and uses our card, map and toolbar. */
export class PageControl {
  private readonly host = createHost();
  private readonly shown: Shown;
  private readonly actions: PageInterfaceActions;
  private readonly stop = new AbortController();
  /** Where the card's words were pressed, in document coordinates. */
  private cardY = 0;
  private settings: Settings;
  private pressed: boolean;
  private frame = 0;
  private marked: ReturnType<typeof setTimeout> | undefined;
  /** Whether the reader has begun to read: before that nothing is put into the page. */
  private isReading: boolean;
  private mapReach: MapReach = { start: 0, end: 1 };
  private mapTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly resized: ResizeObserver | null;

  private readonly resting: RestingPointer;
  private readonly messagesIn: ControlStart['messagesIn'];
  private readonly met: ControlStart['met'];

  constructor(
    private readonly session: ReaderSession,
    { settings, isReading, pressed, restingAt, messagesIn, met }: ControlStart,
  ) {
    this.settings = settings;
    this.messagesIn = messagesIn;
    this.met = met;
    this.shown = new Shown(settings.color, () => this.draw());
    this.actions = readerActions(session, this.shown, this);
    this.isReading = isReading;
    this.pressed = pressed;
    const { signal } = this.stop;
    this.resting = new RestingPointer(
      {
        open: ({ x, y }) => this.openAt(x, y),
        holds: (event) => this.host.owns(event) || this.isOnCard(event),
        close: () => this.closeCard(true),
      },
      signal,
    );
    if (restingAt !== null) this.resting.moveTo(restingAt);
    // A card that is used stays, also after the pointer has left it.
    document.addEventListener('focusin', (event) => this.host.owns(event) && this.resting.settle(), { signal });
    for (const type of ['pointerdown', 'pointerup', 'pointercancel'] as const) {
      document.addEventListener(type, (event) => this.onPress(event), { signal, capture: true });
    }
    document.addEventListener('selectionchange', () => this.followSelection(), { signal });
    window.addEventListener('scroll', () => this.onScroll(), { signal, capture: true, passive: true });
    const onResize = () => {
      this.follow();
      this.renewMap();
    };
    window.addEventListener('resize', onResize, { signal, passive: true });
    // Images and advertisements that arrive late move the words.
    this.resized = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => this.renewMap());
    this.resized?.observe(document.body);
    for (const key of WHEN_GONE) remember(key);
    this.speak();
    this.renewMap();
    this.followSelection();
  }

  /** Obeys the reader's settings from now on. */
  heed(settings: Settings): void {
    if (settings.color !== this.settings.color) this.shown.color = settings.color;
    this.settings = settings;
    this.renewMap();
    this.speak();
  }

  private speak(): void {
    void speakLanguage(this.settings.language, this.messagesIn).then((isOther) => {
      if (isOther) this.refresh();
    });
  }

  /** Takes everything of ours out of the page. */
  end(): void {
    this.leave();
    this.host.remove();
  }

  private leave(): void {
    this.stop.abort();
    clearTimeout(this.marked);
    clearTimeout(this.mapTimer);
    this.resized?.disconnect();
    cancelAnimationFrame(this.frame);
  }

  /** Called when the extension is gone: says so once, and leaves nothing on the page but an open card. */
  orphan(): void {
    if (this.shown.isOrphan) return;
    this.leave();
    this.shown.orphan(this.host.isShown);
  }

  /** Renews what is shown after the session changed. */
  refresh(): void {
    const { target, state } = this.shown;
    if (target !== null) this.openCard(target, false, state.card?.editing);
    this.renewMap();
  }

  /** After the page was read again: findings have other numbers now, and a card stays only by the words that it is about. */
  reread(): void {
    const { card } = this.shown.state;
    if (card === null || card.target.kind === 'annotation') return;
    if (this.session.facts(card.target)?.words !== card.words) this.closeCard();
  }

  private draw(): void {
    const { state, isEmpty, isOrphan } = this.shown;
    // The host stays once it is there, since screen readers announce only changes in a region that they know.
    if (isEmpty && isOrphan) this.host.remove();
    else if (!isEmpty || this.host.isShown) this.host.show(<PageInterface state={state} on={this.actions} />);
  }

  private onPress(event: PointerEvent): void {
    this.pressed = event.type === 'pointerdown';
    if (this.host.owns(event)) this.resting.settle();
    // The browser changes the selection after the event that ends it.
    else if (!this.pressed) setTimeout(() => this.followSelection());
  }

  /** Whether an event came from our interface. */
  owns(event: Event): boolean {
    return this.host.owns(event);
  }

  /** Opens the card of what is highlighted at a point of the viewport, where something is. */
  pressAt(x: number, y: number): void {
    const target = this.targetAt(x, y);
    if (target === null) return;
    this.resting.settle();
    this.openCardBy(target, y);
  }

  /** What is highlighted at a point of the viewport, or null. */
  private targetAt(x: number, y: number): Target | null {
    const caret = caretAt(document, x, y, this.session.roots);
    const target = caret === null ? null : this.session.hitAt(caret.node, caret.offset);
    return target !== null && this.session.rangesOf(target).some((range) => isOn(range, x, y)) ? target : null;
  }

  /** Opens the card of what the pointer rests on; whether there is one. */
  private openAt(x: number, y: number): boolean {
    const { card, toolbar } = this.shown.state;
    if (!this.settings.hover || !this.session.isPainted || card !== null || toolbar !== null) return false;
    const target = this.targetAt(x, y);
    if (!this.shown.restsOn(target) || target === null) return false;
    this.openCardBy(target, y);
    return this.shown.target !== null;
  }

  private isOnCard({ clientX, clientY }: PointerEvent): boolean {
    const { target } = this.shown;
    const ranges = target === null ? [] : this.session.rangesOf(target);
    return ranges.some((range) => isOn(range, clientX, clientY));
  }

  /** Opens a card by the line of the target's words that is nearest to `y`, in CSS pixels of the viewport. */
  private openCardBy(target: Target, y: number, takesFocus = false, editing = false): void {
    this.cardY = y + scrollY;
    this.openCard(target, takesFocus, editing);
  }

  private openCard(target: Target, takesFocus: boolean, editing = false): void {
    const facts = this.session.facts(target);
    const anchor = anchorBy(this.session.rangesOf(target), this.cardY - scrollY);
    if (facts === null || anchor === null) {
      this.closeCard();
      return;
    }
    this.session.focus(target);
    this.shown.openCard(target, {
      anchor,
      editing,
      takesFocus,
      ...facts,
      speakers: this.session.speakers,
      hasPrevious: this.session.neighbour(target, -1) !== null,
      hasNext: this.session.neighbour(target, 1) !== null,
      lookUp:
        facts.keyPoint !== null && facts.claim === null
          ? null
          : {
              url: lookUpUrl(this.settings.engine, facts.words, i18n.t('card.factCheck')),
              engine: engineText(this.settings.engine),
            },
    });
    if (facts.claim !== null) void this.showMet(target, facts.claim, facts.lang);
  }

  /** Adds to the open card which other kept articles have its claim, once the background has found them. */
  private async showMet(target: Target, { contents, speaker, form, stance }: ClaimFacts, lang: string): Promise<void> {
    const claim = { text: contents.join(' … '), speaker: speaker?.name ?? null, form, denied: stance === 'denies' };
    this.shown.tellMet(target, await this.met(claim, lang));
  }

  /** `isLeft`: whether it closes because the pointer, which had opened it by resting there, has left. */
  closeCard(isLeft = false): void {
    this.resting.settle();
    this.session.focus(null);
    this.shown.closeCard(isLeft);
  }

  /** Goes to a target and opens its card. */
  goTo(target: Target, takesFocus: boolean): void {
    if (!this.reveal(target)) return;
    const line = this.session.rangesOf(target)[0]?.getClientRects()[0];
    this.openCardBy(target, line?.top ?? 0, takesFocus);
  }

  /** Goes to the next highlight, from the open card's on, or from that of the card that was closed last (`nextMark`). */
  goToNext(): void {
    const { target, lastTarget } = this.shown;
    const from = target ?? lastTarget;
    const card = (from === null ? null : this.session.rangesOf(from)[0]) ?? null;
    const { top = 0, bottom = 0 } = card?.getBoundingClientRect() ?? {};
    const mark = nextMark(this.session.marks(), {
      card,
      isSeen: target !== null || (bottom > 0 && top < innerHeight),
      isBelowTop: (range) => range.getBoundingClientRect().top >= 0,
    });
    if (mark === null || !this.session.isPainted) this.shown.tell({ kind: 'nothing-highlighted' });
    else this.goTo(mark.target, true);
  }

  private onScroll(): void {
    if (!this.isReading) {
      this.isReading = true;
      this.renewMap();
    }
    this.follow();
  }

  /** Draws the map anew once the page is at rest; where and whether it is follows from settings and layout. */
  renewMap(): void {
    if (!this.isReading || this.shown.isOrphan) return;
    clearTimeout(this.mapTimer);
    this.mapTimer = setTimeout(() => {
      const drawn = this.settings.map && this.session.isPainted ? mapOf(this.session) : null;
      if (drawn !== null) this.mapReach = drawn.reach;
      this.shown.drawMap(drawn?.map ?? null);
    }, MAP_PAUSE_MS);
  }

  /** Card, toolbar and the map's frame stay by their words while the page scrolls. */
  private follow(): void {
    const { map, card, toolbar } = this.shown.state;
    if (map === null && card === null && toolbar === null) return;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      const { target } = this.shown;
      this.shown.move({
        view: () => viewOf(this.session, this.mapReach),
        card: target && anchorBy(this.session.rangesOf(target), this.cardY - scrollY),
        toolbar: this.selectionAnchor(),
      });
    });
  }

  private selectionAnchor(): Anchor | null {
    const last = this.session.selection().at(-1);
    return last === undefined ? null : anchorOf(last.getBoundingClientRect());
  }

  private followSelection(): void {
    if (this.pressed) return;
    this.shown.select(this.session.canKeep(this.session.selection()) ? this.selectionAnchor() : null);
  }

  /** Keeps what is selected; null where nothing is, which the toast then says. */
  async keepSelection(
    ranges: readonly Range[],
    { color = this.shown.color, andEdit = false }: { color?: HighlightColor; andEdit?: boolean } = {},
  ): Promise<Result<Annotation> | null> {
    const anchor = this.selectionAnchor();
    const result = await this.session.keepRanges(ranges, color);
    this.shown.color = color;
    if (result === null) this.shown.tell({ kind: 'nothing-selected' });
    else if (!result.ok) this.shown.tell({ kind: 'failed', why: result.why });
    else {
      const { id } = result.value;
      getSelection()?.removeAllRanges();
      this.shown.closeToolbar();
      if (andEdit) {
        this.openCardBy({ kind: 'annotation', id }, anchor?.bottom ?? 0, true, true);
      } else this.shown.tell({ kind: 'kept' }, { comesBack: false, run: () => this.session.delete(id) });
    }
    return result;
  }

  /** Says why something was not kept. */
  refuse(why: Failure): void {
    this.shown.tell({ kind: 'failed', why });
  }

  /** Scrolls to a target and marks it for a while; false where it is not on the page. */
  reveal(target: Target): boolean {
    const [range] = this.session.rangesOf(target);
    const element = range?.startContainer.parentElement;
    if (range === undefined || element == null) return false;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // First the element is scrolled into view, with everything that scrolls around it; then the words, where the element is
    // higher than the window.
    const height = element.getBoundingClientRect().height;
    element.scrollIntoView({
      block: height < innerHeight ? 'center' : 'start',
      behavior: calm || height >= innerHeight ? 'instant' : 'smooth',
    });
    const { top, bottom } = range.getBoundingClientRect();
    if (height >= innerHeight && (top < 0 || bottom > innerHeight))
      scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
    this.session.focus(target);
    clearTimeout(this.marked);
    this.marked = setTimeout(() => {
      if (this.shown.target === null) this.session.focus(null);
    }, MARKED_MS);
    return true;
  }
}
