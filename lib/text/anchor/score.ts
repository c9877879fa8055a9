import type { Candidate } from './candidates';
import { reversed } from './edit-distance';
import { endsLine, type FoldedText, startsLine } from './fold';
import type { Side, Target } from './target';

export interface Scored extends Candidate {
  /** 0 to 1. */
  readonly score: number;
}

export interface Features {
  quote: number;
  before: number | null;
  after: number | null;
  edge: number;
  position: number;
}

export function featuresOf(target: Target, candidate: Candidate, folded: FoldedText, text: string): Features {
  const { start, end, distance } = candidate;
  const quote = 1 - distance / Math.max(target.quote.length, end - start);
  const before = sideSimilarity(target.before, reversed(folded.text.slice(Math.max(0, start - REACH), start)));
  const after = sideSimilarity(target.after, folded.text.slice(end, end + REACH));
  const rawStart = folded.starts[start] ?? 0;
  const rawEnd = folded.ends[end - 1] ?? 0;
  let edge = 0;
  if (target.before.atEdge !== null) edge += startsLine(text, rawStart) === target.before.atEdge ? 1 : -1;
  if (target.after.atEdge !== null) edge += endsLine(text, rawEnd) === target.after.atEdge ? 1 : -1;
  const position = target.position === null ? 0 : 1 / (1 + Math.abs(rawStart - target.position) / 1000);
  return { quote, before, after, edge: edge / 2, position };
}

const REACH = 240;

function sideSimilarity(side: Side, outward: string): number | null {
  if (side.near === null || side.far === null) return null;
  const one = (pattern: typeof side.near): number => {
    const length = pattern.text.length;
    let anchored = length;
    let free = length;
    for (const d of pattern.distances(outward.slice(0, length * 2), true)) if (d < anchored) anchored = d;
    for (const d of pattern.distances(outward, false)) if (d < free) free = d;
    return Math.max(scale(1 - anchored / length), 0.7 * scale(1 - free / length));
  };
  return (one(side.near) + one(side.far)) / 2;
}

// Two unrelated stretches of one language share about a third of their units in order.
function scale(similarity: number): number {
  return Math.max(0, (similarity - 0.35) / 0.65);
}

export function best(
  target: Target,
  candidates: readonly Candidate[],
  folded: FoldedText,
  text: string,
): Scored | null {
  let found: Scored | null = null;
  let runner = -1;
  for (const candidate of candidates) {
    const f = featuresOf(target, candidate, folded, text);
    const sides = [f.before, f.after].filter((x) => x !== null);
    const context = sides.length === 0 ? 0.5 : sides.reduce((a, b) => a + b, 0) / sides.length;
    const raw = f.quote + 0.8 * context + 0.12 * f.edge + 0.03 * f.position;
    const floor = f.quote >= 0.5 && raw >= 0.9 + 10 / target.quote.length ? true : false;
    if (!floor) continue;
    if (raw > runner) {
      runner = raw;
      found = { ...candidate, score: Math.min(1, raw / 1.95) };
    }
  }
  return found;
}
