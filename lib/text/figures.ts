/**
 * Numbers, months, days of the week and units as values, so that "21 million pounds", "£21m" and "einundzwanzig" can be
 * held against each other. Works on words that were parted by somebody else, and knows nothing of what they are for.
 */
import { normalized } from '../normalize';
import { entriesOf } from './entries';
import data from './figures.json';

interface FigureData {
  /** The mark before decimals; the other of "." and "," parts thousands. */
  readonly decimal: string;
  /** Lists of "word:value". */
  readonly numbers: string;
  /** What multiplies the number before it. */
  readonly scales: string;
  /** Scales that are numbers alone, too ("thousand"). */
  readonly alone: string;
  /** What stands for one before a scale. */
  readonly one: string;
  /** Words inside of a number ("two hundred and six"). */
  readonly joins: string;
  /** What joins ones and tens that are written as one word ("sechsundzwanzig"). */
  readonly within?: string;
  readonly parts: string;
  readonly ordinals: string;
  /** Endings of ordinals in figures ("2nd"). */
  readonly suffixes: string;
  /** "word:unit"; "_" stands for a space. */
  readonly units: string;
  /** Names of the twelve months, others of the same month behind commas. */
  readonly months: string;
  /** From Monday on. */
  readonly days: string;
}

/** The words that tell numbers in one language. */
export interface FigureWords {
  readonly decimal: string;
  readonly numbers: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
  readonly alone: ReadonlySet<string>;
  readonly one: ReadonlySet<string>;
  readonly joins: ReadonlySet<string>;
  readonly within: string | null;
  readonly parts: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly suffixes: ReadonlySet<string>;
  readonly units: ReadonlyMap<string, string>;
  /** 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  /** 1, Monday, to 7. */
  readonly days: ReadonlyMap<string, number>;
}

/** A word of a text as this module looks at it. */
export interface FigureToken {
  /** In small letters; a sign like "£" or "%" is a word of its own. */
  readonly lower: string;
  /** No white space stands between it and the word before it. */
  readonly joined: boolean;
}

/** A number over words from `first` up to, not with, `next`. */
export interface Figure {
  readonly value: number;
  readonly next: number;
}

const DATA: Readonly<Record<string, FigureData>> = data;

const compiled = new Map<string, FigureWords>();

/** The words of a language by its code; of a language that nothing is known of, figures alone are numbers. */
export function figureWordsOf(code: string): FigureWords {
  const known = compiled.get(code);
  if (known !== undefined) return known;
  const words = compile(Object.hasOwn(DATA, code) ? DATA[code] : undefined);
  compiled.set(code, words);
  return words;
}

function compile(from: FigureData | undefined): FigureWords {
  const pairs = (list = '') =>
    entriesOf(list).map((entry): [string, string] => {
      const at = entry.lastIndexOf(':');
      return [entry.slice(0, at), entry.slice(at + 1)];
    });
  const values = (list = '') => new Map(pairs(list).map(([word, value]) => [word, Number(value)]));
  const places = (list = '') =>
    new Map(entriesOf(list).flatMap((names, at) => names.split(',').map((name): [string, number] => [name, at + 1])));
  const set = (list = '') => new Set(entriesOf(list));
  return {
    decimal: from?.decimal ?? '',
    numbers: values(from?.numbers),
    scales: values(from?.scales),
    alone: set(from?.alone),
    one: set(from?.one),
    joins: set(from?.joins),
    within: from?.within ?? null,
    parts: values(from?.parts),
    ordinals: values(from?.ordinals),
    suffixes: set(from?.suffixes),
    units: new Map(pairs(from?.units)),
    months: places(from?.months),
    days: places(from?.days),
  };
}

const DIGITS = /^\p{Nd}/u;

/** What a figure as written is worth ("1,150", "2,4", "17:40", "۸۵"), or null where the word is none. */
export function valueOf(figure: string, decimal: string): number | null {
  if (!DIGITS.test(figure)) return null;
  let plain = '';
  for (const character of figure) {
    if (character >= '0' && character <= '9') plain += character;
    else if (DIGITS.test(character)) plain += digitOf(character);
    else if (character === '٫') plain += '.';
    else if (character === ':' || character === '.' || character === ',') plain += character;
    // What else stands inside a figure parts thousands.
  }
  const marks = plain.replace(/\d/g, '');
  if (marks.length === 0) return Number(plain);
  const last = marks.charAt(marks.length - 1);
  const at = plain.lastIndexOf(last);
  const isThousands = plain.length - at === 4 && (decimal === '' || last !== decimal) && last !== ':';
  const isSeveral = marks.length > 1 && marks === last.repeat(marks.length);
  if (isThousands || isSeveral) return Number(plain.replace(/\D/g, ''));
  return Number(`${plain.slice(0, at).replace(/\D/g, '')}.${plain.slice(at + 1)}`);
}

