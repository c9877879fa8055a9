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
          for (const { contents, cue, source, worded, attributed } of quotations) {
            let last = -1;
            for (const span of contents) {
              expect(span.start).toBeGreaterThan(last);
              expect(span.end).toBeGreaterThan(span.start);
              expect(article.blocks.some((block) => block.start <= span.start && span.end <= block.end)).toBe(true);
              last = span.end;
            }
            for (const span of [cue, source]) if (span) expect(span.end).toBeGreaterThan(span.start);
            expect(Math.min(worded, attributed)).toBeGreaterThanOrEqual(0);
            expect(Math.max(worded, attributed)).toBeLessThanOrEqual(1);
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
    ['pairs of raised commas', '’’a'.repeat(1e5)],
  ];
  for (const [name, text] of hostile) {
    // A step that took the square of the length would not end before the limit; `npm run bench` shows the growth.
    test(`${name} ends`, { timeout: 20_000 }, async () => {
      const language = await languageOf('en');
      const article = articleOf(text);
      const quotations = quotationsOf(article, tokenizedSentencesOf(article, language), language);
      for (const { contents } of quotations) {
        for (const { start, end } of contents) expect(text.slice(start, end)).not.toBe('');
      }
    });
  }
});
