import type { CueCandidate } from './cue-candidates';
import { bucket, feature } from './features';
import { COARSE, countIn, type Passage, type Word } from './passage';
import { cueKind, type SourceCandidate } from './sources';

/** Words that a cue may report, as indexes into `Passage.words`, half-open; two pieces around a parenthetical cue. */
export interface ContentCandidate {
  readonly pieces: readonly { readonly from: number; readonly to: number }[];
}

/** What a cue may have: nothing, words in marks alone (which the stretch model judges), or reported words. */
export interface ContentChoice {
  readonly kind: 'nothing' | 'marked' | 'reported';
  readonly content: ContentCandidate | null;
  /** Features in parts that choices share, so that each part is scored once. */
  readonly parts: readonly (readonly number[])[];
}

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

/** Every choice for a cue with its features; 'nothing' first, 'marked' second. */
export function contentChoicesOf(passage: Passage, cue: CueCandidate, source: SourceCandidate): ContentChoice[] {
  const { words } = passage;
  const context = contextOf(passage, cue, source);
  const shared = nothingFeatures(context);
  const choices: ContentChoice[] = [
    { kind: 'nothing', content: null, parts: [shared.map((value) => feature(1, value))] },
    { kind: 'marked', content: null, parts: [shared.map((value) => feature(2, value))] },
  ];
  const starts = startsAfter(context).map((at) => ({ at, features: startFeatures(context, at, 1) }));
  const last = Math.min(words.length, cue.to + END_REACH);
  const ends: { at: number; features: number[] }[] = [];
  for (let to = cue.to + 1; to <= last; to++) {
    if (isEnd(context, to)) ends.push({ at: to, features: endFeatures(context, to, 1) });
  }
  for (const start of starts) {
    for (const end of ends) {
      if (end.at <= start.at || !isWhole(words, start.at, end.at) || overlaps(source, start.at, end.at)) continue;
      const features = pairFeatures(context, start.at, end.at, 1);
      choices.push({
        kind: 'reported',
        content: { pieces: [{ from: start.at, to: end.at }] },
        parts: [start.features, end.features, features],
      });
    }
  }
  addLeading(context, choices, ends);
  return choices;
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
function addLeading(
  context: Context,
  choices: ContentChoice[],
  ends: readonly { at: number; features: number[] }[],
): void {
  const { words, from, cue, source } = context;
  const stops = new Set<number>();
  for (const base of [from, cue.from, source && source.to <= cue.from ? source.from : from]) {
    let to = base;
    while (to > 0 && isLooseMark(words[to - 1]) && words[to - 1]?.stretch === -1) to--;
    if (to > 0) stops.add(to);
    if (to > 1 && words[to - 1]?.coarse === COARSE.subordinator) stops.add(to - 1);
  }
  for (const to of stops) {
    const endPart = endFeatures(context, to, 2);
    const second = words[to]?.coarse === COARSE.comma ? secondStart(context) : -1;
    for (let at = Math.max(0, to - END_REACH); at < to; at++) {
      if (!isLeadingStart(words, at) || !isWhole(words, at, to) || overlaps(source, at, to)) continue;
      const startPart = startFeatures(context, at, 2);
      const pair = pairFeatures(context, at, to, 2);
      choices.push({
        kind: 'reported',
        content: { pieces: [{ from: at, to }] },
        parts: [startPart, endPart, pair],
      });
      if (second < 0) continue;
      for (const end of ends) {
        if (end.at <= second || !isWhole(words, second, end.at)) continue;
        const pieces = [
          { from: at, to },
          { from: second, to: end.at },
        ];
        const both = [feature(3, context.kind), feature(4, bucket(to - at), bucket(end.at - second))];
        both.push(...pairFeatures(context, second, end.at, 3));
        choices.push({ kind: 'reported', content: { pieces }, parts: [startPart, end.features, both] });
      }
    }
  }
}

/** Where content goes on after a parenthetical attribution: behind its closing comma. */
function secondStart({ words, to }: Context): number {
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
function nothingFeatures({ passage, words, cue, kind, place, source }: Context): number[] {
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
  return [
    feature(10, kind),
    feature(11, form),
    feature(12, cue.lemma, place),
    feature(13, cue.kind),
    feature(14, kind, place, negated),
    feature(15, left, kind),
    feature(16, right, kind),
    feature(17, before?.key ?? 0, kind),
    feature(18, after?.key ?? 0, kind),
    feature(19, left, right, kind),
    feature(20, right, next?.coarse ?? COARSE.edge, kind),
    feature(21, after?.key ?? 0, next?.key ?? 0),
    feature(22, form, after?.key ?? 0),
    feature(23, form, right),
    feature(24, passage.heading ? 1 : 0, kind),
    feature(25, bucket(words.length), kind),
    feature(26, bucket(words.length - cue.to), kind),
    feature(27, bucket(cue.from), kind),
    feature(28, modal, negated, kind),
    feature(29, firstOfSource, place, kind),
    feature(
      30,
      countIn(passage.tallies.marked, 0, cue.from) > 0 ? 1 : 0,
      countIn(passage.tallies.marked, cue.to, words.length) > 0 ? 1 : 0,
      kind,
    ),
    feature(31, words[cue.from - 2]?.coarse ?? COARSE.edge, left, kind),
    feature(32, form, left),
    feature(33, words[cue.from]?.key ?? 0, kind),
    feature(34, form, modal, place),
  ];
}

function startFeatures({ passage, words, cue, kind, place }: Context, at: number, side: number): number[] {
  const word = words[at];
  const before = words[at - 1];
  const next = words[at + 1];
  const coarse = word?.coarse ?? 0;
  const role = kind * 4 + side;
  const beforeCoarse = before?.coarse ?? COARSE.edge;
  const features = [
    feature(100, role, coarse),
    feature(101, word?.key ?? 0, role),
    feature(102, before?.key ?? 0, side),
    feature(103, coarse, beforeCoarse, role),
    feature(104, coarse, next?.coarse ?? COARSE.edge, side),
    feature(105, cue.lemma, coarse, side),
    feature(106, cue.lemma, word?.key ?? 0, side),
    feature(107, place, coarse, role),
    feature(108, beforeCoarse, words[at - 2]?.coarse ?? COARSE.edge, side),
    feature(109, word?.key ?? 0, before?.key ?? 0),
    feature(110, word?.key ?? 0, next?.key ?? 0),
  ];
  if (side === 1) {
    const gap = at - cue.to;
    const { tallies } = passage;
    features.push(
      feature(120, bucket(gap), coarse, kind),
      feature(121, bucket(gap), role, beforeCoarse),
      feature(122, bucket(countIn(tallies.verbs, cue.to, at)), coarse, kind),
      feature(123, bucket(countIn(tallies.commas, cue.to, at)), coarse, kind),
      feature(124, bucket(countIn(tallies.capitals, cue.to, at)), coarse, kind),
      feature(125, bucket(countIn(tallies.prepositions, cue.to, at)), coarse, kind),
      feature(126, words[cue.to]?.coarse ?? 0, coarse, bucket(gap)),
      feature(127, cue.lemma, bucket(gap), beforeCoarse),
      feature(128, words[cue.to]?.key ?? 0, coarse, bucket(gap)),
      feature(129, cue.lemma, words[cue.to]?.coarse ?? 0, bucket(gap)),
    );
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
        features.push(feature(130, skipped.coarse, role));
    }
  } else {
    features.push(
      feature(131, at === 0 ? 1 : 0, role, passage.heading ? 1 : 0),
      feature(132, bucket(at), role, beforeCoarse),
    );
    if (at === 0) features.push(feature(133, cue.lemma, place));
  }
  return features;
}

function endFeatures({ passage, words, cue, kind, place }: Context, to: number, side: number): number[] {
  const last = words[to - 1];
  const next = words[to];
  const second = words[to + 1];
  const nextCoarse = next?.coarse ?? COARSE.edge;
  const lastCoarse = last?.coarse ?? COARSE.edge;
  const secondCoarse = second?.coarse ?? COARSE.edge;
  const role = kind * 4 + side;
  const rest = words.length - to;
  const final = rest === 0 || (rest === 1 && nextCoarse === COARSE.stop) ? 1 : 0;
  const features = [
    feature(200, role, final),
    feature(201, nextCoarse, role),
    feature(202, next?.key ?? 0, side),
    feature(203, nextCoarse, secondCoarse, role),
    feature(204, next?.key ?? 0, second?.key ?? 0, side),
    feature(205, lastCoarse, nextCoarse, side),
    feature(206, last?.key ?? 0, side),
    feature(207, cue.lemma, final, side),
    feature(208, cue.lemma, nextCoarse, side),
    feature(209, place, nextCoarse, role),
    feature(210, secondCoarse, words[to + 2]?.coarse ?? COARSE.edge, nextCoarse),
  ];
  if (side === 1) {
    const { tallies } = passage;
    features.push(
      feature(220, bucket(rest), nextCoarse, side),
      feature(221, bucket(countIn(tallies.verbs, to, words.length)), nextCoarse, secondCoarse),
      feature(222, bucket(countIn(tallies.commas, cue.to, to)), nextCoarse, secondCoarse),
      feature(223, second?.key ?? 0, nextCoarse, words[to + 2]?.coarse ?? COARSE.edge),
      feature(224, countIn(tallies.marked, to, words.length) > 0 ? 1 : 0, nextCoarse, kind),
    );
  }
  return features;
}

function pairFeatures({ passage, words, cue, kind }: Context, from: number, to: number, side: number): number[] {
  const { tallies } = passage;
  const first = words[from]?.coarse ?? 0;
  const next = words[to]?.coarse ?? COARSE.edge;
  const length = bucket(to - from);
  const verbs = Math.min(3, countIn(tallies.verbs, from, to));
  const commas = Math.min(3, countIn(tallies.commas, from, to));
  const marked = countIn(tallies.marked, from, to);
  const cover = marked === 0 ? 0 : marked === to - from ? 2 : 1;
  const role = kind * 4 + side;
  return [
    feature(300, length, role),
    feature(301, first, next, role),
    feature(302, verbs, first, role),
    feature(303, verbs, next, first),
    feature(304, commas, next, role),
    feature(305, cover, role),
    feature(306, cover, next, first),
    feature(307, cue.lemma, verbs > 0 ? 1 : 0, side),
    feature(308, length, next, side),
    feature(309, length, first, verbs),
    feature(310, cue.lemma, first, next),
    feature(311, words[to]?.key ?? 0, first, verbs > 0 ? 1 : 0),
    feature(312, words[to]?.key ?? 0, length, side),
  ];
}
