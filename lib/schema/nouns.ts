/**
 * The stored nouns as schemas, for everything that comes from outside: messages and files. Unknown fields are left out;
 * what is too long or of another shape is refused.
 */
import * as v from 'valibot';
import {
  type Annotation,
  type ArticleCopy,
  type ArticleDigest,
  type ArticleRecord,
  COLORS,
  type SpeakerMerge,
} from '../model';
import type { ArticleCorrections, NoteTrace, StoredCopy } from '../stored';

/** Long enough for what people keep, short enough that no page can fill the disk with one message. UTF-16 units. */
export const LIMITS = {
  words: 1_000_000,
  context: 4_000,
  /** Of one note. Where devices have each written one, they stay several; all of them together may be `notes` long. */
  note: 1_000_000,
  notes: 16_000_000,
  line: 10_000,
  list: 1_000,
  short: 200,
  /** Words of a finding that is corrected, and corrections of one article. */
  finding: 20_000,
  corrections: 500,
} as const;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const line = text(LIMITS.line);

/** ISO 8601 in UTC, as `Date.toISOString` writes it: such dates sort as text. */
export const stamp = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  // Engines differ in what they make of the 31st of February.
  v.check((value) => {
    const time = Date.parse(value);
    return !Number.isNaN(time) && new Date(time).toISOString() === value;
  }, 'no date'),
);

/** "urn:uuid:" and a UUID of any version, in lower case. */
export const annotationId = v.pipe(
  v.string(),
  v.regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
);

