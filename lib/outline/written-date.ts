import { normalized } from '../normalize';

const ISO =
  /(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s|]+(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}(?!\d)|UTC|GMT)?)?/i;
/** Seconds or milliseconds since 1970, of the years from 2001 on. */
const SINCE_1970 = /^(?:\d{10}|\d{13})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)/;
const SLASHED = /(\d{4})\s*[/.年년]\s*(\d{1,2})\s*[/.月월]\s*(\d{1,2})/;
/** Years that are counted from a reign, or from the founding of a republic; the first is named, not counted. */
const ERA = /(令和|平成|民[国國])\s*(\d{1,3}|元)\s*年/;
const BEFORE_ERA: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 民国: 1911, 民國: 1911 };
/** Day first, as in every country but the United States; "4/25/2024" can only be an American date. */
const DAY_FIRST = /(?<!\d)(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})(?!\d)/;
/** The code points of the zeros: the ten digits of a script stand side by side, from zero on. */
const ZEROS = [
  ...[0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20],
  ...[0x1040, 0x17e0, 0x1810, 0xff10],
];

/** Digits of any script as ASCII ones. */
const withPlainDigits = (text: string): string =>
  /[\u0250-\uffff]/.test(text)
    ? text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
        const code = digit.codePointAt(0) ?? 0;
        const zero = ZEROS.find((start) => code >= start && code < start + 10);
        return zero === undefined ? digit : String(code - zero);
      })
    : text;

/** Which languages are asked where a page names none, by the script that a text has letters of: code points from, to before. */
const ASKED = [
  [0x61, 0x250, 'en en-gb de fr es it pt nl pl sv da nb tr id ca cs et fi hr hu is lv ro sk sl sq vi'],
  [0x370, 0x400, 'el'],
  [0x400, 0x530, 'ru uk bg sr'],
  [0x530, 0x590, 'hy'],
  [0x590, 0x600, 'he'],
  [0x600, 0x700, 'ar ar-lb ar-dz ar-ma fa ur'],
  [0x900, 0x980, 'hi mr'],
  [0x980, 0xa00, 'bn'],
  [0xa00, 0xa80, 'pa'],
  [0xa80, 0xb00, 'gu'],
  [0xb80, 0xc00, 'ta'],
  [0xc00, 0xc80, 'te'],
  [0xc80, 0xd00, 'kn'],
  [0xd00, 0xd80, 'ml'],
  [0xe00, 0xe80, 'th'],
  [0x10a0, 0x1100, 'ka'],
] as const;

/** Languages that a text may be written in, by its script; of one in Western letters all of that script. */
function askedFor(text: string): string[] {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  return ASKED.flatMap(([from, to, languages]) =>
    codes.some((code) => code >= from && code < to) ? languages.split(' ') : [],
  );
}

/** A text as a regular expression that matches it. */
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * In lower case by the rules of the language, without accents: capitals drop them. Signs of other scripts are letters and
 * stay.
 */
export function lowered(text: string, lang: string): string {
  let lower: string;
  try {
    lower = text.toLocaleLowerCase(lang);
  } catch {
    lower = text.toLowerCase();
  }
  return /[\u0080-\u052f\u1e00-\u1fff]/.test(lower)
    ? normalized(normalized(lower, 'NFKD').replace(/[\u0300-\u036f]/g, ''), 'NFC')
    : lower;
}

const MONTHS = new Map<string, ReadonlyMap<string, number>>();

