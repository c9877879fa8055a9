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

/**
 * A choice among candidates, of which those in `right` are right. Features stand in parts that candidates share. All lists
 * lie end to end in one array each: a corpus has millions of them, and as objects they would not fit into memory.
 */
export interface Example {
  /** Features, part after part. */
  readonly features: Int32Array;
  /** Where each part begins in `features`, and at last where they end. */
  readonly partStarts: Int32Array;
  /** Indexes of parts, candidate after candidate. */
  readonly parts: Int32Array;
  /** Where each candidate begins in `parts`, and at last where they end. */
  readonly candidateStarts: Int32Array;
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
  const partStarts = [0];
  const distinct: (readonly number[])[] = [];
  const parts: number[] = [];
  const candidateStarts = [0];
  let size = 0;
  for (const list of candidates) {
    for (const part of list) {
      let at = index.get(part);
      if (at === undefined) {
        at = distinct.length;
        index.set(part, at);
        distinct.push(part);
        size += part.length;
        partStarts.push(size);
      }
      parts.push(at);
    }
    candidateStarts.push(parts.length);
  }
  const features = new Int32Array(size);
  let place = 0;
  for (const part of distinct) for (const one of part) features[place++] = one;
  return {
    features,
    partStarts: Int32Array.from(partStarts),
    parts: Int32Array.from(parts),
    candidateStarts: Int32Array.from(candidateStarts),
    right,
    weight,
  };
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
  const gradient = new Gradient(size);
  const sparsity = (options.sparsity * examples.length) / 1000;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const example = examples[at];
      if (!example) continue;
      gradient.take(example, w, mask);
      for (let touched = 0; touched < gradient.count; touched++) {
        const bucket = gradient.buckets[touched] ?? 0;
        const g = gradient.values[bucket] ?? 0;
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

/** The gradient of one example's negative log likelihood, by bucket; its arrays are used again for the next. */
class Gradient {
  /** The buckets that the example touches: the first `count` of these. */
  readonly buckets: Int32Array;
  count = 0;
  readonly values: Float64Array;
  readonly #seen: Int32Array;
  #example = 0;
  #partScores = new Float64Array(1024);
  #partGradient = new Float64Array(1024);
  #powers = new Float64Array(1024);

  constructor(size: number) {
    this.buckets = new Int32Array(size);
    this.values = new Float64Array(size);
    this.#seen = new Int32Array(size);
  }

  take({ features, partStarts, parts, candidateStarts, right, weight }: Example, w: Float32Array, mask: number): void {
    this.count = 0;
    this.#example += 1;
    const partCount = partStarts.length - 1;
    const candidateCount = candidateStarts.length - 1;
    this.#fit(Math.max(partCount, candidateCount));
    const partScores = this.#partScores;
    for (let part = 0; part < partCount; part++) {
      let sum = 0;
      const end = partStarts[part + 1] as number;
      for (let at = partStarts[part] as number; at < end; at++) sum += w[(features[at] as number) & mask] as number;
      partScores[part] = sum;
    }
    const powers = this.#powers;
    let top = Number.NEGATIVE_INFINITY;
    for (let candidate = 0; candidate < candidateCount; candidate++) {
      let score = 0;
      const end = candidateStarts[candidate + 1] as number;
      for (let at = candidateStarts[candidate] as number; at < end; at++)
        score += partScores[parts[at] as number] as number;
      powers[candidate] = score;
      if (score > top) top = score;
    }
    let total = 0;
    for (let candidate = 0; candidate < candidateCount; candidate++) {
      const power = Math.exp((powers[candidate] as number) - top);
      powers[candidate] = power;
      total += power;
    }
    let rightTotal = 0;
    for (const at of right) rightTotal += powers[at] ?? 0;
    const partGradient = this.#partGradient.fill(0, 0, partCount);
    for (let candidate = 0; candidate < candidateCount; candidate++) {
      const power = powers[candidate] as number;
      let g = power / total;
      if (right.includes(candidate)) g -= rightTotal > 0 ? power / rightTotal : 1 / right.length;
      if (Math.abs(g) < 1e-5) continue;
      const end = candidateStarts[candidate + 1] as number;
      for (let at = candidateStarts[candidate] as number; at < end; at++) {
        const part = parts[at] as number;
        partGradient[part] = (partGradient[part] as number) + g * weight;
      }
    }
    for (let part = 0; part < partCount; part++) {
      const g = partGradient[part] as number;
      if (g !== 0) this.#add(features, partStarts[part] as number, partStarts[part + 1] as number, g, mask);
    }
  }

  #add(features: Int32Array, from: number, to: number, g: number, mask: number): void {
    for (let at = from; at < to; at++) {
      const bucket = (features[at] as number) & mask;
      if (this.#seen[bucket] !== this.#example) {
        this.#seen[bucket] = this.#example;
        this.values[bucket] = 0;
        this.buckets[this.count++] = bucket;
      }
      this.values[bucket] = (this.values[bucket] as number) + g;
    }
  }

  #fit(size: number): void {
    if (size <= this.#powers.length) return;
    this.#partScores = new Float64Array(2 * size);
    this.#partGradient = new Float64Array(2 * size);
    this.#powers = new Float64Array(2 * size);
  }
}

/** Weights in a few dozen levels; the few weights beyond the top level are cut to it. */
export function quantise(weights: Float32Array): Weights {
  const sizes = Array.from(weights, Math.abs)
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  const step = stepFor(sizes[Math.floor(sizes.length * 0.999)] ?? 1);
  return { step, levels: packed(Array.from(weights, (weight) => nearestLevel(weight, step))) };
}
