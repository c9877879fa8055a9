import { WORD_CLASS } from '../lexicon';
import type { Steps } from '../steps';
import type { ContentCandidate } from './contents';
import { MOOD } from './cue-candidates';
import { bucket } from './features';
import type { JudgedContent, JudgedCue } from './judged-cue';
import { softmax } from './linear-model';
import { COARSE, countIn, type Passage, TALLY } from './passage';
import { cueKind } from './sources';
import { MOST_VALUES, type Trees } from './tree-model';

/**
 * The readings of a cue are weighed a second time, by what the cues of its sentence have to do with each other: whether a
 * reading swallows another cue, whose words those are, and what its longer and shorter rivals are worth. The first
 * weighing looks at one reading of one cue.
 */

/** How many readings of a cue are weighed again. */
export const RANKED = 14;
/** A reading below this chance is not; nor is a cue that reports anything with a chance below `WORTH_RANKING`. */
export const LEAST_RANKED = 0.002;
const WORTH_RANKING = 0.02;

/** How many features a reading has, a byte each. */
export const RANKING_FEATURES = 82;

/** Whether a cue's readings are weighed again. */
export function isWorthRanking({ marked, reported }: JudgedCue): boolean {
  return reported + marked >= WORTH_RANKING && reported >= WORTH_RANKING / 2;
}

/** The logarithms of the chances that the first weighing gives: nothing, words in marks, and each of the contents. */
export function scoresOf({ marked, reported, contents }: JudgedCue): number[] {
  return [1 - marked - reported, marked, ...contents.map(({ chance }) => chance)].map((chance) =>
    Math.log(Math.max(1e-5, chance)),
  );
}

/** The cues of a passage with the chances of the second weighing; a step is one cue. */
export function* ranking(passage: Passage, cues: readonly JudgedCue[], trees: Trees): Steps<JudgedCue[]> {
  const scene = sceneOf(passage, cues);
  const ranked: JudgedCue[] = [];
  for (const [at, cue] of cues.entries()) {
    if (isWorthRanking(cue)) {
      ranked.push(weighedAgain(scene, at, cue, trees));
      yield;
    } else ranked.push(cue);
  }
  return ranked;
}

function weighedAgain(scene: Scene, at: number, cue: JudgedCue, trees: Trees): JudgedCue {
  const rows = rowsOf(scene, at);
  const scores = scoresOf(cue).map((score, row) => score + trees.scoreOf(rows, row * RANKING_FEATURES));
  // What the first weighing gave to readings that it did not keep stays with them.
  const kept = cue.contents.reduce((sum, { chance }) => sum + chance, 1 - cue.reported);
  const chances = softmax(scores).map((chance) => chance * Math.min(1, kept));
  const [nothing = 0, marked = 0] = chances;
  const contents = cue.contents
    .map((content, index): JudgedContent => ({ ...content, chance: chances[index + 2] ?? 0 }))
    .sort((a, b) => b.chance - a.chance);
  return { ...cue, marked, reported: Math.max(0, 1 - nothing - marked), contents };
}

/** What the readings of a passage have in common. */
export interface Scene {
  readonly passage: Passage;
  readonly cues: readonly JudgedCue[];
  /** The likeliest reading of each cue with its first and last word, half-open, and its chance. */
  readonly best: readonly { readonly from: number; readonly to: number; readonly chance: number }[];
}

export function sceneOf(passage: Passage, cues: readonly JudgedCue[]): Scene {
  const best = cues.map(({ contents: [first] }) => {
    const { from, to } = first ? boundsOf(first) : { from: 0, to: 0 };
    return { from, to, chance: first?.chance ?? 0 };
  });
  return { passage, cues, best };
}

function boundsOf({ pieces }: ContentCandidate): { from: number; to: number } {
  return { from: pieces[0]?.from ?? 0, to: pieces.at(-1)?.to ?? 0 };
}

/** A chance as a small number: 0 for certain, `most` for next to none. */
function rarity(chance: number, scale = 6): number {
  return Math.min(60, Math.round(-Math.log(Math.max(1e-5, chance)) * scale));
}

const share = (chance: number): number => Math.round(Math.min(1, Math.max(0, chance)) * 20);

