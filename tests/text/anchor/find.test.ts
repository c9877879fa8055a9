import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findFirst, findLast } from '@/lib/text/anchor/find';

const text = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'a'.repeat(70)), { maxLength: 40 })
  .map((parts) => parts.join(''));
const part = fc.oneof(
  text.filter((value) => value !== ''),
  fc.constantFrom('a'.repeat(65), `${'a'.repeat(80)}b`, `b${'a'.repeat(80)}`),
);

test('the first copy is the one that the browser finds', () => {
  fc.assert(
    fc.property(text, part, fc.nat(200), (words, copy, from) => {
      expect(findFirst(words, copy, from)).toBe(words.indexOf(copy, from));
    }),
    { numRuns: 2000 },
  );
});

test('so is the last one before a place', () => {
  fc.assert(
    fc.property(text, part, fc.integer({ min: 1, max: 4000 }), (words, copy, before) => {
      expect(findLast(words, copy, before)).toBe(words.lastIndexOf(copy, before - 1));
    }),
    { numRuns: 2000 },
  );
});
