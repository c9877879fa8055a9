import { claimWords } from '@/components/claim-wording';
import { i18n, type Messages, remember } from '@/components/i18n';
import { claimOfFacts } from '@/components/page/claim-of-facts';
import {
  type Anchor,
  type CardState,
  NOTHING_SHOWN,
  type PageInterfaceActions,
  type PageInterfaceState,
  type ToastState,
} from '@/components/page/interface-state';
import { PageInterface } from '@/components/page/PageInterface';
import { engineText } from '@/components/wording';
import { lookUpUrl } from '@/lib/export/look-up';
import { quoteLine } from '@/lib/export/quote-line';
import { withTextFragment } from '@/lib/export/text-fragment';
import type { AskedClaim, Failure, MetView, Result, Target } from '@/lib/messages';
import type { Annotation, HighlightColor } from '@/lib/model';
import type { Point } from '@/lib/page/resting-place';
import { caretAt, isOn } from '@/lib/page/selection';
import type { ClaimFacts } from '@/lib/reader/facts';
import type { ReaderSession } from '@/lib/reader/session';
import type { Settings } from '@/lib/settings';
import { speakLanguage } from '../shared/language';
import { anchorBy, anchorOf } from './anchor';
import { copyText } from './clipboard';
import { createHost } from './host';
import { type MapReach, mapOf, viewOf } from './map-places';
import { nextMark } from './next-mark';
import { RestingPointer } from './resting-pointer';

const isSameTarget = (a: Target, b: Target | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A page that is being laid out is laid out many times. */
const MAP_PAUSE_MS = 150;

/** How long a place that was scrolled to stays marked. */
const MARKED_MS = 2500;

/** What an open card may have to say once the extension is gone, beside what it has said before. */
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
  /** Where the pointer may be at rest already, which sends no further move; or null. */
  readonly restingAt: Point | null;
  /** The interface's messages in a language; null where they can't be had. */
  readonly messagesIn: (code: string) => Promise<Messages | null>;
  /** Other kept articles that have a claim of the page. */
  readonly met: (claim: AskedClaim, lang: string) => Promise<readonly MetView[]>;
}

/** What the reader does on the page itself: selects, and uses our card, map and toolbar. */
export class PageControl {
  private readonly host = createHost();
  private state: PageInterfaceState = NOTHING_SHOWN;
  private readonly stop = new AbortController();
  private cardTarget: Target | null = null;
  /** The one whose card was closed last. */
  private lastTarget: Target | null = null;
  /** Where the card's words were pressed, in document coordinates. */
  private cardY = 0;
  private settings: Settings;
  private color: HighlightColor;
  private toastId = 0;
  /** Whether the extension is gone. */
  private isOrphan = false;
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
  /** What the reader closed under the resting pointer, and is not shown again before the pointer was elsewhere. */
  private closedAt: Target | null = null;

