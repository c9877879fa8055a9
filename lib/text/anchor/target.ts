import type { Selector } from '../../model';
import type { Steps } from '../steps';
import { Pattern, reversed } from './edit-distance';
import { endsLine, foldedOffset, foldingText, startsLine } from './fold';

/** What is looked for: stored selectors, folded, with the patterns that their comparisons need. */
export interface Target {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Offset at which the quotation stood, or null where no position was stored. */
  readonly position: number | null;
  /** Prefix, quotation and suffix, folded as one string; the quotation is [start, end) of it. */
  readonly context: string;
  readonly start: number;
  readonly end: number;
  /** The folded quotation. Never empty. */
  readonly quote: string;
  readonly before: Side;
  readonly after: Side;
}

/** The stored text on one side of a quotation, read from the quotation outwards. */
export interface Side {
  /** Whether the stored text began (or ended) with the quotation. */
  readonly textEdge: boolean;
  /** The next units; null where none were stored. */
  readonly near: Pattern | null;
  readonly far: Pattern | null;
  /** Whether the quotation starts (or ends) its block; null where the context can't tell. */
  readonly atEdge: boolean | null;
}

const NEAR = 20;

/** Null where the selectors hold no quotation, or one of white space only. */
export function* preparingTarget(selectors: readonly Selector[]): Steps<Target | null> {
  let exact = '';
  let prefix = '';
  let suffix = '';
  let position: number | null = null;
  let stored = false;
  for (const selector of selectors) {
    if (selector.type === 'TextQuoteSelector' && !stored) {
      ({ exact, prefix, suffix } = selector);
      stored = true;
    } else if (selector.type === 'TextPositionSelector' && position === null) position = selector.start;
  }
  if (exact === '') return null;
  const folded = yield* foldingText(prefix + exact + suffix);
  let start = foldedOffset(folded, prefix.length);
  let end = foldedOffset(folded, prefix.length + exact.length - 1) + 1;
  end = Math.min(end, folded.text.length);
  while (start < end && folded.text[start] === ' ') start++;
  while (end > start && folded.text[end - 1] === ' ') end--;
  if (start >= end) return null;
  const startsText = prefix === '' && position === 0;
  // A suffix is left out by tools that store none at all; one that stored a prefix had nothing to store.
  const endsText = suffix === '' && (prefix !== '' || startsText);
  return {
    exact,
    prefix,
    suffix,
    position,
    context: folded.text,
    start,
    end,
    quote: folded.text.slice(start, end),
    before: sideOf(
      reversed(folded.text.slice(0, start)),
      startsText,
      prefix === '' ? null : prefix.includes('\n') && startsLine(prefix, prefix.length),
    ),
    after: sideOf(
      folded.text.slice(end),
      endsText,
      suffix === '' ? null : suffix.includes('\n') && endsLine(suffix, 0),
    ),
  };
}

function sideOf(outward: string, textEdge: boolean, atEdge: boolean | null): Side {
  return {
    textEdge,
    near: outward === '' ? null : new Pattern(outward.slice(0, NEAR)),
    far: outward === '' ? null : new Pattern(outward),
    atEdge: textEdge ? true : atEdge,
  };
}
