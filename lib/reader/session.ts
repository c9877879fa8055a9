import { colorOf } from '../annotation';
import { articleKey } from '../article-key';
import type { Changes, FindingChange, PageState, Result, SpeakerView, Target } from '../messages';
import {
  type Annotation,
  COLORS,
  type Finding,
  type FindingCorrection,
  type HighlightColor,
  type Quotation,
  type Span,
} from '../model';
import { type Identity, IdentityWatch } from '../page/page-identity';
import { readPageTextIn } from '../page/page-text';
import { createPainter, type Painter, schemeOf } from '../page/paint';
import { selectedRanges } from '../page/selection';
import type { Boundaries } from '../page/text-map';
import { DEFAULT_SETTINGS, type Settings } from '../settings';
import { idle, slices } from '../slices';
import { Chapter } from './chapter';
import { type Attribution, attributionOf, type Corrected, KnownCorrections, sayingOf, wordsOf } from './corrections';
import type { Facts, Mark } from './facts';
import type { Keeper } from './keeper';
import { keyPointFacts } from './key-point-facts';
import { keeperOf, keepersOf, overlap, pageState, type Restored, SAME } from './page-state';
import { type Found, type Reading, readPage } from './reading';
import { sentencesAround } from './sentences-around';
import type { TextCore } from './text-core';

export interface SessionOptions {
  readonly window: Window & typeof globalThis;
  readonly keeper: Keeper;
  readonly core: TextCore;
  /** Called after every change of `state()`. */
  readonly onChange: () => void;
  /** Called with the open shadow roots that the page was read from. */
  readonly onRoots?: (roots: readonly ShadowRoot[]) => void;
}

/** What of the settings a session heeds. */
export type HighlightChoice = Pick<Settings, 'shown' | 'leastConfidence'>;

