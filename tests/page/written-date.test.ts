import { describe, expect, test } from 'vitest';
import { calendarWords, dateIn, dayOf } from '@/lib/outline/written-date';

describe('a day', () => {
  test.each<[number, number, number, string | null]>([
    [2026, 1, 8, '2026-01-08'],
    [1990, 12, 31, '1990-12-31'],
    [1989, 12, 31, null],
    [2099, 1, 1, '2099-01-01'],
    [2100, 1, 1, null],
    [26, 3, 4, '2026-03-04'],
    [99, 3, 4, '2099-03-04'],
    [100, 3, 4, null],
    [2026, 0, 4, null],
    [2026, 13, 4, null],
    [2026, 3, 0, null],
    [2026, 3, 32, null],
    // Years of the Thai calendar.
    [2569, 3, 4, '2026-03-04'],
    [2533, 3, 4, '1990-03-04'],
    [2532, 3, 4, null],
    [2642, 3, 4, '2099-03-04'],
    [2643, 3, 4, null],
  ])('%i, %i, %i is %s', (year, month, day, expected) => {
    expect(dayOf(year, month, day)).toBe(expected);
  });
});

describe('a date in a text', () => {
  test.each<[string, string | null, string?]>([
    ['2026-1-8', '2026-01-08'],
    ['2026-01-08T6:05', '2026-01-08T06:05:00'],
    ['2026-01-08T18:05:09Z', '2026-01-08T18:05:09Z'],
    ['2026-01-08 18:05 UTC', '2026-01-08T18:05:00Z'],
    ['2026-01-08 18:05 gmt', '2026-01-08T18:05:00Z'],
    ['2026-01-08T18:05:00-0330', '2026-01-08T18:05:00-03:30'],
    ['2026-01-08 | 18h05', '2026-01-08T18:05:00'],
    ['2026-13-08T18:05:00Z', null],
    ['20260108T1805', '2026-01-08'],
    ['20261308', null],
    ['2026/1/8', '2026-01-08'],
    ['2026. 1. 8.', '2026-01-08'],
    ['8th of January, 2026', '2026-01-08'],
    ['1er mars 2026', '2026-03-01'],
    ['8. Januar 2026', '2026-01-08'],
    ['January 8th, 2026', '2026-01-08'],
    ['Jan. 8, 2026', '2026-01-08'],
    ['32 January 2026', null],
    ['8 Junk 2026', null],
    ['8.1.26', '2026-01-08'],
    ['8-1-2026', '2026-01-08'],
    ['12/12/2026', '2026-12-12'],
    ['13/12/2026', '2026-12-13'],
    ['12/13/2026', '2026-12-13'],
    ['13/13/2026', null],
    ['118/1/2026', null],
    ['٨ يناير ٢٠٢٦', '2026-01-08', 'ar'],
    ['२०२६-०१-०८', '2026-01-08'],
    ['8. tammikuuta 2026', '2026-01-08', 'fi'],
    ['2026. január 8.', '2026-01-08', 'hu'],
    ['8 tháng 1, 2026', '2026-01-08', 'vi'],
    ['8 มกราคม 2569', '2026-01-08', 'th'],
    // Where the page names no language, languages with other scripts are tried all the same.
    ['8 января 2026', '2026-01-08'],
    ['8 Ιανουαρίου 2026', '2026-01-08'],
    ['8 tammikuuta 2026', '2026-01-08', 'not a language'],
    ['tammikuuta', null, 'fi'],
    ['', null],
  ])('%j is %s', (text, expected, lang) => {
    if (lang === 'not a language') expect(dateIn(text, lang)).toBeNull();
    else expect(dateIn(text, lang)).toBe(expected);
  });
});

test.each([
  ['en', ['monday', 'sun', 'january', 'dec']],
  ['de', ['montag', 'so', 'januar', 'dez']],
])('the calendar of %s has its days and months, long and short', (lang, words) => {
  const known = calendarWords(lang).split('|');
  for (const word of words) expect(known).toContain(word);
});

test('the calendar of no language has no words', () => {
  expect(calendarWords('not a language')).toBe('');
});
