/**
 * Whether an article bears a statement out: a bullet, or a headline. What is held against each other are the statement and
 * the sentences that support it best. Suspected is
 *
 * B1 a number: a sentence gives another one of the same things or the same measure, and the statement's number stands for
 *    these nowhere. Roundings, units, percentages and fractions count as the same;
 * B2 a name: between the same words, or in the place of a pronoun, the sentence has another one;
 * B3 a name: who does it, or to whom, is another or the other way round;
 * B4 a negation: a word that both have is denied in one of them;
 * B5 a negation: one has the opposite of the other's word in its place;
 * B6 an event: between the same words there is another word of the same kind, of which only one can be;
 * B7 an event: between the same words there are words that the sentence doesn't have.
 *
 * Other words for the same are no difference, so that
 *
 * B8 what is suspected is told only where a logistic model of its ground is sure (differences.json): it looks at how much
 *    else is the same, in the same order, and whether the statement's words stand elsewhere in the article.
 *
 * Of a statement or sentence 400 words and 64 numbers are read, and 120 words are put into order with another's; no article
 * has more in one. What stands beyond is not compared.
 */
import type { Verdict } from '../../../model';
import type { Language } from '../../language';
import { finish, type Steps } from '../../steps';
import { aligned } from './alignment';
import model from './differences.json';
import { suspectEvents } from './events';
import { suspectNames, suspectTurned } from './names';
import { suspectDenials, suspectOpposites } from './negations';
import { suspectNumbers } from './numbers';
import { isContent, Reader, type Text } from './reading';
import type { Difference, Ground, Held, Suspect } from './suspects';

export type { Difference } from './suspects';

export interface BorneOut {
  readonly verdict: Verdict;
  readonly differs: readonly Difference[];
}

/** Of each ground the weights of what it looks at, and how likely a difference must be to be told, 0 to 1. */
export type DifferenceModel = Readonly<Record<Ground, { readonly weights: readonly number[]; readonly least: number }>>;

/** Share of a statement's content words that its sentences must have for it to be said in whole. */
const WHOLE = 0.6;
/** Beside its support, so many sentences that have most of the statement are held against it. */
const FURTHER = 1;
/** Share of the statement's content that a sentence must have before anything but a number is suspected. */
const LEAST_SHARED = 0.4;
/** So many sentences are measured between two pauses. */
const SENTENCES_A_STEP = 16;

/** Reads an article's sentences once, for several statements. */
export class Evidence {
  private readonly reader: Reader;

  constructor(sentences: readonly string[], language: Language) {
    this.reader = new Reader(sentences, language);
  }

  /** `support`: indexes of the sentences that support the statement, best first. */
  *judging(statement: string, support: readonly number[]): Steps<BorneOut> {
    if (support.length === 0) return { verdict: 'not-in-text', differs: [] };
    const suspects = yield* this.suspecting(statement, support);
    const differs = told(suspects, model as DifferenceModel);
    if (differs.length > 0) return { verdict: 'says-otherwise', differs };
    const content = this.reader.textOf(statement).tokens.filter(isContent);
    let unsaid = content;
    for (const index of support) {
      unsaid = unsaid.filter((token) => !this.reader.has(this.reader.sentence(index), token));
      yield;
    }
    const said = content.length - unsaid.length;
    return { verdict: said / Math.max(1, content.length) >= WHOLE ? 'says-so' : 'in-part', differs: [] };
  }

  /** The same at once. */
  judge(statement: string, support: readonly number[]): BorneOut {
    return finish(this.judging(statement, support));
  }

  /** All that may differ; what does is decided by the model. */
  *suspecting(statement: string, support: readonly number[]): Steps<readonly Suspect[]> {
    const { reader } = this;
    for (let index = 0; index < reader.sentences.length; index++) {
      if (reader.isRead(index)) continue;
      reader.sentence(index);
      yield;
    }
    const bullet = reader.textOf(statement);
    const sharedBy: number[] = [];
    for (let index = 0; index < reader.sentences.length; index++) {
      if (index % SENTENCES_A_STEP === 0) yield;
      sharedBy.push(reader.shared(bullet, reader.sentence(index)));
    }
    const further = mostShared(sharedBy, support).slice(0, FURTHER);
    const compared = [...support, ...further];
    const heldAt = this.holding(bullet, { support, sharedBy, compared });
    const found = [...(yield* suspectNumbers(reader, bullet, { support, sharedBy, heldAt }))];
    for (const index of compared) {
      const held = heldAt(index);
      yield;
      if (held.shared < LEAST_SHARED) continue;
      found.push(...suspectNames(held));
      yield;
      found.push(...suspectTurned(held));
      yield;
      found.push(...suspectDenials(held), ...suspectOpposites(held));
      yield;
      found.push(...suspectEvents(held));
      yield;
    }
    return found;
  }

  private holding(
    bullet: Text,
    {
      support,
      sharedBy,
      compared,
    }: {
      readonly support: readonly number[];
      readonly sharedBy: readonly number[];
      readonly compared: readonly number[];
    },
  ): (index: number) => Held {
    const { reader } = this;
    const said = new Set(support.flatMap((one) => [...reader.sentence(one).stems]));
    const unsaid = bullet.content.filter((token) => !support.some((one) => reader.has(reader.sentence(one), token)));
    const union = 1 - unsaid.length / Math.max(1, bullet.content.length);
    const held = new Map<number, Held>();
    return (index) => {
      const known = held.get(index);
      if (known !== undefined) return known;
      const sentence = reader.sentence(index);
      const alignment = aligned(bullet.tokens, sentence.tokens, reader.lists);
      const ordered = bullet.tokens.filter((token, i) => isContent(token) && (alignment.partner[i] ?? -1) >= 0).length;
      const one: Held = {
        reader,
        bullet,
        sentence,
        index,
        rank: compared.indexOf(index),
        alignment,
        said,
        shared: sharedBy[index] ?? 0,
        union,
        inOrder: ordered / Math.max(1, bullet.content.length),
        sharedBy,
      };
      held.set(index, one);
      return one;
    };
  }
}

/** Sentences that are none of the support, those first that have most of the statement. */
function mostShared(sharedBy: readonly number[], support: readonly number[]): readonly number[] {
  let best = -1;
  for (const [index, shared] of sharedBy.entries()) {
    if (!support.includes(index) && shared > (sharedBy[best] ?? 0)) best = index;
  }
  return best < 0 ? [] : [best];
}

/** B8. Of what has several reasons the first is told, and other words in its place only where there is no reason. */
export function told(suspects: readonly Suspect[], weights: DifferenceModel): readonly Difference[] {
  const sure = suspects.filter((suspect) => isSure(suspect, weights));
  const isPlain = sure.some(({ ground }) => ground !== 'slot');
  const differs: Difference[] = [];
  for (const { ground, kind, bullet, text, sentence } of sure) {
    if (ground === 'slot' && isPlain) continue;
    if (differs.some((one) => one.kind === kind && (one.bullet.includes(bullet) || bullet.includes(one.bullet))))
      continue;
    differs.push({ kind, bullet, text, sentence });
  }
  return differs;
}

export const isSure = ({ ground, observed }: Suspect, weights: DifferenceModel): boolean =>
  chanceOfDifference(observed, weights[ground].weights) >= weights[ground].least;

export function chanceOfDifference(observed: readonly number[], weights: readonly number[]): number {
  let value = 0;
  for (const [i, feature] of observed.entries()) value += feature * (weights[i] ?? 0);
  return 1 / (1 + Math.exp(-value));
}
