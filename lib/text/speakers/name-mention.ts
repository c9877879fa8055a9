import type { Span } from '../../model';
import type { Word, WordSequence } from './reading';
import type { Gender } from './vocabulary';

/** Half-open range of indexes into `WordSequence.words`. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

export type NameKind = 'person' | 'organisation' | 'place' | 'unknown';

/** A name as it stands in the text once: "Mr. Lund", "Harbour Office". */
export interface NameMention extends WordRange {
  /** The words of the name in lower case, without role, form of address, stop or possessive mark. */
  readonly words: readonly string[];
  readonly kind: NameKind;
  /** As told by form of address, role or given name. */
  readonly gender: Gender | null;
  /** The role before the name ("Harbour Office spokesman"), forms of address like "Mr." left out. */
  readonly role: WordRange | null;
  /** Where role, form of address or name begin. */
  readonly opening: number;
  /** True with a possessive mark after it. */
  readonly possessive: boolean;
  /** True where capitals tell little (headlines, German nouns): it may join a known name but found none. */
  readonly weak: boolean;
}

/** The place of a range of words in the text. */
export function spanOfWords(reading: WordSequence, { from, to }: WordRange): Span {
  const start = reading.words[from]?.start ?? 0;
  return { start, end: Math.max(start, reading.words[to - 1]?.end ?? start) };
}

export function textOfWords(reading: WordSequence, range: WordRange): string {
  const { start, end } = spanOfWords(reading, range);
  return reading.text.slice(start, end);
}

/** True where `next` follows `word` with at most one space between them, in the same sentence. */
export function adjoin(reading: WordSequence, word: Word | undefined, next: Word | undefined): boolean {
  if (!word || !next || word.sentence !== next.sentence) return false;
  const gap = next.start - word.end;
  return gap === 0 || (gap === 1 && /\s/u.test(reading.text.charAt(word.end)));
}
