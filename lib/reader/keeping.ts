import type { Selector } from '../model';
import { describe, indexText, type Location, type TextIndex } from '../text/anchor';
import { digestOf, paragraphChanges } from '../text/article-digest';
import { diffWords, isSameWording } from '../text/word-diff';

/**
 * What only a reader needs who keeps something, or has: most pages are read without it, so a session asks for it when it
 * does. The rest of lib/reader takes nothing but types of it.
 */
export interface Keeping {
  /** Where a passage stands in a page's text, or null where it is gone. */
  readonly locate: (text: string, selectors: readonly Selector[]) => Location | null;
  readonly describe: typeof describe;
  readonly diffWords: typeof diffWords;
  readonly isSameWording: typeof isSameWording;
  readonly digestOf: typeof digestOf;
  readonly paragraphChanges: typeof paragraphChanges;
  /** A UUID of version 7. */
  readonly uuid: () => string;
}

/** @param uuid makes UUIDs of version 7 */
export function keepingWith(uuid: () => string): Keeping {
  // Many passages are looked for in one text, one after the other.
  let last: TextIndex | null = null;
  const locate: Keeping['locate'] = (text, selectors) => {
    if (last?.text !== text) last = indexText(text);
    return last.locate(selectors);
  };
  return { locate, describe, diffWords, isSameWording, digestOf, paragraphChanges, uuid };
}
