/**
 * Which sentences can stand alone as a key point. The rules, as the tests cite them:
 *
 * K1  Never a heading, a caption, a publisher's bullet, a list item or a block quotation.
 * K2  Never a question.
 * K3  Never a note of the publisher about the article (a correction, a clarification).
 * K4  Never a sentence that leans on the one before it: one that opens with a pronoun, a demonstrative or a connective,
 *     in a small letter, or with a quotation, whose speaker stands elsewhere, and one in the middle of a quotation.
 *     Nor one that ends by telling who said it with a pronoun ("…, she said").
 *     Nothing stands before the first sentence of the article, so that it may: the first of the running text, whatever
 *     bylines, dates and captions (K1, K3, K6, what K5 calls no sentence) are printed above it.
 * K5  Never what is no sentence: without an end mark, in capitals, of fewer than seven words, or of more than seventy.
 * K6  Never a caption that stands as text: one that opens with a label ("Delayed: The ferry …"), says that something is
 *     pictured, or ends in a credit.
 */
import type { BlockKind } from '../../model';
import type { Language } from '../language';
import { CUE_CLASS, lexiconOf } from '../lexicon';
import { PLAIN_TEXT } from './terms';

const FEWEST_WORDS = 7;
const MOST_WORDS = 70;

/** A sentence of an article and the kind of block that it stands in. */
export interface PlacedSentence {
  readonly text: string;
  readonly kind: BlockKind;
}

export interface Standings {
  /** Indexes of the sentences that can stand alone, in order. */
  readonly alone: readonly number[];
  /** Index of the first sentence of the running text; null where there is none. */
  readonly opening: number | null;
}

/** Which of an article's sentences can stand alone, told as they are added in order. */
export class Standing implements Standings {
  readonly alone: number[] = [];
  opening: number | null = null;
  private count = 0;

  constructor(private readonly language: Language) {}

  add({ text, kind }: PlacedSentence): void {
    const index = this.count++;
    const place = judgeOf(this.language)(text, kind, this.opening === null);
    if (place === 'alone') this.alone.push(index);
    if (place !== 'beside') this.opening ??= index;
  }
}

/** Which of an article's sentences, given in order, can stand alone. */
export function standingAlone(sentences: readonly PlacedSentence[], language: Language): Standings {
  const standing = new Standing(language);
  for (const sentence of sentences) standing.add(sentence);
  return standing;
}

/** 'beside': no sentence of the running text; 'leaning': one that can't stand alone. */
type Place = 'alone' | 'leaning' | 'beside';

const judges = new WeakMap<Language, (sentence: string, kind: BlockKind, opensArticle: boolean) => Place>();

/** With the language's lists made ready. */
function judgeOf(language: Language): (sentence: string, kind: BlockKind, opensArticle: boolean) => Place {
  const known = judges.get(language);
  if (known !== undefined) return known;
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
  const judge = (sentence: string, kind: BlockKind, opensArticle: boolean): Place => {
    if (kind !== 'paragraph') return 'beside'; // K1
    if (!ENDED.test(sentence)) return 'beside'; // K5
    if (!/\p{Ll}/u.test(sentence) && /\p{Lu}/u.test(sentence)) return 'beside'; // K5
    const plain = ` ${sentence.toLowerCase().replaceAll('’', "'").replaceAll(SPACES, ' ').trim()} `;
    if (LABEL.test(sentence) || PICTURED.test(plain) || CREDIT.test(plain)) return 'beside'; // K6
    if (notes.some((note) => plain.includes(note))) return 'beside'; // K3
    if (isQuestion(sentence)) return 'leaning'; // K2
    const words = sentence.match(PLAIN_TEXT.test(sentence) ? PLAIN_WORD : WORD) ?? [];
    if (words.length < FEWEST_WORDS || words.length > MOST_WORDS) return 'leaning'; // K5
    if (opensArticle) return 'alone';
    if (QUOTED.test(sentence) || SMALL.test(sentence) || insideQuotation(sentence)) return 'leaning'; // K4
    const openings = dependent.get(firstWordOf(plain.slice(1))) ?? [];
    const leans = openings.some((opening) => opens(plain, opening)) || endsInPronoun(words); // K4
    return leans ? 'leaning' : 'alone';
  };
  judges.set(language, judge);
  return judge;
}

const SPACES = /\s+/gu;
const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;
// The same where there are no other letters, and several times as fast.
const PLAIN_WORD = /[A-Za-z0-9]+(?:['’.,-][A-Za-z0-9]+)*/g;
const LETTER = /\p{L}/u;
const ENDED = /[.!…。！?？]["'”’»)\]]*$/u;
const QUOTED = /^["“„«‘'‚「『]/u;
const SMALL = /^\P{L}*\p{Ll}/u;
// A label of up to four words, one of them not in capitals: "LUSAKA: The council" is a place, not a caption.
const LABEL = /^(?=[^:]*\p{Ll})[\p{L}\p{N}’'-]+(?: [\p{L}\p{N}’'-]+){0,3}: \p{Lu}/u;
// Of a sentence in lower case, with a space on both sides.
const PICTURED =
  /\((?:[^()]{0,40} )?(?:pictured|left|right|above|below|file)\b|\b(?:pictured|scroll down)\b|^ (?:file photo|photo|image|video)\b/;
const CREDIT = /\b(?:getty images|photograph:|photo:|picture:|image:|foto:|foto por|crédito:|credit:)/;

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
