import { expect, test } from 'vitest';
import { markRun, stretchesOf } from './e2e/coverage';

const range = (startOffset: number, endOffset: number, count: number) => ({ startOffset, endOffset, count });

test('what was run is what no inner range says was not, in any of the reports', () => {
  const ran = new Uint8Array(20);
  markRun(ran, [{ ranges: [range(0, 20, 1)] }, { ranges: [range(5, 15, 0)] }]);
  expect(stretchesOf(ran)).toEqual([
    [0, 5],
    [15, 20],
  ]);
  markRun(ran, [{ ranges: [range(0, 20, 0)] }, { ranges: [range(5, 15, 1), range(8, 10, 0)] }]);
  expect(stretchesOf(ran)).toEqual([
    [0, 8],
    [10, 20],
  ]);
});

test('where nothing was run there is no stretch', () => {
  expect(stretchesOf(new Uint8Array(4))).toEqual([]);
});
