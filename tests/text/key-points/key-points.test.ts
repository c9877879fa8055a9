import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BlockKind } from '../../../lib/model';
import { alignBullets, keyPointsOf } from '../../../lib/text/key-points';
import { countFor, passageOf } from '../../../lib/text/key-points/select';
import { english } from '../../../lib/text/languages';
import { sentencesOf } from '../../../lib/text/segment';
import { articleOf, BLOCKS, TITLE } from './article';

const BULLETS = [
  'Reservoir at Lower Brill to be emptied by April',
  'Repair of the wall to cost 41 million crowns',
  'Water board was warned in a 2019 letter from a fisherman',
  'Ferry captains demand higher wages in Port Ansel',
];

function textsOf(article: ReturnType<typeof articleOf>) {
  return sentencesOf(article, english).map(({ start, end }) => article.text.slice(start, end));
}

describe('the publisher’s key points', () => {
  const article = articleOf(BLOCKS, { title: TITLE, bullets: BULLETS });
  const points = () => keyPointsOf(article, sentencesOf(article, english), english);
  const supportOf = (i: number) =>
    points()[i]?.support.map(({ span }) => article.text.slice(span.start, span.end)) ?? [];

  test('come in the publisher’s order', () => {
    expect(points().map(({ text }) => text)).toEqual(BULLETS);
    expect(points().every(({ origin }) => origin === 'publisher')).toBe(true);
  });

  test('L1 are linked to the sentences that support them', () => {
    expect(supportOf(0)[0]).toMatch(/^The reservoir at Lower Brill will be drained/);
    expect(supportOf(1)[0]).toMatch(/^The repair of the wall is expected/);
    expect(supportOf(2)[0]).toMatch(/^A fisherman reported water/);
  });

  test('L9 or say that nothing supports them', () => {
    expect(points()[3]).toMatchObject({ support: [], score: 0, reasons: [{ code: 'publisher-unsupported' }] });
  });

  test('are no evidence for themselves, nor are headings and captions', () => {
    const blocks = BLOCKS.filter(([kind]) => kind !== 'paragraph');
    const alone = articleOf(blocks, { bullets: BULLETS });
    for (const { support } of keyPointsOf(alone, sentencesOf(alone, english), english)) expect(support).toEqual([]);
  });
});

describe('evidence for a publisher’s key point', () => {
  test.each<[BlockKind, boolean]>([
    ['paragraph', true],
    ['quote', true],
    ['list-item', true],
    ['heading', false],
    ['caption', false],
    ['key-point', false],
  ])('is in a %s: %s', (kind, isEvidence) => {
    const bullets = ['Toads cross the road to Port Ansel'];
    const sentence = 'Toads cross the road to Port Ansel.';
    const one = articleOf(
      [
        ['paragraph', 'Nothing else is new.'],
        [kind, sentence],
      ],
      { bullets },
    );
    const [point] = keyPointsOf(one, sentencesOf(one, english), english);
    const span = { start: 22, end: 22 + sentence.length };
    expect(point?.support.map((support) => support.span)).toEqual(isEvidence ? [span] : []);
    expect(point).toMatchObject({
      origin: 'publisher',
      text: bullets[0],
      span: null,
      score: point?.support[0]?.score ?? 0,
      reasons: [{ code: isEvidence ? 'publisher-supported' : 'publisher-unsupported', values: {} }],
      checkable: [],
    });
  });
});

describe('alignBullets', () => {
  const sentences = [
    'The water board said on Monday that the dam at Lower Brill was safe.',
    'The water board said on Monday that toads were crossing the road to Port Ansel in large numbers.',
    'Will the water board close the road so that the toads can cross?',
    'The road is to be closed at night for the toads until the end of March.',
    'Visitors brought cake to the opening of the library.',
  ];
  const best = (bullet: string) => alignBullets([bullet], sentences, english)[0]?.[0]?.sentence;

  test('L3 who says it counts less than what is said', () => {
    const said = ['The Upper Tarn water board met.', 'In May toads cross it at night.', 'The library has opened.'];
    expect(alignBullets(['Upper Tarn water board said toads cross'], said, english)[0]?.[0]?.sentence).toBe(1);
  });

  test('L4 what is new comes last', () => {
    expect(best('The water board counts large numbers of toads')).toBe(1);
  });

  test('L7 a question supports nothing that a statement supports as well', () => {
    expect(best('Road to be closed so that toads can cross')).toBe(3);
  });

  test('L7 another article’s bullet is supported by nothing', () => {
    expect(alignBullets(['Striker of Ansel United out with broken ankle'], sentences, english)).toEqual([[]]);
  });

  test('of nothing is nothing', () => {
    expect(alignBullets([], sentences, english)).toEqual([]);
    expect(alignBullets(['Toads cross the road', '', '…'], [], english)).toEqual([[], [], []]);
  });
});

