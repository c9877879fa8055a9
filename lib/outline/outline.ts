import { firstIndex } from '../first-index';
import type { BlockKind } from '../model';

/**
 * A plain copy of the page's composed tree (open shadow roots in place of their hosts' children, slots filled). Everything
 * that judges the page works on it: plain objects, numbered in document order, so that "how much text, how much of it in
 * links" is a subtraction. It holds nothing of the DOM, so that it can be judged elsewhere than in the page.
 */

/** How a text is parted from the text before it: not at all, by one `<br>`, or by the border of a block. */
export type Break = 'none' | 'line' | 'block';

export interface Attribute {
  readonly name: string;
  readonly value: string;
}

export interface OutlineElement {
  /** Local name in lower case. */
  readonly tag: string;
  /** The attributes that the functions of this folder ask for. */
  readonly attributes: readonly Attribute[];
  readonly parent: OutlineElement | null;
  /** Place in `Outline.elements`; the element's subtree is `elements[order..endElement)`. */
  readonly order: number;
  readonly endElement: number;
  /** The subtree's texts are `texts[firstText..endText)`. */
  readonly firstText: number;
  readonly endText: number;
  readonly depth: number;
  /** Stands in a line of text: parts no block from another. */
  readonly inline: boolean;
  /** Class names and id, parted by spaces, in lower case, "camelCase" as "camel-case". */
  readonly names: string;
  /** Neither this element nor one above it is marked as hidden in the HTML. */
  readonly shown: boolean;
  /** What a block in it is to a reader, by the nearest tag that says so. */
  readonly kind: BlockKind;
  /** How many elements of a tag stand in it, itself not counted. */
  count(tag: string): number;
}

export interface OutlineText {
  /** As it was at the time of reading. */
  readonly data: string;
  readonly parent: OutlineElement;
  /** The element that parts this text from others: the nearest one that is not inline. */
  readonly block: OutlineElement;
  readonly breakBefore: Break;
  /** Characters that are no white space. */
  readonly chars: number;
  /** The same for texts with nothing unread between them: no element left out, no border of a shadow tree. */
  readonly run: number;
}

export interface Outline {
  /** The document's own. */
  readonly title: string;
  readonly elements: readonly OutlineElement[];
  readonly texts: readonly OutlineText[];
  /** Characters (no white space) of `texts[from..to)`. */
  charsOf(from: number, to: number): number;
  /** The same, of those inside links. */
  linkCharsOf(from: number, to: number): number;
}

/** The value of an attribute; null where the element has none. */
export function attributeOf(element: Pick<OutlineElement, 'attributes'>, name: string): string | null {
  for (const attribute of element.attributes) if (attribute.name === name) return attribute.value;
  return null;
}

/** What CSS frameworks write for a state or for elements inside ("[&_img]:w-full", "md:hidden") names nothing. */
export const isVariant = (name: string): boolean => name.includes(':') || name.includes('[');

/** Class names and ids in lower case, "camelCase" as "camel-case". */
export function namesIn(written: string): string {
  const lower = written.toLowerCase();
  // Most names have no capitals, and every element has to be looked at.
  return lower === written ? written : written.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}

export function namesOf(element: Pick<OutlineElement, 'attributes'>): string {
  const written = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;
  return namesIn(isVariant(written) ? written.replace(/\S+/g, (name) => (isVariant(name) ? '' : name)) : written);
}

/** What tells how an element is set: paragraphs of one text have one. */
export const lookOf = ({ tag, names }: OutlineElement): string => `${tag}.${names.trim()}`;

/** Sums over the texts of an outline, told text by text, from which its questions are answered. */
export class TextSums {
  readonly #chars = [0];
  readonly #linkChars = [0];

  /** @param chars of the text that follows those added before, no white space counted */
  add(chars: number, isLinked: boolean): void {
    this.#chars.push((this.#chars.at(-1) ?? 0) + chars);
    this.#linkChars.push((this.#linkChars.at(-1) ?? 0) + (isLinked ? chars : 0));
  }

  readonly charsOf = (from: number, to: number): number => (this.#chars[to] ?? 0) - (this.#chars[from] ?? 0);

  readonly linkCharsOf = (from: number, to: number): number =>
    (this.#linkChars[to] ?? 0) - (this.#linkChars[from] ?? 0);
}

/** Counts elements of a tag in others; each tag is looked for once, when it is asked for. */
export class TagCounts {
  readonly #orders = new Map<string, number[]>();

  /** @param elements of the outline, all of them there by the time of the first question */
  constructor(private readonly elements: readonly OutlineElement[]) {}

  in({ order, endElement }: OutlineElement, tag: string): number {
    let orders = this.#orders.get(tag);
    if (orders === undefined) {
      orders = this.elements.filter((element) => element.tag === tag).map((element) => element.order);
      this.#orders.set(tag, orders);
    }
    const found = orders;
    const before = (end: number) => firstIndex(found.length, (index) => (found[index] ?? end) >= end);
    return before(endElement) - before(order + 1);
  }
}

/** What parts two texts with a `<br>` between them, one more after what parts them already. */
export const breakAt = (before: Break): Break => (before === 'none' ? 'line' : 'block');

/**
 * What the nearest of an element and those above it is judged to be; null where none is anything. Each element is
 * judged once. `end` and what is above it are not asked.
 */
export function nearest<T>(
  judge: (element: OutlineElement) => T | null,
  end: OutlineElement | null = null,
): (element: OutlineElement) => T | null {
  const known = new Map<OutlineElement, T | null>();
  return (element) => {
    const unknown: OutlineElement[] = [];
    let found: T | null = null;
    for (let at: OutlineElement | null = element; at !== null && at !== end; at = at.parent) {
      const before = known.get(at);
      if (before !== undefined) {
        found = before;
        break;
      }
      unknown.push(at);
    }
    for (const at of unknown.reverse()) {
      found = judge(at) ?? found;
      known.set(at, found);
    }
    return found;
  };
}
