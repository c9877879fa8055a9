import type { Claims } from '../article-key';
import type { Article, Block, Bullet, Span } from '../model';
import type { ArticleItem, ArticleTexts, PageFacts } from '../outline/article-texts';
import type { Steps } from '../text/steps';
import { appendTexts } from './append-texts';
import { type PageHead, readHead } from './head';
import { type LiveOutline, readingWholeOutline, readOutline } from './live-outline';
import { type Metadata, metadataOf } from './metadata';
import { MappedTextBuilder, type TextMap } from './text-map';

export interface ReadOptions {
  /** The page's address; the document's own where left out. */
  readonly url?: string;
  /** What the page says of which article that is; as its head says it where left out. */
  readonly claims?: Claims;
  /** The part of the page that holds the article, where the page holds several; what its head says is not of this one. */
  readonly within?: Element | null;
  /** The whole page as it was read already; of no use with `within`. */
  readonly outline?: LiveOutline;
  /** The page's head as it was read already; of no use with `within`. */
  readonly head?: PageHead;
}

export interface ArticleReading {
  readonly article: Article;
  readonly map: TextMap;
  /** The live place of each of `article.bullets`. */
  readonly bulletRanges: readonly (Range | null)[];
}

/** A page as it was read: what is known of it but which of its texts are the article. */
export interface PageReading {
  readonly outline: LiveOutline;
  readonly metadata: Metadata;
  readonly facts: PageFacts;
}

/** The live range of a bullet, from its first word to its last. */
function rangeOfItem(outline: LiveOutline, item: ArticleItem): Range | null {
  const texts = item.texts.flatMap((index) => outline.texts[index] ?? []);
  const first = texts[0];
  const last = texts.at(-1);
  if (first === undefined || last === undefined) return null;
  // The page may have gone on since it was read.
  if (first.node.data !== first.data || last.node.data !== last.data) return null;
  const range = outline.document.createRange();
  range.setStart(first.node, item.skipped || first.data.length - first.data.trimStart().length);
  range.setEnd(last.node, last.data.trimEnd().length);
  return range;
}

/** A document with nothing but one part of a page: what it prints and says of itself there. */
function documentOf(part: Element): Document {
  const { implementation, documentElement } = part.ownerDocument;
  const heading = part.querySelector('h1') ?? part.querySelector('h2, h3');
  const document = implementation.createHTMLDocument(heading?.textContent ?? '');
  const lang = part.closest('[lang]')?.getAttribute('lang') ?? documentElement.getAttribute('lang');
  if (lang !== null) document.documentElement.setAttribute('lang', lang);
  // A copy in a document without a window: nothing in it runs, loads or is registered.
  document.body.append(document.importNode(part, true));
  return document;
}

/** Reads a page for its article: the outline of its composed tree, and what its head and headline say. It is not changed. */
export function* readingForArticle(document: Document, options: ReadOptions = {}): Steps<PageReading> {
  const within = options.within ?? null;
  const known = within === null ? options.outline : undefined;
  const outline = known ?? (within === null ? yield* readingWholeOutline(document) : readOutline(document, { within }));
  yield;
  const head = within === null ? (options.head ?? readHead(document)) : readHead(documentOf(within));
  const unseen = new Set(
    outline.elements.filter(({ tag, shown }) => /^h[1-4]$/.test(tag) && !shown).map(({ element }) => element),
  );
  const metadata = metadataOf(head, options.url ?? document.URL, (element) => !unseen.has(element), options.claims);
  const { title, byline, lang } = metadata;
  const descriptions = head.metas('og:description', 'description');
  return { outline, metadata, facts: { title, byline, lang, descriptions, types: head.structured?.types ?? [] } };
}

/**
 * The article of a page, built from the live text nodes that make it up, block by block, with the way back to each unit;
 * null where these have no words.
 */
export function* buildingArticle(
  { outline, metadata }: PageReading,
  { genre, pieces, items }: ArticleTexts,
): Steps<ArticleReading | null> {
  const builder = new MappedTextBuilder();
  const blocks: Block[] = [];
  const spans = new Map<number, Span>();
  for (const { kind, texts, skipped, item } of pieces) {
    builder.openBlock('\n\n');
    appendTexts(builder, outline, texts, skipped);
    const span = builder.blockSpan();
    if (span === null) continue;
    blocks.push({ kind, ...span });
    if (item !== null) spans.set(item, { start: spans.get(item)?.start ?? span.start, end: span.end });
    yield;
  }
  const { text, map } = builder.build();
  if (text === '') return null;
  const bullets = items.map((item, index): Bullet => ({ text: item.text, span: spans.get(index) ?? null }));
  const bulletRanges = items.map((item) => rangeOfItem(outline, item));
  return { article: { ...metadata, genre, text, blocks, bullets }, map, bulletRanges };
}
