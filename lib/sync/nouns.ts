/** Stored records as items, and back. Pure. What comes back out of an item is checked against the schema of what comes in from files. */
import * as v from 'valibot';
import { tagsOf } from '../annotation';
import type { ArticleRecord, FindingCorrection, SpeakerMerge, Version } from '../model';
import { articleCorrections, article as articleSchema, row as rowSchema, speakerMerge } from '../schema/nouns';
import { rowWith, tracesOf } from '../store/notes';
import { LIVE } from '../store/schema';
import type { AnnotationRow, NoteTrace } from '../stored';
import { type Fields, type Item, isDead, type Kind, keyIn } from './item';
import type { PlacedCorrection, Wanted } from './ports';

/** What is stored of a record, as far as it is shared, and when it was changed last (ISO 8601, UTC). */
export interface Noun {
  readonly kind: Kind;
  readonly key: string;
  readonly fields: Fields;
  readonly when: string;
}

const TAG = 'tag:';

export function ofRow(row: AnnotationRow): Noun {
  const { annotation, article, deleted, modified, revision, sought } = row;
  const { source, styleClass, selector } = annotation.target;
  const tags = tagsOf(annotation);
  return {
    kind: 'annotation',
    key: row.id,
    when: sought !== undefined && sought.at > modified ? sought.at : modified,
    fields: {
      place: { article, source },
      created: annotation.created,
      changed: { modified, revision, annotation: annotation.modified },
      deleted,
      color: styleClass,
      selector,
      finding: annotation.finding,
      correction: annotation.correction ?? null,
      status: annotation.status ?? null,
      sought: sought ?? null,
      versions: annotation.versions ?? null,
      notes: [...tracesOf(row).values()].sort((a, b) => (a.digest < b.digest ? -1 : 1)),
      tags,
      ...Object.fromEntries(tags.map((tag) => [`${TAG}${tag}`, true])),
    },
  };
}

export function ofArticle(article: ArticleRecord): Noun {
  const { key, url, title, siteName, byline, published, lang, created, visited, digest = null } = article;
  const fields = { url, title, siteName, byline, published, lang, created, visited, digest };
  return { kind: 'article', key, when: visited, fields };
}

/** Of an article and a finding. */
export const correctionKey = (article: string, id: string): string => JSON.stringify([article, id]);

export function placeOfCorrection(key: string): { readonly article: string; readonly id: string } | null {
  try {
    const parts: unknown = JSON.parse(key);
    const [article, id] = Array.isArray(parts) ? (parts as unknown[]) : [];
    return typeof article === 'string' && typeof id === 'string' ? { article, id } : null;
  } catch {
    return null;
  }
}

export const ofCorrection = ({ article, id, said }: PlacedCorrection): Noun => ({
  kind: 'correction',
  key: correctionKey(article, id),
  when: said.modified,
  fields: { said },
});

export const ofMerge = (merge: SpeakerMerge): Noun => ({
  kind: 'merge',
  key: merge.alias,
  when: merge.modified,
  fields: { said: merge },
});

/** The tags that are set, in the order that was last given to them; tags that the order doesn't name come last. */
function tagsIn(fields: Fields): readonly string[] {
  const order = Array.isArray(fields.tags) ? (fields.tags as readonly unknown[]) : [];
  const on = Object.keys(fields)
    .filter((name) => name.startsWith(TAG) && fields[name] === true)
    .map((name) => name.slice(TAG.length));
  const place = new Map(order.map((tag, index) => [tag, index]));
  return on.sort((a, b) => {
    const [one, other] = [a, b].map((tag) => place.get(tag) ?? order.length);
    return (one ?? 0) - (other ?? 0) || (a < b ? -1 : 1);
  });
}

/** The wordings, without those that repeat the words of an earlier one. */
function versionsIn(fields: Fields): readonly Version[] | null {
  if (!Array.isArray(fields.versions)) return null;
  const seen = new Set<string>();
  return (fields.versions as Version[]).filter(({ selector }) => {
    const isNew = !seen.has(selector.exact);
    seen.add(selector.exact);
    return isNew;
  });
}

/** The row that an item describes; null where a part of it is missing or of another form. */
export function rowOf(item: Item): AnnotationRow | null {
  const { fields, key: id } = item;
  const place = fields.place as { article?: unknown; source?: unknown } | null;
  const changed = fields.changed as { modified?: unknown; revision?: unknown; annotation?: unknown } | null;
  const versions = versionsIn(fields);
  const annotation = {
    type: 'Annotation',
    id,
    motivation: 'highlighting',
    created: fields.created,
    modified: changed?.annotation,
    body: tagsIn(fields).map((value) => ({ type: 'TextualBody', purpose: 'tagging', value, format: 'text/plain' })),
    target: {
      type: 'SpecificResource',
      source: place?.source,
      styleClass: fields.color,
      selector: fields.selector,
    },
    finding: fields.finding,
    ...(fields.correction == null ? {} : { correction: fields.correction }),
    ...(fields.status == null ? {} : { status: fields.status }),
    ...(versions === null ? {} : { versions }),
  };
  const plain = {
    id,
    article: place?.article,
    annotation,
    revision: changed?.revision,
    modified: changed?.modified,
    deleted: isDead(item) ? fields.deleted : LIVE,
    ...(fields.sought == null ? {} : { sought: fields.sought }),
    notes: Array.isArray(fields.notes) ? fields.notes : [],
  };
  const parsed = v.safeParse(rowSchema, plain, { abortEarly: true });
  if (!parsed.success) return null;
  const { notes = [], ...row } = parsed.output as AnnotationRow;
  // A note that is said to be there but came without its text can't be shown.
  return rowWith(
    row,
    notes.filter(({ turns, text }: NoteTrace) => turns % 2 === 0 || text !== undefined),
  );
}

export function articleOf({ key, fields }: Item): ArticleRecord | null {
  const { digest, ...others } = fields;
  const parsed = v.safeParse(articleSchema, { key, ...others, ...(digest == null ? {} : { digest }) });
  return parsed.success ? parsed.output : null;
}

export function correctionOf({ key, fields }: Item): PlacedCorrection | null {
  const place = placeOfCorrection(key);
  if (place === null) return null;
  const parsed = v.safeParse(articleCorrections, { article: place.article, items: [fields.said] });
  const [said] = parsed.success ? (parsed.output.items as readonly FindingCorrection[]) : [];
  return said === undefined ? null : { ...place, said };
}

export function mergeOf({ key, fields }: Item): SpeakerMerge | null {
  const parsed = v.safeParse(speakerMerge, fields.said);
  return parsed.success && parsed.output.alias === key ? parsed.output : null;
}

/** What is to be read from the store for items of these ids. */
export function wantedOf(ids: readonly string[]): Wanted {
  const keys = (kind: Kind) => ids.filter((id) => id.startsWith(`${kind}:`)).map(keyIn);
  return {
    rows: keys('annotation'),
    articles: keys('article'),
    corrections: [...new Set(keys('correction').flatMap((key) => placeOfCorrection(key)?.article ?? []))],
    merges: keys('merge'),
  };
}
