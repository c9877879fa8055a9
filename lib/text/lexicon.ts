import { entriesOf, entrySetOf } from './entries';
import type { Conjugation, Cues, Language, WordClasses } from './language';
import type { Clitics } from './tokens';

/** Bits of the word classes in a lexicon entry. */
export const WORD_CLASS = {
  complementiser: 1,
  determiner: 1 << 1,
  possessive: 1 << 2,
  pronoun: 1 << 3,
  relative: 1 << 4,
  preposition: 1 << 5,
  conjunction: 1 << 6,
  subordinator: 1 << 7,
  auxiliary: 1 << 8,
  modal: 1 << 9,
  negation: 1 << 10,
  adverb: 1 << 11,
  time: 1 << 12,
  infinitive: 1 << 13,
  role: 1 << 14,
  title: 1 << 15,
  subjunctive: 1 << 16,
  verb: 1 << 17,
} as const satisfies Record<keyof WordClasses, number>;

/** Bits of the cue classes in a lexicon entry. */
export const CUE_CLASS = {
  speech: 1,
  address: 1 << 1,
  infinitive: 1 << 2,
  naming: 1 << 3,
  stance: 1 << 4,
  evidence: 1 << 5,
  attitude: 1 << 6,
  noun: 1 << 7,
  hearsay: 1 << 8,
  phrase: 1 << 9,
} as const;

const REPORTING =
  CUE_CLASS.speech |
  CUE_CLASS.address |
  CUE_CLASS.infinitive |
  CUE_CLASS.naming |
  CUE_CLASS.stance |
  CUE_CLASS.evidence;

export interface Entry {
  /** Bits of `WORD_CLASS`. */
  classes: number;
  /** Bits of `CUE_CLASS`. */
  cue: number;
  /** Of a cue verb; else the word itself. */
  lemma: string;
}

export interface Lexicon {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Bits of the cue classes whose verbs may be a cue. */
  readonly cueVerbs: number;
  /** See `Cues.phrasesInside`. */
  readonly phrasesInside: boolean;
  /** Cues of several words, as lists of words, by the first of them. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Words before a cue verb that name nobody, as lists of words. */
  readonly impersonal: readonly (readonly string[])[];
  readonly endings: ReadonlySet<string>;
  /** Length of the longest ending. */
  readonly longestEnding: number;
  readonly particles: ReadonlySet<string>;
  readonly clitics: Clitics | null;
  /** See `QuotationModel`. */
  readonly byClass: boolean;
}

const compiled = new WeakMap<Language, Lexicon>();

/** The language's word lists as a map, made once. */
export function lexiconOf(language: Language): Lexicon {
  const known = compiled.get(language);
  if (known) return known;
  const lexicon = compile(language);
  compiled.set(language, lexicon);
  return lexicon;
}

function compile(language: Language): Lexicon {
  const entries = new Map<string, Entry>();
  const entryOf = (word: string): Entry => {
    let entry = entries.get(word);
    if (!entry) {
      entry = { classes: 0, cue: 0, lemma: word };
      entries.set(word, entry);
    }
    return entry;
  };
  for (const [name, bit] of Object.entries(WORD_CLASS)) {
    for (const word of entriesOf(language.words[name as keyof WordClasses]))
      entryOf(word.replaceAll('’', "'")).classes |= bit;
  }
  addCues(language.cues, entryOf);
  const prefixes = entriesOf(language.prefixes ?? '');
  addPrefixed(entries, prefixes);
  const phrases = entriesOf(language.cues.phrases);
  const all = ['', ...prefixes].flatMap((prefix) => phrases.map((phrase) => `${prefix}${phrase}`.split('_')));
  return {
    entries,
    cueVerbs: language.cues.attitudesReport ? REPORTING | CUE_CLASS.attitude : REPORTING,
    phrasesInside: language.cues.phrasesInside ?? false,
    phrases: byFirst(all),
    impersonal: entriesOf(language.cues.impersonal).map((phrase) => phrase.split('_')),
    endings: entrySetOf(language.endings),
    longestEnding: Math.max(0, ...entriesOf(language.endings).map(({ length }) => length)),
    particles: entrySetOf(language.cues.particles),
    byClass: language.quotationModel?.byClass ?? false,
    clitics: language.clitics
      ? { before: entrySetOf(language.clitics.before), behind: entrySetOf(language.clitics.behind) }
      : null,
  };
}

/** "وقال" is "قال": what is written with a small word before it is known as without. */
function addPrefixed(entries: Map<string, Entry>, prefixes: readonly string[]): void {
  for (const [word, entry] of [...entries]) {
    for (const prefix of prefixes) if (!entries.has(`${prefix}${word}`)) entries.set(`${prefix}${word}`, entry);
  }
}

function byFirst(phrases: readonly string[][]): ReadonlyMap<string, readonly string[][]> {
  const byWord = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const [first = ''] = phrase;
    const known = byWord.get(first);
    if (known) known.push(phrase);
    else byWord.set(first, [phrase]);
  }
  return byWord;
}

function addCues(cues: Cues, entryOf: (word: string) => Entry): void {
  const conjugations = cues.conjugations.map((rule) => ({ ...rule, pattern: new RegExp(rule.lemma, 'u') }));
  for (const [name, verbs] of Object.entries(cues.verbs)) {
    for (const verb of entriesOf(verbs)) {
      const [lemma = verb, ...rest] = verb.split(':');
      const forms = rest[0] === undefined ? conjugate(lemma, conjugations) : rest[0].split(',');
      for (const form of [lemma, ...forms]) {
        const entry = entryOf(form);
        entry.cue |= CUE_CLASS[name as keyof typeof cues.verbs];
        entry.lemma = lemma;
      }
    }
  }
  for (const noun of entriesOf(cues.nouns)) entryOf(noun).cue |= CUE_CLASS.noun;
  for (const word of entriesOf(cues.hearsay)) entryOf(word).cue |= CUE_CLASS.hearsay;
}

function conjugate(lemma: string, conjugations: readonly (Conjugation & { pattern: RegExp })[]): string[] {
  for (const { pattern, endings } of conjugations) {
    if (pattern.test(lemma)) return entriesOf(endings).map((ending) => lemma.replace(pattern, ending));
  }
  return [];
}
