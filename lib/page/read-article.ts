import type { Claims } from '../article-key';
import type { Article, Block, Bullet, Span } from '../model';
import { finish, type Steps } from '../text/steps';
import { appendTexts, type OutlineBlock } from './blocks';
import { bodyBlocksOf } from './body';
import { isComments, isConsentDialog } from './boilerplate';
import { genreOf } from './genre';
import { type PageHead, readHead } from './head';
import { BULLET, findKeyPointList, type KeyPointList, type ListItem } from './key-point-list';
import { metadataOf } from './metadata';
import { type Outline, type OutlineElement, type OutlineText, readingWholeOutline, readOutline } from './outline';
import { readingWithReadability } from './readability-texts';
import { standfirstsIn } from './standfirst';
import { tellingNamesIn } from './telling-names';
import { MappedTextBuilder, type TextMap } from './text-map';

export interface ReadOptions {
  /** The page's address; the document's own where left out. */
  readonly url?: string;
  /** What the page says of which article that is; as its head says it where left out. */
  readonly claims?: Claims;
  /** The part of the page that holds the article, where the page holds several; what its head says is not of this one. */
  readonly within?: Element | null;
  /** The whole page as it was read already; of no use with `within`. */
  readonly outline?: Outline;
  /** The page's head as it was read already; of no use with `within`. */
  readonly head?: PageHead;
}

export interface ArticleReading {
  readonly article: Article;
  readonly map: TextMap;
  /** The live place of each of `article.bullets`. */
  readonly bulletRanges: readonly (Range | null)[];
}

/** A block of the article to be, or a piece of one that bullets share. */
interface Piece {
  readonly block: OutlineBlock;
  readonly texts: readonly number[];
  /** Place in the publisher's list, or null. */
  readonly item: number | null;
}

/** Body blocks cut where the publisher's bullets begin and end; its heading is left out. */
function piecesOf(blocks: readonly OutlineBlock[], list: KeyPointList | null): Piece[] {
  const itemOf = new Map<number, number>();
  list?.items.forEach((item, index) => {
    for (const text of item.texts) itemOf.set(text, index);
  });
  const heading = new Set(list?.heading);
  return blocks.flatMap((block): Piece[] => {
    const pieces: { block: OutlineBlock; texts: number[]; item: number | null }[] = [];
    for (const text of block.texts) {
      if (heading.has(text)) continue;
      const item = itemOf.get(text) ?? null;
      const last = pieces.at(-1);
      if (last !== undefined && last.item === item) last.texts.push(text);
      else pieces.push({ block, texts: [text], item });
    }
    return pieces;
  });
}

/** Where the text of `texts[index]` starts once a bullet character before it is left out. */
function afterBullet(data: string): number {
  return BULLET.exec(data)?.[0].length ?? 0;
}

/** How a word is read, printed small above it or behind it in brackets; https://html.spec.whatwg.org/#the-rt-element */
const isRubyReading = ({ parent }: OutlineText): boolean => ['rt', 'rp', 'rtc'].includes(parent.tag);

/** "1" or "[1]" set high after a word is no part of it; nor is a link in brackets beside a heading ("[edit]"). */
function isMark(outline: Outline, { data, parent, block }: OutlineText): boolean {
  if (data.length > MAX_MARK) return false;
  const isNumber = /^\s*[[(]?\d{1,3}[\])]?\s*$/.test(data);
  const isHeading = block.kind === 'heading';
  for (let at: OutlineElement | null = parent; at !== null && at !== block; at = at.parent) {
    if (isNumber && at.tag === 'sup') return true;
    if (!isHeading && at.tag !== 'sup') continue;
    let words = '';
    for (let index = at.firstText; index < at.endText; index += 1) words += outline.texts[index]?.data ?? '';
    if (
      words.length <= MAX_MARK &&
      /^\s*\[[^\]]+\]\s*$/.test(words) &&
      outline.linkCharsOf(at.firstText, at.endText) > 0
    )
      return true;
  }
  return false;
}

/** Characters of a mark beside a word or a heading, brackets included. */
const MAX_MARK = 30;

