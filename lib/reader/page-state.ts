import { quoteOf } from '../annotation';
import { firstIndex } from '../first-index';
import type { DifferenceView, HiddenView, PageState, WordingChange } from '../messages';
import type { Analysis, Annotation, ArticleChange, Span } from '../model';
import type { Attribution, Corrected } from './corrections';
import type { Found, Reading } from './reading';
import { sentencesAround } from './sentences-around';

/** An annotation of this page and where its words stand now, in the page's visible text; null where they are gone. */
export interface Restored {
  readonly annotation: Annotation;
  readonly span: Span | null;
  /** How the words there differ from those kept; null where they don't. */
  readonly change: WordingChange | null;
}

/** Share of the union of two spans that is in both; 0 where one of them is nowhere. */
export function overlap(a: Span | null, b: Span | null): number {
  if (a === null || b === null) return 0;
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** Edges of a stored quote may lie a mark or a space apart from those of the finding; other words are another passage. */
export const SAME = 0.85;

/** The annotation that keeps a finding, or null. */
export function keeperOf(found: Found, restored: Iterable<Restored>): Annotation | null {
  for (const { annotation, span } of restored) {
    if (annotation.finding.kind !== 'passage' && overlap(found.span, span) >= SAME) return annotation;
  }
  return null;
}

/** The same for many findings: among thousands that are kept, each looks only at those that begin where it does. */
export function keepersOf(restored: readonly Restored[]): (found: Found) => Annotation | null {
  const placed = restored
    .flatMap((one, order) => (one.span === null ? [] : [{ one, order, start: one.span.start }]))
    .sort((a, b) => a.start - b.start);
  return (found) => {
    const { span } = found;
    if (span === null || placed.length === 0) return null;
    // Of spans that have so much in common, the starts lie no farther apart.
    const reach = ((span.end - span.start) * (1 - SAME)) / SAME;
    let next = firstIndex(placed.length, (at) => (placed[at]?.start ?? 0) >= span.start - reach);
    const near: (typeof placed)[number][] = [];
    for (let at = placed[next]; at !== undefined && at.start <= span.start + reach; at = placed[++next]) near.push(at);
    near.sort((a, b) => a.order - b.order);
    return keeperOf(
      found,
      near.map(({ one }) => one),
    );
  };
}

/** What the popup shows of a reading. */
export function pageState(
  reading: Reading,
  restored: readonly Restored[],
  {
    painted,
    changed,
    said,
    attribution: { speakers, of, found },
  }: {
    readonly painted: boolean;
    readonly changed: ArticleChange | null;
    readonly said: Corrected;
    readonly attribution: Attribution;
  },
): PageState {
  const { article: page, analysis } = reading;
  const article = page?.article ?? null;
  const words = ({ start, end }: Span) => article?.text.slice(start, end) ?? '';
  const keeper = keepersOf(restored);
  const keptBy = (found: Found | undefined) => (found === undefined ? null : (keeper(found)?.id ?? null));
  /** What the reader keeps is shown, whatever was said of it before. */
  const isHidden = (kind: 'quotations' | 'keyPoints', index: number) =>
    said[kind].get(index)?.wrong === true && keptBy(reading[kind][index]) === null;
  const hidden: readonly HiddenView[] = [
    ...(analysis?.keyPoints ?? []).flatMap(({ text }, index): HiddenView[] =>
      isHidden('keyPoints', index) ? [{ target: { kind: 'key-point', index }, contents: [text], form: null }] : [],
    ),
    ...(analysis?.quotations ?? []).flatMap(({ contents, form }, index): HiddenView[] =>
      isHidden('quotations', index)
        ? [{ target: { kind: 'quotation', index }, contents: contents.map(words), form }]
        : [],
    ),
  ];
  const place = ({ span }: Restored) => span?.start ?? Number.POSITIVE_INFINITY;
  return {
    article:
      article === null
        ? null
        : {
            title: article.title,
            siteName: article.siteName,
            byline: article.byline,
            published: article.published,
            url: article.url,
            lang: article.lang,
            likely: reading.likely,
          },
    ...((analysis?.openings || analysis?.inside) && { openings: openingsOf(analysis) }),
    keyPoints:
      analysis?.keyPoints
        .map(({ origin, text, support, differs, reasons, checkable }, index) => ({
          index,
          origin,
          text,
          support: support.map(({ span }) => words(span)),
          ...(differs?.length && { differs }),
          reasons,
          checkable,
          kept: keptBy(reading.keyPoints[index]),
        }))
        .filter(({ index }) => !isHidden('keyPoints', index)) ?? [],
    claims:
      analysis?.quotations
        .map(({ form, contents, cue, source, stance, confidence, certainty, reasons, checkable }, index) => ({
          index,
          form,
          contents: contents.map(words),
          cue: cue === null ? null : words(cue),
          source: source === null ? null : words(source),
          stance,
          sentence: words(sentencesAround(analysis.sentences, { contents, cue }) ?? contents[0]),
          speaker: of[index] ?? null,
          ...(found[index] === undefined ? {} : { found: found[index] }),
          confidence,
          certainty,
          reasons,
          checkable,
          kept: keptBy(reading.quotations[index]),
        }))
        .filter(({ index }) => !isHidden('quotations', index)) ?? [],
    speakers,
    kept: [...restored]
      .sort((a, b) => place(a) - place(b) || (quoteOf(a.annotation) < quoteOf(b.annotation) ? -1 : 1))
      .map(({ annotation, span, change }) => ({
        annotation,
        found: span !== null,
        ...(change === null ? {} : { changed: change }),
      })),
    ...(hidden.length === 0 ? {} : { hidden }),
    ...(changed === null ? {} : { changed }),
    painted,
  };
}

/** What the opening says otherwise than the body, and the body in two places. */
const openingsOf = ({ openings = [], inside = [] }: Analysis): readonly DifferenceView[] => [
  ...openings.flatMap(({ differs }) => differs),
  ...inside.map(({ words, text }) => ({ as: 'inside' as const, words, text })),
];
