/** A word as lists of cue phrases are held against it. */
export interface PhraseWord {
  /** In small letters, with ’ as '. */
  readonly lower: string;
}

interface Piece {
  readonly text: string;
  readonly wild: 'start' | 'end' | null;
  /** Other words may stand before it. */
  readonly gap: boolean;
  /** No word may follow it. */
  readonly last: boolean;
}

/** A list of words and phrases, made ready to be found in a clause; its syntax is that of `StanceWords`. */
export class CuePhrases {
  readonly #exact = new Map<string, Piece[][]>();
  /** By their first letter. */
  readonly #openings = new Map<string, Piece[][]>();
  readonly #endings: Piece[][] = [];

  constructor(list: string) {
    for (const entry of list === '' ? [] : list.split(' ')) {
      const pieces = entry
        .split(/(?=…)|_/u)
        .filter((part) => part !== '')
        .map(pieceOf);
      const [first] = pieces;
      if (first === undefined) continue;
      if (first.wild === 'start') this.#endings.push(pieces);
      else if (first.wild === 'end') push(this.#openings, first.text.charAt(0), pieces);
      else push(this.#exact, first.text, pieces);
    }
  }

  /** The words, by index, of the longest phrase that begins at a word; null where none does. */
  at(words: readonly PhraseWord[], first: number): readonly number[] | null {
    const word = words[first];
    if (word === undefined) return null;
    let longest: readonly number[] | null = null;
    for (const list of [
      this.#exact.get(word.lower),
      this.#openings.get(word.lower.charAt(0)),
      this.#endings.length > 0 ? this.#endings : undefined,
    ]) {
      for (const pieces of list ?? []) {
        const found = fits(pieces[0], words, first) ? matchOf(pieces, words, first) : null;
        if (found !== null && found.length > (longest?.length ?? 0)) longest = found;
      }
    }
    return longest;
  }
}

function push(map: Map<string, Piece[][]>, key: string, pieces: Piece[]): void {
  const known = map.get(key);
  if (known) known.push(pieces);
  else map.set(key, [pieces]);
}

function pieceOf(part: string): Piece {
  const gap = part.startsWith('…');
  const last = part.endsWith('$');
  const text = part.slice(gap ? 1 : 0, last ? -1 : undefined);
  if (text.endsWith('*')) return { text: text.slice(0, -1), wild: 'end', gap, last };
  if (text.startsWith('*')) return { text: text.slice(1), wild: 'start', gap, last };
  return { text, wild: null, gap, last };
}

function matchOf(pieces: readonly Piece[], words: readonly PhraseWord[], first: number): number[] | null {
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
  const { text, wild } = piece;
  if (wild === 'end') return word.lower.startsWith(text);
  if (wild === 'start') return word.lower.length > text.length && word.lower.endsWith(text);
  return word.lower === text;
}
