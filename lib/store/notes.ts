/**
 * The notes of one annotation as a set that merges the same in any order, and that knows what stood there before. Pure.
 *
 * A note is known by its text, and by how often that came or went (`NoteTrace.turns`): of two states of the same text
 * the one with more turns is the later, whatever the clocks say. So an older backup brings back neither a note that was
 * erased nor the wording before a correction, while what was written on another device without knowing of it stays
 * beside what was written here. (A set by causal lengths: Yu and Rostad, "A low-cost set CRDT based on causal lengths",
 * PaPoC 2020.)
 */
import { notesOf, withNotes } from '../annotation';
import type { AnnotationRow, NoteTrace } from '../stored';

/** So many notes that are gone are remembered; of more, those are forgotten whose digests sort last. */
export const MOST_GONE = 500;

/** 53 bits of a text's hash: one annotation has hundreds of notes at most. (cyrb53, by bryc, public domain) */
export function noteDigest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

const stands = ({ turns }: NoteTrace): boolean => turns % 2 === 1;

/** Everything that a row knows of its notes, by digest; every one that stands has its text. */
export function tracesOf({ annotation, modified, notes = [] }: AnnotationRow): Map<string, NoteTrace> {
  const traces = new Map<string, NoteTrace>();
  for (const trace of notes) {
    const { digest, turns } = trace;
    if (!stands(trace) || trace.text !== undefined) traces.set(digest, trace);
    // A note that should stand but comes without its text counts as removed.
    else if (turns > 1) traces.set(digest, { digest, turns: turns - 1, at: '' });
  }
  const stated = new Map(notes.map((trace) => [trace.digest, trace]));
  for (const text of notesOf(annotation)) {
    const digest = noteDigest(text);
    const trace = stated.get(digest) ?? { digest, turns: 1, at: modified };
    traces.set(digest, stands(trace) ? { ...trace, text } : { digest, turns: trace.turns + 1, at: modified, text });
  }
  return traces;
}

const byDigest = (a: NoteTrace, b: NoteTrace) => (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : 0);

/** Newest first; of one moment by their texts, so that they stand in the same order everywhere. */
const newestFirst = (a: NoteTrace, b: NoteTrace) => (a.at === b.at ? byDigest(a, b) : a.at < b.at ? 1 : -1);

/** The row with those notes: what can be seen of them in its annotation, the rest beside it. */
export function rowWith(row: AnnotationRow, all: readonly NoteTrace[]): AnnotationRow {
  const standing = all.filter(stands).sort(newestFirst);
  const isSeen = ({ digest, text = '' }: NoteTrace) =>
    !standing.some((other) => other.digest !== digest && other.text?.includes(text));
  const seen = standing.filter(isSeen);
  const gone = all.filter((trace) => !stands(trace)).sort(byDigest);
  const notes = [
    ...gone.slice(0, MOST_GONE).map(({ digest, turns }) => ({ digest, turns, at: '' })),
    ...standing.filter((trace) => !seen.includes(trace)),
    ...seen
      .filter(({ turns, at }) => turns > 1 || at !== row.modified)
      .map(({ digest, turns, at }) => ({ digest, turns, at })),
  ].sort(byDigest);
  const { notes: _, ...rest } = row;
  const annotation = withNotes(
    row.annotation,
    seen.map(({ text = '' }) => text),
  );
  return notes.length === 0 ? { ...rest, annotation } : { ...rest, annotation, notes };
}

/** Notes of both: each as it was in its later state, by digest. Every one that stands has its text in both. */
export function tracesTogether(some: Iterable<NoteTrace>, more: Iterable<NoteTrace>): readonly NoteTrace[] {
  const traces = new Map([...some].map((trace) => [trace.digest, trace]));
  for (const trace of more) {
    const known = traces.get(trace.digest);
    const isLater =
      known === undefined || trace.turns > known.turns || (trace.turns === known.turns && trace.at > known.at);
    if (isLater) traces.set(trace.digest, trace);
  }
  return [...traces.values()].sort(byDigest);
}

/** `row` with the notes of both rows: each as it was in its later state. */
export const withNotesOf = (row: AnnotationRow, one: AnnotationRow, other: AnnotationRow): AnnotationRow =>
  rowWith(row, tracesTogether(tracesOf(one).values(), tracesOf(other).values()));

/** `edited` with the notes of `row`, which it was made of: one that is no longer in its annotation is gone. */
export function withNotesAfter(row: AnnotationRow, edited: AnnotationRow): AnnotationRow {
  const traces = tracesOf(row);
  const [before, texts] = [notesOf(row.annotation), notesOf(edited.annotation)];
  if (texts.length !== before.length || texts.some((text, at) => text !== before[at])) {
    const written = new Map(texts.map((text) => [noteDigest(text), text]));
    for (const [digest, trace] of traces) {
      if (stands(trace) && !written.has(digest)) traces.set(digest, { digest, turns: trace.turns + 1, at: '' });
    }
    for (const [digest, text] of written) {
      const turns = traces.get(digest)?.turns ?? 0;
      if (turns % 2 === 0) traces.set(digest, { digest, turns: turns + 1, at: edited.modified, text });
    }
  }
  return rowWith(edited, [...traces.values()]);
}
