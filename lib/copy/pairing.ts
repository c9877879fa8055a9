/**
 * Which blocks of one version are which of another.
 *
 * P1 Typography and kind don't count: a paragraph that is drawn as a list item is the same.
 * P2 Blocks with the same words are one, wherever they stand. Of those whose order is another, as few as can be have moved.
 * P3 Paragraphs that are cut or put together in another way, with the same words in the same place, are the same.
 * P4 Of the rest, those are one that have most of their words in common, in the same place rather than elsewhere.
 * P5 What is left was added or removed.
 */
import type { Article } from '../model';
import { foldingText } from '../text/anchor/fold';
import { type Steps, TURNS_A_STEP } from '../text/steps';
import { blockTexts } from './canonical';

/** Blocks of both versions that are one; more than one of a side where they are cut in another way (P3). In order of `after`. */
export interface Pair {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  /** Whether it stands in another order among the other blocks. */
  readonly moved: boolean;
}

/** Share of words that two blocks need in common to be one, in the same place and elsewhere. */
const LIKE_HERE = 0.5;
const LIKE_ELSEWHERE = 0.6;
/** More comparisons than these are not made; then only blocks in the same place are compared. */
const MOST_COMPARISONS = 20_000;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Words of which more are not compared. */
const MOST_WORDS = 600;

/** Words in lower case with how often each stands there; single characters of scripts that don't part words. */
export function wordCounts(text: string): { readonly counts: ReadonlyMap<string, number>; readonly total: number } {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    if (total === MOST_WORDS) break;
    total += 1;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return { counts, total };
}

type Counted = ReturnType<typeof wordCounts>;

/** Dice's coefficient of two bags of words: 0 to 1. */
export function likeness(a: Counted, b: Counted): number {
  if (a.total + b.total === 0) return 0;
  let both = 0;
  const [few, many] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  for (const [word, count] of few.counts) both += Math.min(count, many.counts.get(word) ?? 0);
  return (2 * both) / (a.total + b.total);
}

/** Places in `values` of a longest sequence that grows; linear but for a search in a sorted list each. */
function growing(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, place) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[place] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = place;
  });
  const found = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) found.add(at);
  return found;
}

interface Side {
  readonly texts: readonly string[];
  readonly keys: readonly string[];
  readonly counted: readonly Counted[];
}

function* sideOf(article: Article): Steps<Side> {
  const texts = blockTexts(article);
  const keys: string[] = [];
  const counted: Counted[] = [];
  for (const text of texts) {
    const { text: key } = yield* foldingText(text);
    keys.push(key.trim());
    counted.push(wordCounts(key));
    yield;
  }
  return { texts, keys, counted };
}