/** The features of all readings of a cue, in the order of `scoresOf`. */
export function rowsOf(scene: Scene, which: number): Uint8Array {
  const { passage, cues } = scene;
  const { words } = passage;
  const judged = cues[which];
  if (!judged) return new Uint8Array(0);
  const { cue, source, sourced, marked, reported, contents } = judged;
  const rows = new Uint8Array((contents.length + 2) * RANKING_FEATURES);
  const own = new Row(rows);
  const coarse = (at: number): number => words[at]?.coarse ?? COARSE.edge;
  // What holds of the cue, whatever it reports.
  const first = contents[0];
  const negated = words.slice(cue.from, cue.head).some((word) => word.coarse === COARSE.negation) ? 1 : 0;
  const modal = words
    .slice(cue.from, cue.head)
    .some((word) => word.coarse === COARSE.modal || word.coarse === COARSE.infinitive)
    ? 1
    : 0;
  const place =
    source === null
      ? 0
      : source.to <= cue.head
        ? source.to >= cue.from - 1
          ? 1
          : 2
        : source.from <= cue.to + 1
          ? 3
          : 4;
  const headWord = words[cue.head]?.lower ?? '';
  const shape = headWord.endsWith('ing') ? 1 : headWord.endsWith('ed') ? 2 : headWord.endsWith('s') ? 3 : 0;
  const after = which + 1 < cues.length ? cues[which + 1] : undefined;
  const before = which > 0 ? cues[which - 1] : undefined;
  const attributionFrom =
    source && source.to <= cue.head && source.to >= cue.from - 1 ? Math.min(cue.from, source.from) : cue.from;
  const attributionTo = source && source.from >= cue.to && source.from <= cue.to + 1 ? source.to : cue.to;
  let claimed = 0;
  scene.best.forEach(({ from, to, chance }, at) => {
    if (at !== which && from <= cue.head && cue.head < to) claimed = Math.max(claimed, chance);
  });
  const common = [
    rarity(1 - marked - reported),
    rarity(marked),
    rarity(first?.chance ?? 0),
    share(contents[1]?.chance ?? 0),
    cueKind(cue),
    place,
    shape,
    negated + 2 * modal,
    coarse(attributionFrom - 1),
    coarse(cue.to),
    coarse(cue.to + 1),
    coarse(attributionTo),
    passage.heading ? 1 : 0,
    Math.min(60, words.length),
    Math.min(60, words.length - cue.to),
    Math.min(60, cue.from),
    share(sourced),
    source ? (words[source.from]?.coarse ?? 0) : COARSE.edge,
    source ? (words[source.to - 1]?.coarse ?? 0) : COARSE.edge,
    source ? Math.min(30, source.to - source.from) : 0,
    Math.min(20, cues.length),
    Math.min(20, which),
    share(after?.reported ?? 0),
    share(before?.reported ?? 0),
    after ? Math.min(40, Math.max(0, after.cue.from - cue.to)) : 50,
    before ? Math.min(40, Math.max(0, cue.from - before.cue.to)) : 50,
    after ? cueKind(after.cue) : 15,
    share(claimed),
    passage.stretches.length > 0
      ? (countIn(passage, TALLY.marked, 0, cue.from) > 0 ? 1 : 0) +
        2 * (countIn(passage, TALLY.marked, cue.to, words.length) > 0 ? 1 : 0)
      : 4,
    before ? cueKind(before.cue) : 15,
    coarse(cue.from),
  ];
  for (let row = 0; row < contents.length + 2; row++) {
    own.begin(row);
    own.add(row < 2 ? row : 2);
    for (const value of common) own.add(value);
    if (row >= 2) addReading(scene, which, row - 2, own);
  }
  return rows;
}

/** Writes the features of one reading after the other. */
class Row {
  readonly #rows: Uint8Array;
  #at = 0;
  #end = 0;

  constructor(rows: Uint8Array) {
    this.#rows = rows;
  }

  begin(row: number): void {
    this.#at = row * RANKING_FEATURES;
    this.#end = this.#at + RANKING_FEATURES;
  }

