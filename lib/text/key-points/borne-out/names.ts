import type { Text } from './reading';
import { type Held, observe, type Suspect, textOf } from './suspects';
import type { Token } from './words';

/** Small words that may stand between a name and the shared word beside it: "has", "by". */
const SMALL_BETWEEN = 2;
/** Longer names are none. */
const MOST_NAME_WORDS = 16;
/** A pronoun takes up a name of so many sentences before. */
const REACH = 3;

/** B2 */
export function suspectNames(held: Held): readonly Suspect[] {
  const { bullet, sentence, index, alignment, said } = held;
  return alignment.gaps.flatMap((gap): Suspect[] => {
    for (const side of ['before', 'behind'] as const) {
      const ours = nameAt(held, bullet, gap.bullet, side);
      const theirs = nameAt(held, sentence, gap.sentence, side, bullet);
      if (ours.length === 0) continue;
      const own = (text: string): number[] => [
        side === 'before' ? 1 : 0,
        Math.min(1, (gap.bullet[1] - gap.bullet[0]) / 6),
        Math.min(1, (gap.sentence[1] - gap.sentence[0]) / 12),
        Math.min(1, ours.length / 3),
        Math.min(1, theirs.length / 3),
        edgeKind(bullet, gap.bullet, side),
        text.length > 0 && held.reader.sentences[index - 1]?.includes(ours.at(-1)?.text ?? '') === true ? 1 : 0,
        countOf(held, ours),
      ];
      const base = { kind: 'name', bullet: textOf(bullet, ours), sentence: index } as const;
      if (theirs.length === 0) {
        const taken = side === 'before' ? takenUp(held, gap.sentence, ours) : null;
        if (taken !== null)
          return [{ ...base, ground: 'pronoun', text: taken, observed: observe(held, ours, gap.bullet, own(taken)) }];
        continue;
      }
      if (ours.some(({ stem }) => said.has(stem)) || theirs.some(({ stem }) => bullet.stems.has(stem))) continue;
      if (ours.some((one) => theirs.some((other) => isShortened(one, other)))) continue;
      const text = textOf(sentence, theirs);
      return [{ ...base, ground: 'name', text, observed: observe(held, ours, gap.bullet, own(text)) }];
    }
    return [];
  });
}

/** In how many of ten sentences a name stands. */
function countOf({ reader }: Held, name: readonly Token[]): number {
  const stem = name.at(-1)?.stem ?? '';
  let count = 0;
  for (let at = 0; at < reader.sentences.length && count < 10; at++) if (reader.sentence(at).stems.has(stem)) count++;
  return count / 10;
}

/** 1 where the shared word beside a name is a content word, 0.5 for a small one, 0 at an end. */
function edgeKind({ tokens }: Text, [from, to]: readonly [number, number], side: 'before' | 'behind'): number {
  const edge = side === 'before' ? tokens[to] : tokens[from - 1];
  return edge === undefined ? 0 : edge.kind === 'stop' ? 0.5 : 1;
}

/** The name that a pronoun at the end of a gap takes up, where it can't be ours. */
function takenUp(
  { reader, sentence, index }: Held,
  [from, to]: readonly [number, number],
  ours: readonly Token[],
): string | null {
  const { persons, roles } = reader.lists;
  let at = to - 1;
  while (
    at >= from &&
    to - at <= SMALL_BETWEEN + 1 &&
    sentence.tokens[at]?.kind === 'stop' &&
    !persons.has(sentence.tokens[at]?.lower ?? '')
  )
    at--;
  const pronoun = sentence.tokens[at];
  if (pronoun === undefined || at < from || !persons.has(pronoun.lower)) return null;
  for (let before = Math.max(0, index - REACH); before <= index; before++) {
    if (ours.some(({ stem }) => reader.sentence(before).stems.has(stem))) return null;
  }
  for (let before = index; before >= Math.max(0, index - 1); before--) {
    const { tokens } = reader.sentence(before);
    const names = (before === index ? tokens.slice(0, at) : tokens).filter(
      (token) => reader.isName(token, null) && !roles.has(token.lower),
    );
    const name = names.at(-1);
    if (name !== undefined) return name.text;
  }
  return null;
}

/**
 * The name at one end of a gap: right before the shared word that ends it, or right behind the one that opens it. None
 * where other words than titles and small ones stand between, or where the shared word is a small one.
 */
function nameAt(
  { reader }: Held,
  text: Text,
  [from, to]: readonly [number, number],
  side: 'before' | 'behind',
  other: Text | null = null,
): readonly Token[] {
  const { tokens } = text;
  const edge = side === 'before' ? tokens[to] : tokens[from - 1];
  if (edge === undefined || edge.kind === 'name') return [];
  const gap = tokens.slice(from, to);
  const ordered = side === 'before' ? gap.toReversed() : gap;
  let small = edge.kind === 'stop' ? SMALL_BETWEEN : 0;
  const name: Token[] = [];
  for (const token of ordered) {
    if (reader.isName(token, other) && !reader.lists.kinds.has(token.lower)) name.push(token);
    else if (name.length > 0) break;
    else if (token.kind !== 'stop' || ++small > SMALL_BETWEEN) return [];
  }
  // "the England team" is no name, "coach England" is one; "the Duchess of Kent" has another one.
  const follower = side === 'before' ? undefined : tokens[from + ordered.indexOf(name.at(-1) ?? edge) + 1];
  if (follower !== undefined && (follower.kind === 'word' || follower.lower === 'of') && isOneStretch(text, follower))
    return [];
  const words = (side === 'before' ? name.toReversed() : name).filter(({ lower }) => !reader.lists.roles.has(lower));
  // Shortened names and initials stand for longer ones.
  return words.some(({ text: word }) => word.length > 1 && word.toUpperCase() === word) ? [] : words;
}

