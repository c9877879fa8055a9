import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../../lib/text/languages';
import { de } from '../../../lib/text/languages/de';
import { fr } from '../../../lib/text/languages/fr';
import { hi } from '../../../lib/text/languages/hi';
import { pt } from '../../../lib/text/languages/pt';
import { resolveSpeakers } from '../../../lib/text/speakers';
import { articleOf, attributed } from './attributions';
import { ENGLISH, FRENCH, GERMAN, HINDI, PORTUGUESE } from './cases';

describe.each([
  { language: english, cases: ENGLISH },
  { language: de, cases: GERMAN },
  { language: fr, cases: FRENCH },
  { language: pt, cases: PORTUGUESE },
  { language: hi, cases: HINDI },
])('resolveSpeakers in $language.code', ({ language, cases }) => {
  for (const { sentence, paragraphs, speakers } of cases) {
    it(sentence, () => {
      const { article, attributions } = attributed(paragraphs);
      const resolution = resolveSpeakers(article, attributions, language);
      const names = resolution.speakerOf.map((index) => (index === null ? null : resolution.speakers[index]?.name));
      expect(names).toEqual(speakers);
    });
  }
});

describe('what a reader is told', () => {
  it('says why a pronoun, a role, a surname and an inherited quotation have their speaker', () => {
    const { article, attributions } = attributed([
      '# Harbour',
      'The mill stood still.',
      'Harbour Office spokesman Henry Moe spoke.',
      '“{A},” [he] said.',
      '“{B}.”',
      '[The spokesman] said {C}.',
      '[Moe] said {D}.',
    ]);
    const { reasons } = resolveSpeakers(article, attributions, english);
    const named = { name: 'Henry Moe', paragraph: 2 };
    expect(reasons).toEqual([
      [{ code: 'pronoun', values: { mention: 'he', ...named } }],
      [
        { code: 'pronoun', values: { mention: 'he', ...named } },
        { code: 'inherited', values: { name: 'Henry Moe' } },
      ],
      [{ code: 'role', values: { mention: 'spokesman', ...named } }],
      [{ code: 'short-name', values: { mention: 'Moe', ...named } }],
    ]);
  });

  it('gives role, kind and every mention', () => {
    const { article, attributions } = attributed([
      'Harbour Office spokesman Henry Moe spoke.',
      '“{A},” [he] said. Moe left.',
    ]);
    const [speaker] = resolveSpeakers(article, attributions, english).speakers;
    expect(speaker).toMatchObject({ index: 0, name: 'Henry Moe', role: 'Harbour Office spokesman', kind: 'person' });
    expect(speaker?.mentions.map(({ start, end }) => article.text.slice(start, end))).toEqual([
      'Henry Moe',
      'he',
      'Moe',
    ]);
  });

  it('takes "I" for the one author', () => {
    const { article, attributions } = attributed(['[I] said {it was late}.'], { byline: ['Ada Lund'] });
    expect(resolveSpeakers(article, attributions, english).speakers[0]?.name).toBe('Ada Lund');
  });

  it('completes a bare surname from the title', () => {
    const { article, attributions } = attributed(['[Lund] said {it was late}.'], { title: 'Ada Lund leaves the mill' });
    expect(resolveSpeakers(article, attributions, english).speakers[0]?.name).toBe('Ada Lund');
  });
});

describe('robustness', () => {
  const hostile: readonly { name: string; unit: string }[] = [
    { name: 'capitals', unit: 'Aa Bb ' },
    { name: 'initials', unit: 'J. ' },
    { name: 'opening marks', unit: '“' },
    { name: 'pronouns', unit: 'Ada Lund said he left. ' },
    { name: 'roles', unit: 'Ada Lund, a spokesman, ' },
    { name: 'open brackets', unit: '(who ' },
    { name: 'no space', unit: 'a' },
  ];
  for (const { name, unit } of hostile) {
    // A step that took the square of the length would not end before the limit.
    it(`ends with two hundred thousand letters of ${name}`, { timeout: 20_000 }, () => {
      const length = 200_000;
      const article = articleOf([unit.repeat(length / unit.length)]);
      const attributions = Array.from({ length: Math.floor(length / 200) }, (_, index) => ({
        source: { start: index * 190, end: index * 190 + 12 },
        contents: [{ start: index * 190 + 13, end: index * 190 + 90 }],
        cue: null,
        inherited: false,
      }));
      expect(resolveSpeakers(article, attributions, english).speakerOf).toHaveLength(attributions.length);
    });
  }

  const words = fc.constantFrom(
    'Ada',
    'Lund',
    'he',
    'The',
    'spokesman',
    ',',
    '“',
    '”',
    'of',
    "'s",
    'and',
    '.',
    'who',
    '\n\n',
    '💥',
    'Harbour',
    'Office',
    '(',
    ')',
    '\ud800',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words, { maxLength: 80 }).map((list) => list.join(' ')),
  );

  it('answers every attribution of any text with a speaker of its list or null, and mentions inside the text', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(fc.nat(400), fc.nat(40))), (text, places) => {
        const article = articleOf(text.split('\n\n'));
        const attributions = places.map(([start, length]) => {
          const from = Math.min(start, article.text.length);
          return {
            source: { start: from, end: Math.min(article.text.length, from + length) },
            contents: [{ start: 0, end: from }],
            cue: null,
            inherited: length % 2 === 0,
          };
        });
        const { speakers, speakerOf, reasons, confidence } = resolveSpeakers(article, attributions, english);
        expect([speakerOf.length, reasons.length, confidence.length]).toEqual([
          places.length,
          places.length,
          places.length,
        ]);
        for (const index of speakerOf) expect(index === null || speakers[index]?.index === index).toBe(true);
        for (const { name, mentions } of speakers) {
          expect(name).not.toBe('');
          for (const { start, end } of mentions) expect(start < end && end <= article.text.length).toBe(true);
        }
      }),
    );
  });
});
