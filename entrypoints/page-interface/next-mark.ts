/** A highlight of the page: what of it, and where its words begin. */
export interface Mark<Target> {
  readonly target: Target;
  readonly ranges: readonly Range[];
}

export interface From {
  /** Where the words of the open card begin, or of the one that was closed last; null where there was none. */
  readonly card: Range | null;
  /** Whether those words are still to be seen: a reader who scrolled away begins at the place that is shown. */
  readonly isSeen: boolean;
  /** Whether a range begins below the top of the window. */
  readonly isBelowTop: (range: Range) => boolean;
}

/** The next highlight after the card's words, or else below the window's top; after the last the first. */
export function nextMark<Target>(
  all: readonly Mark<Target>[],
  { card, isSeen, isBelowTop }: From,
): Mark<Target> | null {
  const marks = all
    .flatMap((mark) => (mark.ranges[0] === undefined ? [] : [{ mark, range: mark.ranges[0] }]))
    .sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range));
  const next = marks.find(({ range }) =>
    card !== null && isSeen ? range.compareBoundaryPoints(Range.START_TO_START, card) > 0 : isBelowTop(range),
  );
  return (next ?? marks[0])?.mark ?? null;
}
