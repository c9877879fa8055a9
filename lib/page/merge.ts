import { blocksOf } from './blocks';
import { partOf } from './boilerplate';
import { attributeOf, nearest, type Outline, type OutlineElement } from './outline';

/** How many elements from a paragraph upwards must be of the same make. */
const SIGNATURE_DEPTH = 3;
/** Characters of a paragraph that says where the story stands; shorter ones follow their container. */
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
export function mergedTexts(outline: Outline, kept: Uint8Array, root: OutlineElement): Uint8Array {
  const scope = scopeOf(root);
  const merged = Uint8Array.from(kept);
  const prose = blocksOf(outline, (index) => {
    const text = outline.texts[index];
    return text?.parent.shown === true && index >= scope.firstText && index < scope.endText;
  })
    .map((block) => {
      const sum = (of: (index: number) => number): number => block.texts.reduce((total, index) => total + of(index), 0);
      return {
        element: block.element,
        chars: sum((index) => outline.charsOf(index, index + 1)),
        linkChars: sum((index) => outline.linkCharsOf(index, index + 1)),
        keptChars: sum((index) => (kept[index] === 1 ? outline.charsOf(index, index + 1) : 0)),
      };
    })
    .filter(({ chars, linkChars }) => chars >= MIN_PROSE && linkChars * 4 < chars);
  /** In a part of the page that is no story. */
  const isAside = nearest<true>(
    (at) => (at.tag === 'aside' || partOf(at, outline.charsOf(at.firstText, at.endText)) !== null ? true : null),
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
  return merged;
}
