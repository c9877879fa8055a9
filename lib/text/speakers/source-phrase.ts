import { WORD_CLASS } from '../lexicon';
import type { NameMention, WordRange } from './name-mention';
import type { Word, WordSequence } from './reading';
import type { PronounClass, Vocabulary } from './vocabulary';

/** How a source names who spoke. */
export type SourcePhrase =
  | { readonly type: 'pronoun'; readonly word: Word; readonly classes: readonly PronounClass[] }
  | { readonly type: 'name'; readonly mention: number }
  | { readonly type: 'joint'; readonly parts: readonly SourcePhrase[]; readonly range: WordRange }
  | NominalPhrase;

/** A phrase with a common noun as its head: "the spokesman", "Quist's lawyer", "a poll by Moe University". */
export interface NominalPhrase {
  readonly type: 'nominal';
  readonly head: Word;
  /** The words before the head, determiner and possessor left out. */
  readonly modifiers: readonly Word[];
  /** With "the", "this": meant to be known. */
  readonly definite: boolean;
  /** Place of the name that possesses it in the list of mentions ("Quist's lawyer"), or null. */
  readonly possessor: number | null;
  /** The pronoun that possesses it ("his lawyer"), or null. */
  readonly possessive: Word | null;
  /** The phrase without its determiner, up to its first clause or comma. */
  readonly range: WordRange;
  /** Place of the name after "by" or "from" in the list of mentions, or null. */
  readonly issuer: number | null;
  /** The whole source. */
  readonly whole: WordRange;
  /** True where nothing but a determiner or a number comes before the head. */
  readonly bare: boolean;
}

export interface SourceContext {
  readonly reading: WordSequence;
  readonly mentions: readonly NameMention[];
  /** The place in `mentions` of the mention that covers a word, by the word's index. */
  readonly mentionAt: ReadonlyMap<number, number>;
  readonly vocabulary: Vocabulary;
}

/** Reads the words of a source; null where nothing in them can speak. */
export function parseSource(context: SourceContext, range: WordRange): SourcePhrase | null {
  const { reading, vocabulary } = context;
  let { from, to } = range;
  while (from + 1 < to && opensNoPhrase(context, from)) from++;
  while (to > from && reading.words[to - 1]?.kind === 'mark') to--;
  if (from >= to) return null;
  const verb = to === from + 1 && !context.mentionAt.has(from) ? reading.words[from] : undefined;
  const implied = verb ? vocabulary.verbPronoun(verb.lower) : null;
  if (verb && implied) return { type: 'pronoun', word: verb, classes: implied };
  const joint = jointOf(context, { from, to });
  if (joint) return joint;
  const first = reading.words[from];
  if (!first) return null;
  // A source that begins inside a relative clause ("who | runs the sale") means whom the clause is about.
  const before = reading.words[from - 1];
  const opening = before?.sentence === first.sentence ? vocabulary.pronouns.get(before.lower) : undefined;
  if (before && opening && isOnlyRelative(context, before, opening) && !context.mentionAt.has(from)) {
    return { type: 'pronoun', word: before, classes: opening };
  }
  const classes = vocabulary.pronouns.get(first.lower);
  if (classes && !context.mentionAt.has(from)) {
    const next = reading.words[from + 1];
    const alone =
      from + 1 >= to ||
      next?.kind === 'mark' ||
      isOnlyRelative(context, first, classes) ||
      (classes.includes('relative') && hasDeterminer(context, { from: from + 2, to })) ||
      !isNounOpening(context, { from: from + 1, to });
    if (alone) return { type: 'pronoun', word: first, classes };
  }
  return headOf(context, { from, to });
}

/** "who runs the sale": a clause, whatever comes next; "that sale" and "which company" may be phrases. */
function isOnlyRelative({ vocabulary }: SourceContext, { lower }: Word, classes: readonly PronounClass[]): boolean {
  const others = WORD_CLASS.determiner | WORD_CLASS.possessive | WORD_CLASS.complementiser;
  return classes.includes('relative') && classes.length === 1 && (vocabulary.classesOf(lower) & others) === 0;
}

/** "that runs the sale": no noun has two determiners, so that the first opens a clause. */
function hasDeterminer({ reading, vocabulary }: SourceContext, { from, to }: WordRange): boolean {
  for (let index = from; index < to; index++) {
    const classes = vocabulary.classesOf(reading.words[index]?.lower ?? '');
    if (classes & (WORD_CLASS.determiner | WORD_CLASS.possessive)) return true;
    if (classes & (WORD_CLASS.preposition | WORD_CLASS.conjunction)) return false;
  }
  return false;
}

