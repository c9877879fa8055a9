/** Whether two claims of different articles are one; rules R in README.md. */
import type { Steps } from '../steps';
import { align, type WordPair, worthOf } from './align';
import { type ClaimWord, type ClaimWords, claimWordsOf } from './claim-words';
import { type Difference, differencesOf, type Flaw, flaws, isReportOf } from './differences';
import { keyOf, type MatchWords } from './match-words';
import { type Measures, measure } from './measures';
import { type SpeakerLikeness, speakersAlike } from './speakers';

export { type MatchWords, matchWordsOf, type PackagedMatchWords } from './match-words';
export { matchWordDataOf } from './words';

/** What somebody is quoted with. */
export interface Claim {
  readonly text: string;
  /** As named, or null. */
  readonly speaker: string | null;
  readonly form: 'direct' | 'mixed' | 'indirect';
}

/**
 * 'same': the same words, but for typography. 'changed': the same words cut, joined, replaced or reported. 'reworded': the
 * same speaker says the same in other words. 'differs': the same words but for a figure, a name or a negation.
 */
export type Relation = 'same' | 'changed' | 'reworded' | 'differs';

export interface ClaimMatch {
  readonly relation: Relation;
  /** How they differ, in the claim's order; of the same words of the same speaker, nothing. */
  readonly what: readonly Difference[];
  /** How alike they are, 0 to 1. */
  readonly score: number;
}

/** A claim, read once for many comparisons. */
export interface ReadClaim {
  readonly claim: Claim;
  readonly read: ClaimWords;
  /** Its keys in a row, with and without what stands in brackets. */
  readonly joined: readonly string[];
  /** Of its words that say something. */
  readonly stems: ReadonlySet<string>;
  /** Of all its words but its figures. */
  readonly keys: ReadonlySet<string>;
}

export function readClaim(claim: Claim, words: MatchWords): ReadClaim {
  const read = claimWordsOf(claim.text, words);
  const keys = (of: readonly ClaimWord[]) => of.map(({ key }) => key).join('');
  const all = read.cut ? wholeOf(claim.text) : keys(read.words);
  const plain = keys(read.words.filter(({ bracketed }) => !bracketed));
  return {
    claim,
    read,
    joined: read.cut || plain === all || plain === '' ? [all] : [all, plain],
    stems: new Set(read.words.filter(({ weight }) => weight >= 1).map(({ stem }) => stem)),
    keys: new Set(read.words.flatMap(({ kind, key }) => (kind === 'figure' ? [] : key))),
  };
}

/** So much of a long claim is looked at. */
const MOST_UNITS = 16_384;

const wholeOf = (text: string): string => keyOf(text.slice(0, MOST_UNITS)).replace(/[^\p{L}\p{N}]+/gu, '');

/** What a kept claim is to another, or null where that isn't sure. Takes the product of their lengths, which are bounded. */
export function compareClaims(a: ReadClaim, b: ReadClaim, words: MatchWords): ClaimMatch | null {
  if (a.read.words.length === 0 || b.read.words.length === 0) return null;
  const speakers = speakersAlike(a.claim.speaker, b.claim.speaker, words);
  const saidBy: Difference[] =
    speakers === 'other' ? [{ kind: 'speaker', claim: a.claim.speaker ?? '', kept: b.claim.speaker ?? '' }] : [];
  if (a.joined.some((one) => b.joined.includes(one))) {
    if (!isTelling(a.read.words, speakers, words)) return null;
    return { relation: 'same', what: saidBy, score: 1 };
  }
  if (a.read.cut || b.read.cut || !isWorthAligning(a, b)) return null;
  const pairs = align(a.read.words, b.read.words, words);
  const measured = measure(a.read, b.read, pairs);
  const found = flaws(a.read.words, b.read.words, pairs, words);
  const relation = relationOf(a, b, measured, found, pairs, speakers, words);
  if (relation === null) return null;
  const what = relation === 'reworded' ? [] : differencesOf(a, b, pairs, found);
  return { relation, what: [...what, ...saidBy], score: Number(scoreOf(measured, relation).toFixed(3)) };
}

