import type { Span } from '../../model';
import { type Steps, TURNS_A_STEP } from '../steps';
import { readingAppositions } from './appositions';
import { type Cast, type Character, castingNames } from './cast';
import { Focus } from './focus';
import type { NameMention } from './name-mention';
import { findingNames } from './names';
import { type ArticleWords, readingArticle, type WordSequence, wordsIn } from './reading';
import { type Referent, Referents } from './referent';
import { findingUncasedNames } from './uncased-names';
import { type Vocabulary, vocabularyOf } from './vocabulary';

/** An article read for its speakers, and who is in mind as the walk over it goes on. */
export interface Discourse {
  readonly reading: WordSequence;
  readonly vocabulary: Vocabulary;
  readonly mentions: readonly NameMention[];
  /** The place in `mentions` of the mention that covers a word, its role included, by the word's index. */
  readonly mentionAt: ReadonlyMap<number, number>;
  readonly cast: Cast;
  /** Whose role a word beside a name belongs to, by the word's index. */
  readonly owners: ReadonlyMap<number, Character>;
  readonly referents: Referents;
  readonly focus: Focus;
  /** Indexes of the words that the attributions report. */
  readonly reported: ReadonlySet<number>;
}

/**
 * @param contents what the attributions report
 * @param sources the words that name who speaks, which tell names where capitals don't
 */
export function* readingDiscourse(
  { article, language, sentences }: ArticleWords,
  contents: readonly Span[],
  sources: readonly Span[] = [],
): Steps<Discourse> {
  const vocabulary = vocabularyOf(language);
  const reading = yield* readingArticle({ article, language, sentences });
  yield;
  const mentions = vocabulary.given
    ? yield* findingUncasedNames(
        reading,
        vocabulary,
        sources.map(({ start, end }) => wordsIn(reading, start, end)),
      )
    : yield* findingNames(reading, { vocabulary, title: article.title });
  yield;
  const cast = yield* castingNames(reading, mentions, { vocabulary, title: article.title });
  yield;
  const owners = yield* readingAppositions(reading, mentions, { cast, vocabulary });
  yield;
  const mentionAt = new Map<number, number>();
  for (const [place, mention] of mentions.entries()) {
    if (place % TURNS_A_STEP === 0) yield;
    if (mention.weak && !cast.of[place]) continue;
    for (let index = mention.opening; index < mention.to; index++) mentionAt.set(index, place);
  }
  const reported = new Set<number>();
  let covered = 0;
  for (const span of [...contents].sort((a, b) => a.start - b.start)) {
    yield;
    const { from, to } = wordsIn(reading, span.start, span.end);
    for (let index = Math.max(covered, from); index < to; index++) reported.add(index);
    covered = Math.max(covered, to);
  }
  return {
    reading,
    vocabulary,
    mentions,
    mentionAt,
    cast,
    owners,
    referents: new Referents(cast),
    focus: new Focus(),
    reported,
  };
}

/** The character of the mention at this place of the list. */
export function characterAt({ cast }: Discourse, place: number | null | undefined): Character | null {
  return place === null || place === undefined ? null : (cast.of[place] ?? null);
}

export function referentAt(discourse: Discourse, place: number | null | undefined): Referent | null {
  const character = characterAt(discourse, place);
  return character ? discourse.referents.of(character) : null;
}
