import { describe, expect, test } from 'vitest';
import {
  type CountedPassage,
  counted,
  observePairs,
  observeTerms,
  pairChances,
  pairsIn,
  pairText,
  salienceOf,
  termChances,
} from '@/lib/text/key-points/salience';
import { candidatesOf, observeSets, saysTheSame } from '@/lib/text/key-points/sets';
import { termsOf } from '@/lib/text/key-points/terms';

const STOP = new Set(['the', 'of']);
const passageOf = (texts: readonly string[], eligible: readonly number[], quoted: readonly number[] = []) =>
  counted({
    sentences: texts.map((text) => termsOf(text, STOP)),
    eligible,
    opening: eligible[0] ?? null,
    quoted: new Set(quoted),
  });

// The second can't stand alone. What each shares with others, of at least four words: 2/4, 2/6, 2/4, 2/4 and 0.
const passage = () =>
  passageOf(
    [
      'the Dam 7 leaks',
      'Dam 41 leaks leaks while of the crowds watched',
      'rain falls',
      'fog rain falls',
      'mail mail mail from Upper Tarn',
    ],
    [0, 2, 3, 4],
  );
const { log } = Math;

function rowsOf(observe: (add: (key: number, row: Float64Array) => void) => void, nameOf: (key: number) => string) {
  const rows = new Map<string, number[]>();
  observe((key, row) => rows.set(nameOf(key), [...row]));
  return rows;
}

describe('what the model of terms sees', () => {
  const rows = () =>
    rowsOf(
      (add) => observeTerms(passage(), add),
      (key) => passage().counts[key]?.stem ?? '',
    );
  // constant, often, spread, its log | name, figure, stop | in the opening, in the first three | first | name and stop by
  // how often | by the opening | length, company, opening by length
  const n = log(5);
  const spread = log(2) / log(6);

  test.each<[string, string, number[]]>([
    [
      'a name of two sentences',
      'dam',
      [1, log(2), 2 / 5, spread, 1, 0, 0, 1, 1, 1, 0, 0, log(2), 0, 0, 1, 0, log(2), n, 1, n],
    ],
    ['a stop word', 'the', [1, log(2), 2 / 5, spread, 0, 0, 1, 1, 1, 1, 0, 0, 0, log(2), 1, 0, 0, log(2), n, 1, n]],
    [
      'a word twice in a sentence',
      'leaks',
      [1, log(3), 2 / 5, spread, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, log(3), n, 1, n],
    ],
    ['a figure of the opening', '7', [1, 0, 1 / 5, 0, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, n, 1, n]],
    [
      'a figure of the second sentence',
      '41',
      [1, 0, 1 / 5, 0, 0, 1, 0, 0, 0, 1 / 2, log(2), 1 / 5, 0, 0, 0, 0, 0, 0, n, 2 / 3, 0],
    ],
    [
      'a word near the start',
      'rain',
      [1, log(2), 2 / 5, spread, 0, 0, 0, 0, 1, 1 / 3, log(3), 2 / 5, 0, 0, 0, 0, 0, 0, n, 1, 0],
    ],
    [
      'a word of the fourth that can stand alone',
      'mail',
      [1, log(3), 1 / 5, 0, 0, 0, 0, 0, 0, 1 / 5, log(5), 4 / 5, 0, 0, 0, 0, 0, 0, n, 0, 0],
    ],
  ])('of %s', (_, stem, expected) => {
    const row = rows().get(stem) ?? [];
    expect(row).toHaveLength(21);
    for (const [i, value] of expected.entries()) expect(row[i], `feature ${i}`).toBeCloseTo(value, 10);
  });

  test('is each stem, once', () => {
    expect([...rows().keys()]).toEqual([
      'the',
      'dam',
      '7',
      'leaks',
      '41',
      'while',
      'of',
      'crowds',
      'watche',
      'rain',
      'falls',
      'fog',
      'mail',
      'from',
      'upper',
      'tarn',
    ]);
  });

  test('a chance is the logistic of the sum', () => {
    const model = Array.from({ length: 21 }, (_, i) => (i === 5 ? log(3) : 0));
    const chances = termChances(passage(), model);
    expect(chances).toHaveLength(16);
    for (const [i, value] of chances.entries()) expect(value).toBeCloseTo(i === 2 || i === 4 ? 3 / 4 : 1 / 2, 10);
  });
});

