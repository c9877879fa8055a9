/**
 * Which sentences can stand alone as a key point. The rules, as the tests cite them:
 *
 * K1  Never a heading, a caption, a publisher's bullet, a list item or a block quotation.
 * K2  Never a question.
 * K3  Never a note of the publisher about the article (a correction, a clarification).
 * K4  Never a sentence that leans on the one before it: one that opens with a pronoun, a demonstrative or a connective,
 *     in a small letter, or with a quotation, whose speaker stands elsewhere, and one in the middle of a quotation.
 *     Nor one that ends by telling who said it with a pronoun ("…, she said").
 *     Nothing stands before the first sentence of the article, so that it may.
 * K5  Never what is no sentence: without an end mark, in capitals, of fewer than seven words, or of more than seventy.
 * K6  Never a caption that stands as text: one that opens with a label ("Delayed: The ferry …"), says that something is
 *     pictured, or ends in a credit.
 */
import type { BlockKind } from '../../model';
import type { Language } from '../language';
import { CUE_CLASS, lexiconOf } from '../lexicon';

const FEWEST_WORDS = 7;
const MOST_WORDS = 70;

/** A predicate over sentences, with the language's lists made ready. */
export function standingAlone(
  language: Language,
): (sentence: string, kind: BlockKind, opensArticle: boolean) => boolean {
  const dependent = byFirstWord(phrasesOf(language.stopwords.dependent));
  const notes = phrasesOf(language.stopwords.notes).map((note) => ` ${note}`);
  const { entries } = lexiconOf(language);
  const { male, female, plural } = language.speakers.pronouns;
  const pronouns = new Set(`${male} ${female} ${plural}`.split(' '));
  const isCue = (word: string | undefined) => ((entries.get(word ?? '')?.cue ?? 0) & CUE_CLASS.speech) !== 0;
  const endsInPronoun = (words: readonly string[]) => {
    const [first, second] = words.slice(-2).map((word) => word.toLowerCase());
    return (pronouns.has(first ?? '') && isCue(second)) || (isCue(first) && pronouns.has(second ?? ''));
  };
  return (sentence, kind, opensArticle) => {
    if (kind !== 'paragraph') return false; // K1
    if (!ENDED.test(sentence) || isQuestion(sentence)) return false; // K2, K5
    if (!opensArticle && (QUOTED.test(sentence) || SMALL.test(sentence) || insideQuotation(sentence))) return false; // K4
    const words = sentence.match(WORD) ?? [];
    if (words.length < FEWEST_WORDS || words.length > MOST_WORDS) return false; // K5
    if (!/\p{Ll}/u.test(sentence) && /\p{Lu}/u.test(sentence)) return false; // K5
    const plain = ` ${sentence.toLowerCase().replaceAll('’', "'").replaceAll(SPACES, ' ').trim()} `;
    if (notes.some((note) => plain.includes(note))) return false; // K3
    const openings = dependent.get(firstWordOf(plain.slice(1))) ?? [];
    if (!opensArticle && openings.some((opening) => opens(plain, opening))) return false; // K4
    if (!opensArticle && endsInPronoun(words)) return false; // K4
    return !(LABEL.test(sentence) || PICTURED.test(sentence) || CREDIT.test(sentence)); // K6
  };
}

const SPACES = /\s+/gu;
const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;
const LETTER = /\p{L}/u;
const ENDED = /[.!…。！?？]["'”’»)\]]*$/u;
const QUOTED = /^["“„«‘'‚「『]/u;
const SMALL = /^\P{L}*\p{Ll}/u;
// A label of up to four words, one of them not in capitals: "LUSAKA: The council" is a place, not a caption.
const LABEL = /^(?=[^:]*\p{Ll})[\p{L}\p{N}’'-]+(?: [\p{L}\p{N}’'-]+){0,3}: \p{Lu}/u;
const PICTURED =
  /\((?:[^()]{0,40} )?(?:pictured|left|right|above|below|file)\b|\b(?:pictured|scroll down)\b|^(?:file photo|photo|image|video)\b/i;
const CREDIT = /\b(?:getty images|photograph:|photo:|picture:|image:|foto:|foto por|crédito:|credit:)/i;

/** Whether a question mark stands behind the last letter. */
function isQuestion(sentence: string): boolean {
  for (let at = sentence.length - 1; at >= 0; at--) {
    const mark = sentence.charAt(at);
    if (mark === '?' || mark === '？') return true;
    if (LETTER.test(mark)) return false;
  }
  return false;
}

/** Whether a quotation that opened before the sentence closes in it, or one that opens in it stays open. */
function insideQuotation(sentence: string): boolean {
  const opened = sentence.split(/[“«]/u).length;
  const closed = sentence.split(/[”»]/u).length;
  return opened !== closed || sentence.split('"').length % 2 === 0;
}

function phrasesOf(words: string): string[] {
  return words === '' ? [] : words.split(' ').map((entry) => entry.replaceAll('_', ' '));
}

const firstWordOf = (text: string): string => /^[\p{L}\p{N}]*/u.exec(text)?.[0] ?? '';

function byFirstWord(phrases: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const phrase of phrases) {
    const first = firstWordOf(phrase);
    map.set(first, [...(map.get(first) ?? []), phrase]);
  }
  return map;
}

/** Whether the words of `opening` come first in `plain`, which has a space on both sides. */
function opens(plain: string, opening: string): boolean {
  return plain.startsWith(opening, 1) && !/[\p{L}\p{N}]/u.test(plain.charAt(opening.length + 1));
}
