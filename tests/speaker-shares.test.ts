import { expect, test } from 'vitest';
import { speakerShares } from '@/lib/speaker-shares';

test('who has most words comes first, the claims of nobody last', () => {
  const claims = [
    { speaker: null, contents: ['one two three four five six'] },
    { speaker: 0, contents: ['one two'] },
    { speaker: 1, contents: ['one two', 'three, four!'] },
    { speaker: 0, contents: ['three'] },
  ];
  expect(speakerShares(claims, 'en')).toEqual([
    { speaker: 1, quotations: 1, words: 4 },
    { speaker: 0, quotations: 2, words: 3 },
    { speaker: null, quotations: 1, words: 6 },
  ]);
});

test('words are counted in scripts without spaces, and where the page declares no real language', () => {
  expect(speakerShares([{ speaker: 0, contents: ['大臣は橋を建設すると述べた'] }], 'ja')[0]?.words).toBeGreaterThan(4);
  expect(speakerShares([{ speaker: 0, contents: ['two words'] }], 'x_not a tag')[0]?.words).toBe(2);
});