/** An address that a kept passage may come from: the web's, and files of the reader's own. */
export const address = v.pipe(line, v.regex(/^(?:https?|file):\/\//i));

export const color = v.picklist(COLORS);

const quoteSelector = v.object({
  type: v.literal('TextQuoteSelector'),
  exact: v.pipe(text(LIMITS.words), v.minLength(1)),
  prefix: text(LIMITS.context),
  suffix: text(LIMITS.context),
});

/** A place in a text, in UTF-16 units. */
export const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const positionSelector = v.object({ type: v.literal('TextPositionSelector'), start: offset, end: offset });

/** The first is a quote, whatever others there are. */
export const selectors = v.pipe(
  v.tupleWithRest([quoteSelector], v.variant('type', [quoteSelector, positionSelector])),
  v.maxLength(8),
);

const body = v.object({
  type: v.literal('TextualBody'),
  purpose: v.picklist(['commenting', 'tagging']),
  value: text(LIMITS.note),
  format: v.literal('text/plain'),
});

export const namedSpeaker = v.object({
  name: line,
  role: v.nullable(line),
  kind: v.exactOptional(v.picklist(['person', 'organisation', 'document', 'unknown'])),
});

export const correction = v.object({ speaker: v.exactOptional(v.nullable(namedSpeaker)) });

export const status = v.picklist(['open', 'checking', 'supported', 'disputed', 'no-verdict']);

export const finding = v.object({
  kind: v.picklist(['quotation', 'key-point', 'passage', 'article']),
  form: v.nullable(v.picklist(['direct', 'mixed', 'indirect'])),
  speaker: v.nullable(namedSpeaker),
  cue: v.nullable(line),
  stance: v.exactOptional(v.picklist(['says', 'denies', 'questions', 'asks', 'promises', 'warns'])),
  contents: v.exactOptional(v.pipe(v.array(text(LIMITS.words)), v.maxLength(LIMITS.list))),
  sentence: v.exactOptional(text(LIMITS.words)),
  confidence: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  checkable: v.exactOptional(
    v.pipe(
      v.array(
        v.object({
          kind: v.picklist(['number', 'date', 'comparison', 'accusation', 'denial', 'promise']),
          words: line,
        }),
      ),
      v.maxLength(LIMITS.list),
    ),
  ),
});

export const versions = v.pipe(v.array(v.object({ seen: stamp, selector: quoteSelector })), v.maxLength(LIMITS.list));

export const annotation = v.object({
  type: v.literal('Annotation'),
  id: annotationId,
  motivation: v.picklist(['highlighting', 'commenting', 'tagging']),
  created: stamp,
  modified: stamp,
  // Notes of several devices come on top of as many tags as one may set.
  body: v.pipe(v.array(body), v.maxLength(2 * LIMITS.list)),
  target: v.object({
    type: v.literal('SpecificResource'),
    source: address,
    styleClass: color,
    selector: selectors,
  }),
  finding,
  correction: v.exactOptional(correction),
  status: v.exactOptional(status),
  versions: v.exactOptional(versions),
}) satisfies v.GenericSchema<unknown, Annotation>;

export const digest = v.object({
  taken: stamp,
  title: line,
  modified: v.nullable(text(LIMITS.short)),
  paragraphs: text(LIMITS.note),
}) satisfies v.GenericSchema<unknown, ArticleDigest>;

/** What a page says of its article; the background adds the rest. */
export const articleFacts = v.object({
  title: line,
  siteName: v.nullable(line),
  byline: v.pipe(v.array(line), v.maxLength(LIMITS.list)),
  published: v.nullable(text(LIMITS.short)),
  lang: text(LIMITS.short),
  digest: v.exactOptional(digest),
});

/** The address of a web archive's copy: the web's only. */
export const archivedAddress = v.pipe(line, v.regex(/^https?:\/\//i));

export const article = v.object({
  key: v.pipe(line, v.minLength(1)),
  url: address,
  ...articleFacts.entries,
  created: stamp,
  visited: stamp,
  archived: v.exactOptional(archivedAddress),
}) satisfies v.GenericSchema<unknown, ArticleRecord>;

const noteTrace = v.object({
  digest: v.pipe(v.string(), v.regex(/^[0-9a-z]{1,11}$/)),
  turns: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: v.union([v.literal(''), stamp]),
  text: v.exactOptional(text(LIMITS.note)),
}) satisfies v.GenericSchema<unknown, NoteTrace>;

/** A row as it comes in: all that is stored but for what holds in one browser only. */
export const row = v.pipe(
  v.object({
    id: annotationId,
    article: v.pipe(line, v.minLength(1)),
    annotation,
    revision: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    modified: stamp,
    deleted: v.union([v.literal(''), stamp]),
    sought: v.exactOptional(v.object({ at: stamp, found: v.boolean() })),
    notes: v.exactOptional(v.pipe(v.array(noteTrace), v.maxLength(2 * LIMITS.list))),
  }),
  v.check((value) => value.id === value.annotation.id, 'another id'),
);

/** What a page says of one of its findings; the background dates it. */
export const findingCorrection = v.object({
  kind: v.picklist(['quotation', 'key-point']),
  selector: v.object({
    ...quoteSelector.entries,
    exact: v.pipe(text(LIMITS.finding), v.minLength(1)),
  }),
  wrong: v.exactOptional(v.literal(true)),
  speaker: v.exactOptional(v.nullable(namedSpeaker)),
});

export const articleCorrections = v.object({
  article: v.pipe(line, v.minLength(1)),
  items: v.pipe(v.array(v.object({ ...findingCorrection.entries, modified: stamp })), v.maxLength(LIMITS.corrections)),
}) satisfies v.GenericSchema<unknown, ArticleCorrections>;

/** A name as it is shown. */
export const speakerName = v.pipe(text(LIMITS.line), v.regex(/\S/));

export const speakerMerge = v.object({
  alias: speakerName,
  canonical: v.nullable(speakerName),
  modified: stamp,
}) satisfies v.GenericSchema<unknown, SpeakerMerge>;

const span = v.object({ start: offset, end: offset });
const nullableSpan = v.nullable(span);

/** Spans of a copy that lie outside its text. */
const isInside = ({ article: { text: words, blocks, bullets }, claims, keyPoints }: ArticleCopy): boolean => {
  const spans = [
    ...blocks,
    ...bullets.map(({ span: place }) => place),
    ...keyPoints.map(({ span: place }) => place),
    ...claims.flatMap(({ contents, cue, source }) => [...contents, cue, source]),
  ];
  return spans.every((place) => place === null || (place.start <= place.end && place.end <= words.length));
};

/** A version of an article as a file has it: as long as an article can be, and of as many parts. */
const MOST_PARTS = 100_000;

const copy = v.pipe(
  v.object({
    taken: stamp,
    address,
    article: v.object({
      url: line,
      title: text(LIMITS.words),
      byline: v.pipe(v.array(line), v.maxLength(LIMITS.list)),
      siteName: v.nullable(line),
      published: v.nullable(line),
      modified: v.exactOptional(v.nullable(line)),
      lang: line,
      genre: v.exactOptional(
        v.nullable(v.picklist(['live-blog', 'buying-guide', 'letters', 'list', 'recipe', 'table'])),
      ),
      text: text(LIMITS.words),
      blocks: v.pipe(
        v.array(
          v.object({
            kind: v.picklist(['heading', 'standfirst', 'paragraph', 'quote', 'list-item', 'key-point', 'caption']),
            ...span.entries,
          }),
        ),
        v.maxLength(MOST_PARTS),
      ),
      bullets: v.pipe(v.array(v.object({ text: text(LIMITS.words), span: nullableSpan })), v.maxLength(LIMITS.list)),
    }),
    claims: v.pipe(
      v.array(
        v.object({
          form: v.picklist(['direct', 'mixed', 'indirect']),
          contents: v.pipe(v.tupleWithRest([span], span), v.maxLength(LIMITS.list)),
          cue: nullableSpan,
          source: nullableSpan,
          stance: v.picklist(['says', 'denies', 'questions', 'asks', 'promises', 'warns']),
          speaker: v.nullable(namedSpeaker),
          confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
        }),
      ),
      v.maxLength(MOST_PARTS),
    ),
    keyPoints: v.pipe(
      v.array(
        v.object({ origin: v.picklist(['publisher', 'selected']), text: text(LIMITS.words), span: nullableSpan }),
      ),
      v.maxLength(LIMITS.list),
    ),
  }),
  v.check((value) => isInside(value), 'spans outside the text'),
) satisfies v.GenericSchema<unknown, ArticleCopy>;

export const storedCopy = v.object({
  article: v.pipe(line, v.minLength(1)),
  page: v.pipe(line, v.minLength(1)),
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  copy,
}) satisfies v.GenericSchema<unknown, StoredCopy>;

export const slice = v.object({
  articles: v.pipe(v.array(article), v.maxLength(LIMITS.list)),
  rows: v.pipe(v.array(row), v.maxLength(LIMITS.list)),
  corrections: v.exactOptional(v.pipe(v.array(articleCorrections), v.maxLength(LIMITS.list))),
  merges: v.exactOptional(v.pipe(v.array(speakerMerge), v.maxLength(LIMITS.list))),
  copies: v.exactOptional(v.pipe(v.array(storedCopy), v.maxLength(LIMITS.list))),
});
