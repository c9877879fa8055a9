import { describe, expect, test } from 'vitest';
import {
  characterOf,
  levelOf,
  MAX_LEVEL,
  modelOf,
  nearestLevel,
  Scores,
  softmax,
  stepFor,
  weightOf,
} from '../../../lib/text/quotations/linear-model';

describe('linear model', () => {
  test('every level has a character of its own that JSON need not escape', () => {
    const levels = Array.from({ length: 2 * MAX_LEVEL + 1 }, (_, at) => at - MAX_LEVEL);
    const text = String.fromCharCode(...levels.map(characterOf));
    expect(JSON.stringify(text)).toBe(`"${text}"`);
    expect(Array.from(text, (one) => levelOf(one.charCodeAt(0)))).toEqual(levels);
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
    const levels = String.fromCharCode(...Array.from({ length: 8 }, (_, at) => characterOf(at - 3)));
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
