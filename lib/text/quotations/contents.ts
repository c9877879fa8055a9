import { type CueCandidate, INSIDE, MOOD } from './cue-candidates';
import { bucket, type Features, type Measure } from './features';
import { COARSE, countIn, type Passage, TALLY, type Word } from './passage';
import { cueKind, type SourceCandidate } from './sources';

/** Words that a cue may report, as indexes into `Passage.words`, half-open; two pieces around a parenthetical cue. */
export interface ContentCandidate {
  readonly pieces: readonly { readonly from: number; readonly to: number }[];
}

/**
 * What a cue may have, with the measure of each: at 0 nothing, at 1 words in marks alone (which the speech model
 * judges), from 2 on the reported words of `contents`.
 */
export interface ContentChoices<Whole> {
  readonly contents: readonly ContentCandidate[];
  readonly measures: readonly Whole[];
}

/** How many choices stand before the contents. */
export const UNREPORTED = 2;

// Reported words begin soon after their cue: an addressee, a time and a place may stand between.
const START_REACH = 16;
// Of a passage longer than this the far end is not tried; sentences of news have about 25 words, 120 at most.
const END_REACH = 140;

/** The words of a passage whose number bounds all work on it. */
const isLooseMark = (word: Word | undefined): boolean =>
  word === undefined ||
  (word.kind === 'mark' &&
    word.coarse !== COARSE.open &&
    word.coarse !== COARSE.bracket &&
    word.coarse !== COARSE.mark);

// What the best pair of bounds gains from standing together is known only once every pair is looked at. Of 2,401 contents
// that were found in annotated news without these limits, none had a start or an end farther behind the best one, or both
// farther behind the chance that nothing is reported; what is left out is four fifths of the work.
const START_SLACK = 3;
const END_SLACK = 5;
const HOPELESS = 4;

interface Bound<Part> {
  readonly at: number;
  readonly part: Part;
}

/** Every choice for a cue. */
export function contentChoicesOf<Part, Whole>(
  passage: Passage,
  cue: CueCandidate,
  source: SourceCandidate,
  measure: Measure<Part, Whole>,
): ContentChoices<Whole> {
  const { words } = passage;
  const context = contextOf(passage, cue, source);
  const contents: ContentCandidate[] = [];
  const measures: Whole[] = [];
  for (const template of [1, 2]) {
    addUnreported(context, template, measure);
    measures.push(measure.whole(measure.take()));
  }
  const around = (cue.kind & MOOD) !== 0;
  const side = around ? 4 : 1;
  const starts = (around ? startsAround(context) : startsAfter(context)).map((at): Bound<Part> => {
    addStart(context, at, around ? 2 : 1, measure);
    return { at, part: measure.take() };
  });
  const ends = endsAfter(context, measure);
  if (!measure.outdone(measures.slice(0, UNREPORTED), [starts, ends], HOPELESS)) {
    const likely = measure.promising(ends, END_SLACK);
    for (const start of measure.promising(starts, START_SLACK)) {
      for (const end of likely) {
        if (end.at <= start.at || !isWhole(words, start.at, end.at) || overlaps(source, start.at, end.at)) continue;
        addPair(context, start.at, end.at, side, measure);
        contents.push({ pieces: [{ from: start.at, to: end.at }] });
        measures.push(measure.join(start.part, end.part, measure.take()));
      }
    }
  }
  if (!around) addLeading(context, { contents, measures }, ends, measure);
  return { contents, measures };
}

function endsAfter<Part>(context: Context, measure: Measure<Part, unknown>): Bound<Part>[] {
  const { words, cue } = context;
  const last = Math.min(words.length, cue.to + END_REACH);
  const ends: Bound<Part>[] = [];
  for (let to = cue.to + 1; to <= last; to++) {
    if (!isEnd(context, to)) continue;
    addEnd(context, to, 1, measure);
    ends.push({ at: to, part: measure.take() });
  }
  return ends;
}

interface Context {
  readonly passage: Passage;
  readonly words: readonly Word[];
  readonly cue: CueCandidate;
  readonly source: SourceCandidate;
  readonly kind: number;
  /** 0 no source, 1 right before the cue, 2 earlier, 3 right after, 4 later. */
  readonly place: number;
  /** Where the attribution (cue and a source beside it) begins and ends. */
  readonly from: number;
  readonly to: number;
}

