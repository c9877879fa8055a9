import { blocksOf, charsOfBlock, ENDS_SENTENCE } from './blocks';
import { partOf } from './boilerplate';
import { attributeOf, nearest, type Outline, type OutlineElement } from './outline';
import type { TellingNames } from './telling-names';

/** How many elements from a paragraph upwards must be of the same make. */
const SIGNATURE_DEPTH = 3;
/** The least characters of a paragraph by which the place of the story is known; shorter ones are treated as their container is. */
const MIN_PROSE = 80;

/** The tag and class names, without the numbers that tell one instance from another. */
const makeOf = (element: OutlineElement): string =>
  `${element.tag}.${(attributeOf(element, 'class') ?? '').replace(/\d+/g, '').replace(/\s+/g, ' ').trim()}`;

/** The make of a paragraph and the elements above it; null where no class name tells it from any other. */
function signatureOf(element: OutlineElement): string | null {
  const makes: string[] = [];
  let at: OutlineElement | null = element;
  for (let level = 0; level < SIGNATURE_DEPTH && at !== null; level += 1) {
    makes.push(makeOf(at));
    at = at.parent;
  }
  return makes.some((make) => !make.endsWith('.')) ? makes.join('<') : null;
}

/** Where the rest of a body may stand: the `<article>` or `<main>` around what is kept, else two levels above it. */
function scopeOf(root: OutlineElement): OutlineElement {
  for (let at: OutlineElement | null = root; at !== null; at = at.parent) {
    if (at.tag === 'article' || at.tag === 'main' || attributeOf(at, 'role') === 'main') return at;
  }
  return root.parent?.parent ?? root;
}

/**
 * Texts of containers of the same make as the ones that are kept. Readability takes one of the containers that a story
 * is split over (by advertisements, say), and now and then drops one in the middle.
 */
export function mergedTexts(outline: Outline, kept: Uint8Array, root: OutlineElement, names: TellingNames): Uint8Array {
  const scope = scopeOf(root);
  const merged = Uint8Array.from(kept);
  const blocks = blocksOf(outline, (index) => {
    const text = outline.texts[index];
    return text?.parent.shown === true && index >= scope.firstText && index < scope.endText;
  }).map((block) => {
    const sum = (of: (index: number) => number): number => block.texts.reduce((total, index) => total + of(index), 0);
    return {
      texts: block.texts,
      element: block.element,
      chars: charsOfBlock(outline, block),
      linkChars: sum((index) => outline.linkCharsOf(index, index + 1)),
      keptChars: sum((index) => (kept[index] === 1 ? outline.charsOf(index, index + 1) : 0)),
    };
  });
  const prose = blocks.filter(({ chars, linkChars }) => chars >= MIN_PROSE && linkChars * 4 < chars);
  /** In a part of the page that is no story. */
  const isAside = nearest<true>(
    (at) => (at.tag === 'aside' || partOf(at, outline.charsOf(at.firstText, at.endText), names) !== null ? true : null),
    scope,
  );
  const known = new Set<string>();
  for (const { element, chars, keptChars } of prose) {
    const signature = keptChars * 2 > chars && isAside(element) === null ? signatureOf(element) : null;
    if (signature !== null) known.add(signature);
  }
  const done = new Set<OutlineElement>();
  for (const { element, keptChars } of prose) {
    const signature = keptChars === 0 ? signatureOf(element) : null;
    if (signature === null || !known.has(signature) || isAside(element) !== null) continue;
    const container = element.parent ?? element;
    const whole = container === scope || container.firstText <= root.firstText ? element : container;
    if (done.has(whole)) continue;
    done.add(whole);
    for (let index = whole.firstText; index < whole.endText; index += 1) {
      if (outline.texts[index]?.parent.shown === true) merged[index] = 1;
    }
  }
  fillGaps(outline, merged, blocks, isAside);
  return merged;
}

interface ScopeBlock {
  readonly texts: readonly number[];
  readonly element: OutlineElement;
  readonly chars: number;
  readonly linkChars: number;
}

/** A page with this many entries that have a time of their own is a live blog, whatever its metadata says. */
const MIN_ENTRIES = 3;

/**
 * Paragraphs that Readability left out between those that it kept, where they stand as those do: beside them, or alone in
 * a box beside them. It drops boxes for what little is in them (a paragraph that is a link). Of a live blog it keeps the
 * entries and leaves out what stands above them.
 */
function fillGaps(
  outline: Outline,
  merged: Uint8Array,
  blocks: readonly ScopeBlock[],
  isAside: (element: OutlineElement) => true | null,
): void {
  const isKept = ({ texts }: ScopeBlock): boolean =>
    texts.some((index) => merged[index] === 1 && (outline.texts[index]?.chars ?? 0) > 0);
  const isParagraph = ({ element, chars, texts }: ScopeBlock): boolean =>
    element.tag === 'p' && chars >= MIN_PROSE && ENDS_SENTENCE.test(outline.texts[texts.at(-1) ?? -1]?.data ?? '');
  const first = blocks.findIndex((block) => isParagraph(block) && isKept(block));
  const last = blocks.findLastIndex((block) => isParagraph(block) && isKept(block));
  const homes = new Set<OutlineElement | null>();
  for (const block of blocks) if (isParagraph(block) && isKept(block)) homes.add(block.element.parent);
  const heading = blocks.findLastIndex(({ element }, index) => index < first && element.tag === 'h1');
  const [begin, end] = [blocks[first], blocks[last]];
  const isLive =
    begin !== undefined &&
    end !== undefined &&
    outline.elements
      .slice(begin.element.parent?.order ?? 0, end.element.endElement)
      .filter(({ tag, kind }) => tag === 'time' && kind !== 'quote').length >= MIN_ENTRIES;
  for (const [index, block] of blocks.entries()) {
    if (index > last || isKept(block) || !isParagraph(block) || isAside(block.element) !== null) continue;
    if (block.element.kind !== 'paragraph') continue;
    const { parent } = block.element;
    const isAlone = parent !== null && outline.charsOf(parent.firstText, parent.endText) === block.chars;
    const isBeside = homes.has(parent) || (isAlone && homes.has(parent?.parent ?? null));
    const isAbove = isLive && heading >= 0 && index > heading && index < first && block.linkChars * 4 < block.chars;
    if (isAbove || (index > first && isBeside)) for (const text of block.texts) merged[text] = 1;
  }
}
