/**
 * Words that tell what can be checked in a sentence. Lists are strings of entries parted by one space, in lower case. In
 * an entry "_" stands for a space, "*" at the end of a word for any ending, at its start for any beginning (of words in
 * small letters), and "…" for up to six words between: "reject*…claim*". "*" alone is any word.
 */
export interface CheckableWords {
  /** Numbers in words, from two on: "seven", "half", "millions". */
  readonly numbers: string;
  /** Words whose number is a name: "section" of "section 14". */
  readonly labels: string;
  readonly months: string;
  /** Months that are other words, too; they count beside a number or behind one of `beforeMonth`. */
  readonly unclearMonths: string;
  readonly beforeMonth: string;
  /** Days and stretches of time with a place in the calendar: "tuesday", "yesterday", "last_year". */
  readonly days: string;
  /** Words behind a number that make it an hour: "o'clock", "uhr". */
  readonly clock: string;
  readonly comparison: string;
  readonly accusation: string;
  readonly denial: string;
  readonly promise: string;
  /** Entries in which no word of the four lists above counts: "rather_than". */
  readonly exceptions: string;
}
