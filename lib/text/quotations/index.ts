import { firstIndex } from '../../first-index';
import type { Article, QuotationForm, Reason, Span } from '../../model';
import { entrySetOf } from '../entries';
import type { Language, QuotationModel } from '../language';
import { CUE_CLASS } from '../lexicon';
import { finish, type Steps } from '../steps';
import type { TokenizedSentence } from '../tokenized-sentence';
import {
  type AttributionCandidate,
  addAttribution,
  attributionCandidatesOf,
  type Running,
  type Speech,
} from './attribution';
import type { ContentCandidate } from './contents';
import { MOOD } from './cue-candidates';
import { findingForms } from './forms';
import { guarded, wholePair } from './guards';
import { cuesOf, indexOfMax, isImpersonal, judgeCue, likeliestNamed, type Models, modelsOf } from './judge';
import type { JudgedCue } from './judged-cue';
import { softmax } from './linear-model';
import { COARSE, makingPassages, type Passage } from './passage';
import { ranking } from './ranking';
import type { RawQuotation } from './raw-quotation';
import { findingReports, type Report } from './reports';
import { addSpeech, type Before, evidenceFor } from './speech';
import { readingTranscript, type Turn } from './transcript';

export type { RawQuotation } from './raw-quotation';

/** Below this chance words in marks are not taken for speech. */
const MIN_SPEECH = 0.4;

/**
 * Who said what, in order of the text. In steps:
 * 1. passages: sentences, joined where words in marks run across them
 * 2. every word that may be a cue gets its likeliest source, and the chances of what it reports
 * 3. every stretch in marks gets the chance that it is speech
 * 4. readings that share words compete by chance
 * 5. speech gets its cue, which may be that of the paragraph before
 * What is somebody's by the form of its paragraph needs no judging and comes first; see `readingTranscript`.
 */
export function* findingQuotations(
  article: Article,
  sentences: readonly TokenizedSentence[],
  language: Language,
): Steps<RawQuotation[]> {
  if (!language.quotationModel && !language.reporting) return [];
  const { turns, blocks: spoken } = yield* readingTranscript(article, language);
  const made = yield* makingPassages(article, sentences, language);
  const passages = made.filter(({ block }) => !spoken.has(block));
  const reported = (yield* findingReports(passages, language)).flatMap(
    (report) => reportQuotation(report, passages) ?? [],
  );
  const judged = language.quotationModel ? yield* judging(passages, language, language.quotationModel) : [];
  const ruled = [...reported, ...(yield* formQuotations(passages, language))];
  const unspeaking = entrySetOf(language.reporting?.unspeaking ?? '');
  const quotations =
    language.reporting || ruled.length > 0 ? yield* withoutShared(article.text, judged, ruled, unspeaking) : judged;
  if (turns.length === 0) return quotations;
  return [...quotations, ...turns.map(turnQuotation)].sort((a, b) => a.contents[0].start - b.contents[0].start);
}

/** What the trained models find; see `findingQuotations`. */
function* judging(passages: readonly Passage[], language: Language, model: QuotationModel): Steps<RawQuotation[]> {
  const models = modelsOf(model);
  const passive = language.forms ? entrySetOf(language.forms.passive) : null;
  const cues: (readonly JudgedCue[])[] = [];
  for (const [at, passage] of passages.entries()) {
    const judgedOf = (cue: JudgedCue['cue']): JudgedCue => {
      const judged = guarded(passage, judgeCue(passage, at, cue, models));
      return isImpersonal(passage, judged, language) ? { ...judged, source: null } : judged;
    };
    const own: JudgedCue[] = [];
    for (const cue of cuesOf(passage, language)) {
      own.push(judgedOf(cue));
      yield;
    }
    const ranked = models.ranking ? yield* ranking(passage, own, models.ranking) : own;
    cues.push(ranked.map((cue, at) => withSubject(passage, cue, { next: ranked[at + 1], passive, models })));
    yield;
  }
  const speeches = yield* judgingSpeech(passages, cues, models.speech);
  const readings: Interpretation[] = [];
  for (const [at, passage] of passages.entries()) {
    for (const reading of yield* choosingReadings(
      passage,
      at,
      cues[at] ?? [],
      speeches[at] ?? [],
      models.leastReported,
    ))
      readings.push(reading);
    yield;
  }
  return yield* makingQuotations(readings, passages, cues, models);
}

