/** Which of all kept passages are worth comparing with a claim: those that have most of its rare words. */
import { type Steps, TURNS_A_STEP } from '../steps';
import type { ReadClaim } from '.';

/** The words of all passages, as the search index knows them. */
export interface PassageWords {
  /** Passages have numbers from 0 up to it. */
  readonly size: number;
  /** Makes ready for what follows, in steps of some ten milliseconds. */
  preparing(): Generator<void, void, void>;
  /** About how many passages have a word that begins so, without going through them: never fewer than have one. */
  frequency(beginning: string): number;
  /** Their numbers, some more than once. */
  sharing(beginning: string): readonly number[];
}

/** So many are compared with each claim. */
const MOST_CANDIDATES = 24;
/** So many of a claim's words are looked up, names, figures and long ones first, and of these so many gone through. */
const MOST_LOOKED_UP = 14;
const MOST_WORDS = 8;
const LEAST_COMMON = 2;
/** Of a claim with no more words that say something, one does. */
const SHORT = 3;
/** What more than one in so many passages of a large collection have tells nothing, unless a claim has no other words. */
const COMMON = 8;
const LARGE = 512;
/** A word is rare that no more than one in so many passages has. */
const RARE = 50;
const SHORTEST = 4;
/** A name or a figure is as rare as a word of so many more letters. */
const NAMED = 4;

/** What is shared by several claims of one article: how often words occur, and a counter for each passage. */
export class Candidates {
  readonly #found = new Map<string, readonly number[]>();
  readonly #frequencies = new Map<string, number>();
  readonly #scores: Float64Array;
  readonly #counts: Uint8Array;

  constructor(private readonly words: PassageWords) {
    this.#scores = new Float64Array(words.size);
    this.#counts = new Uint8Array(words.size);
  }

  /** The numbers of passages, most alike first. Takes as long as the lists of passages of the claim's rare words are. */
  *of(claim: ReadClaim): Steps<readonly number[]> {
    yield* this.words.preparing();
    const known: (readonly [beginning: string, frequency: number])[] = [];
    const beginnings = beginningsOf(claim);
    for (const beginning of beginnings) {
      const frequency = this.#frequency(beginning);
      if (frequency > 0) known.push([beginning, frequency]);
      yield;
    }
    known.sort((a, b) => a[1] - b[1]);
    const rare = known.filter(([, frequency]) => frequency * COMMON <= this.words.size || this.words.size < LARGE);
    const lists: (readonly number[])[] = [];
    for (const [beginning] of (rare.length >= LEAST_COMMON ? rare : known).slice(0, MOST_WORDS)) {
      lists.push(this.#sharing(beginning));
      yield;
    }
    const touched = yield* this.#count(lists);
    const least = beginnings.length <= SHORT ? 1 : LEAST_COMMON;
    // Two words are enough where both are rare; of common ones everything has two.
    const rarity = LEAST_COMMON * this.#weightOf(this.words.size / RARE);
    const best = touched.filter((number) => {
      const count = this.#counts[number] ?? 0;
      const isEnough = count > LEAST_COMMON || least === 1 || this.words.size < LARGE;
      return count >= least && (isEnough || (this.#scores[number] ?? 0) >= rarity);
    });
    const chosen = yield* strongest(best, this.#scores, MOST_CANDIDATES);
    for (let at = 0; at < touched.length; at += 1) {
      if (at % TURNS_A_STEP === 0) yield;
      this.#scores[touched[at] ?? 0] = 0;
      this.#counts[touched[at] ?? 0] = 0;
    }
    return chosen;
  }

  #frequency(beginning: string): number {
    const known = this.#frequencies.get(beginning) ?? this.words.frequency(beginning);
    this.#frequencies.set(beginning, known);
    return known;
  }

  #sharing(word: string): readonly number[] {
    const known = this.#found.get(word);
    if (known !== undefined) return known;
    const found = [...new Set(this.words.sharing(word))];
    this.#found.set(word, found);
    return found;
  }

  #weightOf(holders: number): number {
    return Math.log(1 + this.words.size / Math.max(1, holders));
  }

  *#count(lists: readonly (readonly number[])[]): Steps<readonly number[]> {
    const touched: number[] = [];
    let turns = 0;
    for (const list of lists) {
      const weight = this.#weightOf(list.length);
      for (const number of list) {
        turns += 1;
        if (turns % TURNS_A_STEP === 0) yield;
        if (this.#counts[number] === 0) touched.push(number);
        this.#counts[number] = (this.#counts[number] ?? 0) + 1;
        this.#scores[number] = (this.#scores[number] ?? 0) + weight;
      }
    }
    return touched;
  }
}

/** What the words of a claim that say something begin with in all their forms, each once. */
function beginningsOf({ claim, read }: ReadClaim): readonly string[] {
  const beginnings = new Map<string, number>();
  for (const { start, end, weight, kind, key, stem } of read.words) {
    if (weight < 1) continue;
    const word = claim.text.slice(start, end);
    const isPlain = kind !== 'figure' && key.length === word.length;
    const length = isPlain && key.startsWith(stem) ? Math.max(SHORTEST, stem.length) : word.length - (isPlain ? 2 : 0);
    const beginning = word.slice(0, Math.max(SHORTEST, length));
    beginnings.set(beginning, beginning.length + (kind === 'content' ? 0 : NAMED));
  }
  return [...beginnings]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_LOOKED_UP)
    .map(([beginning]) => beginning);
}

/** The `most` numbers with the highest scores, highest first. */
function* strongest(numbers: readonly number[], scores: Float64Array, most: number): Steps<readonly number[]> {
  const best: number[] = [];
  const scoreOf = (number: number | undefined) =>
    number === undefined ? Number.NEGATIVE_INFINITY : (scores[number] ?? 0);
  let turns = 0;
  for (const number of numbers) {
    turns += 1;
    if (turns % TURNS_A_STEP === 0) yield;
    if (best.length === most && scoreOf(number) <= scoreOf(best[most - 1])) continue;
    let at = best.length;
    while (at > 0 && scoreOf(best[at - 1]) < scoreOf(number)) at -= 1;
    best.splice(at, 0, number);
    if (best.length > most) best.pop();
  }
  return best;
}