/** Whether two claims have as many words in common as any match needs. */
function isWorthAligning(a: ReadClaim, b: ReadClaim): boolean {
  const common = commonOf(a.stems, b.stems);
  if (common >= FEWEST_SHARED) return true;
  return common > 0 && commonOf(a.keys, b.keys) >= SHORT_LIKE * Math.min(a.keys.size, b.keys.size);
}

function commonOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const word of few) if (many.has(word)) common += 1;
  return common;
}

/** The kept claims that are one with a claim, in their order; between two of them others may go first. */
export function* matchingClaims<T>(
  claim: ReadClaim,
  kept: Iterable<readonly [T, ReadClaim]>,
  words: MatchWords,
): Steps<readonly (readonly [T, ClaimMatch])[]> {
  const matches: (readonly [T, ClaimMatch])[] = [];
  for (const [id, other] of kept) {
    yield;
    const match = compareClaims(claim, other, words);
    if (match !== null) matches.push([id, match]);
  }
  return matches;
}

// Thresholds, found on the given half of tests/text/matches and looked at on the other.
const LIKE = 0.62;
const LIKE_IN_REPORT = 0.74;
const LIKE_OF_OTHERS = 0.74;
const CONTAINED = 0.85;
const RETOLD = 0.5;
const FEWEST_SHARED = 2;
const FEWEST_SHARED_OF_OTHERS = 4;
/** Share of words, small ones too, that makes two short claims alike. */
const SHORT_LIKE = 0.75;
const REPORTED = 0.83;
const FIRM = 0.9;
/** What is left without the words in which claims differ must be the same so far. */
const REST = 0.8;
const WHOLE = 0.95;
const REWORDED = 0.58;
const REWORDED_BOTH = 0.5;
const LEAST_TOLD = 3;
const FEWEST_REWORDED = 4;
const FEWEST_REWORDED_FIRM = 2;
const TURNED = 0.85;
const FEWEST_TURNED = 5;
const LEAST_RUN = 2.5;

function relationOf(
  a: ReadClaim,
  b: ReadClaim,
  measured: Measures,
  found: readonly Flaw[],
  pairs: readonly WordPair[],
  speakers: SpeakerLikeness,
  words: MatchWords,
): Relation | null {
  const isOthers = speakers !== 'same';
  const common = pairs.flatMap((pair) => (pair.likeness === 'loose' ? [] : (a.read.words[pair.a] ?? [])));
  if (isOthers && !isTelling(common, speakers, words, FEWEST_TELLING_CHANGED)) return null;
  const isReport = isReportOf(a, b);
  const { both, contained, coveredBoth, firm, shared, matched, run, contents } = measured;
  const like = isOthers ? LIKE_OF_OTHERS : isReport ? LIKE_IN_REPORT : LIKE;
  const isAlike =
    both >= like && (shared > FEWEST_SHARED || (shared === FEWEST_SHARED && measured.tokens >= SHORT_LIKE));
  // Sentences in another order, each with its words.
  const isTurnedRound = firm >= TURNED && coveredBoth >= TURNED && matched >= FEWEST_TURNED && run >= LEAST_RUN;
  // Of words that nobody put in marks a few in common are a subject in common.
  const isRetold = a.claim.form === 'indirect' && b.claim.form === 'indirect';
  const isCut =
    contained >= CONTAINED &&
    shared >= (isOthers ? FEWEST_SHARED_OF_OTHERS : FEWEST_SHARED) &&
    contents > 0 &&
    (!isRetold || (both >= RETOLD && !isOthers));
  // Few words, but one behind the other in both.
  const isExcerpt =
    !isOthers && !isRetold && shared >= 1 && measured.excerpt >= Math.min(a.read.words.length, b.read.words.length);
  const isReported =
    isReport && !isOthers && firm >= REPORTED && contained >= (firm >= FIRM ? 0.65 : 0.8) && shared > FEWEST_SHARED;
  if (found.length > 0) {
    const rest = restOf(a, b, pairs, found);
    const isShort = shared < FEWEST_SHARED;
    if (isShort && !isOthers && rest.both >= WHOLE && rest.shared >= 1) return 'differs';
    if (!isShort && rest.both >= REST) return 'differs';
    if (!isShort && rest.contained >= (shared > FEWEST_SHARED ? CONTAINED : WHOLE) && contents > 0) return 'differs';
    if (found.some((flaw) => !isMissing(flaw, a, b, words))) return null;
  } else if (isAlike || isCut || isExcerpt || isReported || (isTurnedRound && !isOthers)) return 'changed';
  if (isOthers || matched < FEWEST_REWORDED || contents < FEWEST_REWORDED_FIRM) return null;
  if (measured.leastTold < LEAST_TOLD) return null;
  return measured.told >= REWORDED && measured.toldBoth >= REWORDED_BOTH ? 'reworded' : null;
}

