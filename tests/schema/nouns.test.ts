import * as v from 'valibot';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Annotation, ArticleDigest, ArticleRecord, SpeakerMerge } from '@/lib/model';
import {
  annotation,
  annotationId,
  article,
  type articleCorrections,
  type digest,
  row,
  type speakerMerge,
  stamp,
} from '@/lib/schema/nouns';
import type { AnnotationRow, ArticleCorrections } from '@/lib/stored';
import { ARTICLE, annotationOf } from '../export/collections';

/** A type without `readonly`, at every depth: what schemas give may be changed. */
type Plain<T> = T extends object ? { -readonly [K in keyof T]: Plain<T[K]> } : T;

test('every field of the nouns is in their schemas, so that none is lost on its way', () => {
  // Checked by the compiler: a field that is added to a noun and not to its schema is an error here.
  expectTypeOf<Plain<v.InferOutput<typeof annotation>>>().toEqualTypeOf<Plain<Annotation>>();
  expectTypeOf<Plain<v.InferOutput<typeof article>>>().toEqualTypeOf<Plain<ArticleRecord>>();
  expectTypeOf<Plain<v.InferOutput<typeof digest>>>().toEqualTypeOf<Plain<ArticleDigest>>();
  expectTypeOf<Plain<v.InferOutput<typeof articleCorrections>>>().toEqualTypeOf<Plain<ArticleCorrections>>();
  expectTypeOf<Plain<v.InferOutput<typeof speakerMerge>>>().toEqualTypeOf<Plain<SpeakerMerge>>();
  // `binned` is of this browser only and isn't passed on to others.
  expectTypeOf<keyof v.InferOutput<typeof row>>().toEqualTypeOf<Exclude<keyof AnnotationRow, 'binned'>>();
  const kept = {
    ...annotationOf({ number: 1, exact: 'x', note: 'n', tags: ['t'] }),
    versions: [
      { seen: ARTICLE.created, selector: { type: 'TextQuoteSelector' as const, exact: 'x', prefix: '', suffix: '' } },
    ],
  };
  const known = { ...ARTICLE, digest: { taken: ARTICLE.created, title: 't', modified: null, paragraphs: 'a b' } };
  expect(v.parse(annotation, kept)).toEqual(kept);
  expect(v.parse(article, known)).toEqual(known);
});

describe('refused are', () => {
  const kept = annotationOf({ number: 1, exact: 'x' });
  test.each([
    ['ids in capitals', annotationId, 'urn:uuid:01900001-7D3C-7000-8000-000000000001'],
    ['other ids', annotationId, 'https://notes.example/1'],
    ['dates that don’t sort', stamp, '2026-03-12T07:00:00+01:00'],
    ['dates that are none', stamp, '2026-13-12T07:00:00.000Z'],
    ['dates that some engines take for the day after', stamp, '2026-02-31T07:00:00.000Z'],
    ['addresses to run', article, { ...ARTICLE, url: 'javascript:alert(1)' }],
    ['annotations without words', annotation, { ...kept, target: { ...kept.target, selector: [] } }],
    [
      'positions before the start',
      annotation,
      {
        ...kept,
        target: {
          ...kept.target,
          selector: [kept.target.selector[0], { type: 'TextPositionSelector', start: -1, end: 2 }],
        },
      },
    ],
    [
      'rows of another id',
      row,
      {
        id: annotationOf({ number: 2, exact: 'x' }).id,
        article: ARTICLE.key,
        annotation: kept,
        revision: 1,
        modified: kept.modified,
        deleted: '',
      },
    ],
  ] as const)('%s', (_, schema, value) => {
    expect(v.safeParse(schema as v.GenericSchema, value).success).toBe(false);
  });
});