describe('what the model of pairs sees', () => {
  const chances = () => passage().counts.map((_, i) => (i + 1) / 20);
  const rows = () =>
    rowsOf(
      (add) => observePairs(passage(), chances(), add),
      (key) => pairText(passage(), key),
    );
  const both = (a: number, b: number) => log(((a + 1) / 20) * ((b + 1) / 20) + 1e-4);
  const sum = (a: number, b: number) => log((a + b + 2) / 20 + 1e-4);

  test.each<[string, string, number[]]>([
    // constant, both, either, how often | first | one stop, two stops, two names | opening | company
    ['the opening, one a stop word', 'the dam', [1, both(0, 1), sum(0, 1), 0, 1, 0, 1, 0, 0, 1, both(0, 1), 1]],
    ['two sentences', 'rain falls', [1, both(9, 10), sum(9, 10), log(2), 1 / 3, log(3), 0, 0, 0, 0, 0, 1]],
    ['two stop words', 'of the', [1, both(6, 0), sum(6, 0), 0, 1 / 2, log(2), 0, 1, 0, 0, 0, 2 / 3]],
    ['two names', 'upper tarn', [1, both(14, 15), sum(14, 15), 0, 1 / 5, log(5), 0, 0, 1, 0, 0, 0]],
    ['one sentence, twice', 'mail mail', [1, both(12, 12), sum(12, 12), 0, 1 / 5, log(5), 0, 0, 0, 0, 0, 0]],
  ])('of %s', (_, pair, expected) => {
    const row = rows().get(pair) ?? [];
    expect(row).toHaveLength(12);
    for (const [i, value] of expected.entries()) expect(row[i], `feature ${i}`).toBeCloseTo(value, 10);
  });

  test('is each pair of neighbours, once', () => {
    expect(rows().size).toBe(3 + 8 + 1 + 1 + 4);
    expect([...pairsIn(passage(), 4)].map((key) => pairText(passage(), key))).toEqual([
      'mail mail',
      'mail from',
      'from upper',
      'upper tarn',
    ]);
    expect([...pairsIn(passage(), 9)]).toEqual([]);
  });

  test('a chance is the logistic of the sum', () => {
    const model = Array.from({ length: 12 }, (_, i) => (i === 8 ? log(3) : 0));
    const found = [...pairChances(passage(), chances(), model)].map(
      ([key, value]) => [pairText(passage(), key), value] as const,
    );
    for (const [pair, value] of found) expect(value).toBeCloseTo(pair === 'upper tarn' ? 3 / 4 : 1 / 2, 10);
  });

  test('the trained models give every term and pair a chance', () => {
    const { terms, pairs } = salienceOf(passage());
    expect([terms.length, pairs.size]).toEqual([16, 17]);
    for (const value of [...terms, ...pairs.values()]) expect(value > 0 && value < 1).toBe(true);
  });
});

