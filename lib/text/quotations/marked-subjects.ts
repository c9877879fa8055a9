import { CUE_CLASS, WORD_CLASS } from '../lexicon';
import { COARSE, type Word } from './passage';
import {
  type Attribution,
  Edges,
  isLink,
  isSingle,
  linksBefore,
  phraseEnd,
  REPORTING,
  type Report,
  type ReportContext,
  stretchBefore,
  stretchFrom,
  type WordSpan,
} from './report-words';

/** An attribution behind whose cue light verbs may stand. */
interface MarkedAttribution extends Attribution {
  /** Where its light verbs and auxiliaries end. */
  readonly behind: number;
}

// Between who speaks and the verb at the end stand an addressee, an occasion and a place.
const REACH = 26;
const MAX_PHRASE = 16;
// Behind a cue stand a light verb, auxiliaries and a negation.
const MAX_GROUP = 8;
const LEAST_CONTENT = 2;

const CLOSED =
  WORD_CLASS.preposition |
  WORD_CLASS.auxiliary |
  WORD_CLASS.modal |
  WORD_CLASS.subordinator |
  WORD_CLASS.complementiser |
  WORD_CLASS.relative |
  WORD_CLASS.adverb |
  WORD_CLASS.time |
  WORD_CLASS.negation |
  WORD_CLASS.verb;

/** The reports of a passage in a language that marks who speaks and puts the verb last: "X نے کہا کہ …". */
export function markedReports(context: ReportContext): Report[] {
  const { passage, index, previous } = context;
  const { words, marked } = passage;
  const found: MarkedAttribution[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || word.stretch >= 0) continue;
    const last = found.at(-1) ?? null;
    const one = phraseAt(context, at, last) ?? cueAt(context, at, last);
    if (!one) continue;
    found.push(one);
    at = one.cue.to - 1;
  }
  const edges = new Edges(found);
  const reports: Report[] = [];
  let end = -1;
  for (let at = 0; at < found.length; at++) {
    const one = found[at];
    if (!one || one.edge < end) continue;
    if (one.from === null) {
      if (one.before && !previous) continue;
      reports.push({
        passage: one.before ? index - 1 : index,
        cuePassage: index,
        cue: one.cue,
        source: one.source,
        pieces: one.pieces,
        chance: one.chance,
        inherited: false,
      });
      end = Math.max(end, one.before ? 0 : (one.pieces.at(-1)?.to ?? 0));
      continue;
    }
    const { from } = one;
    // G4, G5
    const to = trimmed(words, from, edges.after(at, from + LEAST_CONTENT) ?? context.end);
    if (to <= from) continue;
    end = to;
    const whole = marked[words[from]?.stretch ?? -1];
    const single = whole && whole.from === from && isSingle(words, whole, to);
    const piece = single ? whole : { from, to };
    const pieces = [...one.pieces, piece];
    const base = { passage: index, cuePassage: index, cue: one.cue, source: one.source, inherited: false };
    reports.push({ ...base, pieces, chance: one.chance });
  }
  return reports;
}

function trimmed(words: readonly Word[], from: number, end: number): number {
  let to = end;
  while (to > from && words[to - 1]?.kind === 'mark' && (words[to - 1]?.stretch ?? -1) < 0 && !closes(words[to - 1]))
    to--;
  return to;
}

const closes = (word: Word | undefined): boolean => word?.coarse === COARSE.bracket;

