import type { Steps } from '../steps';
import { Pattern, reversed } from './edit-distance';
import { findFirst } from './find';
import type { GramIndex } from './gram-index';
import type { Target } from './target';

/** A stretch of the folded text that may be the quotation, and its edit distance from it. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly distance: number;
}

/** More than a page has copies and near copies of a sentence; what is scored is bounded by it. */
const LIMIT = 8;
/** Quotations longer than this are aligned piece by piece, since the distance of a whole takes quadratic time. */
const PIECE = 768;
/** Copies that are looked at, and units of them all. */
const MOST_COPIES = 20_000;
const MOST_COMPARED = 400_000;

/** Exact and changed copies of the quotation in the folded text, unscored. */
export function* findingCandidates(target: Target, text: string, grams: GramIndex): Steps<Candidate[]> {
  const candidates = new Map<string, Candidate>();
  const add = (candidate: Candidate | null) => {
    if (candidate === null || candidate.end <= candidate.start) return;
    const key = `${candidate.start} ${candidate.end}`;
    const known = candidates.get(key);
    if (known === undefined || candidate.distance < known.distance) candidates.set(key, candidate);
  };
  const copies = exactCopies(target, text);
  yield;
  for (const start of copies) add({ start, end: start + target.quote.length, distance: 0 });
  let whole: QuotePatterns | null = null;
  for (const diagonal of grams.diagonals(target.context, target.start, target.end, LIMIT)) {
    const expected = diagonal + target.start;
    // No changed copy can be nearer than the quotation's exact words.
    if (copies.some((start) => Math.abs(start - expected) <= BESIDE)) continue;
    whole ??= yield* QuotePatterns.preparing(target.quote);
    for (const found of yield* whole.aligning(text, expected)) {
      const { start, end } = settleEdges(target, text, found);
      // The distance of the settled stretch: what the alignment gave up at an edge is part of the change.
      const same = start === found.start && end === found.end;
      add(same ? found : { start, end, distance: whole.distance(text.slice(start, end)) ?? found.distance });
    }
  }
  return [...candidates.values()];
}

/** Starts of word-for-word copies, those with most of the context right next to them first. */
function exactCopies(target: Target, text: string): number[] {
  const { quote, context } = target;
  const copies: { start: number; shared: number }[] = [];
  let start = findFirst(text, quote, 0);
  // A word of a long page may stand there ten thousand times: each look costs little, and the sum is bounded.
  const most = Math.min(MOST_COPIES, Math.max(LIMIT, MOST_COMPARED / (quote.length + context.length)));
  for (let seen = 0; start >= 0 && seen < most; seen++) {
    let shared = 0;
    while (shared < target.start && text[start - 1 - shared] === context[target.start - 1 - shared]) shared++;
    let following = 0;
    const after = context.length - target.end;
    while (following < after && text[start + quote.length + following] === context[target.end + following]) following++;
    copies.push({ start, shared: shared + following });
    start = findFirst(text, quote, start + 1);
  }
  copies.sort((a, b) => b.shared - a.shared || a.start - b.start);
  return copies.slice(0, LIMIT).map((copy) => copy.start);
}

/** The quotation prepared for alignment, in pieces where it is long. */
class QuotePatterns {
  private readonly pieces: { pattern: Pattern; length: number }[] = [];
  private readonly firstBackwards: Pattern;

  private constructor(quote: string) {
    this.firstBackwards = new Pattern(reversed(quote.slice(0, PIECE)));
  }

  static *preparing(quote: string): Steps<QuotePatterns> {
    const patterns = new QuotePatterns(quote);
    for (let at = 0; at < quote.length; at += PIECE) {
      const piece = quote.slice(at, at + PIECE);
      patterns.pieces.push({ pattern: new Pattern(piece), length: piece.length });
      yield;
    }
    return patterns;
  }

  /** From the whole of `stretch`; null where the quotation is too long for one pattern. */
  distance(stretch: string): number | null {
    const [only, second] = this.pieces;
    if (only === undefined || second !== undefined) return null;
    return only.pattern.distances(stretch, 0, stretch.length, true).at(-1) ?? null;
  }