// A cue that reports anything with a chance from here on may become a claim.
const WORTH_NAMING = 0.1;
const ACTIVE = CUE_CLASS.speech | CUE_CLASS.address | CUE_CLASS.infinitive | CUE_CLASS.naming | CUE_CLASS.stance;

/** Somebody says what an active verb reports: where nobody seemed likeliest, whoever is likeliest of the others. */
function withSubject(
  passage: Passage,
  cue: JudgedCue,
  { next, passive, models }: { next: JudgedCue | undefined; passive: ReadonlySet<string> | null; models: Models },
): JudgedCue {
  const { kind, from, head } = cue.cue;
  if (cue.source !== null) return { ...cue, source: wholePair(passage, cue.source) };
  if (passive === null || cue.reported + cue.marked < WORTH_NAMING || !(kind & ACTIVE)) return cue;
  const group = passage.words.slice(from, head);
  // "It is said", "was told": the subject of a passive does not speak.
  if (group.some(({ lower }) => passive.has(lower))) return cue;
  const reported = cue.contents[0];
  // "Noting that the dam held, Quist said": a participle that opens its sentence has the subject behind its words.
  const opens = from <= 1 && passage.words[head]?.lower.endsWith('ing');
  if (opens && next?.source && next.source.from >= (reported?.pieces.at(-1)?.to ?? 0))
    return { ...cue, source: next.source, sourced: next.sourced };
  const named = likeliestNamed(passage, cue.cue, reported, models.source);
  return named ? { ...cue, source: named.source, sourced: Math.min(named.sourced, 1 - cue.sourced) } : cue;
}

/** What rules found with what the models found beside it, in order of the text. */
function* withoutShared(
  text: string,
  judged: readonly RawQuotation[],
  reported: readonly RawQuotation[],
  unspeaking: ReadonlySet<string>,
): Steps<RawQuotation[]> {
  const taken = reported.flatMap(({ contents }) => contents).sort((a, b) => a.start - b.start);
  const kept: RawQuotation[] = [...reported];
  for (const quotation of judged) {
    yield;
    if (isUnspeaking(text, quotation.source, unspeaking)) continue;
    const [first, ...rest] = quotation.contents.filter(({ start, end }) => {
      const at = firstIndex(taken.length, (index) => (taken[index]?.end ?? 0) > start);
      return (taken[at]?.start ?? Number.POSITIVE_INFINITY) >= end;
    });
    if (first) kept.push({ ...quotation, contents: [first, ...rest] });
  }
  return kept.sort((a, b) => a.contents[0].start - b.contents[0].start);
}

/** "According to the rules": nobody says so. */
function isUnspeaking(text: string, source: Span | null, unspeaking: ReadonlySet<string>): boolean {
  if (source === null || unspeaking.size === 0) return false;
  const words = text
    .slice(source.start, Math.min(source.end, source.start + 80))
    .toLowerCase()
    .split(' ');
  return words.slice(0, 3).some((word) => unspeaking.has(word));
}

function reportQuotation(report: Report, passages: readonly Passage[]): RawQuotation | null {
  const passage = passages[report.passage];
  const cuePassage = passages[report.cuePassage];
  const [first, ...rest] = passage ? report.pieces.map(({ from, to }) => contentSpan(passage, from, to)) : [];
  if (!passage || !cuePassage || !first) return null;
  const { cue, source, inherited, chance } = report;
  const form = formOf(passage, report.pieces);
  const reasons: Reason[] = [];
  if (cue) {
    const words = cuePassage.words.slice(cue.from, cue.to).map((word) => word.lower);
    reasons.push({ code: inherited ? 'cueBefore' : 'cue', values: { cue: words.join(' ') } });
  }
  reasons.push({ code: form, values: {} });
  return {
    form,
    contents: [first, ...rest],
    cue: cue && spanOf(cuePassage, cue.from, cue.to),
    source: source && spanOf(cuePassage, source.from, source.to),
    inherited,
    // The rules know one chance, that words and source are both right.
    worded: Math.sqrt(chance),
    attributed: Math.sqrt(chance),
    reasons,
  };
}

