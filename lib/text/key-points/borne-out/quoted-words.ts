/**
 * A quotation in a headline or bullet held against the quotations of the article, word by word. Case, marks and the shape of
 * apostrophes are no difference; words set in brackets and an ellipsis say themselves that something is other.
 */
import { fold } from '../../anchor/fold';
import { finish, type Steps } from '../../steps';

/** What a quotation of the article says, and whose it is. */
export interface SaidWords {
  readonly text: string;
  /** In marks, or told in the publisher's words. */
  readonly isDirect: boolean;
  /** As the article names who spoke; null where it names nobody. */
  readonly speaker: string | null;
}

/**
 * Q1 `same`: word for word, a piece of it, or with what is left out told by an ellipsis.
 * Q2 `reported`: the words stand in the article, but in nobody's marks.
 * Q3 `speaker`: word for word, but said by somebody else.
 * Q4 `joined`: put together from two quotations.
 * Q5 `left-out`, `added`, `changed`: words of the quotation are missing, others stand in it, or in their place.
 * Q6 `turned`: the same words in another order.
 * Q7 `absent`: no quotation of the article is like it.
 */
export type QuotedAs =
  | 'same'
  | 'reported'
  | 'speaker'
  | 'joined'
  | 'left-out'
  | 'added'
  | 'changed'
  | 'turned'
  | 'absent';

export interface QuotedWords {
  readonly as: QuotedAs;
  /** The words that differ as quoted, or all of them. */
  readonly words: string;
  /** What the article has in their place; "" where it has nothing. */
  readonly text: string;
  /** Index of the quotation that it was held against; null for none. */
  readonly said: number | null;
  /** Of words that the article has in nobody's marks, the index of the sentence. */
  readonly sentence?: number;
}

/** A shorter piece in marks is a name or a phrase, of which no more can be told than that it stands there. */
const FEWEST_WORDS = 3;
/** Share of the words that a quotation must have, in their order, to be the one that is meant. */
const LEAST_ALIKE = 0.6;
/** A joined piece has so many words at least. */
const FEWEST_JOINED = 2;
/** Of a quotation of the article so many words are compared, and of the one that is held against it. */
const MOST_WORDS = 400;
const MOST_QUOTED = 120;

/** The words of a quotation, read once. */
export interface Words {
  readonly shown: readonly string[];
  readonly keys: readonly string[];
  readonly all: ReadonlySet<string>;
}

/** The quotations of an article, read once for all that is held against them. */
export interface QuotationsRead {
  readonly said: readonly SaidWords[];
  /** Of each of `said`. */
  readonly words: readonly Words[];
  /** The words outside of marks, by sentence. */
  readonly narrative: readonly Words[];
}

export const NO_WORDS: Words = { shown: [], keys: [], all: new Set() };

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,‑-][\p{L}\p{M}\p{N}]+)*/gu;

export function wordsOf(text: string, most = MOST_WORDS): Words {
  const shown: string[] = [];
  for (const [word] of text.matchAll(WORD)) {
    if (shown.length >= most) break;
    shown.push(word);
  }
  const keys = shown.map((word) => fold(word).text.toLowerCase());
  return { shown, keys, all: new Set(keys) };
}

const ELLIPSIS = /…|\.\s?\.\s?\.|\[[^[\]]*\]/u;

/**
 * `speaker`: whom the headline names; null where it names nobody. `words`: those of each quotation. Null for fewer than three words or more than 120: no headline or bullet quotes as many.
 */
export function* findingQuotedWords(
  quoted: string,
  speaker: string | null,
  { said, words, narrative }: QuotationsRead,
): Steps<QuotedWords | null> {
  const ours = wordsOf(quoted, MOST_QUOTED + 1);
  if (ours.keys.length < FEWEST_WORDS || ours.keys.length > MOST_QUOTED) return null;
  const pieces = quoted
    .split(ELLIPSIS)
    .map((piece) => wordsOf(piece))
    .filter(({ keys }) => keys.length > 0);
  const whole = ours.shown.join(' ');
  const theirs = (index: number): Words => words[index] ?? NO_WORDS;

  const exact: number[] = [];
  const direct: number[] = [];
  let reported = -1;
  for (const [index, { isDirect }] of said.entries()) {
    yield;
    if (isDirect) direct.push(index);
    else if (reported >= 0) continue;
    if (!pieces.every(({ keys }) => indexOfRun(theirs(index).keys, keys) >= 0)) continue;
    if (isDirect) exact.push(index);
    else reported = index;
  }
  const [first] = exact;
  if (first !== undefined) {
    const named = exact.map((index) => said[index]?.speaker ?? null);
    if (speaker === null || named.some((name) => name === null || isSameName(name, speaker)))
      return { as: 'same', words: quoted, text: said[first]?.text ?? '', said: first };
    return { as: 'speaker', words: speaker, text: named[0] ?? '', said: first };
  }
  if (reported >= 0) return { as: 'reported', words: quoted, text: said[reported]?.text ?? '', said: reported };
  for (const [sentence, { keys }] of narrative.entries()) {
    yield;
    if (indexOfRun(keys, ours.keys) >= 0) return { as: 'reported', words: quoted, text: '', said: null, sentence };
  }

  const joined = yield* joinedFrom(ours, theirs, direct);
  if (joined !== null) {
    const [a, b] = joined;
    return { as: 'joined', words: quoted, text: `${said[a]?.text} … ${said[b]?.text}`, said: a };
  }
  let best: { readonly alike: number; readonly index: number } | null = null;
  for (const index of direct) {
    yield;
    const { keys, all } = theirs(index);
    // No more can be in order than are there.
    const present = ours.keys.filter((key) => all.has(key)).length / ours.keys.length;
    if (present < LEAST_ALIKE || present <= (best?.alike ?? 0)) continue;
    const alike = commonWords(ours.keys, keys).length / ours.keys.length;
    if (alike >= LEAST_ALIKE && alike > (best?.alike ?? 0)) best = { alike, index };
  }
  yield;
  if (best !== null) return { ...changeOf(ours, theirs(best.index)), said: best.index };
  const turned = direct.find((index) => ours.keys.every((key) => theirs(index).all.has(key)));
  if (turned !== undefined) return { as: 'turned', words: whole, text: said[turned]?.text ?? '', said: turned };
  return { as: 'absent', words: quoted, text: '', said: null };
}

