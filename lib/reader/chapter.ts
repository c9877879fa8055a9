import { firstSeen, keptSince, newAnnotation, quoteOf } from '../annotation';
import type { Changes, Result } from '../messages';
import type {
  Annotation,
  Article,
  ArticleChange,
  ArticleRecord,
  Correction,
  Finding,
  FindingCorrection,
  HighlightColor,
  PageIdentity,
  Place,
  Span,
} from '../model';
import { appendedTo, headlineInView, headlineKey, headlinesOf, homeOf, scopeAround } from '../page/scope';
import type { MappedText } from '../page/text-map';
import type { Keeper, Saying } from './keeper';
import type { Restored } from './page-state';
import type { Reading } from './reading';
import type { TextCorePort } from './text-core-port';

/** A wording with a larger share of changed characters is shown but not recorded: the page may not be loaded as a whole. */
const MOST_CHANGED = 0.5;

export interface KeepOptions {
  readonly color?: HighlightColor;
  /** What the reader said of the finding before. */
  readonly correction?: Correction;
}

/** The background did not answer. */
const NO_ANSWER = { ok: false, why: 'storage-failed' } as const;

/** An annotation where its words stand now in `text`. */
function restoredAt(annotation: Annotation, place: Place | null, text: string): Restored {
  if (place === null) return { annotation, span: null, change: null };
  const { span, diff } = place;
  if (diff === null) return { annotation, span, change: null };
  const seen = firstSeen(annotation, text.slice(span.start, span.end)) ?? new Date().toISOString();
  return { annotation, span, change: { diff, kept: keptSince(annotation), seen } };
}

/** What the text core answers; null, and said aloud, where it doesn't. */
async function answered<T>(question: Promise<T>): Promise<T | null> {
  try {
    return await question;
  } catch (error) {
    console.error('Pressmark: the background did not answer', error);
    return null;
  }
}

/**
 * One article of those that a page shows, one after the other or one below the other, and what is kept of it. Everything
 * that is kept goes to the article whose address the page shows while it is kept.
 */
export class Chapter {
  reading: Reading | null = null;
  readonly restored = new Map<string, Restored>();
  /** What the reader says of its findings. */
  corrections: readonly FindingCorrection[] = [];
  private record: ArticleRecord | null = null;
  /** The article as it was read while it was alone on the page. */
  private alone: Article | null = null;
  private headlines: ReadonlySet<string> | null = null;
  private isStale = true;
  /** The page's text in which its passages were looked for last; null before the first time. */
  private text: string | null = null;
  /** How often places were asked for: what was asked last counts, in whatever order the answers come. */
  private asked = 0;
  /** How the article differs from what is remembered of it, and the article that was compared last. */
  private difference: ArticleChange | null = null;
  private compared: Article | null = null;
  /** Wordings that were told to the keeper, whether it has answered or not. */
  private readonly told = new Set<string>();
  /** Which passages the keeper was last told to be missing; null before it was told. */
  private missing: string | null = null;

