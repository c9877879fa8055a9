import type { BlockKind } from '../model';
import {
  type Attribute,
  attributeOf,
  type Break,
  breakAt,
  namesOf,
  type Outline,
  type OutlineElement,
  type OutlineText,
  TagCounts,
  TextSums,
} from '../outline/outline';
import { finish, type Steps } from '../text/steps';
import { closedRootOf } from './closed-root';
import { isSpace } from './text-map';
import { unclobbered } from './unclobbered';

/** The outline of a page, made in one walk, and what each part of it stands for on the page. */
export interface LiveOutline extends Outline {
  readonly document: Document;
  readonly elements: readonly LiveElement[];
  readonly texts: readonly LiveText[];
  /**
   * Elements that a style sheet hides, with all that is in them or (`visibility`) with their own words only: told by
   * whoever asked the browser, before anything asks what is shown. Until then nobody knows of any.
   */
  readonly styledAway: { readonly whole: Set<OutlineElement>; readonly own: Set<OutlineElement> };
  /** The shadow roots that were read. */
  readonly roots: readonly ShadowRoot[];
}

export interface LiveElement extends OutlineElement {
  readonly element: Element;
  readonly parent: LiveElement | null;
}

export interface LiveText extends OutlineText {
  readonly node: Text;
}

const KINDS: ReadonlyMap<string, BlockKind> = new Map(
  Object.entries<BlockKind>({
    ...{ h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading' },
    ...{ li: 'list-item', dd: 'list-item', dt: 'list-item', blockquote: 'quote' },
    ...{ figcaption: 'caption', caption: 'caption' },
  }),
);

/** Never read, and of no use to Readability. */
const DROPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'link',
  'meta',
  'head',
  'title',
  'param',
  'source',
]);

/** Their content is not the page's text; the element itself tells Readability something. */
const OPAQUE = new Set([
  ...['svg', 'math', 'iframe', 'object', 'canvas', 'audio', 'video', 'select', 'textarea', 'datalist'],
  ...['map', 'meter', 'progress', 'frameset'],
]);

const INLINE = new Set([
  ...['a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins'],
  ...['kbd', 'label', 'mark', 'nobr', 'q', 'rb', 'rt', 'rtc', 'ruby', 's', 'samp', 'slot', 'small', 'span', 'strike'],
  ...[
    'strong',
    'sub',
    'sup',
    'time',
    'tt',
    'u',
    'var',
    'wbr',
    'rp',
    'br',
    'picture',
    'img',
    'svg',
    'math',
    'button',
    'input',
  ],
]);

/** In these a custom element (inline unless styled) stands in running text. */
const RUNNING = new Set(['p', 'li', 'dd', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'figcaption', 'td']);

const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;

/** Marked as hidden in the HTML itself. Style sheets are not asked: that would cost a layout. */
export function isMarkedHidden(element: OutlineElement): boolean {
  if (element.tag === 'dialog' && attributeOf(element, 'open') === null) return true;
  return element.attributes.some(
    ({ name, value }) =>
      // `hidden="until-found"` is text that the browser's search in the page finds and shows.
      (name === 'hidden' && value.toLowerCase() !== 'until-found') || (name === 'style' && HIDING_STYLE.test(value)),
  );
}

/** What is asked of elements, here and by Readability. */
const ATTRIBUTES = new Set([
  ...['class', 'id', 'role', 'rel', 'href', 'itemprop', 'src', 'summary', 'rowspan', 'colspan'],
  ...['hidden', 'open', 'style', 'aria-hidden'],
]);

const NONE: readonly Attribute[] = [];

/** One question for the names, since most elements have few of them or none. */
function readAttributes(element: Element): readonly Attribute[] {
  const isForm = nameOf(element) === 'form';
  const names = isForm ? unclobbered(element, 'getAttributeNames')() : element.getAttributeNames();
  if (names.length === 0) return NONE;
  const attributes: Attribute[] = [];
  for (const name of names) {
    if (!ATTRIBUTES.has(name)) continue;
    const value = isForm ? unclobbered(element, 'getAttribute')(name) : element.getAttribute(name);
    attributes.push({ name, value: value ?? '' });
  }
  return attributes;
}

export interface OutlineOptions {
  /** Reads what is in this element instead of the whole body. */
  readonly within?: Element | null;
  /** Closed shadow roots are read too, as far as the browser opens them to us. */
  readonly closedRoots?: boolean;
}

/** Which elements of an outline are marked as hidden; found out for all at once, on the first need. */
type Shown = (order: number) => boolean;

