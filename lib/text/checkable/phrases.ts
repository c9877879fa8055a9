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

interface Piece {
  readonly text: string;
  readonly wild: 'start' | 'end' | null;
  /** Whether up to `GAP` words may stand before it. */
  readonly gap: boolean;
}

const GAP = 6;

/** A list of phrases, made ready to be found; its syntax is that of `CheckableWords`. */
export class Phrases {
  private readonly exact = new Map<string, Piece[][]>();
  /** By their first letter. */
  private readonly openings = new Map<string, Piece[][]>();
  private readonly endings: Piece[][] = [];

  constructor(list: string) {
    for (const entry of list === '' ? [] : list.split(' ')) {
      const pieces = entry
        .split(/(?=…)|_/u)
        .filter((part) => part !== '')
        .map(pieceOf);
      const [first] = pieces;
      if (first === undefined) continue;
      if (first.wild === 'start') this.endings.push(pieces);
      else {
        const map = first.wild === 'end' ? this.openings : this.exact;
        const key = first.wild === 'end' ? first.text.charAt(0) : first.text;
        map.set(key, [...(map.get(key) ?? []), pieces]);
      }
    }
  }

  /** The longest phrase that begins at a word, or null. */
  at(words: readonly Word[], first: number): Match | null {
    const word = words[first];
    if (word === undefined) return null;
    const last = Math.max(
      furthest(this.exact.get(word.lower), words, first),
      furthest(this.openings.get(word.lower.charAt(0)), words, first),
      furthest(this.endings, words, first),
    );
    return last < 0 ? null : { first, last };
  }
}

/** Index of the last word of the longest phrase that begins at `first`; -1 where none does. */
function furthest(phrases: readonly Piece[][] | undefined, words: readonly Word[], first: number): number {
  let last = -1;
  for (const pieces of phrases ?? []) {
    if (fits(pieces[0], words[first])) last = Math.max(last, lastOf(pieces, words, first) ?? -1);
  }
  return last;
}

function pieceOf(part: string): Piece {
  const gap = part.startsWith('…');
  const text = gap ? part.slice(1) : part;
  if (text.endsWith('*')) return { text: text.slice(0, -1), wild: 'end', gap };
  if (text.startsWith('*')) return { text: text.slice(1), wild: 'start', gap };
  return { text, wild: null, gap };
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
  const { text, wild } = piece;
  if (wild === 'end') return word.lower.startsWith(text);
  if (wild === 'start') return !word.capital && word.lower.length > text.length && word.lower.endsWith(text);
  return word.lower === text;
}
