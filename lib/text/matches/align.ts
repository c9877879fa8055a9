/**
 * Which words of one claim stand for which of another: in order as far as the most words go, and of the rest those that
 * stand elsewhere.
 */
import type { ClaimWord } from './claim-words';
import type { MatchWords } from './match-words';

/** How two words are alike. 'exact': the same word; 'form': another form of it; 'loose': a word that may say the same. */
export type Likeness = 'exact' | 'form' | 'loose';

export interface WordPair {
  /** Indexes of the words. */
  readonly a: number;
  readonly b: number;
  readonly likeness: Likeness;
  /** Words before it in the one claim stand behind it in the other. */
  readonly moved: boolean;
}

const WORTH: Readonly<Record<Likeness, number>> = { exact: 1, form: 0.95, loose: 0.55 };
/** For each word that follows in both on the one before it, so that of two ways the less scattered one is taken. */
const ADJACENT = 0.02;

/** How much of the lesser of two words a pair of them is worth. */
export const worthOf = (a: ClaimWord, b: ClaimWord, likeness: Likeness): number =>
  Math.min(a.weight, b.weight) * WORTH[likeness];

const isOpen = ({ kind }: ClaimWord): boolean => kind === 'content' || kind === 'name';

export function likenessOf(a: ClaimWord, b: ClaimWord, words: MatchWords): Likeness | null {
  if (a.key === b.key) return 'exact';
  if (a.kind === 'figure' || b.kind === 'figure') return isShareOf(a.key, b.key) ? 'loose' : null;
  if (!isOpen(a) || !isOpen(b)) {
    if (a.kind !== b.kind) return null;
    if (a.kind === 'auxiliary') return words.auxiliaries.get(a.key) === words.auxiliaries.get(b.key) ? 'form' : null;
    return a.kind === 'pronoun' || a.kind === 'negation' ? 'form' : null;
  }
  if (a.stem === b.stem) return 'form';
  // Of two names one may be the short form of the other ("Calif.") or made of it; else they are two.
  if (a.kind === 'name' && b.kind === 'name') return isPrefix(a.stem, b.stem) ? 'loose' : null;
  if (a.groups.length > 0 && b.groups.length > 0 && a.groups.some((group) => b.groups.includes(group))) return 'loose';
  return isRelated(a.stem, b.stem) && !areOpposites(a.stem, b.stem, words) ? 'loose' : null;
}

/** "Every fourth" and "a quarter". */
function isShareOf(a: string, b: string): boolean {
  if (!a.startsWith('#') || !b.startsWith('#')) return false;
  const [one, other] = [Number(a.slice(1)), Number(b.slice(1))];
  return Math.min(one, other) < 1 && Math.max(one, other) > 2 && Math.abs(one * other - 1) < 0.01;
}

/** One says the opposite of the other, as the language's list or a prefix tells: "able", "unable". */
export function areOpposites(a: string, b: string, words: MatchWords): boolean {
  if (words.opposites.get(a)?.has(b)) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 3 || !long.endsWith(short)) return false;
  return words.negativePrefixes.includes(long.slice(0, long.length - short.length));
}

const LONG = 5;

const isPrefix = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) > 3 && (a.startsWith(b) || b.startsWith(a));

/** Derived from one word ("hunger", "hungrig"), or one the last part of the other ("Bienenvölker"). */
function isRelated(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < LONG) return false;
  return long.slice(0, LONG) === short.slice(0, LONG) || long.endsWith(short) || long.startsWith(short);
}

export function align(a: readonly ClaimWord[], b: readonly ClaimWord[], words: MatchWords): WordPair[] {
  const table = likenessTable(a, b, words);
  const inOrder = longest(a, b, table);
  return [...inOrder, ...elsewhere(a, b, table, inOrder)].sort((one, other) => one.a - other.a || one.b - other.b);
}

const LIKENESSES: readonly Likeness[] = ['exact', 'form', 'loose'];
const CODES: Readonly<Record<Likeness, number>> = { exact: 1, form: 2, loose: 3 };
const WORTHS: readonly number[] = [0, ...LIKENESSES.map((likeness) => WORTH[likeness])];

/** By a word of the one claim, then one of the other: 0 where they are not alike, else a code. */
function likenessTable(a: readonly ClaimWord[], b: readonly ClaimWord[], words: MatchWords): Uint8Array {
  const table = new Uint8Array(a.length * b.length);
  let at = 0;
  for (const one of a) {
    for (const other of b) {
      const likeness = likenessOf(one, other, words);
      if (likeness !== null) table[at] = CODES[likeness];
      at += 1;
    }
  }
  return table;
}

/** The common sequence that is worth most. */
function longest(a: readonly ClaimWord[], b: readonly ClaimWord[], table: Uint8Array): WordPair[] {
  const [rows, columns] = [a.length, b.length];
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const weights = Float64Array.from(b, ({ weight }) => weight);
  const gainAt = (i: number, j: number, weight: number): number => {
    const code = table[i * columns + j] ?? 0;
    const isAdjacent = i + 1 < rows && j + 1 < columns && table[(i + 1) * columns + j + 1] !== 0;
    return Math.min(weight, weights[j] ?? 0) * (WORTHS[code] ?? 0) + (isAdjacent ? ADJACENT : 0);
  };
  for (let i = rows - 1; i >= 0; i -= 1) {
    const weight = a[i]?.weight ?? 0;
    for (let j = columns - 1; j >= 0; j -= 1) {
      let value = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      if (table[i * columns + j] !== 0) {
        value = Math.max(value, gainAt(i, j, weight) + (best[(i + 1) * width + j + 1] ?? 0));
      }
      best[i * width + j] = value;
    }
  }
  const pairs: WordPair[] = [];
  for (let [i, j] = [0, 0]; i < rows && j < columns; ) {
    const here = best[i * width + j] ?? 0;
    const code = table[i * columns + j] ?? 0;
    const likeness = LIKENESSES[code - 1];
    const rest = best[(i + 1) * width + j + 1] ?? 0;
    if (likeness !== undefined && Math.abs(here - gainAt(i, j, a[i]?.weight ?? 0) - rest) < 1e-9) {
      pairs.push({ a: i, b: j, likeness, moved: false });
      i += 1;
      j += 1;
    } else if (Math.abs(here - (best[(i + 1) * width + j] ?? 0)) < 1e-9) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Words that say something and are in both, but in another place: each once. */
function elsewhere(
  a: readonly ClaimWord[],
  b: readonly ClaimWord[],
  table: Uint8Array,
  inOrder: readonly WordPair[],
): WordPair[] {
  const [usedA, usedB] = [new Set(inOrder.map((pair) => pair.a)), new Set(inOrder.map((pair) => pair.b))];
  const pairs: WordPair[] = [];
  const freeA = [...a.keys()].filter((i) => !usedA.has(i) && saysSomething(a[i]));
  const freeB = [...b.keys()].filter((j) => !usedB.has(j) && saysSomething(b[j]));
  for (const wanted of LIKENESSES) {
    for (const i of freeA) {
      if (usedA.has(i)) continue;
      const j = freeB.find((at) => table[i * b.length + at] === CODES[wanted] && !usedB.has(at));
      if (j === undefined) continue;
      pairs.push({ a: i, b: j, likeness: wanted, moved: true });
      usedA.add(i);
      usedB.add(j);
    }
  }
  return pairs;
}

const saysSomething = (word: ClaimWord | undefined): boolean =>
  word !== undefined && (isOpen(word) || word.kind === 'figure' || word.kind === 'negation');
