import { PhraseList, type Piece, standsFor } from '../phrase-list';

/** A word as lists of cue phrases are held against it. */
export interface PhraseWord {
  /** In small letters, with ’ as '. */
  readonly lower: string;
}

/** A list of words and phrases, made ready to be found in a clause; its syntax is that of `StanceWords`. */
export class CuePhrases {
  readonly #list: PhraseList;

  constructor(list: string) {
    this.#list = new PhraseList(list);
  }

  /** The words, by index, of the longest phrase that begins at a word; null where none does. */
  at(words: readonly PhraseWord[], first: number): readonly number[] | null {
    const word = words[first];
    if (word === undefined) return null;
    let longest: readonly number[] | null = null;
    for (const phrases of this.#list.near(word.lower)) {
      for (const pieces of phrases) {
        const found = matchOf(pieces, words, first);
        if (found !== null && found.length > (longest?.length ?? 0)) longest = found;
      }
    }
    return longest;
  }
}

function matchOf(pieces: readonly Piece[], words: readonly PhraseWord[], first: number): number[] | null {
  if (!fits(pieces[0], words, first)) return null;
  const found: number[] = [];
  let at = first;
  for (const piece of pieces) {
    if (piece.gap) while (at < words.length && !fits(piece, words, at)) at++;
    if (!fits(piece, words, at)) return null;
    found.push(at);
    at++;
  }
  return found;
}

function fits(piece: Piece | undefined, words: readonly PhraseWord[], at: number): boolean {
  const word = words[at];
  if (piece === undefined || word === undefined || (piece.last && at < words.length - 1)) return false;
  return standsFor(piece, word.lower);
}
