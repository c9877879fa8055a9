import type { TreeWeights } from '../../lib/text/language';
import { nearestLevel, weightOf } from '../../lib/text/quotations/linear-model';
import { MAX_LEAF_LEVEL, MOST_VALUES, packedTrees, type TreeNode } from '../../lib/text/quotations/tree-model';

/** A choice among candidates, each a row of features. */
export interface Choice {
  /** Row after row, a byte a feature, each below `MOST_VALUES`. */
  readonly rows: Uint8Array;
  /** The score that each candidate has before any tree. */
  readonly scores: readonly number[];
  /** Which candidates are right. */
  readonly right: readonly number[];
}

export interface TreeOptions {
  readonly trees: number;
  /** Most leaves of a tree. */
  readonly leaves: number;
  /** How much of what a leaf would correct it does correct. */
  readonly rate: number;
  /** Pull of leaves to zero (L2). */
  readonly decay: number;
  /** Least sum of second derivatives in a leaf. */
  readonly least: number;
  /** Share of the choices that a tree is grown on. */
  readonly sample: number;
}

/**
 * Gradient-boosted trees (Friedman, 2001) for the likelihood of choices: of all candidates of a choice, those that are right
 * should have the chance. Trees grow leaf by leaf, where the gain is largest; splits are looked for in histograms. The same
 * choices give the same trees.
 */
export function fitTrees(
  choices: readonly Choice[],
  features: number,
  options: TreeOptions,
  say: (message: string) => void = () => {},
): TreeWeights {
  const data = new Data(choices, features);
  const grown: Grown[] = [];
  let seed = 20161;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
  for (let tree = 0; tree < options.trees; tree++) {
    const loss = data.derive();
    if (tree % 50 === 0) say(`tree ${tree}: ${(loss / choices.length).toFixed(4)}`);
    const root = grow(data, data.rowsOf(choices.map(() => random() < options.sample)), options);
    data.update(root);
    grown.push(root);
  }
  return quantisedTrees(grown);
}

interface Leaf {
  value: number;
}

interface Question {
  readonly feature: number;
  readonly threshold: number;
  left: Grown;
  right: Grown;
}

type Grown = Leaf | Question;

class Data {
  readonly features: number;
  readonly rows: Uint8Array;
  readonly gradients: Float64Array;
  readonly seconds: Float64Array;
  readonly #choices: readonly Choice[];
  readonly #starts: Uint32Array;
  readonly #scores: Float64Array;

  constructor(choices: readonly Choice[], features: number) {
    this.features = features;
    this.#choices = choices;
    this.#starts = new Uint32Array(choices.length + 1);
    let count = 0;
    choices.forEach(({ scores }, at) => {
      count += scores.length;
      this.#starts[at + 1] = count;
    });
    this.rows = new Uint8Array(count * features);
    this.#scores = new Float64Array(count);
    choices.forEach(({ rows, scores }, at) => {
      const start = this.#starts[at] ?? 0;
      this.rows.set(rows.subarray(0, scores.length * features), start * features);
      this.#scores.set(scores, start);
    });
    this.gradients = new Float64Array(count);
    this.seconds = new Float64Array(count);
  }

