/**
 * What the resolution of speakers knows of a language. As in `Language`, a word list is a string of lower-case words
 * parted by one space.
 */
export interface SpeakerWords {
  /** True where common nouns have capitals too (German), so that a capital tells no name. */
  readonly nounsCapitalised: boolean;
  /** True where compounds are one word, so that a word that ends in a listed noun is of its kind. */
  readonly compounds: boolean;
  readonly pronouns: PronounWords;
  /** Forms of address that stand before a name. */
  readonly honorifics: GenderedWords;
  /** Shortened roles before a name ("sen", "gov"), and the like that tell no gender. */
  readonly titles: string;
  /** Nouns for a person by what they are or do, singular. */
  readonly roles: GenderedWords;
  /** Those of the roles that stand before no bare surname: "woman", "guest". */
  readonly untitled: string;
  /** Those that stand for one who is kept unnamed, and so for nobody named before: "official", "source". */
  readonly anonymous: string;
  /** How a role's plural is made: its ending, and what stands in its place. */
  readonly plurals: readonly PluralRule[];
  /** Lists of roles that one person may be called by turns: "spokesman spokesperson". */
  readonly sameRole: readonly string[];
  /** Words that stand between a determiner and a role: "former", "deputy". */
  readonly roleModifiers: string;
  /** Nouns for a body of people, which end or open its name: "ministry", "inc". */
  readonly bodies: string;
  readonly documents: {
    /** Who issued it speaks: "statement", "tweet". */
    readonly said: string;
    /** It speaks for itself: "poll", "study". */
    readonly found: string;
  };
  /** Countries, states and large cities by their last word. */
  readonly places: string;
  /** Words with a capital that name neither a person nor a body: days, months, nationalities. */
  readonly notNames: string;
  /** Small words inside a name: "van", "bin". */
  readonly particles: string;
  /** What may follow a surname: "jr". */
  readonly suffixes: string;
  /** Prepositions between a document and who issued it. */
  readonly issuedBy: string;
  /** Small words inside the name of a body: "of" in "Bank of". */
  readonly ofBodies: string;
  /** Determiners of what is meant to be known: "the", "this". */
  readonly definite: string;
  /** Articles of somebody who is new to the article: "a", "eine". */
  readonly indefinite?: string;
  /** Those of the roles that one holds alone and goes by, so that "the mayor" is nobody known for another role. */
  readonly offices?: string;
  /** Determiners that tell the gender of a noun: "le", "la". */
  readonly genderedDeterminers?: { readonly male: string; readonly female: string };
  /** Forms of "be" between a name and its role. */
  readonly copulas: string;
  /** Words for two speakers that were named together: "both". */
  readonly pairs: string;
  /** Words that stand where a source does and name nobody: "reportedly", "demnach". */
  readonly nobody: string;
  /** The word that joins two names. */
  readonly and: string;
  /** In writing without capitals, given names, which tell a name; else absent, and capitals tell. */
  readonly givenNames?: { readonly male: string; readonly female: string };
  /** Roles of several words, parted by "_". */
  readonly rolePhrases?: string;
  /** In writing without capitals: whether a role and what belongs to it stand before the name as its last word, or first. */
  readonly headFirst?: boolean;
  /** What makes a noun definite, written as one with it: "ال". */
  readonly article?: string;
  /** Prepositions that are one with the word behind them, and after which words they stand: "لوزارة" behind "وفقا". */
  readonly fused?: { readonly prefix: string; readonly after: string };
  /** Where a verb is its own pronoun: regular expressions that tell feminine ("" where none is told) and plural forms. */
  readonly verbForms?: { readonly female: string; readonly plural: string };
}

export interface PronounWords {
  readonly male: string;
  readonly female: string;
  readonly neuter: string;
  readonly plural: string;
  readonly first: string;
  /** Those of the first person that mean one speaker. */
  readonly firstSingular: string;
  readonly second: string;
  readonly relative: string;
  /** The personal pronouns of a single person that stand as subjects. */
  readonly subject: string;
}

export interface PluralRule {
  readonly singular: string;
  readonly plural: string;
}

export interface GenderedWords {
  readonly male: string;
  readonly female: string;
  readonly any: string;
}
