import { expect, test } from 'vitest';
import { elementAt } from '@/lib/element-at';

test('an element is given, and where there is none it is said which of how many', () => {
  expect(elementAt(['a', 'b'], 1)).toBe('b');
  expect(elementAt(new Int32Array([0]), 0)).toBe(0);
  expect(() => elementAt(['a', 'b'], 2)).toThrow(new RangeError('no element 2 in a list of 2'));
  expect(() => elementAt([], undefined)).toThrow(new RangeError('no element undefined in a list of 0'));
});
