import { describe, expect, test } from 'vitest';
import { languageOf } from '../../lib/text/languages';
import { sentencesOf } from '../../lib/text/segment';
import { articleOf, wordsOf } from './quotations/article';

const cases: readonly { name: string; text: string; lang?: string; sentences: readonly string[] }[] = [
  {
    name: 'a full stop and a capital part sentences',
    text: 'It rained. We left.',
    sentences: ['It rained.', 'We left.'],
  },
  {
    name: 'forms of address and initials do not',
    text: 'Mr. J. Quist met Dr. Volk. They spoke.',
    sentences: ['Mr. J. Quist met Dr. Volk.', 'They spoke.'],
  },
  {
    name: 'an abbreviation with inner stops ends a sentence before a function word',
    text: 'She moved to the U.S. The court agreed at 3 p.m. on Monday.',
    sentences: ['She moved to the U.S.', 'The court agreed at 3 p.m. on Monday.'],
  },
  {
    name: 'a decimal point does not',
    text: 'Rates rose 2.5 percent. Wages fell.',
    sentences: ['Rates rose 2.5 percent.', 'Wages fell.'],
  },
  {
    name: 'closing marks belong to the sentence before',
    text: '“We left.” Then it rained.',
    sentences: ['“We left.”', 'Then it rained.'],
  },
  {
    name: 'a question in marks goes on with its cue in small letters',
    text: '“Are you sure?” she asked. Nobody was.',
    sentences: ['“Are you sure?” she asked.', 'Nobody was.'],
  },
  { name: 'blocks are never joined', text: 'No stop here\n\nNor here', sentences: ['No stop here', 'Nor here'] },
  { name: 'an ellipsis goes on in small letters', text: 'Well... maybe. Yes!', sentences: ['Well... maybe.', 'Yes!'] },
  {
    name: 'German dates and abbreviations',
    lang: 'de',
    text: 'Am 7. April kam z. B. der Rat zusammen. Er tagte lange.',
    sentences: ['Am 7. April kam z. B. der Rat zusammen.', 'Er tagte lange.'],
  },
  { name: 'full-width stops need no space', lang: 'und', text: '雨だ。帰る。', sentences: ['雨だ。', '帰る。'] },
];

describe('sentences', () => {
  for (const { name, text, lang = 'en', sentences } of cases) {
    test(name, async () => {
      const article = articleOf(text, lang);
      const found = sentencesOf(article, await languageOf(lang));
      expect(found.map((span) => wordsOf(article, span))).toEqual(sentences);
    });
  }
});
