import { entrySetOf } from '../entries';
import type { Language, ReportingWords } from '../language';
import { CUE_CLASS, WORD_CLASS } from '../lexicon';
import { COARSE, type Passage, type Word } from './passage';

/** Indexes into `Passage.words`, half-open. */
export interface WordSpan {
  readonly from: number;
  readonly to: number;
}

/** What one cue reports, as the rules of a language's word order tell it. */
export interface Report {
  /** Index of the passage whose words are reported, and of the one with the cue. */
  readonly passage: number;
  readonly cuePassage: number;
  readonly cue: WordSpan | null;
  readonly source: WordSpan | null;
  readonly pieces: readonly WordSpan[];
  /** 0 to 1. */
  readonly chance: number;
  /** Cue and source are those of an earlier report. */
  readonly inherited: boolean;
}

/** A language's `ReportingWords`, ready for look-ups. */
export interface ReportWords {
  readonly order: ReportingWords['order'];
  readonly agent: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
  readonly genitive: ReadonlySet<string>;
  readonly bounds: ReadonlySet<string>;
  readonly light: ReadonlySet<string>;
  readonly passive: ReadonlySet<string>;
  readonly nominal: ReadonlySet<string>;
  readonly unmarked: ReadonlySet<string>;
  readonly unspeaking: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly inner: ReadonlySet<string>;
  readonly fused: ReadonlySet<string>;
  readonly addressee: readonly string[];
  readonly joined: readonly string[];
  readonly proDrop: boolean;
  readonly participles: ReadonlySet<string>;
  readonly article: string;
  readonly verbFirst: boolean;
  readonly opinion: ReadonlySet<string>;
  readonly asSays: ReadonlySet<string>;
  readonly phraseComma: boolean;
  readonly nominalised: RegExp | null;
  readonly past: RegExp | null;
  readonly infinitive: RegExp | null;
  readonly addressees: RegExp | null;
  readonly and: string;
  readonly given: ReadonlySet<string>;
}

const compiled = new WeakMap<Language, ReportWords | null>();

export function reportWordsOf(language: Language): ReportWords | null {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const { reporting, speakers } = language;
  const lists: ReportWords | null = reporting
    ? {
        order: reporting.order,
        agent: entrySetOf(reporting.agent),
        agents: entrySetOf(reporting.agents),
        genitive: entrySetOf(reporting.genitive),
        bounds: entrySetOf(reporting.bounds),
        light: entrySetOf(reporting.light),
        passive: entrySetOf(reporting.passive),
        nominal: entrySetOf(reporting.nominal),
        unmarked: entrySetOf(reporting.unmarked),
        unspeaking: entrySetOf(reporting.unspeaking),
        documents: entrySetOf(`${speakers.documents.said} ${speakers.documents.found}`),
        inner: entrySetOf(reporting.inner),
        fused: entrySetOf(reporting.fused),
        addressee: [...entrySetOf(reporting.addressee)],
        joined: [...entrySetOf(reporting.joined)],
        proDrop: reporting.proDrop,
        participles: entrySetOf(reporting.participles ?? ''),
        article: speakers.article ?? '',
        verbFirst: reporting.verbFirst,
        opinion: entrySetOf(reporting.opinion),
        asSays: entrySetOf(reporting.asSays),
        phraseComma: reporting.phraseComma,
        addressees: reporting.addressees ? new RegExp(reporting.addressees, 'u') : null,
        infinitive: reporting.infinitive ? new RegExp(reporting.infinitive, 'u') : null,
        past: reporting.past ? new RegExp(reporting.past, 'u') : null,
        nominalised: reporting.nominalised === '' ? null : new RegExp(reporting.nominalised, 'u'),
        and: speakers.and,
        given: entrySetOf(`${speakers.givenNames?.male ?? ''} ${speakers.givenNames?.female ?? ''}`),
      }
    : null;
  compiled.set(language, lists);
  return lists;
}

export interface ReportContext {
  readonly passage: Passage;
  readonly index: number;
  readonly previous: Passage | null;
  readonly lists: ReportWords;
  /** Where the words of the passage end, its last stop left out unless it stands in marks. */
  readonly end: number;
  /** How many of its first words are links; see `isLink`. */
  readonly lead: number;
  /** Cues of several words by the first of them, as in `Lexicon`. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Subjects that name nobody, as in `Lexicon`. */
  readonly impersonal: readonly (readonly string[])[];
}

const LINKS = WORD_CLASS.conjunction | WORD_CLASS.subordinator | WORD_CLASS.adverb | WORD_CLASS.time;

/** Words that stand between reports and belong to neither: conjunctions, adverbs, times. */
export function isLink(word: Word | undefined): boolean {
  if (!word || word.stretch >= 0) return false;
  if (word.kind === 'mark') return word.coarse === COARSE.comma || word.coarse === COARSE.dash;
  return (word.classes & LINKS) !== 0 && word.cue === 0;
}

