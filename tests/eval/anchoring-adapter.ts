import { describe as describeSpan, locate as locateSelectors } from '../../lib/text/anchor';

/** Our `describe` and `locate` as the anchoring corpus' runner calls them. */
export const name = 'Pressmark';

type Stored = ReturnType<typeof describeSpan>;

export function describe(text: string, start: number, end: number): Stored {
  return describeSpan(text, { start, end });
}

export function locate(text: string, stored: Stored): { start: number; end: number; score: number } | null {
  const location = locateSelectors(text, stored);
  return location === null ? null : { ...location.span, score: location.score };
}
