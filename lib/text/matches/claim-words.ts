/**
 * A claim as words that can be held against another's. What print does to words and doesn't change them is left behind
 * here: quotation marks, ellipses, hyphens, short forms, figures for words, the place of a currency's sign and of a month.
 */
import { figureAt, unitAt } from '../figures';
import { keyOf, type MatchWords, stemOf } from './match-words';

/**
 * 'figure': also a month and a day of the week. 'small': words that say nothing alone, and units. 'pronoun' and
 * 'auxiliary' are what a report of words exchanges.
 */
export type WordKind = 'content' | 'name' | 'figure' | 'negation' | 'small' | 'pronoun' | 'auxiliary';

export interface ClaimWord {
  /** UTF-16 units of the claim's text, half open. */
  readonly start: number;
  readonly end: number;
  readonly kind: WordKind;
  /** Equal keys are the same word. "#21" is a number, "@8" a month, "@d2" a day of the week, "&euro" a unit. */
  readonly key: string;
  readonly stem: string;
  /** Of words that may stand for it; see `MatchWords`. */
  readonly groups: readonly number[];
  /** How much it says. */
  readonly weight: number;
  /** Which sentence of the claim it is in, from 0, and which stretch between marks. */
  readonly sentence: number;
  readonly clause: number;
  /** It stands in brackets, as what an editor puts in does. */
  readonly bracketed: boolean;
}

export interface ClaimWords {
  readonly words: readonly ClaimWord[];
  /** Of all words. */
  readonly weight: number;
  /** Words of it were left out, since there are too many. */
  readonly cut: boolean;
}

/** A claim of more words is only looked for as a whole: nobody quotes so many at once. */
export const MOST_WORDS = 200;

export const WEIGHTS: Readonly<Record<WordKind, number>> = {
  content: 1,
  name: 1,
  figure: 1.2,
  negation: 0.5,
  small: 0.15,
  pronoun: 0.15,
  auxiliary: 0.15,
};

const GROUPED = '\\p{Nd}{1,3}(?:[ \\u00a0\\u202f\\u2009]\\p{Nd}{3})+(?!\\p{Nd})(?:,\\p{Nd}+)?';
const FIGURE = "\\p{Nd}+(?:[.,:’'٬٫]\\p{Nd}+)*";
const CHARACTER = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]';
const LETTERS = `(?:(?!${CHARACTER})[\\p{L}\\p{M}\\u200c])+`;
const TOKEN = new RegExp(
  `${GROUPED}|${FIGURE}|${CHARACTER}|${LETTERS}(?:['’‘]${LETTERS})*|[%٪$£€¥₹]|°[cC]?|\\.{2,}|…|[.!?۔؟;:,،()\\[\\]–—]`,
  'gu',
);

const SENTENCE_END = /^[.!?۔؟…]|^\.\./u;
const CLAUSE_END = /^[;:,،–—]/u;
const CAPITAL = /^\p{Lu}/u;
const LETTER = /^[\p{L}]/u;
const DIGIT = /^\p{Nd}/u;

interface RawWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  readonly joined: boolean;
  readonly sentence: number;
  readonly clause: number;
  readonly first: boolean;
  readonly bracketed: boolean;
}

/** @param most so many words are read */
export function claimWordsOf(text: string, words: MatchWords, most = MOST_WORDS): ClaimWords {
  const { raw, cut } = rawWordsOf(text, words, most);
  const read = inOneOrder(withoutOnes(wordsFrom(raw, words)));
  return { words: read, weight: read.reduce((sum, { weight }) => sum + weight, 0), cut };
}

