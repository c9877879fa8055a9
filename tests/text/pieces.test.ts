import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '@/lib/model';
import { sentencesAround } from '@/lib/reader/sentences-around';
import { analyze } from '@/lib/text/analyze';
import { english } from '@/lib/text/languages';
import { piecesOf } from '@/lib/text/pieces';

const SENTENCE = 'The night boat sails at two, and it carries nobody home. ';

const articleOf = (text: string): Article => ({
  url: 'https://paper.example/story',
  title: 'Night ferry stops',
  byline: [],
  siteName: null,
  published: null,
  lang: 'en',
  text,
  blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
  bullets: [],
});

describe('the pieces in which a paragraph is read', () => {
  test('are the paragraph itself, where it is none without an end', () => {
    expect(piecesOf(SENTENCE.repeat(100), { start: 5, end: 5000 })).toEqual([{ start: 5, end: 5000 }]);
  });

  test('end after sentences, else after words, else between any two characters', () => {
    const sentences = SENTENCE.repeat(1000);
    for (const { start } of piecesOf(sentences, { start: 0, end: sentences.length })) {
      expect(sentences.startsWith('The night', start)).toBe(true);
    }
    const words = 'boat '.repeat(9000);
    for (const { start } of piecesOf(words, { start: 0, end: words.length })) expect(start % 5).toBe(0);
    const pairs = `a${'😀'.repeat(20_000)}`;
    for (const { start } of piecesOf(pairs, { start: 0, end: pairs.length }))
      expect(start === 0 || start % 2 === 1).toBe(true);
  });

  test('follow one another without a gap, none of them long', () => {
    const units = fc.constantFrom('a', ' ', '\n', '. ', '😀', '“', '漢', SENTENCE);
    fc.assert(
      fc.property(fc.array(fc.tuple(units, fc.integer({ min: 1, max: 4000 })), { maxLength: 12 }), (parts) => {
        const text = parts.map(([unit, times]) => unit.repeat(times)).join('');
        let end = 0;
        for (const piece of piecesOf(text, { start: 0, end: text.length })) {
          expect(piece.start).toBe(end);
          expect(piece.end - piece.start).toBeLessThanOrEqual(8000);
          end = piece.end;
        }
        expect(end).toBe(text.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a paragraph of many pieces', () => {
  test('has the quotations that its sentences have', () => {
    const claim = '“We sail on,” said Ada Lund. ';
    const text = `${SENTENCE.repeat(300)}${claim}${SENTENCE.repeat(300)}${claim}`;
    const { quotations, speakers } = analyze(articleOf(text), english);
    const said = quotations.map(({ contents: [{ start, end }] }) => text.slice(start, end));
    expect(said).toEqual(['We sail on,', 'We sail on,']);
    expect(speakers.map(({ name }) => name)).toEqual(['Ada Lund']);
  });

  test('keeps words in marks together that go on over a cut, with who said them', () => {
    const speech = SENTENCE.repeat(300).trim().replace(/\.$/, ',');
    const text = `${SENTENCE}“${speech}” said Ada Lund, the harbour master. ${SENTENCE}`;
    const { quotations, speakers } = analyze(articleOf(text), english);
    const covered = quotations
      .flatMap(({ contents }) => contents)
      .reduce((sum, { start, end }) => sum + end - start, 0);
    // The space at each cut belongs to neither side.
    expect(covered).toBeGreaterThan(speech.length - 10);
    expect(new Set(quotations.map(({ speaker }) => (speaker === null ? null : speakers[speaker]?.name)))).toEqual(
      new Set(['Ada Lund']),
    );
  });
});

describe('the sentences around a quotation', () => {
  const sentences = [0, 10, 20, 30, 40].map((start) => ({ start, end: start + 9 }));

  test('are those of all its contents, and that of the cue beside them', () => {
    const around = (contents: [number, number][], cue: [number, number] | null) =>
      sentencesAround(sentences, {
        contents: contents.map(([start, end]) => ({ start, end })),
        cue: cue === null ? null : { start: cue[0], end: cue[1] },
      });
    expect(around([[12, 15]], null)).toEqual({ start: 10, end: 19 });
    expect(around([[12, 25]], null)).toEqual({ start: 10, end: 29 });
    expect(
      around(
        [
          [32, 35],
          [12, 15],
        ],
        null,
      ),
    ).toEqual({ start: 10, end: 39 });
    expect(around([[12, 15]], [21, 24])).toEqual({ start: 10, end: 29 });
    expect(around([[12, 15]], [2, 4])).toEqual({ start: 0, end: 19 });
    expect(around([[12, 15]], [41, 44])).toEqual({ start: 10, end: 19 });
    expect(around([[9, 10]], null)).toBeNull();
    expect(around([[60, 70]], null)).toBeNull();
  });
});
