/**
 * How a claim is put wherever it is shown, copied or exported: what the words are to whoever said them, in words, and
 * which of them stand in quotation marks. The one place that decides it.
 *
 * C1 Direct words stand in the marks of the article's language, piece by piece; reported ones never stand in any but
 *    their own. Words of the article itself (key points, passages) are an excerpt of it, in marks where nothing else
 *    shows that they are.
 * C2 Direct words that are said are followed by who said them: “A” — X. For everything else it comes first how X stands
 *    to it: "X denies: A". So nobody who takes the words takes them without their stance.
 * C3 The cue is always given, as the article has it.
 * C4 Records from before stances were told don't say how X stands to reported words: "Reported from X (“cue”): A".
 * C5 The sentences in which the words stand are given where they say more than the words, and are not those of another
 *    wording than the one that is kept.
 */
import { quoteOf, speakerOf, versionsOf } from '../annotation';
import type { Annotation, KeptKind, NamedSpeaker, QuotationForm, Stance } from '../model';
import { bareWords, directWords, flat, inMarks, reportedWords } from './quotation-marks';

/** The words around a claim, in the language of the interface. */
export interface ClaimWords {
  /** BCP 47. */
  readonly lang: string;
  /** What stands before a claim, with "{speaker}" in it: "{speaker} denies:". `unknown` is for C4. */
  readonly leads: Readonly<Record<Stance | 'unknown', string>>;
  /** With "{name}" and "{role}". */
  readonly named: string;
  /** Who makes a claim of which nobody says who makes it: "Somebody unnamed". */
  readonly somebody: string;
}

/** A claim, or words of an article, as it was found or kept. */
export interface ClaimToPut {
  readonly kind: KeptKind;
  readonly form: QuotationForm | null;
  readonly stance: Stance | null;
  readonly cue: string | null;
  readonly speaker: Pick<NamedSpeaker, 'name' | 'role'> | null;
  /** As they stand on the page, from the first to the last. */
  readonly words: string;
  /** The pieces of a split quotation; empty where it is one, or not known. */
  readonly contents: readonly string[];
  /** The sentences in which the words stand, or "". */
  readonly sentence: string;
  /** BCP 47 tag of the article. */
  readonly lang: string;
}

/** The parts of a claim that is put; each may be "". `lead` and `tail` are words of the interface around names and cue. */
export interface PutClaim {
  readonly lead: string;
  readonly words: string;
  readonly tail: string;
  /** C5; null where there is none. */
  readonly sentence: string | null;
}

/** Letters and digits only: marks and stops don't make a sentence say more than the words. */
const letters = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** A message with its "{names}" filled; what fills them is not looked through again. */
const filled = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : place));

/** The claim that an annotation keeps; its speaker is the reader's where the reader corrected it. */
export function claimOf(annotation: Annotation, lang: string): ClaimToPut {
  const { kind, form, stance = null, cue, contents = [], sentence = '' } = annotation.finding;
  const words = quoteOf(annotation);
  const isAsFound = versionsOf(annotation)[0].selector.exact === words;
  return {
    kind,
    // What is a quotation and nothing else was kept as one that somebody said so.
    form: kind === 'quotation' ? (form ?? 'direct') : null,
    stance: kind === 'quotation' ? stance : null,
    cue: kind === 'quotation' ? cue : null,
    speaker: speakerOf(annotation),
    words,
    contents,
    sentence: isAsFound || flat(sentence).includes(flat(words)) ? sentence : '',
    lang,
  };
}

export type WordsToShow = Pick<ClaimToPut, 'kind' | 'form' | 'words' | 'contents' | 'lang'>;

/** The words of a claim alone, in the form that they have (C1). */
export function shownWords({ kind, form, words, contents, lang }: WordsToShow): string {
  if (kind !== 'quotation') return words.trim();
  return form === 'direct' ? directWords(words, contents, lang) : reportedWords(words, contents, lang);
}

/** The words without marks around them, for programs that have a place of their own for the form. */
export const plainWords = (claim: WordsToShow): string =>
  claim.kind === 'quotation' && claim.form === 'direct'
    ? bareWords(claim.words, claim.contents, claim.lang)
    : shownWords(claim);

/** The sentences in which the words stand (C5), or null. */
export const sentenceOf = ({ sentence, words }: Pick<ClaimToPut, 'sentence' | 'words'>): string | null =>
  letters(sentence) === '' || letters(sentence) === letters(words) ? null : flat(sentence);

/** Whether the words are put after how their speaker stands to them (C2). */
const isLed = ({ kind, form, stance }: ClaimToPut): boolean =>
  kind === 'quotation' && !(form === 'direct' && (stance === null || stance === 'says'));

/**
 * What stands before the words of a claim, or "": "Ada Lund (minister) denies:". `speaker` is how the place where it is
 * shown names who makes it.
 */
export function leadOf(claim: ClaimToPut, around: ClaimWords, speaker = claim.speaker): string {
  if (!isLed(claim)) return '';
  const { stance } = claim;
  const { name, role } = speaker ?? { name: around.somebody, role: null };
  const cue = stance === null ? cueMarked(claim, around) : '';
  const more = [role === name ? '' : (role ?? '').trim(), cue].filter((part) => part !== '').join(', ');
  return filled(around.leads[stance ?? 'unknown'], { speaker: more === '' ? name : `${name} (${more})` });
}

function whoOf({ speaker }: ClaimToPut, { named }: ClaimWords): string | null {
  if (speaker === null) return null;
  const { name, role } = speaker;
  return role === null || role.trim() === '' || role === name ? name : filled(named, { name, role });
}

/** The cue as the article has it, in marks; "" where there is none in words. */
const cueMarked = ({ cue }: ClaimToPut, { lang }: ClaimWords): string =>
  cue === null || letters(cue) === '' ? '' : inMarks(cue, lang);

/** A claim as it is put for people, in a place that shows by itself that its words are not ours. */
export function putClaim(claim: ClaimToPut, around: ClaimWords): PutClaim {
  const who = whoOf(claim, around);
  const lead = leadOf(claim, around);
  const from = lead === '' && who !== null ? `— ${who}` : '';
  // A lead without a stance has the cue.
  const cue = lead === '' || claim.stance !== null ? cueMarked(claim, around) : '';
  return {
    lead,
    words: shownWords(claim),
    tail: [from, cue === '' ? '' : `(${cue})`].filter((part) => part !== '').join(' '),
    sentence: sentenceOf(claim),
  };
}

/**
 * The claim in one line, for places that show nothing but text: `Ada Lund denies: the bridge was unsafe (“denied that”)`.
 * Words of the article itself are in marks there.
 */
export function claimLine(claim: ClaimToPut, around: ClaimWords): string {
  const words = flat(claim.words);
  const { lead, words: shown, tail } = putClaim({ ...claim, words, contents: claim.contents.map(flat) }, around);
  const put = claim.kind === 'quotation' ? shown : inMarks(words, claim.lang);
  return [flat(lead), put, flat(tail)].filter((part) => part !== '').join(' ');
}