/** A cue word and what tells that it reports. */
function cueAt(context: ReportContext, at: number, last: MarkedAttribution | null): MarkedAttribution | null {
  const { passage, lists } = context;
  const { words, marked } = passage;
  const word = words[at];
  if (!word || !(word.cue & REPORTING)) return null;
  let to = at + 1;
  while (to - at <= MAX_GROUP && isBehind(words[to], context)) to++;
  const group = words.slice(at + 1, to);
  const cue = { from: at, to: at + 1 };
  const passive = group.some(({ lower }) => lists.passive.has(lower));
  const source = passive ? documentBefore(context, at) : subjectOf(context, at, last);
  if (passive && !source) return null;
  let next = to;
  if (words[next]?.coarse === COARSE.comma && words[next + 1]?.coarse === COARSE.complementiser) next++;
  const opening = stretchFrom(words, to);
  const isOpening = words[next]?.coarse === COARSE.complementiser;
  const edge = edgeOf(words, source && source.from < at ? source.from : at, last);
  const bare = edge > 0 && !parts(words, edge);
  const base = { cue, behind: to, edge, bare, before: false };
  const sure = source === null ? 0.6 : 1;
  if (isOpening || opening >= 0 || words[next]?.coarse === COARSE.colon) {
    if (!source && !isElided(context, at, last)) return null;
    const subject = source ?? last?.source ?? null;
    // G1
    const from = afterOpening(words, next);
    if (isOpening || opening < 0) {
      if (!isOpening && words[next]?.coarse === COARSE.colon && from >= words.length) return null;
      return { ...base, source: subject, from, pieces: [], chance: 0.9 * sure };
    }
    const piece = marked[opening];
    const before = stretchBeforeSubject(words, source, at, last);
    const first = before >= 0 ? marked[before] : undefined;
    const pieces = first && piece ? [first, piece] : piece ? [piece] : [];
    if (first || !piece)
      return { ...base, edge: first?.from ?? edge, source: subject, from: null, pieces, chance: 0.9 };
    return { ...base, source: subject, from: piece.from, pieces: [], chance: 0.9 * sure };
  }
  if (!source) return null;
  // G8
  const inside = stretchBetween(words, source.to, at);
  if (inside >= 0) {
    const piece = marked[inside];
    return piece ? { ...base, source, from: null, pieces: [piece], chance: 0.8 } : null;
  }
  // G2
  if (!(word.cue & (CUE_CLASS.speech | CUE_CLASS.address)) && !lists.nominal.has(word.lower)) return null;
  if (!isEnding(words[to])) return null;
  const before = marked[stretchBefore(words, source.from)];
  if (before) {
    return { ...base, edge: before.from, source, from: null, pieces: [before], chance: 0.9 };
  }
  return alone(context, { ...base, source, from: null, pieces: [], chance: 0.8 });
}

/** A sentence of nothing but cue and subject speaks of what stands before: words in marks, or a clause and a comma. */
function alone(context: ReportContext, one: MarkedAttribution): MarkedAttribution | null {
  const { passage, previous, end, lead } = context;
  const { words } = passage;
  const start = one.source?.from ?? one.cue.from;
  if (one.behind < end) return null;
  const isAll = start <= lead;
  if (isAll && previous && previous.block === passage.block) {
    const last = previous.words.at(-1);
    const piece = previous.marked[last?.stretch ?? -1];
    return piece ? { ...one, before: true, pieces: [piece] } : null;
  }
  if (words[start - 1]?.coarse !== COARSE.comma || start < 4) return null;
  if (words.slice(0, start).some(({ coarse, stretch }) => coarse === COARSE.subordinator || stretch >= 0)) return null;
  return { ...one, edge: 0, pieces: [{ from: 0, to: start - 1 }], chance: 0.5 };
}

/** Light verbs, auxiliaries and negations behind a cue. */
function isBehind(word: Word | undefined, { lists }: ReportContext): boolean {
  if (!word || word.kind === 'mark' || word.stretch >= 0) return false;
  return lists.light.has(word.lower) || (word.classes & (WORD_CLASS.auxiliary | WORD_CLASS.negation)) !== 0;
}

function isEnding(word: Word | undefined): boolean {
  if (!word) return true;
  return word.coarse === COARSE.stop || word.coarse === COARSE.comma || word.coarse === COARSE.conjunction;
}

function afterOpening(words: readonly Word[], at: number): number {
  let from = at;
  while (words[from]?.coarse === COARSE.complementiser || isOpeningMark(words[from])) from++;
  return from;
}

