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
  // Two names are one or they aren't.
  if (a.kind === 'name' && b.kind === 'name') return null;
  const groups = words.groups.get(a.stem);
  if (groups !== undefined && words.groups.get(b.stem)?.some((group) => groups.includes(group))) return 'loose';
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

/** Derived from one word ("hunger", "hungrig"), or one the last part of the other ("Bienenvölker"). */
function isRelated(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < LONG) return false;
  return long.slice(0, LONG) === short.slice(0, LONG) || long.endsWith(short) || long.startsWith(short);
}

export function align(a: readonly ClaimWord[], b: readonly ClaimWord[], words: MatchWords): WordPair[] {
  const likeness = likenessTable(a, b, words);
  const inOrder = longest(a, b, likeness);
  return [...inOrder, ...elsewhere(a, b, likeness, inOrder)].sort((one, other) => one.a - other.a || one.b - other.b);
}

type Table = (a: number, b: number) => Likeness | null;

const CODES: readonly (Likeness | null)[] = [null, 'exact', 'form', 'loose'];

/** Words that occur again are compared once. */
function likenessTable(a: readonly ClaimWord[], b: readonly ClaimWord[], words: MatchWords): Table {
  const known = new Map<string, number>();
  const table = new Uint8Array(a.length * b.length);
  a.forEach((one, i) => {
    b.forEach((other, j) => {
      const pair = `${one.kind} ${one.key} ${other.kind} ${other.key}`;
      let code = known.get(pair);
      if (code === undefined) {
        code = CODES.indexOf(likenessOf(one, other, words));
        known.set(pair, code);
      }
      table[i * b.length + j] = code;
    });
  });
  return (i, j) => CODES[table[i * b.length + j] ?? 0] ?? null;
}

/** The common sequence that is worth most. */
function longest(a: readonly ClaimWord[], b: readonly ClaimWord[], likeness: Table): WordPair[] {
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const gainAt = (i: number, j: number): number => {
    const like = likeness(i, j);
    const [one, other] = [a[i], b[j]];
    if (like === null || one === undefined || other === undefined) return -1;
    const isAdjacent = likeness(i + 1, j + 1) !== null && i + 1 < a.length && j + 1 < b.length;
    return worthOf(one, other, like) + (isAdjacent ? ADJACENT : 0);
  };
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      let value = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      const gain = gainAt(i, j);
      if (gain >= 0) value = Math.max(value, gain + (best[(i + 1) * width + j + 1] ?? 0));
      best[i * width + j] = value;
    }
  }
  const pairs: WordPair[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    const here = best[i * width + j] ?? 0;
    const gain = gainAt(i, j);
    const like = likeness(i, j);
    if (like !== null && gain >= 0 && Math.abs(here - gain - (best[(i + 1) * width + j + 1] ?? 0)) < 1e-9) {
      pairs.push({ a: i, b: j, likeness: like, moved: false });
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
  likeness: Table,
  inOrder: readonly WordPair[],
): WordPair[] {
  const [usedA, usedB] = [new Set(inOrder.map((pair) => pair.a)), new Set(inOrder.map((pair) => pair.b))];
  const pairs: WordPair[] = [];
  for (const wanted of ['exact', 'form', 'loose'] as const) {
    for (let i = 0; i < a.length; i += 1) {
      if (usedA.has(i) || !saysSomething(a[i])) continue;
      for (let j = 0; j < b.length; j += 1) {
        if (usedB.has(j) || likeness(i, j) !== wanted) continue;
        pairs.push({ a: i, b: j, likeness: wanted, moved: true });
        usedA.add(i);
        usedB.add(j);
        break;
      }
    }
  }
  return pairs;
}

const saysSomething = (word: ClaimWord | undefined): boolean =>
  word !== undefined && (isOpen(word) || word.kind === 'figure' || word.kind === 'negation');
