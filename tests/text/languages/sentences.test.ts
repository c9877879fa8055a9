import { describe, expect, test } from 'vitest';
import { articlesIn, judge, newScore, sentencesIn } from './labelled';

const CODES = ['ar', 'es', 'fr', 'hi', 'id', 'pl', 'pt', 'tr', 'ur'];
/** Speakers that the articles name otherwise; all words are found. */
const MISNAMED: Readonly<Record<string, number>> = {};

describe.each(CODES)('labelled sentences in %s', (code) => {
  const lines = sentencesIn(code);

  test('are sixty or more, ten of them without a claim', () => {
    expect(lines.length).toBeGreaterThanOrEqual(60);
    expect(lines.filter((line) => !line.includes('{')).length).toBeGreaterThanOrEqual(8);
  });

  for (const line of lines) {
    const isKnown = line.startsWith('~');
    const run = isKnown ? test.fails : test;
    run(line, async () => {
      expect(await judge(line.replace(/^~\s*/u, ''), code, newScore())).toEqual([]);
    });
  }
});

describe.each(CODES)('labelled articles in %s', (code) => {
  test.each(articlesIn(code).map((source, index) => [index + 1, source] as const))('%i', async (_, source) => {
    const score = newScore();
    await judge(source, code, score);
    expect(score.exact).toBeGreaterThanOrEqual(score.expected - 1);
    expect(score.exact - score.whole).toBeLessThanOrEqual(MISNAMED[code] ?? 1);
  });
});