/** What only some readings ask for is made when it is asked for. */
class ReadElement implements LiveElement {
  endElement: number;
  endText: number;
  #names: string | null = null;
  #attributes: readonly Attribute[] | null = null;

  constructor(
    readonly element: Element,
    readonly tag: string,
    readonly parent: LiveElement | null,
    readonly order: number,
    readonly firstText: number,
    readonly depth: number,
    readonly inline: boolean,
    readonly kind: BlockKind,
    private readonly isShown: Shown,
    private readonly counts: TagCounts,
  ) {
    this.endElement = order + 1;
    this.endText = firstText;
  }

  get attributes(): readonly Attribute[] {
    this.#attributes ??= readAttributes(this.element);
    return this.#attributes;
  }

  get names(): string {
    this.#names ??= namesOf(this);
    return this.#names;
  }

  get shown(): boolean {
    return this.isShown(this.order);
  }

  count(tag: string): number {
    return this.counts.in(this, tag);
  }
}

/** An open element of the walk, and where its children continue. */
interface Frame {
  readonly entry: ReadElement;
  readonly block: OutlineElement;
  readonly linked: boolean;
  /** Its children stand in another tree: a shadow root's, or a slot's. */
  readonly foreign: boolean;
  /** The nodes a slot is filled with; null where the children are siblings in the tree. */
  readonly slotted: readonly Node[] | null;
  slottedIndex: number;
  next: Node | null;
}

const isText = (node: Node): node is Text => node.nodeType === 3;

/** What a tag says of its elements. */
interface Traits {
  /** In lower case. */
  readonly tag: string;
  readonly isDropped: boolean;
  readonly isOpaque: boolean;
  readonly isInline: boolean;
  readonly isCustom: boolean;
  readonly isForm: boolean;
  readonly kind: BlockKind | null;
}

function traitsOf(name: string): Traits {
  const tag = name.toLowerCase();
  return {
    tag,
    isDropped: DROPPED.has(tag),
    isOpaque: OPAQUE.has(tag),
    isInline: INLINE.has(tag),
    isCustom: tag.includes('-'),
    isForm: tag === 'form',
    kind: KINDS.get(tag) ?? null,
  };
}

/** The local name of an element; null where the node is none. A form may have a field of that name in its place. */
function nameOf(node: Node): string | null {
  const { nodeType, localName } = node as Element;
  if (typeof nodeType === 'number' && nodeType !== 1) return null;
  return typeof localName === 'string' ? localName : 'form';
}
const isSlot = (element: Element, tag: string): element is HTMLSlotElement =>
  tag === 'slot' && 'assignedNodes' in element;

/** Characters of `text` that are no white space. */
function charsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (!isSpace(text.charCodeAt(at))) count += 1;
  return count;
}

/** 1 for each element that neither itself nor by one above it is marked as hidden. */
function shownIn({
  elements,
  texts,
  charsOf,
  styledAway,
}: Pick<LiveOutline, 'elements' | 'texts' | 'charsOf' | 'styledAway'>): Uint8Array {
  const shown = new Uint8Array(elements.length);
  for (const element of elements) {
    const { parent, order, firstText, endText } = element;
    if (parent !== null && (shown[parent.order] !== 1 || isMarkedHidden(element) || styledAway.whole.has(element))) {
      continue;
    }
    // A dialog hides the rest of the page from assistive technology while it is open, not from view.
    // The words under a reading in small print are silent because the reading is spoken in their place.
    const silenced =
      element.tag !== 'rb' &&
      attributeOf(element, 'aria-hidden') === 'true' &&
      charsOf(firstText, endText) * 2 < charsOf(0, texts.length);
    // A body that is hidden is read all the same: some pages hide it until their script has run.
    if (!silenced) shown[order] = 1;
  }
  for (const { order } of styledAway.own) shown[order] = 0;
  return shown;
}

/** As many nodes are read in a step. */
const STEP = 128;

/**
 * Reads the composed tree below `<body>`, or below `within`. Iterative, since a page may be nested deeper than the call
 * stack. Where the page changes between two steps, what is read is neither what it was nor what it is.
 */
