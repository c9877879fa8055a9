import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageOf } from '@/lib/text/languages';
import givenNames from '@/lib/text/languages/given-names.json';
import { packWords, unpackWords } from '@/lib/text/packed-words';
import { packedSource } from '@/wxt.config';

test('what words share with the word before them is left out', () => {
  expect(packWords('make makes taking')).toBe('AmakeEsAtaking');
  expect(unpackWords('AmakeEsAtaking')).toBe('make makes taking');
});

test('every list comes back as it was, in its order', () => {
  const word = fc.oneof(fc.constantFrom('a', 'ab', 'abc', '', "n't", 'zwölf', `${'x'.repeat(40)}`), fc.string());
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      const list = words.join(' ').replace(/[A-Z]/g, 'q');
      expect(unpackWords(packWords(list) ?? '')).toBe(list);
    }),
  );
});

test('a list with capitals is not packed', () => {
  expect(packWords('port Ellery')).toBeNull();
});

test('what is built into the reader is what is in the files', async () => {
  for (const value of [await languageOf('en'), givenNames]) {
    const source = packedSource(value);
    expect(new Function('words', `return ${source}`)(unpackWords)).toEqual(value);
    expect(source.length).toBeLessThan(JSON.stringify(value).length);
  }
});
