/** What is the same in every message: how a key that is only known at run time is looked up, dates, directions. */
import { i18n } from '@/components/i18n';

type Values = Readonly<Record<string, string | number>>;

/**
 * The message of a key that a table gives, with its `{names}` filled from `values`; null where a name has no value, so
 * that no reader ever sees a bare placeholder.
 */
export function messageOf(key: string, values: Values = {}): string | null {
  const template = (i18n.t as (key: string) => string)(key);
  let complete = template !== '';
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === '') complete = false;
    return String(value ?? '');
  });
  return complete ? text : null;
}

/**
 * BCP 47 tag of the interface's language: the language that the messages are really in, with the region of the browser's
 * where that is the same ("en-GB"), for dates and numbers. A browser may have no interface of its own in a language.
 */
export function interfaceLanguage(): string {
  const code = i18n.t('locale.code');
  const browsers = i18n.t('@@ui_locale').replaceAll('_', '-');
  return browsers.split('-')[0] === code ? browsers : code;
}

/** Words of others inside a sentence of ours: in their own direction, whatever ours is. */
export const isolated = (words: string): string => `\u2068${words}\u2069`;

export const interfaceDirection = (): 'ltr' | 'rtl' => (i18n.t('locale.direction') === 'rtl' ? 'rtl' : 'ltr');

/** A number as the reader writes it. */
export function numberText(value: number, options: Intl.NumberFormatOptions = {}): string {
  try {
    return new Intl.NumberFormat(interfaceLanguage(), options).format(value);
  } catch {
    // The browser's locale names are not all BCP 47.
    return new Intl.NumberFormat('en', options).format(value);
  }
}

/** What fills the number into a message that counts: `i18n.t(key, count, counted(count))`. */
export const counted = (count: number): [string] => [numberText(count)];

/** The `lang` attribute for words of an article; none where its language is not known. */
export const langAttribute = (tag: string): string | undefined => (tag === '' || tag === 'und' ? undefined : tag);

const formatted = (date: Date, options: Intl.DateTimeFormatOptions): string => {
  try {
    return new Intl.DateTimeFormat(interfaceLanguage(), options).format(date);
  } catch {
    // The browser's locale names are not all BCP 47.
    return new Intl.DateTimeFormat('en', options).format(date);
  }
};

/** A date as the reader writes it, or null where it is none. `iso` may have no time: such a day is no instant. */
export function dateText(iso: string | null): string | null {
  if (iso === null) return null;
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(iso);
  return formatted(date, { dateStyle: 'medium', ...(isDay ? { timeZone: 'UTC' } : {}) });
}

/** A day with its time, as the reader writes it. */
export const momentText = (iso: string): string =>
  formatted(new Date(iso), { dateStyle: 'medium', timeStyle: 'short' });

/** The day, month or year that a day ("2026-03-14") begins, as the reader writes it. */
export function periodText(day: string, unit: 'day' | 'week' | 'month' | 'year'): string {
  const date = new Date(day);
  if (unit === 'month') return formatted(date, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return unit === 'year' ? formatted(date, { year: 'numeric', timeZone: 'UTC' }) : (dateText(day) ?? day);
}

/** The first words of a passage, to tell buttons apart that would all be called the same. */
export function firstWords(text: string, length = 60): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > length / 2 ? space : length).trimEnd()}…`;
}
