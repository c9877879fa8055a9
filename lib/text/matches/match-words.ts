import { normalized } from '../../normalize';
import { entriesOf } from '../entries';
import { type FigureWords, figureWordsOf } from '../figures';
import type { Language } from '../language';

/**
 * What is known of a language's words when two claims are compared, as its file has it. Lists are strings of words in
 * small letters, parted by one space; "_" stands for a space.
 */
export interface MatchWordData {
  /** Words that say nothing alone, of languages whose other files don't name them; else "". */
  readonly function: string;
  /** Pronouns, possessives and pointing words: those that a report of words exchanges. */
  readonly pronouns: string;
  /** Forms of the verbs that carry tense and mood, those of one verb parted by commas. */
  readonly auxiliaries: string;
  /** Short forms and what they stand for: "can't:can_not". */
  readonly expanded: string;
  readonly negation: string;
  /** Those of the negations that say that something is missing. */
  readonly without: string;
  /** What turns a word into its opposite: "un", "in". */
  readonly negativePrefixes: string;
  /** Endings of inflected words. */
  readonly endings: string;
  /** Endings that are spelled in two ways: "ise:ize". */
  readonly spellings: string;
  /** "know:knew,known". */
  readonly irregular: string;
  /** "rise|fall". */
  readonly opposites: string;
  /** Words that may stand for each other in a claim. */
  readonly synonyms: readonly string[];
  /** Words that set phrases are made of: "thoughts", "seriously", "ongoing". */
  readonly stock: string;
}

/** The same, made ready. All words are keys (`keyOf`), and those of open classes stems. */
export interface MatchWords {
  readonly code: string;
  readonly figures: FigureWords;
  readonly functionWords: ReadonlySet<string>;
  readonly pronouns: ReadonlySet<string>;
  /** Forms of address, which name nobody. */
  readonly titles: ReadonlySet<string>;
  /** By form, which verb it is of. */
  readonly auxiliaries: ReadonlyMap<string, number>;
  readonly expanded: ReadonlyMap<string, readonly string[]>;
  readonly negation: ReadonlySet<string>;
  readonly without: ReadonlySet<string>;
  readonly negativePrefixes: readonly string[];
  /** Longest first. */
  readonly endings: readonly string[];
  readonly spellings: readonly (readonly [ending: string, other: string])[];
  readonly irregular: ReadonlyMap<string, string>;
  /** By stem, the stems that say the opposite. */
  readonly opposites: ReadonlyMap<string, ReadonlySet<string>>;
  /** By stem, the groups of words that it is in. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  /** Keys, and their stems. */
  readonly stock: ReadonlySet<string>;
}

// Letters that writings of one word may differ in: Persian and Arabic forms, ß, ligatures.
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ۀ: 'ہ',
  ه: 'ہ',
  ة: 'ہ',
};
const OTHER_LETTERS = /[ßœæøłيىكۀهة]/gu;
// Marks over and under letters, joiners, soft hyphens.
const UNSEEN = /\p{M}|\p{Cf}/gu;
const PLAIN = /^[a-z]*$/;

/** A word as it is compared: in small letters, without accents and points. */
export function keyOf(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return normalized(lower, 'NFKD')
    .replace(UNSEEN, '')
    .replaceAll('’', "'")
    .replace(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter);
}

const SHORTEST_STEM = 3;
const SHORTEST_TWICE = 4;

/** What of a key its inflection leaves; two forms of one word have the same, most words of another meaning have not. */
export function stemOf(key: string, words: Pick<MatchWords, 'endings' | 'irregular' | 'code'>): string {
  const lemma = words.irregular.get(key) ?? key;
  let stem = withoutEnding(lemma, words.endings, SHORTEST_STEM);
  if (words.code === 'de') {
    // "Kindern" has two endings, and participles a beginning: "gepflanzt".
    stem = withoutEnding(stem, words.endings, SHORTEST_TWICE);
    if (stem.startsWith('ge') && stem.length > 5 && /(?:t|en)$/.test(lemma)) stem = stem.slice(2);
  }
  if (stem.length > SHORTEST_STEM && /[eiy]$/.test(stem)) stem = stem.slice(0, -1);
  const last = stem.charAt(stem.length - 1);
  return stem.length > SHORTEST_STEM && last === stem.charAt(stem.length - 2) ? stem.slice(0, -1) : stem;
}

