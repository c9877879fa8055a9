import { describe, expect, test } from 'vitest';
import { LANGUAGES, languageOf } from '../../../lib/text/languages';
import { weightOf } from '../../../lib/text/quotations/linear-model';
import { RANKING_FEATURES } from '../../../lib/text/quotations/ranking';
import {
  MAX_LEAF_LEVEL,
  MOST_VALUES,
  packedTrees,
  type TreeNode,
  Trees,
} from '../../../lib/text/quotations/tree-model';

const leaf = (level: number): TreeNode => ({ level });
const question = (feature: number, threshold: number, left: TreeNode, right: TreeNode): TreeNode => ({
  feature,
  threshold,
  left,
  right,
});

describe('boosted trees', () => {
  test('a row goes left up to the threshold, and the trees are summed', () => {
    const trees = packedTrees([
      question(0, 4, question(1, 0, leaf(1), leaf(2)), leaf(-3)),
      leaf(5),
      question(2, 7, leaf(10), question(0, 20, leaf(20), leaf(30))),
    ]);
    const model = new Trees({ step: 0.5, trees });
    const sum = (...levels: number[]) => levels.reduce((total, level) => total + weightOf(level, 0.5), 0);
    const rows = Uint8Array.from([4, 0, 7, 4, 1, 8, 5, 0, 8, 21, 0, 8]);
    expect(model.scoreOf(rows, 0)).toBeCloseTo(sum(1, 5, 10));
    expect(model.scoreOf(rows, 3)).toBeCloseTo(sum(2, 5, 20));
    expect(model.scoreOf(rows, 6)).toBeCloseTo(sum(-3, 5, 20));
    expect(model.scoreOf(rows, 9)).toBeCloseTo(sum(-3, 5, 30));
  });

  test('every feature, threshold and level comes back from text that JSON need not escape', () => {
    for (let value = 0; value < MOST_VALUES; value++) {
      const level = Math.min(value, 2 * MAX_LEAF_LEVEL) - MAX_LEAF_LEVEL;
      const trees = packedTrees([question(value, value, leaf(level), leaf(-level))]);
      expect(JSON.stringify(trees)).toBe(`"${trees}"`);
      const model = new Trees({ step: 1, trees });
      const row = new Uint8Array(MOST_VALUES);
      row[value] = value;
      expect(model.scoreOf(row, 0)).toBeCloseTo(weightOf(level, 1));
      row[value] = value + 1;
      expect(model.scoreOf(row, 0)).toBeCloseTo(weightOf(-level, 1));
    }
  });

  test('the trees of every language ask for features that there are, and end where their text ends', async () => {
    const languages = await Promise.all(LANGUAGES.map(languageOf));
    const texts = languages.flatMap(({ quotationModel }) => quotationModel?.ranking?.trees ?? []);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      let open = 0;
      for (let at = 0; at < text.length; at += 2) {
        const isLeaf = text.charAt(at) === '!';
        open += isLeaf ? -1 : 1;
        if (open < 0) open = 0;
        if (!isLeaf) expect(text.charCodeAt(at) - 35).toBeLessThan(RANKING_FEATURES + 1);
      }
      expect(open).toBe(0);
    }
  });
});
