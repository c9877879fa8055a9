import { folded } from '../outline/folded';
import { unclobbered } from './unclobbered';

/**
 * What the page prints around its headline. A reader finds date and authors there whatever the elements are called, so
 * that this is asked where no name and no metadata tell.
 */

/** A short line near the headline, and the element that holds it. */
export interface Label {
  readonly text: string;
  readonly element: Element;
}

/** A longer line is a paragraph. */
const MAX_LABEL = 160;
/** As many texts are looked at after the headline, and before it. */
const AFTER = 40;
const BEFORE = 8;

const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'em',
  'font',
  'i',
  'small',
  'span',
  'strong',
  'time',
  'u',
  'cite',
  'address',
]);
const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'svg', 'button', 'select', 'option', 'figcaption']);

/** As many texts are looked at for one that prints the headline. */
const MAX_LINES = 2000;

/** The longest text that is one of `keys`, folded, and no link; null where the page prints none. */
export function printedLine(document: Document, keys: readonly string[]): Node | null {
  const SHOW_TEXT = 4;
  const most = keys.reduce((length, key) => Math.max(length, key.length), 0) * 2 + 20;
  const walker = document.createTreeWalker(document.body ?? document, SHOW_TEXT);
  let best: Node | null = null;
  let left = MAX_LINES;
  for (let node = walker.nextNode(); node !== null && left > 0; node = walker.nextNode()) {
    const data = node.nodeValue ?? '';
    if (data.length > most || data.trim() === '') continue;
    left -= 1;
    if (data.trim().length <= (best?.nodeValue?.trim().length ?? 0)) continue;
    if (keys.includes(folded(data)) && node.parentElement?.closest('a, script') === null) best = node;
  }
  return best;
}

/** The elements next to each other that an element's words stand in; none where words stand beside them, or in one only. */
export function segmentsOf(element: Element): readonly Element[] {
  let at = element;
  for (;;) {
    const parts = [...at.children].filter(({ textContent }) => /[\p{L}\p{N}]/u.test(textContent ?? ''));
    const isMixed = [...at.childNodes].some(
      (node) => node.nodeType === 3 && /[\p{L}\p{N}]/u.test(node.nodeValue ?? ''),
    );
    const [only] = parts;
    if (isMixed || only === undefined) return [];
    if (parts.length > 1) return parts;
    at = only;
  }
}

/** The heading, or else the line, that prints the title; null where none does. */
export function headlineOf(document: Document, title: string): Element | null {
  const key = folded(title);
  if (key === '') return null;
  let part: Element | null = null;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
    const own = folded(heading.textContent ?? '');
    if (own === key) return heading;
    if (part === null && own.length < key.length * 3 && own.includes(key)) part = heading;
  }
  return part ?? document.querySelector('h1') ?? printedLine(document, [key])?.parentElement ?? null;
}

const blockOf = (node: Node): Element | null => {
  let at = node.parentElement;
  while (at !== null && INLINE.has(at.localName)) at = unclobbered(at, 'parentElement');
  // A form may have a field in the place of each of its properties, and its own words are no label.
  return typeof at?.localName !== 'string' || at.localName === 'form' ? null : at;
};

/** The outermost element around a text that stands in a line of the block; null where none does. */
function lineAround(node: Node, block: Element): Element | null {
  let line: Element | null = null;
  for (let at = node.parentElement; at !== null && at !== block; at = at.parentElement) line = at;
  return line;
}

/**
 * An element's words; where two of its elements stand side by side with nothing between them, "|" parts them, as their
 * boxes or a line break do on the page ("Maren Oakhollow|Writer").
 */
