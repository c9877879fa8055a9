import type { Language, QuotationModel } from '../language';
import { lexiconOf } from '../lexicon';
import { type ContentCandidate, contentChoicesOf, UNREPORTED } from './contents';
import { type CueCandidate, cueCandidatesOf } from './cue-candidates';
import { modelOf, Scores, softmax } from './linear-model';
import type { Passage } from './passage';
import { type SourceCandidate, sourceChoicesOf } from './sources';

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
  /** The likeliest reported words, best first. */
  readonly contents: readonly JudgedContent[];
}

export interface JudgedContent extends ContentCandidate {
  readonly chance: number;
}

// Readings beyond the sixth have a chance of less than one in a hundred.
const KEPT = 6;

export interface Models {
  readonly source: Scores;
  readonly content: Scores;
  readonly speech: Scores;
  readonly attribution: Scores;
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
  return { source: sources[best] ?? null, sourced: chances[best] ?? 0 };
}

export function judgeCue(
  passage: Passage,
  index: number,
  cue: CueCandidate,
  models: Pick<Models, 'source' | 'content'>,
): JudgedCue {
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
    contents: likeliest(contents, chances),
  };
}

function likeliest(contents: readonly ContentCandidate[], chances: readonly number[]): JudgedContent[] {
  const kept: JudgedContent[] = [];
  contents.forEach((content, at) => {
    const chance = chances[at + UNREPORTED] ?? 0;
    if (chance < 0.01 || (kept.length === KEPT && chance <= (kept[KEPT - 1]?.chance ?? 0))) return;
    let place = kept.length;
    while (place > 0 && (kept[place - 1]?.chance ?? 0) < chance) place--;
    kept.splice(place, 0, { ...content, chance });
    if (kept.length > KEPT) kept.pop();
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
