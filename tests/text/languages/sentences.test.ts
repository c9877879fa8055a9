import { describe, expect, test } from 'vitest';
import { articlesIn, judge, newScore, sentencesIn, sharesOf, styledArticlesIn } from './labelled';

const CODES = ['ar', 'es', 'fr', 'hi', 'id', 'pl', 'pt', 'tr', 'ur'];
/** How many of an article's speakers may be another one; its words are found but for one. */
const MISNAMED = 2;

describe.each(CODES)('labelled sentences in %s', (code) => {
  const lines = sentencesIn(code);

  test('are sixty or more, ten of them without a claim', () => {
    expect(lines.length).toBeGreaterThanOrEqual(60);
    expect(lines.filter((line) => !line.includes('{')).length).toBeGreaterThanOrEqual(9);
  });

  for (const line of lines) {
    const isKnown = line.startsWith('~');
    const run = isKnown ? test.fails : test;
    run(line, async () => {
      expect(await judge(line.replace(/^~[^~]*~\s*/u, ''), code, newScore())).toEqual([]);
    });
  }
});

describe.each(CODES)('labelled articles in %s', (code) => {
  test.each(articlesIn(code).map((source, index) => [index + 1, source] as const))('%i', async (_, source) => {
    const score = newScore();
    await judge(source, code, score);
    expect(score.exact).toBeGreaterThanOrEqual(score.expected - 1);
    expect(score.exact - score.whole).toBeLessThanOrEqual(MISNAMED);
  });
});

/** A little below what was reached when the mistakes of the first run were mended, by kinds; see the README of quotations. */
const STYLED = [
  ['en', 0.8, 0.74],
  ['de', 0.87, 0.65],
  ['fr', 0.91, 0.8],
  ['es', 0.9, 0.84],
  ['pt', 0.82, 0.62],
  ['ur', 0.99, 0.91],
  ['hi', 0.99, 0.83],
  ['ar', 0.94, 0.62],
] as const;

test.each(STYLED)('articles of other styles in %s', async (code, exact, whole) => {
  const score = newScore();
  for (const source of styledArticlesIn(code)) await judge(source, code, score);
  const shares = sharesOf(score);
  expect(shares.exact).toBeGreaterThanOrEqual(exact);
  expect(shares.whole).toBeGreaterThanOrEqual(whole);
});
