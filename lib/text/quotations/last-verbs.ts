import { CUE_CLASS, WORD_CLASS } from '../lexicon';
import { COARSE, type Word } from './passage';
import { isLink, phraseEnd, REPORTING, type Report, type ReportContext, type WordSpan } from './report-words';

const VERBS = REPORTING & ~CUE_CLASS.noun;
// A subject with its role is short; what is longer before the first comma is another clause.
const MAX_SUBJECT = 10;

/**
 * The reports of a passage in a language whose sentences begin with who speaks and end with the verb: "Ali Yıldız, vergilerin
 * artmayacağını söyledi." Between the two stands what was said, in marks, or as a noun that `nominalised` knows.
 */
export function lastVerbReports(context: ReportContext): Report[] {
  const { passage, end, lead } = context;
  const { words } = passage;
  const reports: Report[] = [];
  let clause = { from: lead, stretch: -1, since: 0 };
  for (let at = 0; at < end; at++) {
    const word = words[at];
    if (!word) continue;
    if (word.stretch >= 0) {
      clause.stretch = word.stretch;
      clause.since = 0;
      continue;
    }
    const phrase = phraseEnd(context, at);
    const report =
      phrase >= 0
        ? phraseReport(context, clause, at, phrase)
        : word.cue & VERBS
          ? reportAt(context, clause, at, reports.at(-1) ?? null)
          : null;
    if (report) reports.push(report);
    if (report && phrase >= 0) break;
    if (report) clause = { from: skipLinks(words, at + 1), stretch: -1, since: 0 };
    else if (word.kind !== 'mark') clause.since++;
  }
  return reports;
}

/** What was read of a clause up to a word: remembered, so that no verb or phrase looks back through it. */
interface Clause {
  /** Where it begins, links left out. */
  readonly from: number;
  /** The last stretch in marks; -1 for none. */
  readonly stretch: number;
  /** The words since. */
  readonly since: number;
}

function base({ index }: ReportContext, cue: WordSpan, source: WordSpan | null): Omit<Report, 'pieces' | 'chance'> {
  return { passage: index, cuePassage: index, cue, source, inherited: false };
}

function reportAt(
  context: ReportContext,
  { from, stretch, since }: Clause,
  at: number,
  last: Report | null,
): Report | null {
  const { passage, lists } = context;
  const { words, marked } = passage;
  const cue = { from: at, to: at + 1 };
  // "…" diyen X, dedi X: the subject behind.
  const piece = marked[stretch];
  const ahead = subjectAt(context, from, piece ? Math.min(piece.from, at) : at);
  const source = ahead ?? (piece ? subjectBehind(words, at + 1) : null);
  if (piece) {
    if (since > 6) return null;
    const subject = source ?? (lists.proDrop ? cue : null);
    return { ...base(context, cue, subject), pieces: [piece], chance: source ? 0.9 : 0.7 };
  }
  const colon = words[at + 1]?.coarse === COARSE.colon ? marked[words[at + 2]?.stretch ?? -1] : undefined;
  if (colon) return { ...base(context, cue, ahead), pieces: [colon], chance: 0.9 };
  let to = at;
  const least = Math.max(from, at - MAX_SUBJECT);
  while (to > least && (words[to - 1]?.classes ?? 0) & (WORD_CLASS.adverb | WORD_CLASS.preposition)) to--;
  const verbal = words[to - 1];
  if (verbal?.kind !== 'word' || !lists.nominalised?.test(verbal.lower)) return null;
  const subject = ahead ?? last?.source ?? null;
  let start = ahead ? skipComma(words, ahead.to) : from;
  // "gazetecilere": to whom it is said.
  if (ahead && start === ahead.to && lists.addressees?.test(words[start]?.lower ?? '')) start++;
  if (to <= start) return null;
  return { ...base(context, cue, subject ?? cue), pieces: [{ from: start, to }], chance: subject ? 0.85 : 0.6 };
}

const skipComma = (words: readonly Word[], at: number): number => (words[at]?.coarse === COARSE.comma ? at + 1 : at);

function skipLinks(words: readonly Word[], at: number): number {
  let from = at;
  while (isLink(words[from])) from++;
  return from;
}

/** Who speaks at the head of a clause: up to its comma, or all words up to the last capital of the first name. */
function subjectAt(context: ReportContext, from: number, limit: number): WordSpan | null {
  const { words } = context.passage;
  let to = from;
  let named = from;
  while (to < limit && to - from < MAX_SUBJECT) {
    const word = words[to];
    if (!word || word.stretch >= 0) break;
    if (word.kind === 'mark') return word.coarse === COARSE.comma && to > from ? { from, to } : null;
    if (word.classes & (WORD_CLASS.preposition | WORD_CLASS.auxiliary | WORD_CLASS.verb) || word.cue & VERBS) break;
    const isNoun = word.capital || (word.classes & (WORD_CLASS.role | WORD_CLASS.title | WORD_CLASS.determiner)) !== 0;
    if (isNoun && named === to) named = to + 1;
    to++;
  }
  // Right before words in marks: "Göstericiler «…» diye bağırdı".
  if (to === limit && to > from && (words[to]?.stretch ?? -1) >= 0 && to - from <= 4)
    return { from, to: Math.max(named, from + 1) };
  return named > from ? { from, to: named } : null;
}

/** "… dedi Ayşe Duran." */
function subjectBehind(words: readonly Word[], start: number): WordSpan | null {
  let to = start;
  while (to < words.length && words[to]?.kind === 'word' && (words[to]?.stretch ?? -1) < 0 && to - start < MAX_SUBJECT)
    to++;
  return to > start && (words[to] === undefined || words[to]?.kind === 'mark') ? { from: start, to } : null;
}

/** "X'e göre …" */
function phraseReport(context: ReportContext, { from: start }: Clause, at: number, to: number): Report | null {
  const { passage, lists, end } = context;
  const { words } = passage;
  let source: WordSpan = { from: start, to: at };
  // The ending that the phrase asks for is a word of its own behind a name.
  if (words[at - 1]?.joined) source = { ...source, to: at - 1 };
  if (source.to <= source.from || source.to - source.from > MAX_SUBJECT) return null;
  if (lists.unspeaking.has(words[source.to - 1]?.lower ?? '')) return null;
  const from = skipComma(words, to);
  if (end - from < 2) return null;
  return { ...base(context, { from: at, to }, source), pieces: [{ from, to: end }], chance: 0.85 };
}
