import { articleKey } from '../article-key';
import type { Changes, FindingChange, PageState, Result, SpeakerView, Target } from '../messages';
import type { Annotation, Finding, FindingCorrection, HighlightColor, PageIdentity, Span } from '../model';
import { IdentityWatch } from '../page/page-identity';
import { readPageTextIn } from '../page/page-text';
import { createPainter, type Painter, schemeOf } from '../page/paint';
import { selectedRanges } from '../page/selection';
import type { Boundaries } from '../page/text-map';
import { DEFAULT_SETTINGS } from '../settings';
import { idle, slices } from '../slices';
import { Chapter } from './chapter';
import { KnownCorrections, sayingOf, wordsOf } from './corrections';
import type { Facts, Mark } from './facts';
import { factsOf, findingOf, hullOf } from './facts-of';
import {
  attributionIn,
  foundOf,
  type HighlightChoice,
  type Highlights,
  keptOf,
  layersOf,
  marksOf,
  neighbourOf,
  quotationAt,
  rangesOf,
  targetAt,
} from './highlights';
import type { Keeper } from './keeper';
import { keeperOf, pageState, type Restored } from './page-state';
import { type Reading, readPage } from './reading';
import type { TextCorePort } from './text-core-port';

export interface SessionOptions {
  readonly window: Window & typeof globalThis;
  readonly keeper: Keeper;
  readonly core: TextCorePort;
  /** Called after every change of `state()`. */
  readonly onChange: () => void;
  /** Called with the open shadow roots that the page was read from. */
  readonly onRoots?: (roots: readonly ShadowRoot[]) => void;
}

const NOT_FOUND = { ok: false, why: 'not-found' } as const;

/**
 * A reader's session with one page: what was read, what is kept, what is painted. Knows no browser API, and changes
 * nothing in the page but the highlight registry and the scroll position.
 */
export class ReaderSession {
  /** By key, the one that the page's address names last. */
  private readonly chapters = new Map<string, Chapter>();
  private current: Chapter | null = null;
  private readonly page: IdentityWatch;
  private readonly painter: Painter | null;
  private painted = true;
  private choice: HighlightChoice = DEFAULT_SETTINGS;
  private shadows: readonly ShadowRoot[] = [];
  private running: Promise<void> | null = null;
  /** The key of the page that the reader asked for; null where nobody did. */
  private askedFor: string | null = null;
  private again = false;
  private readonly corrections = new KnownCorrections();
  private hasEnded = false;

  constructor(private readonly options: SessionOptions) {
    this.page = new IdentityWatch(options.window.document);
    this.painter = createPainter(options.window, () => this.scheme());
  }

  private get reading(): Reading | null {
    return this.current?.reading ?? null;
  }

  /** What the highlights are to be made of; null before the page was read. */
  private get highlights(): Highlights | null {
    const { reading, restored, choice } = this;
    if (reading === null) return null;
    const said = this.corrections.said(reading, this.current?.corrections ?? []);
    return { reading, restored, everywhere: [...this.chapters.values()], said, choice };
  }

  /** Whom the reader can name for a claim of this page: the article's speakers, and those named before. */
  get speakers(): readonly SpeakerView[] {
    const { highlights } = this;
    return highlights === null ? [] : attributionIn(highlights).speakers;
  }

  /** What is kept of the article that the page's address names. */
  private get restored(): ReadonlyMap<string, Restored> {
    return this.current?.restored ?? new Map();
  }

  private chapterWith(id: string): Chapter | null {
    for (const chapter of this.chapters.values()) if (chapter.restored.has(id)) return chapter;
    return this.current;
  }