  constructor(
    private readonly session: ReaderSession,
    { settings, isReading, pressed, restingAt, messagesIn, met }: ControlStart,
  ) {
    this.settings = settings;
    this.messagesIn = messagesIn;
    this.met = met;
    this.color = settings.color;
    this.isReading = isReading;
    this.pressed = pressed;
    const { signal } = this.stop;
    this.resting = new RestingPointer(
      {
        open: ({ x, y }) => this.openAt(x, y),
        holds: (event) => this.host.owns(event) || this.isOnCard(event),
        close: () => {
          this.closeCard();
          this.closedAt = null;
        },
      },
      signal,
    );
    if (restingAt !== null) this.resting.moveTo(restingAt);
    // Who uses the card wants it to stay.
    document.addEventListener('focusin', (event) => this.host.owns(event) && this.resting.settle(), { signal });
    document.addEventListener('pointerdown', (event) => this.onPress(event, true), { signal, capture: true });
    document.addEventListener('pointerup', (event) => this.onPress(event, false), { signal, capture: true });
    document.addEventListener('pointercancel', (event) => this.onPress(event, false), { signal, capture: true });
    document.addEventListener('selectionchange', () => this.followSelection(), { signal });
    window.addEventListener('scroll', () => this.onScroll(), { signal, capture: true, passive: true });
    window.addEventListener('resize', () => this.onResize(), { signal, passive: true });
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
    if (settings.color !== this.settings.color) this.color = settings.color;
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

  /**
   * The extension is gone: says so once. An open card stays until it is closed, since what was typed in it may not have
   * been saved; everything else goes, and the rest of it with the last that is closed.
   */
  orphan(): void {
    if (this.isOrphan) return;
    this.isOrphan = true;
    this.leave();
    if (this.host.isShown)
      this.show({ map: null, toolbar: null, toast: this.toastOf({ kind: 'failed', why: 'gone' }) });
  }

  /** Renews what is shown after the session changed. */
  refresh(): void {
    if (this.cardTarget !== null) this.openCard(this.cardTarget, { editing: this.state.card?.editing ?? false });
    this.renewMap();
  }

  /** After the page was read again: findings have other numbers now, and a card stays only by the words that it is about. */
  reread(): void {
    const { card } = this.state;
    if (card === null || this.cardTarget === null || this.cardTarget.kind === 'annotation') return;
    if (this.session.facts(this.cardTarget)?.words !== card.words) this.closeCard();
  }

  private show(changes: Partial<PageInterfaceState>): void {
    this.state = { ...this.state, ...changes };
    const { map, card, toolbar, toast } = this.state;
    if (map === null && card === null && toolbar === null && toast === null && !this.host.isShown) return;
    // Once there, the host stays: screen readers announce only what changes in a region that they know.
    if (!this.isOrphan || card !== null || toast !== null) {
      this.host.show(<PageInterface state={this.state} on={this.actions} />);
    } else this.host.remove();
  }

  private toastOf(message: ToastState['message'], canUndo = false): ToastState {
    this.toastId += 1;
    return { id: this.toastId, message, canUndo };
  }

  private toast(message: ToastState['message'], canUndo = false): void {
    // Whatever failed, failed since the extension is gone, which is said already.
    if (!this.isOrphan) this.show({ toast: this.toastOf(message, canUndo) });
  }

  private onPress(event: PointerEvent, down: boolean): void {
    this.pressed = down;
    if (this.host.owns(event)) this.resting.settle();
    if (down || this.host.owns(event)) return;
    // The browser changes the selection after the event that ends it.
    setTimeout(() => this.followSelection());
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
    this.cardY = y + scrollY;
    this.openCard(target, { editing: false });
  }

  /** What is highlighted at a point of the viewport, or null. */
  private targetAt(x: number, y: number): Target | null {
    const caret = caretAt(document, x, y, this.session.roots);
    const target = caret === null ? null : this.session.hitAt(caret.node, caret.offset);
    return target !== null && this.session.rangesOf(target).some((range) => isOn(range, x, y)) ? target : null;
  }

  /** Opens the card of what the pointer rests on; whether there is one. */
  private openAt(x: number, y: number): boolean {
    const { card, toolbar } = this.state;
    if (!this.settings.hover || !this.session.isPainted || card !== null || toolbar !== null) return false;
    const target = this.targetAt(x, y);
    if (target === null) this.closedAt = null;
    if (target === null || isSameTarget(target, this.closedAt)) return false;
    this.cardY = y + scrollY;
    this.openCard(target, { editing: false });
    return this.state.card !== null;
  }

  private isOnCard({ clientX, clientY }: PointerEvent): boolean {
    const ranges = this.cardTarget === null ? [] : this.session.rangesOf(this.cardTarget);
    return ranges.some((range) => isOn(range, clientX, clientY));
  }

  private openCard(target: Target, { editing, takesFocus = false }: { editing: boolean; takesFocus?: boolean }): void {
    const facts = this.session.facts(target);
    const anchor = anchorBy(this.session.rangesOf(target), this.cardY - scrollY);
    if (facts === null || anchor === null) {
      this.closeCard();
      return;
    }
    this.cardTarget = target;
    this.session.focus(target);
    const { card: open } = this.state;
    const card: CardState = {
      // What was just kept is the same card, so that its fields stay as they are.
      key: open?.words === facts.words ? open.key : facts.words,
      anchor,
      target,
      editing,
      takesFocus,
      ...facts,
      speakers: this.session.speakers,
      met: open?.words === facts.words ? open.met : [],
      hasPrevious: this.session.neighbour(target, -1) !== null,
      hasNext: this.session.neighbour(target, 1) !== null,
      lookUp:
        facts.keyPoint !== null && facts.claim === null
          ? null
          : {
              url: lookUpUrl(this.settings.engine, facts.words, i18n.t('card.factCheck')),
              engine: engineText(this.settings.engine),
            },
    };
    this.show({ card, toolbar: null });
    if (facts.claim !== null) void this.showMet(target, facts.claim, facts.lang);
  }

  /** Adds to the open card which other kept articles have its claim, once the background has found them. */
  private async showMet(target: Target, { contents, speaker, form, stance }: ClaimFacts, lang: string): Promise<void> {
    const met = await this.met(
      { text: contents.join(' … '), speaker: speaker?.name ?? null, form, denied: stance === 'denies' },
      lang,
    );
    const { card } = this.state;
    if (card !== null && isSameTarget(target, this.cardTarget)) this.show({ card: { ...card, met } });
  }

  private closeCard(): void {
    this.resting.settle();
    this.closedAt = this.cardTarget;
    this.lastTarget = this.cardTarget ?? this.lastTarget;
    this.cardTarget = null;
    this.session.focus(null);
    this.show({ card: null });
  }

  /** Goes to a target and opens its card. */
  private goTo(target: Target, takesFocus: boolean): void {
    if (!this.reveal(target)) return;
    const line = this.session.rangesOf(target)[0]?.getClientRects()[0];
    this.cardY = (line?.top ?? 0) + scrollY;
    this.openCard(target, { editing: false, takesFocus });
  }

  /** Goes to the next highlight, from the open card's on, or from that of the card that was closed last (`nextMark`). */
  goToNext(): void {
    const from = this.cardTarget ?? this.lastTarget;
    const card = (from === null ? null : this.session.rangesOf(from)[0]) ?? null;
    const { top = 0, bottom = 0 } = card?.getBoundingClientRect() ?? {};
    const mark = nextMark(this.session.marks(), {
      card,
      isSeen: this.cardTarget !== null || (bottom > 0 && top < innerHeight),
      isBelowTop: (range) => range.getBoundingClientRect().top >= 0,
    });
    if (mark === null || !this.session.isPainted) this.toast({ kind: 'nothing-highlighted' });
    else this.goTo(mark.target, true);
  }

  private onScroll(): void {
    if (!this.isReading) {
      this.isReading = true;
      this.renewMap();
    }
    this.follow();
  }

  private onResize(): void {
    this.follow();
    this.renewMap();
  }

  /** Draws the map anew once the page is at rest; where and whether it is follows from settings and layout. */
  renewMap(): void {
    if (!this.isReading || this.isOrphan) return;
    clearTimeout(this.mapTimer);
    this.mapTimer = setTimeout(() => {
      const drawn = this.settings.map && this.session.isPainted ? mapOf(this.session) : null;
      if (drawn !== null) this.mapReach = drawn.reach;
      if (drawn !== null || this.state.map !== null) this.show({ map: drawn?.map ?? null });
    }, MAP_PAUSE_MS);
  }

  /** Card, toolbar and the map's frame stay by their words while the page scrolls. */
  private follow(): void {
    if (this.state.card === null && this.state.toolbar === null && this.state.map === null) return;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      const { map, card, toolbar } = this.state;
      const byCard =
        this.cardTarget === null ? null : anchorBy(this.session.rangesOf(this.cardTarget), this.cardY - scrollY);
      const bySelection = this.selectionAnchor();
      this.show({
        map: map === null ? null : { ...map, view: viewOf(this.session, this.mapReach) },
        card: card === null || byCard === null ? card : { ...card, anchor: byCard },
        toolbar: toolbar === null || bySelection === null ? toolbar : { ...toolbar, anchor: bySelection },
      });
    });
  }

  private selectionAnchor(): Anchor | null {
    const ranges = this.session.selection();
    const last = ranges.at(-1);
    return last === undefined ? null : anchorOf(last.getBoundingClientRect());
  }

  private followSelection(): void {
    if (this.pressed) return;
    const ranges = this.session.selection();
    const anchor = this.selectionAnchor();
    if (anchor === null || !this.session.canKeep(ranges)) {
      if (this.state.toolbar !== null) this.show({ toolbar: null });
      return;
    }
    this.show({ toolbar: { anchor, color: this.color, takesFocus: false } });
  }

  /** Keeps what is selected; null, and a word on it, where nothing is. */
  async keepSelection(
    ranges: readonly Range[],
    { color = this.color, andEdit = false }: { color?: HighlightColor; andEdit?: boolean } = {},
  ): Promise<Result<Annotation> | null> {
    const anchor = this.selectionAnchor();
    const result = await this.session.keepRanges(ranges, color);
    this.color = color;
    if (result === null) this.toast({ kind: 'nothing-selected' });
    else if (!result.ok) this.toast({ kind: 'failed', why: result.why });
    else {
      getSelection()?.removeAllRanges();
      this.show({ toolbar: null });
      if (andEdit) {
        this.cardY = (anchor?.bottom ?? 0) + scrollY;
        this.openCard({ kind: 'annotation', id: result.value.id }, { editing: true, takesFocus: true });
      } else this.kept(result.value.id);
    }
    return result;
  }

  /** Says why something was not kept. */
  refuse(why: Failure): void {
    this.toast({ kind: 'failed', why });
  }

  /** Says that something was kept; undoing it is deleting it. */
  private kept(id: string): void {
    this.undoing = { comesBack: false, run: () => this.session.delete(id) };
    this.toast({ kind: 'kept' }, true);
  }

  /** Takes back what was done last; `comesBack`: whether what it took away is there again then. */
  private undoing: { readonly comesBack: boolean; readonly run: () => Promise<Result<unknown>> } = {
    comesBack: false,
    run: async () => ({ ok: false, why: 'not-found' }),
  };

  /** Scrolls to a target and marks it for a while; false where it is not on the page. */
  reveal(target: Target): boolean {
    const [range] = this.session.rangesOf(target);
    const element = range?.startContainer.parentElement;
    if (range === undefined || element == null) return false;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // First the element, through whatever scrolls it, then the words themselves where it is higher than the window.
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
      if (this.cardTarget === null) this.session.focus(null);
    }, MARKED_MS);
    return true;
  }

  private readonly actions: PageInterfaceActions = {
    keep: async (target) => {
      const result = await this.session.keep(target, this.color);
      if (result.ok) this.refresh();
      else this.toast({ kind: 'failed', why: result.why });
      return result;
    },
    unkeep: async (id) => {
      const result = await this.session.delete(id);
      if (!result.ok) this.toast({ kind: 'failed', why: result.why });
      else {
        this.undoing = { comesBack: true, run: () => this.session.undelete(id) };
        if (this.cardTarget?.kind === 'annotation') this.closeCard();
        else this.refresh();
        this.toast({ kind: 'removed' }, true);
      }
      return result;
    },
    revise: async (id, changes) => {
      const result = await this.session.revise(id, changes);
      if (result.ok) {
        if (changes.color !== undefined) this.color = changes.color;
        this.refresh();
      }
      return result;
    },
    accept: async (id) => {
      const result = await this.session.accept(id);
      if (result.ok) this.refresh();
      else this.toast({ kind: 'failed', why: result.why });
      return result;
    },
    correct: async (target, change) => {
      const result = await this.session.correct(target, change);
      if (!result.ok || change.wrong !== true) {
        this.refresh();
        return result;
      }
      this.undoing = { comesBack: true, run: () => this.session.correct(target, { wrong: false }) };
      this.closeCard();
      this.toast({ kind: 'marked-wrong' }, true);
      return result;
    },
    copy: async (target) => {
      const facts = this.session.facts(target);
      if (facts === null) return false;
      const { article } = this.session.state();
      const quote = {
        claim: claimOfFacts(facts),
        title: article?.title ?? document.title,
        siteName: article?.siteName ?? null,
        url: article?.url ?? location.href,
      };
      return copyText(quoteLine(quote, claimWords()));
    },
    share: async (target) => {
      const facts = this.session.facts(target);
      if (facts === null) return false;
      const url = this.session.state().article?.url ?? location.href;
      return copyText(withTextFragment(url, { type: 'TextQuoteSelector', exact: facts.words, prefix: '', suffix: '' }));
    },
    step: (target, step) => {
      const next = this.session.neighbour(target, step);
      if (next !== null) this.goTo(next, true);
    },
    openMark: (target, takesFocus) => this.goTo(target, takesFocus),
    closeCard: () => this.closeCard(),
    keepSelection: (options) => void this.keepSelection(this.session.selection(), options),
    closeToolbar: () => this.show({ toolbar: null }),
    undo: () => {
      const { comesBack, run } = this.undoing;
      const kind = comesBack ? 'restored' : 'removed';
      void run().then((result) => {
        this.toast(result.ok ? { kind } : { kind: 'failed', why: result.why });
        this.refresh();
      });
    },
    closeToast: () => this.show({ toast: null }),
  };
}
