/**
 * Words in quotation marks held against a text that they are said to come from, as a transcript: rules W.
 *
 * W1 word for word: all its words stand there one behind the other. Typography makes no difference (R1).
 * W2 left out: all its words stand there in this order, with others between them; or each of its parts (sentences, and what
 *    an ellipsis parts) stands there word for word, in whatever place.
 * W3 changed: most of its words stand there in this order.
 * W4 not found: else. That says nothing of whether the words were said: a transcript may be of another occasion.
 *
 * A text is read once for all quotations, in pieces; a quotation is looked for where its rarest words stand together.
 */
import type { DiffPart, Span } from '../../model';
import { type Steps, TURNS_A_STEP } from '../steps';
import { differing } from '../word-diff';
import { align, type WordPair } from './align';
import { type ClaimWord, claimWordsOf } from './claim-words';
import type { MatchWords } from './match-words';

export type WordingFound = 'word-for-word' | 'left-out' | 'changed' | 'not-found';

export interface WordingResult {
  readonly found: WordingFound;
  /** Where in the source, in UTF-16 units; null where it was not found, or stands there in several places. */
  readonly place: Span | null;
  /** From the source's words to the quotation's; empty where they are the same, or not found. */
  readonly diff: readonly DiffPart[];
}

/** A source, read for many quotations. Words are known by numbers, and by their places in its text. */
export interface ReadSource {
  readonly text: string;
  readonly numbers: ReadonlyMap<string, number>;
  /** By word in order: its number, and where it stands. */
  readonly ids: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** By number, where in `places` the places of that word begin; one more, the end. */
  readonly offsets: Uint32Array;
  /** Places in `ids`, number by number, ascending. */
  readonly places: Uint32Array;
}

/** About so much is read between two pauses. */
const PIECE_UNITS = 1000;
/** More than any piece of so many units has. */
const PIECE_WORDS = 1000;
const BREAK = /[.!?۔؟…]["'”’»)\]]?\s|\n|\s/gu;

/** Pieces that end behind a sentence or a line where one ends in the second half, else behind a word. */
function* piecesOf(text: string): Generator<Span> {
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + PIECE_UNITS);
    if (end < text.length) {
      let [sentence, word] = [0, 0];
      for (const { 0: found, index } of text.slice(start, end).matchAll(BREAK)) {
        const after = index + found.length;
        if (found.length > 1 || found === '\n') sentence = after;
        else word = after;
      }
      const cut = sentence > PIECE_UNITS / 2 ? sentence : Math.max(sentence, word);
      if (cut > 0) end = start + cut;
    }
    yield { start, end };
    start = end;
  }
}

export function* readingSource(text: string, words: MatchWords): Steps<ReadSource> {
  const numbers = new Map<string, number>();
  const [ids, starts, ends, counts]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const piece of piecesOf(text)) {
    yield;
    const { words: found } = claimWordsOf(text.slice(piece.start, piece.end), words, PIECE_WORDS);
    for (const { key, start, end } of found) {
      const id = numbers.get(key) ?? numbers.size;
      if (id === numbers.size) numbers.set(key, id);
      ids.push(id);
      starts.push(piece.start + start);
      ends.push(piece.start + end);
      counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  const offsets = new Uint32Array(counts.length + 1);
  counts.forEach((count, id) => {
    offsets[id + 1] = (offsets[id] ?? 0) + count;
  });
  yield;
  const places = new Uint32Array(ids.length);
  const next = offsets.slice();
  for (let at = 0; at < ids.length; at += 1) {
    if (at % (8 * TURNS_A_STEP) === 0) yield;
    const id = ids[at] ?? 0;
    places[next[id] ?? 0] = at;
    next[id] = (next[id] ?? 0) + 1;
  }
  return {
    text,
    numbers,
    ids: Uint32Array.from(ids),
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    offsets,
    places,
  };
}

/** A word that the source has nowhere. */
const NOWHERE = 0xffffffff;

const placesOf = ({ offsets, places }: ReadSource, id: number): Uint32Array =>
  id === NOWHERE ? places.subarray(0, 0) : places.subarray(offsets[id], offsets[id + 1]);

/** Where the words stand one behind the other, as a place among the source's words; -1 for nowhere. */
function* exactPlace(source: ReadSource, ids: readonly number[]): Steps<number> {
  let rarest = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const [count, least] = [ids[at], ids[rarest]].map((id) => placesOf(source, id ?? NOWHERE).length);
    if (count === 0) return -1;
    if ((count ?? 0) < (least ?? 0)) rarest = at;
  }
  let turns = 0;
  for (const place of placesOf(source, ids[rarest] ?? NOWHERE)) {
    const first = place - rarest;
    let at = 0;
    while (at < ids.length && source.ids[first + at] === ids[at]) at += 1;
    if (at === ids.length && at > 0) return first;
    turns += at + 1;
    if (turns < TURNS_A_STEP) continue;
    turns = 0;
    yield;
  }
  return -1;
}

