import { CUE_CLASS, WORD_CLASS } from '../lexicon';
import { COLON, type CueCandidate, groupStart, MOOD, UNKNOWN } from './cue-candidates';
import { bucket, type Features, type Measure } from './features';
import { COARSE, countIn, type Passage, TALLY, type Word } from './passage';

/** Words that may name who spoke; null is nobody. Indexes into `Passage.words`, half-open. */
export type SourceCandidate = { readonly from: number; readonly to: number } | null;

// How far from its cue a source is looked for. A name with its appositive and role runs to about 30 words.
const REACH = 28;

const isMark = (word: Word | undefined): boolean => word === undefined || word.kind === 'mark';
const has = (word: Word | undefined, bits: number): boolean => word !== undefined && (word.classes & bits) !== 0;

/** Whether a noun phrase may begin with this word. */
function opensPhrase(word: Word | undefined): boolean {
  if (!word || word.kind === 'mark') return false;
  switch (word.coarse) {
    case COARSE.auxiliary:
    case COARSE.modal:
    case COARSE.preposition:
    case COARSE.conjunction:
    case COARSE.infinitive:
    case COARSE.negation:
      return false;
    default:
      return word.lower !== "'s";
  }
}

/** Whether a noun phrase that begins at `at` may be cut off from the word before it. */
function isPhraseStart(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!opensPhrase(word)) return false;
  const before = words[at - 1];
  if (at === 0 || isMark(before) || !before) return true;
  if (word && (word.classes & (WORD_CLASS.determiner | WORD_CLASS.possessive | WORD_CLASS.pronoun)) !== 0) return true;
  if (
    before.classes !== 0 &&
    !(before.classes & (WORD_CLASS.role | WORD_CLASS.title)) &&
    !has(before, WORD_CLASS.determiner | WORD_CLASS.possessive)
  )
    return true;
  if (before.cue !== 0) return true;
  return (word?.capital ?? false) !== before.capital;
}

/** Where a phrase may end: before a mark or a word that belongs to no noun phrase. */
function isPhraseEnd(words: readonly Word[], to: number): boolean {
  const last = words[to - 1];
  if (!last || (last.kind === 'mark' && last.coarse !== COARSE.comma)) return false;
  if (
    has(last, WORD_CLASS.preposition | WORD_CLASS.conjunction | WORD_CLASS.infinitive) &&
    !has(last, WORD_CLASS.pronoun)
  )
    return false;
  if (last.coarse === COARSE.determiner && !has(last, WORD_CLASS.pronoun)) return false;
  return true;
}

/** Every stretch of words that may be the source of a cue, `null` first. */
function sourceCandidatesOf(passage: Passage, cue: CueCandidate): SourceCandidate[] {
  const { words } = passage;
  const candidates: SourceCandidate[] = [null];
  if (cue.kind & MOOD) return candidates;
  const seen = new Set<number>();
  const add = (from: number, to: number): void => {
    const id = from * 4096 + to;
    if (from < 0 || to > words.length || from >= to || seen.has(id)) return;
    if (crossesMarks(words, from, to)) return;
    seen.add(id);
    candidates.push({ from, to });
  };
  addSubjects(words, cue, add);
  addFollowing(words, cue, add);
  return candidates;
}

function crossesMarks(words: readonly Word[], from: number, to: number): boolean {
  return (
    words[from]?.stretch !== words[to - 1]?.stretch &&
    (words[from - 1]?.stretch === words[from]?.stretch || words[to]?.stretch === words[to - 1]?.stretch) &&
    ((words[from]?.stretch ?? -1) >= 0 || (words[to - 1]?.stretch ?? -1) >= 0)
  );
}

type Add = (from: number, to: number) => void;

/** Phrases that end before a verb group left of the cue, or right at the cue. */
function addSubjects(words: readonly Word[], cue: CueCandidate, add: Add): void {
  const addEndingAt = (to: number, limit: number): void => {
    for (let from = to - 1; from >= Math.max(0, to - limit); from--) {
      if (words[from]?.coarse === COARSE.stop && from < to - 1) break;
      if (isPhraseStart(words, from)) add(from, to);
    }
  };
  const anchor = cue.from;
  addEndingAt(anchor, REACH);
  if (words[anchor - 1]?.coarse === COARSE.comma) addEndingAt(anchor - 1, REACH);
  for (let to = cue.head; to > anchor; to--) addEndingAt(to, 6);
  // "Trump's latest claim": the possessor stands some words before the noun.
  for (let at = cue.head - 1; at >= Math.max(0, cue.head - 4); at--) {
    if (words[at]?.lower === "'s" || words[at]?.lower === "'") addEndingAt(at + 1, 8);
    if (words[at]?.coarse === COARSE.possessive) add(at, at + 1);
  }
  // "Quist, who has led the union since May, rejected": the name ends at its comma.
  for (let at = anchor - 1; at > Math.max(0, anchor - 2 * REACH); at--) {
    if (words[at]?.coarse === COARSE.comma && words[at]?.stretch === -1) addEndingAt(at, 6);
  }
  // The subject of the sentence, whatever its verb.
  for (let to = 1; to <= Math.min(12, anchor); to++) {
    if (isPhraseEnd(words, to) && words[to]?.capital === false && opensPhrase(words[0])) add(0, to);
  }
  // The subject of an earlier verb: "Quist rejected the plan, adding that …"
  let verbs = 0;
  for (let at = anchor - 1; at >= 0 && verbs < 6; at--) {
    const word = words[at];
    if (!word || word.stretch >= 0) continue;
    const verb =
      (word.cue & 127) !== 0 ||
      word.coarse === COARSE.auxiliary ||
      word.coarse === COARSE.modal ||
      (word.kind === 'word' && !word.capital && word.lower.endsWith('ed'));
    if (!verb) continue;
    const to = groupStart(words, at);
    verbs++;
    addEndingAt(to, 10);
    if (words[to - 1]?.coarse === COARSE.comma) addEndingAt(to - 1, 6);
    at = to;
  }
}