// What rules of other forms find has right words in some eight of ten sentences of our own.
const FORM = 0.8;

/** See `findingForms`. */
function* formQuotations(passages: readonly Passage[], { forms, quotationModel }: Language): Steps<RawQuotation[]> {
  if (!forms || !quotationModel) return [];
  const found = yield* findingForms(passages, forms, modelsOf(quotationModel).source);
  return found.flatMap(({ passage: at, cue, source, sourced, from, to }): RawQuotation[] => {
    const passage = passages[at];
    if (!passage) return [];
    const form = formOf(passage, [{ from, to }]);
    const words = passage.words.slice(cue.from, cue.to).map((word) => word.lower);
    return [
      {
        form,
        contents: [contentSpan(passage, from, to)],
        cue: spanOf(passage, cue.from, cue.to),
        source: source && spanOf(passage, source.from, source.to),
        inherited: false,
        worded: FORM,
        attributed: sourced,
        reasons: [
          { code: 'cue', values: { cue: words.join(' ') } },
          { code: form, values: {} },
        ],
      },
    ];
  });
}

/** The same at once. */
export function quotationsOf(
  article: Article,
  sentences: readonly TokenizedSentence[],
  language: Language,
): RawQuotation[] {
  return finish(findingQuotations(article, sentences, language));
}

// Of the turns in annotated news nearly all are claims of who is named; a few labels name a place or a day.
const TURN = 0.9;

function turnQuotation({ label, colon, contents }: Turn): RawQuotation {
  return {
    form: 'direct',
    contents: [contents],
    cue: colon,
    source: label,
    inherited: false,
    worded: TURN,
    attributed: TURN,
    reasons: [{ code: 'turn', values: {} }],
  };
}

/** A stretch with the chance that it is speech. */
interface JudgedSpeech extends Speech {
  readonly chance: number;
}

/** The chance of every stretch, by passage; each is judged knowing what came before. */
function* judgingSpeech(
  passages: readonly Passage[],
  cues: readonly (readonly JudgedCue[])[],
  model: Models['speech'],
): Steps<JudgedSpeech[][]> {
  const discourse = new Discourse();
  const speeches: JudgedSpeech[][] = [];
  for (const [at, passage] of passages.entries()) {
    const own: JudgedSpeech[] = [];
    for (let stretch = 0; stretch < passage.stretches.length; stretch++) {
      const words = passage.marked[stretch] ?? { from: 0, to: 0 };
      const evidence = evidenceFor(words, cues[at] ?? []);
      const before = discourse.before(passages, at);
      addSpeech(passage, stretch, { before, evidence }, model);
      const score = 1 / (1 + Math.exp(-model.take()));
      const sure =
        goesOn(passages, at, stretch) ||
        passage.stretches[stretch]?.attributed === true ||
        (before.speech === true && before.distance === 1 && resumes(passages, at, stretch));
      const chance = sure ? Math.max(score, GOING_ON) : score;
      discourse.add(passages, at, stretch, chance >= MIN_SPEECH);
      own.push({ passage: at, stretch, ...words, chance });
      yield;
    }
    speeches.push(own);
    yield;
  }
  return speeches;
}

// By the printers' rule a paragraph that opens with a mark, leaves it open, and is followed by one that opens with a mark
// is speech that goes on. Of 45 such paragraphs in annotated news 36 are. Words that dashes part from a verb of saying
// and its subject are speech as well.
const GOING_ON = 0.8;

function goesOn(passages: readonly Passage[], at: number, stretch: number): boolean {
  const passage = passages[at];
  const own = passage?.stretches[stretch];
  const next = passages[at + 1];
  // The two parts of one stretch, in a paragraph that is read in pieces.
  if (own?.continues || (own?.closed === false && next?.stretches[0]?.continues)) return true;
  if (!passage?.first || !own || own.closed || own.open !== passage.start || !next?.first) return false;
  return next.stretches[0]?.open === next.start;
}

// “A,” she said. “B.” has an attribution of so many words at most.
const MOST_BETWEEN = 8;

