import type { Claims } from '../article-key';
import type { Analysis, Article, Span } from '../model';
import { outlineDataOf } from '../outline/outline-data';
import { readHead } from '../page/head';
import { isArticle } from '../page/is-article';
import { type ArticleReading, buildingArticle, type ReadOptions, readingForArticle } from '../page/page-article';
import type { PageText } from '../page/page-text';
import type { TextMap } from '../page/text-map';
import type { Slices } from '../slices';
import type { TextCorePort } from './text-core-port';

/** A finding of the analysis and where it stands in the page. Spans are in the page's visible text. */
export interface Found {
  /** The words as one passage, from the first to the last of them, an attribution between them included; null where the page doesn't show them. */
  readonly span: Span | null;
  /** What is painted: one stretch after the other. */
  readonly spans: readonly Span[];
  /** The same as live ranges. */
  readonly ranges: readonly Range[];
}

/**
 * One reading of a page: the article with its analysis, and the page's whole visible text, in which annotations are
 * anchored. A reading is valid until the page's text changes.
 */
export interface Reading {
  readonly article: ArticleReading | null;
  readonly analysis: Analysis | null;
  /** What the gate says: whether the page looks like one article. */
  readonly likely: boolean;
  /** Whether somebody asked for this page, so that it was read whatever the gate says. */
  readonly asked: boolean;
  /** The page's own title at the time. */
  readonly title: string;
  /** The part of the page that was read for the article; null for all of it. */
  readonly within: Element | null;
  readonly text: string;
  readonly map: TextMap;
  /** By index of `analysis.quotations`. */
  readonly quotations: readonly Found[];
  /** By index of `analysis.keyPoints`; a publisher's bullet is found where it is printed. */
  readonly keyPoints: readonly Found[];
  /** By index of `analysis.keyPoints`: the best supporting sentence of a bullet. */
  readonly supports: readonly Found[];
}

export interface ReadPageOptions {
  readonly url: string;
  /** What the page says of which article it is; as its head says it now where left out. */
  readonly claims?: Claims;
  /** Says which texts are the article, and what is found in it; where that fails, so does the reading. */
  readonly core: Pick<TextCorePort, 'articleTexts' | 'analyze'>;
  /** The page's text as it is now. */
  readonly page: PageText;
  /** The part of the page that holds the article, where the page holds several. */
  readonly within?: Element | null;
  /** What is known of that article from when it was alone on the page: the head may speak of another one now. */
  readonly known?: Article | null;
  /** The reading before this one, of the same article. */
  readonly previous?: Reading | null;
  /** Somebody asked for this page: it is read whatever the gate says. */
  readonly asked?: boolean;
  /** How the work is cut up. */
  readonly slices: Slices;
}

const NOWHERE: Found = { span: null, spans: [], ranges: [] };

const isSameArticle = (a: Article, b: Article) =>
  a.text === b.text &&
  a.lang === b.lang &&
  a.title === b.title &&
  a.bullets.length === b.bullets.length &&
  a.bullets.every(({ text }, index) => text === b.bullets[index]?.text);

/** The same reading on the nodes that hold the text now. */
function movedTo(map: TextMap, reading: Reading): Reading {
  const moved = (founds: readonly Found[]) =>
    founds.map((found) => ({ ...found, ranges: found.spans.flatMap((span) => map.rangesOf(span)) }));
  return {
    ...reading,
    map,
    quotations: moved(reading.quotations),
    keyPoints: moved(reading.keyPoints),
    supports: moved(reading.supports),
  };
}

/** The article of the page; the background says which of its texts make it up. */
async function readArticle(
  document: Document,
  core: Pick<TextCorePort, 'articleTexts'>,
  slices: Slices,
  options: ReadOptions,
): Promise<ArticleReading | null> {
  const page = await slices.run(readingForArticle(document, options));
  const told = await slices.run(outlineDataOf(page.outline));
  const texts = await core.articleTexts(told, page.facts);
  return texts === null ? null : await slices.run(buildingArticle(page, texts));
}

/**
 * Reads the page as it is now. As little as can be is done again:
 *  1. the page's text, which costs little, says whether anything is to be read anew; where only the nodes are others, as
 *     after a re-rendering, the findings are laid over the new ones;
 *  2. the article; where its text is the same, its analysis is too;
 *  3. the findings' places in the page's text.
 */
export async function readPage(document: Document, options: ReadPageOptions): Promise<Reading> {
  const { url, claims, core, within = null, known = null, previous = null, slices } = options;
  const asked = options.asked === true;
  const { title } = document;
  const { text, map, outline } = options.page;
  const isSamePlace = (previous?.within === null) === (within === null);
  const isReadAlready = previous !== null && (!asked || previous.asked || previous.article !== null);
  if (isReadAlready && isSamePlace && previous.text === text && previous.title === title) {
    return movedTo(map, previous);
  }
  await slices.breathe();
  const head = readHead(document);
  const likely = within !== null || isArticle(document, { url, head });
  await slices.breathe();
  const read =
    likely || asked
      ? await readArticle(document, core, slices, {
          ...{ url, within, outline, head },
          ...(claims === undefined ? {} : { claims }),
        })
      : null;
  const article =
    read === null || within === null || known === null
      ? read
      : {
          ...read,
          article: { ...known, text: read.article.text, blocks: read.article.blocks, bullets: read.article.bullets },
        };
  const isKnown =
    previous?.article != null && article !== null && isSameArticle(previous.article.article, article.article);
  const analysis = article === null ? null : isKnown ? previous.analysis : await core.analyze(article.article);
  await slices.breathe();

  const place = (ranges: readonly Range[]): Found => {
    const spans = ranges.flatMap((range) => map.spanOf(range) ?? []);
    const [first] = spans;
    if (first === undefined) return { ...NOWHERE, ranges };
    const end = spans.reduce((most, span) => Math.max(most, span.end), first.end);
    return { span: { start: first.start, end }, spans, ranges };
  };
  const locate = (spans: readonly Span[]): Found =>
    article === null ? NOWHERE : place(spans.flatMap((span) => article.map.rangesOf(span)));
  const bulletRange = (bullet: string): Found => {
    const at = article?.article.bullets.findIndex(({ text: words }) => words === bullet) ?? -1;
    const range = article?.bulletRanges[at] ?? null;
    return range === null ? NOWHERE : place([range]);
  };

  return {
    article,
    analysis,
    likely,
    asked,
    title,
    within,
    text,
    map,
    quotations: analysis?.quotations.map(({ contents }) => locate(contents)) ?? [],
    keyPoints:
      analysis?.keyPoints.map(({ span, text: words }) => (span === null ? bulletRange(words) : locate([span]))) ?? [],
    supports:
      analysis?.keyPoints.map(({ support: [best] }) => (best === undefined ? NOWHERE : locate([best.span]))) ?? [],
  };
}