/** Phrases right of the cue: inversion, "according to X", "by X". */
function addFollowing(words: readonly Word[], cue: CueCandidate, add: Add): void {
  const addStartingAt = (from: number): void => {
    if (!opensPhrase(words[from])) return;
    for (let to = from + 1; to <= Math.min(words.length, from + REACH); to++) {
      const next = words[to];
      const closes = next === undefined || next.kind === 'mark' || next.classes !== 0 || next.cue !== 0;
      if (closes && isPhraseEnd(words, to)) add(from, to);
      if (next?.coarse === COARSE.stop || next?.coarse === COARSE.semicolon || next?.coarse === COARSE.open) break;
    }
  };
  addStartingAt(cue.to);
  for (let at = cue.to; at < Math.min(words.length, cue.to + 8); at++) {
    const word = words[at];
    if (word?.lower === 'by' || word?.lower === 'from' || word?.lower === 'of') addStartingAt(at + 1);
    if (word?.coarse === COARSE.adverb && at === cue.to) addStartingAt(at + 1);
  }
}

/** The candidates for the source of a cue, `null` first, with the measure of each. */
export interface SourceChoices<Whole> {
  readonly sources: readonly SourceCandidate[];
  readonly measures: readonly Whole[];
}

/** Every choice for the source of a cue. */
export function sourceChoicesOf<Part, Whole>(
  passage: Passage,
  cue: CueCandidate,
  measure: Measure<Part, Whole>,
): SourceChoices<Whole> {
  const sources = sourceCandidatesOf(passage, cue);
  const context: Context = {
    passage,
    cue,
    kind: cueKind(cue),
    form: passage.words[cue.head]?.lower.endsWith('ing') ? 1 : 0,
    beforeCue: passage.words[cue.from - 1]?.coarse ?? COARSE.edge,
    afterCue: passage.words[cue.to]?.coarse ?? COARSE.edge,
  };
  // Many candidates share an edge: what is seen of it is added up once.
  const edges = [new Map<number, Part>(), new Map<number, Part>(), new Map<number, Part>(), new Map<number, Part>()];
  const edge = (which: 0 | 1 | 2 | 3, at: number): Part => {
    const known = edges[which]?.get(at);
    if (known !== undefined) return known;
    const right = which >> 1;
    if (which & 1) addLast(context, at, right, measure);
    else addFirst(context, at, right, measure);
    // The edge that faces the cue tells what stands between them.
    if ((which & 1) !== right) addBetween(context, at, right, measure);
    const part = measure.take();
    edges[which]?.set(at, part);
    return part;
  };
  const measures = sources.map((source) => {
    if (source === null) {
      addNobody(context, measure);
      return measure.whole(measure.take());
    }
    const { from, to } = source;
    const right = from >= cue.to;
    const first = edge(right ? 2 : 0, from);
    const last = edge(right ? 3 : 1, to);
    addPhrase(context, source, measure);
    return measure.join(first, last, measure.take());
  });
  return { sources, measures };
}

interface Context {
  readonly passage: Passage;
  readonly cue: CueCandidate;
  readonly kind: number;
  /** 1 for a participle. */
  readonly form: number;
  readonly beforeCue: number;
  readonly afterCue: number;
}

const sideOf = ({ kind, form }: Context, right: number): number => kind * 4 + right * 2 + form;

function addNobody({ passage: { words }, cue, kind, form, beforeCue, afterCue }: Context, features: Features): void {
  features.add(1, kind);
  features.add(2, cue.lemma);
  features.add(3, kind, beforeCue, form);
  features.add(4, kind, afterCue);
  features.add(5, kind, beforeCue, afterCue);
  features.add(6, words[cue.from]?.key ?? 0, kind);
  features.add(7, words[cue.to]?.key ?? 0, kind);
  features.add(8, words[cue.from - 1]?.key ?? 0, kind);
}