/** Whole sentences in marks behind the sentence of a short attribution, which follows words in marks itself. */
function resumes(passages: readonly Passage[], at: number, stretch: number): boolean {
  const passage = passages[at];
  const before = passages[at - 1];
  const own = passage?.stretches[stretch];
  const words = passage?.marked[stretch];
  const spoken = before?.marked.at(-1);
  if (!passage || !before || !own || !words || !spoken || stretch > 0 || own.open !== passage.start || !own.closed)
    return false;
  const between = before.words.slice(spoken.to);
  if (between.length > MOST_BETWEEN || !between.some(({ cue }) => cue !== 0)) return false;
  const ends = passage.words[words.to - 2]?.coarse === COARSE.stop;
  return ends && (passage.words[words.from + 1]?.capital ?? false);
}

/** What was decided so far, in the order of the text. */
export class Discourse {
  #last: { passage: number; block: number; speech: boolean; open: boolean } | null = null;

  before(passages: readonly Passage[], at: number): Before {
    const last = this.#last;
    const block = passages[at]?.block ?? 0;
    const words = passages[at - 1]?.words;
    const colon = words?.[words.length - 1]?.coarse === COARSE.colon;
    if (!last) return { speech: null, distance: 3, open: false, colon };
    const distance = last.passage === at ? 0 : last.block === block ? 1 : last.block === block - 1 ? 2 : 3;
    return { speech: last.speech, distance, open: last.open, colon };
  }

  add(passages: readonly Passage[], at: number, stretch: number, speech: boolean): void {
    const passage = passages[at];
    if (!passage) return;
    const open = passage.stretches[stretch]?.closed === false;
    this.#last = { passage: at, block: passage.block, speech, open };
  }
}

/** One way to read some words of a passage: speech in marks, or words that a cue reports. */
interface Interpretation {
  readonly passage: number;
  readonly chance: number;
  readonly speech: JudgedSpeech | null;
  readonly reported: JudgedCue | null;
  readonly pieces: readonly { readonly from: number; readonly to: number }[];
}

function* choosingReadings(
  passage: Passage,
  at: number,
  cues: readonly JudgedCue[],
  speeches: readonly JudgedSpeech[],
  least: number,
): Steps<Interpretation[]> {
  const taken = new Uint8Array(passage.words.length);
  const isFree = ({ pieces }: ContentCandidate): boolean =>
    !pieces.some(({ from, to }) => taken.subarray(from, to).includes(1));
  const spoken = speeches.filter(({ chance }) => chance >= MIN_SPEECH).sort((a, b) => a.chance - b.chance);
  const kept: Interpretation[] = [];
  /** Where the cues of the readings that are kept begin. */
  const cuts: number[] = [];
  const choose = (cue: JudgedCue): Interpretation | null =>
    reportedReading(cue, least, isFree, (from, to) => endBefore(passage, cuts, from, to));
  let reports = cues.flatMap((cue) => choose(cue) ?? []);
  const keep = (reading: Interpretation): void => {
    kept.push(reading);
    if (reading.reported) cuts.push(reading.reported.cue.from);
    for (const { from, to } of reading.pieces) taken.fill(1, from, to);
  };
  for (;;) {
    yield;
    const speech = spoken.at(-1);
    const report = reports.reduce<Interpretation | null>((a, b) => (a && a.chance >= b.chance ? a : b), null);
    if (speech && (!report || speech.chance >= report.chance)) {
      spoken.pop();
      const reading = { passage: at, chance: speech.chance, speech, reported: null, pieces: [speech] };
      if (!isFree(reading)) continue;
      keep(reading);
    } else if (report) {
      keep(report);
    } else {
      break;
    }
    // A cue whose likeliest words went to another reading may still have the likeliest of the others.
    const last = kept.at(-1);
    reports = reports.flatMap((one) => {
      if (one === report && last === report) return [];
      // None of these words was taken by another reading before.
      return last && overlap(one, last) ? ((one.reported && choose(one.reported)) ?? []) : [one];
    });
  }
  return kept.sort((a, b) => (a.pieces[0]?.from ?? 0) - (b.pieces[0]?.from ?? 0));
}