/** Marks, and a preposition as in "Among fishermen, half said". */
function opensNoPhrase({ reading, mentionAt, vocabulary }: SourceContext, index: number): boolean {
  const word = reading.words[index];
  if (!word || mentionAt.has(index)) return false;
  const pronoun = vocabulary.pronouns.has(word.lower) || vocabulary.pairs.has(word.lower);
  const classes = WORD_CLASS.preposition | WORD_CLASS.subordinator | WORD_CLASS.conjunction | WORD_CLASS.adverb;
  return word.kind === 'mark' || (!pronoun && (vocabulary.classesOf(word.lower) & classes) !== 0);
}

/** False where what follows a pronoun cannot be its noun: "she, 41," "he himself", "they all". */
function isNounOpening({ reading, vocabulary }: SourceContext, { from }: WordRange): boolean {
  const next = reading.words[from];
  if (!next || next.kind === 'mark') return false;
  if (vocabulary.pronouns.has(next.lower)) return false;
  const classes = vocabulary.classesOf(next.lower);
  return (classes & (WORD_CLASS.adverb | WORD_CLASS.preposition | WORD_CLASS.determiner | WORD_CLASS.auxiliary)) === 0;
}

/** "Ada Lund and Per Moe", "Lund, Moe": two speakers or more, each with a name or a role of its own. */
function jointOf(context: SourceContext, range: WordRange): SourcePhrase | null {
  const { reading, mentionAt, vocabulary } = context;
  const parts: WordRange[] = [];
  let start = range.from;
  for (let index = range.from; index < range.to; index++) {
    if (mentionAt.has(index)) continue;
    const word = reading.words[index];
    if (!word) continue;
    const isAnd = word.lower === vocabulary.and || word.lower === '&';
    if (isAnd || word.lower === ',') {
      if (index > start) parts.push({ from: start, to: index });
      start = index + 1;
      continue;
    }
    const classes = vocabulary.classesOf(word.lower);
    const relative = vocabulary.pronouns.get(word.lower)?.includes('relative') ?? false;
    // What comes after a preposition or in a clause belongs to one of them.
    if (relative || classes & WORD_CLASS.preposition) return null;
  }
  if (start < range.to) parts.push({ from: start, to: range.to });
  if (parts.length < 2) return null;
  const phrases: SourcePhrase[] = [];
  for (const part of parts) {
    const phrase = parsePart(context, part);
    if (!phrase) return null;
    if (phrase.type === 'name' && !opensPart(context, part, phrase.mention)) return null;
    phrases.push(phrase);
  }
  // "The candidates, Ada Lund and Per Moe": the first names both.
  const [group, ...named] = phrases;
  if (group?.type === 'nominal' && named.length > 1 && reading.words[parts[0]?.to ?? 0]?.lower === ',') {
    if (named.every((phrase) => phrase.type === 'name')) return { type: 'joint', parts: named, range };
  }
  const separate = phrases.filter((phrase) => phrase.type !== 'nominal');
  const joins = reading.words.slice(range.from, range.to).some((word) => word.lower === vocabulary.and);
  // "Lund, mayor of Moe" in a language that has no word for "of".
  if (!joins && vocabulary.roles.has(reading.words[parts[1]?.from ?? 0]?.lower ?? '')) return null;
  if (
    joins
      ? separate.length < 1 || separate.length < phrases.length - 1
      : separate.length < phrases.length || parts.length > 2
  ) {
    return null;
  }
  return { type: 'joint', parts: phrases, range };
}

/** False for "a lawyer defending Lund", whose name is not what the part is about. */
function opensPart({ reading, mentions, vocabulary }: SourceContext, { from }: WordRange, place: number): boolean {
  const opening = mentions[place]?.opening ?? from;
  if (opening - from > 2) return false;
  return reading.words.slice(from, opening).every((word) => !word.capital && !vocabulary.roles.has(word.lower));
}

function parsePart(context: SourceContext, range: WordRange): SourcePhrase | null {
  const first = context.reading.words[range.from];
  if (!first) return null;
  const classes = context.vocabulary.pronouns.get(first.lower);
  if (classes && range.to - range.from === 1) return { type: 'pronoun', word: first, classes };
  return headOf(context, range);
}