function rawWordsOf(text: string, words: MatchWords, most: number): { raw: RawWord[]; cut: boolean } {
  const raw: RawWord[] = [];
  let cut = false;
  let sentence = 0;
  let clause = 0;
  let depth = 0;
  let first = true;
  let last = -1;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (raw.length >= most) {
      cut = true;
      break;
    }
    const end = index + token.length;
    if (token === '(' || token === '[') depth += 1;
    else if (token === ')' || token === ']') depth = Math.max(0, depth - 1);
    else if (SENTENCE_END.test(token)) {
      const isEllipsis = token !== '.' && /^[.…]/u.test(token);
      if (raw.length > 0) clause += 1;
      if (raw.length > 0 && !isEllipsis) {
        sentence += 1;
        first = true;
      }
    } else if (CLAUSE_END.test(token)) clause += 1;
    else {
      const parts = partsOf(token, words);
      let at = index;
      for (const part of parts) {
        const partEnd = Math.min(end, at + part.length);
        raw.push({
          start: parts.length === 1 ? index : at,
          end: parts.length === 1 ? end : partEnd,
          text: part.text,
          lower: part.text.toLowerCase().replace(/[’‘]/g, "'"),
          joined: last === at,
          sentence,
          clause,
          first,
          bracketed: depth > 0,
        });
        at = partEnd;
        last = partEnd;
        first = false;
      }
    }
  }
  return { raw, cut };
}

interface Part {
  readonly text: string;
  /** Of the token. */
  readonly length: number;
}

