import path from 'node:path';
import { generateChromeMessagesText, parseMessagesFile } from '@wxt-dev/i18n/build';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { browserLanguage, i18n, type Messages, remember, speak } from '../../components/i18n';
import { dateText, interfaceDirection, interfaceLanguage, numberText } from '../../components/messages';
import { LANGUAGES } from '../../lib/settings';
import { i18n as browsers, environment } from '../gallery/i18n';

vi.mock('#i18n', () => import('../gallery/i18n'));

/** A message file as the built package has it. */
async function packaged(locale: string): Promise<Messages> {
  const file = path.resolve(import.meta.dirname, `../../assets/locales/${locale}.json`);
  const text = generateChromeMessagesText(await parseMessagesFile(file));
  const messages = JSON.parse(text) as Record<string, { readonly message: string }>;
  return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
}

/** As the browser in a language would say it. */
function asBrowser(locale: string, say: () => string): string {
  const before = { ...environment };
  Object.assign(environment, { '@@ui_locale': locale, 'locale.direction': locale === 'ur' ? 'rtl' : 'ltr' });
  try {
    return say();
  } finally {
    Object.assign(environment, before);
  }
}

const say = (t: (key: string, ...args: never[]) => string, key: string, ...args: readonly unknown[]) =>
  (t as (...all: readonly unknown[]) => string)(key, ...args);

afterEach(() => {
  speak(null);
  vi.restoreAllMocks();
});

const OURS = LANGUAGES.filter((language) => language !== 'browser');

describe.each(OURS)('in %s, chosen in a browser that speaks English', (locale) => {
  test.each([
    ['a message', 'tabs.article', []],
    ['a value by its name', 'article.byline', [{ authors: 'Ines Falk' }]],
    ['a value that looks like a place to fill', 'article.byline', [{ authors: '{authors} $1' }]],
    ['none of many', 'library.results', [0, ['0']]],
    ['one of many', 'library.results', [1, ['1']]],
    ['several', 'library.results', [1234, ['1 234']]],
    ['several, counted by itself', 'library.results', [7]],
    ['a number and a value', 'library.inArticles', [2, ['2'], { passages: 'P' }]],
    ['a message without anything to fill', 'row.reveal', []],
  ])('%s is what the browser would say', async (_, key, args) => {
    speak(await packaged(locale));
    expect(say(i18n.t, key, ...args)).toBe(asBrowser(locale, () => say(browsers.t, key, ...args)));
  });

  test('direction, dates and numbers follow', async () => {
    speak(await packaged(locale));
    expect(interfaceLanguage()).toMatch(new RegExp(`^${locale}\\b`));
    expect(interfaceDirection()).toBe(locale === 'ur' ? 'rtl' : 'ltr');
    expect(dateText('2026-03-14')).toBe(
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date('2026-03-14')),
    );
    expect(numberText(12345.5)).toBe(new Intl.NumberFormat(locale).format(12345.5));
  });
});

test('the browser’s words come back', async () => {
  speak(await packaged('de'));
  expect(i18n.t('tabs.saved')).not.toBe(browsers.t('tabs.saved'));
  expect(browserLanguage()).toBe('en');
  speak(null);
  expect(i18n.t('tabs.saved')).toBe(browsers.t('tabs.saved'));
});

test('once the browser gives no words any more, those that were needed are still there', async () => {
  remember('editor.failed');
  const before = [i18n.t('card.close'), i18n.t('library.results', 1, ['1'])];
  const seven = browsers.t('library.results', 7, ['7']);
  const failed = browsers.t('editor.failed', { reason: 'R' });
  vi.spyOn(browsers, 't').mockImplementation(() => {
    throw new Error('Extension context invalidated.');
  });
  expect([i18n.t('card.close'), i18n.t('library.results', 1, ['1'])]).toEqual(before);
  expect(i18n.t('library.results', 7, ['7'])).toBe(seven);
  expect(i18n.t('editor.failed', { reason: 'R' })).toBe(failed);
});

test('a region stays where the language is the browser’s', async () => {
  speak(await packaged('de'));
  Object.assign(environment, { '@@ui_locale': 'de_AT' });
  expect(interfaceLanguage()).toBe('de-AT');
  Object.assign(environment, { '@@ui_locale': 'en' });
});
