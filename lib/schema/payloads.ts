/** The form of every message to the background: what is not of it reaches no handler, and what is too much is left out. */
import * as v from 'valibot';
import type { PayloadCheck, Protocol } from '../messages';
import type { Article } from '../model';
import {
  annotation,
  annotationId,
  color,
  digest,
  findingCorrection,
  LIMITS,
  namedSpeaker,
  offset,
  selectors,
  slice,
  speakerName,
  stamp,
  status,
} from './nouns';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const ids = v.pipe(v.array(annotationId), v.maxLength(100_000));
const tabId = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const after = v.nullable(text(LIMITS.line));

/** What a page calls itself is shortened, not refused: no title may keep a reader from keeping words. */
const shortened = v.pipe(
  v.string(),
  v.transform((value) => value.slice(0, LIMITS.line)),
);

const span = { start: offset, end: offset };

/** An article as it was read, of any length: it is looked at, not stored. */
const readArticle = v.pipe(
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

const identity = {
  address: text(100_000),
  canonical: v.nullable(text(100_000)),
  shared: v.exactOptional(v.nullable(text(100_000))),
  title: v.exactOptional(shortened),
  origin: v.exactOptional(text(LIMITS.line)),
};

const changes = v.object({
  note: v.exactOptional(text(LIMITS.note)),
  before: v.exactOptional(text(LIMITS.notes)),
  tags: v.exactOptional(v.pipe(v.array(text(LIMITS.line)), v.maxLength(LIMITS.list))),
  color: v.exactOptional(color),
  wording: v.exactOptional(v.object({ selectors, accept: v.boolean() })),
  speaker: v.exactOptional(v.nullable(v.union([v.literal('found'), namedSpeaker]))),
  status: v.exactOptional(v.nullable(status)),
});

const importId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

type Served = Extract<keyof Protocol, `page:${string}` | `own:${string}`>;

/** `own:libraryChanged` is an announcement to our own pages, which the background doesn't serve. */
const PAYLOADS: {
  readonly [Name in Exclude<Served, 'own:libraryChanged'>]: Parameters<Protocol[Name]> extends []
    ? v.GenericSchema<unknown, undefined>
    : v.GenericSchema<unknown, Parameters<Protocol[Name]>[0]>;
} = {
  'page:open': v.object(identity),
  'page:hasAnnotations': v.object(identity),
  'page:restore': v.object(identity),
  'page:article': v.object(identity),
  'page:save': v.object({ ...identity, article: v.nullable(readArticle), annotation }),
  'page:revise': v.object({ ...identity, id: annotationId, changes }),
  'page:delete': v.object({ ...identity, id: annotationId }),
  'page:undelete': v.object({ ...identity, id: annotationId }),
  'page:corrections': v.object(identity),
  'page:correct': v.object({ ...identity, correction: findingCorrection }),
  'page:analyze': v.object({ article: readArticle }),
  'page:locate': v.object({ text: v.string(), wanted: v.pipe(v.array(selectors), v.maxLength(100_000)) }),
  'page:describe': v.pipe(
    v.object({ text: v.string(), span: v.object(span) }),
    v.check(
      ({ text: words, span: { start, end } }) => start < end && end <= words.length,
      'a span outside the text, or of nothing',
    ),
  ),
  'page:compare': v.object({ ...identity, article: readArticle, digest }),
  'page:messages': v.object({ code: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)) }),
  'page:restyle': nothing(),
  'page:seek': v.object({ ...identity, missing: ids }),
  'page:interface': nothing(),
  'page:changed': v.object({ ...identity, kept: v.nullable(count) }),
  'own:open': v.object({ tabId, asked: v.boolean() }),
  'own:library': v.object({ query: text(LIMITS.line), count }),
  'own:newest': v.object({ count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)) }),
  'own:annotations': v.object({ ids }),
  'own:articles': v.object({ after }),
  'own:facts': v.object({ after }),
  'own:index': nothing(),
  'own:segment': v.object({ number: count }),
  'own:revise': v.object({ id: annotationId, changes }),
  'own:tag': v.object({ ids, tags: v.pipe(v.array(text(LIMITS.line)), v.maxLength(LIMITS.list)) }),
  'own:delete': v.object({ ids }),
  'own:undelete': v.object({ ids }),
  'own:elsewhere': v.object({ tabId, title: shortened }),
  'own:attach': v.object({ tabId, key: text(LIMITS.line) }),
  'own:reveal': v.object({ id: annotationId }),
  'own:bin': nothing(),
  'own:emptyBin': v.object({ ids: v.union([v.literal('all'), ids]) }),
  'own:slice': v.object({ after, withDeleted: v.boolean() }),
  'own:corrections': v.object({ after }),
  'own:speakerMerges': nothing(),
  'own:joinSpeakers': v.object({
    names: v.pipe(v.array(speakerName), v.maxLength(LIMITS.list)),
    as: v.nullable(speakerName),
  }),
  'own:copies': v.object({ article: text(LIMITS.line) }),
  'own:copy': v.object({ article: text(LIMITS.line), taken: stamp }),
  'own:keepInCopy': v.object({
    article: text(LIMITS.line),
    taken: stamp,
    span: v.object(span),
    claim: v.nullable(count),
  }),
  'own:copied': nothing(),
  'own:copySpace': nothing(),
  'own:removeCopies': v.object({
    choice: v.union([v.literal('all'), v.object({ before: stamp }), v.object({ host: text(LIMITS.line) })]),
  }),
  'own:copiesAfter': v.object({ after: v.nullable(v.tuple([text(LIMITS.line), stamp])) }),
  'own:health': nothing(),
  'own:importCheck': v.object({ slice }),
  'own:importStage': v.object({ id: importId, number: count, slice }),
  'own:importCommit': v.object({ id: importId, slices: count }),
  'own:importCancel': v.object({ id: importId }),
};

/** A message without a payload; whatever comes in its place is dropped. */
function nothing() {
  return v.pipe(
    v.unknown(),
    v.transform(() => undefined),
  );
}

export const checkPayload: PayloadCheck = (name, data) => {
  if (!Object.hasOwn(PAYLOADS, name)) return null;
  const result = v.safeParse(PAYLOADS[name as keyof typeof PAYLOADS], data, { abortEarly: true });
  return result.success ? { data: result.output } : null;
};