function overlap(a: ContentCandidate, b: ContentCandidate): boolean {
  return a.pieces.some((one) => b.pieces.some((other) => one.from < other.to && other.from < one.to));
}

/** The quotation that more speech may be joined to. */
interface Open {
  readonly cue: JudgedCue | null;
  readonly index: number;
  readonly block: number;
}

/** Where words end that another reading's cue cuts short, the marks and conjunctions before it left out; or null. */
function endBefore({ words }: Passage, cuts: readonly number[], from: number, to: number): number | null {
  const cut = cuts.filter((at) => from < at && at < to).sort((a, b) => a - b)[0];
  if (cut === undefined) return null;
  let end = cut;
  while (end > from && isLoose(words[end - 1])) end--;
  return end > from ? end : null;
}

function isLoose(word: Passage['words'][number] | undefined): boolean {
  return word?.coarse === COARSE.comma || word?.coarse === COARSE.conjunction || word?.coarse === COARSE.dash;
}

/** What a cue most likely reports among the words that are free, if that is likely enough. */
function reportedReading(
  cue: JudgedCue,
  least: number,
  isFree: (content: ContentCandidate) => boolean,
  endOf: (from: number, to: number) => number | null,
): Interpretation | null {
  let lost = 0;
  for (const content of cue.contents) {
    if (!isFree(content)) {
      // "said that A, adding that B": once B is another quotation, A ends before it and stays as a whole.
      const [piece, ...others] = content.pieces;
      const end = piece && others.length === 0 && lost === 0 ? endOf(piece.from, piece.to) : null;
      const rest = cue.contents.find(
        ({ pieces: [one, ...more] }) => more.length === 0 && one?.from === piece?.from && one?.to === end,
      );
      if (rest && isFree(rest) && content.chance + rest.chance >= least) {
        const chance = content.chance + rest.chance;
        return { passage: cue.passage, chance, speech: null, reported: cue, pieces: rest.pieces };
      }
      lost += content.chance;
      continue;
    }
    const chance = content.chance / Math.max(0.05, 1 - lost);
    if (chance < least) return null;
    return { passage: cue.passage, chance, speech: null, reported: cue, pieces: content.pieces };
  }
  return null;
}

/** The last cue that names who spoke. */
interface Named {
  readonly cue: JudgedCue;
  readonly block: number;
}

/** Whose words go on in the mood of reported speech: the last who was named, in this paragraph or the one before. */
function lastNamed(named: Named | null, block: number): JudgedCue | null {
  return named && block - named.block <= 1 ? named.cue : null;
}

// How many sentences back somebody is looked for whose words may go on in the mood of reported speech.
const MOOD_REACH = 3;
const SPEAKS =
  CUE_CLASS.speech | CUE_CLASS.address | CUE_CLASS.naming | CUE_CLASS.stance | CUE_CLASS.infinitive | CUE_CLASS.phrase;

/**
 * Who speaks in a sentence in the mood of reported speech: who was named last, or who did something with words since, though
 * nothing of it is a claim ("Brandt criticised the ministry. The warning had come too late.").
 */
function moodSpeaker(
  at: number,
  passages: readonly Passage[],
  cues: readonly (readonly JudgedCue[])[],
  named: JudgedCue | null,
): JudgedCue | null {
  for (let back = at - 1; back >= Math.max(0, at - MOOD_REACH, named?.passage ?? 0); back--) {
    if (passages[back]?.block !== passages[at]?.block) break;
    const own = (cues[back] ?? []).filter(
      ({ cue, source, sourced }) => (cue.kind & SPEAKS) !== 0 && source !== null && sourced >= LEAST_SOURCED,
    );
    const last = own.at(-1);
    if (last && back !== named?.passage) return last;
  }
  return named;
}

const LEAST_SOURCED = 0.4;

/** A quotation to which speech that goes on may be joined. */
interface GrowingQuotation extends Omit<RawQuotation, 'contents' | 'worded' | 'attributed'> {
  readonly contents: [Span, ...Span[]];
  worded: number;
  attributed: number;
}