function contextOf(passage: Passage, cue: CueCandidate, source: SourceCandidate): Context {
  const { words } = passage;
  let from = cue.from;
  let to = cue.to;
  let place = 0;
  if (source) {
    if (source.to <= cue.head) {
      const close = source.to >= cue.from - 1;
      place = close ? 1 : 2;
      if (close) from = Math.min(from, source.from);
    } else {
      const close = source.from <= cue.to + 1;
      place = close ? 3 : 4;
      if (close) to = Math.max(to, source.to);
    }
  }
  return { passage, words, cue, source, kind: cueKind(cue), place, from, to };
}

function overlaps(source: SourceCandidate, from: number, to: number): boolean {
  return source !== null && source.from < to && from < source.to;
}

/** A span may not cut through a stretch in marks. */
function isWhole(words: readonly Word[], from: number, to: number): boolean {
  const first = words[from];
  const last = words[to - 1];
  if (!first || !last) return false;
  if (first.stretch >= 0 && words[from - 1]?.stretch === first.stretch) return false;
  return last.stretch < 0 || words[to]?.stretch !== last.stretch;
}

function startsAfter({ words, cue, to }: Context): number[] {
  const starts: number[] = [];
  const bases = to > cue.to ? [cue.to, to] : [cue.to];
  for (const base of bases) {
    for (let at = base; at < Math.min(words.length, base + START_REACH); at++) {
      const word = words[at];
      if (!word || isLooseMark(word) || starts.includes(at)) continue;
      if (word.stretch >= 0 && words[at - 1]?.stretch === word.stretch) continue;
      // The complementiser is part of the candidate before it: both have the same words.
      if (words[at - 1]?.coarse === COARSE.complementiser && at - 1 >= base) continue;
      starts.push(at);
    }
  }
  return starts;
}

/** Where the clause around a verb in the mood of reported speech may begin. */
function startsAround({ words, cue }: Context): number[] {
  const starts: number[] = [];
  for (let at = Math.max(0, cue.head - END_REACH); at <= cue.head; at++) {
    if (isLeadingStart(words, at) && words[at - 1]?.coarse !== COARSE.preposition) starts.push(at);
  }
  return starts;
}

function isEnd({ words, passage }: Context, to: number): boolean {
  const last = words[to - 1];
  const next = words[to];
  if (!last) return false;
  if (
    last.coarse === COARSE.comma ||
    last.coarse === COARSE.colon ||
    last.coarse === COARSE.semicolon ||
    last.coarse === COARSE.dash
  )
    return false;
  if (last.stretch >= 0 && next?.stretch === last.stretch) return false;
  if (next === undefined) return last.coarse !== COARSE.stop || passage.words.length === 1;
  if (last.coarse === COARSE.stop && last.stretch < 0) return false;
  if (next.kind === 'mark') return true;
  if (last.stretch >= 0) return true;
  switch (next.coarse) {
    case COARSE.lower:
    case COARSE.capital:
    case COARSE.number:
    case COARSE.role:
    case COARSE.title:
      return next.cue !== 0 || next.lower.endsWith('ing') || (next.capital && !last.capital);
    default:
      return next.lower !== "'s" && next.lower !== "'";
  }
}

/** Content before its attribution: "…, a poll shows", and content on both sides: "Taxes, he said, would rise". */
function addLeading<Part, Whole>(
  context: Context,
  { contents, measures }: { contents: ContentCandidate[]; measures: Whole[] },
  ends: readonly Bound<Part>[],
  measure: Measure<Part, Whole>,
): void {
  const { words, source } = context;
  for (const to of stopsBefore(context)) {
    addEnd(context, to, 2, measure);
    const end = measure.take();
    const second = secondStart(context, to);
    const further = second < 0 ? [] : ends.filter(({ at }) => at > second && isWhole(words, second, at));
    for (let at = Math.max(0, to - END_REACH); at < to; at++) {
      if (!isLeadingStart(words, at) || !isWhole(words, at, to) || overlaps(source, at, to)) continue;
      addStart(context, at, 2, measure);
      const start = measure.take();
      addPair(context, at, to, 2, measure);
      contents.push({ pieces: [{ from: at, to }] });
      measures.push(measure.join(start, end, measure.take()));
      for (const far of further) {
        measure.add(3, context.kind);
        measure.add(4, bucket(to - at), bucket(far.at - second));
        addPair(context, second, far.at, 3, measure);
        const pieces = [
          { from: at, to },
          { from: second, to: far.at },
        ];
        contents.push({ pieces });
        measures.push(measure.join(start, far.part, measure.take()));
      }
    }
  }
}

