import { entriesOf, entrySetOf } from '../entries';
import type { Language } from '../language';
import givenNames from '../languages/given-names.json';
import { lexiconOf, WORD_CLASS } from '../lexicon';
import { Nouns } from './nouns';
import type { GenderedWords } from './speaker-words';

export type Gender = 'male' | 'female';

/** A pronoun's class; a word may be of several ("sie", "that"). */
export type PronounClass = Gender | 'neuter' | 'plural' | 'first' | 'second' | 'relative';

/** The word lists of a language, ready for look-ups by a token's `lower`. */
export interface Vocabulary {
  readonly nounsCapitalised: boolean;
  readonly pronouns: ReadonlyMap<string, readonly PronounClass[]>;
  readonly firstSingular: ReadonlySet<string>;
  readonly subjectPronouns: ReadonlySet<string>;
  /** Honorifics and titles; the value is the gender they tell. */
  readonly titles: ReadonlyMap<string, Gender | null>;
  readonly roles: Nouns<Gender | null>;
  readonly untitled: ReadonlySet<string>;
  readonly anonymous: ReadonlySet<string>;
  /** Plurals of roles. */
  readonly roleGroups: Nouns<true>;
  readonly sameRole: ReadonlyMap<string, readonly number[]>;
  readonly roleModifiers: ReadonlySet<string>;
  readonly bodies: Nouns<true>;
  readonly said: Nouns<true>;
  readonly found: Nouns<true>;
  readonly places: ReadonlySet<string>;
  readonly notNames: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly suffixes: ReadonlySet<string>;
  readonly issuedBy: ReadonlySet<string>;
  readonly ofBodies: ReadonlySet<string>;
  readonly definite: ReadonlySet<string>;
  readonly indefinite: ReadonlySet<string>;
  readonly offices: ReadonlySet<string>;
  /** Determiners that tell the gender of a noun. */
  readonly genderedDeterminers: ReadonlyMap<string, Gender | null>;
  readonly agentMarkers: ReadonlySet<string>;
  /** Prepositions that name whose view a sentence tells. */
  readonly opinion: ReadonlySet<string>;
  readonly copulas: ReadonlySet<string>;
  readonly nobody: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  readonly and: string;
  /** Given names, in writing where no capital tells a name; null elsewhere. */
  readonly given: ReadonlyMap<string, Gender> | null;
  /** Roles of several words, as lists of words. */
  readonly rolePhrases: readonly (readonly string[])[];
  readonly headFirst: boolean;
  readonly article: string;
  /** The pronoun classes of a verb of saying that stands alone as a source; null for other words, and other languages. */
  verbPronoun(word: string): readonly PronounClass[] | null;
  readonly fused: { readonly prefix: string; readonly after: ReadonlySet<string> } | null;
  /** Bits of `WORD_CLASS`. */
  classesOf(word: string): number;
  /** True for a form of a verb that introduces speech. */
  isCue(word: string): boolean;
}

/** Made when first asked for, not while the background starts. */
let genders: ReadonlyMap<string, Gender | null> | null = null;

function genderOfGivenName(): ReadonlyMap<string, Gender | null> {
  genders ??= new Map<string, Gender | null>([
    ...entriesOf(givenNames.either).map((name): [string, null] => [name, null]),
    ...entriesOf(givenNames.male).map((name): [string, Gender] => [name, 'male']),
    ...entriesOf(givenNames.female).map((name): [string, Gender] => [name, 'female']),
  ]);
  return genders;
}

/** The gender that a given name is mostly given to; null for one given to both, and for one that the lists lack. */
export function genderOfName(given: string): Gender | null {
  const known = genderOfGivenName();
  return known.get(given) ?? known.get(given.split('-')[0] ?? '') ?? null;
}

export function isGivenName(word: string): boolean {
  const known = genderOfGivenName();
  return known.has(word) || known.has(word.split('-')[0] ?? '');
}

const compiled = new WeakMap<Language, Vocabulary>();

/** The language's lists as sets and maps, made once. */
export function vocabularyOf(language: Language): Vocabulary {
  const known = compiled.get(language);
  if (known) return known;
  const vocabulary = compile(language);
  compiled.set(language, vocabulary);
  return vocabulary;
}

// Closed-class words that open no name, whatever their capital.
export const FUNCTION_WORD =
  WORD_CLASS.complementiser |
  WORD_CLASS.determiner |
  WORD_CLASS.possessive |
  WORD_CLASS.pronoun |
  WORD_CLASS.relative |
  WORD_CLASS.preposition |
  WORD_CLASS.conjunction |
  WORD_CLASS.subordinator |
  WORD_CLASS.auxiliary |
  WORD_CLASS.modal |
  WORD_CLASS.negation |
  WORD_CLASS.adverb |
  WORD_CLASS.infinitive;

