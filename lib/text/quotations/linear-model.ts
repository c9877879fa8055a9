import type { Weights } from '../language';
import { featureOf, type Measure } from './features';

/** A linear model over hashed features: the score of a candidate is the sum of its features' weights. */
export interface LinearModel {
  /** By bucket, as an index into `weights`: a byte each, so that more of them stay in the processor's cache. */
  readonly levels: Uint8Array;
  /** Buckets - 1; the number of buckets is a power of two. */
  readonly mask: number;
  /** By level, from the lowest. */
  readonly weights: Float64Array;
}

// One character a weight keeps the file plain text that packs well: the levels run over '_' to '}', and 'n' would be 0.
// Most weights are 0, so a run of those is one character of '$' to '[', which stand for 1 to 56. JSON must escape none.
const ZERO = 110;
export const MAX_LEVEL = 15;
const NO_RUN = 35;
const LONGEST_RUN = 56;

/** Levels lie closer together near zero, where most weights are. */
const CURVE = 1.6;

export function weightOf(level: number, step: number): number {
  return Math.sign(level) * Math.abs(level) ** CURVE * step;
}

/** The level whose weight is nearest on the curve; the inverse of `weightOf`. */
export function nearestLevel(weight: number, step: number): number {
  return Math.sign(weight) * Math.round((Math.abs(weight) / step) ** (1 / CURVE));
}

/** The step at which `weight` has the highest level. */
export function stepFor(weight: number): number {
  return Number((weight / MAX_LEVEL ** CURVE).toPrecision(4));
}

/** Levels of weights as text, those beyond the top level cut to it. */
export function packed(levels: readonly number[]): string {
  let text = '';
  let run = 0;
  const endRun = () => {
    if (run > 0) text += String.fromCharCode(NO_RUN + run);
    run = 0;
  };
  for (const level of levels) {
    if (run === LONGEST_RUN || level !== 0) endRun();
    if (level === 0) run += 1;
    else text += String.fromCharCode(ZERO + Math.max(-MAX_LEVEL, Math.min(MAX_LEVEL, level)));
  }
  endRun();
  return text;
}

/** The inverse of `packed`. */
export function unpacked(text: string): readonly number[] {
  const levels: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character > NO_RUN + LONGEST_RUN) levels.push(character - ZERO);
    else for (let run = character - NO_RUN; run > 0; run--) levels.push(0);
  }
  return levels;
}

export function modelOf({ step, levels: text }: Weights): LinearModel {
  const levels = Uint8Array.from(unpacked(text), (level) => level + MAX_LEVEL);
  const weights = Float64Array.from({ length: 2 * MAX_LEVEL + 1 }, (_, at) => weightOf(at - MAX_LEVEL, step));
  return { levels, mask: levels.length - 1, weights };
}

/** Scores candidates: a part is the sum of its features' weights. */
export class Scores implements Measure<number, number> {
  readonly #levels: Uint8Array;
  readonly #mask: number;
  readonly #weights: Float64Array;
  #sum = 0;

  constructor({ levels, mask, weights }: LinearModel) {
    this.#levels = levels;
    this.#mask = mask;
    this.#weights = weights;
  }

  add(template: number, a: number, b = 0, c = 0): void {
    this.#sum += this.#weights[this.#levels[featureOf(template, a, b, c) & this.#mask] ?? MAX_LEVEL] ?? 0;
  }

  take(): number {
    const sum = this.#sum;
    this.#sum = 0;
    return sum;
  }

  join(a: number, b: number, c: number): number {
    return a + b + c;
  }

  whole(part: number): number {
    return part;
  }

  promising<T extends { readonly part: number }>(bounds: readonly T[], slack: number): readonly T[] {
    const least = best(bounds) - slack;
    return bounds.filter(({ part }) => part >= least);
  }

  outdone(
    others: readonly number[],
    bounds: readonly (readonly { readonly part: number }[])[],
    slack: number,
  ): boolean {
    return bounds.reduce((sum, one) => sum + best(one), slack) < Math.max(...others);
  }
}

function best(bounds: readonly { readonly part: number }[]): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const { part } of bounds) if (part > top) top = part;
  return top;
}

/** Scores as chances that add up to 1. */
export function softmax(scores: readonly number[]): number[] {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
