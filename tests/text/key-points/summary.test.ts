import { describe, expect, test } from 'vitest';
import { type CountedPassage, salienceOf } from '../../../lib/text/key-points/salience';
import { passageOf } from '../../../lib/text/key-points/select';
import { candidatesOf, observeSets } from '../../../lib/text/key-points/sets';
import { summarise } from '../../../lib/text/key-points/summary';
import { english } from '../../../lib/text/languages';

const SENTENCES = [
  'The council of Upper Tarn voted on Friday to build a bridge for 12 million crowns.',
  'A bridge for 12 million crowns was what the council of Upper Tarn voted to build on Friday.',
  'Ferry captains on the river fear for their work once the bridge is open.',
  'Schools in the valley stay closed until the end of the week because of the flood.',
  'The mayor of Lower Brill called the vote “a mistake that our grandchildren will pay for”.',
];

function passage(texts: readonly string[]): CountedPassage {
  return passageOf(
    texts.map((text) => ({ text, kind: 'paragraph' })),
    english,
  );
}

/** Every set, as its sentences' indexes in order, with its features. */
function setsOf(texts: readonly string[]): Map<string, readonly number[]> {
  const article = passage(texts);
  const found = new Map<string, readonly number[]>();
  observeSets(article, candidatesOf(article, salienceOf(article)), (set, features) => {
    const indexes = set.map(({ index }) => index).sort((a, b) => a - b);
    found.set(indexes.join(' '), [...features]);
  });
  return found;
}

/** A model with a weight for one feature only. */
const only = (feature: number, weight = 1) => Array.from({ length: 20 }, (_, i) => (i === feature ? weight : 0));
const IS_THREE = 7;
const HAS_FIRST = 8;

describe('sets of sentences', () => {
  const sets = () => setsOf(SENTENCES);

  test('are all of one to three in which none says the same as another', () => {
    // 5 of one; of 10 and 10 of two and three, those with both of the first two are left out.
    expect(sets().size).toBe(5 + 9 + 7);
    expect([...sets().keys()].filter((set) => set.startsWith('0 1'))).toEqual([]);
  });

  test('tell where their sentences stand and whether words are quoted', () => {
    const row = sets().get('0 2 4');
    expect(row?.[IS_THREE]).toBe(1);
    expect(row?.[HAS_FIRST]).toBe(1);
    expect(row?.[9]).toBe(0);
    expect(row?.[10]).toBe(1);
    expect(row?.[12]).toBeCloseTo(Math.log(3) + Math.log(5));
    expect(row?.[14]).toBe(1);
  });

  test('count what two sentences say once', () => {
    const [one, two, both] = ['0', '2', '0 2'].map((set) => sets().get(set)?.[0] ?? 0);
    expect(both).toBeLessThan((one ?? 0) + (two ?? 0));
    expect(both).toBeGreaterThan(0);
  });
});

describe('a summary', () => {
  const summaryOf = (count: number, setModel: readonly number[]) => {
    const article = passage(SENTENCES);
    return summarise(article, salienceOf(article), { count, setModel });
  };
  const chosen = (count: number, setModel: readonly number[]) => summaryOf(count, setModel).map(({ index }) => index);

  test('has as many sentences as are asked for, or three for two where the model says so', () => {
    expect(chosen(2, only(IS_THREE, -1))).toHaveLength(2);
    expect(chosen(2, only(IS_THREE))).toHaveLength(3);
    expect(chosen(4, only(IS_THREE))).toHaveLength(4);
  });

  test('has no more than differ', () => {
    expect(chosen(6, only(IS_THREE))).toHaveLength(4);
  });

  test('follows the model', () => {
    expect(chosen(2, only(HAS_FIRST))).toContain(0);
    expect(chosen(2, only(HAS_FIRST, -1))).not.toContain(0);
  });

  test('begins with the most telling, which is worth 1 where it is the best of all', () => {
    const worths = summaryOf(4, only(IS_THREE))
      .slice(0, 3)
      .map(({ worth }) => worth);
    expect(worths).toEqual([...worths].sort((a, b) => b - a));
  });

  test('of nothing is nothing', () => {
    const empty = passage([]);
    expect(summarise(empty, salienceOf(empty), { count: 3, setModel: only(0) })).toEqual([]);
  });
});