  /**
   * Reads the page, restores what is kept of it, and paints. Call again after the page's text or address changed; called
   * while it reads, it reads once more, and settles after that.
   */
  read(): Promise<void> {
    if (this.running !== null) {
      this.again = true;
      return this.running;
    }
    const run = async () => {
      do {
        this.again = false;
        await this.readOnce();
      } while (this.again || this.isOwed);
    };
    this.running = run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async readOnce(): Promise<void> {
    const { window, core, keeper, onRoots } = this.options;
    const { document } = window;
    // Whoever brought the reader here may still be busy with the page's own beginnings.
    if (this.current === null) await idle(window);
    const cut = slices(window);
    const identity = this.page.now();
    const key = articleKey(identity.address, identity);
    const chapter = this.chapters.get(key) ?? new Chapter(key, identity, keeper, core);
    chapter.identity = identity;
    const page = await readPageTextIn(cut, window);
    this.shadows = page.outline.roots;
    onRoots?.(this.shadows);
    await cut.breathe();
    // Articles that were here before and still are: the page appends one below the other.
    const homes: Element[] = [];
    for (const other of [...this.chapters.values()]) {
      const home = other === chapter ? null : other.home(page);
      if (home !== null) homes.push(home);
      else if (other !== chapter) this.chapters.delete(other.key);
    }
    const reading = await readPage(document, {
      url: identity.address,
      claims: identity,
      core,
      page,
      within: chapter.scope(document, page, homes),
      known: chapter.known,
      previous: chapter.reading,
      asked: this.askedFor === key,
      slices: cut,
    });
    const isSameText = chapter === this.current && chapter.reading?.text === reading.text;
    chapter.take(reading);
    // The last one is painted last, and asked first.
    this.chapters.delete(key);
    this.chapters.set(key, chapter);
    this.current = chapter;
    if (!isSameText) {
      for (const each of this.chapters.values()) await each.locate(reading);
    }
    if (chapter.needsRestoring) await chapter.restore(reading);
    await chapter.compare();
    this.repaint();
    if (document.readyState === 'complete') await chapter.settle(reading);
    else window.addEventListener('load', () => void chapter.settle(reading), { once: true });
  }

  /**
   * Somebody asks for this page: from now on its article is read whatever the gate says, until the page shows another
   * one. True where it has to be read again for that; a reading under way sees to it itself.
   */
  ask(): boolean {
    const identity = this.page.now();
    this.askedFor = articleKey(identity.address, identity);
    return this.running === null && this.isOwed;
  }

  /** The page was asked for, and was refused before that. */
  private get isOwed(): boolean {
    const reading = this.reading;
    return this.current?.key === this.askedFor && reading !== null && reading.article === null && !reading.asked;
  }

  /** Asks for the annotations of this page again, as after a change in another window. */
  async restore(): Promise<void> {
    let reading: Reading | null;
    do {
      reading = this.reading;
      if (reading === null) return;
      for (const chapter of [...this.chapters.values()]) {
        await chapter.restore(reading);
        await chapter.compare();
      }
      // Where the page was read anew meanwhile, its passages stand elsewhere.
    } while (this.reading !== reading);
    this.repaint();
    if (this.options.window.document.readyState === 'complete') await this.current?.tellMissing();
  }

  /** The open shadow roots that the page was read from. */
  get roots(): readonly ShadowRoot[] {
    return this.shadows;
  }

  /** What the reader marked on the page, wherever it stands; empty where that is nothing. */
  selection(): readonly Range[] {
    return selectedRanges(this.options.window.getSelection(), this.shadows);
  }

  /** Which article the page is. */
  get identity(): PageIdentity {
    return this.current?.identity ?? this.page.now();
  }

  private scheme() {
    const { window } = this.options;
    const block = this.reading?.article?.article.blocks[0];
    const start = block === undefined ? null : this.reading?.article?.map.rangeOf(block)?.startContainer;
    return schemeOf(start?.parentElement ?? window.document.body);
  }

  private repaint(): void {
    if (this.hasEnded) return;
    const { painter, highlights } = this;
    if (painter !== null && highlights !== null) {
      for (const [layer, ranges] of layersOf(highlights)) painter.paint(layer, ranges);
    }
    this.options.onChange();
  }

  /** Puts the highlights back where the page cleared the registry. */
  reassert(): void {
    this.painter?.reassert();
  }

  /** How many passages of this page are kept, found or not. */
  get keptCount(): number {
    return this.restored.size;
  }

  get isPainted(): boolean {
    return this.painted;
  }

  setPainted(on: boolean): void {
    this.painted = on;
    this.painter?.show(on);
    this.options.onChange();
  }

  /** Which highlights there are; the rest of the page's state stays as it is. */
  choose(choice: HighlightChoice): void {
    this.choice = choice;
    this.repaint();
  }

  /** Everything of ours leaves the page, for good. */
  end(): void {
    this.hasEnded = true;
    this.painter?.clear();
  }

  state(): PageState {
    const { highlights, painted } = this;
    if (highlights === null) return { article: null, keyPoints: [], claims: [], speakers: [], kept: [], painted };
    const { reading, restored, said } = highlights;
    const changed = this.current?.change ?? null;
    return pageState(reading, [...restored.values()], {
      painted,
      changed,
      said,
      attribution: attributionIn(highlights),
    });
  }

  /** The ranges of a target in the page, in order; a bullet that is not shown is where its support is. */
  rangesOf(target: Target): readonly Range[] {
    const { highlights } = this;
    return highlights === null ? [] : rangesOf(highlights, target);
  }

  /** Marks a target until the next call; null marks none. */
  focus(target: Target | null): void {
    this.painter?.paint('focus', target === null ? [] : this.rangesOf(target));
  }

  /** What of ours stands at a place of the text: what is kept before claims before key points; null for nothing. */
  hitAt(node: Node, offset: number): Target | null {
    const { highlights } = this;
    if (highlights === null) return null;
    const caret = this.options.window.document.createRange();
    caret.setStart(node, offset);
    caret.setEnd(node, Math.min(offset + 1, node.nodeValue?.length ?? offset));
    const at = highlights.reading.map.spanOf(caret)?.start;
    return at === undefined ? null : targetAt(highlights, at);
  }

  /** The article's first and last character, or null where the page is no article. */
  extent(): readonly [Range, Range] | null {
    const article = this.reading?.article;
    if (article == null) return null;
    const { length } = article.article.text;
    const first = article.map.rangeOf({ start: 0, end: 1 });
    const last = article.map.rangeOf({ start: length - 1, end: length });
    return first === null || last === null ? null : [first, last];
  }

  /** All that is highlighted, in no order: what is kept, and of the findings what is not. */
  marks(): readonly Mark[] {
    const { highlights } = this;
    return highlights === null ? [] : marksOf(highlights);
  }

  /** The claim before (-1) or after (1) a target's that the same speaker makes, or null. */
  neighbour(target: Target, step: 1 | -1): Target | null {
    const { highlights } = this;
    return highlights && neighbourOf(highlights, target, step);
  }

  /** Everything that is known of a target, or null where it is gone. */
  facts(target: Target): Facts | null {
    const { highlights } = this;
    return highlights && factsOf(highlights, target);
  }

  /** Whether ranges hold visible text of the page. */
  canKeep(ranges: readonly Boundaries[]): boolean {
    return this.reading !== null && hullOf(this.reading, ranges) !== null;
  }

  /** Keeps a key point or quotation; one that is kept already stays as it is. */
  async keep(target: Target, color?: HighlightColor): Promise<Result<Annotation>> {
    const { highlights } = this;
    if (highlights === null) return NOT_FOUND;
    if (target.kind === 'annotation') {
      const restored = keptOf(highlights, target.id);
      return restored === null ? NOT_FOUND : { ok: true, value: restored.annotation };
    }
    const found = foundOf(highlights, target);
    if (found === null || found.span === null) return NOT_FOUND;
    const kept = keeperOf(found, highlights.restored.values());
    if (kept !== null) return { ok: true, value: kept };
    const kind = target.kind === 'quotation' ? 'quotation' : 'key-point';
    const finding = findingOf(highlights.reading, kind, target.index);
    return this.save(found.span, finding, { ...sayingOf(highlights.said, target) }, color);
  }

  /** Keeps whatever the reader marked; null where the ranges hold no visible text of the page. */
  async keepRanges(ranges: readonly Boundaries[], color?: HighlightColor): Promise<Result<Annotation> | null> {
    const { reading } = this;
    const span = reading === null ? null : hullOf(reading, ranges);
    if (reading === null || span === null) return null;
    return this.save(span, findingOf(reading, 'passage', 0), {}, color);
  }

  /** Keeps the article as a whole; whoever keeps it has it restored here. */
  async keepArticle(): Promise<Result<Annotation>> {
    const article = this.reading?.article;
    return article ? this.options.keeper.save(article.article, null, this.identity) : { ok: false, why: 'not-found' };
  }

  private async save(
    span: Span,
    finding: Finding,
    { speaker }: { readonly speaker?: FindingCorrection['speaker'] },
    color?: HighlightColor,
  ): Promise<Result<Annotation>> {
    const { current, reading } = this;
    if (current === null || reading === null) return NOT_FOUND;
    return this.told(
      current.save(span, finding, reading, {
        ...(color === undefined ? {} : { color }),
        ...(speaker === undefined ? {} : { correction: { speaker } }),
      }),
    );
  }

  /**
   * Says of a finding that it is none, or who says it. Of what is kept the speaker is changed where it is kept; what was
   * said of the finding before went with it then, and is changed too, so that it is no other once it is not kept.
   */
  async correct(of: Target, { wrong, speaker }: FindingChange): Promise<Result<unknown>> {
    const { highlights, current } = this;
    if (highlights === null || current === null) return NOT_FOUND;
    const { reading, restored } = highlights;
    // A key point, or what is kept, may be somebody's claim as well: only of that there is a speaker.
    const claim = speaker === undefined ? null : quotationAt(highlights, of);
    const target: Target = claim === null ? of : { kind: 'quotation', index: claim };
    const found = foundOf(highlights, target);
    if (target.kind === 'support') return NOT_FOUND;
    const known = sayingOf(highlights.said, target);
    const kept = of.kind === 'annotation' ? of.id : found && keeperOf(found, restored.values())?.id;
    if (kept != null && speaker !== undefined) {
      const revised = await this.revise(kept, { speaker });
      if (!revised.ok || (wrong === undefined && known?.speaker === undefined)) return revised;
    }
    if (found === null || target.kind === 'annotation') return NOT_FOUND;
    const { kind } = target;
    const isWrong = wrong ?? known?.wrong === true;
    const by = speaker === undefined ? known?.speaker : speaker;
    const saying = {
      kind,
      ...(isWrong ? { wrong: true as const } : {}),
      ...(by === undefined || by === 'found' ? {} : { speaker: by }),
    };
    const words = wordsOf(reading, kind, target.index, found);
    return this.told(current.correct(saying, { known, span: found.span, words }, reading));
  }

  revise(id: string, changes: Changes): Promise<Result<Annotation>> {
    return this.told(this.chapterWith(id)?.revise(id, changes));
  }

  /** Keeps the words that stand in the page now instead of those that were kept; both stay in the record. */
  accept(id: string): Promise<Result<Annotation>> {
    const { reading } = this;
    return this.told(reading === null ? undefined : this.chapterWith(id)?.accept(id, reading));
  }

  delete(id: string): Promise<Result<readonly Annotation[]>> {
    return this.told(this.chapterWith(id)?.delete(id));
  }

  /** Takes a deletion back. */
  undelete(id: string): Promise<Result<readonly Annotation[]>> {
    const { reading } = this;
    return this.told(reading === null ? undefined : this.chapterWith(id)?.undelete(id, reading));
  }

  /** Shows what an answer changed. */
  private async told<T>(answer: Promise<Result<T>> | undefined): Promise<Result<T>> {
    const result: Result<T> = (await answer) ?? NOT_FOUND;
    if (result.ok) this.repaint();
    return result;
  }
}
