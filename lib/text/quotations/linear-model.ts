import type { Weights } from '../language';
import { Features, type Measure } from './features';

/** A linear model over hashed features: the score of a candidate is the sum of its features' weights. */
export interface LinearModel {
  readonly weights: Float32Array;
  /** Buckets - 1; the number of buckets is a power of two. */
  readonly mask: number;
}

// One character a weight keeps the file plain text that packs well. 'P' is 0; the levels run over '!' to '~' without
// the two characters that JSON must escape, which stand for their upper neighbours.
const ZERO = 80;
export const MAX_LEVEL = 45;

export function levelOf(character: number): number {
  return character - ZERO;
}

export function characterOf(level: number): number {
  const code = Math.max(-MAX_LEVEL, Math.min(MAX_LEVEL, level)) + ZERO;
  return code === 34 || code === 92 ? code + 1 : code;
}

export function modelOf({ step, levels }: Weights): LinearModel {
  const weights = new Float32Array(levels.length);
  for (let at = 0; at < levels.length; at++) weights[at] = levelOf(levels.charCodeAt(at)) * step;
  return { weights, mask: levels.length - 1 };
}

/** Scores candidates: a part is the sum of its features' weights. */
export class Scores implements Measure<number, number> {
  readonly features = new Features();
  readonly #weights: Float32Array;
  readonly #mask: number;

  constructor({ weights, mask }: LinearModel) {
    this.#weights = weights;
    this.#mask = mask;
  }

  take(): number {
    const { ids, length } = this.features;
    let score = 0;
    for (let at = 0; at < length; at++) score += this.#weights[(ids[at] ?? 0) & this.#mask] ?? 0;
    this.features.length = 0;
    return score;
  }

  join(a: number, b: number, c: number): number {
    return a + b + c;
  }

  whole(part: number): number {
    return part;
  }
}

/** Scores as chances that add up to 1. */
export function softmax(scores: readonly number[]): number[] {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
