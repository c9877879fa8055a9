/** Which of all kept claims are worth comparing with a claim: those that have most of its rare words. */
import { firstIndex } from '../../first-index';
import type { ClaimSegment } from '../../stored';
import { type Steps, TURNS_A_STEP } from '../steps';
import type { ReadClaim } from '.';
import { termsOf } from './claim-segment';

/** So many are compared with each claim. */
const MOST_CANDIDATES = 16;
/** So many of a claim's words are gone through, the rarest of all. */
const MOST_WORDS = 12;
const LEAST_COMMON = 2;
/** Of a claim with no more words that say something, one does. */
const SHORT = 3;
/** What more than one in so many claims of a large collection have tells nothing, unless a claim has no other words. */
const COMMON = 8;
const LARGE = 512;
/** In a large collection, one of so many of the shorter one's words is in both. */
const LEAST_SHARE = 4;
/** What is in both whole is worth so many times the score of its words. */
const MOST_WORTH = 2;
/** A word is rare that no more than one in so many claims has. */
const RARE = 50;

/** A kept claim: its article's key, and which of that article's claims it is. */
export interface ClaimPlace {
  readonly article: string;
  readonly claim: number;
}

/** A segment that is looked into. A later one has a higher `number`, and is right where both know an article. */
interface Part {
  readonly segment: ClaimSegment;
  /** The number of its first claim among those of all segments. */
  readonly offset: number;
}

/** The kept claims by their words, as they are at one time. */
export class ClaimIndex {
  /** Of claims, those of which something newer is known among them. */
  readonly size: number;
  private readonly parts: readonly Part[];
  /** By article, the segment that is right. */
  private readonly newest = new Map<string, number>();
  private readonly scores: Float32Array;
  private readonly counts: Uint8Array;

  /** Oldest first. */
  constructor(readonly segments: readonly ClaimSegment[]) {
    let size = 0;
    this.parts = segments.map((segment, place) => {
      for (const article of segment.articles) this.newest.set(article, place);
      size += segment.counts.length;
      return { segment, offset: size - segment.counts.length };
    });
    this.size = size;
    this.scores = new Float32Array(size);
    this.counts = new Uint8Array(size);
  }

  /** Whether the segment at that place is the one that is right of an article of it. */
  isLiving(place: number, article: number): boolean {
    return this.newest.get(this.segments[place]?.articles[article] ?? '') === place;
  }

  /** The claims of other articles than `except`, most alike first. Takes as long as the lists of a claim's rare words are. */
  *candidates(claim: ReadClaim, except: ReadonlySet<string> = new Set()): Steps<readonly ClaimPlace[]> {
    const { words, wholes } = termsOf(claim);
    const known: { readonly term: number; readonly frequency: number }[] = [];
    for (const term of words) {
      const frequency = this.frequency(term);
      if (frequency > 0) known.push({ term, frequency });
    }
    yield;
    known.sort((a, b) => a.frequency - b.frequency);
    const rare = known.filter(({ frequency }) => frequency * COMMON <= this.size || this.size < LARGE);
    const touched: number[] = [];
    const lookedUp = (rare.length >= LEAST_COMMON ? rare : known).slice(0, MOST_WORDS);
    for (const { term, frequency } of lookedUp) {
      yield* this.count(term, this.weightOf(frequency), touched);
    }
    // The same words are the same claim, however common they are.
    const isSame = new Set<number>();
    for (const term of wholes) {
      for (const { segment, offset } of this.parts) {
        for (const number of claimsWith(segment, term)) isSame.add(offset + number);
      }
    }
    yield;
    const rarity = LEAST_COMMON * this.weightOf(this.size / RARE);
    /** How much of the shorter of the two is in both, by rarity; 0 where that is too little. */
    const worthOf = (number: number): number => {
      const [count, score] = [this.counts[number] ?? 0, this.scores[number] ?? 0];
      const own = this.termsIn(number);
      // A claim of few words shares as few with one that has it whole.
      const isShort = words.length <= SHORT || own <= SHORT;
      if (count < LEAST_COMMON && !isShort) return 0;
      const most = Math.min(lookedUp.length, own);
      if (this.size >= LARGE && count * LEAST_SHARE < most) return 0;
      // Two words are enough where both are rare; of common ones everything has two.
      if (count <= LEAST_COMMON && !isShort && this.size >= LARGE && score < rarity) return 0;
      return score * (1 + count / Math.max(1, most));
    };
    const chosen: ClaimPlace[] = [];
    const add = (number: number) => {
      const place = this.placeOf(number);
      if (place !== null && !except.has(place.article)) chosen.push(place);
    };
    for (const number of isSame) if (chosen.length < MOST_CANDIDATES) add(number);
    const others = yield* this.strongest(touched, (number) => (isSame.has(number) ? 0 : worthOf(number)), except);
    for (const number of others) if (chosen.length < MOST_CANDIDATES) add(number);
    for (let at = 0; at < touched.length; at += 1) {
      if (at % TURNS_A_STEP === 0) yield;
      this.scores[touched[at] ?? 0] = 0;
      this.counts[touched[at] ?? 0] = 0;
    }
    return chosen;
  }

