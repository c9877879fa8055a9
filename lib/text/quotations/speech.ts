import { bucket, type Features } from './features';
import type { JudgedCue } from './judged-cue';
import { COARSE, countIn, type Passage, TALLY } from './passage';

/** What was decided about the words in marks before these. */
export interface Before {
  /** The last stretch was speech, was not, or there was none. */
  readonly speech: boolean | null;
  /** The last stretch stands in the same passage, the block's earlier ones, the block before, or farther. */
  readonly distance: 0 | 1 | 2 | 3;
  /** The last stretch was left open at the end of its block. */
  readonly open: boolean;
  /** The passage before ends with a colon. */
  readonly colon: boolean;
}

/** What the cues of a passage tell of a stretch. */
export interface Evidence {
  /** Chance that a cue reports the stretch together with words outside the marks. */
  readonly mixed: number;
  /** Chance of the likeliest cue that its content is in marks. */
  readonly marked: number;
}

export function evidenceFor({ from, to }: { from: number; to: number }, cues: readonly JudgedCue[]): Evidence {
  let mixed = 0;
  let marked = 0;
  for (const cue of cues) {
    marked = Math.max(marked, cue.marked);
    let own = 0;
    for (const { pieces, chance } of cue.contents) {
      const covers = pieces.some((piece) => piece.from <= from && piece.to >= to);
      const equals = pieces.some((piece) => piece.from === from && piece.to === to);
      if (covers && !equals) own += chance;
    }
    mixed = Math.max(mixed, own);
  }
  return { mixed, marked };
}

/** What the model sees of words in marks when it asks whether they are speech or a title, a nickname, a doubt. */
export function addSpeech(
  passage: Passage,
  index: number,
  { before, evidence }: { before: Before; evidence: Evidence },
  features: Features,
): void {
  const { words, stretches } = passage;
  const stretch = stretches[index];
  if (!stretch) return;
  const { from, to } = passage.marked[index] ?? { from: 0, to: 0 };
  const first = words[from + (stretch.start - stretch.open)];
  const length = to - from;
  const size = bucket(length) + (length > 40 ? 1 : 0);
  const left = words[from - 1];
  const right = words[to];
  const leftCoarse = left?.coarse ?? COARSE.edge;
  const rightCoarse = right?.coarse ?? COARSE.edge;
  const secondRight = words[to + 1]?.coarse ?? COARSE.edge;
  const secondLeft = words[from - 2]?.coarse ?? COARSE.edge;
  let last = to - 1;
  while (last > from && words[last]?.coarse === COARSE.close) last--;
  const lastCoarse = words[last]?.coarse ?? 0;
  const mark = lastCoarse === COARSE.comma ? 1 : lastCoarse === COARSE.stop ? 2 : 0;
  const capital = first?.capital ? 1 : 0;
  const form = capital + 2 * mark + 8 * (stretch.single ? 1 : 0) + 16 * (stretch.closed ? 0 : 1);
  const verbs = Math.min(3, countIn(passage, TALLY.verbs, from, to));
  const whole = length >= words.length - (rightCoarse === COARSE.stop ? 1 : 0) ? 1 : 0;
  const alone = whole && passage.first && passage.last ? 1 : 0;
  const next = cueNear(passage, to, 1);
  const previous = cueNear(passage, from - 1, -1);
  const title = titleCase(passage, from, to);
  const discourse =
    (before.speech === null ? 0 : before.speech ? 1 : 2) * 8 + before.distance * 2 + (before.open ? 1 : 0);
  features.add(1, form);
  features.add(2, form, size);
  features.add(3, form, leftCoarse);
  features.add(4, form, rightCoarse);
  features.add(5, leftCoarse, rightCoarse, mark);
  features.add(6, left?.key ?? 0, capital);
  features.add(7, right?.key ?? 0, mark);
  features.add(8, secondLeft, leftCoarse, capital);
  features.add(9, rightCoarse, secondRight, mark);
  features.add(10, verbs, size);
  features.add(11, verbs, form, leftCoarse);
  features.add(12, whole, alone, form);
  features.add(13, discourse, whole, capital);
  features.add(14, discourse, form);
  features.add(15, next.lemma, next.gap, mark);
  features.add(16, previous.lemma, previous.gap, capital);
  features.add(17, next.gap, mark, capital);
  features.add(18, previous.gap, leftCoarse, capital);
  features.add(19, first?.key ?? 0, size > 5 ? 1 : 0);
  features.add(20, first?.coarse ?? 0, form);
  features.add(21, title, form, size);
  features.add(22, passage.heading ? 1 : 0, form, leftCoarse);
  features.add(23, before.colon ? 1 : 0, from === 0 ? 1 : 0, capital);
  features.add(24, Math.min(4, stretches.length), index === 0 ? 1 : 0, whole);
  features.add(25, leftCoarse, size, capital);
  features.add(26, from === 0 ? 1 : 0, mark, next.gap);
  features.add(27, lastCoarse, words[last]?.key ?? 0);
  features.add(28, left?.key ?? 0, words[from - 2]?.key ?? 0);
  features.add(29, right?.key ?? 0, words[to + 1]?.key ?? 0);
  features.add(30, passage.first ? 1 : 0, passage.last ? 1 : 0, form);
  features.add(31, previous.lemma, next.lemma);
  features.add(32, bucket(from), bucket(words.length - to), mark);
  features.add(33, leftCoarse, rightCoarse, size);
  const mixed = Math.floor(evidence.mixed * 7.999);
  const marked = Math.floor(evidence.marked * 7.999);
  features.add(35, mixed);
  features.add(36, marked);
  features.add(37, mixed, marked);
  features.add(38, mixed, form);
  features.add(39, mixed, leftCoarse, capital);
  features.add(40, marked, form);
  features.add(34, leftCoarse, first?.coarse ?? 0, rightCoarse);
  return;
}

/** The nearest cue verb on one side, and how far it is; marks and other stretches end the search. */
function cueNear({ words }: Passage, start: number, step: 1 | -1): { lemma: number; gap: number } {
  let gap = 0;
  for (let at = start; at >= 0 && at < words.length && gap < 12; at += step) {
    const word = words[at];
    if (!word || word.stretch >= 0 || word.coarse === COARSE.semicolon) break;
    if (word.cue !== 0 && word.kind === 'word') return { lemma: word.key, gap: bucket(gap) + 1 };
    gap++;
  }
  return { lemma: 0, gap: 0 };
}

/** 2 where the long words of a stretch have capitals, as in titles; 1 where more than one has. */
function titleCase({ words }: Passage, from: number, to: number): number {
  let long = 0;
  let capitals = 0;
  for (let at = from; at < Math.min(to, from + 24); at++) {
    const word = words[at];
    if (word?.kind !== 'word' || word.lower.length < 4) continue;
    long++;
    if (word.capital) capitals++;
  }
  if (long > 0 && capitals >= long * 0.8) return 2;
  return capitals > 1 ? 1 : 0;
}
