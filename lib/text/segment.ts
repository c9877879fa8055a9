import type { Article, Span } from '../model';
import type { Language } from './language';
import { piecesOf } from './pieces';
import { finish, type Steps } from './steps';

const TERMINAL = /[.!?…。！？۔؟।]/u;
// Where a sentence may end, wherever the search was left; a search costs a tenth of looking at every character.
const END = /[.!?…。！？۔؟।\n]/gu;
const CLOSING = /["'”’‘»“›)\]」』]/u;
const OPENING = /["'“‘„«‚([¿¡「『]/u;
const LETTER = /[\p{L}\p{N}]/u;

const compiled = new WeakMap<Language, ReadonlySet<string>>();

function abbreviationsOf(language: Language): ReadonlySet<string> {
  let set = compiled.get(language);
  if (!set) {
    set = new Set(language.abbreviations.split(' '));
    compiled.set(language, set);
  }
  return set;
}

/**
 * The sentences of an article, in order, without the white space between them. A sentence never crosses a block, nor
 * the pieces in which a block of thousands of words is read (`piecesOf`); the closing marks and brackets after its stop
 * belong to it.
 */
export function* segmenting(article: Article, language: Language): Steps<readonly Span[]> {
  const abbreviations = abbreviationsOf(language);
  const sentences: Span[] = [];
  for (const block of article.blocks) {
    for (const piece of piecesOf(article.text, block)) {
      addSentences(article.text, piece, abbreviations, sentences);
      yield;
    }
  }
  return sentences;
}

/** The same at once. */
export function sentencesOf(article: Article, language: Language): readonly Span[] {
  return finish(segmenting(article, language));
}

function addSentences(text: string, block: Span, abbreviations: ReadonlySet<string>, sentences: Span[]): void {
  let start = block.start;
  let at = block.start;
  for (;;) {
    END.lastIndex = at;
    const found = END.exec(text);
    if (!found || found.index >= block.end) break;
    at = found.index;
    if (found[0] === '\n') {
      push(sentences, text, start, at);
      at++;
      start = at;
      continue;
    }
    let end = at + 1;
    while (end < block.end && TERMINAL.test(text.charAt(end))) end++;
    const stop = end;
    while (end < block.end && CLOSING.test(text.charAt(end))) end++;
    if (endsSentence(text, { at, stop, end, limit: block.end, start }, abbreviations)) {
      push(sentences, text, start, end);
      start = end;
    }
    at = end;
  }
  push(sentences, text, start, block.end);
}

interface Stop {
  /** The first terminal mark, the end of the run of them, and the end of the closing marks after them. */
  readonly at: number;
  readonly stop: number;
  readonly end: number;
  readonly limit: number;
  readonly start: number;
}

function endsSentence(
  text: string,
  { at, stop, end, limit, start }: Stop,
  abbreviations: ReadonlySet<string>,
): boolean {
  if (end >= limit) return true;
  const mark = text.charAt(at);
  if (/[。！？۔؟।]/u.test(mark)) return true;
  if (!/\s/u.test(text.charAt(end))) return false;
  let next = end;
  while (next < limit && /\s/u.test(text.charAt(next))) next++;
  let first = next;
  while (first < limit && OPENING.test(text.charAt(first))) first++;
  const following = text.charAt(first);
  // A small letter goes on with the sentence: “Really?” she asked. Dashes do so too.
  if (/\p{Ll}/u.test(following) || /[-–—,;:)]/u.test(following)) return false;
  if (mark !== '.' || stop > at + 1 || end > stop) return true;
  const word = wordBefore(text, at, start);
  // Initials: "J. Lund", "J.K. Lund".
  if (/^\p{L}$/u.test(word)) return false;
  if (!abbreviations.has(word.toLowerCase())) return !/^(?:\p{Lu}\.)+\p{Lu}$/u.test(word);
  // "in the U.S. Later" and "at 3 p.m. He": abbreviations with inner stops may end a sentence before a function word.
  return (
    word.includes('.') &&
    /^(?:The|He|She|It|They|We|In|On|But|And|A|An|That|This|His|Her|I)$/u.test(wordFrom(text, first, limit))
  );
}

/** The run of letters, digits and inner stops that ends at `at`, at most 24 units of it. */
function wordBefore(text: string, at: number, start: number): string {
  let from = at;
  while (from > start && at - from < 24 && /[\p{L}\p{N}.]/u.test(text.charAt(from - 1))) from--;
  return text.slice(from, at);
}

function wordFrom(text: string, at: number, limit: number): string {
  let to = at;
  while (to < limit && to - at < 24 && LETTER.test(text.charAt(to))) to++;
  return text.slice(at, to);
}

function push(sentences: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  if (end > start) sentences.push({ start, end });
}
