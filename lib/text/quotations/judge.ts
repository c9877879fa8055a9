import type { Language, QuotationModel } from '../language';
import { lexiconOf } from '../lexicon';
import { type ContentCandidate, type ContentChoice, contentChoicesOf } from './contents';
import { type CueCandidate, cueCandidatesOf } from './cue-candidates';
import { type LinearModel, modelOf, scoreOf, softmax } from './linear-model';
import type { Passage } from './passage';
import { type SourceCandidate, sourceCandidatesOf, sourceFeatures } from './sources';

/** A cue candidate with the most likely source and content, and how likely they are. */
export interface JudgedCue {
  /** Index of its passage. */
  readonly passage: number;
  readonly cue: CueCandidate;
  readonly source: SourceCandidate;
  /** Chance of the source among all that could be it. */
  readonly sourced: number;
  /** Chance that the cue speaks of words in marks. */
  readonly marked: number;
  /** Chance that it reports anything without marks of its own. */
  readonly reported: number;
  /** The likeliest reported words with their chance. */
  readonly content: ContentCandidate | null;
  readonly chance: number;
}

export interface Models {
  readonly source: LinearModel;
  readonly content: LinearModel;
  readonly speech: LinearModel;
  readonly attribution: LinearModel;
}

const loaded = new WeakMap<QuotationModel, Models>();

export function modelsOf(model: QuotationModel): Models {
  const known = loaded.get(model);
  if (known) return known;
  const models: Models = {
    source: modelOf(model.source),
    content: modelOf(model.content),
    speech: modelOf(model.speech),
    attribution: modelOf(model.attribution),
  };
  loaded.set(model, models);
  return models;
}

/** The likeliest source of a cue. */
export function judgeSource(
  passage: Passage,
  cue: CueCandidate,
  model: LinearModel,
): { source: SourceCandidate; sourced: number } {
  const candidates = sourceCandidatesOf(passage, cue);
  const chances = softmax(candidates.map((candidate) => scoreOf(model, sourceFeatures(passage, cue, candidate))));
  const best = indexOfMax(chances);
  return { source: candidates[best] ?? null, sourced: chances[best] ?? 0 };
}

export function judgeCue(passage: Passage, index: number, cue: CueCandidate, models: Models): JudgedCue {
  const { source, sourced } = judgeSource(passage, cue, models.source);
  const choices = contentChoicesOf(passage, cue, source);
  const chances = softmax(scoresOf(choices, models.content));
  const nothing = chances[0] ?? 0;
  const marked = chances[1] ?? 0;
  let best = -1;
  for (let at = 2; at < chances.length; at++) if (best < 0 || (chances[at] ?? 0) > (chances[best] ?? 0)) best = at;
  return {
    passage: index,
    cue,
    source,
    sourced,
    marked,
    reported: Math.max(0, 1 - nothing - marked),
    content: choices[best]?.content ?? null,
    chance: chances[best] ?? 0,
  };
}

function scoresOf(choices: readonly ContentChoice[], model: LinearModel): number[] {
  const scored = new Map<readonly number[], number>();
  return choices.map(({ parts }) => {
    let total = 0;
    for (const part of parts) {
      let score = scored.get(part);
      if (score === undefined) {
        score = scoreOf(model, part);
        scored.set(part, score);
      }
      total += score;
    }
    return total;
  });
}

export function cuesOf(passage: Passage, language: Language): CueCandidate[] {
  return cueCandidatesOf(passage, lexiconOf(language).phrases);
}

export function indexOfMax(values: readonly number[]): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}