/** So many of a quotation's words, the rarest of all, say where it may stand. */
const MOST_VOTING = 12;
/** A word that stands in more places says little of any. */
const MOST_PLACES = 2000;
/** So many places are looked at. */
const MOST_WINDOWS = 3;
/** A window is so many times as long as the quotation, and no longer than so many words. */
const REACH = 2;
const MOST_WINDOW = 600;
const LEAST_BIN = 8;

/** Stretches of the source in which most of the rare words stand, best first. Places among its words. */
function* windowsOf(source: ReadSource, ids: readonly number[]): Steps<readonly Span[]> {
  const votes = new Map<number, number>();
  const width = Math.max(LEAST_BIN, ids.length);
  const voting = [...new Set(ids)]
    .map((id) => ({ id, at: ids.indexOf(id), places: placesOf(source, id) }))
    .filter(({ places }) => places.length > 0 && places.length <= MOST_PLACES)
    .sort((a, b) => a.places.length - b.places.length)
    .slice(0, MOST_VOTING);
  for (const { at, places } of voting) {
    const weight = 1 / Math.log2(1 + places.length);
    for (const place of places) {
      const bin = Math.floor((place - at) / width);
      votes.set(bin, (votes.get(bin) ?? 0) + weight);
    }
    yield;
  }
  // What stands at an edge votes in two bins.
  const scored = [...votes.keys()].map((bin) => ({ bin, score: (votes.get(bin) ?? 0) + (votes.get(bin + 1) ?? 0) }));
  yield;
  scored.sort((a, b) => b.score - a.score || a.bin - b.bin);
  const reach = Math.min(MOST_WINDOW, REACH * ids.length + 2 * width);
  return scored.slice(0, MOST_WINDOWS).map(({ bin }) => {
    const start = Math.max(0, bin * width - width);
    return { start, end: Math.min(source.ids.length, start + reach + 2 * width) };
  });
}

const textBetween = ({ text, starts, ends }: ReadSource, first: number, last: number) =>
  text.slice(starts[first], ends[last]);

/** Share of a quotation's weight that must stand there in order. */
const CHANGED = 0.6;
const FEWEST_CHANGED = 3;
/** Scattered words are no quotation: so many stand one behind the other, on average. */
const LEAST_RUN = 2;
/** What is changed is spread over no more than so many times its words. */
const MOST_SPREAD = 2.5;
/** A word that stands so far from the others is not one of them. */
const FAR = 12;

interface Aligned {
  /** Share of the quotation's weight in order. */
  readonly share: number;
  /** Words that say something, in order. */
  readonly telling: number;
  /** Words that stand one behind the other in both, on average. */
  readonly run: number;
  /** How many words the stretch of the source has. */
  readonly length: number;
  /** Whether all its words are there, in order. */
  readonly isWhole: boolean;
  /** Of the source. */
  readonly place: Span;
}

/** The pairs without those at either end that stand far from the rest and say little. */
function together(pairs: readonly WordPair[], quoted: readonly ClaimWord[]): readonly WordPair[] {
  let [from, to] = [0, pairs.length];
  /** Whether a pair at an end stands far from the next one inwards. */
  const isFar = (end: WordPair | undefined, next: WordPair | undefined) =>
    end !== undefined && next !== undefined && Math.abs(next.b - end.b) > FAR && (quoted[end.a]?.weight ?? 0) < 1;
  while (to - from > 1 && isFar(pairs[from], pairs[from + 1])) from += 1;
  while (to - from > 1 && isFar(pairs[to - 1], pairs[to - 2])) to -= 1;
  return pairs.slice(from, to);
}

