import type { Weights } from '../../lib/text/language';
import { featureOf, type Measure } from '../../lib/text/quotations/features';
import { nearestLevel, packed, stepFor } from '../../lib/text/quotations/linear-model';

type Part = readonly number[];

/** Keeps features as lists. Nothing is left out: what is unlikely is known only once there are weights. */
export class FeatureLists implements Measure<Part, readonly Part[]> {
  #list: number[] = [];

  add(template: number, a: number, b = 0, c = 0): void {
    this.#list.push(featureOf(template, a, b, c));
  }

  take(): Part {
    const list = this.#list;
    this.#list = [];
    return list;
  }

  join(a: Part, b: Part, c: Part): readonly Part[] {
    return [a, b, c];
  }

  whole(part: Part): readonly Part[] {
    return [part];
  }

  promising<T>(bounds: readonly T[]): readonly T[] {
    return bounds;
  }

  outdone(): boolean {
    return false;
  }
}

/** A choice among candidates, of which those in `right` are right. Features stand in parts that candidates share. */
export interface Example {
  readonly parts: readonly Int32Array[];
  /** Indexes into `parts`. */
  readonly candidates: readonly Int32Array[];
  readonly right: readonly number[];
  readonly weight: number;
}

export interface TrainingOptions {
  /** Base-two logarithm of the number of buckets. */
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pull to zero of each weight (L1) for every thousand examples; it keeps the file small. */
  readonly sparsity: number;
  readonly decay: number;
}

/** Packs candidates given as lists of shared feature lists. */
export function exampleOf(
  candidates: readonly (readonly (readonly number[])[])[],
  right: readonly number[],
  weight = 1,
): Example {
  const index = new Map<readonly number[], number>();
  const parts: Int32Array[] = [];
  const packed = candidates.map((list) =>
    Int32Array.from(list, (part) => {
      let at = index.get(part);
      if (at === undefined) {
        at = parts.length;
        index.set(part, at);
        parts.push(Int32Array.from(part, (one) => one | 0));
      }
      return at;
    }),
  );
  return { parts, candidates: packed, right, weight };
}

/** Maximum likelihood by FTRL-proximal (McMahan et al., 2013), which leaves unneeded weights at exactly zero. */
export function fitWeights(examples: readonly Example[], options: TrainingOptions): Float32Array {
  const size = 1 << options.bits;
  const mask = size - 1;
  const z = new Float64Array(size);
  const n = new Float64Array(size);
  const w = new Float32Array(size);
  const order = Uint32Array.from(examples, (_, at) => at);
  let seed = 20160;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
  const gradient = new Map<number, number>();
  const sparsity = (options.sparsity * examples.length) / 1000;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      if (!example) continue;
      gradientOf(example, w, mask, gradient);
      for (const [bucket, g] of gradient) {
        if (g === 0) continue;
        const before = n[bucket] ?? 0;
        const after = before + g * g;
        const sigma = (Math.sqrt(after) - Math.sqrt(before)) / options.rate;
        const pull = (z[bucket] ?? 0) + g - sigma * (w[bucket] ?? 0);
        z[bucket] = pull;
        n[bucket] = after;
        w[bucket] =
          Math.abs(pull) <= sparsity
            ? 0
            : -(pull - Math.sign(pull) * sparsity) / ((1 + Math.sqrt(after)) / options.rate + options.decay);
      }
    }
  }
  return w;
}

function gradientOf(example: Example, w: Float32Array, mask: number, gradient: Map<number, number>): void {
  gradient.clear();
  const partScores = example.parts.map((part) => {
    let sum = 0;
    for (const one of part) sum += w[one & mask] ?? 0;
    return sum;
  });
  const scores = Float64Array.from(example.candidates, (parts) => {
    let sum = 0;
    for (const part of parts) sum += partScores[part] ?? 0;
    return sum;
  });
  const top = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  let total = 0;
  let rightTotal = 0;
  const powers = scores.map((score) => Math.exp(score - top));
  powers.forEach((power) => {
    total += power;
  });
  for (const at of example.right) rightTotal += powers[at] ?? 0;
  const partGradient = new Float64Array(example.parts.length);
  powers.forEach((power, at) => {
    let g = power / total;
    if (example.right.includes(at)) g -= rightTotal > 0 ? power / rightTotal : 1 / example.right.length;
    if (Math.abs(g) < 1e-5) return;
    for (const part of example.candidates[at] ?? [])
      partGradient[part] = (partGradient[part] ?? 0) + g * example.weight;
  });
  example.parts.forEach((part, at) => {
    const g = partGradient[at] ?? 0;
    if (g === 0) return;
    for (const one of part) gradient.set(one & mask, (gradient.get(one & mask) ?? 0) + g);
  });
}

/** Weights in a few dozen levels; the few weights beyond the top level are cut to it. */
export function quantise(weights: Float32Array): Weights {
  const sizes = Array.from(weights, Math.abs)
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  const step = stepFor(sizes[Math.floor(sizes.length * 0.999)] ?? 1);
  return { step, levels: packed(Array.from(weights, (weight) => nearestLevel(weight, step))) };
}
