/** What differs by the rules B6 to B8, I1 and I2, each in a case that only that rule notices. */
import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/text/analyze';
import { alignBullets } from '@/lib/text/key-points';
import { type DifferenceModel, Evidence, told } from '@/lib/text/key-points/borne-out';
import type { Ground, Suspect } from '@/lib/text/key-points/borne-out/suspects';
import { english } from '@/lib/text/languages';
import { articleOf } from '../quotations/article';

describe('a bullet held against a sentence', () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      'B6 of several other words that of its kind is told',
      'The twins were born on an old boat near Orlan',
      'The twins were born on a crowded train near Orlan.',
      ['boat / train'],
    ],
    [
      'B7 other words that no list knows',
      'The council of Orlan sold its bakery to a farmer',
      'The council of Orlan sold its quarry to a farmer.',
      ['bakery / quarry'],
    ],
  ])('%s', (_, bullet, sentence, expected) => {
    const sentences = [sentence, 'The library in Sand Street has opened.', 'Visitors brought cake.'];
    const support = (alignBullets([bullet], sentences, english)[0] ?? []).map((one) => one.sentence);
    const { differs } = new Evidence(sentences, english).judge(bullet, support);
    expect(differs.map((one) => `${one.bullet} / ${one.text}`)).toEqual(expected);
  });
});

test('B8 what is suspected is told only where the model of its ground is sure', () => {
  const suspect = (ground: Ground, sure: number, bullet: string): Suspect => ({
    ...{ ground, kind: 'event', bullet, text: 'train', sentence: 0, observed: [sure] },
  });
  const one = { weights: [1], least: 0.9 };
  const model: DifferenceModel = {
    ...{
      number: one,
      name: one,
      pronoun: one,
      turned: one,
      doer: one,
      denial: one,
      opposite: one,
      kind: one,
      slot: one,
    },
  };
  const suspects = [suspect('kind', 3, 'boat'), suspect('kind', 2, 'barn')];
  expect(told(suspects, model).map(({ bullet }) => bullet)).toEqual(['boat']);
  expect(told(suspects, { ...model, kind: { ...one, least: 0.8 } }).map(({ bullet }) => bullet)).toEqual([
    'boat',
    'barn',
  ]);
});

describe('an article that differs with itself', () => {
  const STONE = 'We will rebuild this pier stone by stone, whatever the board in the capital decides,';
  const LENGTH = 'In all 340 metres of the wall in the inner harbour have failed since the winter storms.';
  const inside = (...blocks: string[]) =>
    (analyze(articleOf(blocks.join('\n\n')), english).inside ?? []).map(({ kind, words, text }) => [kind, words, text]);

  test('I1 the same quotation in other words', () => {
    const brick = STONE.replaceAll('stone', 'brick');
    expect(inside(`“${STONE}” said Nora Feld.`, 'The board met.', `“${brick}” Nora Feld said.`)).toEqual([
      ['quotation', STONE, brick],
    ]);
    // A piece of the quotation counts as the same, and so does one with words in brackets.
    expect(inside(`“${STONE}” said Nora Feld.`, `“${STONE.slice(0, 50)}” Nora Feld said.`)).toEqual([]);
    expect(inside(`“${STONE}” said Nora Feld.`, `“${STONE.replace('this pier', '[it]')}” Nora Feld said.`)).toEqual([]);
  });

  test('I2 the same things counted otherwise', () => {
    expect(inside(LENGTH, 'The board met.', LENGTH.replace('340', '280'))).toEqual([
      ['number', '340 metres', '280 metres'],
    ]);
    expect(inside(LENGTH, 'The board met.', LENGTH)).toEqual([]);
    // A number inside a quotation is the speaker's and not the article's.
    expect(inside(LENGTH, `“${LENGTH.replace('340', '280')}” said Nora Feld.`)).toEqual([]);
  });
});
