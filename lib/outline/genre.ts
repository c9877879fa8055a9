import type { Genre } from '../model';
import { charsOfBlock, type OutlineBlock, textOf } from './blocks';
import { attributeOf, nearest, type Outline, type OutlineElement } from './outline';

/** Where fewer entries than this have a time of their own, these are dates in a story. */
const MIN_ENTRIES = 4;
/** Fewer paid links than this are an advertisement. */
const MIN_PAID = 3;
const MIN_LETTERS = 3;
const MIN_NUMBERED = 5;
const MIN_ITEMS = 5;

/** A name alone in its line, with or without a place: the writer of the letter above it. */
const SIGNATURE = /^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,3}(?:,\s[^.!?:]{2,40})?$/u;
const NUMBERED = /^(?:#|no\.?\s?|nr\.?\s?)?\d{1,3}(?:[.):]|\s[-–—])\s*\S/iu;

/** What sort of article the body is; null for a plain story. `types` are those of the page's JSON-LD. */
export function genreOf(outline: Outline, body: readonly OutlineBlock[], types: readonly string[]): Genre | null {
  const [first, last] = [body[0], body.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (types.includes('LiveBlogPosting')) return 'live-blog';
  if (types.includes('Recipe')) return 'recipe';
  const inside = outline.elements.slice(first.element.order, last.element.endElement);
  // Search engines ask for this mark on links that are paid for.
  const paid = inside.filter(
    (element) => element.tag === 'a' && /\bsponsored\b/.test(attributeOf(element, 'rel') ?? ''),
  );
  if (paid.length >= MIN_PAID) return 'buying-guide';
  const times = inside.filter(({ tag, shown }) => tag === 'time' && shown);
  const homes = new Set(times.map(({ parent }) => parent));
  if (homes.size >= MIN_ENTRIES && times.length * 6 >= body.length) return 'live-blog';
  const chars = (blocks: readonly OutlineBlock[]): number =>
    blocks.reduce((sum, block) => sum + charsOfBlock(outline, block), 0);
  const whole = chars(body);
  const isInTable = nearest<true>((at) => (isDataTable(at) ? true : null));
  const inTable = body.filter(({ element }) => isInTable(element) !== null);
  if (chars(inTable) * 2 > whole) return 'table';
  const items = body.filter(({ kind }) => kind === 'list-item');
  const numbered = body.filter((block) => block.kind === 'heading' && NUMBERED.test(textOf(outline, block)));
  if ((items.length >= MIN_ITEMS && chars(items) * 2 > whole) || numbered.length >= MIN_NUMBERED) return 'list';
  const signed = body.filter((block, index) => {
    const before = body[index - 1];
    const isLine = block.kind === 'paragraph' && chars([block]) <= 60 && SIGNATURE.test(textOf(outline, block));
    return isLine && before !== undefined && chars([before]) >= 120;
  });
  return signed.length >= MIN_LETTERS ? 'letters' : null;
}

/** Old pages are laid out in tables of one cell or a few; in one of data a row has several. */
const isDataTable = (element: OutlineElement): boolean =>
  element.tag === 'table' &&
  attributeOf(element, 'role') !== 'presentation' &&
  element.count('tr') >= 5 &&
  element.count('table') === 0;
