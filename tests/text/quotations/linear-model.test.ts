import { describe, expect, test } from 'vitest';
import { LANGUAGES, languageOf } from '../../../lib/text/languages';
import {
  MAX_LEVEL,
  modelOf,
  nearestLevel,
  packed,
  Scores,
  softmax,
  stepFor,
  unpacked,
  weightOf,
} from '../../../lib/text/quotations/linear-model';

describe('linear model', () => {
  test('every level, and every run of zeros, comes back from text that JSON need not escape', () => {
    const levels = Array.from({ length: 2 * MAX_LEVEL + 1 }, (_, at) => at - MAX_LEVEL);
    const runs = [1, 2, 55, 56, 57, 112, 113, 1000].flatMap((run) => [1, ...Array(run).fill(0)]);
    for (const all of [levels, runs, [...runs, -3], []]) {
      const text = packed(all);
      expect(JSON.stringify(text)).toBe(`"${text}"`);
      expect(unpacked(text)).toEqual(all);
    }
    expect(unpacked(packed([99, -99]))).toEqual([MAX_LEVEL, -MAX_LEVEL]);
  });

  test('the weights of every language fill a power of two of buckets', async () => {
    const models = (await Promise.all(['und', ...LANGUAGES].map(languageOf))).flatMap(
      ({ quotationModel }) => quotationModel ?? [],
    );
    for (const { source, content, speech, attribution } of models) {
      for (const { levels } of [source, content, speech, attribution]) {
        expect(Math.log2(unpacked(levels).length) % 1).toBe(0);
      }
    }
    expect(models.length).toBeGreaterThan(2);
  });

  test('a weight comes back within half a level', () => {
    const step = stepFor(3);
    for (const weight of [-3, -1.7, -0.2, 0, 0.04, 0.9, 2.99]) {
      const level = nearestLevel(weight, step);
      const neighbours = [weightOf(level - 1, step), weightOf(level + 1, step)];
      expect(Math.min(...neighbours)).toBeLessThan(weight);
      expect(Math.max(...neighbours)).toBeGreaterThan(weight);
    }
  });

  test('a score is the sum of the weights of what was added since the last', () => {
    const levels = packed(Array.from({ length: 8 }, (_, at) => at - 3));
    const scores = new Scores(modelOf({ step: 1, levels }));
    scores.add(1, 2);
    const one = scores.take();
    scores.add(3, 4);
    const other = scores.take();
    scores.add(1, 2);
    scores.add(3, 4);
    expect(scores.take()).toBeCloseTo(one + other);
    expect(scores.take()).toBe(0);
  });

  test('chances add up to one, whatever the scores', () => {
    for (const scores of [[0], [1, 2, 3], [-1000, 1000], [5e5, 5e5]]) {
      const chances = softmax(scores);
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1);
    }
  });
});
