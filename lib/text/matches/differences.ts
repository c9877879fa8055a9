/** How two aligned claims differ, and which of that makes them two claims: a figure, a name, a negation. */
import { areOpposites, type WordPair } from './align';
import type { ClaimWord, ClaimWords } from './claim-words';
import type { MatchWords } from './match-words';

/**
 * A difference: the words that stand in the claim and those that stand in its place in the kept one ('' for none). 'added'
 * is only in the claim, 'left-out' only in the kept one, 'joined' left out between two parts of the claim that follow on
 * each other in it; 'reported': one gives the words, the other tells of them.
 */
export interface Difference {
  readonly kind: 'replaced' | 'left-out' | 'added' | 'joined' | 'reported' | 'figure' | 'name' | 'negation' | 'speaker';
  readonly claim: string;
  readonly kept: string;
}

/** Words that are not the same in what is otherwise the same: indexes, -1 where one has none. */
export interface Flaw {
  readonly kind: 'figure' | 'name' | 'negation';
  readonly a: number;
  readonly b: number;
}

/** Words of each claim between two pairs: from, and up to and without. */
interface Gap {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

function gapsOf(lengthA: number, lengthB: number, pairs: readonly WordPair[]): Gap[] {
  const gaps: Gap[] = [];
  let [i, j] = [0, 0];
  for (const pair of [...pairs.filter(({ moved }) => !moved), { a: lengthA, b: lengthB }]) {
    if (pair.a > i || pair.b > j) gaps.push({ a: [i, pair.a], b: [j, pair.b] });
    [i, j] = [pair.a + 1, pair.b + 1];
  }
  return gaps;
}

/** In a gap with more words that say something, words stand for none of the other's. */
const MOST_REPLACED = 4;

export function flaws(
  a: readonly ClaimWord[],
  b: readonly ClaimWord[],
  pairs: readonly WordPair[],
  words: MatchWords,
): Flaw[] {
  // A negation that stands elsewhere negates something else, if not what stands beside it, too.
  const standing = pairs.filter((pair) => !(pair.moved && a[pair.a]?.kind === 'negation'));
  const ofA = new Map(standing.map((pair) => [pair.a, pair.b]));
  const ofB = new Map(standing.map((pair) => [pair.b, pair.a]));
  const gaps = gapsOf(a.length, b.length, pairs);
  const found: Flaw[] = [];
  const opposed: Flaw[] = [];
  for (const gap of gaps) {
    const inA = free(a, gap.a, ofA);
    const inB = free(b, gap.b, ofB);
    if (inA.length > MOST_REPLACED || inB.length > MOST_REPLACED) continue;
    for (const kind of ['figure', 'name'] as const) {
      const [one, other] = [inA.filter((at) => a[at]?.kind === kind), inB.filter((at) => b[at]?.kind === kind)];
      for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
        found.push({ kind, a: one[at] ?? -1, b: other[at] ?? -1 });
      }
    }
    for (const i of inA) {
      const j = inB.find((at) => areOpposites(a[i]?.stem ?? '', b[at]?.stem ?? '', words));
      if (j !== undefined) opposed.push({ kind: 'negation', a: i, b: j });
    }
  }
  const inPlace = [...ofA, ...opposed.map((flaw) => [flaw.a, flaw.b] as const)];
  return [
    ...found,
    ...exchanged(a, b, pairs),
    ...turned(a, b, new Map(inPlace), new Map(inPlace.map(([i, j]) => [j, i])), opposed),
  ];
}

/**
 * Figures and names that changed places: where one stands between two words, another stands between the same two, and each
 * is somewhere in both.
 */
function exchanged(a: readonly ClaimWord[], b: readonly ClaimWord[], pairs: readonly WordPair[]): Flaw[] {
  const found: Flaw[] = [];
  const around = (words: readonly ClaimWord[], at: number) => `${words[at - 1]?.key ?? ''} ${words[at + 1]?.key ?? ''}`;
  const isNamed = ({ kind }: ClaimWord | { kind: '' }) => kind === 'figure' || kind === 'name';
  const keys = new Set(a.filter(isNamed).map(({ key }) => key));
  for (const pair of pairs) {
    const word = a[pair.a];
    if (word === undefined || !isNamed(word) || pair.likeness !== 'exact') continue;
    const place = around(a, pair.a);
    if (place === ' ' || around(b, pair.b) === place) continue;
    const other = b.findIndex(
      ({ kind, key }, at) => kind === word.kind && key !== word.key && keys.has(key) && around(b, at) === place,
    );
    if (other >= 0) found.push({ kind: word.kind === 'name' ? 'name' : 'figure', a: pair.a, b: other });
  }
  return found;
}

/** Indexes of words in a gap that say something and stand nowhere in the other claim. */
function free(words: readonly ClaimWord[], [from, to]: readonly [number, number], taken: ReadonlyMap<number, number>) {
  const found: number[] = [];
  for (let at = from; at < to; at += 1) if ((words[at]?.weight ?? 0) >= 1 && !taken.has(at)) found.push(at);
  return found;
}

/**
 * Negations that only one of the claims has, and words of which the other has the opposite. Two of them in one stretch
 * say the same again ("finds no successor", "looks for a successor").
 */
