import { type Point, restingPlace } from '@/lib/page/resting-place';
import { isInteractive } from '@/lib/page/selection';
import type { ReaderSession } from '@/lib/reader/session';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/settings';
import type { ControlStart, PageControl } from '../page-interface/page-control';
import type { SecondPart } from '../page-interface/second-part';

/** Events that show that somebody is at the page; all of them come before our interface is needed. */
const SIGNS = ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'keydown', 'selectionchange'] as const;

/**
 * Brings in the interface at the first sign that somebody is at the page, and hears meanwhile what is meant for it: a
 * click that comes before it is answered when it is there.
 */
export class ReaderSigns {
  private control: PageControl | null = null;
  private settings: Settings = DEFAULT_SETTINGS;
  private readonly signs = new AbortController();
  private readonly clicks = new AbortController();
  private isReading = false;
  private pressed = false;
  private restingAt: Point | null = null;
  private hasAsked = false;

  constructor(
    private readonly session: ReaderSession,
    /** Settles once the page was read and painted: that comes first. */
    private readonly bring: () => Promise<SecondPart | null>,
    private readonly messagesIn: ControlStart['messagesIn'],
    private readonly met: ControlStart['met'],
  ) {
    const { signal } = this.signs;
    for (const type of SIGNS) {
      document.addEventListener(type, (event) => this.onSign(event), { signal, capture: true, passive: true });
    }
    window.addEventListener('scroll', (event) => this.onSign(event), { signal, capture: true, passive: true });
    document.addEventListener('click', (event) => void this.onClick(event), { signal: this.clicks.signal });
  }

  /** The interface, or null where it can't be had. */
  async summon(): Promise<PageControl | null> {
    if (this.control !== null) return this.control;
    const part = await this.bring();
    // Meanwhile another caller may have had it, or the extension may be gone.
    if (this.control === null && part !== null && !this.clicks.signal.aborted) {
      const { settings, isReading, pressed, restingAt, messagesIn, met } = this;
      this.control = part.control(this.session, { settings, isReading, pressed, restingAt, messagesIn, met });
      this.signs.abort();
    }
    return this.control;
  }

  /** The interface where it is there already. */
  get present(): PageControl | null {
    return this.control;
  }

  /** Asks once more where the browser refused: the reader may have granted the page meanwhile. */
  retry(): void {
    if (this.hasAsked && this.control === null) void this.summon();
  }

  /** Obeys the reader's settings from now on. */
  heed(settings: Settings): void {
    this.settings = settings;
    this.control?.heed(settings);
  }

  /** Stops listening, and takes everything of ours out of the page. */
  end(): void {
    this.signs.abort();
    this.clicks.abort();
    this.control?.end();
  }

  /** Called when the extension is gone: stops listening, and says so where somebody has used our interface. */
  orphan(): void {
    this.signs.abort();
    this.clicks.abort();
    this.control?.orphan();
  }

  private onSign(event: Event): void {
    const { type } = event;
    if (type !== 'selectionchange') this.restingAt = event instanceof PointerEvent ? restingPlace(event) : null;
    if (type === 'scroll') this.isReading = true;
    if (type.startsWith('pointer') && type !== 'pointermove') this.pressed = type === 'pointerdown';
    if (this.hasAsked) return;
    this.hasAsked = true;
    void this.summon();
  }

  private async onClick(event: MouseEvent): Promise<void> {
    if (event.button !== 0 || event.defaultPrevented || !event.isTrusted || this.control?.owns(event)) return;
    if (!this.session.isPainted || event.composedPath().some(isInteractive)) return;
    if (this.session.selection().length > 0) return;
    const { clientX, clientY } = event;
    (this.control ?? (await this.summon()))?.pressAt(clientX, clientY);
  }
}