const isOpeningMark = (word: Word | undefined): boolean =>
  word !== undefined && word.stretch < 0 && (word.coarse === COARSE.comma || word.coarse === COARSE.colon);

/** Whether conjunction, comma or the start of the sentence part what begins here from what comes before. */
function parts(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return at === 0 || word?.kind === 'mark' || isLink(word);
}

/** Where a report begins: at the conjunction or comma that opens its clause, not far before its subject. */
function edgeOf(words: readonly Word[], start: number, last: MarkedAttribution | null): number {
  const least = last?.cue.to ?? 0;
  for (let at = start - 1; at >= Math.max(least, start - 12); at--) {
    const word = words[at];
    if (!word || word.stretch >= 0) break;
    const opens =
      word.coarse === COARSE.comma || word.coarse === COARSE.conjunction || word.coarse === COARSE.subordinator;
    if (!opens) continue;
    return linksBefore(words, at, least);
  }
  return start;
}

function stretchBetween(words: readonly Word[], from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const stretch = words[at]?.stretch ?? -1;
    if (stretch >= 0) return stretch;
  }
  return -1;
}

function stretchBeforeSubject(
  words: readonly Word[],
  source: WordSpan | null,
  at: number,
  last: MarkedAttribution | null,
): number {
  const start = source && source.from < at ? source.from : at;
  const stretch = stretchBefore(words, start);
  return stretch >= 0 && last === null ? stretch : -1;
}

/** Who speaks: before the marker, in the genitive of a nominal cue, or before a verb that takes no marker. */
function subjectOf(context: ReportContext, cue: number, last: MarkedAttribution | null): WordSpan | null {
  const { passage, lists } = context;
  const { words } = passage;
  const least = Math.max(last?.cue.to ?? 0, cue - REACH);
  const head = words[cue];
  if (!head) return null;
  if (lists.nominal.has(head.lower)) {
    let at = cue - 1;
    while (at > least && isBetween(words[at])) at--;
    const owner = words[at];
    if (owner && lists.genitive.has(owner.lower)) return phraseBefore(context, at, least);
    if (owner && owner.classes & WORD_CLASS.possessive) return { from: at, to: at + 1 };
    return null;
  }
  for (let at = cue - 1; at >= least; at--) {
    const word = words[at];
    if (!word) break;
    if (word.stretch >= 0) continue;
    if (word.coarse === COARSE.stop || word.coarse === COARSE.complementiser || word.coarse === COARSE.semicolon) break;
    if (lists.agents.has(word.lower)) return { from: at, to: at + 1 };
    if (lists.agent.has(word.lower)) return phraseBefore(context, at, least);
  }
  if (!lists.unmarked.has(head.lower)) return null;
  let at = cue;
  while (at > least && isBetween(words[at - 1])) at--;
  return phraseBefore(context, at, least);
}

function isBetween(word: Word | undefined): boolean {
  if (!word || word.kind === 'mark') return false;
  return (word.classes & (WORD_CLASS.adverb | WORD_CLASS.determiner | WORD_CLASS.time)) !== 0;
}

/** "In the report it is said that": who speaks is the document. */
function documentBefore(context: ReportContext, cue: number): WordSpan | null {
  const { passage, lists } = context;
  const { words } = passage;
  let at = cue - 1;
  const least = Math.max(0, cue - REACH);
  while (at > least && isBetween(words[at])) at--;
  if (!words[at] || !((words[at]?.classes ?? 0) & WORD_CLASS.preposition)) return null;
  const source = phraseBefore(context, at, least);
  return source && lists.documents.has(words[source.to - 1]?.lower ?? '') ? source : null;
}

