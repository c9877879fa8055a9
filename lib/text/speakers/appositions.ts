import { WORD_CLASS } from '../lexicon';
import type { Steps } from '../steps';
import { addRoleWord, type Cast, type Character } from './cast';
import type { NameMention, WordRange } from './name-mention';
import { adjoin, textOfWords } from './name-mention';
import type { Word, WordSequence } from './reading';
import type { Vocabulary } from './vocabulary';

// A role beside a name is short; what is longer is another clause.
const MAX_ROLE = 14;
// "of the mill" after "director".
const MAX_TAIL = 8;

/**
 * Reads the roles that stand beside names with a comma ("Ada Lund, a spokeswoman for Quist", "his manager, Per Moe,")
 * or after "is" into the characters. Returns whose role each role word is, by the word's index.
 */
export function* readingAppositions(
  reading: WordSequence,
  mentions: readonly NameMention[],
  { cast, vocabulary }: { cast: Cast; vocabulary: Vocabulary },
): Steps<ReadonlyMap<number, Character>> {
  const owners = new Map<number, Character>();
  for (const [index, mention] of mentions.entries()) {
    yield;
    const character = cast.of[index];
    if (!character || mention.weak || character.kind === 'organisation') continue;
    if (hasAge(reading, mention)) character.kind = 'person';
    const after = roleAfter(reading, mention, vocabulary);
    if (after) own(reading, character, after, { owners, vocabulary });
    const before = roleBefore(reading, mention, { owners, vocabulary });
    if (before) own(reading, character, before, { owners, vocabulary });
  }
  return owners;
}

interface RoleRange extends WordRange {
  /** Index of the role word itself. */
  readonly head: number;
}

function own(
  reading: WordSequence,
  character: Character,
  role: RoleRange,
  { owners, vocabulary }: { owners: Map<number, Character>; vocabulary: Vocabulary },
): void {
  if (character.kind === 'place' && character.full === 0) return;
  for (let index = role.from; index < role.to; index++) {
    const word = reading.words[index];
    if (!word || word.kind === 'mark') continue;
    if (index <= role.head || word.capital) addRoleWord(character, word.lower);
    if (!owners.has(index)) owners.set(index, character);
  }
  character.kind = 'person';
  character.gender ??= vocabulary.roles.get(reading.words[role.head]?.lower ?? '') ?? null;
  character.role ??= textOfWords(reading, role);
}

/** "Ada Lund, 58," */
function hasAge({ words }: WordSequence, { to, from }: NameMention): boolean {
  const age = words[to + 1];
  if (words[to]?.lower !== ',' || age?.kind !== 'number' || age.sentence !== words[from]?.sentence) return false;
  const closing = words[to + 2];
  return age.end - age.start <= 2 && (!closing || closing.sentence !== age.sentence || closing.kind === 'mark');
}

function roleAfter(reading: WordSequence, mention: NameMention, vocabulary: Vocabulary): RoleRange | null {
  const { words } = reading;
  const { classesOf, pronouns } = vocabulary;
  let at = mention.to;
  const comma = words[at];
  if (!comma || comma.sentence !== words[mention.from]?.sentence) return null;
  if (comma.lower === ',') at++;
  const age = words[at];
  if (age?.kind === 'number' && words[at + 1]?.lower === ',') at += 2;
  if (pronouns.get(words[at]?.lower ?? '')?.includes('relative')) at++;
  const copula = words[at];
  if (copula && vocabulary.copulas.has(copula.lower) && words[at + 1] && isDeterminer(words[at + 1], vocabulary)) at++;
  else if (comma.lower !== ',') return null;
  if (isDeterminer(words[at], vocabulary)) at++;
  const from = at;
  let head = -1;
  while (at - from < MAX_ROLE) {
    const word = words[at];
    if (!word || word.sentence !== comma.sentence || word.quoted !== comma.quoted) break;
    if (word.kind === 'mark' && !/^[.&-]$/u.test(word.lower)) break;
    if (word.lower === '.' && !adjoin(reading, word, words[at + 1])) break;
    const classes = classesOf(word.lower);
    if (classes & (WORD_CLASS.auxiliary | WORD_CLASS.modal) && !/^'s$/u.test(word.lower)) break;
    if (pronouns.get(word.lower)?.includes('relative')) break;
    if (head < 0) {
      if (classes & (WORD_CLASS.preposition | WORD_CLASS.subordinator | WORD_CLASS.conjunction)) break;
      if (isRole(word, vocabulary) && !/^'s?$/u.test(words[at + 1]?.lower ?? '')) head = at;
    } else if (isRole(word, vocabulary) && head === at - 1) {
      head = at;
    }
    at++;
  }
  return head < 0 ? null : { from, head, to: at };
}

function roleBefore(
  reading: WordSequence,
  mention: NameMention,
  { owners, vocabulary }: { owners: ReadonlyMap<number, Character>; vocabulary: Vocabulary },
): RoleRange | null {
  const { words } = reading;
  const comma = words[mention.opening - 1];
  if (comma?.lower !== ',' || comma.sentence !== words[mention.from]?.sentence) return null;
  const head = roleEndingAt(reading, mention.opening - 2, vocabulary);
  if (!head || owners.has(head.index)) return null;
  const next = words[mention.to];
  const closes = !next || next.sentence !== head.sentence || next.kind === 'mark' || vocabulary.isCue(next.lower);
  if (!closes) return null;
  let from = head.index;
  while (head.index - from < 6) {
    const word = words[from - 1];
    if (word?.kind !== 'word' || !adjoin(reading, word, words[from])) break;
    if (/^'s?$/u.test(word.lower)) return { from, head: head.index, to: mention.opening - 1 };
    const classes = vocabulary.classesOf(word.lower);
    if (classes & (WORD_CLASS.determiner | WORD_CLASS.possessive)) {
      return { from, head: head.index, to: mention.opening - 1 };
    }
    if (classes & (WORD_CLASS.preposition | WORD_CLASS.conjunction | WORD_CLASS.auxiliary)) return null;
    from--;
  }
  return null;
}

/** The role of a noun phrase by its last word: "director" in "the director of the mill". */
function roleEndingAt({ words }: WordSequence, last: number, vocabulary: Vocabulary): Word | null {
  const sentence = words[last]?.sentence;
  for (let index = last; last - index < MAX_TAIL; index--) {
    const word = words[index];
    if (word?.kind !== 'word' || word.sentence !== sentence || vocabulary.isCue(word.lower)) return null;
    if (!isRole(word, vocabulary) || (word.capital && !vocabulary.nounsCapitalised && !word.opens)) continue;
    if (index === last) return word;
    // In "the mayor left the mill, Per Moe said" a verb follows, no "of".
    const link = WORD_CLASS.preposition | (vocabulary.nounsCapitalised ? WORD_CLASS.determiner : 0);
    return vocabulary.classesOf(words[index + 1]?.lower ?? '') & link ? word : null;
  }
  return null;
}

function isDeterminer(word: Word | undefined, { classesOf }: Vocabulary): boolean {
  return word !== undefined && (classesOf(word.lower) & (WORD_CLASS.determiner | WORD_CLASS.possessive)) !== 0;
}

function isRole(word: Word, { roles }: Vocabulary): boolean {
  return roles.has(word.lower);
}
