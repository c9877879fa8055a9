/** What the reader marked, and what stands under a point of the page. */

/** Elements whose text is being written, not read. */
const EDITABLE =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]';

const elementOf = (node: Node): Element | null => {
  if (node.nodeType === 1) return node as Element;
  // The parent of a node in a shadow root is the root's host.
  return node.nodeType === 11 && 'host' in node ? (node as ShadowRoot).host : node.parentElement;
};

/** What browsers have of https://w3c.github.io/selection-api/#dom-selection-getcomposedranges, and had before it. */
interface ComposedSelection {
  getComposedRanges?(options: { readonly shadowRoots: readonly ShadowRoot[] }): readonly StaticRange[];
}
interface SelectingRoot {
  getSelection?(): Selection | null;
}

/** A selection may begin in one tree and end in another; a range can't: one for each end, and what is between lies between. */
function rangesBetween({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): Range[] {
  const rangeOf = (node: Node, set: (range: Range) => void): Range => {
    const range = (node.ownerDocument ?? (node as Document)).createRange();
    range.selectNodeContents(node.getRootNode());
    set(range);
    return range;
  };
  const first = rangeOf(startContainer, (range) => range.setStart(startContainer, startOffset));
  if (startContainer.getRootNode() === endContainer.getRootNode()) {
    first.setEnd(endContainer, endOffset);
    return [first];
  }
  return [first, rangeOf(endContainer, (range) => range.setEnd(endContainer, endOffset))];
}

/** As the browser gives it, shadow roots looked into: to whoever doesn't ask so, a selection in one is collapsed. */
function allRanges(selection: Selection, roots: readonly ShadowRoot[]): Range[] {
  const { getComposedRanges } = selection as ComposedSelection;
  if (roots.length > 0 && getComposedRanges !== undefined) {
    return [...getComposedRanges.call(selection, { shadowRoots: roots })].flatMap(rangesBetween);
  }
  const own = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  if (own.some((range) => !range.collapsed)) return own;
  for (const root of roots) {
    const inside = (root as SelectingRoot).getSelection?.() ?? null;
    if (inside !== null && inside.rangeCount > 0 && !inside.isCollapsed) return [inside.getRangeAt(0)];
  }
  return own;
}

/**
 * The ranges of the selection that hold text, or none where it is collapsed or in a field that is being edited.
 *
 * @param roots the open shadow roots that a selection may be in
 */
export function selectedRanges(selection: Selection | null, roots: readonly ShadowRoot[] = []): readonly Range[] {
  if (selection === null || selection.rangeCount === 0) return [];
  const live = roots.filter(({ isConnected }) => isConnected);
  return allRanges(selection, live).filter(
    (range) => !range.collapsed && !elementOf(range.commonAncestorContainer)?.closest(EDITABLE),
  );
}

/** Whether the reader is in a frame of the page, as far as the page can tell: what is marked there only the frame knows. */
export function isInFrame(document: Document, roots: readonly ShadowRoot[] = []): boolean {
  const active = [document, ...roots].map(({ activeElement }) => activeElement?.localName ?? '');
  return active.some((name) => /^i?frame$/.test(name));
}

/** Chromium's and Firefox's newer form, with which a caret is found in shadow roots too. */
interface CaretDocument {
  caretPositionFromPoint?(
    x: number,
    y: number,
    options?: { readonly shadowRoots: readonly ShadowRoot[] },
  ): { readonly offsetNode: Node; readonly offset: number } | null;
}

/** The place in the text under a point of the viewport (CSS pixels), or null; also in the open shadow roots given. */
export function caretAt(
  document: Document,
  x: number,
  y: number,
  roots: readonly ShadowRoot[] = [],
): { node: Node; offset: number } | null {
  const asked = document as CaretDocument;
  if (asked.caretPositionFromPoint !== undefined) {
    const caret = asked.caretPositionFromPoint(x, y, { shadowRoots: roots });
    return caret === null ? null : { node: caret.offsetNode, offset: caret.offset };
  }
  // Chromium before 128 has only the older name.
  const range = document.caretRangeFromPoint?.(x, y) ?? null;
  return range === null ? null : { node: range.startContainer, offset: range.startOffset };
}

/** Whether a point lies on the drawn text of a range, not merely nearest to it (as a caret may be). */
export function isOn(range: Range, x: number, y: number): boolean {
  for (const rect of range.getClientRects()) {
    if (x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top - 2 && y <= rect.bottom + 3) return true;
  }
  return false;
}

/** Whether a click there does something of the page's own, which we must leave alone. Looks no further than its tree. */
export function isInteractive(target: EventTarget | null): boolean {
  const isNode = target !== null && 'nodeType' in target && (target as Node).nodeType !== 9;
  const element = isNode ? elementOf(target as Node) : null;
  return (
    element?.closest(`a[href], button, summary, label, video, audio, [role="button"], [role="link"], ${EDITABLE}`) !=
    null
  );
}
