import { describe, expect, test } from 'vitest';
import type { BlockKind } from '../../../lib/model';
import { standingAlone } from '../../../lib/text/key-points/standing';
import type { Language } from '../../../lib/text/language';
import { english, languageOf } from '../../../lib/text/languages';

interface Case {
  name: string;
  sentence: string;
  stands: boolean;
  kind?: BlockKind;
  /** What is printed above it; a sentence of the article where left out. */
  above?: readonly string[];
}

const SENTENCE = 'The council of Upper Tarn voted against the bridge on Friday.';

const cases: Case[] = [
  { name: 'a plain sentence stands', sentence: SENTENCE, stands: true },
  { name: 'K1 a heading does not', sentence: SENTENCE, kind: 'heading', stands: false },
  { name: 'K1 a caption does not', sentence: SENTENCE, kind: 'caption', stands: false },
  { name: 'K1 a publisher’s bullet does not', sentence: SENTENCE, kind: 'key-point', stands: false },
  { name: 'K2 a question does not', sentence: 'Who will pay for the bridge over the river Tarn?', stands: false },
  { name: 'K2 nor one in marks', sentence: 'Ode asked: “Who will pay for the bridge over the Tarn?”', stands: false },
  {
    name: 'K3 a correction does not',
    sentence: 'An earlier version of this article gave a wrong date for the vote.',
    stands: false,
  },
  { name: 'K4 a pronoun leans on what went before', sentence: 'He voted against the bridge on Friday.', stands: false },
  { name: 'K4 so does a possessive', sentence: 'Their vote against the bridge came on Friday.', stands: false },
  { name: 'K4 so does a connective', sentence: 'But the council voted against the bridge on Friday.', stands: false },
  {
    name: 'K4 so does one of several words',
    sentence: 'As a result, the ferry will sail for another year.',
    stands: false,
  },
  {
    name: 'K4 a word that only begins like one does not',
    sentence: 'Butter has become dearer in the whole valley since May.',
    stands: true,
  },
  {
    name: 'K4 at the start of the article nothing went before',
    sentence: 'It was a cold day for a vote on a bridge.',
    above: [],
    stands: true,
  },
  {
    name: 'K4 nor does a byline, a date or a credit before it',
    sentence: 'It was a cold day for a vote on a bridge.',
    above: ['By Ottoline Marsh, Upper Tarn Herald', 'Photograph: Tarn Pictures.', '12 MAY 2024 AT 07:30.'],
    stands: true,
  },
  {
    name: 'K4 a question or a short sentence before it does',
    sentence: 'It was a cold day for a vote on a bridge.',
    above: ['Who still remembers the ferry?'],
    stands: false,
  },
  {
    name: 'K4 a quotation leans on its speaker',
    sentence: '“The bridge will never be built in my time.”',
    stands: false,
  },
  {
    name: 'K4 who said it must not be a pronoun',
    sentence: 'Diversions through the upper town are already full, she said.',
    stands: false,
  },
  {
    name: 'K4 a pronoun for who is named before is no harm',
    sentence: 'The mayor of Tarn said on Friday that she would not stand again.',
    stands: true,
  },
  {
    name: 'K4 the middle of a quotation does too',
    sentence: 'The bridge will never be built,” the mayor of Tarn said.',
    stands: false,
  },
  {
    name: 'K4 a quotation inside the sentence is no harm',
    sentence: 'The mayor of Tarn said the bridge would “never be built”.',
    stands: true,
  },
  { name: 'K5 words without an end mark are none', sentence: 'The council of Upper Tarn on Friday', stands: false },
  { name: 'K5 four words are too few', sentence: 'The council voted no.', stands: false },
  { name: 'K5 a shout is no sentence', sentence: 'SIGN UP FOR OUR LETTER FROM THE VALLEY.', stands: false },
  {
    name: 'K6 a caption that stands as text',
    sentence: 'Delayed: The ferry has not sailed since the storm in May.',
    stands: false,
  },
  {
    name: 'K6 one that says what is pictured',
    sentence: 'Mayor Ottoline Marsh (pictured) opened the bridge in May.',
    stands: false,
  },
  {
    name: 'K6 a place before the sentence is no label',
    sentence: 'LOWER BRILL: The council voted against the bridge on Friday.',
    stands: true,
  },
];

function standsAlone(
  { sentence, kind = 'paragraph', above = [SENTENCE] }: Omit<Case, 'name' | 'stands'>,
  language: Language,
) {
  const sentences = [...above.map((text) => ({ text, kind: 'paragraph' as const })), { text: sentence, kind }];
  return standingAlone(sentences, language).alone.includes(above.length);
}

