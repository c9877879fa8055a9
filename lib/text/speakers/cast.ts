import type { Steps } from '../steps';
import type { NameKind, NameMention } from './name-mention';
import { textOfWords } from './name-mention';
import type { WordSequence } from './reading';
import { FUNCTION_WORD, type Gender, genderOfName, isGivenName, type Vocabulary } from './vocabulary';

/** Somebody or something that the article names, with all it says of its name, role and gender. */
export interface Character {
  readonly id: number;
  /** The fullest name. */
  name: string;
  /** The fullest name's words in lower case. */
  words: readonly string[];
  kind: NameKind;
  gender: Gender | null;
  /** The role as first written. */
  role: string | null;
  /** Every word of its roles, in lower case. */
  readonly roleWords: Set<string>;
  /** Index of the word where the fullest name first stands. */
  namedAt: number;
  /** How often the article gives two words or more of its name. */
  full: number;
}

export interface Cast {
  readonly characters: readonly Character[];
  /** The character of each mention, by the mention's place in the list; null for a weak one that fits nobody. */
  readonly of: readonly (Character | null)[];
}

/**
 * Links the names of an article to characters: first the names of two words and more to each other ("Ada B. Lund",
 * "Ada Lund"), then single words to them ("Lund", "Ada", "HO" for "Harbour Office"), then what is left to itself.
 */
export function castingNames(
  reading: WordSequence,
  mentions: readonly NameMention[],
  { vocabulary, title }: { vocabulary: Vocabulary; title: string },
): Steps<Cast> {
  const casting = new Casting(reading, mentions, vocabulary);
  return casting.cast(title);
}

class Casting {
  private readonly characters: Character[] = [];
  private readonly of: (Character | null)[];
  private readonly byLast = new Map<string, Character[]>();
  private readonly byWord = new Map<string, Character[]>();
  private readonly byInitials = new Map<string, Character[]>();
  private readonly singles = new Map<string, Character[]>();

  constructor(
    private readonly reading: WordSequence,
    private readonly mentions: readonly NameMention[],
    private readonly vocabulary: Vocabulary,
  ) {
    this.of = mentions.map(() => null);
  }

  *cast(title: string): Steps<Cast> {
    for (const [index, mention] of this.mentions.entries()) {
      yield;
      if (mention.words.length > 1 && !mention.weak) this.link(index, this.fullOf(mention) ?? this.create(mention));
    }
    for (const [index, mention] of this.mentions.entries()) {
      yield;
      if (mention.words.length === 1 && !mention.weak) this.link(index, this.singleOf(mention));
    }
    for (const [index, mention] of this.mentions.entries()) {
      yield;
      if (!mention.weak) continue;
      const known = mention.words.length > 1 ? this.fullOf(mention) : this.knownOf(mention);
      if (known) this.of[index] = known;
      else if (mention.kind === 'person' && mention.words.length > 1) this.link(index, this.create(mention));
    }
    this.nameFromTitle(title);
    return { characters: this.characters, of: this.of };
  }

  private create(mention: NameMention): Character {
    const character: Character = {
      id: this.characters.length,
      name: textOfWords(this.reading, mention),
      words: mention.words,
      kind: mention.kind,
      gender: null,
      role: null,
      roleWords: new Set(),
      namedAt: mention.from,
      full: 0,
    };
    this.characters.push(character);
    const { words } = mention;
    if (words.length > 1) {
      push(this.byLast, words.at(-1) ?? '', character);
      for (const word of new Set(words)) push(this.byWord, word, character);
      if (mention.kind !== 'person') push(this.byInitials, this.initialsOf(words), character);
    } else {
      push(this.singles, words[0] ?? '', character);
    }
    return character;
  }

  private initialsOf(words: readonly string[]): string {
    return words
      .filter((word) => !this.vocabulary.ofBodies.has(word) && (this.vocabulary.classesOf(word) & FUNCTION_WORD) === 0)
      .map((word) => word.charAt(0))
      .join('');
  }

  private link(index: number, character: Character): void {
    const mention = this.mentions[index];
    if (!mention) return;
    this.of[index] = character;
    const { kind, gender, role, words } = mention;
    if (words.length > 1) character.full++;
    if (character.kind === 'unknown' || (kind === 'person' && character.kind === 'place')) character.kind = kind;
    if (gender && !character.gender && character.kind === 'person') character.gender = gender;
    if (role) this.addRole(character, role);
    if (words.length > character.words.length && character.kind === 'person') {
      character.words = words;
      character.name = textOfWords(this.reading, mention);
      character.namedAt = mention.from;
    }
  }