/** Digits of every writing come in runs of ten, from nought. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > code - 9 && DIGITS.test(String.fromCodePoint(zero - 1))) zero -= 1;
  const plain = normalized(character, 'NFKD');
  return plain >= '0' && plain <= '9' ? plain : String(code - zero);
}

/** What a number in one word is worth: "sechsundzwanzig" and "zwölftausend", too. */
export function wordValue(lower: string, words: FigureWords): number | null {
  const known = words.numbers.get(lower) ?? words.ordinals.get(lower) ?? words.parts.get(lower);
  if (known !== undefined) return known;
  if (words.within === null || lower.length > 48) return null;
  return compoundValue(lower, words, words.within);
}

function compoundValue(lower: string, words: FigureWords, within: string): number | null {
  const part = (text: string) =>
    words.numbers.get(text) ?? (words.one.has(text) ? 1 : compoundValue(text, words, within));
  // The largest first: "zweihunderttausend" is so many thousands.
  for (const scale of [...words.alone].reverse()) {
    const at = lower.lastIndexOf(scale);
    if (at < 0) continue;
    const before = lower.slice(0, at);
    const behind = lower.slice(at + scale.length);
    const times = before === '' ? 1 : part(before);
    const rest = behind === '' ? 0 : part(behind);
    return times === null || rest === null ? null : times * (words.scales.get(scale) ?? 1) + rest;
  }
  const at = lower.indexOf(within, 1);
  if (at < 0) return null;
  const ones = lower.slice(0, at);
  const tens = words.numbers.get(lower.slice(at + within.length)) ?? 0;
  const value = words.one.has(ones) ? 1 : words.numbers.get(ones);
  return value !== undefined && value < 10 && tens >= 20 ? value + tens : null;
}

/** The number that begins at a word, or null. "One" alone is none: in most languages it is an article, too. */
export function figureAt(tokens: readonly FigureToken[], at: number, words: FigureWords): Figure | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const written = valueOf(token.lower, words.decimal);
  if (written !== null) return scaled(tokens, at + 1, written, words);
  const { lower } = token;
  const isBeforeScale = words.one.has(lower) && words.scales.has(tokens[at + 1]?.lower ?? '');
  if (!isBeforeScale && !words.numbers.has(lower) && !words.alone.has(lower)) {
    const single = wordValue(lower, words);
    return single === null ? null : scaled(tokens, at + 1, single, words);
  }
  let total = 0;
  let current = 0;
  let next = at;
  for (;;) {
    const word = tokens[next]?.lower ?? '';
    const scale = words.scales.get(word);
    const number = words.numbers.get(word);
    if (scale !== undefined && (current > 0 || next === at)) {
      if (scale === 100) current = Math.max(1, current) * scale;
      else {
        total += Math.max(1, current) * scale;
        current = 0;
      }
    } else if (next === at && isBeforeScale) current = 1;
    else if (number !== undefined && fitsBehind(current, number)) {
      current = current === 4 && number === 20 ? 80 : current + number;
    } else if (words.joins.has(word) && next > at && isJoined(tokens, next, current, total, words)) {
      // "and" of "two hundred and six" adds nothing.
    } else break;
    next += 1;
  }
  return { value: total + current, next };
}

const fitsBehind = (current: number, number: number): boolean =>
  current === 0 ||
  (current >= 100 && current % 100 === 0 && number < 100) ||
  // "Quatre-vingts", and "soixante-dix".
  (current === 4 && number === 20) ||
  (current % 100 >= 20 && current % 10 === 0 && number < 20 && (number < 10 || current % 20 === 0));

function isJoined(
  tokens: readonly FigureToken[],
  at: number,
  current: number,
  total: number,
  words: FigureWords,
): boolean {
  const number = words.numbers.get(tokens[at + 1]?.lower ?? '');
  if (number === undefined || (current === 0 && total === 0)) return false;
  return current === 0 ? number < 100 : current >= 20 && fitsBehind(current, number) && number < current;
}

/** "4.5" before "billion", "2nd", "3m". */
function scaled(tokens: readonly FigureToken[], from: number, value: number, words: FigureWords): Figure {
  let at = from;
  let result = value;
  if (tokens[at]?.joined === true && words.suffixes.has(tokens[at]?.lower ?? '')) return { value, next: at + 1 };
  for (let scale = scaleAt(tokens, at, words); scale !== undefined; scale = scaleAt(tokens, at, words)) {
    result *= scale;
    at += 1;
  }
  // 4.1 times a million is a little less than 4,100,000.
  return { value: Number(result.toPrecision(12)), next: at };
}

function scaleAt(tokens: readonly FigureToken[], at: number, words: FigureWords): number | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  // A single letter means a scale only where it is written as one with the figure.
  return token.lower.length > 1 || token.joined ? words.scales.get(token.lower) : undefined;
}

/** The unit that begins at a word ("per cent", "£"), and where it ends. */
export function unitAt(
  tokens: readonly FigureToken[],
  at: number,
  words: FigureWords,
): { readonly unit: string; readonly next: number } | null {
  const lower = tokens[at]?.lower ?? '';
  const two = words.units.get(`${lower}_${tokens[at + 1]?.lower ?? ''}`);
  if (two !== undefined) return { unit: two, next: at + 2 };
  const one = words.units.get(lower);
  return one === undefined ? null : { unit: one, next: at + 1 };
}