/** The first word of a phrase and the one before it. */
function addFirst(context: Context, from: number, right: number, features: Features): void {
  const { words } = context.passage;
  const side = sideOf(context, right);
  const first = words[from]?.coarse ?? 0;
  const before = words[from - 1]?.coarse ?? COARSE.edge;
  features.add(22, side, first);
  features.add(23, words[from]?.key ?? 0, right);
  features.add(26, side, before);
  features.add(27, words[from - 1]?.key ?? 0, right);
  features.add(32, before, first, right);
  features.add(44, words[from + 1]?.coarse ?? 0, first, before);
}

/** The last word of a phrase and the one behind it. */
function addLast(context: Context, to: number, right: number, features: Features): void {
  const { words } = context.passage;
  const side = sideOf(context, right);
  const last = words[to - 1]?.coarse ?? 0;
  const after = words[to]?.coarse ?? COARSE.edge;
  features.add(24, side, last);
  features.add(25, words[to - 1]?.key ?? 0, right);
  features.add(28, side, after);
  features.add(29, words[to]?.key ?? 0, right);
  features.add(33, last, after, right);
  features.add(47, words[to - 2]?.coarse ?? 0, last, after);
}

/** What stands between a phrase and the cue; `at` is the phrase's edge that faces the cue. */
function addBetween(context: Context, at: number, right: number, features: Features): void {
  const { passage, cue, beforeCue, afterCue } = context;
  const side = sideOf(context, right);
  const gap = Math.max(0, right ? at - cue.to : cue.from - at);
  const apart = gap > 0 ? 1 : 0;
  const between = right ? countInside(passage, cue.to, at) : countInside(passage, at, cue.from);
  features.add(20, side);
  features.add(21, side, bucket(gap));
  features.add(34, cue.lemma, right, apart);
  features.add(37, bucket(between.verbs), side, apart);
  features.add(38, bucket(between.commas), side, apart);
  features.add(39, bucket(between.capitals), side, bucket(between.verbs));
  features.add(41, side, beforeCue, afterCue);
  if (apart) features.add(48, (right ? passage.words[cue.to]?.key : passage.words[cue.from - 1]?.key) ?? 0, side);
}

/** A phrase as a whole. */
function addPhrase(context: Context, { from, to }: NonNullable<SourceCandidate>, features: Features): void {
  const { passage, cue } = context;
  const { words } = passage;
  const right = from >= cue.to ? 1 : 0;
  const side = sideOf(context, right);
  const first = words[from]?.coarse ?? 0;
  const last = words[to - 1]?.coarse ?? 0;
  const before = words[from - 1]?.coarse ?? COARSE.edge;
  const after = words[to]?.coarse ?? COARSE.edge;
  const length = bucket(to - from);
  const inside = countInside(passage, from, to);
  const commas = Math.min(2, inside.commas);
  const verbs = bucket(
    right ? countIn(passage, TALLY.verbs, cue.to, from) : countIn(passage, TALLY.verbs, to, cue.from),
  );
  features.add(30, length, first);
  features.add(31, length, side);
  features.add(35, inside.verbs > 0 ? 1 : 0, side, commas);
  features.add(36, inside.capitals > 0 ? 1 : 0, inside.roles > 0 ? 1 : 0, first);
  features.add(40, side, from === 0 ? 1 : 0, verbs);
  features.add(42, commas, last, after);
  features.add(43, first, last, length);
  features.add(45, before, Math.min(2, inside.prepositions), side);
  features.add(46, first, side, verbs);
}

/** The cue's class as one small number. */
export function cueKind(cue: CueCandidate): number {
  if (cue.kind & COLON) return 7;
  if (cue.kind & MOOD) return 8;
  if (cue.kind & UNKNOWN) return 9;
  if (cue.kind & CUE_CLASS.phrase) return 6;
  if (cue.kind & CUE_CLASS.hearsay) return 5;
  if (cue.kind & CUE_CLASS.speech) return 1;
  if (cue.kind & CUE_CLASS.address) return 2;
  if (cue.kind & (CUE_CLASS.infinitive | CUE_CLASS.naming | CUE_CLASS.stance | CUE_CLASS.evidence)) return 3;
  return 4;
}

interface Inside {
  readonly commas: number;
  readonly verbs: number;
  readonly capitals: number;
  readonly roles: number;
  readonly prepositions: number;
}

/** What stands between two words, counted. */
function countInside(passage: Passage, from: number, to: number): Inside {
  return {
    commas: countIn(passage, TALLY.commas, from, to),
    verbs: countIn(passage, TALLY.verbs, from, to),
    capitals: countIn(passage, TALLY.capitals, from, to),
    roles: countIn(passage, TALLY.roles, from, to),
    prepositions: countIn(passage, TALLY.prepositions, from, to),
  };
}
