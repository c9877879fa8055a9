import { WORD_CLASS } from '../lexicon';
import type { ContentCandidate } from './contents';
import type { CueCandidate } from './cue-candidates';
import type { JudgedCue } from './judged-cue';
import { COARSE, countIn, type Passage, TALLY, type Word } from './passage';
import type { SourceCandidate } from './sources';

/** A cue without the readings that no likelihood should make a claim of. */
export function guarded(passage: Passage, judged: JudgedCue): JudgedCue {
  if (judged.contents.length === 0) return judged;
  const contents = judged.contents.filter(
    (content) =>
      !isAdjunct(passage, judged, content) &&
      !holdsIntroduction(passage, content) &&
      !isVisited(passage, judged.cue, content) &&
      !isAddressee(passage, judged.cue, content) &&
      !isHabit(passage, judged.cue, content) &&
      !isHeadless(passage, judged, content),
  );
  if (contents.length === judged.contents.length) return judged;
  const lost = judged.contents.reduce((sum, { chance }) => sum + chance, 0);
  const left = contents.reduce((sum, { chance }) => sum + chance, 0);
  return { ...judged, contents, reported: Math.max(0, judged.reported - (lost - left)) };
}

const isWord = (word: Word | undefined, coarse: number): boolean => word?.coarse === coarse;

/**
 * Words behind an attribution that follows what was said in marks: “…,” she said the other day, … said while leaving. They
 * tell when, where and how it was said, unless they open with a complementiser or have marks of their own.
 */
function isAdjunct(passage: Passage, { cue, source }: JudgedCue, { pieces }: ContentCandidate): boolean {
  const { words } = passage;
  const [piece] = pieces;
  if (!piece || pieces.length > 1 || piece.from < cue.to) return false;
  const from = source && source.to <= cue.head ? Math.min(source.from, cue.from) : cue.from;
  const before = words[from - 1];
  if (!isWord(before, COARSE.close)) return false;
  const last = words[from - 2];
  // A stop in the marks ends the sentence; what comes then is one of its own.
  if (!isWord(last, COARSE.comma) && !/^[?!]$/.test(last?.lower ?? '')) return false;
  for (let at = cue.to; at <= piece.from; at++) if (isWord(words[at], COARSE.complementiser)) return false;
  return countIn(passage, TALLY.marked, piece.from, piece.to) === 0;
}

/** Words that introduce others in marks, with a colon, are not one quotation with those: said he was sure: “It holds.” */
function holdsIntroduction({ words }: Passage, { pieces }: ContentCandidate): boolean {
  const [piece] = pieces;
  if (!piece) return false;
  for (let at = piece.from + 1; at < piece.to - 1; at++) {
    if (isWord(words[at], COARSE.colon) && words[at]?.stretch === -1 && isWord(words[at + 1], COARSE.open)) return true;
  }
  return false;
}

const DURATION = /^(?:hours|days|weeks|months|years|decades|ages)$/u;

/** "Complained for months about the noise": that somebody did so, and no claim, unless a clause tells what was said. */
function isHabit(passage: Passage, cue: CueCandidate, { pieces }: ContentCandidate): boolean {
  const { words } = passage;
  const [piece] = pieces;
  if (!piece || piece.from < cue.to || !isWord(words[cue.to], COARSE.preposition)) return false;
  const time = words.slice(cue.to + 1, cue.to + 4).findIndex(({ lower }) => DURATION.test(lower));
  if (time < 0 || words.slice(cue.to + 1, cue.to + 1 + time).some((word) => isWord(word, COARSE.preposition)))
    return false;
  return !words.slice(piece.from, piece.to).some(isVerb) && countIn(passage, TALLY.marked, piece.from, piece.to) === 0;
}

/** In small letters, so that no month is one. */
const isVerb = ({ coarse, capital }: Word): boolean =>
  !capital &&
  (coarse === COARSE.auxiliary || coarse === COARSE.modal || coarse === COARSE.verb || coarse === COARSE.cueVerb);

/** "Wrote to his members in May:": who is told, and when, before the colon that opens what is said. */
function isAddressee(passage: Passage, cue: CueCandidate, { pieces }: ContentCandidate): boolean {
  const { words } = passage;
  const [piece] = pieces;
  if (!piece || pieces.length > 1 || piece.from < cue.to || piece.from > cue.to + 1) return false;
  if (!isWord(words[piece.to], COARSE.colon) || words.slice(piece.from, piece.to).some(isVerb)) return false;
  const isLast = piece.to === words.length - 1;
  return (
    (isLast || isWord(words[piece.to + 1], COARSE.open)) && countIn(passage, TALLY.marked, piece.from, piece.to) === 0
  );
}

/** "Called on the firm", "call off the strike": a verb of saying with a particle, and no claim behind it. */
function isVisited({ words }: Passage, cue: CueCandidate, { pieces }: ContentCandidate): boolean {
  const [piece] = pieces;
  const particle = words[cue.to]?.lower;
  if (!piece || piece.from < cue.to || !/^call/u.test(words[cue.head]?.lower ?? '')) return false;
  if (particle !== 'on' && particle !== 'off' && particle !== 'up') return false;
  // "Called on the council to act" is one.
  for (let at = cue.to; at < piece.to; at++) {
    const word = words[at];
    if (isWord(word, COARSE.infinitive) || (word?.stretch ?? -1) >= 0) return false;
  }
  return true;
}