/** The names that the browser knows of the months in a language, in running text and alone, long and short; longest first. */
function monthsOf(lang: string): ReadonlyMap<string, number> {
  const known = MONTHS.get(lang);
  if (known !== undefined) return known;
  const byName = new Map<string, number>();
  try {
    const forms: readonly Intl.DateTimeFormatOptions[] = [
      { day: 'numeric', month: 'long' },
      { month: 'long' },
      { day: 'numeric', month: 'short' },
    ];
    for (const form of forms) {
      const format = new Intl.DateTimeFormat(`${lang}-u-ca-gregory-nu-latn`, { ...form, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const part = format.formatToParts(Date.UTC(2023, month - 1, 15)).find(({ type }) => type === 'month');
        const name = lowered(part?.value ?? '', lang).replace(/\.$/, '');
        // Where the browser gives a number and no word, that is no name of a month.
        if (/\p{L}\.?[\p{L}\p{M}]/u.test(name) && !byName.has(name)) byName.set(name, month);
      }
    }
  } catch {
    // No language tag that the browser knows.
  }
  const found = new Map([...byName].sort(([a], [b]) => b.length - a.length));
  MONTHS.set(lang, found);
  return found;
}

// What stands before and after the name of a month: "7. lokakuuta 2031", "7 tháng 10, 2031"; "October 7, 2031";
// "2031. október 7.". Hebrew writes "in" as one letter before the name. A word of up to three letters may stand between.
const DAY_BEFORE = /(?<!\d)(\d{1,2})\p{L}{0,2}[^\p{L}\d]{0,4}(?:\p{L}{1,3}[^\p{L}\d]{1,3})?ב?$/u;
const YEAR_BEFORE = /(?<!\d)(\d{4})[^\p{L}\d]{0,4}(?:\p{L}{1,3}[^\p{L}\d]{1,3})?ב?$/u;
const YEAR_AFTER = /^\.?[^\p{L}\d]{0,4}(?:\p{L}{1,3}[^\p{L}\d]{1,3})?(\d{4})(?!\d)/u;
const DAY_AFTER = /^\.?[^\p{L}\d]{0,4}(?:\p{L}{1,3}[^\p{L}\d]{1,3})?(\d{1,2})(?!\d)/u;
const DAY_AND_YEAR_AFTER =
  /^\.?[^\p{L}\d]{0,4}(?:\p{L}{1,3}[^\p{L}\d]{1,3})?(\d{1,2})(?!\d)\p{L}{0,2}[^\p{L}\d]{0,4}(?:\p{L}{1,3}[^\p{L}\d]{1,3})?(\d{4})(?!\d)/u;
const GOES_ON = /^[\p{L}\p{M}]/u;
const IS_INSIDE = /[\p{L}\p{M}]$/u;

/** How much is looked at on either side of the name of a month. */
const MAX_BESIDE = 32;

/** A date with the name of a month as one language writes it. */
function namedDate(text: string, lang: string): string | null {
  const lower = lowered(text, lang);
  for (const [name, month] of monthsOf(lang)) {
    const at = lower.indexOf(name);
    if (at < 0) continue;
    const before = lower.slice(Math.max(0, at - MAX_BESIDE), at);
    const after = lower.slice(at + name.length, at + name.length + MAX_BESIDE * 2);
    if (GOES_ON.test(after) || IS_INSIDE.test(before.replace(/(?<![\p{L}\p{M}])ב$/u, ''))) continue;
    const day = DAY_BEFORE.exec(before);
    const year = YEAR_AFTER.exec(after);
    if (day !== null && year !== null) return dayOf(Number(year[1]), month, Number(day[1]));
    const both = DAY_AND_YEAR_AFTER.exec(after);
    if (both !== null) return dayOf(Number(both[2]), month, Number(both[1]));
    const [earlier, later] = [YEAR_BEFORE.exec(before), DAY_AFTER.exec(after)];
    if (earlier !== null && later !== null) return dayOf(Number(earlier[1]), month, Number(later[1]));
  }
  return null;
}

/** Of the solar calendar of Iran, which began 621 years later: 1990 to 2099. */
const isSolarYear = (year: number): boolean => year >= 1369 && year < 1479;

/** A day of the solar calendar of Iran; null where the browser does not know the calendar. */
function dayOfSolar(year: number, month: number, day: number): string | null {
  const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' },
  });
  // Six months of 31 days, then of 30; the year begins on 19 to 22 March.
  const days = Math.min(month - 1, 6) * 31 + Math.max(0, month - 7) * 30 + day - 1;
  for (let first = 19; first <= 22; first += 1) {
    const at = Date.UTC(year + 621, 2, first + days);
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    if (parts.get('year') === year && parts.get('month') === month && parts.get('day') === day) {
      return new Date(at).toISOString().slice(0, 10);
    }
  }
  return null;
}

