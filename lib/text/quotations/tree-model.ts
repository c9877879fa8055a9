import type { TreeWeights } from '../language';
import { weightOf } from './linear-model';

/** A tree as a node: a question about one feature, or, in a leaf, what the tree adds to a score. */
export type TreeNode =
  | {
      readonly feature: number;
      /** Values up to this go left. */
      readonly threshold: number;
      readonly left: TreeNode;
      readonly right: TreeNode;
    }
  | { readonly level: number };

// All trees follow each other in preorder: two characters a question (feature, threshold), and two a leaf. A character is
// one of '#' to '~' without the backslash, which JSON would escape; '!' marks a leaf.
const LEAF = 33;
const FIRST = 35;
const BACKSLASH = 92;
/** How many features there may be, and values of a feature. */
export const MOST_VALUES = 90;
export const MAX_LEAF_LEVEL = 44;

const characterOf = (value: number): string =>
  String.fromCharCode(FIRST + value >= BACKSLASH ? FIRST + value + 1 : FIRST + value);
const valueAt = (code: number): number => (code > BACKSLASH ? code - FIRST - 1 : code - FIRST);

/** Trees as text. */
export function packedTrees(trees: readonly TreeNode[]): string {
  let text = '';
  const write = (node: TreeNode): void => {
    if ('level' in node) {
      text += `!${characterOf(node.level + MAX_LEAF_LEVEL)}`;
      return;
    }
    text += characterOf(node.feature) + characterOf(node.threshold);
    write(node.left);
    write(node.right);
  };
  for (const tree of trees) write(tree);
  return text;
}

const NO_FEATURE = 255;

/** Boosted regression trees: a score is the sum of what each tree says of a row of features. */
export class Trees {
  readonly #features: Uint8Array;
  readonly #thresholds: Uint8Array;
  /** Of a question the node where its right side begins; its left side begins right behind it. */
  readonly #rights: Uint32Array;
  readonly #values: Float64Array;
  readonly #roots: Uint32Array;

  constructor({ step, trees: text }: TreeWeights) {
    const count = text.length / 2;
    this.#features = new Uint8Array(count);
    this.#thresholds = new Uint8Array(count);
    this.#rights = new Uint32Array(count);
    this.#values = new Float64Array(count);
    const roots: number[] = [];
    // Questions whose right side is still to come, the innermost last.
    const open: number[] = [];
    let isRoot = true;
    for (let node = 0; node < count; node++) {
      if (isRoot) roots.push(node);
      isRoot = false;
      const first = text.charCodeAt(2 * node);
      const second = valueAt(text.charCodeAt(2 * node + 1));
      if (first !== LEAF) {
        this.#features[node] = valueAt(first);
        this.#thresholds[node] = second;
        open.push(node);
        continue;
      }
      this.#features[node] = NO_FEATURE;
      this.#values[node] = weightOf(second - MAX_LEAF_LEVEL, step);
      const question = open.pop();
      if (question === undefined) isRoot = true;
      else this.#rights[question] = node + 1;
    }
    this.#roots = Uint32Array.from(roots);
  }

  /** The score of the row that begins at `start`, a byte a feature. */
  scoreOf(rows: Uint8Array, start: number): number {
    const features = this.#features;
    const thresholds = this.#thresholds;
    const rights = this.#rights;
    let sum = 0;
    for (const root of this.#roots) {
      let node = root;
      let feature = features[node] as number;
      while (feature !== NO_FEATURE) {
        node = (rows[start + feature] as number) <= (thresholds[node] as number) ? node + 1 : (rights[node] as number);
        feature = features[node] as number;
      }
      sum += this.#values[node] as number;
    }
    return sum;
  }
}