/** What stands behind a parenthetical attribution and has its subject before it: "The drought, officials said, has cost". */
function isHeadless({ words }: Passage, { cue, source }: JudgedCue, { pieces }: ContentCandidate): boolean {
  const [piece] = pieces;
  if (!piece || pieces.length > 1 || piece.from <= cue.to) return false;
  const from = source && source.to <= cue.head ? Math.min(source.from, cue.from) : cue.from;
  const to = source && source.from >= cue.to ? source.to : cue.to;
  if (from === 0 || !isWord(words[from - 1], COARSE.comma) || words[from - 1]?.stretch !== -1) return false;
  if (piece.from !== to + 1 || !isWord(words[to], COARSE.comma)) return false;
  const first = words[piece.from];
  return isWord(first, COARSE.auxiliary) || isWord(first, COARSE.modal) || isWord(first, COARSE.verb);
}

/** An article alone names nobody. */
export function isNamed({ words }: Passage, source: SourceCandidate): boolean {
  if (!source) return false;
  return words.slice(source.from, source.to).some((word) => word.kind !== 'mark' && !isBareDeterminer(word));
}

const isBareDeterminer = (word: Word): boolean =>
  word.coarse === COARSE.determiner && (word.classes & WORD_CLASS.pronoun) === 0;

/** The whole of a list of names of which a source is the end: "Smith, Jones and Ben Reed", "voters in Ohio, Utah and Maine". */
export function wholeList({ words }: Passage, source: SourceCandidate): SourceCandidate {
  if (!source) return source;
  const inside = words.slice(source.from, source.to);
  if (!words[source.from]?.capital || !inside.some((word) => isWord(word, COARSE.conjunction))) return source;
  let from = source.from;
  for (;;) {
    if (!isWord(words[from - 1], COARSE.comma)) break;
    let name = from - 1;
    while (name > 0 && isName(words[name - 1])) name--;
    if (name === from - 1) break;
    from = name;
  }
  if (from === source.from) return source;
  const before = words[from - 1];
  if (from === 0 || !before || before.kind === 'mark') return { from, to: source.to };
  if (
    isWord(before, COARSE.conjunction) ||
    isWord(before, COARSE.complementiser) ||
    isWord(before, COARSE.subordinator)
  )
    return { from, to: source.to };
  if (!isWord(before, COARSE.preposition)) return source;
  // "Voters in Ohio, Utah and Maine": the list belongs to the words before its preposition.
  let head = from - 1;
  while (head > 0 && isNominal(words[head - 1])) head--;
  return head < from - 1 && (head === 0 || words[head - 1]?.kind === 'mark') ? { from: head, to: source.to } : source;
}

// A name with its role has hardly more words.
const MOST_OF_NAME = 16;

/** Both of two speakers of whom a source is the second: "Obama and Clinton call", "Edwards and others said". */
export function wholePair({ words }: Passage, source: SourceCandidate): SourceCandidate {
  if (!source || !isWord(words[source.from - 1], COARSE.conjunction) || words[source.from - 1]?.stretch !== -1)
    return source;
  let from = source.from - 1;
  while (from > 0 && source.from - from < MOST_OF_NAME && isNominal(words[from - 1])) from--;
  const first = words.slice(from, source.from - 1);
  if (!first.some((word) => word.capital || isWord(word, COARSE.role))) return source;
  const before = words[from - 1];
  const opens =
    from === 0 ||
    before?.kind === 'mark' ||
    isWord(before, COARSE.complementiser) ||
    isWord(before, COARSE.subordinator) ||
    isWord(before, COARSE.conjunction);
  return opens && first.length > 0 ? { from, to: source.to } : source;
}

/**
 * A description of which a source is the end, inside its clause, as a whole: "the cooperative that runs the sale" said so,
 * and no sale did. One verb stands between the pronoun and the source.
 */
export function wholeDescription({ words }: Passage, source: SourceCandidate): SourceCandidate {
  if (!source || !isNominal(words[source.from])) return source;
  const verb = words[source.from - 1];
  const pronoun = words[source.from - 2];
  if (verb?.kind !== 'word' || verb.capital || !(isWord(verb, COARSE.lower) || isWord(verb, COARSE.verb)))
    return source;
  if (!isWord(pronoun, COARSE.relative) && !isWord(pronoun, COARSE.complementiser)) return source;
  let head = source.from - 2;
  while (head > 0 && isNominal(words[head - 1])) head--;
  return head < source.from - 2 && isWord(words[head], COARSE.determiner) ? { from: head, to: source.to } : source;
}

const isName = (word: Word | undefined): boolean =>
  word?.kind === 'word' &&
  word.capital &&
  word.stretch < 0 &&
  (word.classes & ~(WORD_CLASS.role | WORD_CLASS.title)) === 0;

function isNominal(word: Word | undefined): boolean {
  switch (word?.coarse) {
    case COARSE.determiner:
    case COARSE.possessive:
    case COARSE.role:
    case COARSE.title:
    case COARSE.lower:
    case COARSE.capital:
      return word.stretch < 0 && word.cue === 0;
    default:
      return false;
  }
}
