import { PhraseList, type Piece, standsFor } from '../phrase-list';

/** A word of a text, as lists of phrases are held against it. */
export interface Word {
  /** UTF-16 units, half open. */
  readonly start: number;
  readonly end: number;
  /** In small letters, with ’ as '. */
  readonly lower: string;
  /** Its first letter is a capital. */
  readonly capital: boolean;
  /** It begins with a figure. */
  readonly figure: boolean;
}

/** Words from `first` to `last`, both included. */
export interface Match {
  readonly first: number;
  readonly last: number;
}

/** So many words may stand where a phrase leaves a gap. */
const GAP = 6;

/** A list of phrases, made ready to be found; its syntax is that of `CheckableWords`. */
export class Phrases {
  private readonly list: PhraseList;

  constructor(list: string) {
    this.list = new PhraseList(list);
  }

  /** The longest phrase that begins at a word, or null. */
  at(words: readonly Word[], first: number): Match | null {
    const word = words[first];
    if (word === undefined) return null;
    const last = Math.max(...this.list.near(word.lower).map((phrases) => furthest(phrases, words, first)));
    return last < 0 ? null : { first, last };
  }
}

/** Index of the last word of the longest phrase that begins at `first`; -1 where none does. */
function furthest(phrases: readonly (readonly Piece[])[], words: readonly Word[], first: number): number {
  let last = -1;
  for (const pieces of phrases) {
    if (fits(pieces[0], words[first])) last = Math.max(last, lastOf(pieces, words, first) ?? -1);
  }
  return last;
}

/** Index of the last word of a phrase that begins at `first`, or null where it does not. */
function lastOf(pieces: readonly Piece[], words: readonly Word[], first: number): number | null {
  let at = first;
  for (const [index, piece] of pieces.entries()) {
    const limit = piece.gap ? at + GAP : at;
    while (at < limit && !fits(piece, words[at])) at++;
    if (!fits(piece, words[at])) return null;
    if (index < pieces.length - 1) at++;
  }
  return at;
}

function fits(piece: Piece | undefined, word: Word | undefined): boolean {
  if (piece === undefined || word === undefined) return false;
  return !(piece.wild === 'start' && word.capital) && standsFor(piece, word.lower);
}