  constructor(
    readonly key: string,
    public identity: PageIdentity,
    private readonly keeper: Keeper,
    private readonly core: TextCorePort,
  ) {}

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
    const before = this.corrections;
    const [result, corrections] = await Promise.all([
      this.keeper.restore(this.identity),
      this.keeper.corrections(this.identity),
    ]);
    // What was said meanwhile is newer.
    if (corrections.ok && this.corrections === before) this.corrections = corrections.value;
    this.isStale = !result.ok || !corrections.ok;
    if (!result.ok) return;
    if (result.value.length > 0) this.record ??= await this.keeper.article(this.identity);
    await this.place(reading, result.value);
  }

  /** Locates what is known to be kept in a new reading. */
  locate(reading: Reading): Promise<void> {
    this.text = reading.text;
    return this.place(
      reading,
      [...this.restored.values()].map(({ annotation }) => annotation),
    );
  }

  /** Those that are not there stay, as not found. What is kept, changed or deleted meanwhile is left alone. */
  private async place(reading: Reading, annotations: readonly Annotation[]): Promise<void> {
    // Whoever asked the keeper before the page changed finds them in the page as it is when he asks again.
    if (this.text !== null && this.text !== reading.text) return;
    this.asked += 1;
    const { asked } = this;
    const before = new Map(this.restored);
    const places = await this.placesOf(reading, annotations);
    if (this.asked !== asked) return;
    if (places === null) {
      // Where they are now is not known, and where they were may be wrong: they are asked for again at the next reading.
      this.isStale = true;
      for (const [id, { annotation }] of before) this.restored.set(id, restoredAt(annotation, null, reading.text));
      return;
    }
    const placed = new Map(
      annotations.map((annotation, index) => [
        annotation.id,
        restoredAt(annotation, places[index] ?? null, reading.text),
      ]),
    );
    for (const [id, restored] of before) {
      if (this.restored.get(id) !== restored) placed.delete(id);
      else if (!placed.has(id)) this.restored.delete(id);
    }
    for (const [id, restored] of placed) this.restored.set(id, restored);
  }

  private async placesOf(
    { text }: Reading,
    annotations: readonly Annotation[],
  ): Promise<readonly (Place | null)[] | null> {
    if (annotations.length === 0) return [];
    return answered(
      this.core.locate(
        text,
        annotations.map(({ target }) => target.selector),
      ),
    );
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
    for (const { annotation, span, change } of [...this.restored.values()]) {
      if (span === null || change === null) continue;
      const words = reading.text.slice(span.start, span.end);
      const id = `${annotation.id} ${words}`;
      const changed = change.diff.reduce((sum, { kind, text }) => sum + (kind === 'same' ? 0 : text.length), 0);
      if (this.told.has(id) || firstSeen(annotation, words) !== null) continue;
      if (changed > MOST_CHANGED * (words.length + quoteOf(annotation).length)) continue;
      this.told.add(id);
      const description = await answered(this.core.describe(reading.text, span));
      if (description === null) this.told.delete(id);
      else await this.reword(annotation.id, { selectors: description.selectors, accept: false });
    }
  }

  /** Tells the keeper which of the kept words the page doesn't show, where that is other than it was. */
  async tellMissing(): Promise<void> {
    // As long as nobody has looked for them, nothing is known to be missing.
    if (this.isStale || this.restored.size === 0) return;
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
    const description = await answered(this.core.describe(reading.text, restored.span));
    if (description === null) return NO_ANSWER;
    return this.reword(id, { selectors: description.selectors, accept: true });
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
    const now = new Date().toISOString();
    const article = reading.article?.article;
    const description = await answered(this.core.describe(reading.text, span));
    if (description === null) return NO_ANSWER;
    const annotation = newAnnotation({
      ...description,
      source: this.identity.address,
      finding,
      now,
      ...(options.color === undefined ? {} : { color: options.color }),
      ...(options.correction === undefined ? {} : { correction: options.correction }),
    });
    const result = await this.keeper.save(article ?? null, annotation, this.identity);
    if (!result.ok) return result;
    // From now on the article is compared with what was kept of it: its last parts may be still to come.
    this.record ??= await this.keeper.article(this.identity);
    this.restored.set(annotation.id, { annotation: result.value, span, change: null });
    // The page may have been read anew meanwhile.
    if (this.reading !== null && this.reading.text !== reading.text) await this.locate(this.reading);
    return result;
  }

  /** Says something of a finding: the one of `known`, or that whose words stand at `span`, or nowhere on the page. */
  async correct(
    saying: Omit<Saying, 'selector'>,
    {
      known,
      span,
      words,
    }: { readonly known: FindingCorrection | null; readonly span: Span | null; readonly words: string },
    reading: Reading,
  ): Promise<Result<null>> {
    let selector = known?.selector ?? { type: 'TextQuoteSelector' as const, exact: words, prefix: '', suffix: '' };
    if (known === null && span !== null) {
      const description = await answered(this.core.describe(reading.text, span));
      if (description === null) return NO_ANSWER;
      [selector] = description.selectors;
    }
    const result = await this.keeper.correct({ ...saying, selector }, this.identity);
    if (!result.ok) return result;
    this.corrections = result.value;
    return { ok: true, value: null };
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
    const result = await this.keeper.undelete(id, this.identity);
    if (result.ok) {
      const places = await this.placesOf(reading, result.value);
      if (places === null) this.isStale = true;
      for (const [index, annotation] of result.value.entries()) {
        this.restored.set(annotation.id, restoredAt(annotation, places?.[index] ?? null, reading.text));
      }
    }
    return result;
  }

  /** Compares the article with what is remembered of it, where that was not done yet. */
  async compare(): Promise<void> {
    const digest = this.record?.digest;
    const article = this.reading?.article?.article ?? null;
    if (digest === undefined || article === null || article === this.compared) return;
    const difference = await this.core.compare(article, digest, this.identity).then(
      (found) => ({ found }),
      () => null,
    );
    if (difference === null || this.reading?.article?.article !== article) return;
    this.difference = difference.found;
    this.compared = article;
  }

  /** How the article differs from what it was when it was first kept from; null where it doesn't, or nobody knows. */
  get change(): ArticleChange | null {
    const isOfReading = this.compared !== null && this.compared === this.reading?.article?.article;
    return isOfReading && this.restored.size > 0 ? this.difference : null;
  }
}
