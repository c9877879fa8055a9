import months from './months.json';

const ISO =
  /(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s|]+(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}(?!\d)|UTC|GMT)?)?/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)/;
const SLASHED = /(\d{4})\s*[/.年년]\s*(\d{1,2})\s*[/.月월]\s*(\d{1,2})/;
/** Day first, as everywhere but in one country; "4/25/2024" can only be its. */
const DAY_FIRST = /(?<!\d)(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})(?!\d)/;
const MONTH = new Map(Object.entries(months).flatMap(([month, names]) => names.map((name) => [name, Number(month)])));
const NAMED =
  /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s*(?:de\s+|of\s+)?(\p{L}{3,})\.?,?\s*(?:de\s+|del\s+)?(\d{4})(?!\d)/u;
const NAMED_FIRST = /(?<!\p{L})(\p{L}{3,20})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;

/** The digits of a script stand side by side, from zero: where each row of ten begins. */
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

/** Asked where a page names no language; those whose months are written as in one of `months.json` are left out. */
const ASKED = [
  ...['ar', 'bg', 'bn', 'ca', 'cs', 'el', 'et', 'fa', 'fi', 'gu', 'he', 'hi', 'hr', 'hu', 'hy', 'is', 'ka', 'kn', 'lv'],
  ...['ml', 'mr', 'pa', 'ro', 'sk', 'sl', 'sq', 'sr', 'ta', 'te', 'th', 'ur', 'vi'],
];

/** A text as a regular expression that matches it. */
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

interface Months {
  readonly byName: ReadonlyMap<string, number>;
  readonly pattern: string;
  /** The orders in which day, month and year are written: each with the places of the three. */
  readonly orders: readonly (readonly [RegExp, day: number, month: number, year: number])[];
}

const MONTHS = new Map<string, Months | null>();

/** The names that the browser knows of the months in a language, in running text and alone, long and short. */
function monthsOf(lang: string): Months | null {
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
        const name = part?.value.toLowerCase().replace(/\.$/, '') ?? '';
        // A number with no word beside it names no month.
        if (/\p{L}[\p{L}\p{M}]/u.test(name) && !byName.has(name)) byName.set(name, month);
      }
    }
  } catch {
    // No language tag that the browser knows.
  }
  const names = [...byName.keys()].sort((a, b) => b.length - a.length);
  const pattern = names.map(literal).join('|');
  const found = names.length === 0 ? null : { byName, pattern, orders: ordersOf(pattern) };
  MONTHS.set(lang, found);
  return found;
}

/** "7. lokakuuta 2031", "7 tháng 10, 2031"; "October 7, 2031"; "2031. október 7.". */
function ordersOf(names: string): Months['orders'] {
  // Hebrew writes "in" as one letter before the name; letters and marks on either side make another word.
  const name = `(?<![\\p{L}\\p{M}])ב?(${names})\\.?(?![\\p{L}\\p{M}])`;
  const between = '[^\\p{L}\\d]{0,4}(?:\\p{L}{1,3}[^\\p{L}\\d]{1,3})?';
  const day = '(?<!\\d)(\\d{1,2})(?!\\d)';
  const year = '(?<!\\d)(\\d{4})(?!\\d)';
  return [
    [new RegExp(`${day}\\p{L}{0,2}${between}${name}${between}${year}`, 'u'), 1, 2, 3],
    [new RegExp(`${name}${between}${day}\\p{L}{0,2}${between}${year}`, 'u'), 2, 1, 3],
    [new RegExp(`${year}${between}${name}${between}${day}`, 'u'), 3, 2, 1],
  ];
}

/** A date with the name of a month as one language writes it. */
function namedDate(text: string, lang: string): string | null {
  const months = monthsOf(lang);
  const lower = text.toLowerCase();
  for (const [pattern, day, month, year] of months?.orders ?? []) {
    const found = pattern.exec(lower);
    if (found === null) continue;
    return dayOf(Number(found[year]), months?.byName.get(found[month] ?? '') ?? 0, Number(found[day]));
  }
  return null;
}

/** A year: without one no date is written out, and the browser need not be asked for names of months. */
const MAY_BE_NAMED = /(?<!\d)\d{4}(?!\d)/;

/** The weekdays and months that a text may name, for cutting a byline off before a date; for a regular expression. */
export function calendarWords(lang: string): string {
  const days: string[] = [];
  try {
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(lang, { weekday, timeZone: 'UTC' });
      for (let day = 1; day <= 7; day += 1) days.push(format.format(Date.UTC(2023, 0, day)).toLowerCase());
    }
  } catch {
    // No language tag that the browser knows.
  }
  return [...days.map(literal), monthsOf(lang)?.pattern ?? ''].filter((part) => part !== '').join('|');
}

const padded = (number: number): string => String(number).padStart(2, '0');

export function dayOf(year: number, month: number, day: number): string | null {
  // The calendar of Thailand counts from 543 years earlier.
  const full = year < 100 ? 2000 + year : year >= 2533 && year < 2643 ? year - 543 : year;
  const real = full >= 1990 && full < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return real ? `${full}-${padded(month)}-${padded(day)}` : null;
}

const monthOf = (name: string | undefined): number => MONTH.get(name?.toLowerCase() ?? '') ?? 0;

/**
 * The date in a text as ISO 8601, with its time where that is written in ISO 8601 too; null where there is none.
 *
 * @param lang of the text, as a language tag; names of months are looked for in that language, in the languages of
 *   `months.json`, and where it is unknown in all of ASKED
 */
export function dateIn(written: string, lang = 'und'): string | null {
  const text = withPlainDigits(written);
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
  if (slashed !== null) return dayOf(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]));
  const named = NAMED.exec(text);
  if (named !== null && monthOf(named[2]) > 0) return dayOf(Number(named[3]), monthOf(named[2]), Number(named[1]));
  const first = NAMED_FIRST.exec(text);
  if (first !== null && monthOf(first[1]) > 0) return dayOf(Number(first[3]), monthOf(first[1]), Number(first[2]));
  if (MAY_BE_NAMED.test(text)) {
    const isOther = /[\u0250-\u1fff\u2c00-\uffff]/.test(text);
    for (const asked of [...(lang === 'und' ? [] : [lang]), ...(lang === 'und' || isOther ? ASKED : [])]) {
      const day = namedDate(text, asked);
      if (day !== null) return day;
    }
  }
  const numbers = DAY_FIRST.exec(text);
  if (numbers === null) return null;
  const [one, two] = [Number(numbers[1]), Number(numbers[2])];
  return two > 12 ? dayOf(Number(numbers[3]), one, two) : dayOf(Number(numbers[3]), two, one);
}