/** Whole words are as sure as the least sure of their parts. */
function limit(quotation: GrowingQuotation, worded: number, attributed: number): void {
  quotation.worded = Math.min(quotation.worded, worded);
  quotation.attributed = Math.min(quotation.attributed, attributed);
}

/** Attribution, and speech that goes on joined to what it goes on from. */
function* makingQuotations(
  readings: readonly Interpretation[],
  passages: readonly Passage[],
  cues: readonly (readonly JudgedCue[])[],
  models: Models,
): Steps<RawQuotation[]> {
  const quotations: GrowingQuotation[] = [];
  let running: Running | null = null;
  let open: Open | null = null;
  let named: Named | null = null;
  /** The last reading, where it is of the mood of reported speech. */
  let lastMood: Interpretation | null = null;
  for (const reading of readings) {
    yield;
    const passage = passages[reading.passage];
    if (!passage) continue;
    const spans = reading.pieces.map(({ from, to }) => contentSpan(passage, from, to));
    const [first, ...rest] = spans;
    if (!first) continue;
    if (reading.reported) {
      const { reported } = reading;
      const mood = (reported.cue.kind & MOOD) !== 0;
      const cue = mood ? moodSpeaker(reading.passage, passages, cues, lastNamed(named, passage.block)) : reported;
      const before = mood ? quotations.at(-1) : undefined;
      if (before && goesOnInMood(reading, lastMood, passages)) {
        // Sentences that follow each other in the mood of reported speech are one report.
        const begun = before.contents.pop();
        before.contents.push({ start: begun?.start ?? first.start, end: first.end }, ...rest);
        limit(before, reading.chance, cue?.sourced ?? 1);
        lastMood = reading;
        continue;
      }
      lastMood = mood ? reading : null;
      const found: Found = { cue, chance: reading.chance, attributed: 1, inherited: mood };
      quotations.push(quotation(formOf(passage, reading.pieces), [first, ...rest], found, passages));
      if (!mood && reported.source) named = { cue: reported, block: passage.block };
      continue;
    }
    lastMood = null;
    if (!reading.speech) continue;
    const { cue, chance } = attribute(reading.speech, passages, cues, running, models);
    const inherited = cue !== null && running?.cue === cue && running.speech.passage !== reading.speech.passage;
    const part = goingOn(open, reading.speech, passages, quotations);
    const known = part && quotations[part.index];
    if (part && known) {
      // The cue may stand before the first part of a stretch that is read in pieces, or behind the last.
      known.contents.push(first);
      const told = { cue, chance: reading.chance, attributed: chance, inherited };
      if (part.cue === null && cue) quotations[part.index] = quotation('direct', known.contents, told, passages);
      open = { cue: part.cue ?? cue, index: part.index, block: passage.block };
    } else if (cue && open && open.cue === cue && passage.block - open.block <= 1) {
      const whole = quotations[open.index];
      if (whole) {
        whole.contents.push(first);
        limit(whole, reading.chance, chance * cue.sourced);
        open = { cue, index: open.index, block: passage.block };
      }
    } else {
      quotations.push(
        quotation('direct', [first], { cue, chance: reading.chance, attributed: chance, inherited }, passages),
      );
      open = { cue, index: quotations.length - 1, block: passage.block };
    }
    if (cue?.source) named = { cue, block: passage.block };
    if (cue) running = { cue, speech: reading.speech };
  }
  return quotations;
}

/** Whether a sentence in the mood of reported speech follows another, both whole, in the same paragraph. */
function goesOnInMood(reading: Interpretation, last: Interpretation | null, passages: readonly Passage[]): boolean {
  const passage = passages[reading.passage];
  const before = passages[last?.passage ?? -1];
  if (!last || !passage || !before || last.passage !== reading.passage - 1 || before.block !== passage.block)
    return false;
  const end = last.pieces.at(-1)?.to ?? 0;
  return reading.pieces[0]?.from === 0 && end >= before.words.length - 1;
}

/** The open quotation where speech goes on with the very stretch, cut for reading, in which it ends; else null. */
function goingOn(
  open: Open | null,
  { passage, stretch }: JudgedSpeech,
  passages: readonly Passage[],
  quotations: readonly GrowingQuotation[],
): Open | null {
  if (open === null || passages[passage]?.stretches[stretch]?.continues !== true) return null;
  const end = quotations[open.index]?.contents.at(-1)?.end ?? 0;
  return end > (passages[passage - 1]?.start ?? Number.POSITIVE_INFINITY) ? open : null;
}

