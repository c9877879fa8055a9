import { type Steps, UNITS_A_STEP } from '../steps';

/** Where every run of four units stands in a text, so that a changed quotation is looked for only where parts of it are. */
export class GramIndex {
  private readonly offsets = new Int32Array(BUCKETS + 1);
  private readonly positions: Int32Array;
  private readonly length: number;

  private constructor(text: string) {
    this.length = text.length;
    this.positions = new Int32Array(Math.max(0, text.length - GRAM + 1));
  }

  static *indexing(text: string): Steps<GramIndex> {
    const index = new GramIndex(text);
    yield* index.fill(text);
    return index;
  }

  private *fill(text: string): Steps<void> {
    const grams = Math.max(0, text.length - GRAM + 1);
    const hashes = new Uint16Array(grams);
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      if (i % UNITS_A_STEP === 0) yield;
      state = roll(state, text.charCodeAt(i));
      if (i < GRAM - 1) continue;
      const hash = hashOf(state);
      hashes[i - GRAM + 1] = hash;
      this.offsets[hash + 1] = (this.offsets[hash + 1] ?? 0) + 1;
    }
    for (let b = 1; b <= BUCKETS; b++) this.offsets[b] = (this.offsets[b] ?? 0) + (this.offsets[b - 1] ?? 0);
    const next = this.offsets.slice();
    for (let i = 0; i < grams; i++) {
      if (i % UNITS_A_STEP === 0) yield;
      const hash = hashes[i] ?? 0;
      const at = next[hash] ?? 0;
      this.positions[at] = i;
      next[hash] = at + 1;
    }
  }

  /**
   * Where `context` with its part [start, end), the quotation, may stand: offsets in the text at which the context
   * would start, most shared runs first, at most `limit`. A shared run of the quotation counts full, of its
   * surroundings half, and surroundings may have been pushed away by something inserted between.
   */
  diagonals(context: string, start: number, end: number, limit: number): number[] {
    const grams: { at: number; from: number; to: number }[] = [];
    const step = Math.max(1, Math.floor(context.length / MAX_GRAMS));
    let state = 0;
    for (let i = 0; i < context.length; i++) {
      state = roll(state, context.charCodeAt(i));
      const at = i - GRAM + 1;
      if (at < 0 || at % step !== 0) continue;
      const hash = hashOf(state);
      const from = this.offsets[hash] ?? 0;
      const to = this.offsets[hash + 1] ?? 0;
      if (to > from) grams.push({ at, from, to });
    }
    grams.sort((a, b) => a.to - a.from - (b.to - b.from));

    const shift = context.length;
    const size = ((this.length + shift) >> WIDTH) + 2;
    const inside = new Uint16Array(size);
    const around = new Uint16Array(size);
    const touched: number[] = [];
    let hits = 0;
    for (const { at, from, to } of grams) {
      hits += to - from;
      if (hits > MAX_HITS) break;
      // A run that reaches over the quotation's edge says as much about the one as about the other.
      const votes = at >= start && at + GRAM <= end ? inside : around;
      for (let p = from; p < to; p++) {
        const bucket = ((this.positions[p] ?? 0) - at + shift) >> WIDTH;
        if (inside[bucket] === 0 && around[bucket] === 0) touched.push(bucket);
        if ((votes[bucket] ?? 0) < 0xffff) votes[bucket] = (votes[bucket] ?? 0) + 1;
      }
    }

    // In a list of like entries the surroundings of several stand near each place: that is no more than all of one's own.
    const surroundings = grams.filter(({ at }) => at < start || at + GRAM > end).length;
    const sums = new Int32Array(size + 1);
    for (let b = 0; b < size; b++) sums[b + 1] = (sums[b] ?? 0) + (around[b] ?? 0);
    const votesOf = (bucket: number): number => {
      const own = (inside[bucket] ?? 0) + (inside[bucket + 1] ?? 0);
      if (own === 0) return 0;
      const near = (sums[Math.min(size, bucket + NEAR + 1)] ?? 0) - (sums[Math.max(0, bucket - NEAR)] ?? 0);
      return own + Math.min(near, surroundings) / 2;
    };
    let most = 0;
    for (const bucket of touched) most = Math.max(most, votesOf(bucket));
    const found = touched
      .filter((bucket) => votesOf(bucket) > 0 && votesOf(bucket) >= FAINT * most)
      .sort((a, b) => votesOf(b) - votesOf(a) || a - b);
    const chosen: number[] = [];
    for (const bucket of found) {
      if (chosen.length === limit) break;
      if (!chosen.some((other) => Math.abs(other - bucket) <= 1)) chosen.push(bucket);
    }
    // The middle of the two buckets that were counted together.
    return chosen.map((bucket) => ((bucket + 1) << WIDTH) - shift);
  }
}

// Four units: short enough that a phrase of four words with one of them replaced keeps some, and that Chinese and
// Japanese work; long enough that a page of 20,000 units has few by chance.
const GRAM = 4;
const BUCKETS = 0x10000;
// Diagonals are counted in buckets of 32: insertions up to that length don't part the votes of a quotation.
const WIDTH = 5;
const NEAR = 4;
// Below this share of the best place's votes no place was ever the right one: of 0.2, 0.3 and 0.4 none lost any, on 40
// pages of two sorts, and 0.4 costs half of 0.2.
const FAINT = 0.4;
const MAX_GRAMS = 768;
// Bounds the work on hostile text ("aaaa…"); ordinary pages stay under a tenth of it.
const MAX_HITS = 10_000;

/**
 * A state after one more unit. Every unit is shifted out after four steps, so that the state says which four units came
 * last and nothing of what came before them.
 */
function roll(state: number, unit: number): number {
  return (state << 8) ^ Math.imul(unit, 0x9e3779b1);
}

function hashOf(state: number): number {
  return Math.imul(state, 0x85ebca6b) >>> 16;
}
