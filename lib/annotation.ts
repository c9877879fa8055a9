/**
 * Reading and changing annotations: the one place that knows where in the Web Annotation model a note, a tag or a
 * colour stands. Pure.
 */
import type {
  Annotation,
  Changes,
  ClaimStatus,
  Correction,
  Finding,
  HighlightColor,
  NamedSpeaker,
  Selectors,
  SpeakerChange,
  TextPositionSelector,
  TextualBody,
  Version,
  Wording,
} from './model';

export interface AnnotationParts {
  /** UUID version 7. */
  readonly uuid: string;
  /** The address of the page. */
  readonly source: string;
  readonly selectors: Selectors;
  readonly finding: Finding;
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly color?: HighlightColor;
  /** What the reader said of the finding before it was kept. */
  readonly correction?: Correction;
}

export function newAnnotation({
  uuid,
  source,
  selectors,
  finding,
  now,
  color = 'yellow',
  correction,
}: AnnotationParts): Annotation {
  return {
    type: 'Annotation',
    id: `urn:uuid:${uuid}`,
    motivation: 'highlighting',
    created: now,
    modified: now,
    body: [],
    target: { type: 'SpecificResource', source, styleClass: color, selector: selectors },
    finding,
    ...(correction?.speaker === undefined ? {} : { correction: { speaker: correction.speaker } }),
  };
}

/** What is needed to keep an article as a whole. */
export type ArticleParts = Pick<AnnotationParts, 'uuid' | 'source' | 'now' | 'color'> & { readonly title: string };

/**
 * Keeps an article as a whole. Its words are the headline, or the address where it has none; its position is nothing, so
 * that it is looked for nowhere in the page's text.
 */
export const wholeArticle = ({ title, ...parts }: ArticleParts): Annotation =>
  newAnnotation({
    ...parts,
    selectors: [
      { type: 'TextQuoteSelector', exact: title.trim() === '' ? parts.source : title, prefix: '', suffix: '' },
      { type: 'TextPositionSelector', start: 0, end: 0 },
    ],
    finding: { kind: 'article', form: null, speaker: null, cue: null, confidence: null },
  });

/** Whether an annotation keeps an article as a whole. */
export const isWholeArticle = ({ finding }: Pick<Annotation, 'finding'>): boolean => finding.kind === 'article';

interface Dated {
  readonly id: string;
  readonly created: string;
}

/** The order in which annotations were made; of one moment by their ids, which are in no order of time by themselves. */
export const oldestFirst = (a: Dated, b: Dated): number =>
  a.created === b.created ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.created < b.created ? -1 : 1;

export const newestFirst = (a: Dated, b: Dated): number => oldestFirst(b, a);

const valuesOf = (annotation: Annotation, purpose: TextualBody['purpose']) =>
  annotation.body.filter((body) => body.purpose === purpose).map((body) => body.value);

/** The reader's notes: more than one where several devices have each written one. */
export const notesOf = (annotation: Annotation): readonly string[] => valuesOf(annotation, 'commenting');

/** The same as one, or "". */
export const noteOf = (annotation: Annotation): string => notesOf(annotation).join('\n\n');

export const tagsOf = (annotation: Annotation): readonly string[] => valuesOf(annotation, 'tagging');

export const colorOf = (annotation: Annotation): HighlightColor => annotation.target.styleClass;

/** Who said the kept words: as the reader has it, else as it was found; null where nobody is named. */
export const speakerOf = ({ correction, finding }: Annotation): NamedSpeaker | null =>
  correction?.speaker === undefined ? finding.speaker : correction.speaker;

/** The kept words. */
export const quoteOf = (annotation: Annotation): string => annotation.target.selector[0].exact;

/** Where in the page's text the words stood when they were kept; Infinity where that was not recorded. */
export function positionOf(annotation: Annotation): number {
  const position = annotation.target.selector.find(
    (selector): selector is TextPositionSelector => selector.type === 'TextPositionSelector',
  );
  return position?.start ?? Number.POSITIVE_INFINITY;
}

