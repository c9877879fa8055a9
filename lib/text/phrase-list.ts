import { entriesOf } from './entries';

/** A word of a phrase as a list has it. */
export interface Piece {
  readonly text: string;
  readonly wild: 'start' | 'end' | null;
  /** Other words may stand before it. */
  readonly gap: boolean;
  /** No word may follow it. */
  readonly last: boolean;
}

type Phrase = readonly Piece[];

/**
 * A list of words and phrases as the languages' files have them, by how each begins. "_" stands for a space, "*" at the
 * end of a word for any ending, at its start for any beginning, "…" for other words, and "$" at the end for the end of the
 * text that is looked through. How many words "…" may stand for, and which of several phrases counts, whoever looks says.
 */
export class PhraseList {
  readonly #exact = new Map<string, Phrase[]>();
  /** By their first letter. */
  readonly #openings = new Map<string, Phrase[]>();
  readonly #endings: Phrase[] = [];

  constructor(list: string) {
    for (const entry of entriesOf(list)) {
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

  /** The phrases, in three parts, among which are all that begin with such a word. */
  near(lower: string): readonly (readonly Phrase[])[] {
    return [this.#exact.get(lower) ?? NONE, this.#openings.get(lower.charAt(0)) ?? NONE, this.#endings];
  }
}

const NONE: readonly Phrase[] = [];

function push(map: Map<string, Phrase[]>, key: string, pieces: Phrase): void {
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

/** Whether a piece stands for a word, in small letters, with ’ as '. */
export function standsFor({ text, wild }: Piece, lower: string): boolean {
  if (wild === 'end') return lower.startsWith(text);
  if (wild === 'start') return lower.length > text.length && lower.endsWith(text);
  return lower === text;
}
