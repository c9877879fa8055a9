import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../../../lib/text/languages';
import { quotationsOf } from '../../../lib/text/quotations';
import { tokenizedSentencesOf } from '../../../lib/text/tokenized-sentence';
import { articleOf } from './article';

const pieces = fc.constantFrom(
  '“',
  '”',
  '"',
  "'",
  '’',
  '‘',
  "''",
  '„',
  '«',
  '»',
  '「',
  '」',
  ' ',
  '  ',
  '. ',
  ', ',
  ': ',
  '\n\n',
  '\n',
  '(',
  ')',
  '—',
  'said',
  'according to',
  'he',
  'Quist',
  'that',
  'not',
  'to',
  'claim',
  'sagte',
  'sei',
  'laut',
  'Ада',
  '雨',
  '\ud83d',
  '\udc00',
  '😀',
  'é',
  '5',
  'U.S.',
  'reportedly',
  'and',
  'by',
  'of the',
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 120 }).map((parts) => parts.join(' ')),
  fc.array(pieces, { maxLength: 120 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

describe('quotations of arbitrary text', () => {
  for (const lang of ['en', 'de', 'und']) {
    test(`${lang}: spans are in order, inside one block, and apart`, async () => {
      const language = await languageOf(lang);
      fc.assert(
        fc.property(texts, (text) => {
          const article = articleOf(text, lang);
          const quotations = quotationsOf(article, tokenizedSentencesOf(article, language), language);
          for (const { contents, cue, source, confidence } of quotations) {
            let last = -1;
            for (const span of contents) {
              expect(span.start).toBeGreaterThan(last);
              expect(span.end).toBeGreaterThan(span.start);
              expect(article.blocks.some((block) => block.start <= span.start && span.end <= block.end)).toBe(true);
              last = span.end;
            }
            for (const span of [cue, source]) if (span) expect(span.end).toBeGreaterThan(span.start);
            expect(confidence).toBeGreaterThanOrEqual(0);
            expect(confidence).toBeLessThanOrEqual(1);
          }
        }),
        { numRuns: 150 },
      );
    });
  }

  const hostile: readonly [name: string, text: string][] = [
    ['a million letters without a space', 'a'.repeat(1e6)],
    ['a hundred thousand opening marks', '“'.repeat(1e5)],
    ['a hundred thousand apostrophes', "' ".repeat(1e5)],
    ['marks that open and never close', 'he said “yes and "no '.repeat(5000)],
    ['one sentence of cues', 'he said that she said '.repeat(5000)],
    ['one sentence of commas', 'Quist, '.repeat(2e4)],
    ['pairs of apostrophes', "'' ".repeat(1e5)],
  ];
  for (const [name, text] of hostile) {
    test(`${name} ends in time`, { timeout: 20_000 }, async () => {
      const language = await languageOf('en');
      const article = articleOf(text);
      const start = performance.now();
      quotationsOf(article, tokenizedSentencesOf(article, language), language);
      expect(performance.now() - start).toBeLessThan(10_000);
    });
  }

  test('ten times the text takes about ten times as long', { timeout: 60_000 }, async () => {
    const language = await languageOf('en');
    const paragraph =
      '“The road is closed,” said Mara Quist, a clerk. She added that it would open, according to the plan.';
    const duration = (copies: number): number => {
      const article = articleOf(Array.from({ length: copies }, () => paragraph).join('\n\n'));
      const start = performance.now();
      quotationsOf(article, tokenizedSentencesOf(article, language), language);
      return performance.now() - start;
    };
    duration(200);
    const small = Math.min(duration(200), duration(200), duration(200));
    const large = Math.min(duration(2000), duration(2000));
    expect(large).toBeLessThan(small * 30);
  });
});