export function partedText(element: Element): string {
  const SHOW_ELEMENT_AND_TEXT = 5;
  const walker = element.ownerDocument.createTreeWalker(element, SHOW_ELEMENT_AND_TEXT);
  let text = '';
  let last: Node | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.nodeName === 'BR') last = node;
    const data = node.nodeValue ?? '';
    if (data === '' || UNREAD.has(node.parentElement?.localName ?? '')) continue;
    const isParted =
      last !== null && (last.nodeName === 'BR' || last.parentNode !== node.parentNode) && /[\p{L}\p{N}]$/u.test(text);
    text += isParted && /^[\p{Lu}\p{N}]/u.test(data) ? `|${data}` : data;
    last = node;
  }
  return text.replace(/\s+/g, ' ').trim();
}

const LINE_BORDERS = new Set(['br', 'div', 'p', 'h1', 'h2', 'h3', 'h4', 'li', 'hr']);

/** An element's words as they are set: a line break parts them, and a link to the element itself ("¶", "#") is none. */
export function wordsOf(element: Element): string {
  const SHOW_ELEMENT_AND_TEXT = 5;
  const walker = element.ownerDocument.createTreeWalker(element, SHOW_ELEMENT_AND_TEXT);
  let text = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { nodeValue, parentElement } = node;
    if (nodeValue === null) {
      if (LINE_BORDERS.has((node as Element).localName)) text += ' ';
      continue;
    }
    const tag = parentElement?.localName ?? '';
    if (tag === 'script' || tag === 'style' || tag === 'noscript') continue;
    if (tag === 'a' && parentElement !== element && nodeValue.length <= 2 && !/[\p{L}\p{N}]/u.test(nodeValue)) continue;
    text += nodeValue;
  }
  return text;
}

/** The lines around the headline in the order in which they are likely to say who and when: those after it first. */
export function labelsAround(headline: Element): readonly Label[] {
  const SHOW_TEXT = 4;
  const labels: Label[] = [];
  const seen = new Set<Element>();
  /** False where the story begins. */
  const take = (node: Node): boolean => {
    if ((node.nodeValue ?? '').trim() === '' || UNREAD.has(node.parentElement?.localName ?? '')) return true;
    const block = blockOf(node);
    // Without a box of its own a line is what stands in an element of its own, or between two line breaks.
    const element = block?.contains(headline) === true ? lineAround(node, block) : block;
    if (element === null || seen.has(element)) return true;
    seen.add(element);
    if ((element.textContent ?? '').length > MAX_LABEL * 3) return false;
    const text = partedText(element);
    if (text.length > MAX_LABEL) return false;
    labels.push({ text, element });
    return true;
  };
  const { body } = headline.ownerDocument;
  const walker = headline.ownerDocument.createTreeWalker(body ?? headline, SHOW_TEXT);
  walker.currentNode = headline;
  let left = AFTER;
  for (let node = walker.nextNode(); node !== null && left > 0; node = walker.nextNode()) {
    if (headline.contains(node)) continue;
    left -= 1;
    if (!take(node)) break;
  }
  walker.currentNode = headline;
  left = BEFORE;
  const head = headline.parentElement?.parentElement ?? null;
  for (let node = walker.previousNode(); node !== null && left > 0; node = walker.previousNode()) {
    // What stands above the whole story is the site's own: the day of today, say.
    if (head === null || head.localName === 'body' || !head.contains(node)) break;
    left -= 1;
    if (!take(node)) break;
  }
  return labels;
}

/** What is known of the headline before who and when are looked for. */
export interface Surroundings {
  /** The heading, or else the line, that prints the title; null where none does. */
  readonly headline: Element | null;
  /** Looked for when it is first asked for: most pages say who and when in their head. */
  readonly labels: () => readonly Label[];
  /** Of the page, as a language tag. */
  readonly lang: string;
}

/** Whether a part of the page that is named for something beside the story holds the element, but not the headline too. */
export function standsElsewhere(element: Element, elsewhere: string, headline: Element | null): boolean {
  let at = element.closest(elsewhere);
  while (at !== null) {
    const isPage = at.localName === 'body' || at.localName === 'html';
    if (!isPage && (headline === null || !unclobbered(at, 'contains')(headline))) return true;
    at = unclobbered(at, 'parentElement')?.closest(elsewhere) ?? null;
  }
  return false;
}
