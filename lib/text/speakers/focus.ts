import { firstIndex } from '../../first-index';
import type { Span } from '../../model';
import type { Word } from './reading';
import type { Referent } from './referent';
import type { Gender, PronounClass } from './vocabulary';

/**
 * How strongly a mention calls its referent to mind, by its place in the sentence, after Lappin and Leass (1994), "An
 * algorithm for pronominal anaphora resolution": subjects before objects before the rest.
 */
export const SALIENCE = {
  /** Who spoke last is the likeliest to go on speaking. */
  speaker: 140,
  subject: 80,
  object: 45,
  oblique: 30,
} as const;

// What a mention is worth a sentence later, in the sentence's own words (quoted sentences don't count).
const DECAY = 0.6;
// "Moe seems to see it: he said": a subject of the pronoun's own sentence goes before the last speaker.
const SAME_SENTENCE = 1.5;
// What mentions in other sentences add to the strongest one: who was long spoken of yields to a new speaker.
const STANDING = 0.35;
// Further back nothing is remembered: 0.6^9 is one hundredth.
const MAX_TURNS = 9;
const MAX_ENTRIES = 90;
const CLEAR_FIT = 0.6;
// Names inside quoted speech are talked about, not talking.
const QUOTED = 0.25;
// Nobody names himself in his own words, or hardly ever.
const OWN_WORDS = 0.04;
// Once a paragraph has named somebody as a subject, who was named in earlier ones is meant less often.
const OTHER_PARAGRAPH = 0.5;

interface Entry {
  readonly referent: Referent;
  readonly word: Word;
  readonly weight: number;
}

export interface Choice {
  readonly referent: Referent;
  /** 0 to 1: how far it is ahead of the second. */
  readonly margin: number;
}

/** Who is in mind at a point of the discourse. */
export class Focus {
  private readonly entries: Entry[] = [];

  add(referent: Referent, word: Word, weight: number): void {
    this.entries.push({ referent, word, weight: word.quoted ? weight * QUOTED : weight });
  }

  /** The referent most in mind at `at` among those that fit; `ownWords`, in order, are what the pronoun's bearer says. */
  choose(at: Word, fits: (referent: Referent) => number, ownWords: readonly Span[] = []): Choice | null {
    const byTurn = new Map<Referent, Map<number, number>>();
    const oldest = Math.max(0, this.entries.length - MAX_ENTRIES);
    let isNamedHere = false;
    for (let index = this.entries.length - 1; index >= oldest; index--) {
      const entry = this.entries[index];
      if (!entry || at.turn - entry.word.turn > MAX_TURNS) break;
      if (entry.word.index >= at.index) continue;
      const fit = fits(entry.referent);
      if (fit === 0) continue;
      const own = holds(ownWords, entry.word.start);
      const near = entry.word.sentence === at.sentence && entry.weight >= SALIENCE.subject ? SAME_SENTENCE : 1;
      const isHere = entry.word.block === at.block;
      if (isHere && !own && !entry.word.quoted && entry.weight >= SALIENCE.subject && fit >= CLEAR_FIT)
        isNamedHere = true;
      const paragraph = isNamedHere && !isHere ? OTHER_PARAGRAPH : 1;
      const weight =
        entry.weight * near * fit * paragraph * (own ? OWN_WORDS : 1) * DECAY ** (at.turn - entry.word.turn);
      const turns = byTurn.get(entry.referent) ?? new Map<number, number>();
      turns.set(entry.word.turn, Math.max(turns.get(entry.word.turn) ?? 0, weight));
      byTurn.set(entry.referent, turns);
    }
    let best: Referent | null = null;
    let first = 0;
    let second = 0;
    for (const [referent, turns] of byTurn) {
      const weights = [...turns.values()];
      const most = Math.max(...weights);
      const sum = most + STANDING * (weights.reduce((total, weight) => total + weight, 0) - most);
      if (sum > first) {
        second = first;
        first = sum;
        best = referent;
      } else if (sum > second) {
        second = sum;
      }
    }
    return best ? { referent: best, margin: (first - second) / first } : null;
  }

  /** The last mentioned that fits, however long ago. */
  last(before: Word, fits: (referent: Referent) => boolean): Referent | null {
    const oldest = Math.max(0, this.entries.length - 4 * MAX_ENTRIES);
    for (let index = this.entries.length - 1; index >= oldest; index--) {
      const entry = this.entries[index];
      if (entry && entry.word.index < before.index && fits(entry.referent)) return entry.referent;
    }
    return null;
  }
}

/** Whether one of these spans, which are in order and apart, holds an offset. */
function holds(spans: readonly Span[], offset: number): boolean {
  const first = firstIndex(spans.length, (at) => (spans[at]?.end ?? 0) > offset);
  return (spans[first]?.start ?? Number.POSITIVE_INFINITY) <= offset;
}

/** How well a referent fits a pronoun of these classes: 0 not at all, 1 known to. */
export function fitOf(referent: Referent, classes: readonly PronounClass[]): number {
  return Math.max(0, ...classes.map((name) => fitOfClass(referent, name)));
}

function fitOfClass(referent: Referent, name: PronounClass): number {
  switch (name) {
    case 'male':
    case 'female':
      return fitOfGender(referent, name);
    case 'plural':
      if (referent.plural) return 1;
      return referent.kind === 'organisation' && referent.spoke ? 0.4 : 0;
    case 'neuter':
      if (referent.plural || referent.kind === 'person' || referent.gender !== null) return 0;
      if (referent.kind === 'unknown') return 0.3;
      return referent.place ? 0.4 : referent.spoke ? 1 : 0.8;
    default:
      return 0;
  }
}

function fitOfGender(referent: Referent, gender: Gender): number {
  if (referent.plural || referent.kind === 'organisation' || referent.kind === 'document') return 0;
  if (referent.gender !== null) return referent.gender === gender ? 1 : 0;
  // A full name that spoke is a person's more often than not; a single word may be a country's.
  if (referent.kind === 'person') return referent.character ? 0.9 : 0.6;
  if (!referent.character) return 0.1;
  if (referent.spoke) return referent.character.words.length > 1 ? 0.6 : 0.5;
  return referent.place ? 0 : 0.2;
}
