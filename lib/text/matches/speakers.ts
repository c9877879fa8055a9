import { keyOf, type MatchWords } from './match-words';

/** Who two claims are of: one person or body, two, or not known. */
export type SpeakerLikeness = 'same' | 'other' | 'unknown';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Words that name nobody by themselves. */
function nameWords(name: string, words: MatchWords): string[] {
  return (name.match(WORD) ?? [])
    .map(keyOf)
    .filter((word) => !words.functionWords.has(word) && !words.pronouns.has(word) && word !== 's');
}

/**
 * Whether two names are one speaker's: all words of the one are in the other ("Ellwood", "Mayor Mara Ellwood"), an initial
 * standing for a name, or the letters of the one are the first of the other's words ("EA", "Environment Agency").
 */
export function speakersAlike(a: string | null, b: string | null, words: MatchWords): SpeakerLikeness {
  const [one, other] = [nameWords(a ?? '', words), nameWords(b ?? '', words)];
  if (one.length === 0 || other.length === 0) return 'unknown';
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.every((word) => long.some((known) => known === word || isInitial(word, known)))) return 'same';
  const [letters = ''] = short;
  const isShort = short.length === 1 && long.length > 1 && letters === long.map((word) => word.charAt(0)).join('');
  if (isShort) return 'same';
  return isOnePerson(one, other) ? 'same' : 'other';
}

const isInitial = (a: string, b: string): boolean =>
  (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

/** The last two words are the same, whatever offices are named before them. */
function isOnePerson(a: readonly string[], b: readonly string[]): boolean {
  const [lastA, lastB] = [a[a.length - 1] ?? '', b[b.length - 1] ?? ''];
  if (lastA !== lastB || lastA.length < 3) return false;
  const [beforeA, beforeB] = [a[a.length - 2] ?? '', b[b.length - 2] ?? ''];
  return beforeA === beforeB || isInitial(beforeA, beforeB);
}
