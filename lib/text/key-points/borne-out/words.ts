import { normalized } from '../../../normalize';
import type { Contrasts, Language } from '../../language';
import { stopwordsOf } from '../terms';

/** A word of a bullet or sentence, as two wordings are held against each other. */
export interface Token {
  /** As written. */
  readonly text: string;
  /** In small letters, without a possessive. */
  readonly lower: string;
  /** What it is compared by: its first letters, without diacritics. */
  readonly stem: string;
  /** 'name': a capital that the start of the sentence does not explain. 'stop': too common to say what a text is about. */
  readonly kind: 'word' | 'name' | 'figure' | 'stop';
  /** UTF-16 units in the text, half open. */
  readonly start: number;
  readonly end: number;
}

const WORD = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:['’.-](?=[\p{L}])[\p{L}\p{M}]+)*/gu;
const STEM_LETTERS = 6;
/** Of a longer text the start is read, in UTF-16 units and in words: no sentence or bullet of an article is as long. */
const MOST_UNITS = 4000;
const MOST_TOKENS = 400;

/**
 * The words of a text, of its first 4000 UTF-16 units 400 at most. A hyphen parts words: "metre-long" is "metre" and
 * "long".
 */
export function tokensOf(whole: string, language: Language): readonly Token[] {
  const text = whole.slice(0, MOST_UNITS);
  const { common } = stopwordsOf(language);
  const { numerals } = contrastsOf(language);
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (tokens.length >= MOST_TOKENS) break;
    let at = index;
    for (const piece of word.split(/(?<=\p{L})-(?=\p{L})/u)) {
      tokens.push(tokenAt(piece, at, isStart(text, at), common, numerals));
      at += piece.length + 1;
    }
  }
  return tokens.map((token, at) => {
    // The start of a sentence explains a capital, but not where a name goes on behind it.
    const isFirstName =
      token.kind === 'word' &&
      /^\p{Lu}\p{Ll}/u.test(token.text) &&
      tokens[at + 1]?.kind === 'name' &&
      text.slice(token.end, tokens[at + 1]?.start) === ' ';
    return isFirstName ? { ...token, kind: 'name' } : token;
  });
}

/** So many UTF-16 units before a word tell whether a sentence starts with it. */
const START_REACH = 12;

/** Whether nothing but opening marks and spaces stands between the word and the start of the text or of a sentence. */
function isStart(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - START_REACH), at);
  let end = before.length - 1;
  while (end >= 0 && !'.!?…:'.includes(before.charAt(end))) end--;
  if (end < 0) return at < START_REACH && /^["'“”‘„«([\s]*$/u.test(before);
  return /^["'“”‘’»)\]]*\s["'“”‘„«([\s]*$/u.test(before.slice(end + 1));
}

function tokenAt(
  text: string,
  start: number,
  opens: boolean,
  common: ReadonlySet<string>,
  numerals: ReadonlyMap<string, number>,
): Token {
  const lower = text.toLowerCase().replaceAll('’', "'").replace(/'s$/u, '');
  const isCapital = /^\p{Lu}/u.test(text);
  const numeral = numerals.get(lower);
  const isNumeral = numeral !== undefined && numeral !== 1;
  const kind =
    /^\p{N}/u.test(lower) || isNumeral ? 'figure' : common.has(lower) ? 'stop' : isCapital && !opens ? 'name' : 'word';
  const stem = isNumeral ? String(numeral) : stemOf(lower);
  return { text, lower, stem, kind, start, end: start + text.length };
}

const stemOf = (word: string): string =>
  normalized(word, 'NFKD')
    .replace(/[\p{M}']/gu, '')
    .replaceAll('ß', 'ss')
    .slice(0, STEM_LETTERS);

export interface ContrastLists {
  readonly numerals: ReadonlyMap<string, number>;
  readonly scales: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, string>;
  readonly rough: ReadonlySet<string>;
  readonly negators: ReadonlySet<string>;
  readonly denials: ReadonlySet<string>;
  readonly limits: ReadonlySet<string>;
  /** Pronouns for one person. */
  readonly persons: ReadonlySet<string>;
  readonly doubts: ReadonlySet<string>;
  /** By word the kinds of things of which it is one. */
  readonly kinds: ReadonlyMap<string, readonly number[]>;
  readonly fractions: ReadonlyMap<string, number>;
  readonly months: ReadonlySet<string>;
  readonly auxiliaries: ReadonlySet<string>;
  /** Titles and roles, which name nobody by themselves. */
  readonly roles: ReadonlySet<string>;
  readonly opposites: ReadonlyMap<string, ReadonlySet<string>>;
  /** By word the groups of words that report the same event. */
  readonly classes: ReadonlyMap<string, readonly number[]>;
}

const NO_CONTRASTS: Contrasts = {
  numerals: '',
  scales: '',
  ordinals: '',
  units: '',
  rough: '',
  opposites: '',
  negators: '',
  denials: '',
  limits: '',
  persons: '',
  doubts: '',
  fractions: '',
  kinds: '',
  synonyms: '',
};

const compiled = new WeakMap<Language['words'], ContrastLists>();

const pairs = (list: string): (readonly [string, string])[] =>
  (list === '' ? [] : list.split(' ')).map((entry) => {
    const at = entry.indexOf(':');
    return [entry.slice(0, at), entry.slice(at + 1)] as const;
  });

/** By word the places of the groups that it is in; groups are parted by a space, words by "/". */
function groupsOf(list: string): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [group, entry] of (list === '' ? [] : list.split(' ')).entries()) {
    for (const word of entry.split('/')) groups.set(word, [...(groups.get(word) ?? []), group]);
  }
  return groups;
}

/** The language's lists of what differs, made once. */
export function contrastsOf({ contrasts = NO_CONTRASTS, words, checkable }: Language): ContrastLists {
  const known = compiled.get(words);
  if (known !== undefined) return known;
  const opposites = new Map<string, Set<string>>();
  const oppose = (a: string, b: string) => opposites.set(a, (opposites.get(a) ?? new Set()).add(b));
  for (const entry of contrasts.opposites === '' ? [] : contrasts.opposites.split(' ')) {
    const [a = '', b = ''] = entry.split('/');
    oppose(a, b);
    oppose(b, a);
  }
  const numbers = (list: string) => new Map(pairs(list).map(([word, value]) => [word, Number(value)]));
  const lists: ContrastLists = {
    numerals: numbers(contrasts.numerals),
    scales: numbers(contrasts.scales),
    ordinals: numbers(contrasts.ordinals),
    units: new Map(pairs(contrasts.units)),
    rough: new Set(contrasts.rough.split(' ')),
    negators: new Set(contrasts.negators.split(' ')),
    denials: new Set(contrasts.denials.split(' ')),
    persons: new Set(contrasts.persons.split(' ')),
    limits: new Set(contrasts.limits.split(' ')),
    doubts: new Set(contrasts.doubts.split(' ')),
    kinds: groupsOf(contrasts.kinds),
    fractions: numbers(contrasts.fractions),
    months: new Set(`${checkable.months} ${checkable.unclearMonths}`.split(' ')),
    auxiliaries: new Set(`${words.auxiliary} ${words.modal}`.split(' ')),
    roles: new Set(`${words.title} ${words.role}`.split(' ')),
    opposites,
    classes: groupsOf(contrasts.synonyms),
  };
  compiled.set(words, lists);
  return lists;
}