function turned(
  a: readonly ClaimWord[],
  b: readonly ClaimWord[],
  ofA: ReadonlyMap<number, number>,
  ofB: ReadonlyMap<number, number>,
  opposed: readonly Flaw[],
): Flaw[] {
  const inA = negationsOf(a, ofA);
  const inB = negationsOf(b, ofB);
  const turns: (Flaw & { readonly clause: number })[] = opposed.map((flaw) => ({
    ...flaw,
    clause: a[flaw.a]?.clause ?? 0,
  }));
  for (const { at, anchor } of inA) {
    const there = ofA.get(anchor) ?? -1;
    if (inB.some((other) => isNear(other.anchor, there) || isNear(other.at, there))) continue;
    if (isNegatedNear(b, there)) continue;
    turns.push({ kind: 'negation', a: at, b: -1, clause: a[at]?.clause ?? 0 });
  }
  for (const { at, anchor } of inB) {
    const there = ofB.get(anchor) ?? -1;
    if (inA.some((other) => isNear(other.anchor, there) || isNear(other.at, there))) continue;
    if (isNegatedNear(a, there)) continue;
    turns.push({ kind: 'negation', a: -1, b: at, clause: a[there]?.clause ?? 0 });
  }
  return turns.filter(({ clause }) => turns.filter((other) => other.clause === clause).length % 2 === 1);
}

const NEAR = 4;
const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= NEAR;

/** Whether a word's own stretch has a negation near it. */
function isNegatedNear(words: readonly ClaimWord[], at: number): boolean {
  const clause = words[at]?.clause;
  for (let near = Math.max(0, at - NEAR); near <= at + NEAR && near < words.length; near += 1) {
    const word = words[near];
    if (word?.kind === 'negation' && word.clause === clause) return true;
  }
  return false;
}

/** Negations that the other claim lacks, of each stretch the first, with the word beside them that the other has, too. */
function negationsOf(
  words: readonly ClaimWord[],
  taken: ReadonlyMap<number, number>,
): { readonly at: number; readonly anchor: number }[] {
  const found: { at: number; anchor: number }[] = [];
  let clause = -1;
  words.forEach((word, at) => {
    if (word.kind !== 'negation' || taken.has(at) || word.clause === clause) return;
    const anchor = anchorOf(words, at, taken);
    if (anchor === null) return;
    clause = word.clause;
    found.push({ at, anchor });
  });
  return found;
}

/** The word that a negation stands to: the next in its stretch that says something, else the one before; taken, or null. */
function anchorOf(words: readonly ClaimWord[], at: number, taken: ReadonlyMap<number, number>): number | null {
  const clause = words[at]?.clause;
  for (const step of [1, -1]) {
    for (let near = at + step; Math.abs(near - at) <= NEAR; near += step) {
      const word = words[near];
      if (word === undefined || word.clause !== clause) break;
      if (word.weight >= 1) return taken.has(near) ? near : null;
    }
  }
  return null;
}

/** So many words left out between two parts are a seam; fewer are words left out. */
const SEAM = 6;

/** One gives the words, the other tells of them. */
export const isReportOf = (a: Side, b: Side): boolean =>
  a.claim.form !== b.claim.form && (a.claim.form === 'indirect' || b.claim.form === 'indirect');

interface Side {
  readonly claim: { readonly text: string; readonly form: string };
  readonly read: ClaimWords;
}

export function differencesOf(a: Side, b: Side, pairs: readonly WordPair[], found: readonly Flaw[]): Difference[] {
  const [one, other] = [a.read.words, b.read.words];
  const taken = [new Set(pairs.map((pair) => pair.a)), new Set(pairs.map((pair) => pair.b))] as const;
  const isReport = isReportOf(a, b);
  const differences: Difference[] = isReport ? [{ kind: 'reported', claim: a.claim.form, kept: b.claim.form }] : [];
  const gaps = gapsOf(
    one.length,
    other.length,
    // A report has other forms of the same words; between two wordings another form is another word.
    pairs.filter(({ likeness }) => likeness === 'exact' || (isReport && likeness === 'form')),
  );
  gaps.forEach((gap) => {
    const flaw = found.find(({ a: i, b: j }) => isIn(i, gap.a) || isIn(j, gap.b));
    const [claim, kept] = [wordsIn(a, gap.a), wordsIn(b, gap.b)];
    const says = (words: readonly ClaimWord[], [from, to]: readonly [number, number], used: ReadonlySet<number>) =>
      words
        .slice(from, to)
        .some(({ weight }, at) => weight >= (isReport ? 1 : 0) && !(isReport && used.has(from + at)));
    const [inClaim, inKept] = [says(one, gap.a, taken[0]), says(other, gap.b, taken[1])];
    if (flaw !== undefined) differences.push({ kind: flaw.kind, claim, kept });
    else if (inClaim && inKept) differences.push({ kind: 'replaced', claim, kept });
    else if (inClaim) differences.push({ kind: 'added', claim, kept: '' });
    else if (inKept) {
      const isInside = gap.b[0] > 0 && gap.b[1] < other.length && gap.a[0] > 0 && gap.a[1] < one.length;
      differences.push({ kind: isInside && gap.b[1] - gap.b[0] >= SEAM ? 'joined' : 'left-out', claim: '', kept });
    }
  });
  return differences;
}

const isIn = (at: number, [from, to]: readonly [number, number]): boolean => at >= from && at < to;

function wordsIn({ claim, read }: Side, [from, to]: readonly [number, number]): string {
  const stretch = read.words.slice(from, to);
  if (stretch.length === 0) return '';
  return claim.text.slice(Math.min(...stretch.map(({ start }) => start)), Math.max(...stretch.map(({ end }) => end)));
}
