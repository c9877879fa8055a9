/**
 * Which candidate is the kept quotation, and whether any is. The rules, as the tests cite them:
 *
 * A1  A quotation that stands with its whole stored context, unit for unit, at the stored position is there.
 * A2  Where that stands elsewhere, it is there: of several, the one nearest to the stored position.
 * A3  Else everything is compared folded: quotation marks, dashes, white space, soft hyphens, composition and ligatures
 *     are no change. Case is one.
 * A4  Exact and changed copies are weighed together by the likeness of the words and of the surroundings on both sides.
 *     A word-for-word copy elsewhere (a summary, a correction note) does not win by being exact.
 * A5  Surroundings may have been pushed away by something put between: that counts, but less than right next to it, and
 *     least inside a block, where nothing is put between but words.
 * A6  Of two copies next to one another the second is the text, where the first has the stored prefix and the second
 *     the stored suffix: pull quotes and summaries stand before what they repeat.
 * A7  Starting and ending its block as the stored quotation did speaks for a candidate.
 * A8  The stored position settles what is equal otherwise, no more.
 * A9  Too little likeness of the words is "gone", whatever stands around; of a phrase, too few of its words. The better both sides fit, the less is needed:
 *     what stands between the very same words was put in the quotation's place.
 * A10 Without surroundings only the very words count (nearly so, of a long passage), and a short phrase not even then:
 *     four words recur by chance.
 * A11 All in all there must be more for a short quotation than for a long one.
 * A12 A phrase in which a sentence ends now, and did not, is another phrase: half of it is said of something else.
 * A13 The only place where the very words stand between the very words that stood right next to them is theirs, without
 *     a look at others.
 */

import type { Steps } from '../steps';
import type { Candidate } from './candidates';
import type { Pattern } from './edit-distance';
import { endsLine, type FoldedText, startsLine } from './fold';
import type { Side, Target } from './target';
import { mostEdits, wordEdits, wordsOf } from './word-edits';

/** What speaks for a candidate. */
export interface Evidence {
  readonly candidate: Candidate;
  /** Likeness of the words to the stored ones, 0 to 1. */
  readonly quote: number;
  /** Likeness of the surroundings on each side, 0 to 1; null where none were stored. */
  readonly before: number | null;
  readonly after: number | null;
  /** 1 where it starts and ends its block just as the stored quotation did, -1 where both differ. */
  readonly edges: number;
  /** 1 at the stored offset, half of it 1,000 units away. */
  readonly position: number;
}

/** A candidate and its score, 0 to 1. */
export interface Scored extends Candidate {
  readonly score: number;
}

/** Below this likeness of words nothing is accepted (A9), so that no more needs to be known. */
const LEAST_LIKENESS = 0.25;
/** And of a phrase, with fewer of its words left: half of four words are, and letters are alike by chance. */
const LEAST_WORDS = 0.4;
/** How far from the quotation its surroundings are looked for: an advertisement, a caption, a related link. */
const REACH = 240;

// Weights. Words against surroundings was tried from 1 : 0.6 to 1 : 1.2 with no difference but at the ends, where copies
// win (low) or a neighbour of a deleted sentence does (high). A third of the surroundings' weight goes to their geometric
// mean: two sides that fit half are worth more than one that fits.
const MEAN = 0.6;
const BOTH = 0.3;
const EDGES = 0.12;
const POSITION = 0.03;
const FULL = 1 + MEAN + BOTH + EDGES + POSITION;

/** The best candidate, or null where the quotation is gone. */
export function* choosingBest(
  target: Target,
  candidates: readonly Candidate[],
  folded: FoldedText,
  text: string,
): Steps<Scored | null> {
  let found: Scored | null = null;
  for (const evidence of yield* weighing(target, candidates, folded, text)) {
    yield;
    const score = scoreOf(target, evidence);
    if (score !== null && (found === null || score > found.score)) found = { ...evidence.candidate, score };
  }
  return found;
}

/** Null where the evidence is too weak. */
export function scoreOf(target: Target, evidence: Evidence): number | null {
  const { quote, before, after, edges, position } = evidence;
  const one = before ?? after;
  const other = after ?? before;
  // Nothing stored around it: neither for nor against.
  const mean = one === null || other === null ? 0.5 : (one + other) / 2;
  const both = one === null || other === null ? 0.5 : Math.sqrt(one * other);
  if (quote < 0.5 - LEAST_LIKENESS * both * both) return null; // A9
  const length = target.quote.length;
  if (mean < 0.15 && (length < 24 || quote < (length < 120 ? 1 : 0.85))) return null; // A10
  const sum = quote + MEAN * mean + BOTH * both + EDGES * edges + POSITION * position;
  const needed = 1.1 - 0.25 * Math.min(1, Math.max(0, (length - 40) / 120)); // A11
  if (quote < 1 && sum < needed) return null;
  return Math.min(1, sum / FULL);
}

