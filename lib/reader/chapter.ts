import { firstSeen, keptSince, newAnnotation, quoteOf } from '../annotation';
import type { ArticleChange, Changes, Result, WordingChange } from '../messages';
import type { Annotation, Article, ArticleRecord, Finding, HighlightColor, Span } from '../model';
import type { Identity } from '../page/page-identity';
import { appendedTo, headlineInView, headlineKey, headlinesOf, homeOf, scopeAround } from '../page/scope';
import type { MappedText } from '../page/text-map';
import type { Keeper } from './keeper';
import type { Keeping } from './keeping';
import type { Reading } from './reading';
import type { Restored } from './state';

/** A wording with more of its words changed than not is shown, but not remembered: it may be half a page away from whole. */
const MOST_CHANGED = 0.5;

export interface KeepOptions {
  readonly title: string;
  readonly color?: HighlightColor;
}

/** What keeping needs was not to be had: the browser no longer lets us at the page. */
const NO_KEEPING = { ok: false, why: 'not-allowed' } as const;

/** How the words at `span` differ from those kept, or null where they don't. `edits` are changed words. */
function wordingChange(
  { diffWords }: Keeping,
  annotation: Annotation,
  words: string,
  edits: number,
): WordingChange | null {
  if (edits === 0) return null;
  const diff = diffWords(quoteOf(annotation), words);
  if (diff.every(({ kind }) => kind === 'same')) return null;
  return { diff, kept: keptSince(annotation), seen: firstSeen(annotation, words) ?? new Date().toISOString() };
}

/**
 * One article of those that a page shows, one after the other or one below the other, and what is kept of it. Everything
 * that is kept goes to the article whose address the page shows while it is kept.
 */
export class Chapter {
  reading: Reading | null = null;
  readonly restored = new Map<string, Restored>();
  private record: ArticleRecord | null = null;
  private keeping: Keeping | null = null;
  /** The article as it was read while it was alone on the page. */
  private alone: Article | null = null;
  private headlines: ReadonlySet<string> | null = null;
  private isStale = true;
  /** Wordings that were told to the keeper, whether it has answered or not. */
  private readonly told = new Set<string>();
  /** Which passages the keeper was last told to be missing; null before it was told. */
  private missing: string | null = null;

  constructor(
    readonly key: string,
    public identity: Identity,
    private readonly keeper: Keeper,
    private readonly bringKeeping: () => Promise<Keeping | null>,
  ) {}

  /** Null where it can't be had: then nothing is kept, and what is kept is not found. */
  private async equipped(): Promise<Keeping | null> {
    this.keeping ??= await this.bringKeeping();
    return this.keeping;
  }

  /** Where the article's text stands in the page as it is now; null where it is gone. */
  home(page: MappedText): Element | null {
    const article = this.reading?.article?.article;
    return article === undefined ? null : homeOf(page, article);
  }

  /** The part of the page to read for this article, with those where other ones stand; null for all of it. */
  scope(document: Document, page: MappedText, others: readonly Element[]): Element | null {
    this.headlines ??= new Set(headlinesOf(document).map(headlineKey));
    const home = this.home(page);
    if (home === null) {
      const headline = others.length === 0 ? null : headlineInView(document, others);
      return headline === null ? null : scopeAround(headline, others);
    }
    const apart = others.filter((other) => !other.contains(home) && !home.contains(other));
    const limits = [...apart, ...appendedTo(home, this.headlines)];
    return limits.length === 0 ? null : scopeAround(home, limits);
  }

  get known(): Article | null {
    return this.alone;
  }

  /** Takes a new reading of the page. */
  take(reading: Reading): void {
    this.reading = reading;
    if (reading.within === null) this.alone = reading.article?.article ?? null;
  }

  /** Whether annotations must be asked for: they never were, or nobody answered. */
  get needsRestoring(): boolean {
    return this.isStale;
  }

  /** Asks for the article's annotations and locates them in `reading`, whosever reading it is. */
  async restore(reading: Reading): Promise<void> {
    const result = await this.keeper.restore(this.identity);
    const isReady = result.ok && (result.value.length === 0 || (await this.equipped()) !== null);
    this.isStale = !isReady;
    if (!result.ok || !isReady) return;
    if (result.value.length > 0) this.record ??= await this.keeper.article(this.identity);
    await this.place(reading, result.value);
  }

  /** Locates what is known to be kept in a new reading. */
  locate(reading: Reading, breathe: () => Promise<void>): Promise<void> {
    return this.place(
      reading,
      [...this.restored.values()].map(({ annotation }) => annotation),
      breathe,
    );
  }

  /** Those that are not there stay, as not found. What is kept, changed or deleted meanwhile is left alone. */
  private async place(
    reading: Reading,
    annotations: readonly Annotation[],
    breathe: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    const before = new Map(this.restored);
    const placed = new Map<string, Restored>();
    for (const annotation of annotations) {
      placed.set(annotation.id, this.placed(reading, annotation));
      await breathe();
    }
    for (const [id, restored] of before) {
      if (this.restored.get(id) !== restored) placed.delete(id);
      else if (!placed.has(id)) this.restored.delete(id);
    }
    for (const [id, restored] of placed) this.restored.set(id, restored);
  }

  private placed({ text }: Reading, annotation: Annotation): Restored {
    const { keeping } = this;
    const found = keeping?.locate(text, annotation.target.selector) ?? null;
    if (keeping === null || found === null) return { annotation, span: null, change: null };
    const { span, edits } = found;
    return { annotation, span, change: wordingChange(keeping, annotation, text.slice(span.start, span.end), edits) };
  }