  /** First and second derivatives of every row; returns the loss. */
  derive(): number {
    let loss = 0;
    this.#choices.forEach(({ right }, choice) => {
      const from = this.#starts[choice] as number;
      const to = this.#starts[choice + 1] as number;
      let top = Number.NEGATIVE_INFINITY;
      for (let at = from; at < to; at++) top = Math.max(top, this.#scores[at] as number);
      let total = 0;
      for (let at = from; at < to; at++) total += Math.exp((this.#scores[at] as number) - top);
      let rightTotal = 0;
      for (const one of right) rightTotal += Math.exp((this.#scores[from + one] as number) - top);
      loss -= Math.log(rightTotal / total);
      for (let at = from; at < to; at++) {
        const power = Math.exp((this.#scores[at] as number) - top);
        const chance = power / total;
        this.gradients[at] = chance - (right.includes(at - from) ? power / rightTotal : 0);
        this.seconds[at] = Math.max(1e-6, chance * (1 - chance));
      }
    });
    return loss;
  }

  /** The rows of the choices that are taken. */
  rowsOf(taken: readonly boolean[]): Uint32Array {
    const rows: number[] = [];
    taken.forEach((is, choice) => {
      if (is)
        for (let at = this.#starts[choice] as number; at < (this.#starts[choice + 1] as number); at++) rows.push(at);
    });
    return Uint32Array.from(rows);
  }

  update(tree: Grown): void {
    for (let row = 0; row < this.#scores.length; row++) {
      let node = tree;
      while ('feature' in node) {
        node = (this.rows[row * this.features + node.feature] as number) <= node.threshold ? node.left : node.right;
      }
      this.#scores[row] = (this.#scores[row] as number) + node.value;
    }
  }
}

interface Split {
  readonly feature: number;
  readonly threshold: number;
  readonly gain: number;
}

/** A leaf that may still be split. */
interface Open {
  /** Half-open, in the array of rows. */
  readonly from: number;
  readonly to: number;
  readonly histogram: Float64Array;
  readonly split: Split | null;
  readonly put: (node: Grown) => void;
}

function grow(data: Data, rows: Uint32Array, options: TreeOptions): Grown {
  let root: Grown = { value: 0 };
  const open: Open[] = [];
  const add = (from: number, to: number, histogram: Float64Array, put: (node: Grown) => void): void => {
    put({ value: leafValue(histogram, options) });
    open.push({ from, to, histogram, split: bestSplit(data, histogram, options), put });
  };
  add(0, rows.length, histogramOf(data, rows, 0, rows.length), (node) => {
    root = node;
  });
  for (let leaves = 1; leaves < options.leaves; leaves++) {
    let best = -1;
    open.forEach(({ split }, at) => {
      if (split && split.gain > (open[best]?.split?.gain ?? 0)) best = at;
    });
    const [leaf] = best < 0 ? [] : open.splice(best, 1);
    if (!leaf?.split) break;
    const { feature, threshold } = leaf.split;
    const middle = partition(data, rows, leaf, feature, threshold);
    // Only the smaller side is counted; the other is what remains.
    const isLeftSmaller = middle - leaf.from < leaf.to - middle;
    const smaller = isLeftSmaller
      ? histogramOf(data, rows, leaf.from, middle)
      : histogramOf(data, rows, middle, leaf.to);
    const larger = leaf.histogram.map((value, at) => value - (smaller[at] as number));
    const question: Question = { feature, threshold, left: { value: 0 }, right: { value: 0 } };
    leaf.put(question);
    add(leaf.from, middle, isLeftSmaller ? smaller : larger, (node) => {
      question.left = node;
    });
    add(middle, leaf.to, isLeftSmaller ? larger : smaller, (node) => {
      question.right = node;
    });
  }
  return root;
}

/** First and second derivatives, summed by feature and value. */
function histogramOf({ features, rows: bytes, gradients, seconds }: Data, rows: Uint32Array, from: number, to: number) {
  const histogram = new Float64Array(features * MOST_VALUES * 2);
  for (let at = from; at < to; at++) {
    const row = rows[at] as number;
    const gradient = gradients[row] as number;
    const second = seconds[row] as number;
    const start = row * features;
    for (let feature = 0; feature < features; feature++) {
      const place = (feature * MOST_VALUES + (bytes[start + feature] as number)) * 2;
      histogram[place] = (histogram[place] as number) + gradient;
      histogram[place + 1] = (histogram[place + 1] as number) + second;
    }
  }
  return histogram;
}

/** The sums of a histogram over all values of its first feature, which are those over any feature's. */
function totalsOf(histogram: Float64Array): { gradient: number; second: number } {
  let gradient = 0;
  let second = 0;
  for (let value = 0; value < MOST_VALUES; value++) {
    gradient += histogram[2 * value] as number;
    second += histogram[2 * value + 1] as number;
  }
  return { gradient, second };
}

function leafValue(histogram: Float64Array, { rate, decay }: TreeOptions): number {
  const { gradient, second } = totalsOf(histogram);
  return (-rate * gradient) / (second + decay);
}

function bestSplit({ features }: Data, histogram: Float64Array, { decay, least }: TreeOptions): Split | null {
  const total = totalsOf(histogram);
  const worth = (gradient: number, second: number): number => (gradient * gradient) / (second + decay);
  const whole = worth(total.gradient, total.second);
  let best: Split | null = null;
  for (let feature = 0; feature < features; feature++) {
    let gradient = 0;
    let second = 0;
    for (let value = 0; value < MOST_VALUES - 1; value++) {
      const place = (feature * MOST_VALUES + value) * 2;
      if (histogram[place + 1] === 0) continue;
      gradient += histogram[place] as number;
      second += histogram[place + 1] as number;
      if (second < least) continue;
      if (total.second - second < least) break;
      const gain = worth(gradient, second) + worth(total.gradient - gradient, total.second - second) - whole;
      if (gain > (best?.gain ?? 1e-9)) best = { feature, threshold: value, gain };
    }
  }
  return best;
}

/** Sorts the rows of a leaf so that those that go left come first; returns where the others begin. */
function partition(
  { features, rows: bytes }: Data,
  rows: Uint32Array,
  { from, to }: Open,
  feature: number,
  threshold: number,
): number {
  let left = from;
  let right = to;
  while (left < right) {
    const row = rows[left] as number;
    if ((bytes[row * features + feature] as number) <= threshold) left++;
    else {
      right--;
      rows[left] = rows[right] as number;
      rows[right] = row;
    }
  }
  return left;
}

function quantisedTrees(grown: readonly Grown[]): TreeWeights {
  const sizes: number[] = [];
  const collect = (node: Grown): void => {
    if ('feature' in node) {
      collect(node.left);
      collect(node.right);
    } else sizes.push(Math.abs(node.value));
  };
  for (const tree of grown) collect(tree);
  sizes.sort((a, b) => a - b);
  const top = sizes[Math.floor((sizes.length - 1) * 0.999)] ?? 0;
  const step = top < 1e-9 ? 1 : Number((top / weightOf(MAX_LEAF_LEVEL, 1)).toPrecision(4));
  const levelled = (node: Grown): TreeNode => {
    if ('feature' in node) return { ...node, left: levelled(node.left), right: levelled(node.right) };
    const level = nearestLevel(node.value, step);
    return { level: Math.max(-MAX_LEAF_LEVEL, Math.min(MAX_LEAF_LEVEL, level)) };
  };
  return { step, trees: packedTrees(grown.map(levelled)) };
}
