/**
 * Which names are one speaker's, as the reader says, and which may be. Pure. No names are joined
 * without the reader, and what the reader said of a name last counts.
 */
import { speakerOf } from '../annotation';
import type { Annotation, NamedSpeaker, SpeakerMerge } from '../model';
import { normalized } from '../normalize';
import { fold } from '../store/search';

/** Names that differ in case only are one. */
export const nameKey = (name: string): string => normalized(name, 'NFC').toLowerCase();

/** The names of the library with the reader's merges. */
export interface SpeakerNames {
  /** The name under which a name is listed: itself where nothing was said of it. */
  listed(name: string): string;
  /** The other names that are listed under a name, in their order. */
  aliases(name: string): readonly string[];
}

/**
 * Follows the merges from name to name. Of merges that lead in a circle, as two devices can make them, the one that was
 * made first counts for nothing.
 */
export function speakerNames(merges: readonly SpeakerMerge[]): SpeakerNames {
  const newestFirst = [...merges].sort((a, b) =>
    a.modified === b.modified ? (a.alias < b.alias ? -1 : 1) : a.modified > b.modified ? -1 : 1,
  );
  const said = new Set<string>();
  const next = new Map<string, SpeakerMerge & { readonly canonical: string }>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let merge = next.get(nameKey(root)); merge !== undefined; merge = next.get(nameKey(root))) {
      root = merge.canonical;
    }
    return root;
  };
  for (const { alias, canonical, modified } of newestFirst) {
    const key = nameKey(alias);
    if (said.has(key)) continue;
    said.add(key);
    if (canonical !== null && nameKey(rootOf(canonical)) !== key) next.set(key, { alias, canonical, modified });
  }
  const listed = new Map<string, string>();
  const aliases = new Map<string, string[]>();
  for (const [key, { alias }] of next) {
    const root = rootOf(alias);
    listed.set(key, root);
    const list = aliases.get(nameKey(root));
    if (list === undefined) aliases.set(nameKey(root), [alias]);
    else list.push(alias);
  }
  for (const list of aliases.values()) list.sort();
  return {
    listed: (name) => listed.get(nameKey(name)) ?? name,
    aliases: (name) => aliases.get(nameKey(name)) ?? [],
  };
}

/** The annotation with the name under which its speaker is listed, as the reader's own word. */
export function underListedName(annotation: Annotation, names: SpeakerNames): Annotation {
  const speaker = speakerOf(annotation);
  const name = speaker === null ? null : names.listed(speaker.name);
  if (speaker === null || name === null || name === speaker.name) return annotation;
  return { ...annotation, correction: { ...annotation.correction, speaker: { ...speaker, name } } };
}

/** Everybody who is named in some annotations, as found and as the reader says, each once. */
export function speakersAmong(annotations: readonly Annotation[]): readonly NamedSpeaker[] {
  const speakers = new Map<string, NamedSpeaker>();
  for (const annotation of annotations) {
    for (const speaker of [speakerOf(annotation), annotation.finding.speaker]) {
      if (speaker === null) continue;
      const key = JSON.stringify([speaker.name, speaker.role]);
      if (!speakers.has(key)) speakers.set(key, speaker);
    }
  }
  return [...speakers.values()];
}

const wordsIn = (name: string): readonly string[] => fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many words of a name stand for words of another: the same, or an initial of it. */
function shared(a: readonly string[], b: readonly string[]): number {
  const stands = (one: string, other: string) =>
    one === other || (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other));
  return a.filter((word) => b.some((other) => stands(word, other))).length;
}

/**
 * Names that may be the same person's: those of which one says all that the other says, most likely first ("Rashid",
 * "A. Rashid" and "Ahmed Rashid"); then those that have a whole word in common.
 */
export function similarNames(name: string, others: readonly string[]): readonly string[] {
  const mine = wordsIn(name);
  const score = (other: string): number => {
    const theirs = wordsIn(other);
    if (!mine.some((word) => word.length > 1 && theirs.includes(word))) return 0;
    return shared(mine, theirs) / Math.min(mine.length, theirs.length);
  };
  return others
    .map((other) => ({ other, score: score(other) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score || (a.other < b.other ? -1 : 1))
    .map(({ other }) => other);
}
