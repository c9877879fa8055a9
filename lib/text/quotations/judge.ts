import type { Language, QuotationModel } from '../language';
import { lexiconOf } from '../lexicon';
import { type ContentCandidate, contentChoicesOf, UNREPORTED } from './contents';
import { type CueCandidate, cueCandidatesOf } from './cue-candidates';
import { isNamed, wholeDescription, wholeList } from './guards';
import type { JudgedContent, JudgedCue } from './judged-cue';
import { modelOf, Scores, softmax } from './linear-model';
import type { Passage } from './passage';
import { LEAST_RANKED, RANKED } from './ranking';
import { type SourceCandidate, sourceChoicesOf } from './sources';
import { Trees } from './tree-model';

// Below this chance a reading is not shown. The chance of reported words is spread over many ways to bound them, so that
// the likeliest of them is worth showing at far less than a half; under cross-validation on annotated news .15 to .25
// differ by less than half a point of exact F1, and a lower limit finds more words.
const MIN_REPORTED = 0.17;

// Readings beyond the sixth have a chance of less than one in a hundred.
const KEPT = { most: 6, least: 0.01 };
const KEPT_TO_RANK = { most: RANKED, least: LEAST_RANKED };

/** The models that judge each cue by itself. */
export interface CueScores {
  readonly source: Scores;
  readonly content: Scores;
  /** Whether the readings are weighed again, for which more of them are kept. */
  readonly isRanked: boolean;
}

export interface Models extends CueScores {
  readonly speech: Scores;
  readonly attribution: Scores;
  readonly ranking: Trees | null;
  readonly leastReported: number;
}

const loaded = new WeakMap<QuotationModel, Models>();

export function modelsOf(model: QuotationModel): Models {
  const known = loaded.get(model);
  if (known) return known;
  const models: Models = {
    source: new Scores(modelOf(model.source)),
    content: new Scores(modelOf(model.content)),
    speech: new Scores(modelOf(model.speech)),
    attribution: new Scores(modelOf(model.attribution)),
    isRanked: model.ranking !== undefined,
    ranking: model.ranking ? new Trees(model.ranking) : null,
    leastReported: model.leastReported ?? MIN_REPORTED,
  };
  loaded.set(model, models);
  return models;
}

/** The likeliest source of a cue. */
export function judgeSource(
  passage: Passage,
  cue: CueCandidate,
  scores: Scores,
): { source: SourceCandidate; sourced: number } {
  const { sources, measures } = sourceChoicesOf(passage, cue, scores);
  const chances = softmax(measures);
  const best = indexOfMax(chances);
  const likeliest = sources[best] ?? null;
  const source = isNamed(passage, likeliest) ? wholeDescription(passage, wholeList(passage, likeliest)) : null;
  return { source, sourced: chances[best] ?? 0 };
}

/** The likeliest source of a cue that is not nobody and stands outside the words it reports, and how likely it is; null for none. */
export function likeliestNamed(
  passage: Passage,
  cue: CueCandidate,
  reported: ContentCandidate | undefined,
  scores: Scores,
): { source: NonNullable<SourceCandidate>; sourced: number } | null {
  const { sources, measures } = sourceChoicesOf(passage, cue, scores);
  const outside = sources.flatMap((one, at) =>
    one && !reported?.pieces.some(({ from, to }) => one.from < to && from < one.to) ? [at] : [],
  );
  const chances = softmax(outside.map((at) => measures[at] ?? 0));
  const best = indexOfMax(chances);
  const source = sources[outside[best] ?? -1] ?? null;
  if (!source || !isNamed(passage, source)) return null;
  return { source: wholeDescription(passage, wholeList(passage, source)) ?? source, sourced: chances[best] ?? 0 };
}

export function judgeCue(passage: Passage, index: number, cue: CueCandidate, models: CueScores): JudgedCue {
  const { source, sourced } = judgeSource(passage, cue, models.source);
  const { contents, measures } = contentChoicesOf(passage, cue, source, models.content);
  const chances = softmax(measures);
  const [nothing = 0, marked = 0] = chances;
  return {
    passage: index,
    cue,
    source,
    sourced,
    marked,
    reported: Math.max(0, 1 - nothing - marked),
    contents: likeliest(contents, chances, models.isRanked ? KEPT_TO_RANK : KEPT),
  };
}

function likeliest(
  contents: readonly ContentCandidate[],
  chances: readonly number[],
  { most, least }: typeof KEPT,
): JudgedContent[] {
  const kept: JudgedContent[] = [];
  contents.forEach((content, at) => {
    const chance = chances[at + UNREPORTED] ?? 0;
    if (chance < least || (kept.length === most && chance <= (kept[most - 1]?.chance ?? 0))) return;
    let place = kept.length;
    while (place > 0 && (kept[place - 1]?.chance ?? 0) < chance) place--;
    kept.splice(place, 0, { ...content, chance });
    if (kept.length > most) kept.pop();
  });
  return kept;
}

export function cuesOf(passage: Passage, language: Language): CueCandidate[] {
  return cueCandidatesOf(passage, lexiconOf(language));
}

/** "It is said": the pronoun names nobody. */
export function isImpersonal({ words }: Passage, { cue, source }: JudgedCue, language: Language): boolean {
  if (!source || source.to !== source.from + 1) return false;
  return lexiconOf(language).impersonal.some((phrase) =>
    phrase.every((part, offset) => source.from + offset !== cue.head && words[source.from + offset]?.lower === part),
  );
}

export function indexOfMax(values: readonly number[]): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}