  /** The best stretches of `text` around the offset `expected`, at which the quotation would start. */
  *aligning(text: string, expected: number): Steps<Candidate[]> {
    const [first, second] = this.pieces;
    if (first === undefined) return [];
    const slack = 48 + (first.length >> 2);
    const from = Math.max(0, expected - slack);
    const to = Math.min(text.length, expected + first.length + slack);
    if (from >= to) return [];
    const distances = first.pattern.distances(text, from, to, false);
    const lows = lowest(distances, first.length, expected + first.length - from);
    const ends = second === undefined ? lows : lows.slice(0, 1);
    const found: Candidate[] = [];
    for (const k of ends) {
      const end = from + k;
      const backwards = this.firstBackwards.distances(text, end, Math.max(0, end - first.length * 2), true);
      let length = 0;
      for (let i = 1; i < backwards.length; i++) if ((backwards[i] ?? 0) < (backwards[length] ?? 0)) length = i;
      const whole = yield* this.aligningRest(text, end, slack);
      const candidate = { start: end - length, end: whole.end, distance: (distances[k] ?? 0) + whole.distance };
      if (candidate.start < candidate.end) found.push(candidate);
    }
    return found;
  }

  /** The pieces after the first, each near the end of the one before it. */
  private *aligningRest(text: string, after: number, slack: number): Steps<{ end: number; distance: number }> {
    let end = after;
    let distance = 0;
    for (const { pattern, length } of this.pieces.slice(1)) {
      yield;
      const from = Math.max(0, end - slack);
      const distances = pattern.distances(text, from, Math.min(text.length, end + length + slack), false);
      let best = 0;
      for (let k = 1; k < distances.length; k++) if ((distances[k] ?? 0) < (distances[best] ?? 0)) best = k;
      distance += distances[best] ?? 0;
      if (from + best > end) end = from + best;
    }
    return { end, distance };
  }
}

/** Share of a quotation's units from which on a stretch that differs in them is nothing like it. */
const HOPELESS = 0.8;

/** How far from the place that the votes name a changed copy is looked for beside a better one: a gap between paragraphs. */
const BESIDE = 40;

/**
 * Where the distance is least, and other low points that come near it: a word put in makes several ends alike. And the
 * least around the `expected` end: a word-for-word copy right before it must not hide what was changed there.
 */
function lowest(distances: Int32Array, length: number, expected: number): number[] {
  const low: number[] = [];
  for (let k = 1; k < distances.length; k++) {
    const d = distances[k] ?? 0;
    if (d <= (distances[k - 1] ?? 0) && d < (distances[k + 1] ?? length + 1)) low.push(k);
  }
  low.sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0) || b - a);
  const least = distances[low[0] ?? 0] ?? 0;
  if (least > HOPELESS * length) return [];
  const beside = low.find((k) => Math.abs(k - expected) <= BESIDE);
  const others = beside === undefined || (distances[beside] ?? 0) > HOPELESS * length ? [] : [beside];
  const best =
    least === 0 ? low.slice(0, 1) : low.filter((k) => (distances[k] ?? 0) <= least + 2 + (length >> 4)).slice(0, 3);
  return [...new Set([...best, ...others])];
}

const WORD = /[\p{L}\p{M}\p{N}]/u;

/**
 * A changed first or last word leaves the edge of an alignment to chance. The stored context settles it where it still
 * stands there; else the edge goes to the border of the word.
 */
function settleEdges(target: Target, text: string, candidate: Candidate): { start: number; end: number } {
  if (candidate.distance === 0) return candidate;
  const { context } = target;
  let { start, end } = candidate;
  const before = context.slice(Math.max(0, target.start - 10), target.start);
  const after = context.slice(target.end, target.end + 10);
  const reach = 24;
  if (before.length >= 4) {
    const from = Math.max(0, start - reach - before.length);
    const found = nearest(text, before, from, start + reach, start - before.length);
    if (found >= 0 && found + before.length < end) start = found + before.length;
    else start = wordStart(text, start);
  }
  if (after.length >= 4) {
    const found = nearest(text, after, Math.max(start + 1, end - reach), end + reach + after.length, end);
    if (found > start) end = found;
    else end = wordEnd(text, end);
  }
  return { start, end };
}

function nearest(text: string, part: string, from: number, to: number, wanted: number): number {
  const window = text.slice(from, to);
  let best = -1;
  for (let at = window.indexOf(part); at >= 0; at = window.indexOf(part, at + 1)) {
    if (best < 0 || Math.abs(from + at - wanted) < Math.abs(best - wanted)) best = from + at;
  }
  return best;
}

function wordStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && offset - at < 24 && WORD.test(text[at] ?? '') && WORD.test(text[at - 1] ?? '')) at--;
  return offset - at < 24 ? at : offset;
}

function wordEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && at - offset < 24 && WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '')) at++;
  return at - offset < 24 ? at : offset;
}
