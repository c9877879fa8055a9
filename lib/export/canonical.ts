/** Records with their fields in one fixed order, so that the same state always gives the same bytes. */
import type { Annotation, ArticleRecord, Finding, Selector, Span } from '../model';
import type { ArticleCorrections, StoredCopy } from '../stored';

type KeyOf<T> = T extends unknown ? keyof T : never;
type ValueOf<T, K> = T extends unknown ? (K extends keyof T ? Exclude<T[K], null | undefined> : never) : never;

/** `null` for what has no fields; of a list, the fields of its elements. */
type Fields<T> = [T] extends [readonly (infer Element)[]] ? Fields<Element> : [T] extends [object] ? Order<T> : null;

/** Every field of a record, in order: one that the model gets and that is not here does not compile. */
type Order<T> = { readonly [K in KeyOf<T>]-?: Fields<ValueOf<T, K>> };

const SELECTOR: Order<Selector> = { type: null, exact: null, prefix: null, suffix: null, start: null, end: null };

const SPEAKER: Order<NonNullable<Finding['speaker']>> = { name: null, role: null, kind: null };

const ANNOTATION: Order<Annotation> = {
  type: null,
  id: null,
  motivation: null,
  created: null,
  modified: null,
  body: { type: null, purpose: null, value: null, format: null },
  target: { type: null, source: null, styleClass: null, selector: SELECTOR },
  finding: {
    kind: null,
    form: null,
    speaker: SPEAKER,
    cue: null,
    stance: null,
    contents: null,
    sentence: null,
    confidence: null,
    checkable: { kind: null, words: null },
  },
  correction: { speaker: SPEAKER },
  status: null,
  versions: { seen: null, selector: SELECTOR },
};

const ARTICLE: Order<ArticleRecord> = {
  key: null,
  url: null,
  title: null,
  siteName: null,
  byline: null,
  published: null,
  lang: null,
  created: null,
  visited: null,
  digest: { taken: null, title: null, modified: null, paragraphs: null },
  archived: null,
};

const CORRECTIONS: Order<ArticleCorrections> = {
  article: null,
  items: { kind: null, selector: SELECTOR, wrong: null, speaker: SPEAKER, modified: null },
};

const SPAN: Order<Span> = { start: null, end: null };

const COPY: Order<StoredCopy> = {
  article: null,
  page: null,
  digest: null,
  copy: {
    taken: null,
    address: null,
    article: {
      url: null,
      title: null,
      byline: null,
      siteName: null,
      published: null,
      modified: null,
      lang: null,
      genre: null,
      text: null,
      blocks: { kind: null, ...SPAN },
      bullets: { text: null, span: SPAN },
    },
    claims: {
      form: null,
      contents: SPAN,
      cue: SPAN,
      source: SPAN,
      stance: null,
      speaker: SPEAKER,
      confidence: null,
    },
    keyPoints: { origin: null, text: null, span: SPAN },
  },
};

interface AnyOrder {
  readonly [field: string]: AnyOrder | null;
}

function ordered(value: unknown, order: AnyOrder): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((element) => ordered(element, order));
  const record: Record<string, unknown> = {};
  for (const field in order) {
    const part = (value as Readonly<Record<string, unknown>>)[field];
    const fields = order[field];
    if (part !== undefined) record[field] = fields == null ? part : ordered(part, fields);
  }
  return record;
}

const inOrder =
  <T>(order: Order<T>) =>
  (value: T): T =>
    ordered(value, order as AnyOrder) as T;

export const canonicalAnnotation = inOrder<Annotation>(ANNOTATION);
export const canonicalArticle = inOrder<ArticleRecord>(ARTICLE);
export const canonicalCorrections = inOrder<ArticleCorrections>(CORRECTIONS);
export const canonicalCopy = inOrder<StoredCopy>(COPY);
