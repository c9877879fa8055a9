/**
 * A document in plain objects, as much of one as Readability asks for: its work is a great many small questions, and each
 * that a real document answers leaves JavaScript and comes back. What it has behaves as the DOM standard says, with these
 * differences, all of which Readability allows for:
 *  - lists of elements are arrays, and those of descendants don't change once they were asked for;
 *  - an element can be renamed in place (as in Readability's own `JSDOMParser`, by whose mark it knows such documents);
 *  - `innerHTML`, or `content`, is a copy of what is in the element and no text: it can only be put back;
 *  - selectors are tag names, parted by commas.
 */

/** Never changes, so that elements may share it. */
export interface LightAttribute {
  readonly name: string;
  readonly value: string;
}

/** The tags that are looked for, in the order of their bits; others share the last. */
const TAGS =
  'A BR IMG TABLE P LI INPUT UL OL H1 H2 H3 H4 H5 H6 SPAN TD TR DIV BLOCKQUOTE FORM FIELDSET OBJECT EMBED IFRAME ASIDE FOOTER BUTTON FONT FIGURE';
const BITS = new Map(TAGS.split(' ').map((tag, index) => [tag, 1 << index]));
const OTHER = 1 << 30;

const bitOf = (tag: string): number => BITS.get(tag) ?? OTHER;

type Parent = LightElement | LightDocument;

abstract class LightNode {
  abstract readonly nodeType: number;
  abstract readonly textContent: string;
  abstract readonly childNodes: readonly LightNode[];
  parentNode: Parent | null = null;
  previousSibling: LightNode | null = null;
  nextSibling: LightNode | null = null;

  get nextElementSibling(): LightElement | null {
    return elementFrom(this.nextSibling);
  }

  remove(): void {
    if (this.parentNode instanceof LightElement) this.parentNode.removeChild(this);
  }
}

const NO_NODES: readonly LightNode[] = [];

export class LightText extends LightNode {
  readonly nodeType = 3;

  /** `index`: its place in whatever it was made from, which it keeps through all that is done to it. */
  constructor(
    readonly textContent: string,
    readonly index: number,
  ) {
    super();
  }

  get childNodes(): readonly LightNode[] {
    return NO_NODES;
  }
}

const isElement = (node: LightNode): node is LightElement => node.nodeType === 1;

function elementFrom(node: LightNode | null): LightElement | null {
  let at = node;
  while (at !== null && at.nodeType !== 1) at = at.nextSibling;
  return at as LightElement | null;
}

/** The content of an element at one time, to be put back. */
class Content {
  constructor(readonly nodes: readonly LightNode[]) {}
}

export class LightElement extends LightNode {
  readonly nodeType = 1;
  firstChild: LightNode | null = null;
  lastChild: LightNode | null = null;
  /** Readability keeps its score here. */
  readability: unknown = undefined;
  #tagName: string;
  #attributes: readonly LightAttribute[];
  #children: LightElement[] | null = null;
  /** Null once anything below has changed; then it is null in every element above, too. */
  #text: string | null = null;
  /** Bits of the tags of all that is below, or was. */
  #below = 0;

  /** @param tagName in capitals */
  constructor(tagName: string, attributes: readonly LightAttribute[]) {
    super();
    this.#tagName = tagName;
    this.#attributes = attributes;
  }

  get tagName(): string {
    return this.#tagName;
  }

  set tagName(name: string) {
    this.#tagName = name;
    if (this.parentNode instanceof LightElement) this.parentNode.#holds(bitOf(name));
  }

  get nodeName(): string {
    return this.#tagName;
  }

  get localName(): string {
    return this.#tagName.toLowerCase();
  }

  set localName(name: string) {
    this.tagName = name.toUpperCase();
  }

  get firstElementChild(): LightElement | null {
    return elementFrom(this.firstChild);
  }

  get children(): readonly LightElement[] {
    if (this.#children === null) {
      this.#children = [];
      for (let at = this.firstElementChild; at !== null; at = at.nextElementSibling) this.#children.push(at);
    }
    return this.#children;
  }

  get childNodes(): readonly LightNode[] {
    const nodes: LightNode[] = [];
    for (let at = this.firstChild; at !== null; at = at.nextSibling) nodes.push(at);
    return nodes;
  }

  get textContent(): string {
    if (this.#text === null) {
      let text = '';
      for (let at = this.firstChild; at !== null; at = at.nextSibling) text += at.textContent;
      this.#text = text;
    }
    return this.#text;
  }