function headOf(context: SourceContext, range: WordRange): SourcePhrase | null {
  const { reading, mentions, mentionAt, vocabulary } = context;
  const end = endOfHead(context, range);
  const headAt = vocabulary.headFirst ? firstNoun(context, range.from, end) : lastWord(context, range.from, end);
  if (headAt === null) return null;
  const mention = mentionAt.get(headAt);
  if (mention !== undefined) return { type: 'name', mention };
  const head = reading.words[headAt];
  if (!head) return null;
  // "his campaign manager, Per Moe"
  const comma = commaAfter(context, end, range.to);
  if (comma !== null && vocabulary.roles.has(head.lower)) {
    const named = mentionFrom(context, comma + 1, range.to);
    if (named !== null && !/^(?:place|organisation)$/u.test(mentions[named]?.kind ?? 'place')) {
      return { type: 'name', mention: named };
    }
  }
  const appended = namedAtEnd(context, range);
  const kind = mentions[appended ?? -1]?.kind;
  const isPerson = kind === 'person' || (kind === 'unknown' && opensPartitive(context, { from: headAt, to: end }));
  if (appended !== null && isPerson) return { type: 'name', mention: appended };
  if (vocabulary.nobody.has(head.lower) || (headAt === range.from && isFunction(context, head))) return null;
  const document = documentIn(context, { from: range.from, to: headAt });
  if (!document && headAt === range.from && !head.capital && vocabulary.isCue(head.lower) && end < range.to)
    return null;
  return nominalOf(context, range, document ? { head: document, end: document.index + 1 } : { head, end });
}

/** "One of the drivers, Per Moe,": the name that a comma parts from what comes before it, and that ends the source. */
function namedAtEnd({ reading, mentions, mentionAt, vocabulary }: SourceContext, range: WordRange): number | null {
  let last = range.to - 1;
  while (last > range.from && reading.words[last]?.kind === 'mark' && !mentionAt.has(last)) last--;
  const place = mentionAt.get(last);
  const mention = place === undefined ? undefined : mentions[place];
  if (place === undefined || mention === undefined || mention.to !== last + 1) return null;
  const isDetermined =
    (vocabulary.classesOf(reading.words[mention.opening - 1]?.lower ?? '') & WORD_CLASS.determiner) !== 0;
  const comma = mention.opening - (isDetermined ? 2 : 1);
  return comma > range.from && reading.words[comma]?.lower === ',' ? place : null;
}

/** "One of": who is one of several is a person, or one of their kind. */
function opensPartitive({ reading, vocabulary }: SourceContext, { from, to }: WordRange): boolean {
  return to === from + 1 && vocabulary.ofBodies.has(reading.words[to]?.lower ?? '');
}

/** "then", "thus": no noun, and no pronoun that stands for one. */
function isFunction({ vocabulary }: SourceContext, { lower }: Word): boolean {
  const nouns = WORD_CLASS.determiner | WORD_CLASS.pronoun | WORD_CLASS.role | WORD_CLASS.title | WORD_CLASS.time;
  const classes = vocabulary.classesOf(lower);
  return classes !== 0 && (classes & nouns) === 0 && !vocabulary.pairs.has(lower);
}

/** The first comma from `end` on, if nothing but a prepositional phrase comes before it. */
function commaAfter({ reading, vocabulary }: SourceContext, end: number, to: number): number | null {
  for (let index = end; index < Math.min(to, end + 10); index++) {
    const word = reading.words[index];
    if (!word || word.lower === ',') return word ? index : null;
    if (word.kind === 'mark') return null;
    const article = vocabulary.classesOf(word.lower) & WORD_CLASS.determiner;
    if (!article && vocabulary.pronouns.get(word.lower)?.includes('relative')) return null;
  }
  return null;
}

