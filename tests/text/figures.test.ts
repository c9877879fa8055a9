import { describe, expect, test } from 'vitest';
import { figureAt, figureValue, figureWordsOf, unitAt, wordValue } from '@/lib/text/figures';

const tokensOf = (text: string) =>
  Array.from(text.matchAll(/\p{Nd}+(?:[.,:]\p{Nd}+)*|[\p{L}\p{M}]+|[%£$€٪]/gu), ({ 0: word, index }) => ({
    lower: word.toLowerCase(),
    joined: index > 0 && !/\s/.test(text.charAt(index - 1)),
  }));

describe('numbers in figures', () => {
  test.each([
    ['21', '.', 21],
    ['1,150', '.', 1150],
    ['1.150', ',', 1150],
    ['1.150', '', 1150],
    ['2,4', ',', 2.4],
    ['4.5', '.', 4.5],
    ['1.234', '.', 1.234],
    ['1,234,567', '.', 1_234_567],
    ['1.234,5', ',', 1234.5],
    ['340 000', ',', 340_000],
    ['17:40', '.', 17.4],
    ['۸۵', '.', 85],
    ['٢٫٥', '.', 2.5],
    ['Mai', '.', null],
  ])('%s with %s before decimals: %s', (figure, decimal, value) => {
    expect(figureValue(figure, decimal)).toBe(value);
  });
});

describe('numbers of several words', () => {
  test.each([
    ['en', 'twenty six days', 26, 2],
    ['en', 'two hundred and six', 206, 4],
    ['en', 'three thousand four hundred', 3400, 4],
    ['en', 'a hundred times', 100, 2],
    ['en', '4.5 billion pounds', 4_500_000_000, 2],
    ['en', '3m', 3_000_000, 2],
    ['en', '3 m', 3, 1],
    ['en', '2nd floor', 2, 2],
    ['en', 'seven eight nine', 7, 1],
    ['en', 'four and five', 4, 1],
    ['de', 'sechsundzwanzig Tage', 26, 1],
    ['de', 'zweihunderttausend', 200_000, 1],
    ['de', 'dreitausendvierhundertfünf', 3405, 1],
    ['de', '2,4 Mio', 2_400_000, 2],
    ['de', 'tausend Fichten', 1000, 1],
    ['fr', 'quatre vingt douze', 92, 3],
    ['fr', 'soixante dix', 70, 2],
    ['es', 'treinta y dos mil', 32_000, 4],
    ['ur', 'چھ سو بچے', 600, 2],
    ['ur', '85 کروڑ روپے', 850_000_000, 2],
  ])('%s: %s', (code, text, value, next) => {
    expect(figureAt(tokensOf(text), 0, figureWordsOf(code))).toEqual({ value, next });
  });

  test.each([
    ['en', 'one of them'],
    ['en', 'million reasons'],
    ['de', 'eine Frau'],
    ['de', 'Grund'],
    ['de', 'Bund'],
    ['xx', 'seven'],
  ])('%s: no number begins “%s”', (code, text) => {
    expect(figureAt(tokensOf(text), 0, figureWordsOf(code))).toBeNull();
  });

  test('a word is a number or none', () => {
    const de = figureWordsOf('de');
    expect(
      ['zweite', 'viertel', 'einundzwanzig', 'zwanzigundeins', 'grund'].map((word) => wordValue(word, de)),
    ).toEqual([2, 0.25, 21, null, null]);
  });
});

test('units, of one word or two', () => {
  const en = figureWordsOf('en');
  expect(unitAt(tokensOf('per cent'), 0, en)).toEqual({ unit: 'percent', next: 2 });
  expect(unitAt(tokensOf('£3'), 0, en)).toEqual({ unit: 'pound', next: 1 });
  expect(unitAt(tokensOf('people'), 0, en)).toBeNull();
  expect(unitAt(tokensOf('فی صد'), 0, figureWordsOf('ur'))).toEqual({ unit: 'percent', next: 2 });
});
