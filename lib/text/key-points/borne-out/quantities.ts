import { trimmed } from '../../../trim';
import { figureValue } from '../../figures';
import type { ContrastLists, Token } from './words';

/** A number as a text gives it. */
export interface Quantity {
  /** In the unit's base ("cm" is told in metres). */
  readonly value: number;
  /** "%", "£", "m", "year", "score", "time", a noun of time or measure ("day"), or "" for a bare count. */
  readonly unit: string;
  /** Of a bare count: stems of what is counted, the words behind the number. */
  readonly counted: readonly string[];
  /** "nearly", "about": the value is a rounding. */
  readonly rough: boolean;
  /** Tokens from `first` to `last`, both included. */
  readonly first: number;
  readonly last: number;
}

/** Units that are told in others. */
const BASES: Readonly<Record<string, readonly [base: string, factor: number]>> = {
  cm: ['m', 0.01],
  km: ['m', 1000],
  g: ['kg', 0.001],
  t: ['kg', 1000],
};

const YEAR = /^(?:1[0-9]|20)\d\d$/;
const FIGURES = /^\p{N}+(?:[.,]\p{N}+)*$/u;

/** No sentence of an article gives as many; further ones are left out. */
const MOST_QUANTITIES = 64;

export function quantitiesIn(text: string, tokens: readonly Token[], lists: ContrastLists): readonly Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length && found.length < MOST_QUANTITIES; at++) {
    const quantity = scoreAt(text, tokens, at) ?? timeAt(tokens, at) ?? numberAt(text, tokens, at, lists);
    if (quantity === null) continue;
    found.push(quantity);
    at = quantity.last;
  }
  return found;
}

/** "2-0", "4–3". */
function scoreAt(text: string, tokens: readonly Token[], at: number): Quantity | null {
  const [a, b] = [tokens[at], tokens[at + 1]];
  if (a === undefined || b === undefined || !/^\d{1,3}$/.test(a.lower) || !/^\d{1,3}$/.test(b.lower)) return null;
  if (!/^[-–]$/.test(text.slice(a.end, b.start))) return null;
  const value = Number(a.lower) * 1000 + Number(b.lower);
  return { value, unit: 'score', counted: [], rough: false, first: at, last: at + 1 };
}

/** "3:30", "9.30pm". */
function timeAt(tokens: readonly Token[], at: number): Quantity | null {
  const match = /^(\d{1,2})[:.](\d{2})$/.exec(tokens[at]?.lower ?? '');
  const isNoon = /^(?:am|pm|a\.m|p\.m|uhr)$/.test(tokens[at + 1]?.lower ?? '');
  if (match === null || !(isNoon || tokens[at]?.lower.includes(':') === true)) return null;
  const value = (Number(match[1]) % 12) * 60 + Number(match[2]);
  return { value, unit: 'time', counted: [], rough: false, first: at, last: isNoon ? at + 1 : at };
}

