/**
 * Anchoring: how a passage of a page is remembered, and found again when the page has changed.
 */
import type { Selector } from '../../model';
import { indexText, type Location } from './text-index';

export { describe } from './describe';
export { indexText, type Location } from './text-index';
export { wordEdits } from './word-edits';

/** Where the passage that `selectors` describe stands in `text`; null where it is gone. For many, use `indexText`. */
export function locate(text: string, selectors: readonly Selector[]): Location | null {
  return indexText(text).locate(selectors);
}