/** "16 Ordibehesht 1410", in Persian. */
function solarDate(text: string): string | null {
  const found = /(?<!\d)(\d{1,2})\s([\p{L}\p{M}\u200c]{2,12})\s(1[34]\d\d)(?!\d)/u.exec(text);
  if (found === null || !isSolarYear(Number(found[3]))) return null;
  const format = new Intl.DateTimeFormat('fa-u-ca-persian-nu-latn', { month: 'long', timeZone: 'UTC' });
  for (let month = 1; month <= 12; month += 1) {
    if (format.format(Date.UTC(2023, month + 1, 30)) === found[2]) {
      return dayOfSolar(Number(found[3]), month, Number(found[1]));
    }
  }
  return null;
}

/** A year and a day: without them no date is written out, and the browser need not be asked for names of months. */
const MAY_BE_NAMED = /(?<!\d)\d{4}(?!\d)/;
const HAS_DAY = /(?<!\d)\d{1,2}(?!\d)/;

/** The weekdays and months that a text may name, as `lowered` leaves them; for a regular expression. */
export function calendarWords(lang: string): string {
  const days: string[] = [];
  try {
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(lang, { weekday, timeZone: 'UTC' });
      for (let day = 1; day <= 7; day += 1) days.push(lowered(format.format(Date.UTC(2023, 0, day)), lang));
    }
  } catch {
    // No language tag that the browser knows.
  }
  return [...days, ...monthsOf(lang).keys()].map(literal).join('|');
}

const padded = (number: number): string => String(number).padStart(2, '0');

export function dayOf(year: number, month: number, day: number): string | null {
  // The calendar of Thailand counts from 543 years earlier.
  const full = year < 100 ? 2000 + year : year >= 2533 && year < 2643 ? year - 543 : year;
  const real = full >= 1990 && full < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return real ? `${full}-${padded(month)}-${padded(day)}` : null;
}

/**
 * The date in a text as ISO 8601, with its time where that is written in ISO 8601 too; null where there is none.
 *
 * @param lang of the text, as a language tag; names of months are looked for in that language and in English, and where it is
 *   unknown, or the text's script is another, in those of ASKED
 */
export function dateIn(written: string, lang = 'und'): string | null {
  const text = withPlainDigits(written).replace(
    ERA,
    (_, era: string, year: string) => `${(BEFORE_ERA[era] ?? 0) + (year === '元' ? 1 : Number(year))}年`,
  );
  if (SINCE_1970.test(text.trim())) {
    const number = Number(text);
    return new Date(text.trim().length > 10 ? number : number * 1000).toISOString();
  }
  const iso = ISO.exec(text);
  if (iso !== null) {
    const day = dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    if (day === null || iso[4] === undefined || iso[5] === undefined) return day;
    const zone =
      iso[7]
        ?.toUpperCase()
        .replace(/^(?:UTC|GMT)$/, 'Z')
        .replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') ?? '';
    return `${day}T${padded(Number(iso[4]))}:${iso[5]}:${iso[6] ?? '00'}${zone}`;
  }
  const compact = COMPACT.exec(text.trim());
  if (compact !== null) return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const slashed = SLASHED.exec(text);
  if (slashed !== null && lang.startsWith('fa') && isSolarYear(Number(slashed[1]))) {
    return dayOfSolar(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]));
  }
  if (slashed !== null) return dayOf(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]));
  if (MAY_BE_NAMED.test(text) && HAS_DAY.test(text)) {
    const isOther = /[\u0250-\u1fff\u2c00-\uffff]/.test(text);
    const lower = text.toLowerCase();
    for (const asked of [
      ...(lang === 'und' ? [] : [lang, 'en', 'en-gb']),
      ...(lang === 'und' || isOther ? askedFor(lower) : []),
    ]) {
      const day = namedDate(text, asked);
      if (day !== null) return day;
    }
    const solar = isOther && /^fa|^und/.test(lang) ? solarDate(text) : null;
    if (solar !== null) return solar;
  }
  const numbers = DAY_FIRST.exec(text);
  if (numbers === null) return null;
  const [one, two] = [Number(numbers[1]), Number(numbers[2])];
  const isMonthFirst = two > 12 || (lang === 'en-us' && one <= 12 && numbers[0].includes('/'));
  return isMonthFirst ? dayOf(Number(numbers[3]), one, two) : dayOf(Number(numbers[3]), two, one);
}
