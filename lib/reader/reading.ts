import type { Analysis, Quotation, Span } from '../model';
import { isArticle } from '../page/is-article';
import { readPageText } from '../page/page-text';
import { type ArticleReading, readArticle } from '../page/read-article';
import type { TextMap } from '../page/text-map';
import { analyze } from '../text/analyze';
import { indexText, type TextIndex } from '../text/anchor';
import type { Language } from '../text/language';

/** A finding of the analysis and where it stands in the page. Spans are in the page's visible text. */
export interface Found {
  /** The words as one passage, from the first to the last of them; null where the page doesn't show them. */
  readonly span: Span | null;
  /** What is painted. */
  readonly ranges: readonly Range[];
}

/**
 * One reading of a page: the article with its analysis, and the page's whole visible text, in which annotations are
 * anchored. A reading is valid until the page's text changes.
 */
export interface Reading {
  readonly article: ArticleReading | null;
  readonly analysis: Analysis | null;
  readonly text: string;
  readonly map: TextMap;
  readonly index: TextIndex;
  /** By index of `analysis.quotations`. */
  readonly quotations: readonly Found[];
  /** By index of `analysis.keyPoints`; a publisher's bullet is found where it is printed. */
  readonly keyPoints: readonly Found[];
  /** By index of `analysis.keyPoints`: the best supporting sentence of a bullet. */
  readonly supports: readonly Found[];
}

const NOWHERE: Found = { span: null, ranges: [] };

/** From the first to the last word of a quotation, the attribution between them included. */
export function hullOf({ contents }: Quotation): Span {
  const [first] = contents;
  return { start: first.start, end: contents.reduce((end, span) => Math.max(end, span.end), first.end) };
}

/** Reads the page as it is now. `languageOf` gives the language data for the article's declared language. */
export async function readPage(
  document: Document,
  url: string,
  languageOf: (lang: string, text: string) => Promise<Language>,
): Promise<Reading> {
  const article = isArticle(document, { url }) ? readArticle(document, { url }) : null;
  const analysis =
    article === null ? null : analyze(article.article, await languageOf(article.article.lang, article.article.text));
  const { text, map } = readPageText(document);

  const locate = (spans: readonly Span[], hull: Span): Found => {
    if (article === null) return NOWHERE;
    const range = article.map.rangeOf(hull);
    return {
      span: range === null ? null : map.spanOf(range),
      ranges: spans.flatMap((span) => article.map.rangesOf(span)),
    };
  };
  const bulletRange = (bullet: string): Found => {
    const at = article?.article.bullets.findIndex(({ text: words }) => words === bullet) ?? -1;
    const range = article?.bulletRanges[at] ?? null;
    return range === null ? NOWHERE : { span: map.spanOf(range), ranges: [range] };
  };

  return {
    article,
    analysis,
    text,
    map,
    index: indexText(text),
    quotations: analysis?.quotations.map((quotation) => locate(quotation.contents, hullOf(quotation))) ?? [],
    keyPoints:
      analysis?.keyPoints.map(({ span, text: words }) => (span === null ? bulletRange(words) : locate([span], span))) ??
      [],
    supports:
      analysis?.keyPoints.map(({ support: [best] }) =>
        best === undefined ? NOWHERE : locate([best.span], best.span),
      ) ?? [],
  };
}
