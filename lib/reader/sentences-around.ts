import type { Span } from '../model';

/**
 * The whole sentences in which a quotation stands, as one stretch of the text: those of its contents, and the one before
 * or after where the cue stands there. `sentences` are in order; null where none of them holds any of the contents.
 */
export function sentencesAround(
  sentences: readonly Span[],
  { contents, cue }: { readonly contents: readonly Span[]; readonly cue: Span | null },
): Span | null {
  const holds = (spans: readonly Span[], sentence: Span) =>
    spans.some(({ start, end }) => start < sentence.end && sentence.start < end);
  const first = sentences.findIndex((sentence) => holds(contents, sentence));
  if (first < 0) return null;
  const last = sentences.findLastIndex((sentence) => holds(contents, sentence));
  const cued = cue === null ? -1 : sentences.findIndex((sentence) => holds([cue], sentence));
  const isNear = cued >= first - 1 && cued <= last + 1;
  const start = sentences[isNear ? Math.min(first, cued) : first]?.start;
  const end = sentences[isNear ? Math.max(last, cued) : last]?.end;
  return start === undefined || end === undefined ? null : { start, end };
}