describe('selected key points', () => {
  const article = articleOf(BLOCKS, { title: TITLE });
  const points = () => keyPointsOf(article, sentencesOf(article, english), english);

  test('are two of a short article, each a sentence of a paragraph', () => {
    expect(points()).toHaveLength(2);
    for (const { origin, span, text } of points()) {
      expect(origin).toBe('selected');
      expect(span && article.text.slice(span.start, span.end)).toBe(text);
      expect(textsOf(article)).toContain(text);
    }
  });

  test('grow with the article to six at most', () => {
    const paragraphs = Array.from({ length: 120 }, (_, i): ['paragraph', string] => [
      'paragraph',
      `Reporter number ${i} wrote about the dam, the valley, hill ${i * 7} and the ${i}th meeting of committee ${i * 3}.`,
    ]);
    const counts = [10, 30, 45, 120].map((n) => {
      const long = articleOf(paragraphs.slice(0, n));
      return keyPointsOf(long, sentencesOf(long, english), english).length;
    });
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBeGreaterThanOrEqual(1);
    expect(counts.at(-1)).toBeLessThanOrEqual(6);
  });

  test('give reasons that the article bears out', () => {
    const opening = points().find(({ text }) => text.startsWith('The reservoir at Lower Brill'));
    expect(opening?.reasons.map(({ code }) => code)).toContain('opens-article');
    expect(opening?.reasons).toContainEqual({ code: 'headline-figure', values: { figure: '40' } });
    for (const { reasons } of points()) expect(reasons.length).toBeGreaterThan(0);
  });

  test('never say the same twice', () => {
    const twice = articleOf(
      [...BLOCKS, ...BLOCKS.filter(([kind]) => kind === 'paragraph')].map(([kind, text]) => [kind, text]),
      { title: TITLE },
    );
    const texts = keyPointsOf(twice, sentencesOf(twice, english), english).map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test.each([
    [1499, 2],
    [1500, 3],
    [1999, 3],
    [2000, 4],
    [2599, 4],
    [2600, 5],
    [3199, 5],
    [3200, 6],
  ])('of %i words are %i at least', (words, count) => {
    expect(countFor(passageOf([{ text: 'rain '.repeat(words), kind: 'paragraph' }], english))).toBe(count);
  });

  // Three sentences say the same of the dam; the others say something of their own.
  const REASONED = [
    'Divers inspected the old dam above the village of Upper Tarn on Monday for 12 hours.',
    'The old dam above the village had been inspected by divers from abroad for years.',
    'Nobody had asked the divers who inspected the old dam whether its gates still close.',
    'Meanwhile a bakery opened beside the railway bridge, selling plaited loaves to commuters.',
  ];
  const reasonsFor = (title: string, index: number) => {
    const one = articleOf(
      REASONED.map((text) => ['paragraph', text] as const),
      { title },
    );
    const found = keyPointsOf(one, sentencesOf(one, english), english).find(({ text }) => text === REASONED[index]);
    return found?.reasons;
  };

  test('have as reasons the opening, the figure and the words of the headline, and what the article is about', () => {
    const reasons = reasonsFor('Bakery: 12 Divers at Upper Tarn', 0) ?? [];
    expect(reasons.map(({ code }) => code)).toEqual([
      'opens-article',
      'headline-figure',
      'headline-terms',
      'central-terms',
    ]);
    expect(reasons[1]).toEqual({ code: 'headline-figure', values: { figure: '12' } });
    expect(reasons[2]).toEqual({ code: 'headline-terms', values: { terms: 'divers, upper, tarn' } });
    expect(reasons[3]?.values.sentences).toBe(3);
    // Of "divers", "inspected", "old", "dam", "above" and "village" four stand in three sentences; three are shown.
    const shown = String(reasons[3]?.values.terms).split(', ');
    expect(shown).toHaveLength(3);
    for (const term of shown) expect(['divers', 'inspected', 'old', 'dam']).toContain(term);
  });

  test('have no reason in one word of the headline', () => {
    const codes = reasonsFor('Divers', 0)?.map(({ code }) => code);
    expect(codes).toEqual(['opens-article', 'central-terms']);
  });

  test('have as a reason what is new where there is no other', () => {
    const alone = articleOf([
      ['paragraph', 'Who knows why? The bakery beside the railway bridge sells plaited loaves to commuters.'],
    ]);
    const [, , ...none] = keyPointsOf(alone, sentencesOf(alone, english), english);
    expect(none).toEqual([]);
    const reasons = keyPointsOf(alone, sentencesOf(alone, english), english).map((point) => point.reasons);
    expect(reasons).toEqual([[{ code: 'new-terms', values: { terms: expect.stringMatching(/^\w+, \w+, \w+$/) } }]]);
  });

  test('are sentences of paragraphs, lists and quotations only, in their places', () => {
    const sentence = 'The council of Upper Tarn voted against the bridge on Friday.';
    for (const [kind, count] of [
      ['paragraph', 1],
      ['heading', 0],
      ['caption', 0],
      ['key-point', 0],
    ] as const) {
      const one = articleOf([
        ['heading', 'A vote'],
        [kind, sentence],
      ]);
      const found = keyPointsOf(one, sentencesOf(one, english), english);
      expect(found.map(({ text, span, support, score }) => [text, span, support, score])).toEqual(
        count === 1 ? [[sentence, { start: 8, end: 8 + sentence.length }, [], 1]] : [],
      );
    }
  });

  test('are none where nothing can stand alone', () => {
    const questions = articleOf([['paragraph', 'Who knows why? He said so. But why?']]);
    expect(keyPointsOf(questions, sentencesOf(questions, english), english).slice(1)).toEqual([]);
    const empty = articleOf([]);
    expect(keyPointsOf(empty, [], english)).toEqual([]);
  });
});

describe('any article', () => {
  const sentence = fc.string({
    unit: fc.constantFrom('a', 'B', ' ', '.', '?', '“', '7', 'é', '水', '\u0301'),
    maxLength: 60,
  });

  test('has key points inside its text, scored 0 to 1, the best first', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { maxLength: 12 }),
        fc.array(sentence, { maxLength: 4 }),
        (paragraphs, bullets) => {
          const blocks = paragraphs
            .filter((text) => text.trim() !== '')
            .map((text): ['paragraph', string] => ['paragraph', text.trim()]);
          const article = articleOf(blocks, { bullets });
          const points = keyPointsOf(article, sentencesOf(article, english), english);
          expect(points.length).toBeLessThanOrEqual(Math.max(bullets.length, 6));
          for (const { score, support, span } of points) {
            for (const value of [score, ...support.map((one) => one.score)]) {
              expect(value).toBeGreaterThanOrEqual(0);
              expect(value).toBeLessThanOrEqual(1);
            }
            for (const at of [...support.map((one) => one.span), ...(span ? [span] : [])]) {
              expect(at.start).toBeGreaterThanOrEqual(0);
              expect(at.end).toBeLessThanOrEqual(article.text.length);
            }
            expect(support).toEqual([...support].sort((a, b) => b.score - a.score));
          }
        },
      ),
    );
  });

  test('of ten thousand sentences has its few, too', () => {
    const blocks = Array.from({ length: 10_000 }, (_, i): ['paragraph', string] => [
      'paragraph',
      `Reporter ${i} wrote about dam ${i % 97} and hill ${i % 13} in the valley of the Tarn.`,
    ]);
    const article = articleOf(blocks, { bullets: ['Reporter 5 wrote about hill 9'] });
    const spans = article.blocks.map(({ start, end }) => ({ start, end }));
    expect(keyPointsOf(article, spans, english)).toHaveLength(1);
    // All of these sentences say the same.
    expect(keyPointsOf({ ...article, bullets: [] }, spans, english)).toHaveLength(1);
  });
});
