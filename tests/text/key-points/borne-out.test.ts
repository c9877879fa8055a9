import { describe, expect, test } from 'vitest';
import { alignBullets } from '@/lib/text/key-points';
import { type Difference, Evidence } from '@/lib/text/key-points/borne-out';
import { english } from '@/lib/text/languages';
import fresh from './borne-out-fresh-pairs.json';
import pairs from './borne-out-pairs.json';

const judged = (bullet: string, sentences: readonly string[]) => {
  const support = (alignBullets([bullet], sentences, english)[0] ?? []).map(({ sentence }) => sentence);
  return new Evidence(sentences, english).judge(bullet, support);
};

/** What differs, as "kind: the bullet's words / the sentence's". */
const differs = (bullet: string, ...sentences: string[]) =>
  judged(bullet, [...sentences, 'The library in Sand Street has opened.', 'Visitors brought cake.']).differs.map(
    ({ kind, bullet: words, text }: Difference) => `${kind}: ${words} / ${text}`,
  );

describe('a bullet held against what supports it', () => {
  test.each<[string, string, string, string[]]>([
    [
      'B1 another number of the same things',
      'Some 90 wells in Orlan ran dry',
      'In Orlan 40 wells ran dry in May.',
      ['number: 90 / 40'],
    ],
    ['B1 a rounding', 'Nearly 340 wells in Orlan ran dry', 'In Orlan 338 wells ran dry in May.', []],
    ['B1 a number in words', 'Twelve wells in Orlan ran dry', 'In Orlan 12 wells ran dry in May.', []],
    ['B1 a fraction', 'Fifty per cent of wells in Orlan ran dry', 'In Orlan half of the wells ran dry.', []],
    ['B1 in another unit', 'The pole is 3 m long, Orlan says', 'The pole is 300 cm long, Orlan says.', []],
    [
      'B2 another name between the same words',
      'Mayor Lena Orsk opened the new pool in Orlan',
      'On Friday Ada Brill opened the new pool in Orlan.',
      ['name: Lena Orsk / Ada Brill'],
    ],
    ['B2 a shorter form of the name', 'Rob Brill opened the pool', 'On Friday Robert opened the pool in rain.', []],
    [
      'B3 who does it to whom',
      'Norwick buys Solvane for a fortune',
      'After years, Solvane buys Norwick for a fortune.',
      ['name: Norwick buys / Solvane buys'],
    ],
    [
      'B4 denied in the sentence',
      'Pelle wants to leave Dalby',
      'His agent says Pelle does not want to leave Dalby.',
      ['negation: wants / not want'],
    ],
    [
      'B4 denied in both',
      'Pelle does not want to leave Dalby',
      'His agent says Pelle never wanted to leave Dalby.',
      [],
    ],
    ['B4 said after all', 'Pelle leaves Dalby in June', 'Pelle will not leave until he says so in Dalby in June.', []],
    [
      'B5 the opposite',
      'House prices rose in Orlan in May',
      'In Orlan, house prices fell in May.',
      ['negation: rose / fell'],
    ],
    [
      'B6 another of its kind',
      'The twins were born on a boat near Orlan',
      'The twins were born on a train near Orlan.',
      ['event: boat / train'],
    ],
  ])('%s', (_, bullet, sentence, expected) => {
    expect(differs(bullet, sentence)).toEqual(expected);
  });

  test('says so, in part, otherwise, or nothing', () => {
    const sentences = ['The pool in Orlan opened on Friday.', 'Ada Brill took the first dive there in the rain.'];
    expect(judged('The pool in Orlan has opened', sentences).verdict).toBe('says-so');
    expect(judged('The pool in Orlan did not open on Friday', sentences).verdict).toBe('says-otherwise');
    expect(judged('Striker of Ansel United breaks ankle', sentences)).toEqual({ verdict: 'not-in-text', differs: [] });
    expect(judged('Orlan pool, dear to skaters, pupils and swimmers alike, opened', sentences).verdict).toBe('in-part');
  });

  // The later pairs were written before the weights. Every other one is put aside, and no rule or weight was made with it.
  test.each([
    ['the first pairs', pairs, 40, 1],
    ['later ones that the weights were made with', fresh.filter((_, index) => index % 2 === 0), 28, 1],
    ['later ones put aside', fresh.filter((_, index) => index % 2 === 1), 30, 1],
  ])('of changed bullets most are noticed, and hardly a true one is: %s', (_, own, least, most) => {
    const noticed = (bullet: string, context: readonly string[]) => {
      const { verdict, differs: found } = judged(bullet, context);
      return verdict === 'not-in-text' || found.length > 0;
    };
    expect(own.filter(({ changed, context }) => noticed(changed, context)).length).toBeGreaterThanOrEqual(least);
    const isDifferent = (pair: (typeof own)[number]) => judged(pair.true, pair.context).differs.length > 0;
    expect(own.filter(isDifferent).length).toBeLessThanOrEqual(most);
  });
});
