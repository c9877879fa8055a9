import { appendTexts, blocksOf } from './blocks';
import { isMarkedHidden, readOutline, type Visibility } from './outline';
import { type MappedText, MappedTextBuilder } from './text-map';

/**
 * The whole page's visible text, one block a line, white space inside a block collapsed: the coordinate in which
 * annotations are anchored. It holds captions, comments and what else a reader may mark; nothing that isn't seen.
 */
export function readPageText(document: Document): MappedText {
  const laidOut = document.defaultView !== null;
  const visibilityOf = (element: Element, tag: string): Visibility => {
    // jsdom has no layout to ask; a document without a window has none either.
    if (!laidOut || typeof element.checkVisibility !== 'function')
      return isMarkedHidden(element, tag) ? 'hidden' : 'shown';
    if (element.checkVisibility({ visibilityProperty: true })) return 'shown';
    if (element.checkVisibility()) return 'children-only';
    // An element with `display: contents` (as slots have) has no box to be seen, its children have.
    return document.defaultView?.getComputedStyle(element).display === 'contents' ? 'shown' : 'hidden';
  };
  const outline = readOutline(document, { visibilityOf });
  const builder = new MappedTextBuilder();
  for (const block of blocksOf(outline, () => true)) {
    builder.openBlock('\n');
    appendTexts(builder, outline, block.texts);
  }
  return builder.build();
}
