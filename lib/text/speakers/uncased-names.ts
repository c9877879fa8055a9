import { WORD_CLASS } from '../lexicon';
import { type Steps, TURNS_A_STEP } from '../steps';
import type { NameMention, WordRange } from './name-mention';
import type { Word, WordSequence } from './reading';
import { FUNCTION_WORD, type Gender, type Vocabulary } from './vocabulary';

// A longer run of words that no list knows is a phrase, not a name.
const MAX_NAME = 4;
// More names than an article has.
const MAX_KNOWN = 2000;

/**
 * The names of an article in writing without capitals, in order. What tells a name:
 * 1. it is what a source has behind its role, or all of the source ("وزیر عرفان قطبی");
 * 2. it begins with a given name or a form of address, wherever it stands;
 * 3. it is a name found in one of these ways, or the last word of one.
 */
export function* findingUncasedNames(
  reading: WordSequence,
  vocabulary: Vocabulary,
  sources: readonly WordRange[],
): Steps<NameMention[]> {
  const finder = new UncasedNames(reading, vocabulary);
  for (const source of sources) {
    finder.addSource(source);
    yield;
  }
  return yield* finder.finding();
}

class UncasedNames {
  readonly #reading: WordSequence;
  readonly #vocabulary: Vocabulary;
  readonly #at = new Map<number, NameMention>();
  /** Names of several words by their first. */
  readonly #byFirst = new Map<string, (readonly string[])[]>();
  readonly #last = new Map<string, Gender | null>();

  constructor(reading: WordSequence, vocabulary: Vocabulary) {
    this.#reading = reading;
    this.#vocabulary = vocabulary;
  }

  addSource({ from, to }: WordRange): void {
    let start = from;
    for (let index = from; index <= to; index++) {
      const word = this.#reading.words[index];
      if (index < to && word && !this.#isCut(word)) continue;
      const part = start < index ? this.#nameIn({ from: start, to: index }) : null;
      if (part) this.#add(part);
      if (word && this.#isRelative(word)) break;
      start = index + 1;
    }
  }

  #isRelative({ lower }: Word): boolean {
    return this.#vocabulary.pronouns.get(lower)?.includes('relative') ?? false;
  }

  #isCut(word: Word): boolean {
    return word.lower === ',' || word.lower === this.#vocabulary.and || this.#isRelative(word);
  }