/** To whom is said what follows: "للصحفيين". */
export function addressesOf({ lower }: Word, { addressee }: ReportWords): boolean {
  return addressee.some((prefix) => lower.length > prefix.length + 1 && lower.startsWith(prefix));
}

/** The place after a phrase of the list that begins at a word; -1 where none does. */
export function phraseEnd({ passage: { words }, phrases }: ReportContext, at: number): number {
  const word = words[at];
  if (!word || word.stretch >= 0) return -1;
  for (const phrase of phrases.get(word.lower) ?? []) {
    if (phrase.every((part, offset) => words[at + offset]?.lower === part)) return at + phrase.length;
  }
  return -1;
}

/** The stretch in marks that opens at a word or behind commas, colons and dashes before it; -1 where none does. */
export function stretchFrom(words: readonly Word[], from: number): number {
  let at = from;
  while (at < words.length && (words[at]?.stretch ?? -1) < 0) {
    const word = words[at];
    const passes = word?.coarse === COARSE.comma || word?.coarse === COARSE.colon || word?.coarse === COARSE.dash;
    if (!passes) return -1;
    at++;
  }
  const stretch = words[at]?.stretch ?? -1;
  return stretch >= 0 && words[at - 1]?.stretch !== stretch ? stretch : -1;
}

/** The stretch in marks that ends right before a word, marks and what `isLink` tells in between left out; -1 for none. */
export function stretchBefore(words: readonly Word[], to: number): number {
  let at = to - 1;
  let links = 0;
  while (at >= 0 && links < 4 && (words[at]?.stretch ?? -1) < 0) {
    const word = words[at];
    if (!isLink(word) && word?.coarse !== COARSE.stop) return -1;
    links++;
    at--;
  }
  return words[at]?.stretch ?? -1;
}

/** Whether a word may be a cue that opens reported words. */
export const REPORTING =
  CUE_CLASS.speech |
  CUE_CLASS.address |
  CUE_CLASS.infinitive |
  CUE_CLASS.naming |
  CUE_CLASS.stance |
  CUE_CLASS.evidence |
  CUE_CLASS.noun;

/** See `ReportContext.end`. */
export function endOf({ words }: Passage): number {
  let to = words.length;
  while (to > 0 && words[to - 1]?.coarse === COARSE.stop && (words[to - 1]?.stretch ?? -1) < 0) to--;
  return to;
}

/** See `ReportContext.lead`. */
export function leadOf({ words }: Passage): number {
  let lead = 0;
  while (isLink(words[lead])) lead++;
  return lead;
}

// Two or three links stand in a row; a run of dashes is longer, and is not looked through again for every cue behind it.
const MOST_LINKS = 12;

/** Where the links right before a word begin, not before `least`. */
export function linksBefore(words: readonly Word[], start: number, least = 0): number {
  const limit = Math.max(least, start - MOST_LINKS);
  let from = start;
  while (from > limit && isLink(words[from - 1])) from--;
  return from;
}

/** Whether a stretch that begins a report is all that the report has before `to`, or a link parts it from the rest. */
export function isSingle(words: readonly Word[], whole: WordSpan, to: number): boolean {
  if (isLink(words[whole.to])) return true;
  for (let at = whole.to; at < to; at++) if (words[at]?.kind !== 'mark') return false;
  return true;
}

/** A cue with its subject, and what it reports. */
export interface Attribution {
  readonly cue: WordSpan;
  readonly source: WordSpan | null;
  /** Where it begins, conjunctions before it included. */
  readonly edge: number;
  /** Nothing parts it from what comes before. */
  readonly bare: boolean;
  /** What it reports begins here and ends with the sentence or the next report; null for given pieces. */
  readonly from: number | null;
  readonly pieces: readonly WordSpan[];
  /** The pieces are those of the passage before. */
  readonly before: boolean;
  readonly chance: number;
}

/** Finds where later attributions of a passage end a report (G4, G5); asked in their order, so that it goes over them once. */
export class Edges {
  readonly #found: readonly Attribution[];
  #next = 0;
  #least = 0;

  constructor(found: readonly Attribution[]) {
    this.#found = found;
  }

  /** The edge, `least` or later, of the first attribution behind `at` that something parts from what is before it; or null. */
  after(at: number, least: number): number | null {
    // What was passed over stands before a smaller `least`, or is bare.
    if (least < this.#least) this.#next = 0;
    this.#least = least;
    this.#next = Math.max(this.#next, at + 1);
    for (; this.#next < this.#found.length; this.#next++) {
      const one = this.#found[this.#next];
      if (one && !one.bare && one.edge >= least) return one.edge;
    }
    return null;
  }
}
