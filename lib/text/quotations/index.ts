import type { Article, QuotationForm, Reason, Span } from '../../model';
import type { Language } from '../language';
import {
  type AttributionCandidate,
  attributionCandidatesOf,
  attributionFeatures,
  type Running,
  type Speech,
} from './attribution';
import { cuesOf, indexOfMax, type JudgedCue, judgeCue, type Models, modelsOf } from './judge';
import { scoreOf, softmax } from './linear-model';
import { COARSE, type Passage, passagesOf } from './passage';
import type { RawQuotation } from './raw-quotation';
import { type Before, speechFeatures } from './speech';

export type { RawQuotation } from './raw-quotation';

// Below this chance a reading is not shown. Tuned for exact F1 under cross-validation on news annotated for quotations:
// .3 to .45 differ by less than half a point.
const MIN_REPORTED = 0.35;
const MIN_SPEECH = 0.5;

/**
 * Who said what, in order of the text. In steps:
 * 1. passages: sentences, joined where words in marks run across them
 * 2. every word that may be a cue gets its likeliest source, and the chances of what it reports
 * 3. every stretch in marks gets the chance that it is speech
 * 4. readings that share words compete by chance
 * 5. speech gets its cue, which may be that of the paragraph before
 */
export function quotationsOf(article: Article, sentences: readonly Span[], language: Language): RawQuotation[] {
  if (!language.quotationModel) return [];
  const models = modelsOf(language.quotationModel);
  const passages = passagesOf(article, sentences, language);
  const cues = passages.map((passage, at) =>
    cuesOf(passage, language).map((cue) => judgeCue(passage, at, cue, models)),
  );
  const speeches = speechesOf(passages, models.speech);
  const readings = passages.flatMap((passage, at) => readingsOf(passage, at, cues[at] ?? [], speeches[at] ?? []));
  return quotationsFrom(readings, passages, cues, models);
}

/** A stretch with the chance that it is speech. */
export interface JudgedSpeech extends Speech {
  readonly chance: number;
}

/** The chance of every stretch, by passage; each is judged knowing what came before. */
export function speechesOf(passages: readonly Passage[], model: Models['speech']): JudgedSpeech[][] {
  const discourse = new Discourse();
  return passages.map((passage, at) =>
    passage.stretches.map((_, stretch) => {
      const score = scoreOf(model, speechFeatures(passage, stretch, discourse.before(passages, at)));
      const chance = 1 / (1 + Math.exp(-score));
      discourse.add(passages, at, stretch, chance >= MIN_SPEECH);
      return { passage: at, stretch, ...(passage.marked[stretch] ?? { from: 0, to: 0 }), chance };
    }),
  );
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
interface Reading {
  readonly passage: number;
  readonly chance: number;
  readonly speech: JudgedSpeech | null;
  readonly reported: JudgedCue | null;
  readonly pieces: readonly { readonly from: number; readonly to: number }[];
}

function readingsOf(
  passage: Passage,
  at: number,
  cues: readonly JudgedCue[],
  speeches: readonly JudgedSpeech[],
): Reading[] {
  const rivals: Reading[] = [];
  for (const speech of speeches) {
    if (speech.chance < MIN_SPEECH) continue;
    rivals.push({ passage: at, chance: speech.chance, speech, reported: null, pieces: [speech] });
  }
  for (const cue of cues) {
    if (!cue.content || cue.chance < MIN_REPORTED) continue;
    rivals.push({ passage: at, chance: cue.chance, speech: null, reported: cue, pieces: cue.content.pieces });
  }
  rivals.sort((a, b) => b.chance - a.chance);
  const taken = new Uint8Array(passage.words.length);
  const kept = rivals.filter(({ pieces }) => {
    if (pieces.some(({ from, to }) => taken.subarray(from, to).includes(1))) return false;
    for (const { from, to } of pieces) taken.fill(1, from, to);
    return true;
  });
  return kept.sort((a, b) => (a.pieces[0]?.from ?? 0) - (b.pieces[0]?.from ?? 0));
}

/** The quotation that more speech may be joined to. */
interface Open {
  readonly cue: JudgedCue | null;
  readonly index: number;
  readonly block: number;
}

/** Attribution, and speech that goes on joined to what it goes on from. */
function quotationsFrom(
  readings: readonly Reading[],
  passages: readonly Passage[],
  cues: readonly (readonly JudgedCue[])[],
  models: Models,
): RawQuotation[] {
  const quotations: { -readonly [K in keyof RawQuotation]: RawQuotation[K] }[] = [];
  let running: Running | null = null;
  let open: Open | null = null;
  for (const reading of readings) {
    const passage = passages[reading.passage];
    if (!passage) continue;
    const spans = reading.pieces.map(({ from, to }) => contentSpan(passage, from, to));
    const [first, ...rest] = spans;
    if (!first) continue;
    if (reading.reported) {
      const cue = reading.reported;
      const form = formOf(passage, reading.pieces);
      quotations.push(
        quotation(form, [first, ...rest], { cue, chance: reading.chance, attributed: 1, inherited: false }, passages),
      );
      continue;
    }
    if (!reading.speech) continue;
    const { cue, chance } = attribute(reading.speech, passages, cues, running, models);
    const inherited = cue !== null && running?.cue === cue && running.speech.passage !== reading.speech.passage;
    if (cue && open && open.cue === cue && passage.block - open.block <= 1) {
      const whole = quotations[open.index];
      if (whole) {
        whole.contents = [...whole.contents, first];
        whole.confidence = Math.min(whole.confidence, reading.chance * chance * cue.sourced);
        open = { cue, index: open.index, block: passage.block };
      }
    } else {
      quotations.push(
        quotation('direct', [first], { cue, chance: reading.chance, attributed: chance, inherited }, passages),
      );
      open = { cue, index: quotations.length - 1, block: passage.block };
    }
    if (cue) running = { cue, speech: reading.speech };
  }
  return quotations;
}

function attribute(
  speech: JudgedSpeech,
  passages: readonly Passage[],
  cues: readonly (readonly JudgedCue[])[],
  running: Running | null,
  models: Models,
): { cue: AttributionCandidate; chance: number } {
  const candidates = attributionCandidatesOf(speech, passages, cues, running);
  const scores = candidates.map((one) =>
    scoreOf(models.attribution, attributionFeatures(speech, one, passages, running)),
  );
  const chances = softmax(scores);
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
  contents: readonly [Span, ...Span[]],
  { cue, chance, attributed, inherited }: Found,
  passages: readonly Passage[],
): RawQuotation {
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
    confidence: chance * attributed * (cue?.sourced ?? 1),
    reasons,
  };
}

/** Direct where the words in marks are all there is, mixed where some are. */
function formOf({ words }: Passage, pieces: Reading['pieces']): QuotationForm {
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
function contentSpan(passage: Passage, from: number, to: number): Span {
  const { words, stretches } = passage;
  const first = words[from]?.coarse === COARSE.complementiser && to > from + 1 ? from + 1 : from;
  const span = spanOf(passage, first, to);
  const stretch = stretches[words[first]?.stretch ?? -1];
  if (!stretch || words[to - 1]?.stretch !== words[first]?.stretch) return span;
  return { start: Math.max(span.start, stretch.start), end: Math.min(span.end, stretch.end) };
}