function alignedIn(source: ReadSource, quoted: readonly ClaimWord[], { start, end }: Span, words: MatchWords): Aligned {
  const from = source.starts[start] ?? 0;
  const text = source.text.slice(from, source.ends[end - 1]);
  const { words: there } = claimWordsOf(text, words, MOST_WINDOW + 2 * LEAST_BIN);
  const inOrder = together(
    align(quoted, there, words).filter(({ moved, likeness }) => !moved && likeness !== 'loose'),
    quoted,
  );
  const all = quoted.reduce((sum, { weight }) => sum + weight, 0);
  const found = inOrder.reduce((sum, { a }) => sum + (quoted[a]?.weight ?? 0), 0);
  const isWhole = inOrder.length === quoted.length && inOrder.every(({ likeness }) => likeness === 'exact');
  const runs = inOrder.filter(
    ({ a, b }, at) => a !== (inOrder[at - 1]?.a ?? -9) + 1 || b !== (inOrder[at - 1]?.b ?? -9) + 1,
  ).length;
  const stretch = inOrder.map(({ b }) => there[b]).filter((word) => word !== undefined);
  return {
    share: all === 0 ? 0 : found / all,
    telling: inOrder.filter(({ a }) => (quoted[a]?.weight ?? 0) >= 1).length,
    run: inOrder.length / Math.max(1, runs),
    length: (inOrder.at(-1)?.b ?? 0) - (inOrder[0]?.b ?? 0) + 1,
    isWhole,
    place: {
      start: from + Math.min(...stretch.map((word) => word.start)),
      end: from + Math.max(...stretch.map((word) => word.end)),
    },
  };
}

const PART_END = /(?:\.{2,}|…|[.!?۔؟])["'”’»)\]]*\s*/gu;

/** Sentences, and what an ellipsis parts. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { 0: end, index } of text.matchAll(PART_END)) {
    parts.push(text.slice(start, index));
    start = index + end.length;
  }
  return [...parts, text.slice(start)].filter((part) => /[\p{L}\p{N}]/u.test(part));
}

const NOT_FOUND: WordingResult = { found: 'not-found', place: null, diff: [] };

/** A quotation against a source; of one of more than 200 words, the first 200 are looked for. */
export function* checkingWording(quotation: string, source: ReadSource, words: MatchWords): Steps<WordingResult> {
  const { words: quoted } = claimWordsOf(quotation, words);
  const idOf = ({ key }: ClaimWord) => source.numbers.get(key) ?? NOWHERE;
  const ids = quoted.map(idOf);
  if (ids.length === 0) return NOT_FOUND;
  const exact = yield* exactPlace(source, ids);
  if (exact >= 0) {
    const last = exact + ids.length - 1;
    return {
      found: 'word-for-word',
      place: { start: source.starts[exact] ?? 0, end: source.ends[last] ?? 0 },
      diff: [],
    };
  }
  let best: Aligned | null = null;
  for (const window of yield* windowsOf(source, ids)) {
    yield;
    const aligned = alignedIn(source, quoted, window, words);
    if (best === null || Number(aligned.isWhole) - Number(best.isWhole) > 0 || aligned.share > best.share)
      best = aligned;
    if (best.isWhole) break;
  }
  // Marks at its ends are the article's.
  const told = quotation.slice(
    Math.min(...quoted.map(({ start }) => start)),
    Math.max(...quoted.map(({ end }) => end)),
  );
  const diffAt = (place: Span) => differing(source.text.slice(place.start, place.end), told);
  if (best?.isWhole === true && best.run >= LEAST_RUN)
    return { found: 'left-out', place: best.place, diff: yield* diffAt(best.place) };
  const joined = yield* joinedFrom(quotation, source, words);
  if (joined !== null) return { found: 'left-out', place: null, diff: joined };
  const isChanged =
    best !== null &&
    best.share >= CHANGED &&
    best.telling >= FEWEST_CHANGED &&
    best.run >= LEAST_RUN &&
    best.length <= MOST_SPREAD * quoted.length;
  if (best !== null && isChanged) {
    return { found: 'changed', place: best.place, diff: yield* diffAt(best.place) };
  }
  return NOT_FOUND;
}

/** A part of fewer words is found word for word in any text. */
const LEAST_PART = 3;

/** A quotation of which each part stands word for word somewhere: its parts, and an ellipsis for what stands between. */
function* joinedFrom(quotation: string, source: ReadSource, words: MatchWords): Steps<readonly DiffPart[] | null> {
  const parts = partsOf(quotation);
  if (parts.length < 2) return null;
  const diff: DiffPart[] = [];
  for (const part of parts) {
    yield;
    const { words: quoted } = claimWordsOf(part, words);
    if (quoted.length < LEAST_PART) return null;
    const place = yield* exactPlace(
      source,
      quoted.map(({ key }) => source.numbers.get(key) ?? NOWHERE),
    );
    if (place < 0) return null;
    if (diff.length > 0) diff.push({ kind: 'removed', text: ' … ' });
    diff.push({ kind: 'same', text: textBetween(source, place, place + quoted.length - 1) });
  }
  return diff;
}