function withoutEnding(word: string, endings: readonly string[], shortest: number): string {
  const ending = endings.find((each) => word.length - each.length >= shortest && word.endsWith(each));
  // "Speed" is no form of "spe".
  return ending === undefined || word.endsWith('eed') ? word : word.slice(0, -ending.length);
}

/** What of a language is asked for here. */
export type WordsOfLanguage = Pick<Language, 'code' | 'words' | 'stance' | 'stopwords'>;

/** A language's words as the package has them: `matches/CODE.json`. */
export interface PackagedMatchWords {
  readonly language: WordsOfLanguage;
  readonly data: MatchWordData | null;
}

/** The words of a language, made ready; of one that has no data of its own, with what its other files tell. */
export function matchWordsOf(language: WordsOfLanguage, data: MatchWordData | null, code = language.code): MatchWords {
  const keys = (list = '') => entriesOf(list).map((word) => keyOf(word));
  const { words, stance, stopwords } = language;
  const endings = [...keys(data?.endings)].sort((a, b) => b.length - a.length);
  const irregular = new Map(
    entriesOf(data?.irregular ?? '').flatMap((entry) => {
      const [lemma = '', forms = ''] = entry.split(':');
      return forms.split(',').map((form): [string, string] => [keyOf(form), keyOf(lemma)]);
    }),
  );
  const known = { endings, irregular, code };
  const stem = (word: string) => stemOf(keyOf(word), known);
  const groups = new Map<string, number[]>();
  data?.synonyms.forEach((group, at) => {
    for (const word of new Set(entriesOf(group).map(stem))) {
      const list = groups.get(word);
      if (list === undefined) groups.set(word, [at]);
      else list.push(at);
    }
  });
  const opposites = new Map<string, Set<string>>();
  for (const pair of entriesOf(data?.opposites ?? '')) {
    const [one = '', other = ''] = pair.split('|').map(stem);
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      const set = opposites.get(a);
      if (set === undefined) opposites.set(a, new Set([b]));
      else set.add(b);
    }
  }
  const others = ['determiner', 'preposition', 'conjunction', 'subordinator', 'relative', 'complementiser'] as const;
  return {
    code,
    figures: figureWordsOf(code),
    functionWords: new Set([
      ...keys(data?.function),
      ...keys(stopwords.common),
      ...others.flatMap((kind) => keys(words[kind])),
      ...keys(words.infinitive),
    ]),
    pronouns: new Set(data === null ? [...keys(words.pronoun), ...keys(words.possessive)] : keys(data.pronouns)),
    titles: new Set(keys(words.title)),
    auxiliaries: new Map(
      (data === null
        ? [words.auxiliary, words.modal].map((list) => list.replaceAll(' ', ','))
        : entriesOf(data.auxiliaries)
      ).flatMap((forms, verb) => forms.split(',').map((form): [string, number] => [keyOf(form), verb])),
    ),
    expanded: new Map(
      entriesOf(data?.expanded ?? '').map((entry) => {
        const [short = '', long = ''] = entry.split(':');
        return [keyOf(short), long.split('_')];
      }),
    ),
    negation: new Set(
      data === null ? keys(stance.negation).filter((word) => !/[_*…]/u.test(word)) : keys(data.negation),
    ),
    without: new Set(keys(data?.without)),
    negativePrefixes: keys(data?.negativePrefixes),
    endings,
    spellings: entriesOf(data?.spellings ?? '').map((entry) => {
      const [ending = '', other = ''] = entry.split(':');
      return [ending, other];
    }),
    irregular,
    opposites,
    groups,
    stock: new Set(entriesOf(data?.stock ?? '').flatMap((word) => [keyOf(word), stem(word)])),
  };
}
