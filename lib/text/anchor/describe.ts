import type { Span, TextPositionSelector, TextQuoteSelector } from '../../model';

/**
 * Units kept on each side of a quotation. Twice what Hypothesis keeps: with 64, a sentence in its paragraph is told from
 * a copy of it in a summary even after some words around it were edited.
 */
const CONTEXT = 64;

/**
 * How a span of a page's text is stored. The text has one block a line, so a context that is empty or has "\n" next to
 * the quotation says that the quotation starts or ends its block.
 *
 * Throws a RangeError where the span is empty or outside the text: there is nothing to keep.
 */
export function describe(text: string, span: Span): [TextQuoteSelector, TextPositionSelector] {
  const { start, end } = span;
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= text.length)) {
    throw new RangeError(`No text at ${start} to ${end} of ${text.length}`);
  }
  let from = Math.max(0, start - CONTEXT);
  let to = Math.min(text.length, end + CONTEXT);
  // Half a character (an emoji, say) would not survive every file format.
  if (from < start && from > 0 && splitsPair(text, from)) from++;
  if (to > end && to < text.length && splitsPair(text, to)) to--;
  return [
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(from, start),
      suffix: text.slice(end, to),
    },
    { type: 'TextPositionSelector', start, end },
  ];
}

function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}