/** The noun phrase that ends before a word. */
function phraseBefore({ passage: { words }, lists }: ReportContext, end: number, least: number): WordSpan | null {
  let to = end;
  // "X, who teaches at Y, said": the phrase ends at the comma before the relative clause.
  if (words[to - 1]?.coarse === COARSE.comma) {
    for (let at = to - 2; at > Math.max(least, to - REACH); at--) {
      if (words[at]?.coarse !== COARSE.comma) continue;
      to = at;
      break;
    }
    if (words[to]?.coarse !== COARSE.comma) return null;
  }
  let from = to;
  while (from > least && to - from < MAX_PHRASE) {
    const word = words[from - 1];
    if (!word || word.stretch >= 0) break;
    if (word.kind === 'mark') {
      const stop = word.coarse === COARSE.stop && (words[from - 2]?.classes ?? 0) & WORD_CLASS.title;
      if (word.coarse !== COARSE.bracket && !stop) break;
    } else if (!lists.genitive.has(word.lower)) {
      if (lists.agent.has(word.lower) || lists.agents.has(word.lower) || lists.bounds.has(word.lower)) break;
      if (word.coarse === COARSE.conjunction) {
        const before = words[from - 2];
        const joins = word.lower === lists.and && before && before.kind !== 'mark' && !(before.classes & CLOSED);
        if (!joins || lists.genitive.has(before.lower)) break;
      }
      if (word.classes & CLOSED && !(word.classes & (WORD_CLASS.role | WORD_CLASS.title))) break;
    }
    from--;
  }
  while (from < to && isLoose(words[from], lists)) from++;
  return from < to ? { from, to } : null;
}

function isLoose(word: Word | undefined, { genitive, and }: ReportContext['lists']): boolean {
  return word === undefined || genitive.has(word.lower) || word.lower === and || word.kind === 'mark';
}

/** G6: conjunction or comma, or the start of the sentence, right before a cue without a subject. */
function isElided({ passage: { words } }: ReportContext, at: number, last: MarkedAttribution | null): boolean {
  if (last === null) return false;
  let from = at - 1;
  const least = Math.max(last.cue.to, at - REACH);
  while (from > least && isBetween(words[from])) from--;
  return parts(words, from);
}

/** G3: "X کے مطابق …" and "…، X کے مطابق". */
function phraseAt(context: ReportContext, at: number, last: MarkedAttribution | null): MarkedAttribution | null {
  const { passage, lists } = context;
  const { words } = passage;
  const to = phraseEnd(context, at);
  if (to < 0) return null;
  const owner = words[at - 1];
  let source: WordSpan | null = null;
  if (owner && lists.genitive.has(owner.lower)) source = phraseBefore(context, at - 1, last?.cue.to ?? 0);
  else if (owner && owner.classes & WORD_CLASS.possessive) source = { from: at - 1, to: at };
  if (!source || lists.unspeaking.has(words[source.to - 1]?.lower ?? '')) return null;
  const edge = edgeOf(words, source.from, last);
  const base = { cue: { from: at, to }, behind: to, source, before: false, chance: 0.85 };
  const { end, lead } = context;
  let start = edge > 0 && last ? edge : Math.min(lead, source.from);
  while (start < source.from && isLink(words[start])) start++;
  const comma = words[source.from - 1]?.coarse === COARSE.comma ? source.from - 1 : source.from;
  if (to >= end) {
    const stretch = passage.marked[stretchBefore(words, source.from)];
    const piece = stretch ?? { from: start, to: comma };
    if (piece.to - piece.from < LEAST_CONTENT) return null;
    return { ...base, edge: last ? edge : 0, bare: false, from: null, pieces: [piece] };
  }
  const from = words[to]?.coarse === COARSE.comma ? to + 1 : to;
  const stretch = stretchFrom(words, to);
  const follows = from < end || stretch >= 0;
  if (!follows) return null;
  const bare = edge > 0 && !parts(words, edge);
  const leading = last === null && source.from - start >= 3 && words[source.from - 1]?.coarse !== COARSE.comma;
  const pieces = leading ? [{ from: start, to: source.from }] : [];
  return { ...base, edge: leading ? 0 : edge, bare: leading ? false : bare, from, pieces };
}