export function* pairing(before: Article, after: Article): Steps<readonly Pair[]> {
  const a = yield* sideOf(before);
  const b = yield* sideOf(after);
  /** By block of `before`, its block of `after`, and the other way round; of those that are cut otherwise, the first. */
  const to = new Map<number, number>();
  const from = new Map<number, number>();
  const join = (x: number, y: number) => {
    to.set(x, y);
    from.set(y, x);
  };
  /** By its first block of `before`: what is cut in another way; and the blocks in them but for the first. */
  const groups = new Map<number, Group>();
  const inGroupA = new Set<number>();
  const inGroupB = new Set<number>();
  const freeA = (start: number, end: number) => range(start, end).filter((x) => !to.has(x) && !inGroupA.has(x));
  const freeB = (start: number, end: number) => range(start, end).filter((y) => !from.has(y) && !inGroupB.has(y));

  // P2
  const places = new Map<string, number[]>();
  b.keys.forEach((key, y) => {
    const list = places.get(key);
    if (list === undefined) places.set(key, [y]);
    else list.push(y);
  });
  for (const list of places.values()) list.reverse();
  a.keys.forEach((key, x) => {
    const y = places.get(key)?.pop();
    if (y !== undefined) join(x, y);
  });
  yield;

  const inOrder = () => [...to].sort(([x], [y]) => x - y);
  /** What is free in both versions between one block that stayed and the next. */
  const gaps = (): Group[] => {
    const matched = inOrder();
    const stay = growing(matched.map(([, y]) => y));
    const found: Group[] = [];
    let [fromX, fromY] = [0, 0];
    for (const [x, y] of [...matched.filter((_, place) => stay.has(place)), [a.keys.length, b.keys.length] as const]) {
      const [xs, ys] = [freeA(fromX, x), freeB(fromY, y)];
      if (xs.length > 0 && ys.length > 0) found.push({ xs, ys });
      [fromX, fromY] = [x + 1, y + 1];
    }
    return found;
  };

  // P3
  for (const { xs, ys } of gaps()) {
    yield;
    for (const group of recut(xs, ys, a.keys, b.keys)) {
      const [[x = 0, ...otherXs], [y = 0, ...otherYs]] = [group.xs, group.ys];
      join(x, y);
      groups.set(x, group);
      for (const each of otherXs) inGroupA.add(each);
      for (const each of otherYs) inGroupB.add(each);
    }
  }

  // P4
  const changed = new Set<number>();
  const candidates: { readonly x: number; readonly y: number; readonly score: number }[] = [];
  let comparisons = 0;
  const compare = function* ({ xs, ys }: Group, least: number): Steps<void> {
    for (const x of xs) {
      for (const y of ys) {
        if (comparisons === MOST_COMPARISONS) return;
        comparisons += 1;
        if (comparisons % TURNS_A_STEP === 0) yield;
        const [one, other] = [a.counted[x], b.counted[y]];
        if (one === undefined || other === undefined) continue;
        const score = likeness(one, other);
        if (score >= least) candidates.push({ x, y, score });
      }
    }
  };
  const take = () => {
    candidates.sort((p, q) => q.score - p.score || p.x - q.x || p.y - q.y);
    for (const { x, y } of candidates.splice(0)) {
      if (to.has(x) || from.has(y)) continue;
      join(x, y);
      changed.add(x);
    }
  };
  for (const gap of gaps()) yield* compare(gap, LIKE_HERE);
  take();
  yield* compare({ xs: freeA(0, a.keys.length), ys: freeB(0, b.keys.length) }, LIKE_ELSEWHERE);
  take();

  const matched = inOrder();
  const stay = growing(matched.map(([, y]) => y));
  const placed: { readonly pair: Pair; readonly at: readonly [number, number] }[] = matched.map(([x, y], place) => {
    const { xs, ys } = groups.get(x) ?? { xs: [x], ys: [y] };
    const kind = changed.has(x) ? 'changed' : 'same';
    return { pair: { before: xs, after: ys, kind, moved: !stay.has(place) }, at: [y, 0] };
  });
  for (const y of freeB(0, b.keys.length)) {
    placed.push({ pair: { before: [], after: [y], kind: 'added', moved: false }, at: [y, 0] });
  }
  // A removed block is listed after the block that it followed.
  let last = -1;
  for (const x of range(0, a.keys.length)) {
    const y = to.get(x);
    if (y !== undefined) last = Math.max(last, groups.get(x)?.ys.at(-1) ?? y);
    else if (!inGroupA.has(x)) {
      placed.push({ pair: { before: [x], after: [], kind: 'removed', moved: false }, at: [last, x + 1] });
    }
  }
  return placed.sort((p, q) => p.at[0] - q.at[0] || p.at[1] - q.at[1]).map(({ pair }) => pair);
}

/** Blocks of both versions. */
interface Group {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

const range = (start: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);

/** P3: runs of neighbouring blocks with the same words on both sides, in order. */
function recut(
  xs: readonly number[],
  ys: readonly number[],
  keysA: readonly string[],
  keysB: readonly string[],
): Group[] {
  const bare = (key: string | undefined) => (key ?? '').replace(/\s+/g, '');
  const found: Group[] = [];
  const starts = new Map<string, number>();
  ys.forEach((y, place) => {
    const start = bare(keysB[y]).slice(0, 24);
    if (start !== '' && !starts.has(start)) starts.set(start, place);
  });
  let free = 0;
  for (let at = 0; at < xs.length; at += 1) {
    const begin = starts.get(bare(keysA[xs[at] ?? -1]).slice(0, 24));
    if (begin === undefined || begin < free) continue;
    let [i, j] = [at, begin];
    let [left, right] = [bare(keysA[xs[i] ?? -1]), bare(keysB[ys[j] ?? -1])];
    // Whichever is shorter goes on; where both end at once, both have the same words.
    for (;;) {
      if (left === right) break;
      if (left.length < right.length && right.startsWith(left) && i + 1 < xs.length && xs[i + 1] === (xs[i] ?? 0) + 1) {
        i += 1;
        right = right.slice(left.length);
        left = bare(keysA[xs[i] ?? -1]);
      } else if (
        right.length < left.length &&
        left.startsWith(right) &&
        j + 1 < ys.length &&
        ys[j + 1] === (ys[j] ?? 0) + 1
      ) {
        j += 1;
        left = left.slice(right.length);
        right = bare(keysB[ys[j] ?? -1]);
      } else break;
    }
    if (left !== right) continue;
    found.push({ xs: xs.slice(at, i + 1), ys: ys.slice(begin, j + 1) });
    free = j + 1;
    at = i;
  }
  return found;
}
