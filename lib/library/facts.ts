import { colorOf, noteOf, positionOf, speakerOf, tagsOf, versionsOf } from '../annotation';
import type { Annotation } from '../model';
import type { AnnotationFacts, Trait } from '../stored';

/** In the order in which they are offered. */
export const TRAITS: readonly Trait[] = ['checkable', 'changed', 'missing', 'noted'];

function hasTrait(annotation: Annotation, missing: string | null, trait: Trait): boolean {
  if (trait === 'missing') return missing !== null;
  if (trait === 'checkable') return (annotation.finding.checkable ?? []).length > 0;
  return trait === 'changed' ? versionsOf(annotation).length > 1 : noteOf(annotation) !== '';
}

/**
 * What the library needs to know of every annotation; `article` is the key of its article, `missing` the date of the last
 * visit of its page where that did not find its words.
 */
export function factsOf(annotation: Annotation, article: string, missing: string | null = null): AnnotationFacts {
  const { kind, form, stance } = annotation.finding;
  const speaker = speakerOf(annotation);
  const position = positionOf(annotation);
  return {
    id: annotation.id,
    article,
    created: annotation.created,
    form: kind === 'quotation' ? (form ?? 'direct') : kind,
    stance: kind === 'quotation' ? (stance ?? null) : null,
    status: annotation.status ?? null,
    speaker: speaker?.name ?? null,
    role: speaker?.role ?? null,
    color: colorOf(annotation),
    tags: tagsOf(annotation),
    traits: TRAITS.filter((trait) => hasTrait(annotation, missing, trait)),
    missing,
    // JSON has no Infinity, so a place that is not known is null.
    position: Number.isFinite(position) ? position : null,
  };
}
