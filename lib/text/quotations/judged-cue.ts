import type { ContentCandidate } from './contents';
import type { CueCandidate } from './cue-candidates';
import type { SourceCandidate } from './sources';

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