/** How one quotation is other than a longer one that is much like it. */
export const quotedAs = (ours: Words, theirs: Words): QuotedAs => changeOf(ours, theirs).as;

/** The same at once, with the quotations and the narrative as texts. */
export function quotedWords(
  quoted: string,
  speaker: string | null,
  said: readonly SaidWords[],
  narrative: string,
): QuotedWords | null {
  const words = said.map(({ text }) => wordsOf(text));
  return finish(findingQuotedWords(quoted, speaker, { said, words, narrative: [wordsOf(narrative)] }));
}

/** What is other, where most of the words stand in the quotation in their order. */
function changeOf(ours: Words, theirs: Words): Omit<QuotedWords, 'said'> {
  const pairs = commonWords(ours.keys, theirs.keys);
  const [from, to] = [pairs[0]?.[1] ?? 0, pairs.at(-1)?.[1] ?? 0];
  const matchedOurs = new Set(pairs.map(([i]) => i));
  const matchedTheirs = new Set(pairs.map(([, j]) => j));
  const extra = ours.shown.flatMap((_, i) => (matchedOurs.has(i) ? [] : [i]));
  const inside = theirs.shown.flatMap((_, j) => (j > from && j < to && !matchedTheirs.has(j) ? [j] : []));
  const theirKeys = new Set(theirs.keys.slice(Math.max(0, from - extra.length), to + 1 + extra.length));
  const show = ({ shown }: Words, at: readonly number[]) => at.map((i) => shown[i]).join(' ');
  if (extra.length === 0) return { as: 'left-out', words: '', text: show(theirs, inside) };
  const isTurned = extra.every((i) => theirKeys.has(ours.keys[i] ?? ''));
  if (isTurned) return { as: 'turned', words: ours.shown.join(' '), text: theirs.shown.slice(from, to + 1).join(' ') };
  const edges = edgesOf(extra, pairs, ours, theirs);
  if (inside.length === 0 && edges === '') return { as: 'added', words: show(ours, extra), text: '' };
  return { as: 'changed', words: show(ours, extra), text: inside.length > 0 ? show(theirs, inside) : edges };
}

/** What the quotation has in the place of words that are other at the start or the end. */
function edgesOf(
  extra: readonly number[],
  pairs: readonly (readonly [number, number])[],
  ours: Words,
  theirs: Words,
): string {
  const [first, last] = [pairs[0], pairs.at(-1)];
  const words: string[] = [];
  if (first !== undefined && extra.includes(0) && first[1] > 0)
    words.push(...theirs.shown.slice(Math.max(0, first[1] - first[0]), first[1]));
  const left = ours.shown.length - 1 - (last?.[0] ?? 0);
  if (last !== undefined && left > 0) words.push(...theirs.shown.slice(last[1] + 1, last[1] + 1 + left));
  return words.join(' ');
}

/** Places of two quotations of which one has the beginning and the other the rest; null where no two have. */
function* joinedFrom(
  { keys }: Words,
  theirs: (index: number) => Words,
  direct: readonly number[],
): Steps<readonly [number, number] | null> {
  if (keys.length < 2 * FEWEST_JOINED) return null;
  const reversed = keys.toReversed();
  // By number of words the first two quotations that have so many of the last ones: one of them is another than the head's.
  const tails: number[][] = keys.map(() => []);
  const heads: { readonly index: number; readonly length: number }[] = [];
  for (const index of direct) {
    yield;
    const others = theirs(index).keys;
    const length = longestHead(keys, others);
    if (length >= FEWEST_JOINED) heads.push({ index, length });
    const tail = longestHead(reversed, others.toReversed());
    for (const having of tails.slice(0, tail)) if (having.length < 2) having.push(index);
  }
  for (const { index, length } of heads) {
    const lacking = Math.max(FEWEST_JOINED, keys.length - length);
    const other = tails[lacking - 1]?.find((one) => one !== index);
    if (other !== undefined) return [index, other];
  }
  return null;
}

/** How many of the first words stand side by side in the others. */
function longestHead(keys: readonly string[], others: readonly string[]): number {
  let longest = 0;
  for (let at = 0; at < others.length; at++) {
    let length = 0;
    while (length < keys.length && others[at + length] === keys[length]) length++;
    if (length > longest) longest = length;
  }
  return longest;
}

function indexOfRun(keys: readonly string[], run: readonly string[]): number {
  for (let at = 0; at + run.length <= keys.length; at++) {
    let length = 0;
    while (length < run.length && keys[at + length] === run[length]) length++;
    if (length === run.length) return at;
  }
  return -1;
}

/** Pairs of places of the longest common subsequence; of several the closest together at the end. */
function commonWords(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j] && table[i * width + j] === (table[(i + 1) * width + j + 1] ?? 0) + 1) pairs.push([i++, j++]);
    else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/** One is a part of the other: "Keller" and "Amara Keller". */
export function isSameName(a: string, b: string): boolean {
  const [short, long] = [wordsOf(a).keys, wordsOf(b).keys].sort((one, other) => one.length - other.length);
  return (short ?? []).some((word) => word.length > 2 && long?.includes(word));
}
