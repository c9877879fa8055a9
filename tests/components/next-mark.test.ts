// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { nextMark } from '../../entrypoints/page-interface/next-mark';

document.body.innerHTML = '<p>one</p><p>two</p><p>three</p>';
const ranges = [...document.querySelectorAll('p')].map((paragraph) => {
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  return range;
});
const [one = document.createRange(), two = document.createRange(), three = document.createRange()] = ranges;
/** As the session gives them: in no order. */
const marks = [three, one, two].map((range) => ({ target: range.toString(), ranges: [range] }));

const next = (card: Range | null, isSeen: boolean, top: readonly Range[] = ranges) =>
  nextMark(marks, { card, isSeen, isBelowTop: (range) => top.includes(range) })?.target;

describe('the next highlight', () => {
  test('is the first that is to be seen, before any card was open', () => {
    expect(next(null, false)).toBe('one');
    expect(next(null, false, [two, three])).toBe('two');
  });

  test('comes after the card that is open, or was closed last', () => {
    expect(next(one, true)).toBe('two');
    expect(next(two, true)).toBe('three');
  });

  test('after the last is the first', () => {
    expect(next(three, true)).toBe('one');
    expect(next(null, false, [])).toBe('one');
  });

  test('is looked for where the reader is who went elsewhere', () => {
    expect(next(one, false, [three])).toBe('three');
  });

  test('is none where nothing is highlighted', () => {
    expect(nextMark([], { card: null, isSeen: false, isBelowTop: () => true })).toBeNull();
    expect(nextMark([{ target: 'gone', ranges: [] }], { card: one, isSeen: true, isBelowTop: () => true })).toBeNull();
  });
});
