import { WORD_CLASS } from '../lexicon';
import { characterAt, type Discourse, referentAt } from './discourse';
import type { NameMention, WordRange } from './name-mention';
import type { Word } from './reading';
import type { Referent } from './referent';
import { type NominalPhrase, parseSource } from './source-phrase';

// "Ada Lund (Ind.), who": what may stand between is short.
const MAX_GAP = 12;
const MAX_NOUN = 5;

/** What "who" or "which" goes back to: a referent, the noun phrase right before it, or null. */
export function antecedentOf(discourse: Discourse, word: Word): Referent | NominalPhrase | null {
  const { words } = discourse.reading;
  let index = word.index - 1;
  let depth = 0;
  while (words[index]?.sentence === word.sentence && word.index - index < MAX_GAP) {
    const before = words[index];
    if (before?.lower === ')') depth++;
    else if (before?.lower === '(') depth--;
    else if (depth === 0 && before?.kind !== 'mark') break;
    index--;
  }
  index = beforeTime(discourse, index);
  if (words[index]?.sentence !== word.sentence) return null;
  const owner = discourse.owners.get(index);
  if (owner) return discourse.referents.of(owner);
  const place = discourse.mentionAt.get(index);
  const mention = place === undefined ? undefined : discourse.mentions[place];
  const character = characterAt(discourse, place);
  if (mention && character && (character.kind !== 'place' || word.index - index === 1)) {
    return personBefore(discourse, mention) ?? referentAt(discourse, place);
  }
  const phrase = parseSource(discourse, nounBefore(discourse, index));
  return phrase?.type === 'nominal' ? phrase : null;
}

/** "divers in 2019, who": the word before a time and its preposition; nobody is a year or a day. */
function beforeTime({ reading: { words }, vocabulary }: Discourse, index: number): number {
  const isTime = (word: Word | undefined): boolean =>
    word !== undefined && (word.kind === 'number' || (vocabulary.classesOf(word.lower) & WORD_CLASS.time) !== 0);
  let at = index;
  while (index - at < MAX_NOUN && isTime(words[at])) at--;
  if (at === index) return index;
  const preposition = words[at];
  if (!preposition || !(vocabulary.classesOf(preposition.lower) & WORD_CLASS.preposition)) return index;
  return at - 1;
}

/** "Ada Lund of Quist Harbour, who": the person whose place or body the name after a preposition is. */
function personBefore(discourse: Discourse, mention: NameMention): Referent | null {
  const preposition = discourse.reading.words[mention.opening - 1];
  if (!preposition || !(discourse.vocabulary.classesOf(preposition.lower) & WORD_CLASS.preposition)) return null;
  if (characterAt(discourse, discourse.mentionAt.get(mention.from))?.kind === 'person') return null;
  const owner = discourse.owners.get(mention.from);
  if (owner) return discourse.referents.of(owner);
  const before = discourse.mentionAt.get(mention.opening - 2);
  return characterAt(discourse, before)?.kind === 'person' ? referentAt(discourse, before) : null;
}

/** The noun phrase that ends in a word. */
function nounBefore({ reading, vocabulary }: Discourse, head: number): WordRange {
  let from = head;
  while (head - from < MAX_NOUN) {
    const word = reading.words[from - 1];
    if (word?.kind !== 'word' || word.sentence !== reading.words[head]?.sentence) break;
    const classes = vocabulary.classesOf(word.lower);
    if (classes & (WORD_CLASS.determiner | WORD_CLASS.possessive)) return { from: from - 1, to: head + 1 };
    if (classes & ~(WORD_CLASS.role | WORD_CLASS.title) || vocabulary.isCue(word.lower)) break;
    from--;
  }
  return { from, to: head + 1 };
}
