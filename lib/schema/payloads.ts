/** What the payloads of messages to the background are made of. A field that is not named here is left out. */
import * as v from 'valibot';
import type { Changes, PageIdentity } from '../messages';
import type { Article } from '../model';
import type { PageFacts } from '../outline/article-texts';
import type { OutlineData } from '../outline/outline-data';
import { annotationId, color, LIMITS, namedSpeaker, offset, selectors, status } from './nouns';

export const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
export const ids = v.pipe(v.array(annotationId), v.maxLength(100_000));
export const tabId = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const after = v.nullable(text(LIMITS.line));

/** A page's title and names are shortened, not refused, so that a long one can't prevent a passage from being kept. */
export const shortened = v.pipe(
  v.string(),
  v.transform((value) => value.slice(0, LIMITS.line)),
);

export const span = { start: offset, end: offset };

/** An article as it was read, of any length: it is looked at, not stored. */
export const readArticle = v.pipe(
  v.object({
    url: v.string(),
    title: v.string(),
    byline: v.array(v.string()),
    siteName: v.nullable(v.string()),
    published: v.nullable(v.string()),
    modified: v.exactOptional(v.nullable(v.string())),
    lang: v.string(),
    genre: v.exactOptional(v.nullable(v.picklist(['live-blog', 'buying-guide', 'letters', 'list', 'recipe', 'table']))),
    text: v.string(),
    blocks: v.array(
      v.object({
        kind: v.picklist(['heading', 'standfirst', 'paragraph', 'quote', 'list-item', 'key-point', 'caption']),
        ...span,
      }),
    ),
    bullets: v.array(v.object({ text: v.string(), span: v.nullable(v.object(span)) })),
  }),
  v.check(({ text: words, blocks, bullets }) => {
    let end = 0;
    const inOrder = blocks.every((block) => {
      const isNext = end <= block.start && block.start <= block.end && block.end <= words.length;
      end = block.end;
      return isNext;
    });
    return inOrder && bullets.every((bullet) => bullet.span === null || bullet.span.end <= words.length);
  }, 'spans outside the text, or out of order'),
) satisfies v.GenericSchema<unknown, Article>;

/** What of a page says which of its texts are its article. */
export const pageFacts = v.object({
  title: v.string(),
  byline: v.array(v.string()),
  lang: v.string(),
  descriptions: v.array(v.string()),
  types: v.array(v.string()),
}) satisfies v.GenericSchema<unknown, PageFacts>;

const isListOf = (value: unknown, holds: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(holds);
const isText = (value: unknown): boolean => typeof value === 'string';
const numbers = v.custom<readonly number[]>((value) => isListOf(value, Number.isInteger), 'no list of whole numbers');
const texts = v.custom<readonly string[]>((value) => isListOf(value, isText), 'no list of texts');

/** A page's outline; whether its numbers go together is seen where it is put together again. */
export const outlineData = v.object({
  title: v.string(),
  tags: texts,
  elements: numbers,
  attributes: v.custom<readonly (readonly string[])[]>(
    (value) => isListOf(value, (item) => isListOf(item, isText)),
    'no lists of texts',
  ),
  texts,
  textFields: numbers,
}) satisfies v.GenericSchema<unknown, OutlineData>;

/** Of every message that says which page it comes from. */
export const identity = {
  address: text(100_000),
  canonical: v.nullable(text(100_000)),
  shared: v.exactOptional(v.nullable(text(100_000))),
  title: v.exactOptional(shortened),
  origin: v.exactOptional(text(LIMITS.line)),
} satisfies {
  readonly [Name in keyof PageIdentity]-?:
    | v.GenericSchema<unknown, PageIdentity[Name]>
    | v.ExactOptionalSchema<v.GenericSchema<unknown, PageIdentity[Name]>, undefined>;
};

export const changes = v.object({
  note: v.exactOptional(text(LIMITS.note)),
  before: v.exactOptional(text(LIMITS.notes)),
  tags: v.exactOptional(v.pipe(v.array(text(LIMITS.line)), v.maxLength(LIMITS.list))),
  color: v.exactOptional(color),
  wording: v.exactOptional(v.object({ selectors, accept: v.boolean() })),
  speaker: v.exactOptional(v.nullable(v.union([v.literal('found'), namedSpeaker]))),
  status: v.exactOptional(v.nullable(status)),
}) satisfies v.GenericSchema<unknown, Changes>;

export const importId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

/** A message without a payload; whatever comes in its place is dropped. */
export const nothing: v.GenericSchema<unknown, undefined> = v.pipe(
  v.unknown(),
  v.transform(() => undefined),
);
