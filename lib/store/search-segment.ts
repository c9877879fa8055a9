/**
 * A piece of the search index: which of some thousand kept passages have which words. Pure, and the same as `includes`
 * on each text would say: a term has no white space, so it stands inside one word of a text or nowhere, and the words are
 * few enough to look through all of them. So any part of a word is found, in writing without spaces, too, where a "word"
 * is as long as a sentence.
 */

import type { SearchDoc, SearchSegment } from '../stored';

/** So many passages are in one: it is made and read in some dozen milliseconds, and fits into any message. */
export const SEGMENT_MOST = 4096;

const DIGIT_BITS = 5;
const DIGITS = 1 << DIGIT_BITS;
/** Digits are characters from "#" on without the backslash, so that JSON needs no escapes: one byte each. */
const FIRST = 35;
const BACKSLASH = 92;
const LINE_BREAK = 10;
/** Of a `Date`, in milliseconds. */
const MOST_TIME = 8.64e15;

function written(numbers: readonly number[]): string {
  let text = '';
  let last = -1;
  for (const number of numbers) {
    let rest = number - last - 1;
    last = number;
    do {
      const digit = (rest % DIGITS) + (rest >= DIGITS ? DIGITS : 0);
      rest = Math.floor(rest / DIGITS);
      const code = FIRST + digit;
      text += String.fromCharCode(code < BACKSLASH ? code : code + 1);
    } while (rest > 0);
  }
  return text;
}

/** Calls `use` with each number that was written from `start` up to the end of the line. */
function readNumbers(text: string, start: number, use: (number: number) => void): void {
  let [number, shift, last] = [0, 0, -1];
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE_BREAK) return;
    const digit = code - FIRST - (code > BACKSLASH ? 1 : 0);
    number += (digit & (DIGITS - 1)) << shift;
    if (digit >= DIGITS) {
      shift += DIGIT_BITS;
      continue;
    }
    last += number + 1;
    use(last);
    number = 0;
    shift = 0;
  }
}

/** Where each line of a text starts; none where it is empty. */
function lineStarts(text: string): Uint32Array {
  if (text === '') return new Uint32Array(0);
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  const starts = new Uint32Array(count);
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts[line++] = at + 1;
  return starts;
}

/** A segment of living passages; `docs` may come in any order, and each id once. */
export function segmentOf(docs: readonly SearchDoc[], over: readonly string[] = []): SearchSegment {
  const living = docs.filter(({ text }) => text !== null).sort((a, b) => (a.id < b.id ? -1 : 1));
  const places = new Map<string, number[]>();
  const articles = new Map<string, number>();
  const articleOf = living.map(({ article, text }, place) => {
    for (const word of (text ?? '').split(' ')) {
      const list = places.get(word);
      if (list === undefined) places.set(word, [place]);
      else if (list.at(-1) !== place) list.push(place);
    }
    const known = articles.get(article);
    if (known !== undefined) return known;
    articles.set(article, articles.size);
    return articles.size - 1;
  });
  places.delete('');
  const entries = [...places].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return {
    ids: living.map(({ id }) => id),
    articles: [...articles.keys()],
    articleOf,
    created: living.map(({ created }) => Date.parse(created) || 0),
    words: entries.map(([word]) => word).join('\n'),
    postings: entries.map(([, list]) => written(list)).join('\n'),
    over,
  };
}

/** What `segmentOf` made it of, but for the order of words. */
export function docsOf({ ids, articles, articleOf, created, words, postings }: SearchSegment): readonly SearchDoc[] {
  const texts = ids.map((): string[] => []);
  const starts = lineStarts(postings);
  if (words !== '') {
    words.split('\n').forEach((word, line) => {
      readNumbers(postings, starts[line] ?? postings.length, (place) => texts[place]?.push(word));
    });
  }
  return ids.map((id, place) => ({
    id,
    article: articles[articleOf[place] ?? -1] ?? '',
    created: new Date(created[place] ?? 0).toISOString(),
    text: (texts[place] ?? []).join(' '),
  }));
}

const areStrings = (values: unknown): values is readonly string[] =>
  Array.isArray(values) && values.every((value) => typeof value === 'string');

/** Whether a stored record is a segment that can be read; one that is not is made anew from what is kept. */
export function isSoundSegment(value: unknown): value is SearchSegment {
  if (typeof value !== 'object' || value === null) return false;
  const { ids, articles, articleOf, created, words, postings, over } = value as Partial<Record<string, unknown>>;
  return (
    areStrings(ids) &&
    areStrings(articles) &&
    areStrings(over) &&
    Array.isArray(articleOf) &&
    articleOf.length === ids.length &&
    articleOf.every((place: unknown) => typeof place === 'number' && place >= 0 && place < articles.length) &&
    // Absent in segments from before it was told.
    Array.isArray(created) &&
    created.length === ids.length &&
    created.every((time: unknown) => Number.isSafeInteger(time) && Math.abs(Number(time)) <= MOST_TIME) &&
    typeof words === 'string' &&
    typeof postings === 'string'
  );
}

/** A segment that is searched. */
export class SegmentReader {
  private wordStarts: Uint32Array | null = null;
  private postingStarts: Uint32Array | null = null;

  /** A later segment has a higher `number`, and is right where both know a passage. Numbers are never used again. */
  constructor(
    readonly number: number,
    readonly segment: SearchSegment,
  ) {}

  /** Place of a passage, or -1. */
  placeOf(id: string): number {
    const { ids } = this.segment;
    let [low, high] = [0, ids.length - 1];
    // Most segments are of passages that were kept one after the other.
    if (id < (ids[0] ?? '') || id > (ids[high] ?? '')) return -1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = ids[middle] ?? '';
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Sets `marks[offset + place]` to 1 for each passage in which the folded term occurs. */
  mark(term: string, marks: Uint8Array, offset: number): void {
    const { words, postings, ids } = this.segment;
    this.wordStarts ??= lineStarts(words);
    this.postingStarts ??= lineStarts(postings);
    let left = ids.length;
    let line = 0;
    for (let at = words.indexOf(term); at >= 0 && left > 0; ) {
      line = lineOf(this.wordStarts, at, line);
      readNumbers(postings, this.postingStarts[line] ?? postings.length, (place) => {
        if (marks[offset + place] === 1) return;
        marks[offset + place] = 1;
        left -= 1;
      });
      // Once in a word is enough.
      line += 1;
      const next = this.wordStarts[line];
      at = next === undefined ? -1 : words.indexOf(term, next);
    }
  }
}

/** The line that holds the place `at`, which is not before `from`. */
function lineOf(starts: Uint32Array, at: number, from: number): number {
  let [low, high] = [from, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
