import { WORD_CLASS } from '../lexicon';
import { SALIENCE } from './focus';
import type { WordSequence } from './reading';
import type { Vocabulary } from './vocabulary';

/** How strongly a name or role is in mind by its place in the sentence. */
export function salienceOf(
  { words }: WordSequence,
  vocabulary: Vocabulary,
  { opening, from, to, possessive }: { opening: number; from: number; to: number; possessive: boolean },
): number {
  const { classesOf, isCue } = vocabulary;
  if (possessive) return SALIENCE.oblique;
  if (vocabulary.agentMarkers.has(words[to]?.lower ?? '')) return SALIENCE.subject;
  const sentence = words[from]?.sentence;
  const classesAt = (index: number): number => {
    const word = words[index];
    return word && word.sentence === sentence ? classesOf(word.lower) : 0;
  };
  let before = opening - 1;
  while (classesAt(before) & WORD_CLASS.determiner) before--;
  const previous = words[before];
  const next = words[to];
  // "Para o engenheiro Rui Salgado, a ponte": whose view it is, is as much in mind as a subject.
  if (previous?.opens && vocabulary.opinion.has(previous.lower)) return SALIENCE.subject;
  if (classesAt(before) & (WORD_CLASS.preposition | WORD_CLASS.infinitive)) return SALIENCE.oblique;
  if (classesAt(to) & (WORD_CLASS.auxiliary | WORD_CLASS.modal) || (next && isCue(next.lower))) return SALIENCE.subject;
  if (!previous || previous.sentence !== sentence || previous.kind === 'mark') return SALIENCE.subject;
  const clause = WORD_CLASS.complementiser | WORD_CLASS.subordinator | WORD_CLASS.conjunction;
  return classesAt(before) & clause ? SALIENCE.subject : SALIENCE.object;
}