  #add(mention: NameMention): void {
    if (this.#at.has(mention.opening)) return;
    this.#at.set(mention.opening, mention);
    const { words } = mention;
    const last = words.at(-1) ?? '';
    if (words.length < 2 || this.#last.size >= MAX_KNOWN) return;
    const first = words[0] ?? '';
    const known = this.#byFirst.get(first);
    if (!known) this.#byFirst.set(first, [words]);
    else if (known.length < 24) known.push(words);
    this.#last.set(last, this.#last.has(last) ? null : mention.gender);
  }

  *finding(): Steps<NameMention[]> {
    const { words } = this.#reading;
    for (let index = 0; index < words.length; index++) {
      if (index % TURNS_A_STEP === 0) yield;
      const mention = this.#at.get(index) ?? this.#namedAt(index);
      if (!mention) continue;
      this.#add(mention);
      index = mention.to - 1;
    }
    const mentions: NameMention[] = [];
    for (let index = 0; index < words.length; index++) {
      if (index % TURNS_A_STEP === 0) yield;
      const mention = this.#at.get(index) ?? this.#knownAt(index);
      if (!mention) continue;
      mentions.push(mention);
      index = mention.to - 1;
    }
    return mentions;
  }

  /** A given name or a form of address with the words behind it, outside of the sources. */
  #namedAt(index: number): NameMention | null {
    const word = this.#word(index);
    if (!word) return null;
    const title = this.#vocabulary.titles.has(word.lower);
    if (!title && !this.#vocabulary.given?.has(word.lower)) return null;
    const from = title ? this.#afterTitle(index) : index;
    let to = from;
    while (to - from < 3 && this.#isNameWord(this.#word(to), to - from) && !this.#at.has(to)) to++;
    if (to - from < (title ? 1 : 2)) return null;
    return this.#mention({ opening: index, from, to }, title);
  }

  #afterTitle(index: number): number {
    let at = index + 1;
    while (this.#reading.words[at]?.lower === '.' || this.#vocabulary.titles.has(this.#word(at)?.lower ?? '')) at++;
    return at;
  }

  /** A name that is known, in full or by its last word. */
  #knownAt(index: number): NameMention | null {
    const word = this.#word(index);
    if (!word) return null;
    for (const name of this.#byFirst.get(word.lower) ?? []) {
      if (name.every((part, offset) => this.#word(index + offset)?.lower === part)) {
        return this.#mention({ opening: index, from: index, to: index + name.length }, false);
      }
    }
    if (!this.#last.has(word.lower) || this.#isListed(word)) return null;
    return this.#mention({ opening: index, from: index, to: index + 1 }, false);
  }

  #word(index: number): Word | null {
    const word = this.#reading.words[index];
    return word && word.kind !== 'mark' ? word : null;
  }

  /** Whether lists know the word as something else than a name. */
  #isListed({ lower }: Word): boolean {
    const { titles, given, classesOf } = this.#vocabulary;
    if (given?.has(lower)) return false;
    if (this.#isNoun(lower) || titles.has(lower)) return true;
    const closed = FUNCTION_WORD | WORD_CLASS.time | WORD_CLASS.verb | WORD_CLASS.role | WORD_CLASS.title;
    return (classesOf(lower) & closed) !== 0;
  }

  #isNameWord(word: Word | null, place: number): boolean {
    if (word?.kind !== 'word') return false;
    if (this.#vocabulary.particles.has(word.lower)) return place > 0;
    if (this.#vocabulary.issuedBy.has(word.lower) || this.#vocabulary.and === word.lower) return false;
    // Forms of address are surnames, too: "بابر شیخ".
    const surname = place > 0 && (this.#vocabulary.titles.has(word.lower) || this.#isTitle(word));
    return surname || !this.#isListed(word);
  }

  #isTitle({ lower }: Word): boolean {
    return (this.#vocabulary.classesOf(lower) & ~(WORD_CLASS.title | WORD_CLASS.role)) === 0 && !this.#isNoun(lower);
  }

  #isNoun(lower: string): boolean {
    const { roles, roleGroups, bodies, said, found, roleModifiers, places, isCue } = this.#vocabulary;
    const noun = roles.has(lower) || roleGroups.has(lower) || bodies.has(lower) || said.has(lower) || found.has(lower);
    return noun || roleModifiers.has(lower) || places.has(lower) || isCue(lower);
  }

  /** The name in a source or a part of one; null where it is a role or a body alone. */
  #nameIn(range: WordRange): NameMention | null {
    const { suffixes, issuedBy, headFirst } = this.#vocabulary;
    let { from, to } = range;
    if (!headFirst) {
      for (let index = to - 1; index >= from; index--) {
        if (!issuedBy.has(this.#word(index)?.lower ?? '')) continue;
        from = index + 1;
        break;
      }
    }
    const opening = from;
    // "صاحب", "जी" behind the name.
    while (to - 1 > from && suffixes.has(this.#word(to - 1)?.lower ?? '')) to--;
    const start = headFirst ? this.#startBehindHead(from, to) : this.#startBehindRole(from, to);
    if (start === null || start >= to || to - start > MAX_NAME) return null;
    for (let index = start; index < to; index++) {
      if (!this.#isNameWord(this.#word(index), index - start)) return null;
    }
    return this.#mention({ opening, from: start, to }, start > opening);
  }

  /** Behind the last word that a list knows, or at the first given name. */
  #startBehindRole(from: number, to: number): number {
    let start = from;
    let index = from;
    while (index < to) {
      const phrase = this.#rolePhraseAt(index, to);
      if (phrase > 0) {
        index += phrase;
        start = index;
        continue;
      }
      const word = this.#word(index);
      // A given name with a name behind it, or at the end.
      if (word && this.#vocabulary.given?.has(word.lower)) return index;
      if (!word || this.#isListed(word) || this.#vocabulary.bodies.has(word.lower)) start = index + 1;
      index++;
    }
    return start;
  }

  #rolePhraseAt(index: number, to: number): number {
    for (const phrase of this.#vocabulary.rolePhrases) {
      if (index + phrase.length <= to && phrase.every((part, offset) => this.#word(index + offset)?.lower === part)) {
        return phrase.length;
      }
    }
    return 0;
  }

  /** Where role and body come first: behind the last form of address, at a given name, or behind what belongs to the role. */
  #startBehindHead(from: number, to: number): number | null {
    const { titles, given, article, roles, bodies } = this.#vocabulary;
    for (let index = to - 2; index >= from; index--) {
      if (titles.has(this.#word(index)?.lower ?? '')) return this.#afterTitle(index);
    }
    for (let index = from + this.#rolePhraseAt(from, to); index < to; index++) {
      const lower = this.#word(index)?.lower ?? '';
      if (given?.has(lower) && (index + 1 < to || index === from)) return index;
    }
    const first = this.#word(from);
    if (!first) return null;
    if (!roles.has(first.lower) && !bodies.has(first.lower) && this.#rolePhraseAt(from, to) === 0) {
      return this.#isListed(first) ? null : from;
    }
    if (bodies.has(first.lower)) return null;
    let index = from + Math.max(1, this.#rolePhraseAt(from, to));
    while (index < to) {
      const word = this.#word(index);
      if (word && !this.#isListed(word) && !(article !== '' && word.lower.startsWith(article))) break;
      index++;
    }
    return to - index >= 2 ? index : null;
  }

  #mention({ opening, from, to }: WordRange & { readonly opening: number }, titled: boolean): NameMention {
    const { given, titles, roles } = this.#vocabulary;
    const words: string[] = [];
    for (let index = from; index < to; index++) words.push(this.#word(index)?.lower ?? '');
    let gender: Gender | null = null;
    let role = false;
    for (let index = opening; index < from; index++) {
      const lower = this.#word(index)?.lower ?? '';
      gender = titles.get(lower) ?? roles.get(lower) ?? gender;
      if (lower !== '' && !titles.has(lower)) role = true;
    }
    if (words.length > 1) gender ??= given?.get(words[0] ?? '') ?? null;
    const named = given?.has(words[0] ?? '') ?? false;
    return {
      from,
      to,
      words,
      kind: titled || named ? 'person' : 'unknown',
      gender,
      role: role ? { from: opening, to: from } : null,
      opening,
      possessive: false,
      weak: false,
    };
  }
}
