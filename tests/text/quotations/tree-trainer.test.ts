import { describe, expect, test } from 'vitest';
import { softmax } from '../../../lib/text/quotations/linear-model';
import { Trees } from '../../../lib/text/quotations/tree-model';
import { type Choice, fitTrees } from '../../training/tree-trainer';

const OPTIONS = { trees: 40, leaves: 4, rate: 0.3, decay: 1, least: 0.5, sample: 1 };
const FEATURES = 3;

/** Choices among three candidates; right is the one whose first two features are both small or both large. */
function choices(count: number): Choice[] {
  let seed = 7;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * below);
  };
  return Array.from({ length: count }, () => {
    const right = random(3);
    const rows = Array.from({ length: 3 }, (_, at) => {
      const low = random(2) === 0;
      const other = at === right ? low : !low;
      return [low ? random(4) : 5 + random(4), other ? random(4) : 5 + random(4), random(9)];
    });
    return { rows: Uint8Array.from(rows.flat()), scores: [0, 0, 0], right: [right] };
  });
}

const shareRight = (model: Trees, all: readonly Choice[]): number =>
  all.filter(({ rows, scores, right }) => {
    const totals = scores.map((score, at) => score + model.scoreOf(rows, at * FEATURES));
    return totals.indexOf(Math.max(...totals)) === right[0];
  }).length / all.length;

describe('the trainer of boosted trees', () => {
  test('learns what no single feature tells', () => {
    const model = new Trees(fitTrees(choices(400), FEATURES, OPTIONS));
    expect(shareRight(model, choices(400).slice(200))).toBeGreaterThan(0.97);
    const stump = new Trees(fitTrees(choices(400), FEATURES, { ...OPTIONS, leaves: 2 }));
    expect(shareRight(stump, choices(400))).toBeLessThan(0.6);
  });

  test('holds on choices that it did not see', () => {
    const all = choices(800);
    const model = new Trees(fitTrees(all.slice(0, 400), FEATURES, OPTIONS));
    expect(shareRight(model, all.slice(400))).toBeGreaterThan(0.95);
  });

  test('gives the same trees for the same choices', () => {
    const options = { ...OPTIONS, trees: 10, sample: 0.5 };
    expect(fitTrees(choices(100), FEATURES, options)).toEqual(fitTrees(choices(100), FEATURES, options));
  });

  test('starts from the scores that candidates have', () => {
    // Nothing in the rows tells them apart, so that what the scores say stays.
    const flat = Array.from({ length: 50 }, (): Choice => ({ rows: new Uint8Array(6), scores: [2, 0], right: [0] }));
    const model = new Trees(fitTrees(flat, FEATURES, OPTIONS));
    const [first = 0] = softmax([2 + model.scoreOf(new Uint8Array(6), 0), model.scoreOf(new Uint8Array(6), 3)]);
    expect(first).toBeCloseTo(softmax([2, 0])[0] ?? 0);
  });

  test('makes no leaf of too few rows', () => {
    const { trees } = fitTrees(choices(100), FEATURES, { ...OPTIONS, trees: 5, least: 1e9 });
    expect(trees).toBe('!O'.repeat(5));
  });

  test('has no more leaves than are allowed', () => {
    const { trees } = fitTrees(choices(200), FEATURES, { ...OPTIONS, trees: 6, leaves: 3 });
    expect(trees.length).toBeLessThanOrEqual(6 * 5 * 2);
    expect(trees.length).toBeGreaterThan(6 * 2);
  });
});
