import type { Steps } from '../steps';

// Letters and digits with what joins them; Chinese and Japanese, which don't part words, character by character.
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text, without punctuation. */
export function wordsOf(text: string): string[] {
  return text.match(WORDS) ?? [];
}

/** What may be compared at once, as words times edits: five hundred words with all of theirs. */
const MOST_WORK = 250_000;

/** From how many edits on they are not counted in texts of `words` words. */
export const mostEdits = (words: number): number => Math.max(16, Math.min(1000, Math.floor(MOST_WORK / words)));

/** The number of words that differ between two texts, or `mostEdits` of them. */
export function* countingEdits(before: string, after: string): Steps<number> {
  const a = wordsOf(before);
  yield;
  const b = wordsOf(after);
  yield;
  return wordEdits(a, b, mostEdits(Math.max(a.length, b.length)));
}

/**
 * The number of words inserted, deleted or replaced between two texts, `limit` where it is `limit` or more.
 * Time is (words) x (edits), after Ukkonen, "Algorithms for approximate string matching", 1985.
 */
export function wordEdits(a: readonly string[], b: readonly string[], limit = 1000): number {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let aEnd = a.length;
  let bEnd = b.length;
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  const rows = aEnd - start;
  const columns = bEnd - start;
  if (rows === 0 || columns === 0) return Math.min(limit, rows + columns);
  for (let band = Math.max(4, Math.abs(rows - columns)); ; band *= 2) {
    const width = Math.min(band, limit);
    const edits = banded(a, b, start, rows, columns, width);
    if (edits <= width || width === limit) return Math.min(edits, limit);
  }
}

function banded(
  a: readonly string[],
  b: readonly string[],
  start: number,
  rows: number,
  columns: number,
  band: number,
): number {
  const far = band + 1;
  let previous = new Int32Array(columns + 1).fill(far);
  let current = new Int32Array(columns + 1).fill(far);
  for (let j = 0; j <= Math.min(columns, band); j++) previous[j] = j;
  for (let i = 1; i <= rows; i++) {
    const from = Math.max(1, i - band);
    const to = Math.min(columns, i + band);
    current[from - 1] = from === 1 && i <= band ? i : far;
    for (let j = from; j <= to; j++) {
      const same = a[start + i - 1] === b[start + j - 1];
      const replaced = (previous[j - 1] ?? far) + (same ? 0 : 1);
      const removed = (j === i + band ? far : (previous[j] ?? far)) + 1;
      const added = (current[j - 1] ?? far) + 1;
      current[j] = Math.min(replaced, removed, added, far);
    }
    [previous, current] = [current, previous];
  }
  return previous[columns] ?? far;
}
