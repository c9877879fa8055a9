import { expect, test } from 'vitest';
import { whyShown } from '@/entrypoints/shared/app/why';

test('who has clicked our button is not told to click it', () => {
  expect(whyShown('popup', 'no-permission')).toBe('restricted');
});

test('who came to a page beside the panel is', () => {
  expect(whyShown('panel', 'no-permission')).toBe('no-permission');
});

test.each(['restricted', 'pdf', 'failed'] as const)('%s is said in both', (why) => {
  expect(whyShown('popup', why)).toBe(why);
  expect(whyShown('panel', why)).toBe(why);
});
