/**
 * Reading and changing annotations: the one place that knows where in the Web Annotation model a note, a tag or a
 * colour stands. Pure.
 */
import type {
  Annotation,
  Finding,
  HighlightColor,
  Selector,
  TextPositionSelector,
  TextQuoteSelector,
  TextualBody,
} from './model';

export const COLORS: readonly HighlightColor[] = ['yellow', 'green', 'blue', 'pink', 'purple'];

export interface AnnotationParts {
  /** UUID version 7. */
  readonly uuid: string;
  /** The address of the page. */
  readonly source: string;
  readonly selectors: readonly [TextQuoteSelector, ...Selector[]];
  readonly finding: Finding;
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly color?: HighlightColor;
}

export function newAnnotation({
  uuid,
  source,
  selectors,
  finding,
  now,
  color = 'yellow',
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
  };
}

const valuesOf = (annotation: Annotation, purpose: TextualBody['purpose']) =>
  annotation.body.filter((body) => body.purpose === purpose).map((body) => body.value);

/** The reader's note, or "". */
export const noteOf = (annotation: Annotation): string => valuesOf(annotation, 'commenting').join('\n\n');

export const tagsOf = (annotation: Annotation): readonly string[] => valuesOf(annotation, 'tagging');

export const colorOf = (annotation: Annotation): HighlightColor => annotation.target.styleClass;

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

/** The annotation with some of note, tags and colour changed; what is absent stays. `now` is ISO 8601, UTC. */
export function revised(
  annotation: Annotation,
  changes: { readonly note?: string; readonly tags?: readonly string[]; readonly color?: HighlightColor },
  now: string,
): Annotation {
  const note = (changes.note ?? noteOf(annotation)).trim();
  const tags = changes.tags === undefined ? tagsOf(annotation) : normalizeTags(changes.tags);
  return {
    ...annotation,
    motivation: note !== '' ? 'commenting' : tags.length > 0 ? 'tagging' : 'highlighting',
    modified: now,
    body: [...(note === '' ? [] : [textual('commenting', note)]), ...tags.map((tag) => textual('tagging', tag))],
    target: { ...annotation.target, styleClass: changes.color ?? annotation.target.styleClass },
  };
}
