import type { SpeakerKind } from '../../model';
import { normalized } from '../../normalize';
import type { Cast, Character } from './cast';
import type { Gender } from './vocabulary';

/** Somebody or something that may speak: a character with a name, one known by role only, or several together. */
export interface Referent {
  readonly character: Character | null;
  name: string;
  kind: SpeakerKind;
  gender: Gender | null;
  readonly place: boolean;
  readonly plural: boolean;
  /** The role's words in lower case, of one without a name. */
  readonly roleWords: ReadonlySet<string>;
  /** True once words were attributed to it. */
  spoke: boolean;
  /** Index of the word where its fullest name stands. */
  readonly namedAt: number;
  /** The members of a joint speaker. */
  readonly members: readonly Referent[];
}

/** The referents of an article: one for each character, and one for each name that a role or a group goes by. */
export class Referents {
  private readonly ofCharacter: Referent[];
  private readonly named = new Map<string, Referent>();

  constructor(cast: Cast) {
    this.ofCharacter = cast.characters.map((character) => ({
      character,
      name: character.name,
      kind: character.kind === 'place' ? 'organisation' : character.kind,
      gender: character.gender,
      place: character.kind === 'place',
      plural: false,
      roleWords: character.roleWords,
      spoke: false,
      namedAt: character.namedAt,
      members: [],
    }));
  }

  of(character: Character): Referent | null {
    return this.ofCharacter[character.id] ?? null;
  }

  /** The referent without a character that goes by this name; null for none. */
  known(name: string): Referent | null {
    return this.named.get(keyOf(name)) ?? null;
  }

  /** The referent that goes by this name, made where there is none. */
  called(name: string, details: Omit<Referent, 'character' | 'name' | 'spoke' | 'place'>): Referent {
    const key = keyOf(name);
    const known = this.named.get(key);
    if (known) return known;
    const referent: Referent = { character: null, name, spoke: false, place: false, ...details };
    this.named.set(key, referent);
    return referent;
  }
}

const keyOf = (name: string): string => normalized(name, 'NFKC').toLowerCase();