/** A "without" that the other claim puts in other words: "lost power", "were without power". */
function isMissing({ kind, a: i, b: j }: Flaw, a: ReadClaim, b: ReadClaim, { without }: MatchWords): boolean {
  return kind === 'negation' && (without.has(a.read.words[i]?.key ?? '') || without.has(b.read.words[j]?.key ?? ''));
}

/** Shares of what is the same, without the words in which the claims differ. */
function restOf(a: ReadClaim, b: ReadClaim, pairs: readonly WordPair[], found: readonly Flaw[]) {
  const flawedA = new Set(found.map((flaw) => flaw.a));
  const flawedB = new Set(found.map((flaw) => flaw.b));
  // What changed places does so out of order.
  const isExchange = pairs.some((pair) => pair.likeness === 'exact' && (flawedA.has(pair.a) || flawedB.has(pair.b)));
  let [same, common] = [0, 0];
  for (const pair of pairs) {
    const [one, other] = [a.read.words[pair.a], b.read.words[pair.b]];
    if (one === undefined || other === undefined || (pair.moved && !isExchange)) continue;
    if (!flawedA.has(pair.a) && !flawedB.has(pair.b)) {
      same += worthOf(one, other, pair.likeness);
      if (one.weight >= 1) common += 1;
    }
  }
  const left = (words: readonly ClaimWord[], flawed: ReadonlySet<number>, isOther: (at: number) => boolean) =>
    words.reduce((sum, { weight }, at) => (flawed.has(at) || isOther(at) ? sum : sum + weight), 0);
  const [restA, restB] = [
    left(a.read.words, flawedA, (at) => pairs.some((pair) => pair.a === at && flawedB.has(pair.b))),
    left(b.read.words, flawedB, (at) => pairs.some((pair) => pair.b === at && flawedA.has(pair.a))),
  ];
  return {
    both: (2 * same) / Math.max(1, restA + restB),
    contained: same / Math.max(1, Math.min(restA, restB)),
    shared: common,
  };
}

const scoreOf = (measured: Measures, relation: Relation): number =>
  relation === 'reworded' ? measured.coveredBoth : Math.max(measured.both, measured.contained * 0.9);

/** Of words that several people use, so much must be none of a set phrase. */
const FEWEST_TELLING = 3;
const FEWEST_TELLING_CHANGED = 4;

/** R7 Whether words say something that nobody else says by chance. */
function isTelling(
  read: readonly ClaimWord[],
  speakers: SpeakerLikeness,
  words: MatchWords,
  fewest = FEWEST_TELLING,
): boolean {
  if (speakers === 'same') return read.length > 1;
  let telling = 0;
  for (const { kind, key, stem } of read) {
    if (kind === 'figure' || kind === 'name') telling += 1;
    else if (kind === 'content' && !words.stock.has(stem) && !words.stock.has(key)) telling += 1;
  }
  return telling >= fewest;
}
