/** Annotations of others, made ours: what all the formats have in common. */
import * as v from 'valibot';
import { newAnnotation, normalizeTags, revised } from '../annotation';
import { articleKey } from '../article-key';
import type { ArticleRecord, Finding, HighlightColor, Selectors, TextQuoteSelector, Version } from '../model';
import {
  article as articleSchema,
  color,
  correction as correctionSchema,
  finding as findingSchema,
  LIMITS,
  row,
  status as statusSchema,
  versions,
} from '../schema/nouns';
import { derivedId } from './derived-id';
import { type ImportItem, refused } from './item';
import { articleAt, placedArticle } from './placed';

export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** ISO 8601 in UTC, or null where it is no date. */
export function stampOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const date = new Date(value);
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 1970 || year > 9999 ? null : date.toISOString();
}

const quoteIn = (selector: Fields): TextQuoteSelector | null =>
  selector.type === 'TextQuoteSelector' && stringOf(selector.exact).trim() !== ''
    ? {
        type: 'TextQuoteSelector',
        exact: stringOf(selector.exact),
        prefix: stringOf(selector.prefix).slice(-LIMITS.context),
        suffix: stringOf(selector.suffix).slice(0, LIMITS.context),
      }
    : null;

/** The selectors that we know, the first quote first; null where the words are not quoted. */
export function selectorsOf(value: unknown): Selectors | null {
  const all: Fields[] = [];
  // Selectors may be refined by others; of nested ones so many are followed.
  let level = listOf(value).map(fieldsOf).slice(0, 20);
  for (let depth = 0; depth < 4 && level.length > 0; depth += 1) {
    all.push(...level);
    level = level.flatMap(({ refinedBy }) => listOf(refinedBy).map(fieldsOf)).slice(0, 20);
  }
  const quote = all.map(quoteIn).find((found) => found !== null);
  if (quote === undefined) return null;
  const position = all.find(
    ({ type, start, end }) =>
      type === 'TextPositionSelector' &&
      Number.isSafeInteger(start) &&
      Number.isSafeInteger(end) &&
      (start as number) >= 0 &&
      (end as number) >= (start as number),
  );
  if (position === undefined) return [quote];
  return [quote, { type: 'TextPositionSelector', start: position.start as number, end: position.end as number }];
}

export interface Foreign {
  /** The text that it was read from, for refusals. */
  readonly text: string;
  /** Our id where it is one; else anything that names it, or "". */
  readonly name: string;
  readonly source: string;
  readonly title: string;
  readonly selectors: Selectors;
  readonly note: string;
  readonly tags: readonly string[];
  readonly color: unknown;
  readonly created: string | null;
  readonly modified: string | null;
  /** What our own exports say beside, if it is of its form. */
  readonly finding?: unknown;
  readonly correction?: unknown;
  readonly status?: unknown;
  readonly versions?: unknown;
  readonly article?: unknown;
  /** ISO 8601, UTC: for what has no date. */
  readonly now: string;
}

const PASSAGE: Finding = { kind: 'passage', form: null, speaker: null, cue: null, confidence: null };

/** The address as it is kept, or null where it is none that may be opened. */
function sourceOf(address: string): string | null {
  if (!/^(?:https?|file):\/\//i.test(address) || !URL.canParse(address)) return null;
  return address.length > LIMITS.line ? null : address;
}

const parsed = <T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null => {
  if (value === undefined) return null;
  const result = v.safeParse(schema, value, { abortEarly: true });
  return result.success ? result.output : null;
};

/** A row for the store, or why not. */
export function foreignItem(foreign: Foreign): ImportItem {
  const { text, selectors, note, tags, now } = foreign;
  const source = sourceOf(foreign.source);
  if (source === null) return refused('no-address', text);
  const created = foreign.created ?? foreign.modified ?? now;
  const modified = foreign.modified ?? created;
  const own = /^(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(foreign.name)?.[1];
  const id =
    own === undefined
      ? derivedId(foreign.name === '' ? `${source}\n${selectors[0].exact}\n${created}` : foreign.name, created)
      : `urn:uuid:${own.toLowerCase()}`;
  const seen: readonly Version[] | null = parsed(versions, foreign.versions);
  const correction = parsed(correctionSchema, foreign.correction);
  const status = parsed(statusSchema, foreign.status);
  const made = {
    ...revised(
      newAnnotation({
        uuid: id.slice('urn:uuid:'.length),
        source,
        selectors,
        finding: parsed(findingSchema, foreign.finding) ?? PASSAGE,
        now: created,
        color: parsed<HighlightColor>(color, foreign.color) ?? 'yellow',
      }),
      { note, tags: normalizeTags(tags) },
      modified,
    ),
    ...(correction === null ? {} : { correction }),
    ...(status === null ? {} : { status }),
    ...(seen === null ? {} : { versions: seen }),
  };
  const stated: ArticleRecord | null = parsed(articleSchema, foreign.article);
  const record: ArticleRecord = (stated === null ? null : articleAt(made, placedArticle(stated))) ?? {
    key: articleKey(source, null),
    url: source,
    title: foreign.title.slice(0, LIMITS.line),
    siteName: null,
    byline: [],
    published: null,
    lang: 'und',
    created,
    visited: modified,
  };
  const checked = v.safeParse(
    row,
    { id, article: record.key, annotation: made, revision: 1, modified, deleted: '' },
    { abortEarly: true },
  );
  if (!checked.success) {
    return refused(checked.issues[0].type === 'max_length' ? 'too-long' : 'form', text);
  }
  return { kind: 'row', article: record, row: checked.output };
}