function append(builder: MappedTextBuilder, outline: Outline, piece: Piece): void {
  const texts = piece.texts.filter((index) => {
    const text = outline.texts[index];
    return text !== undefined && !isMark(outline, text) && !isRubyReading(text);
  });
  const first = piece.item === null ? '' : (outline.texts[texts[0] ?? -1]?.data ?? '');
  appendTexts(builder, outline, texts, afterBullet(first));
}

/** The live range of a bullet, from its first word to its last. */
function rangeOfItem(outline: Outline, item: ListItem): Range | null {
  const texts = item.texts.flatMap((index) => outline.texts[index] ?? []).filter(({ chars }) => chars > 0);
  const first = texts[0];
  const last = texts.at(-1);
  if (first === undefined || last === undefined) return null;
  // The page may have gone on since it was read.
  if (first.node.data !== first.data || last.node.data !== last.data) return null;
  const range = outline.document.createRange();
  range.setStart(first.node, afterBullet(first.data) || first.data.length - first.data.trimStart().length);
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

/**
 * Reads the article of a page; null where Readability finds none. The page is not changed.
 *  1. the composed tree becomes an outline, in one walk;
 *  2. Readability works on a document in plain objects made from it, without dialogs that ask for consent, and leaves a set of texts;
 *  3. that set is put right on the live page's own blocks (see body.ts): the body; where nothing is left, once more
 *     without asking what the page calls its parts;
 *  4. the publisher's key-point list is looked for in the whole page, since Readability drops every third;
 *  5. the text is built from the live text nodes, block by block, with the way back to each unit.
 */
export function* readingArticle(document: Document, options: ReadOptions = {}): Steps<ArticleReading | null> {
  const within = options.within ?? null;
  const known = within === null ? options.outline : undefined;
  const outline = known ?? (within === null ? yield* readingWholeOutline(document) : readOutline(document, { within }));
  yield;
  const names = tellingNamesIn(outline);
  const isDialog = (element: OutlineElement) => isConsentDialog(element, names);
  const kept = yield* readingWithReadability(outline, (element) => isDialog(element) || isComments(element), names);
  const head = within === null ? (options.head ?? readHead(document)) : readHead(documentOf(within));
  const unseen = new Set(
    outline.elements.filter(({ tag, shown }) => /^h[1-4]$/.test(tag) && !shown).map(({ element }) => element),
  );
  const metadata = metadataOf(head, options.url ?? document.URL, (element) => !unseen.has(element), options.claims);
  yield;
  let body = kept === null ? [] : bodyBlocksOf(outline, kept, { ...metadata, names });
  yield;
  if (body.length === 0) {
    // Some pages call the place of their story "comments", or what else a story is not.
    const silent = { ...names, of: () => '', isSilent: () => true };
    const again = yield* readingWithReadability(outline, isDialog, silent);
    if (again === null) return null;
    body = bodyBlocksOf(outline, again, { ...metadata, names: silent });
    yield;
  }
  const list = findKeyPointList(outline, body, metadata.title);
  yield;
  const standfirsts = standfirstsIn(outline, body, head.metas('og:description', 'description'));
  const genre = genreOf(outline, body, head.structured?.types ?? []);
  yield;
  const builder = new MappedTextBuilder();
  const blocks: Block[] = [];
  const spans = new Map<number, Span>();
  for (const piece of piecesOf(body, list)) {
    builder.openBlock('\n\n');
    append(builder, outline, piece);
    const span = builder.blockSpan();
    if (span === null) continue;
    const known = piece.item === null ? undefined : spans.get(piece.item);
    blocks.push({
      kind: piece.item !== null ? 'key-point' : standfirsts.has(piece.block) ? 'standfirst' : piece.block.kind,
      ...span,
    });
    if (piece.item !== null) spans.set(piece.item, { start: known?.start ?? span.start, end: span.end });
    yield;
  }
  const { text, map } = builder.build();
  if (text === '') return null;
  const items = list?.items ?? [];
  const bullets = items.map((item, index): Bullet => ({ text: item.text, span: spans.get(index) ?? null }));
  const bulletRanges = items.map((item) => rangeOfItem(outline, item));
  return { article: { ...metadata, genre, text, blocks, bullets }, map, bulletRanges };
}

/** The same at once. */
export function readArticle(document: Document, options: ReadOptions = {}): ArticleReading | null {
  return finish(readingArticle(document, options));
}