/** "poll" in "a poll taken last week", whose last words are no head. */
function documentIn({ reading, mentionAt, vocabulary }: SourceContext, { from, to }: WordRange): Word | null {
  const last = reading.words[to];
  if (
    !last ||
    (last.capital && !vocabulary.notNames.has(last.lower)) ||
    vocabulary.roles.has(last.lower) ||
    vocabulary.bodies.has(last.lower)
  )
    return null;
  if (vocabulary.found.has(last.lower) || vocabulary.said.has(last.lower) || vocabulary.roleGroups.has(last.lower))
    return null;
  for (let index = to - 1; index >= from; index--) {
    const word = reading.words[index];
    if (!word || /^'s?$/u.test(reading.words[index + 1]?.lower ?? '')) continue;
    const document = vocabulary.found.has(word.lower) || vocabulary.said.has(word.lower);
    if (document && (!mentionAt.has(index) || word.capital)) return word;
  }
  return null;
}

/** The index of the mention that opens at `from`, or after its role. */
function mentionFrom({ mentions, mentionAt }: SourceContext, from: number, to: number): number | null {
  for (let index = from; index < Math.min(to, from + 8); index++) {
    const place = mentionAt.get(index);
    if (place === undefined) continue;
    const mention = mentions[place];
    return mention && mention.opening === from ? place : null;
  }
  return null;
}

/** Where the phrase's head and what comes before it end. */
function endOfHead({ reading, mentionAt, vocabulary }: SourceContext, range: WordRange): number {
  for (let index = range.from; index < range.to; index++) {
    if (mentionAt.has(index)) continue;
    const word = reading.words[index];
    if (!word) continue;
    if (word.kind === 'mark') {
      if (/^[-.'&$#%/"“”]$/u.test(word.lower)) continue;
      return index;
    }
    if (index === range.from) continue;
    const classes = vocabulary.classesOf(word.lower);
    if (/^'s?$/u.test(word.lower)) continue;
    if (vocabulary.pronouns.get(word.lower)?.includes('relative')) return index;
    if (classes & (WORD_CLASS.preposition | WORD_CLASS.infinitive | WORD_CLASS.subordinator | WORD_CLASS.auxiliary)) {
      if (!word.capital) return index;
    }
    // "do", "della": a preposition that is one with its article.
    const isContracted = classes & WORD_CLASS.determiner && vocabulary.ofBodies.has(word.lower);
    if (isContracted && !vocabulary.nounsCapitalised) return index;
  }
  return range.to;
}

function lastWord({ reading }: SourceContext, from: number, end: number): number | null {
  for (let index = end - 1; index >= from; index--) {
    const word = reading.words[index];
    if (word && word.kind !== 'mark' && !/^'s?$/u.test(word.lower)) return index;
  }
  return null;
}

/** Where the head comes first: "المتحدث" in "the spokesman of the ministry". */
function firstNoun({ reading, mentionAt, vocabulary }: SourceContext, from: number, end: number): number | null {
  for (let index = from; index < end; index++) {
    const word = reading.words[index];
    if (!word || (word.kind === 'mark' && !mentionAt.has(index))) continue;
    if (mentionAt.has(index) || !(vocabulary.classesOf(word.lower) & WORD_CLASS.determiner)) return index;
  }
  return null;
}

function nominalOf(
  context: SourceContext,
  range: WordRange,
  { head, end }: { head: Word; end: number },
): NominalPhrase {
  const { reading, mentions, mentionAt, vocabulary } = context;
  let from = range.from;
  let definite = false;
  let possessor: number | null = null;
  let possessive: Word | null = null;
  for (let index = range.from; index < head.index; index++) {
    const word = reading.words[index];
    if (!word) continue;
    const place = mentionAt.get(index);
    const mention = place === undefined ? undefined : mentions[place];
    if (place !== undefined && mention?.possessive && mention.to < head.index) {
      possessor = place;
      definite = true;
      from = mention.to + 1;
      index = mention.to;
      continue;
    }
    if (index !== from) continue;
    const classes = vocabulary.classesOf(word.lower);
    if (place === undefined && classes & WORD_CLASS.possessive) {
      possessive = word;
      from = index + 1;
    } else if (place === undefined && classes & WORD_CLASS.determiner) {
      definite ||= vocabulary.definite.has(word.lower);
      from = index + 1;
    }
  }
  // Without articles a bare noun is meant to be known; with one that is part of the noun, that tells.
  if (vocabulary.given && from === range.from && possessive === null) {
    definite ||= vocabulary.article === '' ? head.index === from : head.lower.startsWith(vocabulary.article);
  }
  const modifiers = reading.words.slice(from, head.index).filter((word) => word.kind !== 'mark');
  const opening = vocabulary.pairs.has(head.lower) ? head.index : from;
  return {
    type: 'nominal',
    head,
    modifiers,
    definite,
    possessor,
    possessive,
    range: { from: opening, to: endOfNominal(context, range, end) },
    issuer: issuerOf(context, { from: head.index + 1, to: range.to }),
    whole: range,
    bare: head.index === range.from || opening === head.index,
  };
}

/** Takes "for committee members" in after "spokesman", but no clause and nothing after a comma. */
function endOfNominal({ reading, mentionAt, vocabulary }: SourceContext, range: WordRange, end: number): number {
  const opener = reading.words[end];
  if (!opener || end >= range.to || !vocabulary.ofBodies.has(opener.lower)) return end;
  let to = end + 1;
  while (to < range.to && to - end < 8) {
    const word = reading.words[to];
    if (!word || (word.kind === 'mark' && !mentionAt.has(to) && !/^[-.'&]$/u.test(word.lower))) break;
    if (vocabulary.pronouns.get(word.lower)?.includes('relative')) break;
    to++;
  }
  return to;
}

function issuerOf({ reading, mentions, mentionAt, vocabulary }: SourceContext, range: WordRange): number | null {
  for (let index = range.from; index < Math.min(range.to, range.from + 12); index++) {
    if (!vocabulary.issuedBy.has(reading.words[index]?.lower ?? '')) continue;
    for (let after = index + 1; after < Math.min(range.to, index + 8); after++) {
      const place = mentionAt.get(after);
      if (place === undefined) continue;
      const mention = mentions[place];
      // "by Ostland's Harbour Office": the possessor is not yet the issuer.
      if (mention?.possessive && mention.to + 1 < range.to && mentionAt.has(mention.to + 1)) {
        after = mention.to;
        continue;
      }
      return place;
    }
    return null;
  }
  return null;
}
