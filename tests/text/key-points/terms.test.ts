import { describe, expect, test } from 'vitest';
import { termsOf } from '@/lib/text/key-points/terms';

const STOP = new Set(['the', 'of']);
/** "word/stem kind" for each term. */
const shown = (text: string) => termsOf(text, STOP).terms.map(({ word, stem, kind }) => `${word}/${stem} ${kind}`);

describe('terms', () => {
  test.each<[string, string, string[]]>([
    [
      'words, names and what is too common',
      'The dam of Upper Tarn',
      ['the/the stop', 'dam/dam word', 'of/of stop', 'upper/upper name', 'tarn/tarn name'],
    ],
    ['a capital that the start explains', 'Divers met Holt', ['divers/divers word', 'met/met word', 'holt/holt name']],
    ['the first six letters as a stem', 'protests protein', ['protests/protes word', 'protein/protei word']],
    ['without a possessive', "a Tarn’s Brill's", ['a/a word', 'tarn/tarn name', 'brill/brill name']],
    [
      'figures, without the marks of thousands',
      'in 1,200 12.000.000 4.5 2019–20',
      ['in/in word', '1,200/1200 figure', '12.000.000/12000000 figure', '4.5/4.5 figure', '2019–20/2019-20 figure'],
    ],
    ['a decimal of four places keeps its mark', 'x 3.1415', ['x/x word', '3.1415/3.1415 figure']],
    ['stems without diacritics', 'à Élysée straße', ['à/a word', 'élysée/elysee name', 'straße/strass word']],
    ['an apostrophe inside', 'à d’accord', ['à/a word', "d'accord/daccor word"]],
    ['Chinese by character', '水坝 dam', ['水/水 word', '坝/坝 word', 'dam/dam word']],
    ['letters and marks of other scripts', 'мэр сказал', ['мэр/мэр word', 'сказал/сказал word']],
    ['nothing', ' … – ', []],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  test('content has each stem once, as what tells most: a name that was met as a word is a name', () => {
    const { content, stems } = termsOf('Tarn mourns the Tarn of mourning', STOP);
    expect([...content].map(([stem, { kind }]) => `${stem} ${kind}`)).toEqual([
      'tarn name',
      'mourns word',
      'mourni word',
    ]);
    expect([...stems]).toEqual(['tarn', 'mourns', 'the', 'of', 'mourni']);
  });

  test('a word that was met first in one text starts no other', () => {
    expect(shown('Holt met')).toEqual(['holt/holt word', 'met/met word']);
    expect(shown('met Holt')).toEqual(['met/met word', 'holt/holt name']);
  });
});
