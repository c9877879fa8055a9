import { bucket, type Features } from './features';
import type { JudgedCue } from './judged-cue';
import { COARSE, type Passage } from './passage';

/** Words in marks that were found to be speech. */
export interface Speech {
  /** Index of the passage, and of the stretch in it. */
  readonly passage: number;
  readonly stretch: number;
  /** Its words, half-open. */
  readonly from: number;
  readonly to: number;
}

/** A cue that may belong to a stretch of speech; `null` is none. */
export type AttributionCandidate = JudgedCue | null;

/** The cue of the speech before this one, and whether it was itself inherited. */
export interface Running {
  readonly cue: JudgedCue;
  readonly speech: Speech;
}

// A quotation is not continued over more paragraphs than this.
const BACK = 4;
// What stands between a cue and speech farther off than this many words is not looked at word by word.
const FAR = 200;

/** The cues near a stretch of speech, `null` first. The running speaker's cue is always among them. */
export function attributionCandidatesOf(
  speech: Speech,
  passages: readonly Passage[],
  cues: readonly (readonly JudgedCue[])[],
  running: Running | null,
): AttributionCandidate[] {
  const candidates: AttributionCandidate[] = [null];
  const own = passages[speech.passage];
  if (!own) return candidates;
  for (let at = Math.max(0, speech.passage - BACK); at <= Math.min(passages.length - 1, speech.passage + 1); at++) {
    const passage = passages[at];
    if (!passage || passage.block < own.block - 1 || passage.block > own.block) continue;
    for (const cue of cues[at] ?? []) candidates.push(cue);
  }
  if (running && !candidates.includes(running.cue)) candidates.push(running.cue);
  return candidates;
}

export function addAttribution(
  speech: Speech,
  candidate: AttributionCandidate,
  passages: readonly Passage[],
  running: Running | null,
  features: Features,
): void {
  const own = passages[speech.passage];
  if (!own) return;
  const whole = speech.from === 0 && speech.to >= own.words.length - 1 ? 1 : 0;
  const left = own.words[speech.from - 1]?.coarse ?? COARSE.edge;
  const right = own.words[speech.to]?.coarse ?? COARSE.edge;
  const form = whole * 4 + (own.first ? 2 : 0) + (own.last ? 1 : 0);
  if (candidate === null) {
    features.add(1, form);
    features.add(2, left, right);
    features.add(3, running ? 1 : 0, form);
    return;
  }
  const { cue, source, passage } = candidate;
  const there = passages[passage];
  if (!there) return;
  const isRunning = running?.cue === candidate ? 1 : 0;
  const distance = Math.max(-2, Math.min(5, speech.passage - passage));
  const sameBlock = there.block === own.block ? 1 : 0;
  const marked = Math.floor(candidate.marked * 4.999);
  const reported = Math.floor(candidate.reported * 4.999);
  const sourced = source === null ? 0 : (there.words[source.from]?.coarse ?? 0);
  if (distance !== 0) {
    const rest = there.words.length - cue.to;
    const colon = there.words[there.words.length - 1]?.coarse === COARSE.colon ? 1 : 0;
    const place = (distance + 2) * 4 + isRunning * 2 + sameBlock;
    features.add(20, place, form);
    features.add(21, place, marked);
    features.add(22, place, reported);
    features.add(23, place, sourced);
    features.add(24, place, colon, bucket(rest));
    features.add(25, cue.lemma, distance < 0 ? 1 : 0);
    features.add(26, isRunning, form, left);
    features.add(27, distance, sameBlock, there.block === own.block - 1 ? 1 : 0);
    features.add(28, isRunning, marked, reported);
    features.add(29, form, colon, isRunning);
    features.add(30, left, right, isRunning);
    features.add(31, cue.kind, isRunning);
    features.add(32, marked, reported, distance);
    return;
  }
  const after = cue.head >= speech.to ? 1 : 0;
  const from = after ? speech.to : cue.to;
  const to = after ? cue.from : speech.from;
  let marks = 0;
  let others = 0;
  let verbs = 0;
  for (let at = from; at < Math.min(to, from + FAR); at++) {
    const word = there.words[at];
    if (!word) continue;
    if (word.stretch >= 0) others++;
    else if (word.kind === 'mark') marks++;
    else if (word.cue !== 0) verbs++;
  }
  const gap = bucket(Math.max(0, to - from));
  const side = after * 2 + isRunning;
  features.add(40, side, gap);
  features.add(41, side, marked);
  features.add(42, side, reported);
  features.add(43, side, sourced);
  features.add(44, side, Math.min(3, marks), others > 0 ? 1 : 0);
  features.add(45, side, left, right);
  features.add(46, cue.lemma, after);
  features.add(47, cue.kind, after, gap);
  features.add(48, side, gap, others > 0 ? 1 : 0);
  features.add(49, side, Math.min(3, verbs), gap);
  features.add(50, marked, reported, side);
  features.add(51, side, left, gap);
  features.add(52, side, right, gap);
  features.add(53, speech.from === 0 ? 1 : 0, after, isRunning);
  features.add(54, others > 0 ? 1 : 0, isRunning, left);
  return;
}