function compile(language: Language): Vocabulary {
  const words = language.speakers;
  const lexicon = lexiconOf(language);
  const article = words.article ?? '';
  const roles = withArticle(gendered(words.roles), article);
  const compounds = words.compounds;
  const prepositions = new Set(
    [...lexicon.phrases.values()].flat().flatMap((phrase) => (phrase.length === 1 ? phrase : [])),
  );
  const nouns = (entries: string) =>
    new Nouns(withArticle(new Map(entriesOf(entries).map((noun): [string, true] => [noun, true])), article), compounds);
  return {
    nounsCapitalised: words.nounsCapitalised,
    pronouns: pronounsOf(language),
    firstSingular: entrySetOf(words.pronouns.firstSingular),
    subjectPronouns: entrySetOf(words.pronouns.subject),
    titles: new Map([
      ...gendered(words.honorifics),
      ...entriesOf(words.titles).map((title): [string, null] => [title, null]),
    ]),
    roles: new Nouns(roles, compounds),
    anonymous: entrySetOf(words.anonymous),
    untitled: entrySetOf(words.untitled),
    roleGroups: nounsOf(
      words.plurals.flatMap(({ singular, plural }) =>
        [...roles.keys()]
          .filter((role) => role.endsWith(singular))
          .map((role) => role.slice(0, role.length - singular.length) + plural),
      ),
      compounds,
    ),
    sameRole: groupsOf([...words.sameRole, ...pairsOf(words.roles, article)]),
    roleModifiers: entrySetOf(words.roleModifiers),
    bodies: nouns(words.bodies),
    said: nouns(words.documents.said),
    found: nouns(words.documents.found),
    places: entrySetOf(words.places),
    notNames: entrySetOf(words.notNames),
    particles: entrySetOf(words.particles),
    suffixes: entrySetOf(words.suffixes),
    issuedBy: entrySetOf(words.issuedBy),
    ofBodies: entrySetOf(words.ofBodies),
    definite: entrySetOf(words.definite),
    indefinite: entrySetOf(words.indefinite ?? ''),
    offices: entrySetOf(words.offices ?? ''),
    genderedDeterminers: gendered({ any: '', male: '', female: '', ...words.genderedDeterminers }),
    opinion: entrySetOf(language.reporting?.opinion ?? ''),
    agentMarkers: entrySetOf(language.reporting?.agent ?? ''),
    copulas: entrySetOf(words.copulas),
    nobody: entrySetOf(words.nobody),
    pairs: entrySetOf(words.pairs),
    and: words.and,
    given: words.givenNames ? gendersOf(words.givenNames) : null,
    rolePhrases: entriesOf(words.rolePhrases ?? '').map((phrase) => phrase.split('_')),
    headFirst: words.headFirst ?? false,
    article,
    verbPronoun: verbPronounOf(language),
    fused: words.fused ? { prefix: words.fused.prefix, after: entrySetOf(words.fused.after) } : null,
    // "Selon", "Laut": what a cue of one word is, a preposition is.
    classesOf: (word) => lexicon.entries.get(word)?.classes ?? (prepositions.has(word) ? WORD_CLASS.preposition : 0),
    isCue: (word) => (lexicon.entries.get(word)?.cue ?? 0) !== 0,
  };
}

/** The nouns with and without what makes them definite. */
function withArticle<Value>(nouns: Map<string, Value>, article: string): Map<string, Value> {
  if (article !== '') for (const [noun, value] of [...nouns]) nouns.set(`${article}${noun}`, value);
  return nouns;
}

/** A role and the same with its article are one. */
function pairsOf({ male, female, any }: GenderedWords, article: string): string[] {
  if (article === '') return [];
  return [male, female, any].flatMap(entriesOf).map((role) => `${role} ${article}${role}`);
}

function gendersOf({ male, female }: { readonly male: string; readonly female: string }): Map<string, Gender> {
  return new Map([
    ...entriesOf(male).map((name): [string, Gender] => [name, 'male']),
    ...entriesOf(female).map((name): [string, Gender] => [name, 'female']),
  ]);
}

function nounsOf(entries: readonly string[], compounds: boolean): Nouns<true> {
  return new Nouns(new Map(entries.map((noun): [string, true] => [noun, true])), compounds);
}

function gendered(words: GenderedWords): Map<string, Gender | null> {
  const map = new Map<string, Gender | null>();
  for (const word of entriesOf(words.any)) map.set(word, null);
  for (const word of entriesOf(words.male)) map.set(word, 'male');
  for (const word of entriesOf(words.female)) map.set(word, 'female');
  return map;
}

function pronounsOf(language: Language): Map<string, PronounClass[]> {
  const { male, female, neuter, plural, first, second, relative } = language.speakers.pronouns;
  const classes = { male, female, neuter, plural, first, second, relative };
  const pronouns = new Map<string, PronounClass[]>();
  for (const [name, words] of Object.entries(classes)) {
    for (const word of entriesOf(words)) {
      const known = pronouns.get(word) ?? [];
      known.push(name as PronounClass);
      pronouns.set(word, known);
    }
  }
  return pronouns;
}

/** What a verb without a subject tells of whom it means, where verbs stand so. */
function verbPronounOf(language: Language): (word: string) => readonly PronounClass[] | null {
  const { verbForms } = language.speakers;
  if (!verbForms) return () => null;
  const { entries } = lexiconOf(language);
  const female = verbForms.female === '' ? null : new RegExp(verbForms.female, 'u');
  const plural = new RegExp(verbForms.plural, 'u');
  return (word) => {
    if (!entries.get(word)?.cue) return null;
    if (plural.test(word)) return ['plural'];
    if (female === null) return ['male', 'female', 'neuter'];
    return [female.test(word) ? 'female' : 'male', 'neuter'];
  };
}

function groupsOf(groups: readonly string[]): Map<string, number[]> {
  const map = new Map<string, number[]>();
  groups.forEach((group, index) => {
    for (const role of entriesOf(group)) {
      const known = map.get(role) ?? [];
      known.push(index);
      map.set(role, known);
    }
  });
  return map;
}
