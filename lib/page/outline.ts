import type { BlockKind } from '../model';

/**
 * A plain copy of the page's composed tree (open shadow roots in place of their hosts' children, slots filled), made in
 * one walk. Everything that judges the page works on it: plain objects, numbered in document order, so that "how much
 * text, how much of it in links" is a subtraction, and no rule costs a second walk of the DOM.
 */

/** How a text is parted from the text before it: not at all, by one `<br>`, or by the border of a block. */
export type Break = 'none' | 'line' | 'block';

export interface OutlineElement {
  readonly element: Element;
  /** Local name in lower case. */
  readonly tag: string;
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
}

export interface OutlineText {
  readonly node: Text;
  /** `node.data` at the time of reading. */
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
  readonly document: Document;
  readonly elements: readonly OutlineElement[];
  readonly texts: readonly OutlineText[];
  /** The open shadow roots that were read. */
  readonly roots: readonly ShadowRoot[];
  /** Characters (no white space) of `texts[from..to)`. */
  charsOf(from: number, to: number): number;
  /** The same, of those inside links. */
  linkCharsOf(from: number, to: number): number;
}

const KINDS: Readonly<Record<string, BlockKind>> = {
  ...{ h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading' },
  ...{ li: 'list-item', dd: 'list-item', dt: 'list-item', blockquote: 'quote' },
  ...{ figcaption: 'caption', caption: 'caption' },
};

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
export function isMarkedHidden(element: Element, tag: string): boolean {
  if (element.hasAttribute('hidden')) return true;
  if (tag === 'dialog' && !element.hasAttribute('open')) return true;
  const style = element.getAttribute('style');
  return style !== null && HIDING_STYLE.test(style);
}

export interface OutlineOptions {
  /** Reads what is in this element instead of the whole body. */
  readonly within?: Element | null;
}

/** Which elements of an outline are marked as hidden; found out for all at once, on the first need. */
type Shown = (order: number) => boolean;

/** What only some readings ask for is made when it is asked for. */
class ReadElement implements OutlineElement {
  endElement: number;
  endText: number;
  #names: string | null = null;

  constructor(
    readonly element: Element,
    readonly tag: string,
    readonly parent: OutlineElement | null,
    readonly order: number,
    readonly firstText: number,
    readonly depth: number,
    readonly inline: boolean,
    readonly kind: BlockKind,
    private readonly isShown: Shown,
  ) {
    this.endElement = order + 1;
    this.endText = firstText;
  }

  get names(): string {
    this.#names ??= namesOf(this.element);
    return this.#names;
  }

  get shown(): boolean {
    return this.isShown(this.order);
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

function nextOf(frame: Frame): Node | null {
  if (frame.slotted !== null) return frame.slotted[frame.slottedIndex++] ?? null;
  const node = frame.next;
  if (node !== null) frame.next = node.nextSibling;
  return node;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;
const isText = (node: Node): node is Text => node.nodeType === 3;
const isSlot = (element: Element, tag: string): element is HTMLSlotElement =>
  tag === 'slot' && 'assignedNodes' in element;

const WHITE_SPACE = /\s+/g;

/** Characters of `text` that are no white space. */
export function charsIn(text: string): number {
  return text.replace(WHITE_SPACE, '').length;
}

function namesOf(element: Element): string {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  const lower = names.toLowerCase();
  // Most names have no capitals, and every element has to be looked at.
  return lower === names ? names : names.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}

/** 1 for each element that neither itself nor by one above it is marked as hidden. */
function shownIn({ elements, texts, charsOf }: Pick<Outline, 'elements' | 'texts' | 'charsOf'>): Uint8Array {
  const shown = new Uint8Array(elements.length);
  for (const { element, tag, parent, order, firstText, endText } of elements) {
    if (parent !== null && (shown[parent.order] !== 1 || isMarkedHidden(element, tag))) continue;
    // A dialog hides the rest of the page from assistive technology while it is open, not from view.
    const silenced =
      element.getAttribute('aria-hidden') === 'true' && charsOf(firstText, endText) * 2 < charsOf(0, texts.length);
    // Pages hide their body until a script has run; it is what they are.
    if (!silenced) shown[order] = 1;
  }
  return shown;
}

/** Reads the composed tree below `<body>`, or below `within`. Iterative, since a page may be nested deeper than the call stack. */
export function readOutline(document: Document, options: OutlineOptions = {}): Outline {
  const elements: ReadElement[] = [];
  const texts: OutlineText[] = [];
  const roots: ShadowRoot[] = [];
  const chars = [0];
  const linkChars = [0];
  const border: { before: Break } = { before: 'block' };
  let run = 0;
  let shown: Uint8Array | null = null;
  const isShown = (order: number): boolean => {
    shown ??= shownIn({ elements, texts, charsOf });
    return shown[order] === 1;
  };

  const open = (element: Element, tag: string, parent: Frame | null): Frame => {
    const above = parent?.entry ?? null;
    const custom = tag.includes('-');
    const inline = above !== null && (INLINE.has(tag) || (custom && (above.inline || RUNNING.has(above.tag))));
    const kind = (Object.hasOwn(KINDS, tag) ? KINDS[tag] : undefined) ?? above?.kind ?? 'paragraph';
    const depth = above === null ? 0 : above.depth + 1;
    const entry = new ReadElement(element, tag, above, elements.length, texts.length, depth, inline, kind, isShown);
    elements.push(entry);
    if (!inline) border.before = 'block';
    const root = element.shadowRoot;
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
      next: OPAQUE.has(tag) ? null : (root ?? element).firstChild,
    };
  };

  const read = (node: Text, frame: Frame): void => {
    const data = node.data;
    if (data === '') return;
    const count = charsIn(data);
    // Blank texts part words, but a break before them is a break before the words that follow.
    texts.push({ node, data, parent: frame.entry, block: frame.block, breakBefore: border.before, chars: count, run });
    if (count > 0) border.before = 'none';
    chars.push((chars.at(-1) ?? 0) + count);
    linkChars.push((linkChars.at(-1) ?? 0) + (frame.linked ? count : 0));
  };

  const stack: Frame[] = [];
  const top = options.within ?? document.body;
  if (top !== null) stack.push(open(top, 'body', null));
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = nextOf(frame);
    if (node === null) {
      frame.entry.endElement = elements.length;
      frame.entry.endText = texts.length;
      if (!frame.entry.inline) border.before = 'block';
      if (frame.foreign) run += 1;
      stack.pop();
    } else if (isText(node)) {
      read(node, frame);
    } else if (isElement(node)) {
      const tag = node.localName.toLowerCase();
      if (DROPPED.has(tag)) {
        run += 1;
        continue;
      }
      if (tag === 'br') {
        border.before = breakAt(border.before);
        open(node, tag, frame);
        continue;
      }
      if (OPAQUE.has(tag)) run += 1;
      stack.push(open(node, tag, frame));
    }
  }
  const charsOf = (from: number, to: number): number => (chars[to] ?? 0) - (chars[from] ?? 0);
  return {
    document,
    elements,
    texts,
    roots,
    charsOf,
    linkCharsOf: (from, to) => (linkChars[to] ?? 0) - (linkChars[from] ?? 0),
  };
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
