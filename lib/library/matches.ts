import type { Span } from '../model';
import { fold } from '../store/search';

/** Text as it is searched, with the way back to what is shown. */
export interface FoldedText {
  readonly folded: string;
  /**
   * By index of `folded`: where the character it came from starts in the text; one more entry, the text's length. Null
   * where each index is its own.
   */
  readonly origins: readonly number[] | null;
}

/** Latin without accents, and the marks and dashes of print. */
const PLAIN = /^[\x20-\x7e\n\u2013\u2014\u2018\u2019\u201c\u201d]*$/;

/** Folds character by character, so that every place of the result can be told in the text. */
export function foldedText(text: string): FoldedText {
  // Most letters of most texts fold to themselves in lower case, one to one.
  if (PLAIN.test(text)) return { folded: text.toLowerCase(), origins: null };
  let folded = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    const part = fold(character);
    folded += part;
    for (let index = 0; index < part.length; index += 1) origins.push(at);
    at += character.length;
  }
  origins.push(text.length);
  return { folded, origins };
}

/** Where folded terms stand in a text: in order, touching ones joined. */
export function matchesOf(text: string, terms: readonly string[]): readonly Span[] {
  if (terms.length === 0) return [];
  const { folded, origins } = foldedText(text);
  const found: Span[] = [];
  for (const term of terms) {
    if (term === '') continue;
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      if (origins === null) {
        found.push({ start: at, end: at + term.length });
        continue;
      }
      const start = origins[at] ?? 0;
      const last = origins[at + term.length - 1] ?? start;
      const next = origins[at + term.length] ?? text.length;
      // A term that ends inside a character that folds to several ("ﬁ") takes all of it.
      const end = next > last ? next : last + String.fromCodePoint(text.codePointAt(last) ?? 0).length;
      found.push({ start, end });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: Span[] = [];
  for (const span of found) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else joined.push(span);
  }
  return joined;
}

/** The folded words of a query. */
export { termsOf } from '../store/search';