/** Where content that stands before its attribution may end. */
function stopsBefore({ words, from, cue, source }: Context): Set<number> {
  const stops = new Set<number>();
  for (const base of [from, cue.from, source && source.to <= cue.from ? source.from : from]) {
    // "…, a-t-elle ajouté": the auxiliary before a joined subject belongs to the cue.
    let to = words[base]?.joined ? base - 1 : base;
    while (to > 0 && isLooseMark(words[to - 1]) && words[to - 1]?.stretch === -1) to--;
    if (to > 0) stops.add(to);
    if (to > 1 && words[to - 1]?.coarse === COARSE.subordinator) stops.add(to - 1);
  }
  return stops;
}

/** Where content that ends at `end` goes on after a parenthetical attribution: behind its closing comma, or at once. */
function secondStart({ words, to, cue }: Context, end: number): number {
  if (words[end]?.coarse !== COARSE.comma) {
    const isInside = (cue.kind & INSIDE) !== 0 && words[end]?.kind === 'word' && !isLooseMark(words[to]);
    return isInside ? to : -1;
  }
  for (let at = to; at < Math.min(words.length - 1, to + 8); at++) {
    const word = words[at];
    if (word?.coarse === COARSE.stop || word?.coarse === COARSE.open) return -1;
    if (word?.coarse === COARSE.comma) return isLooseMark(words[at + 1]) ? -1 : at + 1;
  }
  return -1;
}

function isLeadingStart(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word || isLooseMark(word)) return false;
  if (at === 0) return true;
  const before = words[at - 1];
  if (!before) return true;
  if (word.stretch >= 0) return before.stretch !== word.stretch;
  if (before.kind === 'mark') return true;
  switch (before.coarse) {
    case COARSE.conjunction:
    case COARSE.subordinator:
    case COARSE.complementiser:
    case COARSE.relative:
    case COARSE.adverb:
    case COARSE.cueVerb:
    case COARSE.preposition:
      return true;
    default:
      return before.cue !== 0;
  }
}

/** What is known before any content is looked at. */
function addUnreported(
  { passage, words, cue, kind, place, source }: Context,
  choice: number,
  features: Features,
): void {
  const head = words[cue.head];
  const before = words[cue.from - 1];
  const after = words[cue.to];
  const next = words[cue.to + 1];
  const form = head?.key ?? 0;
  const left = before?.coarse ?? COARSE.edge;
  const right = after?.coarse ?? COARSE.edge;
  const negated = words.slice(cue.from, cue.head).some((word) => word.coarse === COARSE.negation) ? 1 : 0;
  const modal = words
    .slice(cue.from, cue.head)
    .some((word) => word.coarse === COARSE.modal || word.coarse === COARSE.infinitive)
    ? 1
    : 0;
  const firstOfSource = source ? (words[source.from]?.coarse ?? 0) : COARSE.edge;
  features.add(10 + choice * 1000, kind);
  features.add(11 + choice * 1000, form);
  features.add(13 + choice * 1000, cue.kind);
  features.add(14 + choice * 1000, kind, place, negated);
  features.add(15 + choice * 1000, left, kind);
  features.add(16 + choice * 1000, right, kind);
  features.add(18 + choice * 1000, after?.key ?? 0, kind);
  features.add(24 + choice * 1000, passage.heading ? 1 : 0, kind);
  features.add(25 + choice * 1000, bucket(words.length), kind);
  features.add(26 + choice * 1000, bucket(words.length - cue.to), kind);
  features.add(27 + choice * 1000, bucket(cue.from), kind);
  features.add(28 + choice * 1000, modal, negated, kind);
  features.add(29 + choice * 1000, firstOfSource, place, kind);
  features.add(
    30 + choice * 1000,
    countIn(passage, TALLY.marked, 0, cue.from) > 0 ? 1 : 0,
    countIn(passage, TALLY.marked, cue.to, words.length) > 0 ? 1 : 0,
    kind,
  );
  features.add(31 + choice * 1000, words[cue.from - 2]?.coarse ?? COARSE.edge, left, kind);
  features.add(33 + choice * 1000, words[cue.from]?.key ?? 0, kind);
  // Whether words in marks are meant is told by less.
  if (choice === 2) return;
  features.add(12 + choice * 1000, cue.lemma, place);
  features.add(17 + choice * 1000, before?.key ?? 0, kind);
  features.add(19 + choice * 1000, left, right, kind);
  features.add(20 + choice * 1000, right, next?.coarse ?? COARSE.edge, kind);
  features.add(21 + choice * 1000, after?.key ?? 0, next?.key ?? 0);
  features.add(32 + choice * 1000, form, left);
  features.add(34 + choice * 1000, form, modal, place);
}