  private addRole(character: Character, role: { from: number; to: number }): void {
    for (let index = role.from; index < role.to; index++) {
      const word = this.reading.words[index];
      if (word && word.kind !== 'mark') addRoleWord(character, word.lower);
    }
    character.role ??= textOfWords(this.reading, role);
  }

  /** A character of the same last name whose first name agrees; for bodies, one whose name ends in the other's. */
  private fullOf(mention: NameMention): Character | null {
    const { words } = mention;
    const first = words[0] ?? '';
    for (const character of this.byLast.get(words.at(-1) ?? '') ?? []) {
      const other = character.words[0] ?? '';
      if (first === other) return character;
      if (character.kind === 'organisation' || mention.kind === 'organisation') {
        const [short, long] =
          words.length < character.words.length ? [words, character.words] : [character.words, words];
        if (short.length > 1 && short.every((word, at) => word === long[long.length - short.length + at])) {
          return character;
        }
        continue;
      }
      const initial = first.length <= 2 || other.length <= 2;
      if (initial && first.charAt(0) === other.charAt(0)) return character;
      // "Jean-Luc Picard" and "Luc Picard", "J. Edgar Lund" and "Edgar Lund".
      if (words.slice(0, -1).includes(other) || character.words.slice(0, -1).includes(first)) return character;
    }
    return null;
  }

  private singleOf(mention: NameMention): Character {
    const known = this.knownOf(mention);
    if (known) return known;
    const singles = this.singles.get(mention.words[0] ?? '') ?? [];
    const fitting = singles.find((character) => agrees(character.gender, mention.gender));
    return fitting ?? this.create(mention);
  }

  /** The character with a longer name that a single word stands for. */
  private knownOf(mention: NameMention): Character | null {
    const word = mention.words[0] ?? '';
    const bySurname = this.pick(this.byLast.get(word), mention, (character) => character.kind !== 'organisation');
    if (bySurname) return bySurname;
    const text = textOfWords(this.reading, mention);
    if (/^\p{Lu}[\p{Lu}\p{N}&.]+$/u.test(text)) {
      const initials = text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
      const body = this.pick(this.byInitials.get(initials), mention, () => true);
      if (body) return body;
    }
    if (mention.kind === 'place') return null;
    return this.pick(this.byWord.get(word), mention, (character) => {
      const first = character.words[0] === word;
      if (character.kind === 'organisation') return first && character.words.length === 2 && !this.isCommon(word);
      return character.kind === 'person' && (first || !isGivenName(word)) && !mention.role;
    });
  }

  private isCommon(word: string): boolean {
    return this.vocabulary.places.has(word) || this.vocabulary.notNames.has(word) || this.vocabulary.bodies.has(word);
  }

  /** Of several with one surname, the one that the article names in full most often, or named first. */
  private pick(
    characters: readonly Character[] | undefined,
    mention: NameMention,
    fits: (character: Character) => boolean,
  ): Character | null {
    let best: Character | null = null;
    for (const character of characters ?? []) {
      if (!fits(character) || !agrees(character.gender, mention.gender)) continue;
      if (best === null) {
        best = character;
      } else if (best.namedAt < mention.from === character.namedAt < mention.from) {
        if (character.full > best.full) best = character;
      } else if (character.namedAt < mention.from) {
        best = character;
      }
    }
    return best;
  }

  /** Completes a bare surname where only the title gives the name in full. */
  private nameFromTitle(title: string): void {
    const words = title.match(/[\p{L}\p{M}][\p{L}\p{M}'’-]*/gu) ?? [];
    for (const [index, word] of words.entries()) {
      const next = words[index + 1];
      const given = genderOfName(word.toLowerCase());
      if (!next || !isGivenName(word.toLowerCase()) || !/^\p{Lu}/u.test(word)) continue;
      const surname = next.toLowerCase().replace(/['’]s?$/u, '');
      for (const character of this.singles.get(surname) ?? []) {
        if (character.kind === 'organisation' || character.kind === 'place') continue;
        if (!agrees(character.gender, given)) continue;
        character.name = `${word} ${character.name}`;
        character.words = [word.toLowerCase(), ...character.words];
        character.gender ??= given;
        character.kind = 'person';
      }
    }
  }
}

// More words than the roles of anybody have: each is looked at wherever a role is told of somebody without a name.
const MAX_ROLE_WORDS = 64;

export function addRoleWord({ roleWords }: Character, word: string): void {
  if (roleWords.size < MAX_ROLE_WORDS) roleWords.add(word);
}

function agrees(one: Gender | null, other: Gender | null): boolean {
  return one === null || other === null || one === other;
}

// More namesakes than any article has: what comes later is found by its own full name only, and look-ups stay short.
const MAX_NAMESAKES = 24;

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known && known.length >= MAX_NAMESAKES) return;
  if (known) known.push(value);
  else map.set(key, [value]);
}
