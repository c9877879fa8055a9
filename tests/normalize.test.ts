import { expect, test } from 'vitest';
import { normalized } from '@/lib/normalize';
import { trimmed, trimmedEnd } from '@/lib/trim';

test('what people write is normalised as the browser does it', () => {
  const words = 'Cafe\u0301 a\u0323\u0301 ﬁn 한국 क्षि '.repeat(100);
  for (const form of ['NFC', 'NFKC', 'NFKD'] as const) expect(normalized(words, form)).toBe(words.normalize(form));
});

test('of a run of combining marks thirty are kept', () => {
  const marks = `a${'\u0323\u0301'.repeat(100_000)}b`;
  expect(normalized(marks, 'NFKD')).toBe(`a${'\u0323'.repeat(15)}${'\u0301'.repeat(15)}b`);
});

test('ends are cut by what is loose', () => {
  const isLoose = (character: string) => character === '-';
  expect(trimmed('--a-b--', isLoose)).toBe('a-b');
  expect(trimmed('---', isLoose)).toBe('');
  expect(trimmedEnd('ab--', isLoose)).toBe(2);
});
