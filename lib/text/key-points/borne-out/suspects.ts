/** What may differ between a statement and a sentence, before it is decided whether it does. */
import type { Alignment } from './alignment';
import type { Reader, Text } from './reading';
import type { Token } from './words';

/** What a statement says otherwise than a sentence of the article. */
export interface Difference {
  readonly kind: 'number' | 'name' | 'negation' | 'event';
  /** The statement's words. */
  readonly bullet: string;
  /** The sentence's words in their place. */
  readonly text: string;
  /** Index of the sentence. */
  readonly sentence: number;
}

/** By which rule something is suspected; each has weights of its own. */
export type Ground = 'number' | 'name' | 'pronoun' | 'turned' | 'doer' | 'denial' | 'opposite' | 'kind' | 'slot';

export interface Suspect extends Difference {
  readonly ground: Ground;
  /** What the model of this ground looks at; the first is 1. */
  readonly observed: readonly number[];
}

/** A statement beside one of its sentences. */
export interface Held {
  readonly reader: Reader;
  readonly bullet: Text;
  readonly sentence: Text;
  readonly index: number;
  /** Place among the sentences that the statement is held against; the first supports it best. */
  readonly rank: number;
  readonly alignment: Alignment;
  /** Stems of the supporting sentences. */
  readonly said: ReadonlySet<string>;
  /** Share of the statement's content words that the sentence has, and that its sentences have together. */
  readonly shared: number;
  readonly union: number;
  /** Share of its content words that the sentence has in their order. */
  readonly inOrder: number;
  /** Of each sentence of the article the share of the statement's content that it has. */
  readonly sharedBy: readonly number[];
}

/** Matched words right beside a place that count. */
const LONGEST_RUN = 4;
/** A sentence that says most of the statement, in its order. */
const MUCH = 0.7;
/** A word that stands in so many sentences before or behind may well be meant. */
const NEAR = 2;

/** What every ground looks at first. `ours`: the statement's words, `place`: the half-open range of its tokens around them. */
export function observe(
  held: Held,
  ours: readonly Token[],
  place: readonly [from: number, to: number],
  own: readonly number[],
): number[] {
  const { reader, bullet, sentence, shared, union, inOrder, rank, said, alignment, index } = held;
  const content = Math.max(1, bullet.content.length);
  const [left, right] = [runOf(alignment, place[0] - 1, -1), runOf(alignment, place[1], 1)];
  const outside = bullet.tokens.filter(
    (token, i) => (i < place[0] || i >= place[1]) && token.kind !== 'stop' && (alignment.partner[i] ?? -1) < 0,
  ).length;
  let near = 0;
  for (let at = Math.max(0, index - NEAR); at <= index + NEAR && at < reader.sentences.length; at++) {
    if (at !== index && ours.some((token) => reader.has(reader.sentence(at), token))) near = 1;
  }
  return [
    1,
    shared,
    union,
    inOrder,
    shared * inOrder,
    rank === 0 ? 1 : 0,
    Math.log(1 + content) / 3,
    Math.log(1 + sentence.tokens.length) / 4,
    Math.min(1, ((1 - union) * content) / 5),
    ours.every((token) => reader.knows(token)) ? 1 : 0,
    ours.some(({ stem }) => said.has(stem)) ? 1 : 0,
    elsewhere(held, ours),
    left / LONGEST_RUN,
    right / LONGEST_RUN,
    left > 1 && right > 1 ? 1 : 0,
    left > 1 || right > 1 ? 1 : 0,
    outside === 0 ? 1 : 0,
    outside / content,
    shared >= MUCH && inOrder >= MUCH ? 1 : 0,
    near,
    ...own,
  ];
}

/** How many words stand side by side in both texts, from a place on. */
function runOf({ partner }: Alignment, from: number, step: 1 | -1): number {
  let length = 0;
  for (let at = from; length < LONGEST_RUN; at += step) {
    const here = partner[at] ?? -1;
    if (here < 0 || (length > 0 && here !== (partner[at - step] ?? -1) + step)) break;
    length++;
  }
  return length;
}

/** How much another sentence that has the words has of the rest of the statement, 0 to 1. */
function elsewhere({ reader, sharedBy, index }: Held, ours: readonly Token[]): number {
  let most = 0;
  if (ours.length === 0) return 0;
  for (const [at, shared] of sharedBy.entries()) {
    if (at === index || shared <= most) continue;
    const { stems } = reader.sentence(at);
    if (ours.every(({ stem }) => stems.has(stem))) most = shared;
  }
  return most;
}

export const textOf = ({ text }: Text, tokens: readonly Token[]): string =>
  text.slice(tokens[0]?.start, tokens.at(-1)?.end);
