import { describe, expect, test } from 'vitest';
import { lookUpUrl } from '@/lib/export/look-up';
import { ENGINES } from '@/lib/settings';

describe('looking a claim up', () => {
  test('asks the chosen engine for the words, and for fact-checks where it searches the whole web', () => {
    expect(lookUpUrl('duckduckgo', '“The wall will hold,”', 'fact check')).toBe(
      'https://duckduckgo.com/?q=The%20wall%20will%20hold%2C%20fact%20check',
    );
    expect(lookUpUrl('fact-check-explorer', 'Two of 3 walls', 'fact check')).toBe(
      'https://toolbox.google.com/factcheck/explorer/search/Two%20of%203%20walls',
    );
  });

  test.each([
    ['a path of its own', '../../evil?x=1#y'],
    ['another site', '//evil.example/'],
    ['half a character', `${'a'.repeat(239)}\ud83d\ude00 b`],
    ['a very long paragraph', 'word '.repeat(5000)],
    ['a line break', 'one\ntwo\u2028three'],
  ])('words are never more than words: %s', (_, words) => {
    for (const engine of ENGINES) {
      const url = new URL(lookUpUrl(engine, words, 'fact check'));
      expect(url.protocol).toBe('https:');
      expect(url.host).toBe(new URL(lookUpUrl(engine, 'x', '')).host);
      expect(url.hash).toBe('');
      expect(url.href.length).toBeLessThan(1500);
      if (engine === 'fact-check-explorer') expect(url.pathname).toMatch(/^\/factcheck\/explorer\/search\/[^/]*$/);
      else expect([...url.searchParams.keys()]).toEqual(['q']);
    }
  });
});