/** "can't" is two words, and so are "qu'il" and "city's". */
function partsOf(token: string, words: MatchWords): readonly Part[] {
  if (!LETTER.test(token)) return [{ text: token, length: token.length }];
  const plain = token.replace(/[’‘]/g, "'");
  const long = words.expanded.get(keyOf(plain));
  if (long !== undefined) return spread(long, token.length);
  const at = plain.indexOf("'");
  if (at < 0) return [{ text: token, length: token.length }];
  if (words.code === 'en') {
    if (/n't$/i.test(plain)) return spread([plain.slice(0, -3), 'not'], token.length);
    const clitic = /'(?:s|re|ve|ll|d|m)$/i.exec(plain);
    if (clitic === null) return [{ text: token, length: token.length }];
    return [
      { text: token.slice(0, clitic.index), length: clitic.index },
      { text: plain.slice(clitic.index), length: token.length - clitic.index },
    ];
  }
  if ((words.code === 'fr' || words.code === 'it') && (at <= 2 || /qu$/i.test(plain.slice(0, at)))) {
    return [
      { text: `${plain.slice(0, at)}e`, length: at + 1 },
      { text: token.slice(at + 1), length: token.length - at - 1 },
    ];
  }
  return [{ text: token, length: token.length }];
}

/** The words that a short form stands for share its place. */
const spread = (long: readonly string[], length: number): readonly Part[] =>
  long.map((text, at) => ({ text, length: at === 0 ? length - long.length + 1 : 1 }));

const NO_GROUPS: readonly number[] = [];

function wordsFrom(raw: readonly RawWord[], words: MatchWords): ClaimWord[] {
  const found: ClaimWord[] = [];
  const push = (from: RawWord, to: RawWord, kind: WordKind, key: string, stem = key, weight = WEIGHTS[kind]) => {
    const { start, sentence, clause, bracketed } = from;
    const groups = words.groups.get(stem) ?? NO_GROUPS;
    found.push({ start, end: to.end, kind, key, stem, groups, weight, sentence, clause, bracketed });
  };
  for (let at = 0; at < raw.length; ) {
    const word = raw[at];
    if (word === undefined) break;
    const date = dateKey(raw, at, words);
    const figure = date === null ? figureAt(raw, at, words.figures) : null;
    const unit = date === null && figure === null ? unitAt(raw, at, words.figures) : null;
    if (date !== null) {
      push(word, word, 'figure', date);
      at += 1;
    } else if (figure !== null) {
      const last = raw[figure.next - 1] ?? word;
      // "One" and "1" say as much as "a".
      push(word, last, figure.value === 1 ? 'small' : 'figure', `#${figure.value}`);
      at = figure.next;
    } else if (unit !== null) {
      push(word, raw[unit.next - 1] ?? word, 'small', `&${unit.unit}`);
      at = unit.next;
    } else {
      const key = spelledAlike(keyOf(word.lower), words);
      const kind = kindOf(raw, at, key, words);
      push(word, word, kind, key, kind === 'content' || kind === 'name' ? stemOf(key, words) : key);
      at += 1;
    }
  }
  return found;
}

function spelledAlike(key: string, { spellings }: MatchWords): string {
  for (const [ending, other] of spellings) {
    if (key.length > ending.length + 2 && key.endsWith(ending)) return key.slice(0, -ending.length) + other;
  }
  return key;
}

/** The key of a month or a day of the week. Months that are other words, too ("may"), need a capital or a number. */
function dateKey(raw: readonly RawWord[], at: number, { figures, code }: MatchWords): string | null {
  const word = raw[at];
  if (word === undefined) return null;
  const month = figures.months.get(word.lower);
  if (month !== undefined) {
    const beside = [raw[at - 1], raw[at + 1]].some((other) => other !== undefined && DIGIT.test(other.lower));
    const isClear = code !== 'en' ? word.lower.length > 4 : word.lower.length > 3 && word.lower !== 'march';
    if (isClear || beside || (code === 'en' && CAPITAL.test(word.text) && !word.first)) return `@${month}`;
    if (code !== 'en' && (code === 'fr' || code === 'es' || CAPITAL.test(word.text) || code === 'ur'))
      return `@${month}`;
  }
  const day = figures.days.get(word.lower);
  return day === undefined ? null : `@d${day}`;
}

function kindOf(raw: readonly RawWord[], at: number, key: string, words: MatchWords): WordKind {
  if (words.negation.has(key)) return 'negation';
  if (words.pronouns.has(key)) return 'pronoun';
  if (words.auxiliaries.has(key)) return 'auxiliary';
  if (words.functionWords.has(key) || words.titles.has(key) || key === "'s") return 'small';
  if (isName(raw, at, words)) return 'name';
  return 'content';
}

/** German words that a place's name follows without an article. */
const PLACED = new Set(['in', 'aus', 'nach', 'zwischen', 'bei', 'von']);
const PAIRED = new Set(['und', 'oder']);

function isName(raw: readonly RawWord[], at: number, words: MatchWords): boolean {
  const word = raw[at];
  if (word === undefined || !CAPITAL.test(word.text)) return false;
  if (words.code !== 'de') {
    if (!word.first) return true;
    const next = raw[at + 1];
    return (
      next !== undefined &&
      !next.first &&
      next.text.length > 1 &&
      CAPITAL.test(next.text) &&
      !words.functionWords.has(keyOf(next.lower))
    );
  }
  const before = raw[at - 1]?.lower ?? '';
  if (PLACED.has(before)) return true;
  // "Zwischen A und B".
  const isPaired = PAIRED.has(before) && CAPITAL.test(raw[at - 2]?.text ?? '');
  return isPaired && PLACED.has(raw[at - 3]?.lower ?? '');
}

/** "One", and what says as much before a number. */
const ONES = new Set('#1 one a an ein eine einen einem einer un une una'.split(' '));

/** "One third" and "a third" as "third". */
const withoutOnes = (words: readonly ClaimWord[]): readonly ClaimWord[] =>
  words.filter(({ key }, at) => !(ONES.has(key) && words[at + 1]?.key.startsWith('#') === true));

/** "£21" as "21 pounds", and "June 14" as "14 June". */
function inOneOrder(words: readonly ClaimWord[]): ClaimWord[] {
  const ordered = [...words];
  for (let at = 0; at + 1 < ordered.length; at += 1) {
    const [one, two] = [ordered[at], ordered[at + 1]];
    if (one === undefined || two === undefined || !two.key.startsWith('#')) continue;
    const isBefore = one.key.startsWith('&') || /^@\d/.test(one.key);
    const isTaken = at > 0 && (ordered[at - 1]?.key.startsWith('#') ?? false);
    if (!isBefore || isTaken) continue;
    ordered[at] = two;
    ordered[at + 1] = one;
    at += 1;
  }
  return ordered;
}
