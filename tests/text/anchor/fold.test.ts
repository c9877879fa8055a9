import { describe, expect, test } from 'vitest';
import { endsLine, fold, foldedOffset, startsLine } from '@/lib/text/anchor/fold';

describe('A3 folding', () => {
  test.each<[string, string, string, [number, number][]]>([
    [
      'leaves plain words',
      'ab c',
      'ab c',
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
      ],
    ],
    [
      'white space is one space',
      'a \n\t b',
      'a b',
      [
        [0, 1],
        [1, 5],
        [5, 6],
      ],
    ],
    [
      'a line is a space',
      'a\nb',
      'a b',
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'white space at the end',
      'a  ',
      'a ',
      [
        [0, 1],
        [1, 3],
      ],
    ],
    [
      'a soft hyphen is nothing',
      'a\u00adb',
      'ab',
      [
        [0, 1],
        [2, 3],
      ],
    ],
    [
      'nor is one in white space',
      'a \u00ad b',
      'a b',
      [
        [0, 1],
        [1, 4],
        [4, 5],
      ],
    ],
    [
      'a dash loses its spaces',
      'a – b',
      'a-b',
      [
        [0, 1],
        [2, 3],
        [4, 5],
      ],
    ],
    [
      'two dashes are one',
      'a--b',
      'a-b',
      [
        [0, 1],
        [1, 3],
        [3, 4],
      ],
    ],
    [
      'two dashes with space between are one',
      'a— —b',
      'a-b',
      [
        [0, 1],
        [1, 4],
        [4, 5],
      ],
    ],
    [
      'a dash before a mark is one',
      '-“',
      '-"',
      [
        [0, 1],
        [1, 2],
      ],
    ],
    [
      'curly marks are straight',
      '“a’',
      '"a\'',
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'a mark joins its letter',
      'e\u0301a',
      'éa',
      [
        [0, 2],
        [2, 3],
      ],
    ],
    [
      'two marks do',
      'a\u0302\u0323b',
      'ậb',
      [
        [0, 3],
        [3, 4],
      ],
    ],
    [
      'a mark alone stays',
      '\u0301\u0301',
      '\u0301\u0301',
      [
        [0, 1],
        [1, 2],
      ],
    ],
    [
      'a ligature is two letters',
      'ﬁn',
      'fin',
      [
        [0, 1],
        [0, 1],
        [1, 2],
      ],
    ],
    [
      'an ellipsis is three points',
      'a…',
      'a...',
      [
        [0, 1],
        [1, 2],
        [1, 2],
        [1, 2],
      ],
    ],
    ['a composed sign of another name', '\u212b', 'Å', [[0, 1]]],
    ['nothing', '', '', []],
  ])('%s', (_, text, expected, spans) => {
    const folded = fold(text);
    expect(folded.text).toBe(expected);
    expect(spans.map((_span, i) => [folded.starts[i], folded.ends[i]])).toEqual(spans);
    expect([folded.starts.length, folded.ends.length]).toEqual([spans.length, spans.length]);
  });

  test('case is a change', () => {
    expect(fold('A').text).not.toBe(fold('a').text);
  });

  test('a text that grows when it is folded keeps every place', () => {
    const folded = fold('…'.repeat(100));
    expect(folded.text).toBe('.'.repeat(300));
    expect([...folded.starts]).toEqual(Array.from({ length: 300 }, (_, i) => Math.floor(i / 3)));
    expect([...folded.ends]).toEqual(Array.from({ length: 300 }, (_, i) => Math.floor(i / 3) + 1));
  });
});

test('the folded place of an offset is the first unit whose original ends after it', () => {
  const folded = fold('a \n b\u00adc');
  // Folded "a bc"; the originals end at 1, 4, 5 and 7.
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((offset) => foldedOffset(folded, offset))).toEqual([0, 1, 1, 1, 2, 3, 3, 4]);
});

describe('lines', () => {
  test.each<[string, number, boolean, boolean]>([
    ['one', 0, true, false],
    ['one', 1, false, false],
    ['one', 3, false, true],
    ['one\ntwo', 4, true, false],
    ['one\ntwo', 3, false, true],
    ['one\n \u00ad two', 7, true, false],
    ['one \u00ad\ntwo', 3, false, true],
    ['one. two', 5, false, false],
    ['  one', 2, true, false],
    ['one  ', 3, false, true],
  ])('%j at %i', (text, offset, starts, ends) => {
    expect([startsLine(text, offset), endsLine(text, offset)]).toEqual([starts, ends]);
  });
});