describe('standing alone', () => {
  for (const { name, stands, ...given } of cases) {
    test(name, () => {
      expect(standsAlone(given, english)).toBe(stands);
    });
  }

  test('K4 in a language without data only marks tell', async () => {
    const und = await languageOf('und');
    expect(standsAlone({ sentence: 'He voted against the bridge on Friday.' }, und)).toBe(true);
    expect(standsAlone({ sentence: '“The bridge will never be built in my time.”' }, und)).toBe(false);
  });

  // Beside the running text stands what doesn't open the article; leaning sentences do.
  const words = (count: number) => `The ${'long '.repeat(count - 3)}road ends.`;
  test.each<[string, string, BlockKind, 'alone' | 'leaning' | 'beside']>([
    ['K1 a heading', SENTENCE, 'heading', 'beside'],
    ['K1 a list item', SENTENCE, 'list-item', 'beside'],
    ['K1 a block quotation', SENTENCE, 'quote', 'beside'],
    ['K2 a question', 'Who will pay for the bridge over the river Tarn?', 'paragraph', 'leaning'],
    ['K2 a question in Japanese', 'だれが払うのか？', 'paragraph', 'leaning'],
    ['K3 a correction', 'An earlier version of this article gave a wrong date for it.', 'paragraph', 'beside'],
    ['K4 a pronoun', 'He voted against the bridge on Friday.', 'paragraph', 'leaning'],
    ['K4 a small letter', 'voted the council of Upper Tarn against the bridge.', 'paragraph', 'leaning'],
    ['K4 a small letter after a mark', '– voted the council of Upper Tarn against it.', 'paragraph', 'leaning'],
    ['K4 an odd straight mark', 'The bridge will never be built," the mayor of Tarn said.', 'paragraph', 'leaning'],
    ['K4 a quotation that stays open', 'The mayor of Tarn said: “The bridge is too long.', 'paragraph', 'leaning'],
    ['K4 a pronoun before the verb', 'Diversions through the upper town are full, she said.', 'paragraph', 'leaning'],
    ['K4 a pronoun after it', 'Diversions through the upper town are full, said she.', 'paragraph', 'leaning'],
    ['K4 a name after it', 'Diversions through the upper town are full, said Ode.', 'paragraph', 'alone'],
    ['K5 no end mark', 'The council of Upper Tarn met on Friday', 'paragraph', 'beside'],
    ['K5 capitals', 'SIGN UP FOR OUR LETTER FROM THE VALLEY.', 'paragraph', 'beside'],
    ['K5 six words', words(6), 'paragraph', 'leaning'],
    ['K5 seven words', words(7), 'paragraph', 'alone'],
    ['K5 seventy words', words(70), 'paragraph', 'alone'],
    ['K5 more than seventy', words(71), 'paragraph', 'leaning'],
    ['K5 six words of other letters', 'Élise ouvrit le pont de Tarn.', 'paragraph', 'leaning'],
    ['K6 a label', 'Delayed: The ferry has not sailed since the storm.', 'paragraph', 'beside'],
    ['K6 what is pictured', 'Mayor Ottoline Marsh (pictured) opened the bridge in May.', 'paragraph', 'beside'],
    ['K6 a credit', 'The ferry has not sailed since the storm Photograph: Tarn.', 'paragraph', 'beside'],
  ])('%s', (_, text, kind, expected) => {
    const { alone, opening } = standingAlone(
      [
        { text: SENTENCE, kind: 'paragraph' },
        { text, kind },
      ],
      english,
    );
    expect([alone.includes(1), opening]).toEqual([expected === 'alone', 0]);
    // As the first of the article, only what is beside the text leaves that place to the next.
    const first = standingAlone(
      [
        { text, kind },
        { text: SENTENCE, kind: 'paragraph' },
      ],
      english,
    );
    expect(first.opening).toBe(expected === 'beside' ? 1 : 0);
  });

  test('the first sentence of the running text is told', () => {
    const texts = ['By Ottoline Marsh', 'Why now?', SENTENCE];
    expect(
      standingAlone(
        texts.map((text) => ({ text, kind: 'paragraph' })),
        english,
      ).opening,
    ).toBe(1);
    expect(standingAlone([{ text: 'By Ottoline Marsh', kind: 'paragraph' }], english).opening).toBeNull();
  });
});