describe('what the model of sets sees', () => {
  const article = () => passageOf(['zz yy', 'aa bb cc', 'dd ee', 'gg hh ii jj'], [1, 2, 3], [2]);
  const rows = (of: CountedPassage = article()) => {
    const found = new Map<string, number[]>();
    const pairs = new Map(of.numbers.flatMap((_, i) => [...pairsIn(of, i)].map((key) => [key, 1 / 4] as const)));
    const terms = of.counts.map(() => 1 / 2);
    observeSets(of, candidatesOf(of, { terms, pairs }), (set, row) => {
      found.set(
        set
          .map(({ index }) => index)
          .sort()
          .join(' '),
        [...row],
      );
    });
    return found;
  };
  // Of three terms and two pairs: 1.5 and 0.5 are expected; of four and three, which is the best, 2 and 0.75.
  const opening = (3 / 38 + 2 / 37) / (4 / 39 + 3 / 38);

  test.each<[string, string, number[]]>([
    // overlaps | length | three, firsts | places | quoted | the opening
    [
      'the opening alone',
      '1',
      [
        3 / 38,
        1 / 37,
        3 / 28,
        3 / 53,
        1 / 52,
        0.06 ** 2,
        0.06 / 4,
        0,
        1,
        0,
        0,
        0,
        0,
        0,
        0,
        log(4),
        opening,
        0.06,
        log(2),
        1 / 4,
      ],
    ],
    [
      'one that holds quoted words',
      '2',
      [
        2 / 37,
        0.5 / 36,
        2 / 27,
        2 / 52,
        0.5 / 51,
        0.04 ** 2,
        0.01,
        0,
        0,
        1,
        0,
        0,
        log(2),
        log(2) * log(4),
        1,
        0,
        0,
        0,
        0,
        0,
      ],
    ],
    [
      'the second and the third',
      '2 3',
      [
        6 / 41,
        2 / 39,
        6 / 31,
        6 / 56,
        2 / 54,
        0.12 ** 2,
        0.03,
        0,
        0,
        1,
        1,
        0,
        log(6),
        log(6) * log(4),
        1,
        0,
        0,
        0,
        0,
        0,
      ],
    ],
    [
      'all three',
      '1 2 3',
      [
        9 / 44,
        3 / 41,
        9 / 34,
        9 / 59,
        3 / 56,
        0.18 ** 2,
        0.18 / 4,
        1,
        1,
        1,
        1,
        1,
        log(6),
        log(6) * log(4),
        1,
        log(4),
        opening,
        0.06,
        log(2),
        1 / 4,
      ],
    ],
  ])('of %s', (_, set, expected) => {
    const row = rows().get(set) ?? [];
    expect(row).toHaveLength(20);
    for (const [i, value] of expected.entries()) expect(row[i], `feature ${i}`).toBeCloseTo(value, 10);
  });

  test('a term that two sentences have is expected once, a set of each size is made', () => {
    const same = passageOf(['aa bb cc dd', 'aa ee ff gg'], [0, 1]);
    // Seven terms and six pairs.
    expect(rows(same).get('0 1')?.[0]).toBeCloseTo(7 / 43, 10);
    expect(rows(same).get('0 1')?.[1]).toBeCloseTo(3 / 41, 10);
    expect([...rows().keys()].sort()).toEqual(['1', '1 2', '1 2 3', '1 3', '2', '2 3', '3']);
  });

  test('sets are made of the ten best sentences and of the first three', () => {
    const short = ['a0 b0', 'a1 b1', 'a2 b2', 'a3 b3'];
    const long = Array.from({ length: 10 }, (_, i) => `m${i} n${i} o${i} p${i} q${i}`);
    const all = [...short, ...long];
    const singles = [...rows(passageOf(all, [...all.keys()])).keys()].filter((set) => !set.includes(' '));
    expect(singles.sort()).toEqual(['0', '1', '2', ...[...long.keys()].map((i) => String(i + 4))].sort());
  });

  test('three fifths of the shorter one’s content is the same', () => {
    const same = (a: string, b: string) => {
      const two = passageOf([a, b], [0, 1]);
      const [first, second] = candidatesOf(two, { terms: [], pairs: new Map() });
      return first !== undefined && second !== undefined && saysTheSame(first, second);
    };
    expect(same('aa bb cc dd ee', 'aa bb cc xx yy zz')).toBe(true);
    expect(same('aa bb cc xx yy zz', 'aa bb cc dd ee')).toBe(true);
    expect(same('aa bb cc dd ee', 'aa bb xx yy zz')).toBe(false);
  });
});
