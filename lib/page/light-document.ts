/**
 * A document in plain objects, as much of one as Readability asks for: its work is a great many small questions, and each
 * that a real document answers leaves JavaScript and comes back. What it has behaves as the DOM standard says, with these
 * differences, all of which Readability allows for:
 *  - lists of elements are arrays, and those of descendants don't change once they were asked for;
 *  - an element can be renamed in place (as in Readability's own `JSDOMParser`, by whose mark it knows such documents);
 *  - `innerHTML` is a copy of what is in the element and no text: it can only be put back;
 *  - selectors are tag names, parted by commas.
 */

/** Never changes, so that elements may share it. */
export class LightAttribute {
  constructor(
    readonly name: string,
    readonly value: string,
  ) {}

  cloneNode(): LightAttribute {
    return this;
  }
}

/** Anything that has a parent. */
abstract class LightNode {
  abstract readonly textContent: string;
  parentNode: LightElement | LightDocument | null = null;
  previousSibling: LightNode | null = null;
  nextSibling: LightNode | null = null;
  readonly nodeType: number = 0;

  get nextElementSibling(): LightElement | null {
    return elementFrom(this.nextSibling);
  }

  get childNodes(): readonly LightNode[] {
    return [];
  }

  remove(): void {
    if (this.parentNode instanceof LightElement) this.parentNode.removeChild(this);
  }
}

export class LightText extends LightNode {
  override readonly nodeType = 3;

  /** `index`: its place in whatever it was made from, which it keeps through all that is done to it. */
  constructor(
    readonly textContent: string,
    readonly index: number,
  ) {
    super();
  }
}

const isElement = (node: LightNode): node is LightElement => node.nodeType === 1;

function elementFrom(node: LightNode | null): LightElement | null {
  let at = node;
  while (at !== null && !isElement(at)) at = at.nextSibling;
  return at;
}

/** What is in an element, as it was. */
class Content {
  constructor(readonly nodes: readonly LightNode[]) {}
}

function copyOf(node: LightNode): LightNode {
  if (!isElement(node)) {
    const { textContent, index } = node as LightText;
    return new LightText(textContent, index);
  }
  const copy = new LightElement(node.tagName, node.attributes);
  for (let child = node.firstChild; child !== null; child = child.nextSibling) copy.appendChild(copyOf(child));
  return copy;
}

export class LightElement extends LightNode {
  override readonly nodeType = 1;
  firstChild: LightNode | null = null;
  lastChild: LightNode | null = null;
  /** In capitals. */
  tagName: string;
  /** Readability keeps its score here. */
  readability: unknown = undefined;
  #attributes: readonly LightAttribute[] | (() => readonly LightAttribute[]);
  #children: LightElement[] | null = null;
  /** Null once anything below has changed; then it is so in every element above, too. */
  #text: string | null = null;

  /** `attributes` are asked for on the first need. */
  constructor(tagName: string, attributes: readonly LightAttribute[] | (() => readonly LightAttribute[]) = []) {
    super();
    this.tagName = tagName;
    this.#attributes = attributes;
  }

  get nodeName(): string {
    return this.tagName;
  }

  get localName(): string {
    return this.tagName.toLowerCase();
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

  override get childNodes(): readonly LightNode[] {
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

  get innerHTML(): Content {
    return new Content(this.childNodes.map(copyOf));
  }

  set innerHTML(content: Content) {
    while (this.firstChild !== null) this.removeChild(this.firstChild);
    for (const node of content.nodes) this.appendChild(copyOf(node));
  }

  get attributes(): readonly LightAttribute[] {
    if (typeof this.#attributes === 'function') this.#attributes = this.#attributes();
    return this.#attributes;
  }

  getAttribute(name: string): string | null {
    for (const attribute of this.attributes) if (attribute.name === name) return attribute.value;
    return null;
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  removeAttribute(name: string): void {
    if (this.hasAttribute(name)) this.#attributes = this.attributes.filter((attribute) => attribute.name !== name);
  }

  setAttribute(name: string, value: string): void {
    this.setAttributeNode(new LightAttribute(name, value));
  }

  setAttributeNode(attribute: LightAttribute): void {
    this.removeAttribute(attribute.name);
    this.#attributes = [...this.attributes, attribute];
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

  #insert(node: LightNode, before: LightNode | null): void {
    node.remove();
    const previous = before === null ? this.lastChild : before.previousSibling;
    node.parentNode = this;
    node.previousSibling = previous;
    node.nextSibling = before;
    if (previous === null) this.firstChild = node;
    else previous.nextSibling = node;
    if (before === null) this.lastChild = node;
    else before.previousSibling = node;
    if (this.#children !== null && isElement(node)) {
      const following = node.nextElementSibling;
      if (following === null) this.#children.push(node);
      else this.#children.splice(this.#children.indexOf(following), 0, node);
    }
    this.#changed();
  }

  #changed(): void {
    for (
      let at: LightElement | LightDocument | null = this;
      at instanceof LightElement && at.#text !== null;
      at = at.parentNode
    ) {
      at.#text = null;
    }
  }

  getElementsByTagName(tag: string): LightElement[] {
    return this.querySelectorAll(tag);
  }

  querySelectorAll(tags: string): LightElement[] {
    const found: LightElement[] = [];
    const names = tags.toUpperCase().split(',');
    const visit = (parent: LightElement): void => {
      for (let at = parent.firstElementChild; at !== null; at = at.nextElementSibling) {
        if (names.includes(at.tagName)) found.push(at);
        visit(at);
      }
    };
    visit(this);
    return found;
  }
}

export class LightDocument {
  /** By this Readability knows that elements can be renamed. */
  readonly firstChild = { __JSDOMParser__: true };
  readonly parentNode = null;
  readonly nextElementSibling = null;
  readonly documentElement = new LightElement('HTML');
  readonly body: LightElement;
  /** Addresses are of no use to us: relative ones stay as they are. */
  readonly baseURI = '';
  readonly documentURI = '';

  constructor(
    readonly title: string,
    body: LightElement,
  ) {
    this.body = body;
    this.documentElement.parentNode = this;
    this.documentElement.appendChild(body);
  }

  createElement(tag: string): LightElement {
    return new LightElement(tag.toUpperCase());
  }

  getElementsByTagName(tag: string): LightElement[] {
    return this.documentElement.getElementsByTagName(tag);
  }

  querySelectorAll(tags: string): LightElement[] {
    return this.documentElement.querySelectorAll(tags);
  }
}