function addStart({ passage, words, cue, kind, place }: Context, at: number, side: number, features: Features): void {
  const word = words[at];
  const before = words[at - 1];
  const next = words[at + 1];
  const coarse = word?.coarse ?? 0;
  const role = kind * 4 + side;
  const beforeCoarse = before?.coarse ?? COARSE.edge;
  features.add(100, role, coarse);
  features.add(101, word?.key ?? 0, role);
  features.add(102, before?.key ?? 0, side);
  features.add(103, coarse, beforeCoarse, role);
  features.add(104, coarse, next?.coarse ?? COARSE.edge, side);
  features.add(108, beforeCoarse, words[at - 2]?.coarse ?? COARSE.edge, side);
  if (side === 1) {
    const gap = at - cue.to;
    features.add(120, bucket(gap), coarse, kind);
    features.add(121, bucket(gap), role, beforeCoarse);
    features.add(122, bucket(countIn(passage, TALLY.verbs, cue.to, at)), coarse, kind);
    features.add(123, bucket(countIn(passage, TALLY.commas, cue.to, at)), coarse, kind);
    features.add(126, words[cue.to]?.coarse ?? 0, coarse, bucket(gap));
    // A candidate that leaves out an earlier "that" or mark is a wrong one as a rule.
    for (let between = cue.to; between < at; between++) {
      const skipped = words[between];
      if (!skipped) continue;
      if (
        skipped.coarse === COARSE.complementiser ||
        skipped.coarse === COARSE.infinitive ||
        skipped.coarse === COARSE.open ||
        skipped.coarse === COARSE.colon
      )
        features.add(130, skipped.coarse, role);
    }
  } else {
    features.add(131, at === 0 ? 1 : 0, role, passage.heading ? 1 : 0);
    if (at === 0) features.add(133, cue.lemma, place);
  }
}

function addEnd({ passage, words, cue, kind, place }: Context, to: number, side: number, features: Features): void {
  const last = words[to - 1];
  const next = words[to];
  const second = words[to + 1];
  const nextCoarse = next?.coarse ?? COARSE.edge;
  const lastCoarse = last?.coarse ?? COARSE.edge;
  const secondCoarse = second?.coarse ?? COARSE.edge;
  const role = kind * 4 + side;
  const rest = words.length - to;
  const final = rest === 0 || (rest === 1 && nextCoarse === COARSE.stop) ? 1 : 0;
  features.add(200, role, final);
  features.add(201, nextCoarse, role);
  features.add(202, next?.key ?? 0, side);
  features.add(205, lastCoarse, nextCoarse, side);
  features.add(206, last?.key ?? 0, side);
  features.add(207, cue.lemma, final, side);
  features.add(209, place, nextCoarse, role);
  features.add(210, secondCoarse, words[to + 2]?.coarse ?? COARSE.edge, nextCoarse);
  if (side === 1) {
    features.add(220, bucket(rest), nextCoarse, side);
    features.add(222, bucket(countIn(passage, TALLY.commas, cue.to, to)), nextCoarse, secondCoarse);
    features.add(224, countIn(passage, TALLY.marked, to, words.length) > 0 ? 1 : 0, nextCoarse, kind);
  }
}

function addPair(
  { passage, words, cue, kind }: Context,
  from: number,
  to: number,
  side: number,
  features: Features,
): void {
  const first = words[from]?.coarse ?? 0;
  const next = words[to]?.coarse ?? COARSE.edge;
  const length = bucket(to - from);
  const verbs = Math.min(3, countIn(passage, TALLY.verbs, from, to));
  const commas = Math.min(3, countIn(passage, TALLY.commas, from, to));
  const marked = countIn(passage, TALLY.marked, from, to);
  const cover = marked === 0 ? 0 : marked === to - from ? 2 : 1;
  const role = kind * 4 + side;
  features.add(300, length, role);
  features.add(304, commas, next, role);
  features.add(305, cover, role);
  features.add(306, cover, next, first);
  features.add(307, cue.lemma, verbs > 0 ? 1 : 0, side);
  features.add(308, length, next, side);
  features.add(309, length, first, verbs);
}