  /** To be called once the page of a reading is there as a whole: tells the keeper how it stands to what is kept of it. */
  async settle(reading: Reading): Promise<void> {
    if (this.reading !== reading) return;
    await this.remember(reading);
    await this.tellMissing();
  }

  /**
   * Remembers other wordings that stand in the page now, so that they are dated by the day when they were first seen,
   * whether the reader does anything about them or not.
   */
  private async remember(reading: Reading): Promise<void> {
    const { keeping } = this;
    if (keeping === null) return;
    for (const { annotation, span, change } of [...this.restored.values()]) {
      if (span === null || change === null) continue;
      const words = reading.text.slice(span.start, span.end);
      const id = `${annotation.id} ${words}`;
      const changed = change.diff.reduce((sum, { kind, text }) => sum + (kind === 'same' ? 0 : text.length), 0);
      if (this.told.has(id) || firstSeen(annotation, words) !== null) continue;
      if (changed > MOST_CHANGED * (words.length + quoteOf(annotation).length)) continue;
      this.told.add(id);
      await this.reword(annotation.id, { selectors: keeping.describe(reading.text, span), accept: false });
    }
  }

  /** Tells the keeper which of the kept words the page doesn't show, where that is other than it was. */
  async tellMissing(): Promise<void> {
    // Without the means to look for them, nothing is known to be missing.
    if (this.isStale || this.keeping === null || this.restored.size === 0) return;
    const missing = [...this.restored.values()].flatMap(({ annotation, span }) =>
      span === null ? [annotation.id] : [],
    );
    const told = missing.sort().join(' ');
    if (told === this.missing) return;
    this.missing = told;
    await this.keeper.seek(missing, this.identity);
  }

  /** Keeps the words that stand in the page now instead of those that were kept. */
  async accept(id: string, reading: Reading): Promise<Result<Annotation>> {
    const restored = this.restored.get(id);
    if (restored === undefined || restored.span === null) return { ok: false, why: 'not-found' };
    const keeping = await this.equipped();
    if (keeping === null) return NO_KEEPING;
    return this.reword(id, { selectors: keeping.describe(reading.text, restored.span), accept: true });
  }

  private async reword(id: string, wording: NonNullable<Changes['wording']>): Promise<Result<Annotation>> {
    const result = await this.keeper.revise(id, { wording }, this.identity);
    const old = this.restored.get(id);
    if (result.ok && old !== undefined) {
      const change =
        wording.accept || old.change === null
          ? null
          : { ...old.change, seen: firstSeen(result.value, wording.selectors[0].exact) ?? old.change.seen };
      this.restored.set(id, { ...old, annotation: result.value, change });
    }
    return result;
  }

  async save(span: Span, finding: Finding, reading: Reading, options: KeepOptions): Promise<Result<Annotation>> {
    const keeping = await this.equipped();
    if (keeping === null) return NO_KEEPING;
    const now = new Date().toISOString();
    const article = reading.article?.article;
    const annotation = newAnnotation({
      uuid: keeping.uuid(),
      source: this.identity.address,
      selectors: keeping.describe(reading.text, span),
      finding,
      now,
      ...(options.color === undefined ? {} : { color: options.color }),
    });
    const result = await this.keeper.save(
      {
        title: article?.title ?? options.title,
        siteName: article?.siteName ?? null,
        byline: article?.byline ?? [],
        published: article?.published ?? null,
        lang: article?.lang ?? 'und',
        ...(article === undefined ? {} : { digest: keeping.digestOf(article, now) }),
      },
      annotation,
      this.identity,
    );
    if (result.ok) this.restored.set(annotation.id, { annotation: result.value, span, change: null });
    return result;
  }

  async revise(id: string, changes: Changes): Promise<Result<Annotation>> {
    const result = await this.keeper.revise(id, changes, this.identity);
    const old = this.restored.get(id);
    if (result.ok && old !== undefined) this.restored.set(id, { ...old, annotation: result.value });
    return result;
  }

  async delete(id: string): Promise<Result<readonly Annotation[]>> {
    const result = await this.keeper.delete(id, this.identity);
    if (result.ok) this.restored.delete(id);
    return result;
  }

  /** Takes a deletion back. */
  async undelete(id: string, reading: Reading): Promise<Result<readonly Annotation[]>> {
    if ((await this.equipped()) === null) return NO_KEEPING;
    const result = await this.keeper.undelete(id, this.identity);
    if (result.ok)
      for (const annotation of result.value) this.restored.set(annotation.id, this.placed(reading, annotation));
    return result;
  }

  /** How the article differs from what it was when it was first kept from; null where it doesn't, or nobody knows. */
  get change(): ArticleChange | null {
    const { keeping } = this;
    const digest = this.record?.digest;
    const article = this.reading?.article?.article;
    if (keeping === null || digest === undefined || article === undefined || this.restored.size === 0) return null;
    const isSameTitle = keeping.isSameWording(digest.title, article.title);
    const title = isSameTitle ? null : keeping.diffWords(digest.title, article.title);
    const paragraphs = keeping.paragraphChanges(digest, article);
    const modified = article.modified != null && article.modified !== digest.modified ? article.modified : null;
    const isSame = title === null && paragraphs.changed + paragraphs.added + paragraphs.removed === 0;
    return isSame && modified === null ? null : { since: digest.taken, title, ...paragraphs, modified };
  }
}
