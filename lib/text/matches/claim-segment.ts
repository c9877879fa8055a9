/**
 * Which kept claims have which words, as tables of numbers that are stored and read as they are: of a hundred thousand
 * claims some megabytes. Words are known by 32-bit hashes of their stems; two words of one hash only make a claim be
 * compared for nothing.
 */
import type { ClaimSegment } from '../../stored';
import { type Steps, TURNS_A_STEP } from '../steps';
import type { ReadClaim } from '.';

/** Names how terms are made: raise it with every change of stems or of what is told of a claim, and all are made anew. */
export const RULES = '1';

/** Which claims have a word is told by numbers of 16 bits. */
export const SEGMENT_MOST = 60_000;
/** So many words of one claim are told. */
const MOST_TERMS = 255;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** What a claim is found by: each word that says something, and all its words in a row. Hashes, each once. */
export interface ClaimTerms {
  readonly words: readonly number[];
  readonly wholes: readonly number[];
}

export function termsOf({ read, joined }: ReadClaim): ClaimTerms {
  const words = new Set<number>();
  for (const { weight, stem } of read.words) {
    if (words.size === MOST_TERMS) break;
    if (weight >= 1) words.add(hash(` ${stem}`));
  }
  return { words: [...words], wholes: [...new Set(joined.map((keys) => hash(`=${keys}`)))] };
}

/** An article's claims in the order of its record. */
export interface IndexedArticle {
  readonly article: string;
  readonly claims: readonly ClaimTerms[];
}

/** `rules` names how the terms were made. At most `SEGMENT_MOST` claims. */
export function* segmentOf(articles: readonly IndexedArticle[], rules: string): Steps<ClaimSegment> {
  const starts = new Uint32Array(articles.length + 1);
  let claims = 0;
  let pairs = 0;
  articles.forEach((each, at) => {
    claims += each.claims.length;
    starts[at + 1] = claims;
    for (const { words, wholes } of each.claims) pairs += words.length + wholes.length;
  });
  yield;
  const counts = new Uint8Array(claims);
  // A term and a claim in one number, of 48 bits at the most: sorting them needs no comparison of ours.
  const sorted = new Float64Array(pairs);
  let claim = 0;
  let pair = 0;
  for (const each of articles) {
    for (const { words, wholes } of each.claims) {
      counts[claim] = words.length;
      for (const term of words) sorted[pair++] = term * 65_536 + claim;
      for (const term of wholes) sorted[pair++] = term * 65_536 + claim;
      claim += 1;
    }
    yield;
  }
  sorted.sort();
  yield;
  const table = new Table(pairs);
  for (let at = 0; at < pairs; at += 1) {
    if (at % TURNS_A_STEP === 0) yield;
    const value = sorted[at] ?? 0;
    table.add(Math.floor(value / 65_536), value % 65_536);
  }
  return { rules, articles: articles.map(({ article }) => article), starts, counts, ...table.done() };
}

/** Terms with their claims, filled in the order of terms. */
class Table {
  private readonly terms: Uint32Array<ArrayBuffer>;
  private readonly offsets: Uint32Array<ArrayBuffer>;
  private readonly claims: Uint16Array<ArrayBuffer>;
  private count = 0;
  private filled = 0;

  constructor(pairs: number) {
    this.terms = new Uint32Array(pairs);
    this.offsets = new Uint32Array(pairs + 1);
    this.claims = new Uint16Array(pairs);
  }

  add(term: number, claim: number): void {
    if (this.count === 0 || this.terms[this.count - 1] !== term) {
      this.terms[this.count] = term;
      this.offsets[this.count] = this.filled;
      this.count += 1;
    }
    this.claims[this.filled] = claim;
    this.filled += 1;
  }

  done(): Pick<ClaimSegment, 'terms' | 'offsets' | 'claims'> {
    this.offsets[this.count] = this.filled;
    return {
      terms: this.terms.slice(0, this.count),
      offsets: this.offsets.slice(0, this.count + 1),
      claims: this.claims.slice(0, this.filled),
    };
  }
}

const NOWHERE = 65_535;

/** The claims of a segment that live, numbered anew from `first`; `NOWHERE` for the others. */
function numbersOf(segment: ClaimSegment, isLiving: (article: number) => boolean, first: number) {
  const numbers = new Uint16Array(segment.counts.length).fill(NOWHERE);
  const living: number[] = [];
  let next = first;
  for (let article = 0; article < segment.articles.length; article += 1) {
    if (!isLiving(article)) continue;
    living.push(article);
    const end = segment.starts[article + 1] ?? 0;
    for (let claim = segment.starts[article] ?? 0; claim < end; claim += 1) {
      numbers[claim] = next;
      next += 1;
    }
  }
  return { numbers, living, next };
}

/**
 * Two segments as one, with those articles of each that live. Of an article that has no claim any more, older segments
 * may still know some, so that it stays as long as it lives.
 */
export function* merging(
  one: ClaimSegment,
  isLivingInOne: (article: number) => boolean,
  other: ClaimSegment,
  isLivingInOther: (article: number) => boolean,
): Steps<ClaimSegment> {
  const a = numbersOf(one, isLivingInOne, 0);
  yield;
  const b = numbersOf(other, isLivingInOther, a.next);
  yield;
  const counts = new Uint8Array(b.next);
  const articles: string[] = [];
  const ends: number[] = [0];
  for (const [segment, { numbers, living }] of [
    [one, a],
    [other, b],
  ] as const) {
    for (const article of living) {
      articles.push(segment.articles[article] ?? '');
      const [from, to] = [segment.starts[article] ?? 0, segment.starts[article + 1] ?? 0];
      ends.push((ends[ends.length - 1] ?? 0) + to - from);
      for (let claim = from; claim < to; claim += 1) counts[numbers[claim] ?? 0] = segment.counts[claim] ?? 0;
    }
    yield;
  }
  const table = new Table(one.claims.length + other.claims.length);
  let turns = 0;
  const take = (segment: ClaimSegment, numbers: Uint16Array, at: number) => {
    const term = segment.terms[at] ?? 0;
    const end = segment.offsets[at + 1] ?? 0;
    for (let place = segment.offsets[at] ?? 0; place < end; place += 1) {
      const number = numbers[segment.claims[place] ?? 0] ?? NOWHERE;
      if (number !== NOWHERE) table.add(term, number);
    }
    turns += 1 + end - (segment.offsets[at] ?? 0);
  };
  for (let [i, j] = [0, 0]; i < one.terms.length || j < other.terms.length; ) {
    if (turns >= TURNS_A_STEP) {
      turns = 0;
      yield;
    }
    const [term, second] = [one.terms[i] ?? Number.POSITIVE_INFINITY, other.terms[j] ?? Number.POSITIVE_INFINITY];
    if (term <= second) {
      take(one, a.numbers, i);
      i += 1;
    }
    if (second <= term) {
      take(other, b.numbers, j);
      j += 1;
    }
  }
  return { rules: one.rules, articles, starts: Uint32Array.from(ends), counts, ...table.done() };
}
