/** What differs between two wordings, word by word. */
import type { DiffPart, Span } from '../model';
import { fold } from './anchor/fold';
import { finish, type Steps, TURNS_A_STEP } from './steps';

// Words with the apostrophes, points and hyphens inside them ("don’t", "4.5", "sea-wall"); white space; each mark. Scripts
// that don't part words are compared character by character.
const TOKENS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:[\p{L}\p{M}\p{N}](?<![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]))+(?:[’'.,‑-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*|\s+|./gsu;

const WORD = /[\p{L}\p{N}]/u;

/** A difference of more edits than this is given as one change, since it would not be readable word by word. */
const MOST_EDITS = 400;
/** Nor one of a text so long that words times edits are more than this, from so many edits on. */
const MOST_WORK = 2_000_000;
const FEWEST_EDITS = 16;

interface Step {
  readonly kind: DiffPart['kind'];
  readonly token: string;
}

/**
 * The difference between `before` and `after`, in order: what is the same or added, put together, is `after`, and what
 * is the same or removed is `before` but for typography (quotation marks, dashes, white space), which is no difference.
 *
 * D1 Words are compared whole: a changed letter is a changed word.
 * D2 Typography is no difference.
 * D3 Of a change, what was removed comes before what was added.
 * D4 Marks and white space between two changes belong to the change; a single word between them doesn't.
 */
export function* differing(before: string, after: string): Steps<readonly DiffPart[]> {
  const a = yield* readingTokens(before);
  const b = yield* readingTokens(after);
  return merged(steps(a, b));
}

/** A stretch of both wordings; of what was removed the second is empty, of what was added the first. */
export interface AlignedWords {
  readonly kind: DiffPart['kind'];
  readonly before: Span;
  readonly after: Span;
}

/** The words and marks of `before` beside those of `after`, one by one (D1, D2): where each of them is now. */
export function* aligning(before: string, after: string): Steps<readonly AlignedWords[]> {
  const a = yield* readingTokens(before);
  const b = yield* readingTokens(after);
  let [x, y, tokenA] = [0, 0, 0];
  return steps(a, b).map(({ kind, token }) => {
    const [startX, startY] = [x, y];
    if (kind !== 'added') {
      // What is the same is written as in `after`.
      x += a.tokens[tokenA]?.length ?? 0;
      tokenA += 1;
    }
    if (kind !== 'removed') y += token.length;
    return { kind, before: { start: startX, end: x }, after: { start: startY, end: y } };
  });
}

/** The same at once. */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  return finish(differing(before, after));
}

/** The words and marks of a text, and what each is compared by. */
interface Tokens {
  readonly tokens: readonly string[];
  readonly keys: readonly string[];
}

function* readingTokens(text: string): Steps<Tokens> {
  const tokens: string[] = [];
  const keys: string[] = [];
  for (const [token] of text.matchAll(TOKENS)) {
    if (tokens.length % TURNS_A_STEP === 0) yield;
    tokens.push(token);
    keys.push(keyOf(token));
  }
  return { tokens, keys };
}

const keyOf = (token: string): string => {
  const { text } = fold(token);
  return text === '' ? ' ' : text;
};

function steps({ tokens: a, keys: keysA }: Tokens, { tokens: b, keys: keysB }: Tokens): Step[] {
  let start = 0;
  while (start < a.length && start < b.length && keysA[start] === keysB[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && keysA[endA - 1] === keysB[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const same = (from: number, to: number): Step[] => b.slice(from, to).map((token) => ({ kind: 'same', token }));
  return [
    ...same(0, start),
    ...middle(a.slice(start, endA), b.slice(start, endB), keysA.slice(start, endA), keysB.slice(start, endB)),
    ...same(endB, b.length),
  ];
}

/** Shortest edit script: Eugene Myers, "An O(ND) difference algorithm and its variations", Algorithmica 1, 1986. */
function middle(
  a: readonly string[],
  b: readonly string[],
  keysA: readonly string[],
  keysB: readonly string[],
): Step[] {
  const removed = a.map((token): Step => ({ kind: 'removed', token }));
  const added = b.map((token): Step => ({ kind: 'added', token }));
  if (a.length === 0 || b.length === 0) return [...removed, ...added];
  const sum = a.length + b.length;
  const most = Math.min(MOST_EDITS, sum, Math.max(FEWEST_EDITS, Math.floor(MOST_WORK / sum)));
  const size = 2 * most + 3;
  const reach = new Int32Array(size);
  const traces: Int32Array[] = [];
  const at = (k: number) => k + most + 1;
  for (let d = 0; d <= most; d += 1) {
    traces.push(reach.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach[at(k - 1)] ?? 0) < (reach[at(k + 1)] ?? 0));
      let x = down ? (reach[at(k + 1)] ?? 0) : (reach[at(k - 1)] ?? 0) + 1;
      while (x < a.length && x - k < b.length && keysA[x] === keysB[x - k]) x += 1;
      reach[at(k)] = x;
      if (x >= a.length && x - k >= b.length) return walk(a, b, traces, at);
    }
  }
  return [...removed, ...added];
}

function walk(
  a: readonly string[],
  b: readonly string[],
  traces: readonly Int32Array[],
  at: (k: number) => number,
): Step[] {
  const found: Step[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = traces.length - 1; d >= 0 && (x > 0 || y > 0); d -= 1) {
    const reach = traces[d];
    const k = x - y;
    const down = k === -d || (k !== d && (reach?.[at(k - 1)] ?? 0) < (reach?.[at(k + 1)] ?? 0));
    const before = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : (reach?.[at(before)] ?? 0);
    const fromY = d === 0 ? 0 : fromX - before;
    while (x > fromX && y > fromY) {
      y -= 1;
      x -= 1;
      found.push({ kind: 'same', token: b[y] ?? '' });
    }
    if (d === 0) break;
    if (down) {
      y -= 1;
      found.push({ kind: 'added', token: b[y] ?? '' });
    } else {
      x -= 1;
      found.push({ kind: 'removed', token: a[x] ?? '' });
    }
  }
  return found.reverse();
}

function merged(all: readonly Step[]): DiffPart[] {
  const parts: DiffPart[] = [];
  const push = (kind: DiffPart['kind'], text: string) => {
    if (text === '') return;
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  };
  let removed = '';
  let added = '';
  // White space and marks that may turn out to stand between two changes.
  let between = '';
  const flush = () => {
    push('removed', removed);
    push('added', added);
    removed = '';
    added = '';
    push('same', between);
    between = '';
  };
  for (const { kind, token } of all) {
    if (kind === 'same') {
      if ((removed === '' && added === '') || WORD.test(token)) {
        flush();
        push('same', token);
      } else between += token;
      continue;
    }
    removed += between;
    added += between;
    between = '';
    if (kind === 'removed') removed += token;
    else added += token;
  }
  flush();
  return parts;
}