function numberAt(text: string, tokens: readonly Token[], at: number, lists: ContrastLists): Quantity | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const before = text.slice(Math.max(0, token.start - 2), token.start);
  // "G20", "A4", "COVID-19" are names.
  if (/\p{L}[-‑]?$/u.test(before)) return null;
  let value: number;
  let last = at;
  const fraction = fractionAt(tokens, at, lists);
  if (fraction !== null) return fraction;
  if (FIGURES.test(token.lower)) {
    value = figureValue(token.lower, '') ?? Number.NaN;
    // "1, 300", as some publishers set it; "On 5 May, 300 people" has a word before.
    const next = tokens[at + 1];
    if (
      /^\d{1,3}$/.test(token.lower) &&
      /^\d{3}$/.test(next?.lower ?? '') &&
      text.slice(token.end, next?.start) === ', ' &&
      !lists.months.has(tokens[at - 1]?.lower ?? '')
    ) {
      value = value * 1000 + Number(next?.lower);
      last++;
    }
  } else {
    const word = lists.numerals.get(token.lower);
    if (word === undefined) return null;
    value = word;
    const next = lists.numerals.get(tokens[at + 1]?.lower ?? '');
    if (value >= 20 && value < 100 && next !== undefined && next < 10 && next > 0) {
      value += next;
      last++;
    }
    // "one" is more often no number at all.
    if (value === 1) return null;
  }
  if (Number.isNaN(value)) return null;
  let scaled = false;
  for (;;) {
    const next = tokens[last + 1];
    const scale = lists.scales.get(next?.lower ?? '');
    if (scale === undefined || next === undefined) break;
    if (scale === 100 && value >= 100) break;
    value *= scale;
    scaled = true;
    last++;
  }
  const currency = /(\p{Sc})\s?$/u.exec(before)?.[1];
  const end = tokens[last]?.end ?? token.end;
  const behind = /^\s?([%\p{Sc}])/u.exec(text.slice(end, end + 2))?.[1];
  const joined = /^(\p{L}+)/u.exec(text.slice(end, end + 8))?.[1]?.toLowerCase();
  const rough = [tokens[at - 1], tokens[at - 2]].some((word) => word !== undefined && lists.rough.has(word.lower));
  const base = { rough, first: at };
  if (currency !== undefined) return { ...base, value, unit: currency, counted: [], last };
  if (behind !== undefined) return { ...base, value, unit: behind, counted: [], last };
  if (joined !== undefined && /^(?:s|st|nd|rd|th)$/.test(joined)) {
    return { ...base, value, unit: joined === 's' ? 'decade' : 'ordinal', counted: [], last };
  }
  if (joined === 'am' || joined === 'pm') return { ...base, value: (value % 12) * 60, unit: 'time', counted: [], last };
  if (
    value <= 31 &&
    last === at &&
    [tokens[at - 1], tokens[at + 1]].some((word) => lists.months.has(word?.lower ?? ''))
  ) {
    return { ...base, value, unit: 'date', counted: [], last };
  }
  if (value <= 120 && last === at && isAge(text, tokens, at)) return { ...base, value, unit: 'age', counted: [], last };
  const ofTwo = lists.units.get(`${tokens[last + 1]?.lower}_${tokens[last + 2]?.lower}`);
  const unit = ofTwo ?? lists.units.get(joined ?? tokens[last + 1]?.lower ?? '');
  if (unit !== undefined) {
    const [name, factor] = BASES[unit] ?? [unit, 1];
    return { ...base, value: value * factor, unit: name, counted: [], last: ofTwo === undefined ? last : last + 2 };
  }
  if (!scaled && last === at && YEAR.test(token.lower)) return { ...base, value, unit: 'calendar', counted: [], last };
  return { ...base, value, unit: '', counted: countedAfter(text, tokens, last), last };
}

/** "half", "a quarter", "two thirds": in per cent. */
function fractionAt(tokens: readonly Token[], at: number, lists: ContrastLists): Quantity | null {
  const part = lists.fractions.get(tokens[at]?.lower ?? '');
  if (part === undefined) return null;
  const before = tokens[at - 1]?.lower ?? '';
  const times = lists.numerals.get(before);
  const isPart = part === 50 || times !== undefined || lists.units.has(`${before}_part`);
  if (!isPart) return null;
  const many = times !== undefined && times > 1;
  return { value: part * (many ? times : 1), unit: '%', counted: [], rough: true, first: many ? at - 1 : at, last: at };
}

/** "Weaver, 51, said", "a 51-year-old", "aged 51". */
function isAge(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const before = text.slice(Math.max(0, token.start - 2), token.start);
  const behind = text.slice(token.end, token.end + 10);
  return (before === ', ' && /^(?:[,.;)]|$)/.test(behind)) || /^[- ]year[- ]old/.test(behind);
}

/** The next content words of the same phrase, two at most. */
function countedAfter(text: string, tokens: readonly Token[], last: number): readonly string[] {
  const counted: string[] = [];
  for (let at = last + 1; at < tokens.length && at <= last + 4 && counted.length < 2; at++) {
    const [before, token] = [tokens[at - 1], tokens[at]];
    if (before === undefined || token === undefined || /[,;:.!?()–—]/u.test(text.slice(before.end, token.start))) break;
    if (token.kind === 'stop' && token.lower !== 'of' && counted.length > 0) break;
    if (token.kind !== 'stop') counted.push(token.stem);
  }
  return counted;
}

/** Significant figures of a whole number: 340 has two. */
const significant = (value: number): number =>
  trimmed(String(Math.abs(value)).replace('.', ''), (figure) => figure === '0').length;

/** Whether one may stand for the other: the same value, or a rounding of it. */
export function isSameValue(a: Quantity, b: Quantity): boolean {
  if (a.value === b.value) return true;
  if (['score', 'time', 'ordinal'].includes(a.unit) || ['score', 'time', 'ordinal'].includes(b.unit)) return false;
  if (a.unit === 'decade' || b.unit === 'decade') {
    return Math.floor(a.value / 10) === Math.floor(b.value / 10);
  }
  if (a.unit === 'calendar' && b.unit === 'calendar') return false;
  const off = Math.abs(a.value - b.value) / Math.max(Math.abs(a.value), Math.abs(b.value));
  const isRounding =
    significant(a.value) !== significant(b.value) && Math.min(significant(a.value), significant(b.value)) <= 3;
  return off <= (a.rough || b.rough ? 0.1 : isRounding ? 0.05 : 0);
}