/** The names of a text beside another one, with their places. */
const namesIn = ({ reader }: Held, { tokens }: Text, other: Text): readonly (readonly [at: number, name: Token])[] =>
  tokens.flatMap((token, at) => (reader.isName(token, other) ? [[at, token] as const] : []));

/** B3 */
export function suspectTurned(held: Held): readonly Suspect[] {
  const { bullet, sentence, index, alignment } = held;
  const places = new Map<string, number>();
  for (const [at, { stem }] of sentence.tokens.entries()) if (!places.has(stem)) places.set(stem, at);
  const ours = namesIn(held, bullet, sentence);
  const theirs = new Map<string, { readonly first: number; last: number }>();
  for (const [at, { stem }] of namesIn(held, sentence, bullet)) {
    const known = theirs.get(stem);
    if (known === undefined) theirs.set(stem, { first: at, last: at });
    else known.last = at;
  }
  let doing: Suspect | null = null;
  for (const [i, { kind, stem: verb }] of bullet.tokens.entries()) {
    const partner = alignment.partner[i] ?? -1;
    const j = kind === 'word' ? (places.get(verb) ?? (partner < 0 ? undefined : partner)) : undefined;
    if (j === undefined) continue;
    const [doer, other] = [nameBefore(held, bullet, i, sentence), nameBefore(held, sentence, j, bullet)];
    const base = { kind: 'name', sentence: index } as const;
    if (doer.length > 0 && other.length > 0) {
      const own = (isExact: boolean) => [
        isExact ? 1 : 0,
        Math.min(1, doer.length / 3),
        Math.min(1, other.length / 3),
        i / Math.max(1, bullet.tokens.length),
      ];
      const isExact = sentence.tokens[j]?.stem === verb;
      const shown = { bullet: wordsTo(bullet, doer, i), text: wordsTo(sentence, other, j) };
      if (
        doer.every(({ stem }) => sentence.stems.has(stem) && !other.some((one) => one.stem === stem)) &&
        other.every(({ stem }) => bullet.stems.has(stem))
      )
        return [
          { ...base, ...shown, ground: 'turned', observed: observe(held, doer, [i, i + 1], [1, ...own(isExact)]) },
        ];
      if (
        doing === null &&
        doer.every(({ stem }) => !sentence.stems.has(stem)) &&
        other.every(({ stem }) => !bullet.stems.has(stem)) &&
        !doer.some((one) => other.some((another) => isShortened(one, another)))
      )
        doing = { ...base, ...shown, ground: 'doer', observed: observe(held, doer, [i, i + 1], own(isExact)) };
    }
    const before = ours.findLast(([at]) => at < i)?.[1];
    const behind = ours.find(([at]) => at > i)?.[1];
    if (before === undefined || behind === undefined || before.stem === behind.stem) continue;
    const [one, another] = [theirs.get(before.stem), theirs.get(behind.stem)];
    // Of each name's places all are on the other side of the word.
    if (one === undefined || another === undefined || one.first <= j || another.last >= j) continue;
    return [
      {
        ...base,
        ground: 'turned',
        bullet: bullet.text.slice(before.start, behind.end),
        text: sentence.text.slice(
          sentence.tokens.find(({ stem }) => stem === behind.stem)?.start,
          sentence.tokens.findLast(({ stem }) => stem === before.stem)?.end,
        ),
        observed: observe(held, [before], [i, i + 1], [0, 1, 0, 0, i / Math.max(1, bullet.tokens.length)]),
      },
    ];
  }
  return doing === null ? [] : [doing];
}

/** The name right before a word, but for auxiliaries: who does it. */
function nameBefore({ reader }: Held, { text, tokens }: Text, at: number, other: Text): readonly Token[] {
  const name: Token[] = [];
  let small = 0;
  for (let i = at - 1; i >= 0 && name.length < MOST_NAME_WORDS; i--) {
    const [token, next] = [tokens[i], tokens[i + 1]];
    if (token === undefined || next === undefined || /[,;:.!?()–—]/u.test(text.slice(token.end, next.start))) break;
    // A day is no doer.
    if (reader.isName(token, other) && !reader.lists.kinds.has(token.lower)) name.push(token);
    else if (name.length > 0 || !reader.lists.auxiliaries.has(token.lower) || ++small > SMALL_BETWEEN) break;
  }
  return name.toReversed();
}

const wordsTo = ({ text, tokens }: Text, from: readonly Token[], to: number): string =>
  text.slice(from[0]?.start, tokens[to]?.end);

/** Whether nothing but white space stands before a word. */
const isOneStretch = ({ text }: Text, { start }: Token): boolean =>
  /[\s’']$/u.test(text.slice(Math.max(0, start - 1), start)) &&
  !/[,;:.!?()–—]\s$/u.test(text.slice(Math.max(0, start - 2), start));

/** "Rob" is "Robert". */
const isShortened = (a: Token, b: Token): boolean => a.lower.startsWith(b.lower) || b.lower.startsWith(a.lower);
