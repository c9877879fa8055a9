/** What the reader marked, and what stands under a point of the page. */

/** Elements whose text is being written, not read. */
const EDITABLE =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]';

const elementOf = (node: Node): Element | null => (node.nodeType === 1 ? (node as Element) : node.parentElement);

/** The ranges of the selection that hold text, or none where it is collapsed or in a field that is being edited. */
export function selectedRanges(selection: Selection | null): readonly Range[] {
  if (selection === null || selection.isCollapsed) return [];
  const ranges: Range[] = [];
  for (let index = 0; index < selection.rangeCount; index += 1) {
    const range = selection.getRangeAt(index);
    if (range.collapsed || elementOf(range.commonAncestorContainer)?.closest(EDITABLE)) continue;
    ranges.push(range);
  }
  return ranges;
}

/** The place in the text under a point of the viewport (CSS pixels), or null. */
export function caretAt(document: Document, x: number, y: number): { node: Node; offset: number } | null {
  if (document.caretPositionFromPoint !== undefined) {
    const caret = document.caretPositionFromPoint(x, y);
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

/** Whether a click there does something of the page's own, which we must leave alone. */
export function isInteractive(target: EventTarget | null): boolean {
  const element = target !== null && 'nodeType' in target ? elementOf(target as Node) : null;
  return (
    element?.closest(`a[href], button, summary, label, video, audio, [role="button"], [role="link"], ${EDITABLE}`) !=
    null
  );
}