function attribute(
  speech: JudgedSpeech,
  passages: readonly Passage[],
  cues: readonly (readonly JudgedCue[])[],
  running: Running | null,
  models: Models,
): { cue: AttributionCandidate; chance: number } {
  const candidates = attributionCandidatesOf(speech, passages, cues, running);
  const { attribution } = models;
  const chances = softmax(
    candidates.map((one) => {
      addAttribution(speech, one, passages, running, attribution);
      return attribution.take();
    }),
  );
  const best = indexOfMax(chances);
  return { cue: candidates[best] ?? null, chance: chances[best] ?? 0 };
}

interface Found {
  readonly cue: JudgedCue | null;
  readonly chance: number;
  readonly attributed: number;
  readonly inherited: boolean;
}

function quotation(
  form: QuotationForm,
  contents: [Span, ...Span[]],
  { cue, chance, attributed, inherited }: Found,
  passages: readonly Passage[],
): GrowingQuotation {
  const passage = cue && passages[cue.passage];
  const cueSpan = passage ? spanOf(passage, cue.cue.from, cue.cue.to) : null;
  const source = passage && cue.source ? spanOf(passage, cue.source.from, cue.source.to) : null;
  const reasons: Reason[] = [];
  if (passage && cue) {
    const words = passage.words.slice(cue.cue.head, cue.cue.to).map((word) => word.lower);
    reasons.push({ code: inherited ? 'cueBefore' : 'cue', values: { cue: words.join(' ') } });
  }
  reasons.push({ code: form, values: {} });
  return {
    form,
    contents,
    cue: cueSpan,
    source,
    inherited,
    worded: chance,
    attributed: attributed * (cue?.sourced ?? 1),
    reasons,
  };
}

/** Direct where the words in marks are all there is, mixed where some are. */
function formOf({ words }: Passage, pieces: Interpretation['pieces']): QuotationForm {
  let marked = 0;
  let plain = 0;
  for (const { from, to } of pieces) {
    for (let at = from; at < to; at++) {
      const word = words[at];
      if (!word || word.kind === 'mark' || word.coarse === COARSE.complementiser) continue;
      if (word.stretch >= 0) marked++;
      else plain++;
    }
  }
  if (marked === 0) return 'indirect';
  return plain === 0 ? 'direct' : 'mixed';
}

function spanOf({ words, start, end }: Passage, from: number, to: number): Span {
  return { start: words[from]?.start ?? start, end: words[to - 1]?.end ?? end };
}

/** Without the complementiser, and without marks that enclose the whole. */
function contentSpan(passage: Passage, start: number, end: number): Span {
  const { words, stretches } = passage;
  const { from, to } = withoutLooseBracket(words, start, end);
  let first = words[from]?.coarse === COARSE.complementiser && to > from + 1 ? from + 1 : from;
  if (first > from && words[first]?.coarse === COARSE.comma && to > first + 1) first++;
  const span = spanOf(passage, first, to);
  const stretch = stretches[words[first]?.stretch ?? -1];
  if (!stretch || words[to - 1]?.stretch !== words[first]?.stretch) return span;
  // French parts its marks from the words by spaces, which the first and last word do not have.
  const inside = words.slice(first, to).filter(({ start, end }) => start >= stretch.start && end <= stretch.end);
  return { start: inside[0]?.start ?? span.start, end: inside.at(-1)?.end ?? span.end };
}

/** Without a bracket at an end whose other one stands outside. */
function withoutLooseBracket(words: Passage['words'], from: number, to: number): { from: number; to: number } {
  const has = (bracket: string) => words.slice(from, to).some(({ lower }) => lower === bracket);
  if (to - from > 1 && words[from]?.lower === '(' && !has(')')) return { from: from + 1, to };
  if (to - from > 1 && words[to - 1]?.lower === ')' && !has('(')) return { from, to: to - 1 };
  return { from, to };
}