const contains = (span: Span | null, at: number) => span !== null && span.start <= at && at < span.end;

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

  private said(reading: Reading): Corrected {
    return this.corrections.said(reading, this.current?.corrections ?? []);
  }

  /** What the reader says of the finding that a target is, or whose support it is; null for nothing. */
  private sayingOf(target: Target): FindingCorrection | null {
    return this.reading === null ? null : sayingOf(this.said(this.reading), target);
  }

  private isWrong(target: Target): boolean {
    return this.sayingOf(target)?.wrong === true;
  }

  private attribution(reading: Reading): Attribution {
    return attributionOf(reading, this.said(reading), keepersOf([...this.restored.values()]));
  }

  /** Whom the reader can name for a claim of this page: the article's speakers, and those named before. */
  get speakers(): readonly SpeakerView[] {
    return this.reading === null ? [] : this.attribution(this.reading).speakers;
  }

  /** What is kept of the article that the page's address names. */
  private get restored(): ReadonlyMap<string, Restored> {
    return this.current?.restored ?? new Map();
  }

  /** What is kept of any article that stands in the page. */
  private *everywhere(): Generator<Restored> {
    for (const chapter of this.chapters.values()) yield* chapter.restored.values();
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
  get identity(): Identity {
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
    const { painter, reading } = this;
    if (painter !== null && reading !== null) {
      const keeper = keepersOf([...this.restored.values()]);
      const everywhere = [...this.everywhere()];
      const unkept = (founds: readonly Found[]) =>
        founds.filter((found) => keeper(found) === null).flatMap(({ ranges }) => ranges);
      const { shown } = this.choice;
      const right = (founds: readonly Found[]) =>
        founds.filter((_, index) => !this.isWrong({ kind: 'key-point', index }));
      painter.paint(
        'key-point',
        shown.keyPoints ? [...unkept(right(reading.keyPoints)), ...unkept(right(reading.supports))] : [],
      );
      painter.paint(
        'claim',
        unkept(reading.quotations.filter((_, index) => this.isShown({ kind: 'quotation', index }))),
      );
      for (const color of COLORS) {
        painter.paint(
          `kept-${color}`,
          everywhere.flatMap(({ annotation, span }) =>
            shown.kept && span !== null && colorOf(annotation) === color ? reading.map.rangesOf(span) : [],
          ),
        );
      }
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

  /** Whether the settings and the reader's corrections let that be highlighted. */
  private isShown(target: Target): boolean {
    const { shown, leastConfidence } = this.choice;
    if (target.kind === 'annotation') return shown.kept;
    if (this.isWrong(target)) return false;
    if (target.kind !== 'quotation') return shown.keyPoints;
    const confidence = this.reading?.analysis?.quotations[target.index]?.confidence ?? 0;
    return shown.claims && confidence >= leastConfidence;
  }

  /** Everything of ours leaves the page, for good. */
  end(): void {
    this.hasEnded = true;
    this.painter?.clear();
  }

  state(): PageState {
    if (this.reading === null) {
      return { article: null, keyPoints: [], claims: [], speakers: [], kept: [], painted: this.painted };
    }
    return pageState(this.reading, [...this.restored.values()], {
      painted: this.painted,
      changed: this.current?.change ?? null,
      said: this.said(this.reading),
      attribution: this.attribution(this.reading),
    });
  }

  private kept(id: string): Restored | null {
    return this.chapterWith(id)?.restored.get(id) ?? null;
  }

  private found(target: Target): Found | null {
    const { reading } = this;
    if (reading === null) return null;
    if (target.kind === 'annotation') {
      const span = this.kept(target.id)?.span ?? null;
      return span === null ? null : { span, spans: [span], ranges: reading.map.rangesOf(span) };
    }
    const founds = {
      quotation: reading.quotations,
      'key-point': reading.keyPoints,
      support: reading.supports,
    }[target.kind];
    return founds[target.index] ?? null;
  }

  /** The ranges of a target in the page, in order; a bullet that is not shown is where its support is. */
  rangesOf(target: Target): readonly Range[] {
    const ranges = this.found(target)?.ranges ?? [];
    if (ranges.length > 0 || target.kind !== 'key-point') return ranges;
    return this.reading?.supports[target.index]?.ranges ?? [];
  }

  /** Marks a target until the next call; null marks none. */
  focus(target: Target | null): void {
    this.painter?.paint('focus', target === null ? [] : this.rangesOf(target));
  }

  /** What of ours stands at a place of the text: what is kept before claims before key points; null for nothing. */
  hitAt(node: Node, offset: number): Target | null {
    const { reading } = this;
    if (reading === null) return null;
    const caret = this.options.window.document.createRange();
    caret.setStart(node, offset);
    caret.setEnd(node, Math.min(offset + 1, node.nodeValue?.length ?? offset));
    const at = reading.map.spanOf(caret)?.start;
    if (at === undefined) return null;
    for (const { annotation, span } of this.everywhere()) {
      if (this.choice.shown.kept && contains(span, at)) return { kind: 'annotation', id: annotation.id };
    }
    const quotation = reading.quotations.findIndex(
      ({ span }, index) => contains(span, at) && this.isShown({ kind: 'quotation', index }),
    );
    if (quotation >= 0) return { kind: 'quotation', index: quotation };
    if (!this.choice.shown.keyPoints) return null;
    const firstOf = (kind: 'key-point' | 'support', founds: readonly Found[]) =>
      founds.findIndex(({ span }, index) => contains(span, at) && !this.isWrong({ kind, index }));
    const keyPoint = firstOf('key-point', reading.keyPoints);
    if (keyPoint >= 0) return { kind: 'key-point', index: keyPoint };
    const support = firstOf('support', reading.supports);
    return support < 0 ? null : { kind: 'support', index: support };
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
    const { reading } = this;
    if (reading === null) return [];
    const keeper = keepersOf([...this.restored.values()]);
    const wordsOf = (span: Span | null) => (span === null ? '' : reading.text.slice(span.start, span.end));
    const found = (founds: readonly Found[], kind: 'key-point' | 'claim'): readonly Mark[] =>
      founds.flatMap((each, index): Mark[] => {
        const target: Target = { kind: kind === 'claim' ? 'quotation' : 'key-point', index };
        const isThere = each.ranges.length > 0 && this.isShown(target) && keeper(each) === null;
        return isThere ? [{ target, kind, color: null, words: wordsOf(each.span), ranges: each.ranges }] : [];
      });
    const kept = [...this.everywhere()].flatMap(({ annotation, span }): Mark[] => {
      const target: Target = { kind: 'annotation', id: annotation.id };
      const ranges = span === null || !this.isShown(target) ? [] : reading.map.rangesOf(span);
      const color = colorOf(annotation);
      return ranges.length === 0 ? [] : [{ target, kind: 'kept', color, words: wordsOf(span), ranges }];
    });
    return [...found(reading.keyPoints, 'key-point'), ...found(reading.quotations, 'claim'), ...kept];
  }

  /** The claim before (-1) or after (1) a target's that the same speaker makes, or null. */
  neighbour(target: Target, step: 1 | -1): Target | null {
    const { reading } = this;
    const at = this.quotationAt(target);
    if (at === null || reading === null) return null;
    const { quotations } = reading;
    const { of } = this.attribution(reading);
    const speaker = of[at] ?? null;
    if (speaker === null) return null;
    for (let index = at + step; index >= 0 && index < quotations.length; index += step) {
      const candidate: Target = { kind: 'quotation', index };
      const isThere = (quotations[index]?.ranges.length ?? 0) > 0 && this.isShown(candidate);
      if (isThere && of[index] === speaker) return candidate;
    }
    return null;
  }

  /** Index of the quotation that a target is, or that is kept by it; null for none. */
  private quotationAt(target: Target): number | null {
    if (target.kind === 'quotation') return target.index;
    const found = this.found(target);
    const at = this.reading?.quotations.findIndex(({ span }) => overlap(span, found?.span ?? null) >= SAME) ?? -1;
    return at < 0 ? null : at;
  }

  /** Everything that is known of a target, or null where it is gone. */
  facts(target: Target): Facts | null {
    const { reading } = this;
    const found = this.found(target);
    if (reading === null || found === null) return null;
    const annotation =
      target.kind === 'annotation'
        ? (this.kept(target.id)?.annotation ?? null)
        : keeperOf(found, this.restored.values());
    // What is kept may be a claim or key point of the article too.
    const same = ({ span }: Found) => overlap(span, found.span) >= SAME;
    const at =
      target.kind === 'quotation'
        ? target.index
        : reading.quotations.findIndex(
            (each, index) => same(each) && (annotation !== null || !this.isWrong({ kind: 'quotation', index })),
          );
    const quotation = reading.analysis?.quotations[at];
    const attribution = this.attribution(reading);
    const speaker = attribution.speakers[attribution.of[at] ?? -1];
    const other = attribution.found[at];
    const words =
      found.span === null
        ? ((target.kind === 'key-point' ? reading.analysis?.keyPoints[target.index]?.text : null) ?? '')
        : reading.text.slice(found.span.start, found.span.end);
    return {
      words,
      lang: reading.article?.article.lang ?? 'und',
      claim:
        quotation === undefined
          ? null
          : {
              speaker: speaker === undefined ? null : { name: speaker.name, role: speaker.role },
              ...(other === undefined ? {} : { found: other && { name: other.name, role: other.role } }),
              form: quotation.form,
              cue: this.cueText(quotation.cue),
              stance: quotation.stance,
              contents: quotation.contents.map((span) => this.textOf(span)),
              sentence: this.sentenceOf(quotation),
              certainty: quotation.certainty,
              reasons: quotation.reasons,
              checkable: quotation.checkable,
            },
      keyPoint: keyPointFacts(reading, target, found, (index) => this.isWrong({ kind: 'key-point', index })),
      annotation,
      change: annotation === null ? null : (this.kept(annotation.id)?.change ?? null),
    };
  }

  private textOf({ start, end }: Span): string {
    return this.reading?.article?.article.text.slice(start, end) ?? '';
  }

  private cueText(cue: Span | null): string | null {
    return cue === null ? null : this.textOf(cue);
  }

  private sentenceOf(quotation: Pick<Quotation, 'contents' | 'cue'>): string {
    const sentences = this.reading?.analysis?.sentences ?? [];
    return this.textOf(sentencesAround(sentences, quotation) ?? quotation.contents[0]);
  }

  /** Whether ranges hold visible text of the page. */
  canKeep(ranges: readonly Boundaries[]): boolean {
    return this.hull(ranges) !== null;
  }

  /** From the first to the last visible word of ranges, or null. */
  private hull(ranges: readonly Boundaries[]): Span | null {
    const spans = ranges.flatMap((range) => this.reading?.map.spanOf(range) ?? []);
    const [first] = spans;
    if (first === undefined) return null;
    const start = spans.reduce((least, span) => Math.min(least, span.start), first.start);
    const end = spans.reduce((most, span) => Math.max(most, span.end), first.end);
    const words = this.reading?.text.slice(start, end) ?? '';
    const lead = words.length - words.trimStart().length;
    const { length } = words.trim();
    return length === 0 ? null : { start: start + lead, end: start + lead + length };
  }

  /** Keeps a key point or quotation; one that is kept already stays as it is. */
  async keep(target: Target, color?: HighlightColor): Promise<Result<Annotation>> {
    const found = this.found(target);
    if (target.kind === 'annotation') {
      const restored = this.kept(target.id);
      return restored === null ? { ok: false, why: 'not-found' } : { ok: true, value: restored.annotation };
    }
    if (found === null || found.span === null) return { ok: false, why: 'not-found' };
    const kept = keeperOf(found, this.restored.values());
    if (kept !== null) return { ok: true, value: kept };
    const kind = target.kind === 'quotation' ? 'quotation' : 'key-point';
    return this.save(found.span, this.finding(kind, target.index), { ...this.sayingOf(target) }, color);
  }

  /** Keeps whatever the reader marked; null where the ranges hold no visible text of the page. */
  async keepRanges(ranges: readonly Boundaries[], color?: HighlightColor): Promise<Result<Annotation> | null> {
    const span = this.hull(ranges);
    return span === null ? null : this.save(span, this.finding('passage', 0), {}, color);
  }

  private finding(kind: Finding['kind'], index: number): Finding {
    const quotation = kind === 'quotation' ? this.reading?.analysis?.quotations[index] : undefined;
    const speaker = quotation?.speaker == null ? undefined : this.reading?.analysis?.speakers[quotation.speaker];
    const { checkable } = (kind === 'key-point' ? this.reading?.analysis?.keyPoints[index] : quotation) ?? {};
    const stretches = quotation?.contents.map((span) => this.textOf(span)) ?? [];
    return {
      kind,
      form: quotation?.form ?? null,
      speaker: speaker === undefined ? null : { name: speaker.name, role: speaker.role, kind: speaker.kind },
      cue: this.cueText(quotation?.cue ?? null),
      ...(quotation === undefined ? {} : { stance: quotation.stance, sentence: this.sentenceOf(quotation) }),
      ...(stretches.length < 2 ? {} : { contents: stretches }),
      confidence: quotation?.confidence ?? null,
      ...(checkable === undefined ? {} : { checkable }),
    };
  }

  private async save(
    span: Span,
    finding: Finding,
    { speaker }: { readonly speaker?: FindingCorrection['speaker'] },
    color?: HighlightColor,
  ): Promise<Result<Annotation>> {
    const { current, reading } = this;
    if (current === null || reading === null) return { ok: false, why: 'not-found' };
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
    const { reading, current } = this;
    // A key point, or what is kept, may be somebody's claim as well: only of that there is a speaker.
    const claim = speaker === undefined ? null : this.quotationAt(of);
    const target: Target = claim === null ? of : { kind: 'quotation', index: claim };
    const found = this.found(target);
    if (reading === null || current === null || target.kind === 'support') return { ok: false, why: 'not-found' };
    const known = this.sayingOf(target);
    const kept = of.kind === 'annotation' ? of.id : found && keeperOf(found, this.restored.values())?.id;
    if (kept != null && speaker !== undefined) {
      const revised = await this.revise(kept, { speaker });
      if (!revised.ok || (wrong === undefined && known?.speaker === undefined)) return revised;
    }
    if (found === null || target.kind === 'annotation') return { ok: false, why: 'not-found' };
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
    const result: Result<T> = (await answer) ?? { ok: false, why: 'not-found' };
    if (result.ok) this.repaint();
    return result;
  }
}
