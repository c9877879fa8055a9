import { describe, expect, test } from 'vitest';
import { alignBullets } from '@/lib/text/key-points';
import { measuringBullets } from '@/lib/text/key-points/align';
import { type Candidate, chooseLinks } from '@/lib/text/key-points/links';
import { english } from '@/lib/text/languages';
import { finish } from '@/lib/text/steps';

const supports = (bullet: string, ...sentences: string[]) => alignBullets([bullet], sentences, english)[0] ?? [];

const candidates = (bullet: string, ...sentences: string[]) =>
  finish(measuringBullets([bullet], sentences, english))[0]?.candidates ?? [];

// Of a bullet of two words that one sentence in two has, the first weighs 0.3 and the last 0.7. A sentence that is the
// bullet, and the first of two, scores 0.19 for coverage, 0.12 for BM25, 0.26 for order, 0.18 * 2/4 for the two words that
// it gives back, and 0.06 for its place.
const WHOLE = 0.72;

// Weights of "hens" and "graze" in "farmers say hens graze", and of all but the verb; in the order of words the sayer and
// the verb count 0.3 each.
const HENS_GRAZE = 1 + 0.4 / 3 + 1.4;
const SAID = 0.6 * 0.3 + HENS_GRAZE;

describe('what a sentence is measured by for a bullet', () => {
  test.each<[string, string, string[], (readonly [sentence: number, value: number])[]]>([
    ['all of it', 'wolves graze', ['Wolves graze.', 'Sheep sleep.'], [[0, WHOLE]]],
    [
      'L1 another form of a word holds three quarters',
      'wolves reports',
      ['Wolves reported.', 'Sheep sleep.'],
      [[0, WHOLE - 0.31 * 0.7 * 0.25]],
    ],
    [
      'L1 a rare word counts more than a common one: ln 2.75 against ln (1 + 1.5 / 2.5)',
      'graze wolves',
      ['Wolves sleep.', 'Wolves doze.', 'Lambs graze.'],
      [
        [
          2,
          0.57 * share(0.6 * Math.log(1 + 2.5 / 1.5), 1.4 * Math.log(1 + 1.5 / 2.5)) +
            0.19 * share(1.4 * Math.log(1 + 1.5 / 2.5), 0.6 * Math.log(1 + 2.5 / 1.5)) +
            0.045 +
            0.02,
        ],
        [0, 0.57 * share(1.4 * Math.log(1 + 1.5 / 2.5), 0.6 * Math.log(1 + 2.5 / 1.5)) + 0.045 + 0.06 - (0.63 * 1) / 6],
      ],
    ],
    [
      'L2 a name counts 0.35 of a word',
      'aid Tarn',
      ['Wolves Tarn.', 'Sheep aid.'],
      [
        [1, 0.57 * share(0.6, 0.49) + 0.19 * share(0.49, 0.6) + 0.045 + 0.03],
        [0, 0.57 * share(0.49, 0.6) + 0.045 + 0.06],
      ],
    ],
    [
      'L3 who says it counts 0.3 of what is said',
      'farmers say hens graze',
      ['Farmers sleep.', 'Hens graze.'],
      [[1, 0.31 * (HENS_GRAZE / SAID) + 0.26 * share(Math.LN2 * HENS_GRAZE, 2 * 0.3) + 0.19 * (0.18 / SAID) + 0.12]],
    ],
    [
      'L4 the last word counts more than the first',
      'wolves graze',
      ['Wolves doze.', 'Lambs graze.'],
      [[1, 0.7 * 0.57 + 0.3 * 0.19 + 0.045 + 0.03]],
    ],
    ['L5 words in another order', 'wolves graze', ['Graze wolves.', 'Sheep sleep.'], [[0, WHOLE - 0.26 * 0.3]]],
    [
      'L6 a word of the sentence before counts 0.19 of its weight',
      'wolves graze',
      ['Wolves howl.', 'Lambs graze.'],
      [[1, 0.7 * 0.57 + 0.3 * 0.19 + 0.045 + 0.03]],
    ],
    ['L6 not of the one after', 'wolves graze', ['Lambs graze.', 'Wolves howl.'], [[0, 0.7 * 0.57 + 0.045 + 0.06]]],
    ['L7 the later of two', 'wolves graze', ['Sheep sleep.', 'Wolves graze.'], [[1, WHOLE - 0.03]]],
    ['L7 a question', 'wolves graze', ['Wolves graze?', 'Sheep sleep.'], [[0, WHOLE - 0.16]]],
    ['L7 a question in marks', 'wolves graze', ['“Wolves graze?”', 'Sheep sleep.'], [[0, WHOLE - 0.16]]],
    [
      'L7 words that half of the others have, too',
      'wolves graze',
      ['Wolves graze.', 'Wolves graze.'],
      [[0, WHOLE - 0.63 * 0.5]],
    ],
    [
      'a word twice, in a sentence longer than the mean',
      'wolves graze',
      ['Wolves wolves graze.', 'Sheep sleep.'],
      [[0, WHOLE + 0.12 * ((0.3 * 2 * 1.8) / 2.92 + (0.7 * 1.8) / 1.92 - 1)]],
    ],
    [
      'of more than four words those that it gives back',
      'wolves graze',
      ['Wolves graze, lambs doze, hens peck.', 'Cows low, owls hoot, bees hum.'],
      [[0, WHOLE - 0.18 * (1 / 2 - 1 / 3)]],
    ],
  ])('%s', (_, bullet, sentences, expected) => {
    const found = candidates(bullet, ...sentences).slice(0, expected.length);
    expect(found.map(({ sentence }) => sentence)).toEqual(expected.map(([sentence]) => sentence));
    for (const [i, [, value]] of expected.entries()) expect(found[i]?.value).toBeCloseTo(value, 6);
  });

  test.each<[string, string, number[]]>([
    ['L8 a further sentence that says much of what the best lacks', 'Owls hoot loudly.', [1, 0]],
    ['L8 one that says little of it', 'Owls hoot softly.', [1]],
    ['L8 one that says no more than the best, which is the earlier one', 'Wolves graze loudly.', [0]],
  ])('%s', (_, further, expected) => {
    const found = supports('owls hoot loudly while wolves graze', further, 'Wolves graze there.');
    expect(found.map(({ sentence }) => sentence)).toEqual(expected);
  });

  test('L9 a bullet of which the article has one word in four, and its last two', () => {
    expect(supports('wolves doze while hens peck grain', 'Wolves sleep.', 'Sheep bleat.')).toEqual([]);
    expect(supports('hens doze wolves graze', 'Wolves graze.', 'Sheep sleep.')).toHaveLength(1);
  });
});

/** What `part` is of both. */
function share(part: number, other: number): number {
  return part / (part + other);
}

test('L10 among the candidates the likeliest comes first, whatever the measures say', () => {
  const candidate = (sentence: number, likely: number): Candidate => ({
    ...{ sentence, observed: [likely], held: new Set(), content: [], stems: new Set(), clauses: [] },
  });
  // No further sentence is linked, since the chance of the best one counts against it.
  const model = { best: [1], further: [0, -9] };
  expect(chooseLinks([candidate(4, -1), candidate(2, 2), candidate(7, 1)], model)).toEqual([
    { sentence: 2, score: 1 / (1 + Math.exp(-2)) },
  ]);
});