  add(value: number): void {
    if (this.#at < this.#end) this.#rows[this.#at++] = Math.max(0, Math.min(MOST_VALUES - 1, value));
  }
}

function addReading({ passage, cues, best }: Scene, which: number, index: number, row: Row): void {
  const { words } = passage;
  const judged = cues[which];
  const content = judged?.contents[index];
  if (!judged || !content) return;
  const { cue, contents } = judged;
  const { from, to } = boundsOf(content);
  const coarse = (at: number): number => words[at]?.coarse ?? COARSE.edge;
  const leading = to <= cue.from;
  const side = content.pieces.length > 1 ? 3 : leading ? 2 : (cue.kind & MOOD) !== 0 ? 4 : 1;
  row.add(side);
  row.add(index + 1);
  row.add(rarity(content.chance));
  row.add(share(content.chance / Math.max(1e-5, contents[0]?.chance ?? 1)));
  row.add(leading ? Math.min(40, cue.from - to) : Math.min(40, Math.max(0, from - cue.to)));
  row.add(Math.min(80, to - from));
  row.add(coarse(from));
  row.add(coarse(from + 1));
  row.add(coarse(from - 1));
  row.add(coarse(from - 2));
  row.add(coarse(to - 1));
  row.add(coarse(to));
  row.add(coarse(to + 1));
  row.add(coarse(to + 2));
  row.add(Math.min(60, words.length - to));
  row.add(bucket(countIn(passage, TALLY.verbs, from, to)));
  row.add(bucket(countIn(passage, TALLY.commas, from, to)));
  row.add(bucket(countIn(passage, TALLY.prepositions, from, to)));
  const marked = countIn(passage, TALLY.marked, from, to);
  row.add(marked === 0 ? 0 : marked === to - from ? 2 : 1);
  row.add(bucket(countIn(passage, TALLY.verbs, to, words.length)));
  row.add(bucket(countIn(passage, TALLY.commas, to, words.length)));
  row.add(bucket(countIn(passage, TALLY.marked, to, words.length)));
  row.add(leading ? 50 : bucket(countIn(passage, TALLY.verbs, cue.to, from)));
  row.add(leading ? 50 : bucket(countIn(passage, TALLY.commas, cue.to, from)));
  row.add(countIn(passage, TALLY.capitals, cue.to, Math.max(cue.to, from)));
  // Rivals of the same cue that share a bound.
  let longer = 0;
  let shorter = 0;
  let longerChance = 0;
  let shorterChance = 0;
  let sameEnd = 0;
  contents.forEach((other, at) => {
    if (at === index) return;
    const rival = boundsOf(other);
    if (rival.from === from && rival.to > to) {
      longer++;
      longerChance += other.chance;
    } else if (rival.from === from) {
      shorter++;
      shorterChance += other.chance;
    }
    if (rival.to === to) sameEnd += other.chance;
  });
  row.add(longer);
  row.add(shorter);
  row.add(share(longerChance));
  row.add(share(shorterChance));
  row.add(share(sameEnd));
  // How far the start and the end stay behind the likeliest ones, whatever they are paired with.
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const other of contents) {
    const bounds = boundsOf(other);
    starts.set(bounds.from, (starts.get(bounds.from) ?? 0) + other.chance);
    ends.set(bounds.to, (ends.get(bounds.to) ?? 0) + other.chance);
  }
  const startChance = starts.get(from) ?? 0;
  const endChance = ends.get(to) ?? 0;
  // The other cues.
  let inside = 0;
  let insideReported = 0;
  let overlapping = 0;
  let containing = 0;
  let gap = 50;
  let nextReported = 0;
  // What starts before the end of this reading and goes on behind it, and the other way round.
  let crossingEnd = 0;
  let crossingStart = 0;
  // Whose words begin right where this reading ends, and the source that stands there.
  let following = 0;
  let sourceInside = 0;
  cues.forEach((other, at) => {
    if (at === which) return;
    const reading = best[at];
    if (other.cue.head >= from && other.cue.head < to) {
      inside++;
      insideReported = Math.max(insideReported, other.reported + other.marked);
    }
    if (reading && reading.from < to && from < reading.to) {
      overlapping = Math.max(overlapping, reading.chance);
      if (reading.from <= from && to <= reading.to) containing = Math.max(containing, reading.chance);
      if (reading.from > from && reading.to > to) crossingEnd = Math.max(crossingEnd, reading.chance);
      if (reading.from < from && reading.to < to) crossingStart = Math.max(crossingStart, reading.chance);
    }
    const { source } = other;
    const opening = source && source.to <= other.cue.head ? Math.min(source.from, other.cue.from) : other.cue.from;
    if (opening >= to && opening <= to + 2) following = Math.max(following, other.reported + other.marked);
    if (source && source.from < to && source.to > from && !(other.cue.head >= from && other.cue.head < to))
      sourceInside = Math.max(sourceInside, (other.reported + other.marked) * other.sourced);
    if (other.cue.from >= to && other.cue.from - to < gap) {
      gap = other.cue.from - to;
      nextReported = other.reported + other.marked;
    }
  });
  row.add(Math.min(10, inside));
  row.add(share(insideReported));
  row.add(share(overlapping));
  row.add(share(containing));
  row.add(Math.min(50, gap));
  row.add(share(nextReported));
  // Words that stand before the first marks inside: an addressee or a time, or a clause of its own.
  let open = from;
  while (open < to && words[open]?.coarse !== COARSE.open) open++;
  const introduced = open < to && open > from;
  // Where a conjunction, a complementiser or another clause opens inside or behind.
  let complementisers = 0;
  let conjunctions = 0;
  for (let at = from + 1; at < to; at++) {
    const word = words[at];
    if (!word || word.stretch >= 0) continue;
    if (word.coarse === COARSE.complementiser) complementisers++;
    if (
      word.coarse === COARSE.conjunction &&
      (words[at - 1]?.coarse === COARSE.comma || (words[at + 1]?.classes ?? 0) & WORD_CLASS.pronoun)
    )
      conjunctions++;
  }
  row.add(Math.min(5, complementisers));
  row.add(Math.min(5, conjunctions));
  // What was added later stands last, so that trees that were trained before it stay what they are.
  row.add(share(startChance));
  row.add(rarity(startChance / Math.max(...starts.values())));
  row.add(rarity(endChance / Math.max(...ends.values())));
  row.add(share(crossingEnd));
  row.add(share(crossingStart));
  row.add(share(following));
  row.add(share(sourceInside));
  row.add(introduced ? Math.min(40, open - from) : 0);
  row.add(introduced ? 1 + bucket(countIn(passage, TALLY.verbs, from, open)) : 0);
  row.add(introduced ? coarse(open - 1) : COARSE.edge);
  row.add(bucket(countIn(passage, TALLY.capitals, from, to)));
  row.add(bucket(countIn(passage, TALLY.negations, from, to)));
}