export function* readingOutline(document: Document, options: OutlineOptions = {}): Steps<LiveOutline> {
  const elements: ReadElement[] = [];
  const texts: LiveText[] = [];
  const roots: ShadowRoot[] = [];
  const styledAway = { whole: new Set<OutlineElement>(), own: new Set<OutlineElement>() };
  const sums = new TextSums();
  const { charsOf } = sums;
  const counts = new TagCounts(elements);
  const border: { before: Break } = { before: 'block' };
  let run = 0;
  let shown: Uint8Array | null = null;
  const isShown = (order: number): boolean => {
    shown ??= shownIn({ elements, texts, charsOf, styledAway });
    return shown[order] === 1;
  };

  const open = (element: Element, traits: Traits, parent: Frame | null): Frame => {
    const { tag, isForm } = traits;
    const above = parent?.entry ?? null;
    const inline = above !== null && (traits.isInline || (traits.isCustom && (above.inline || RUNNING.has(above.tag))));
    const kind = traits.kind ?? above?.kind ?? 'paragraph';
    const depth = above === null ? 0 : above.depth + 1;
    const entry = new ReadElement(
      element,
      tag,
      above,
      elements.length,
      texts.length,
      depth,
      inline,
      kind,
      isShown,
      counts,
    );
    elements.push(entry);
    if (!inline) border.before = 'block';
    const root = isForm ? null : (element.shadowRoot ?? (options.closedRoots === true ? closedRootOf(element) : null));
    if (root !== null || tag === 'slot') run += 1;
    if (root !== null) roots.push(root);
    const assigned = root === null && isSlot(element, tag) ? element.assignedNodes() : [];
    return {
      entry,
      block: inline && parent !== null ? parent.block : entry,
      linked: tag === 'a' || (parent?.linked ?? false),
      foreign: root !== null || tag === 'slot',
      slotted: assigned.length > 0 ? assigned : null,
      slottedIndex: 0,
      next: traits.isOpaque ? null : isForm ? unclobbered(element, 'firstChild') : (root ?? element).firstChild,
    };
  };

  const read = (node: Text, frame: Frame): void => {
    const data = node.data;
    if (data === '') return;
    const count = charsIn(data);
    // Blank texts part words, but a break before them is a break before the words that follow.
    texts.push({ node, data, parent: frame.entry, block: frame.block, breakBefore: border.before, chars: count, run });
    if (count > 0) border.before = 'none';
    sums.add(count, frame.linked);
  };

  const known = new Map<string, Traits>();
  const stack: Frame[] = [];
  const top = options.within ?? document.body;
  // The root is read as the body, whatever element it is.
  if (top !== null) stack.push(open(top, { ...traitsOf('body'), isForm: nameOf(top) === 'form' }, null));
  let left = STEP;
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    left -= 1;
    if (left === 0) {
      left = STEP;
      yield;
    }
    const node = frame.slotted === null ? frame.next : (frame.slotted[frame.slottedIndex++] ?? null);
    const name = node === null ? null : nameOf(node);
    let traits = name === null ? null : (known.get(name) ?? null);
    if (name !== null && traits === null) {
      traits = traitsOf(name);
      known.set(name, traits);
    }
    if (node !== null && frame.slotted === null) {
      frame.next = traits?.isForm === true ? unclobbered(node, 'nextSibling') : node.nextSibling;
    }
    if (node === null) {
      frame.entry.endElement = elements.length;
      frame.entry.endText = texts.length;
      if (!frame.entry.inline) border.before = 'block';
      if (frame.foreign) run += 1;
      stack.pop();
    } else if (traits !== null) {
      const element = node as Element;
      if (traits.isDropped) {
        run += 1;
      } else if (traits.tag === 'br') {
        border.before = breakAt(border.before);
        open(element, traits, frame);
      } else {
        if (traits.isOpaque) run += 1;
        stack.push(open(element, traits, frame));
      }
    } else if (isText(node)) {
      read(node, frame);
    }
  }
  return {
    document,
    title: document.title,
    elements,
    texts,
    roots,
    styledAway,
    charsOf,
    linkCharsOf: sums.linkCharsOf,
  };
}

/** With less running text (characters, no white space) than this nothing was found that could be read. */
const MIN_FOUND = 400;

/** The same; where hardly any text is found, once more with what stands in closed shadow roots. */
export function* readingWholeOutline(document: Document): Steps<LiveOutline> {
  const outline = yield* readingOutline(document);
  if (outline.charsOf(0, outline.texts.length) >= MIN_FOUND) return outline;
  const whole = yield* readingOutline(document, { closedRoots: true });
  return whole.texts.length > outline.texts.length ? whole : outline;
}

/** The same at once. */
export function readOutline(document: Document, options: OutlineOptions = {}): LiveOutline {
  return finish(readingOutline(document, options));
}
