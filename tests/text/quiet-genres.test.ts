import { describe, expect, test } from 'vitest';
import type { Analysis, Genre, Quotation, QuotationForm, Speaker, SpeakerKind } from '@/lib/model';
import { analyze } from '@/lib/text/analyze';
import { english } from '@/lib/text/languages';
import { isShownQuietly } from '@/lib/text/quiet-genres';
import { articleOf } from './quotations/article';

/** Short entries that don't tell a single story: words in quotation marks and reported ones, by people with and without a name. */
const TEXT = [
  '“The night is closed,” said Jocasta Bellweather, who chairs the harbour board of Orrin.',
  '“It floats,” a spokesperson said on Tuesday.',
  'Ada Brandt said that the boat was late on eleven nights of the year.',
  'A clerk said that the beds in the customs house are new.',
  'The board will look at the figures again in October, and the island council has asked for a seat at the table.',
  'An open boat can be hired at the pier for forty crowns and a deposit, weather permitting, until the new boat is there.',
].join('\n\n');

const analysed = (genre: Genre | null, bullets: readonly string[] = []): Analysis =>
  analyze({ ...articleOf(TEXT), genre, bullets: bullets.map((text) => ({ text, span: null })) }, english);

const saidIn = ({ quotations }: Analysis): string[] =>
  quotations.map(({ contents }) => contents.map(({ start, end }) => TEXT.slice(start, end)).join(' '));

const GENRES: readonly Genre[] = ['live-blog', 'buying-guide', 'letters', 'list', 'recipe', 'table'];

describe('articles that are no one story', () => {
  test('a plain story has every claim and some key points', () => {
    const analysis = analysed(null);
    expect(saidIn(analysis).join(' | ')).toMatch(
      /night is closed.*It floats.*boat was late.*beds in the customs house/,
    );
    expect(analysis.keyPoints.length).toBeGreaterThan(0);
  });

  test.each(GENRES)(
    '%s: words in marks of somebody who is named, what is surely reported, and no selected sentences',
    (genre) => {
      const analysis = analysed(genre);
      expect(saidIn(analysis)).toEqual([
        'The night is closed,',
        'the boat was late on eleven nights of the year',
        'the beds in the customs house are new',
      ]);
      expect(analysis.keyPoints).toEqual([]);
    },
  );

  const speaker = (name: string, kind: SpeakerKind): Speaker => ({ index: 0, name, role: null, kind, mentions: [] });
  const quotation = (form: QuotationForm, confidence: number, speaker: number | null = 0): Quotation => ({
    ...{ form, confidence, speaker, contents: [{ start: 0, end: 1 }], cue: null, source: null, stance: 'says' },
    ...{ certainty: { words: confidence, speaker: null }, reasons: [], checkable: [] },
  });
  test.each([
    ['a sure report', quotation('indirect', 0.7), speaker('Ada Brandt', 'unknown'), true],
    ['an unsure report', quotation('indirect', 0.69), speaker('Ada Brandt', 'person'), false],
    ['an unsure report with words in marks', quotation('mixed', 0.69), speaker('Ada Brandt', 'person'), false],
    ['unsure direct speech', quotation('direct', 0.3), speaker('Ada Brandt', 'person'), true],
    ['in a script without capitals', quotation('direct', 0.3), speaker('سلمى الكوري', 'person'), true],
    ['words in marks of a role', quotation('direct', 0.9), speaker('spokesperson', 'person'), false],
    ['a sure report of a role', quotation('indirect', 0.9), speaker('spokesperson', 'person'), true],
    ['words in marks of a document', quotation('direct', 0.9), speaker('Fair Boats Act', 'document'), false],
    ['nobody', quotation('direct', 0.9, null), speaker('Ada Brandt', 'person'), false],
  ])('%s', (_, one, who, isShown) => {
    expect(isShownQuietly(one, [who])).toBe(isShown);
  });

  test("the publisher's own key points are shown all the same", () => {
    const points = ['The night boat is closed', 'The beds are new'];
    expect(analysed('live-blog', points).keyPoints.map(({ text }) => text)).toEqual(points);
  });
});
