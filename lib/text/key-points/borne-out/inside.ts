/**
 * Where an article differs with itself, as far as that is sure:
 *
 * I1 The same quotation stands twice, in other words: both are direct, of eight words or more, have nearly all words in
 *    common in the same order, and neither is a piece of the other. An ellipsis or brackets say themselves that something
 *    is other, and two different speakers may say nearly the same.
 * I2 Two paragraphs count the same things otherwise: outside of marks, the sentences have most of their words in common, the
 *    same words stand beside the number, and no other number, day, month or denial is other.
 */
import type { Analysis, Article, InnerDifference, Span } from '../../../model';
import type { Language } from '../../language';
import type { Steps } from '../../steps';
import { isSameValue } from './quantities';
import { quotedAs, type Words, wordsOf } from './quoted-words';
import { Reader, type Text } from './reading';

const FEWEST_WORDS = 8;
/** Share of the longer quotation's words that the other one has. */
const LEAST_COMMON = 0.75;
/** Share of each sentence's content words that the other one has. */
const LEAST_SHARED = 0.7;
const FEWEST_CONTENT = 5;
/** So many quotations are compared with each other, and so many sentences that count the same. */
const MOST_QUOTATIONS = 200;
const MOST_ALIKE = 8;
const MOST_TOLD = 5;
/** More numbers that differ stand in a list of things that are alike. */
const MOST_NUMBERS = 2;

export function* findingInnerDifferences(
  article: Article,
  { quotations }: Pick<Analysis, 'quotations'>,
  body: readonly Span[],
  language: Language,
): Steps<readonly InnerDifference[]> {
  const quoted = yield* quotedTwice(article, { quotations });
  const counted = yield* countedTwice(article, { quotations, body }, language);
  return [...quoted, ...(counted.length > MOST_NUMBERS ? [] : counted)].slice(0, MOST_TOLD);
}

interface Said extends Words {
  readonly span: Span;
  readonly speaker: number | null;
  readonly text: string;
}

/** I1 */
function* quotedTwice(
  { text }: Article,
  { quotations }: Pick<Analysis, 'quotations'>,
): Steps<readonly InnerDifference[]> {
  const said: Said[] = [];
  for (const { form, contents, speaker } of quotations.slice(0, MOST_QUOTATIONS)) {
    const [first] = contents;
    const words = text.slice(first.start, first.end);
    if (form !== 'direct' || contents.length > 1 || /…|\.\s?\.\s?\.|[[\]]/u.test(words)) continue;
    const read = wordsOf(words);
    if (read.keys.length >= FEWEST_WORDS) said.push({ ...read, span: first, speaker, text: words });
    yield;
  }
  const found: InnerDifference[] = [];
  for (const [at, one] of said.entries()) {
    yield;
    for (const other of said.slice(at + 1)) {
      if (one.speaker !== null && other.speaker !== null && one.speaker !== other.speaker) continue;
      const [short, long] = one.keys.length <= other.keys.length ? [one, other] : [other, one];
      const common = short.keys.filter((key) => long.all.has(key)).length;
      if (common < LEAST_COMMON * long.keys.length || one.keys.join(' ') === other.keys.join(' ')) continue;
      yield;
      const as = quotedAs(short, long);
      if (as !== 'changed' && as !== 'left-out') continue;
      found.push({ kind: 'quotation', words: one.text, text: other.text, spans: [one.span, other.span] });
    }
  }
  return found;
}

interface Counted {
  readonly read: Text;
  readonly index: number;
  readonly quantity: number;
}

/** I2 */
function* countedTwice(
  { text, blocks }: Article,
  { quotations, body }: Pick<Analysis, 'quotations'> & { readonly body: readonly Span[] },
  language: Language,
): Steps<readonly InnerDifference[]> {
  const reader = new Reader(
    body.map(({ start, end }) => text.slice(start, end)),
    language,
  );
  const direct = quotations
    .filter(({ form }) => form === 'direct')
    .slice(0, MOST_QUOTATIONS)
    .flatMap(({ contents }) => contents);
  const alike = new Map<string, Counted[]>();
  const found: InnerDifference[] = [];
  const blockOf = (at: number) => blocks.findIndex(({ start, end }) => start <= at && at < end);
  for (const [index, span] of body.entries()) {
    yield;
    if (direct.some(({ start, end }) => start < span.end && span.start < end)) continue;
    const read = reader.sentence(index);
    // Only whole sentences: a line of a list or table begins with anything.
    if (read.content.length < FEWEST_CONTENT || !/^["'“‘]?\p{Lu}/u.test(read.text)) continue;
    for (const [quantity, { unit }] of read.quantities.entries()) {
      const { next, last } = read.around[quantity] ?? { next: null, last: null };
      if (next === null || NO_COUNTS.has(unit) || !isCount(read, quantity)) continue;
      const key = `${unit}|${next}|${last}`;
      const before = alike.get(key) ?? [];
      const one: Counted = { read, index, quantity };
      for (const other of before) {
        if (!isOther(one, other, reader)) continue;
        const [there, here] = [body[other.index], body[index]];
        if (there === undefined || here === undefined || blockOf(there.start) === blockOf(here.start)) continue;
        found.push({ kind: 'number', words: shown(other), text: shown(one), spans: [there, here] });
      }
      if (before.length < MOST_ALIKE) alike.set(key, [...before, one]);
    }
  }
  return found;
}

const NO_COUNTS: ReadonlySet<string> = new Set(['calendar', 'date', 'time', 'ordinal', 'decade', 'age']);

/** Whether what is counted stands right behind the number: "12 wells", not "No. 12" or "12 a.m.". */
function isCount({ text, tokens, quantities }: Text, quantity: number): boolean {
  const at = quantities[quantity];
  const [token, next] = [tokens[at?.last ?? 0], tokens[(at?.last ?? 0) + 1]];
  const start = tokens[at?.first ?? 0]?.start ?? 0;
  if (/[#№]\s?$/u.test(text.slice(Math.max(0, start - 2), start))) return false;
  return (
    next === undefined ||
    token === undefined ||
    (text.slice(token.end, next.start).trim() === '' && !next.text.includes('.'))
  );
}

const shown = ({ read, quantity }: Counted): string => {
  const at = read.quantities[quantity];
  const end = Math.min((at?.last ?? 0) + 1, read.tokens.length - 1);
  return read.text.slice(read.tokens[at?.first ?? 0]?.start, read.tokens[end]?.end);
};

function isOther(one: Counted, other: Counted, reader: Reader): boolean {
  const [a, b] = [one.read.quantities[one.quantity], other.read.quantities[other.quantity]];
  if (a === undefined || b === undefined || isSameValue(a, b) || a.rough || b.rough) return false;
  if (reader.shared(one.read, other.read) < LEAST_SHARED || reader.shared(other.read, one.read) < LEAST_SHARED)
    return false;
  const { kinds, negators, limits, doubts } = reader.lists;
  const tells = ({ read, quantity }: Counted) =>
    new Set([
      ...read.tokens
        .filter(
          ({ lower, kind }) =>
            kinds.has(lower) || negators.has(lower) || limits.has(lower) || doubts.has(lower) || kind === 'name',
        )
        .map(({ stem }) => stem),
      ...read.quantities.filter((_, at) => at !== quantity).map(({ value }) => String(value)),
    ]);
  const [mine, theirs] = [tells(one), tells(other)];
  return mine.size === theirs.size && [...mine].every((word) => theirs.has(word));
}