export function* weighing(
  target: Target,
  candidates: readonly Candidate[],
  folded: FoldedText,
  text: string,
): Steps<Evidence[]> {
  const kept = yield* keepingDistinct(target, candidates, folded.text);
  const fits = kept.map(({ candidate: { start, end } }) => ({
    before: fitOf(target.before, folded.text, start, Math.max(0, start - REACH)),
    after: fitOf(target.after, folded.text, end, Math.min(folded.text.length, end + REACH)),
  }));
  return kept.map(({ candidate, quote }, i) => {
    const { start, end } = candidate;
    let before = fits[i]?.before ?? null;
    let after = fits[i]?.after ?? null;
    kept.forEach((other, j) => {
      const copy = fits[j]?.before;
      if (j === i) return;
      // A6: the second of two copies has the surroundings of both, the first only what is right next to it.
      if (before !== null && copy && adjoin(folded.text, other.candidate.end, start)) {
        before = { adjacent: Math.max(before.adjacent, copy.adjacent), apart: before.apart };
      }
      if (after !== null && adjoin(folded.text, end, other.candidate.start)) after = { ...after, apart: 0 };
    });
    const rawStart = folded.starts[start] ?? 0;
    const rawEnd = folded.ends[end - 1] ?? 0;
    let edges = 0;
    if (target.before.atEdge !== null) edges += startsLine(text, rawStart) === target.before.atEdge ? 0.5 : -0.5;
    if (target.after.atEdge !== null) edges += endsLine(text, rawEnd) === target.after.atEdge ? 0.5 : -0.5;
    const position = target.position === null ? 0 : 1 / (1 + Math.abs(rawStart - target.position) / 1000);
    return {
      candidate,
      quote,
      before: worth(target.before, before),
      after: worth(target.after, after),
      edges,
      position,
    };
  });
}

/** The candidates that are like the quotation, without the worse of any two that overlap by half. */
function* keepingDistinct(
  target: Target,
  candidates: readonly Candidate[],
  text: string,
): Steps<{ candidate: Candidate; quote: number }[]> {
  const words = wordsOf(target.quote);
  const weighed: { candidate: Candidate; quote: number }[] = [];
  for (const candidate of candidates) {
    weighed.push({ candidate, quote: likeness(target, words, candidate, text) });
    yield;
  }
  const likely = weighed
    .filter(({ quote, candidate }) => quote >= LEAST_LIKENESS && !isParted(target, candidate, text))
    .sort((a, b) => b.quote - a.quote);
  const kept: { candidate: Candidate; quote: number }[] = [];
  for (const one of likely) {
    if (!kept.some((other) => overlap(one.candidate, other.candidate) > 0.5)) kept.push(one);
  }
  return kept;
}

const SENTENCE_ENDS = /[\p{L}\p{N}]["')\]]*[.!?…。！？؟]["')\]]*\s+\S/u;
/** Longer ones are sentences themselves, which editors do cut in two. */
const PHRASE = 48;

/** A12. */
function isParted(target: Target, { start, end }: Candidate, text: string): boolean {
  return (
    target.quote.length < PHRASE && SENTENCE_ENDS.test(text.slice(start, end)) && !SENTENCE_ENDS.test(target.quote)
  );
}

/** By units, or by units and words where that is more: a long word put in changes many units and nothing else. */
function likeness(target: Target, words: readonly string[], candidate: Candidate, text: string): number {
  const byUnit = 1 - candidate.distance / Math.max(target.quote.length, candidate.end - candidate.start);
  if (candidate.distance === 0 || byUnit < LEAST_LIKENESS / 2) return byUnit;
  const found = wordsOf(text.slice(candidate.start, candidate.end));
  const most = Math.max(words.length, found.length, 1);
  const limit = mostEdits(most);
  const edits = wordEdits(words, found, limit);
  // More were not counted.
  if (edits === limit && limit < most) return byUnit;
  const byWord = 1 - edits / most;
  if (target.quote.length < PHRASE && byWord < LEAST_WORDS) return 0; // A9
  return Math.max(byUnit, (byUnit + byWord) / 2);
}

function overlap(a: Candidate, b: Candidate): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared / Math.min(a.end - a.start, b.end - b.start);
}

const LETTER = /[\p{L}\p{N}]/u;

function adjoin(text: string, end: number, start: number): boolean {
  return start >= end && start - end <= 8 && !LETTER.test(text.slice(end, start));
}

/** Likeness of the surroundings right next to the candidate, and anywhere within reach. */
interface Fit {
  readonly adjacent: number;
  readonly apart: number;
}

function worth(side: Side, fit: Fit | null): number | null {
  return fit === null ? null : Math.max(fit.adjacent, (side.atEdge === false ? 0.35 : 0.5) * fit.apart); // A5
}

/** Of the text from a candidate's edge away to `to`. */
function fitOf(side: Side, text: string, edge: number, to: number): Fit | null {
  if (side.near === null || side.far === null) {
    return side.textEdge && text.slice(Math.min(edge, to), Math.max(edge, to)).trim() === ''
      ? { adjacent: 1, apart: 1 }
      : null;
  }
  const near = closeness(side.near, text, edge, to);
  const far = closeness(side.far, text, edge, to);
  return { adjacent: (near.adjacent + far.adjacent) / 2, apart: (near.apart + far.apart) / 2 };
}

function closeness(pattern: Pattern, text: string, edge: number, to: number): Fit {
  const length = pattern.text.length;
  const next = edge <= to ? Math.min(to, edge + length * 2) : Math.max(to, edge - length * 2);
  const adjacent = lowest(pattern.distances(text, edge, next, true), length);
  if (adjacent === 0) return { adjacent: 1, apart: 1 };
  const apart = lowest(pattern.distances(text, edge, to, false), length);
  return { adjacent: scale(1 - adjacent / length), apart: scale(1 - apart / length) };
}

function lowest(distances: Int32Array, start: number): number {
  let least = start;
  for (const distance of distances) if (distance < least) least = distance;
  return least;
}

// Two unrelated stretches of one language share about a third of their units in order.
function scale(similarity: number): number {
  return Math.max(0, (similarity - 0.35) / 0.65);
}
