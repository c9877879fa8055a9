import { keyOf, type MatchWords } from './match-words';

/** Who two claims are of: one person or body, two, or not known. */
export type SpeakerLikeness = 'same' | 'other' | 'unknown';

interface NameWord {
  readonly key: string;
  /** Of a name; roles are in small letters in most languages. */
  readonly capital: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** What is told of a speaker behind the name. */
const BEHIND = /[,;(–—]|\s-/u;
/** Writing that has capitals. */
const LATIN = /[a-z\u0400-\u04ff]/;
const CAPITAL = /^\p{Lu}/u;

/** The words that name somebody; forms of address only where there are no others. */
function nameWords(name: string, words: MatchWords): NameWord[] {
  const at = name.search(BEHIND);
  const all = ((at > 0 ? name.slice(0, at) : name).match(WORD) ?? [])
    .map((word) => ({ key: keyOf(word), capital: CAPITAL.test(word) }))
    .filter(({ key }) => !words.functionWords.has(key) && !words.pronouns.has(key) && key !== 's');
  const named = all.filter(({ key }) => !words.titles.has(key));
  return named.length > 0 ? named : all;
}

/**
 * Whether two names are one speaker's: all words of the one are in the other ("Ellwood", "Mayor Mara Ellwood") and what
 * is more there is no name of another ("the FBI", "FBI Director James Comey"), an initial standing for a name, or the
 * letters of the one are the first of the other's words ("EA", "Environment Agency").
 */
export function speakersAlike(a: string | null, b: string | null, words: MatchWords): SpeakerLikeness {
  const [one, other] = [nameWords(a ?? '', words), nameWords(b ?? '', words)];
  if (one.length === 0 || other.length === 0) return 'unknown';
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const isSame = isPartOf(short, long) || isShortFor(short, long) || isOnePerson(one, other);
  return isSame ? 'same' : 'other';
}

const isNamedIn = ({ key, capital }: NameWord): boolean => capital || !LATIN.test(key);

function isPartOf(short: readonly NameWord[], long: readonly NameWord[]): boolean {
  const stands = (word: NameWord, known: NameWord) => known.key === word.key || isInitial(word.key, known.key);
  if (short.length === long.length && short.every(({ key }, at) => key === long[at]?.key)) return true;
  if (!short.every((word) => long.some((known) => stands(word, known)))) return false;
  const [lastShort, lastLong] = [short[short.length - 1], long[long.length - 1]];
  if (lastShort !== undefined && lastLong !== undefined && stands(lastShort, lastLong) && isNamedIn(lastLong))
    return true;
  // Of roles alone ("voters", "Republican voters") the same word makes no one body.
  const isNamed = [...short, ...long].every(({ capital }) => !capital)
    ? !short.some(({ key }) => LATIN.test(key))
    : short.some((word) => word.capital || long.some((known) => known.capital && stands(word, known)));
  return isNamed && long.every((word) => !word.capital || short.some((known) => stands(known, word)));
}

function isShortFor(short: readonly NameWord[], long: readonly NameWord[]): boolean {
  const [letters] = short;
  return short.length === 1 && long.length > 1 && letters?.key === long.map(({ key }) => key.charAt(0)).join('');
}

const isInitial = (a: string, b: string): boolean =>
  (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

/** The last two words are the same, whatever offices are named before them. */
function isOnePerson(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  const [lastA = '', lastB = ''] = [a[a.length - 1]?.key, b[b.length - 1]?.key];
  if (lastA !== lastB || lastA.length < 3) return false;
  const [beforeA = '', beforeB = ''] = [a[a.length - 2]?.key, b[b.length - 2]?.key];
  return beforeA === beforeB || isInitial(beforeA, beforeB);
}
