import { firstIndex } from '../first-index';
import type { Span } from '../model';

/**
 * The whole sentences in which a quotation stands, as one stretch of the text: those of its contents, and the one before
 * or after where the cue stands there. `sentences` are in order; null where none of them holds any of the contents.
 */
export function sentencesAround(
  sentences: readonly Span[],
  { contents, cue }: { readonly contents: readonly Span[]; readonly cue: Span | null },
): Span | null {
  let first = sentences.length;
  let last = -1;
  for (const content of contents) {
    const from = firstAfter(sentences, content.start);
    let to = firstAfter(sentences, content.end);
    // The first that ends behind the content may begin in it.
    if ((sentences[to]?.start ?? content.end) >= content.end) to -= 1;
    if (to < from) continue;
    first = Math.min(first, from);
    last = Math.max(last, to);
  }
  if (last < 0) return null;
  const at = cue === null ? -1 : firstAfter(sentences, cue.start);
  const cued = cue !== null && (sentences[at]?.start ?? cue.end) < cue.end ? at : -1;
  const isNear = cued >= first - 1 && cued <= last + 1;
  const start = sentences[isNear ? Math.min(first, cued) : first]?.start;
  const end = sentences[isNear ? Math.max(last, cued) : last]?.end;
  return start === undefined || end === undefined ? null : { start, end };
}

/** The first that ends behind an offset. */
const firstAfter = (sentences: readonly Span[], offset: number): number =>
  firstIndex(sentences.length, (at) => (sentences[at]?.end ?? 0) > offset);