/** Tags as they are stored: trimmed, without "#", without doubles, at most 100 characters each. */
export function normalizeTags(tags: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const clean = tag
      .replace(/^[#\s]+/, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 100);
    if (clean !== '' && !seen.has(clean.toLowerCase())) seen.set(clean.toLowerCase(), clean);
  }
  return [...seen.values()];
}

const textual = (purpose: TextualBody['purpose'], value: string): TextualBody => ({
  type: 'TextualBody',
  purpose,
  value,
  format: 'text/plain',
});

/** The annotation with those notes in the place of its own. */
export function withNotes(annotation: Annotation, notes: readonly string[]): Annotation {
  const tags = tagsOf(annotation);
  return {
    ...annotation,
    motivation: notes.length > 0 ? 'commenting' : tags.length > 0 ? 'tagging' : 'highlighting',
    body: [...notes.map((note) => textual('commenting', note)), ...tags.map((tag) => textual('tagging', tag))],
  };
}

/** So many notes and tags one annotation may be given; more would not come back out of a backup. */
export const MOST_BODIES = 1000;

/** A page that changes every minute must not fill the record: the first wording and the newest stay. */
export const MOST_VERSIONS = 24;

/** Every wording that was seen, oldest first; the words first kept are the first. */
export const versionsOf = (annotation: Annotation): readonly [Version, ...Version[]] => {
  const [first, ...rest] = annotation.versions ?? [];
  return [first ?? { seen: annotation.created, selector: annotation.target.selector[0] }, ...rest];
};

/** When the kept words were first seen as they are kept. ISO 8601, UTC. */
export const keptSince = (annotation: Annotation): string =>
  versionsOf(annotation).find(({ selector }) => selector.exact === quoteOf(annotation))?.seen ?? annotation.created;

/** When a wording was first seen; null where it never was. ISO 8601, UTC. */
export const firstSeen = (annotation: Annotation, words: string): string | null =>
  versionsOf(annotation).find(({ selector }) => selector.exact === words)?.seen ?? null;

/** The annotation with other words beside, or in the place of, those that are kept. */
function reworded(annotation: Annotation, { selectors, accept }: Wording, now: string): Annotation {
  const known = versionsOf(annotation);
  const [first] = known;
  const isKnown = known.some(({ selector }) => selector.exact === selectors[0].exact);
  const all = isKnown ? known : [...known, { seen: now, selector: selectors[0] }];
  return {
    ...annotation,
    versions: all.length > MOST_VERSIONS ? [first, ...all.slice(1 - MOST_VERSIONS)] : all,
    target: accept ? { ...annotation.target, selector: selectors } : annotation.target,
  };
}

/** A name and a role as they are stored: trimmed, an empty role as none; what has no name is nobody. */
export function normalizeSpeaker(speaker: NamedSpeaker | null): NamedSpeaker | null {
  if (speaker === null) return null;
  const [name, role] = [speaker.name, speaker.role ?? ''].map((text) => text.replace(/\s+/g, ' ').trim());
  if (name === undefined || name === '') return null;
  return { ...speaker, name, role: role === undefined || role === '' ? null : role };
}

/** The annotation with another speaker; what was found stays as it is. */
function attributed({ correction: _, ...annotation }: Annotation, speaker: SpeakerChange): Annotation {
  return speaker === 'found' ? annotation : { ...annotation, correction: { speaker: normalizeSpeaker(speaker) } };
}

/** The annotation with another status; null removes it. */
function checked({ status: _, ...annotation }: Annotation, status: ClaimStatus | null): Annotation {
  return status === null ? annotation : { ...annotation, status };
}

/** The annotation with some of what the reader says of it changed; what is absent stays. `now` is ISO 8601, UTC. */
export function revised(original: Annotation, changes: Omit<Changes, 'before'>, now: string): Annotation {
  let annotation = changes.wording === undefined ? original : reworded(original, changes.wording, now);
  if (changes.speaker !== undefined) annotation = attributed(annotation, changes.speaker);
  if (changes.status !== undefined) annotation = checked(annotation, changes.status);
  const note = changes.note?.trim();
  // Several notes stay several until the reader writes a new one, which replaces them.
  const isSame = note === undefined || note === noteOf(annotation);
  const notes = isSame ? notesOf(annotation) : note === '' ? [] : [note];
  const tags = changes.tags === undefined ? tagsOf(annotation) : normalizeTags(changes.tags);
  const tagged = { ...annotation, body: tags.map((tag) => textual('tagging', tag)) };
  return {
    ...withNotes(tagged, notes),
    modified: now,
    target: { ...annotation.target, styleClass: changes.color ?? annotation.target.styleClass },
  };
}
