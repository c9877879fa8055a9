import { CUE_CLASS, type Lexicon, WORD_CLASS } from '../lexicon';
import { hashOf } from './features';
import { COARSE, type Passage, type Word } from './passage';

/** Words that may be a cue. Positions are indexes into `Passage.words`, half-open. */
export interface CueCandidate {
  /** The verb with its auxiliaries, or the noun or phrase. */
  readonly from: number;
  readonly to: number;
  /** The word that carries the meaning. */
  readonly head: number;
  /** Bits of `CUE_CLASS`, and `COLON`. */
  readonly kind: number;
  readonly lemma: number;
}

/** The bit of a colon that stands for a verb: "Cruz: …". */
export const COLON = 1 << 10;
/** The bit of a verb in the mood of reported speech, which reports the clause around it without a cue. */
export const MOOD = 1 << 11;
/** The bit of a word beside words in marks that no list knows: in a language without lists it may be the verb. */
export const UNKNOWN = 1 << 12;
/** The bit of a phrase that may stand inside the clause that it reports, without commas. */
export const INSIDE = 1 << 13;
// A sentence with more is a list or no prose; the limit keeps the work on any text in proportion to its length.
const MAX_CUES = 60;
// "Tax board: rates to rise": more words before a colon are a sentence, not a name.
const MAX_COLON_NAME = 12;

const ADDRESS = CUE_CLASS.address;

/** All words of a passage that may be a cue, outside of marks. */
export function cueCandidatesOf(
  passage: Passage,
  { phrases, byClass, cueVerbs, phrasesInside }: Pick<Lexicon, 'phrases' | 'byClass' | 'cueVerbs' | 'phrasesInside'>,
): CueCandidate[] {
  const { words } = passage;
  const cues: CueCandidate[] = [];
  let colon = false;
  let mood = false;
  for (let at = 0; at < words.length && cues.length < MAX_CUES; at++) {
    const word = words[at];
    if (!word || word.stretch >= 0) continue;
    const phrase = phrases
      .get(word.lower)
      ?.find((one) => one.every((part, offset) => words[at + offset]?.lower === part));
    if (phrase) {
      cues.push({
        from: at,
        to: at + phrase.length,
        head: at,
        kind: phrasesInside ? CUE_CLASS.phrase | INSIDE : CUE_CLASS.phrase,
        // A phrase of one word may be a small word with other uses, which its class tells.
        lemma: hashOf(byClass ? `phrase${phrase.length > 1 ? '' : word.coarse}` : phrase.join(' ')),
      });
      at += phrase.length - 1;
    } else if (word.coarse === COARSE.colon && !colon && at > 0 && at <= MAX_COLON_NAME && at < words.length - 1) {
      colon = true;
      // "A friend told the paper: …" has its verb, and nobody's name before the colon.
      if (cues.some(({ kind }) => kind & ADDRESS)) continue;
      cues.push({ from: at, to: at + 1, head: at, kind: COLON, lemma: word.key });
    } else if (word.cue & (cueVerbs | CUE_CLASS.noun | CUE_CLASS.hearsay) && !isOtherwise(words, at)) {
      const from = word.cue & cueVerbs ? groupStart(words, at) : at;
      cues.push({ from, to: at + 1, head: at, kind: word.cue, lemma: word.key });
    }
    if (isBesideMarks(words, at)) cues.push({ from: at, to: at + 1, head: at, kind: UNKNOWN, lemma: word.key });
    if (word.classes & WORD_CLASS.subjunctive && !mood) {
      mood = true;
      cues.push({ from: at, to: at + 1, head: at, kind: MOOD, lemma: word.key });
    }
  }
  return cues;
}

/** An unlisted word in small letters behind closing marks (“…,” dijo Ana), or before opening ones (Ana dijo: “…”). */
function isBesideMarks(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word?.kind !== 'word' || word.capital || word.classes !== 0 || word.cue !== 0) return false;
  for (let back = 1; back <= 3; back++) {
    const before = words[at - back];
    if (!before) break;
    if (before.coarse === COARSE.close) return true;
    if (before.kind === 'word' && before.classes === 0 && !before.capital) break;
  }
  let next = at + 1;
  while (words[next]?.coarse === COARSE.comma || words[next]?.coarse === COARSE.colon) next++;
  return words[next]?.coarse === COARSE.open;
}

/** A capital inside a sentence is part of a name ("the State Department"); headlines have no such sign. */
function isOtherwise(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word?.capital || at === 0) return false;
  const before = words[at - 1];
  return before !== undefined && !before.capital && before.kind === 'word' && (words[at + 1]?.capital ?? false);
}

/** Where the auxiliaries and adverbs before a verb begin: "has repeatedly said", "declined to say". */
export function groupStart(words: readonly Word[], head: number): number {
  let from = head;
  while (from > 0 && head - from < 6) {
    const before = words[from - 1];
    if (!before || !isGroupWord(before)) break;
    from--;
  }
  const governor = words[from - 1];
  if (
    words[from]?.coarse === COARSE.infinitive &&
    governor &&
    governor.stretch < 0 &&
    governor.cue & CUE_CLASS.infinitive
  ) {
    return groupStart(words, from - 1);
  }
  // A time in front of the group belongs to what stands before it.
  while (from < head && words[from]?.coarse === COARSE.time) from++;
  return from;
}

function isGroupWord(word: Word): boolean {
  switch (word.coarse) {
    case COARSE.auxiliary:
    case COARSE.modal:
    case COARSE.negation:
    case COARSE.adverb:
    case COARSE.hearsay:
    case COARSE.infinitive:
      return word.stretch < 0;
    default:
      return word.kind === 'word' && word.lower.endsWith('ly') && word.stretch < 0;
  }
}
