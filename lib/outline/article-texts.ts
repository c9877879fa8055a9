import type { BlockKind, Genre } from '../model';
import type { Steps } from '../text/steps';
import type { OutlineBlock } from './blocks';
import { readingBlocks } from './body';
import { isComments, isConsentDialog } from './boilerplate';
import { genreOf } from './genre';
import { BULLET, findingKeyPointList, type KeyPointList } from './key-point-list';
import type { Outline, OutlineElement, OutlineText } from './outline';
import { type OutlineData, outlineFrom } from './outline-data';
import { readingWithReadability } from './readability-texts';
import { standfirstsIn } from './standfirst';
import { tellingNamesIn } from './telling-names';

/** The parts of a page's head and headline that help to tell which of its texts are the article. */
export interface PageFacts {
  readonly title: string;
  readonly byline: readonly string[];
  /** Language tag; "und" where it is unknown. */
  readonly lang: string;
  /** What the page says that it is about. */
  readonly descriptions: readonly string[];
  /** Types of its JSON-LD. */
  readonly types: readonly string[];
}

/** A piece of the article: numbers of the outline's texts, which make a block of its text. */
export interface ArticlePiece {
  readonly kind: BlockKind;
  readonly texts: readonly number[];
  /** Units of the first text that are no words of it: a bullet character. */
  readonly skipped: number;
  /** Place in the publisher's list, or null. */
  readonly item: number | null;
}

/** A bullet of the publisher's list, which may stand outside the article's pieces. */
export interface ArticleItem {
  readonly text: string;
  readonly texts: readonly number[];
  readonly skipped: number;
}

/** Which texts of a page are its article, in order. */
export interface ArticleTexts {
  readonly genre: Genre | null;
  readonly pieces: readonly ArticlePiece[];
  readonly items: readonly ArticleItem[];
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

/** How a word is pronounced, printed small above it or behind it in brackets (ruby); https://html.spec.whatwg.org/#the-rt-element */
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

/**
 * Which texts of a page are its article; null where Readability finds none.
 *  1. Readability works on a document in plain objects made from the outline, without dialogs that ask for consent, and
 *     leaves a set of texts;
 *  2. that set is corrected block by block (see body.ts), which gives the body; where nothing is left of it, this is done once
 *     more without regard to class names and ids;
 *  3. the publisher's key-point list is looked for in the whole page, since Readability drops a third of these lists.
 */
function* readingArticleTexts(outline: Outline, facts: PageFacts): Steps<ArticleTexts | null> {
  const names = tellingNamesIn(outline);
  yield;
  const isDialog = (element: OutlineElement) => isConsentDialog(element, names);
  const kept = yield* readingWithReadability(outline, (element) => isDialog(element) || isComments(element), names);
  let body = kept === null ? [] : yield* readingBlocks(outline, kept, { ...facts, names });
  yield;
  if (body.length === 0) {
    // Some pages name the element of their story "comments" or the like.
    const silent = { ...names, of: () => '', isSilent: () => true };
    const again = yield* readingWithReadability(outline, isDialog, silent);
    if (again === null) return null;
    body = yield* readingBlocks(outline, again, { ...facts, names: silent });
    yield;
  }
  const list = yield* findingKeyPointList(outline, body, facts.title);
  yield;
  const standfirsts = standfirstsIn(outline, body, facts.descriptions);
  const genre = genreOf(outline, body, facts.types);
  yield;
  const pieces = piecesOf(body, list).map(({ block, texts, item }): ArticlePiece => {
    const read = texts.filter((index) => {
      const text = outline.texts[index];
      return text !== undefined && !isMark(outline, text) && !isRubyReading(text);
    });
    const kind = item !== null ? 'key-point' : standfirsts.has(block) ? 'standfirst' : block.kind;
    return {
      kind,
      texts: read,
      skipped: item === null ? 0 : afterBullet(outline.texts[read[0] ?? -1]?.data ?? ''),
      item,
    };
  });
  yield;
  const items = (list?.items ?? []).map(({ text, texts }): ArticleItem => {
    const worded = texts.filter((index) => (outline.texts[index]?.chars ?? 0) > 0);
    return { text, texts: worded, skipped: afterBullet(outline.texts[worded[0] ?? -1]?.data ?? '') };
  });
  return { genre, pieces, items };
}

/** The same of an outline as a message carries it. Throws where it is none. */
export function* readingArticleTextsOf(data: OutlineData, facts: PageFacts): Steps<ArticleTexts | null> {
  return yield* readingArticleTexts(yield* outlineFrom(data), facts);
}