  get content(): Content {
    return new Content(this.#copy().childNodes);
  }

  set content(content: Content) {
    while (this.firstChild !== null) this.removeChild(this.firstChild);
    for (const node of content.nodes) {
      this.appendChild(isElement(node) ? node.#copy() : new LightText(node.textContent, (node as LightText).index));
    }
  }

  /** As Readability calls `content` where it is not built in (wxt.config.ts). */
  get innerHTML(): Content {
    return this.content;
  }

  set innerHTML(content: Content) {
    this.content = content;
  }

  get attributes(): readonly (LightAttribute & { cloneNode(): LightAttribute })[] {
    return this.#attributes.map((attribute) => ({ ...attribute, cloneNode: () => attribute }));
  }

  getAttribute(name: string): string | null {
    for (const attribute of this.#attributes) if (attribute.name === name) return attribute.value;
    return null;
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  removeAttribute(name: string): void {
    if (this.hasAttribute(name)) this.#attributes = this.#attributes.filter((attribute) => attribute.name !== name);
  }

  setAttribute(name: string, value: string): void {
    this.setAttributeNode({ name, value });
  }

  setAttributeNode(attribute: LightAttribute): void {
    this.removeAttribute(attribute.name);
    this.#attributes = [...this.#attributes, attribute];
  }

  get className(): string {
    return this.getAttribute('class') ?? '';
  }

  set className(value: string) {
    this.setAttribute('class', value);
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(value: string) {
    this.setAttribute('id', value);
  }

  get src(): string {
    return this.getAttribute('src') ?? '';
  }

  appendChild(node: LightNode): void {
    this.#insert(node, null);
  }

  replaceChild(node: LightNode, replaced: LightNode): void {
    this.#insert(node, replaced);
    this.removeChild(replaced);
  }

  removeChild(node: LightNode): void {
    if (node.parentNode !== this) throw new Error('not a child of this element');
    const { previousSibling: previous, nextSibling: next } = node;
    if (previous === null) this.firstChild = next;
    else previous.nextSibling = next;
    if (next === null) this.lastChild = previous;
    else next.previousSibling = previous;
    node.parentNode = null;
    node.previousSibling = null;
    node.nextSibling = null;
    if (this.#children !== null && isElement(node)) this.#children.splice(this.#children.indexOf(node), 1);
    this.#changed();
  }

  getElementsByTagName(tag: string): LightElement[] {
    return this.querySelectorAll(tag);
  }

  querySelectorAll(tags: string): LightElement[] {
    const names = tags.toUpperCase().split(',');
    const found: LightElement[] = [];
    this.#find(
      names,
      names.reduce((bits, name) => bits | bitOf(name), 0),
      found,
    );
    return found;
  }

  #find(names: readonly string[], bits: number, found: LightElement[]): void {
    if ((this.#below & bits) === 0) return;
    for (let at = this.firstChild; at !== null; at = at.nextSibling) {
      if (!isElement(at)) continue;
      if (names.includes(at.#tagName)) found.push(at);
      at.#find(names, bits, found);
    }
  }

  #insert(node: LightNode, before: LightNode | null): void {
    if (node.parentNode !== null) node.remove();
    const previous = before === null ? this.lastChild : before.previousSibling;
    node.parentNode = this;
    node.previousSibling = previous;
    node.nextSibling = before;
    if (previous === null) this.firstChild = node;
    else previous.nextSibling = node;
    if (before === null) this.lastChild = node;
    else before.previousSibling = node;
    if (isElement(node)) {
      this.#holds(node.#below | bitOf(node.#tagName));
      if (this.#children !== null) {
        const following = node.nextElementSibling;
        const place = following === null ? this.#children.length : this.#children.indexOf(following);
        this.#children.splice(place, 0, node);
      }
    }
    this.#changed();
  }

  /** Elements of these tags are below, from now on. */
  #holds(bits: number): void {
    let at: Parent | null = this;
    while (at instanceof LightElement && (at.#below & bits) !== bits) {
      at.#below |= bits;
      at = at.parentNode;
    }
  }

  #changed(): void {
    let at: Parent | null = this;
    while (at instanceof LightElement && at.#text !== null) {
      at.#text = null;
      at = at.parentNode;
    }
  }

  /** With all that is below. */
  #copy(): LightElement {
    const copy = new LightElement(this.#tagName, this.#attributes);
    copy.#below = this.#below;
    copy.#text = this.#text;
    let last: LightNode | null = null;
    for (let at = this.firstChild; at !== null; at = at.nextSibling) {
      const node: LightNode = isElement(at) ? at.#copy() : new LightText(at.textContent, (at as LightText).index);
      node.parentNode = copy;
      node.previousSibling = last;
      if (last === null) copy.firstChild = node;
      else last.nextSibling = node;
      last = node;
    }
    copy.lastChild = last;
    return copy;
  }
}

export class LightDocument {
  /** By this Readability knows that elements can be renamed. */
  readonly firstChild = { __JSDOMParser__: true };
  readonly parentNode = null;
  readonly nextElementSibling = null;
  readonly documentElement = new LightElement('HTML', []);
  /** What addresses are relative to is of no use to us. */
  readonly baseURI = '';
  readonly documentURI = '';

  constructor(
    readonly title: string,
    readonly body: LightElement,
  ) {
    this.documentElement.parentNode = this;
    this.documentElement.appendChild(body);
  }

  createElement(tag: string): LightElement {
    return new LightElement(tag.toUpperCase(), []);
  }

  getElementsByTagName(tag: string): LightElement[] {
    return this.documentElement.getElementsByTagName(tag);
  }

  querySelectorAll(tags: string): LightElement[] {
    return this.documentElement.querySelectorAll(tags);
  }
}
