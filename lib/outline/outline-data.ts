import type { BlockKind } from '../model';
import type { Steps } from '../text/steps';
import {
  type Attribute,
  type Break,
  namesOf,
  type Outline,
  type OutlineElement,
  type OutlineText,
  TagCounts,
  TextSums,
} from './outline';

/**
 * An outline as a message carries it: numbers and words, in document order. What lies beyond the bounds below, which are
 * far above any article, is left out.
 */
export interface OutlineData {
  readonly title: string;
  /** The tags that occur. */
  readonly tags: readonly string[];
  /** ELEMENT_FIELDS numbers for each element. */
  readonly elements: readonly number[];
  /** For each element, its attributes one after the other: name, value, name, value. */
  readonly attributes: readonly (readonly string[])[];
  readonly texts: readonly string[];
  /** TEXT_FIELDS numbers for each text. */
  readonly textFields: readonly number[];
}

/** Place of the tag in `tags`, order of the parent (-1 for none), `endElement`, `firstText`, `endText`, kind, flags. */
const ELEMENT_FIELDS = 7;
/** Order of the parent and of the block, break before it, characters, run. */
const TEXT_FIELDS = 5;

const INLINE = 1;
const SHOWN = 2;

const KINDS: readonly BlockKind[] = ['paragraph', 'heading', 'list-item', 'quote', 'caption'];
const BREAKS: readonly Break[] = ['none', 'line', 'block'];

export const MAX_ELEMENTS = 40_000;
export const MAX_TEXTS = 40_000;
/** UTF-16 units of all texts. */
export const MAX_UNITS = 4_000_000;
/** UTF-16 units of one text that are sent, since its beginning tells whether it is part of the article. */
const MAX_JUDGED = 20_000;
/** UTF-16 units of an attribute's value; what is longer is data, or written to be long. */
const MAX_VALUE = 500;
/** The page's title is held against every heading: a longer one is none. */
const MAX_TITLE = 1000;

/** What hides an element is told by `shown`. Of an address Readability asks only whether it leads to another place of the page. */
const UNTOLD = new Set(['hidden', 'open', 'style', 'aria-hidden']);

/** How many elements or texts are gone through in a step. */
const STEP = 256;

function toldAttributes({ attributes }: OutlineElement): string[] {
  const told: string[] = [];
  for (const { name, value } of attributes) {
    if (UNTOLD.has(name) || (name === 'href' && !value.startsWith('#'))) continue;
    told.push(name, value.slice(0, MAX_VALUE));
  }
  return told;
}

/** The outline as a message carries it. */
export function* outlineDataOf(outline: Outline): Steps<OutlineData> {
  const places = new Map<string, number>();
  const count = Math.min(outline.elements.length, MAX_ELEMENTS);
  const texts: string[] = [];
  const textFields: number[] = [];
  let units = 0;
  for (const [index, { data, parent, block, breakBefore, chars, run }] of outline.texts.entries()) {
    if (index % STEP === 0) yield;
    const judged = data.slice(0, MAX_JUDGED);
    units += judged.length;
    if (index >= MAX_TEXTS || units > MAX_UNITS || parent.order >= count) break;
    texts.push(judged);
    textFields.push(parent.order, block.order, BREAKS.indexOf(breakBefore), chars, run);
  }
  const elements: number[] = [];
  const attributes: string[][] = [];
  for (const element of outline.elements.slice(0, count)) {
    if (element.order % STEP === 0) yield;
    const { tag, parent, endElement, firstText, endText, kind, inline, shown } = element;
    let place = places.get(tag);
    if (place === undefined) {
      place = places.size;
      places.set(tag, place);
    }
    const ends = [Math.min(endElement, count), Math.min(firstText, texts.length), Math.min(endText, texts.length)];
    const flags = (inline ? INLINE : 0) | (shown ? SHOWN : 0);
    elements.push(place, parent?.order ?? -1, ...ends, KINDS.indexOf(kind), flags);
    attributes.push(toldAttributes(element));
  }
  return {
    title: outline.title.slice(0, MAX_TITLE),
    tags: [...places.keys()],
    elements,
    attributes,
    texts,
    textFields,
  };
}