  private frequency(term: number): number {
    let sum = 0;
    for (const { segment } of this.parts) sum += claimsWith(segment, term).length;
    return sum;
  }

  private weightOf(holders: number): number {
    return Math.log(1 + this.size / Math.max(1, holders));
  }

  /** Adds a word's weight to all claims that have it. */
  private *count(term: number, weight: number, touched: number[]): Steps<void> {
    const { scores, counts } = this;
    for (const { segment, offset } of this.parts) {
      const claims = claimsWith(segment, term);
      for (let at = 0; at < claims.length; at += 1) {
        if (at % (8 * TURNS_A_STEP) === 0) yield;
        const number = offset + (claims[at] ?? 0);
        if (counts[number] === 0) touched.push(number);
        counts[number] = (counts[number] ?? 0) + 1;
        scores[number] = (scores[number] ?? 0) + weight;
      }
    }
  }

  private partOf(number: number): number {
    return firstIndex(this.parts.length, (at) => (this.parts[at]?.offset ?? 0) > number) - 1;
  }

  private termsIn(number: number): number {
    const part = this.parts[this.partOf(number)];
    return part?.segment.counts[number - part.offset] ?? 0;
  }

  /** Where a claim is kept; null where something newer is known of its article. */
  private placeOf(number: number): ClaimPlace | null {
    const place = this.partOf(number);
    const part = this.parts[place];
    if (part === undefined) return null;
    const { segment, offset } = part;
    const claim = number - offset;
    const article = firstIndex(segment.articles.length, (at) => (segment.starts[at + 1] ?? 0) > claim);
    if (!this.isLiving(place, article)) return null;
    return { article: segment.articles[article] ?? '', claim: claim - (segment.starts[article] ?? 0) };
  }

  /** The living ones with the highest scores, highest first, of two alike the earlier. */
  private *strongest(
    numbers: readonly number[],
    worthOf: (number: number) => number,
    except: ReadonlySet<string>,
  ): Steps<readonly number[]> {
    const best: number[] = [];
    const worths: number[] = [];
    const { scores } = this;
    let turns = 0;
    for (const number of numbers) {
      turns += 1;
      if (turns % TURNS_A_STEP === 0) yield;
      const least = best.length < MOST_CANDIDATES ? 0 : (worths[MOST_CANDIDATES - 1] ?? 0);
      if (MOST_WORTH * (scores[number] ?? 0) <= least) continue;
      const worth = worthOf(number);
      if (worth <= least) continue;
      const place = this.placeOf(number);
      if (place === null || except.has(place.article)) continue;
      let at = best.length;
      while (at > 0 && (worths[at - 1] ?? 0) < worth) at -= 1;
      best.splice(at, 0, number);
      worths.splice(at, 0, worth);
      best.length = Math.min(best.length, MOST_CANDIDATES);
    }
    return best;
  }
}

const NONE = new Uint16Array(0);

/** The numbers of a segment's claims that have a term. */
function claimsWith({ terms, offsets, claims }: ClaimSegment, term: number): Uint16Array {
  const at = firstIndex(terms.length, (place) => (terms[place] ?? 0) >= term);
  return terms[at] === term ? claims.subarray(offsets[at], offsets[at + 1]) : NONE;
}
