import { describe, expect, test } from 'vitest';
import { tokensOf } from '../../lib/text/tokens';

const cases: readonly { name: string; text: string; tokens: readonly string[] }[] = [
  { name: 'words and marks', text: 'Yes, she said.', tokens: ['Yes', ',', 'she', 'said', '.'] },
  { name: 'a possessive mark is a token of its own', text: 'Quist’s claim', tokens: ['Quist', '’s', 'claim'] },
  { name: 'a negation stays whole', text: 'He didn’t', tokens: ['He', 'didn’t'] },
  { name: 'hyphens and inner stops stay inside', text: 'the U.S. vice-chair', tokens: ['the', 'U.S.', 'vice-chair'] },
  { name: 'a stop behind a word is a mark', text: 'home.', tokens: ['home', '.'] },
  { name: 'letters outside of the basic plane', text: '𝒜b 😀!', tokens: ['𝒜b', '😀', '!'] },
  { name: 'a lone surrogate is a mark', text: 'a\ud83d b', tokens: ['a', '\ud83d', 'b'] },
  { name: 'nothing', text: ' \n ', tokens: [] },
];

describe('tokens', () => {
  for (const { name, text, tokens } of cases) {
    test(name, () => {
      const found = tokensOf(text, { start: 0, end: text.length });
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(tokens);
    });
  }

  test('case and spelling of marks are folded', () => {
    expect(tokensOf('Volk’s UN', { start: 0, end: 9 })).toMatchObject([
      { lower: 'volk', capital: true, capitals: false },
      { lower: "'s", capital: false },
      { lower: 'un', capital: true, capitals: true },
    ]);
  });
});