class ToldElement implements OutlineElement {
  readonly depth: number;
  readonly linked: boolean;
  #names: string | null = null;

  constructor(
    readonly tag: string,
    readonly attributes: readonly Attribute[],
    readonly parent: ToldElement | null,
    readonly order: number,
    readonly endElement: number,
    readonly firstText: number,
    readonly endText: number,
    readonly kind: BlockKind,
    readonly inline: boolean,
    readonly shown: boolean,
    private readonly counts: TagCounts,
  ) {
    this.depth = parent === null ? 0 : parent.depth + 1;
    this.linked = tag === 'a' || (parent?.linked ?? false);
  }

  get names(): string {
    this.#names ??= namesOf(this);
    return this.#names;
  }

  count(tag: string): number {
    return this.counts.in(this, tag);
  }
}

/** @throws Error where the data is no outline: a page says what it likes */
function sound<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('no outline of a page');
  return value;
}

/**
 * The outline that the data describe.
 *
 * @throws Error where it is none: subtrees that overlap, or numbers outside what there is
 */
export function* outlineFrom(data: OutlineData): Steps<Outline> {
  const { tags, texts: words, title } = data;
  const count = data.attributes.length;
  const check = (holds: boolean): void => {
    if (!holds) throw new Error('no outline of a page');
  };
  check(count <= MAX_ELEMENTS && words.length <= MAX_TEXTS);
  check(data.elements.length === count * ELEMENT_FIELDS && data.textFields.length === words.length * TEXT_FIELDS);
  const isIn = (value: number, from: number, to: number): boolean =>
    Number.isInteger(value) && value >= from && value <= to;
  const elements: ToldElement[] = [];
  const counts = new TagCounts(elements);
  /** The elements that the next one may stand in. */
  const open: ToldElement[] = [];
  for (let order = 0; order < count; order += 1) {
    if (order % STEP === 0) yield;
    const at = order * ELEMENT_FIELDS;
    const [tag = -1, above = -2, endElement = -1, firstText = -1, endText = -1, kind = -1, flags = 0] =
      data.elements.slice(at, at + ELEMENT_FIELDS);
    const parent = order === 0 && above === -1 ? null : sound(elements[above]);
    check(isIn(endElement, order + 1, parent?.endElement ?? count));
    check(isIn(firstText, parent?.firstText ?? 0, parent?.endText ?? words.length));
    check(isIn(endText, firstText, parent?.endText ?? words.length));
    while ((open.at(-1)?.endElement ?? Infinity) <= order) open.pop();
    check((open.at(-1) ?? null) === parent);
    const told = sound(data.attributes[order]);
    const attributes: Attribute[] = [];
    for (let index = 0; index + 1 < told.length; index += 2) {
      attributes.push({ name: sound(told[index]), value: sound(told[index + 1]) });
    }
    const inline = (flags & INLINE) !== 0;
    const shown = (flags & SHOWN) !== 0;
    const element = new ToldElement(
      ...([sound(tags[tag]), attributes, parent, order, endElement, firstText, endText] as const),
      ...([sound(KINDS[kind]), inline, shown, counts] as const),
    );
    elements.push(element);
    open.push(element);
  }
  const sums = new TextSums();
  const texts: OutlineText[] = [];
  for (const [index, word] of words.entries()) {
    if (index % STEP === 0) yield;
    const at = index * TEXT_FIELDS;
    const [above = -1, part = -1, breakBefore = -1, chars = -1, run = -1] = data.textFields.slice(at, at + TEXT_FIELDS);
    const parent = sound(elements[above]);
    const block = sound(elements[part]);
    check(isIn(index, parent.firstText, parent.endText - 1) && chars >= 0);
    texts.push({ data: word, parent, block, breakBefore: sound(BREAKS[breakBefore]), chars, run });
    sums.add(chars, parent.linked);
  }
  return { title, elements, texts, charsOf: sums.charsOf, linkCharsOf: sums.linkCharsOf };
}
