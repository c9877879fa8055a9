/** Collections for tests: one to read, and generated ones with everything that a reader or a page may bring. */
import fc from 'fast-check';
import { newAnnotation, revised } from '@/lib/annotation';
import type { KeptArticle } from '@/lib/export';
import type { Annotation, ArticleRecord, Finding, HighlightColor } from '@/lib/model';

export const WORDS = {
  lang: 'en',
  title: 'Kept passages',
  note: 'Note:',
  tags: 'Tags:',
  openArticle: 'in the article',
  untitled: 'Untitled article',
};

export const ARTICLE: ArticleRecord = {
  key: 'https://ledger.example/wall',
  url: 'https://ledger.example/wall',
  title: 'The sea wall is rebuilt',
  siteName: 'The Harbour Ledger',
  byline: ['Wilhelmina Okafor-Strand', 'Jan van der Meer'],
  published: '2026-03-12T06:00:00Z',
  lang: 'en',
  created: '2026-03-12T08:00:00.000Z',
  visited: '2026-03-13T08:00:00.000Z',
};

export const uuidOf = (number: number) =>
  `019${(0x0d8e2000000 + number).toString(16).slice(-5)}-7d3c-7000-8000-${number.toString(16).padStart(12, '0')}`;

export interface Facts {
  readonly number: number;
  readonly exact: string;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly color?: HighlightColor;
  readonly finding?: Finding;
  readonly source?: string;
  readonly start?: number | null;
}

export const PASSAGE: Finding = { kind: 'passage', form: null, speaker: null, cue: null, confidence: null };

export function annotationOf({
  number,
  exact,
  note = '',
  tags = [],
  color = 'yellow',
  finding = PASSAGE,
  source = ARTICLE.url,
  start = number,
}: Facts): Annotation {
  const now = '2026-03-12T07:00:00.000Z';
  const made = newAnnotation({
    uuid: uuidOf(number),
    source,
    selectors: [
      { type: 'TextQuoteSelector', exact, prefix: 'before ', suffix: ' after' },
      ...(start === null ? [] : [{ type: 'TextPositionSelector' as const, start, end: start + exact.length }]),
    ],
    finding,
    now,
    color,
  });
  return note === '' && tags.length === 0 ? made : revised(made, { note, tags }, '2026-03-14T07:00:00.000Z');
}

export const KEPT: KeptArticle = {
  article: ARTICLE,
  annotations: [
    annotationOf({
      number: 2,
      exact: 'We cannot tie boats to it',
      note: 'Ask for the survey.',
      tags: ['quay', 'follow up'],
      finding: {
        kind: 'quotation',
        form: 'direct',
        speaker: { name: 'Leonie Marchetti-Vance', role: 'spokeswoman', kind: 'person' },
        cue: 'said',
        confidence: 0.9,
      },
    }),
    annotationOf({ number: 1, exact: 'Eleven weeks', color: 'blue' }),
  ],
};

/** Any text at all: every script, marks, controls, lone surrogates. */
export const anyText = (maxLength = 60) => fc.string({ unit: 'binary', maxLength });

const anyUnits = (maxLength: number) =>
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength }).map((units) => String.fromCharCode(...units));

/** Words as they may stand in a page. */
const words = fc.oneof(
  anyText(),
  anyUnits(40),
  fc.constantFrom(
    'پانی کے ذخیرے کی لاگت دگنی ہو گئی',
    'הם לא יעזבו',
    '水庫的成本增加了一倍',
    'Ńüß Œdème 🧱👩🏽‍🔬',
    '\ud800 alone \udc00',
    '=HYPERLINK("https://evil.example")',
    '</script><script>alert(1)</script>',
    '--- [[x]] %% $a_b^c$ `code`',
    'line\none\r\ntwo\u2028three',
  ),
);

const color = fc.constantFrom<HighlightColor>('yellow', 'green', 'blue', 'pink', 'purple');
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 3 });
const date = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2026-05-01'), noInvalidDate: true })
  .map((value) => value.toISOString());

const finding: fc.Arbitrary<Finding> = fc.oneof(
  fc.constant(PASSAGE),
  fc.record({
    kind: fc.constantFrom('quotation' as const, 'key-point' as const),
    form: orNull(fc.constantFrom('direct' as const, 'mixed' as const, 'indirect' as const)),
    speaker: orNull(
      fc
        .record({
          name: words.filter((text) => text !== ''),
          role: orNull(words),
          kind: orNull(fc.constantFrom('person' as const, 'organisation' as const)),
        })
        .map(({ name, role, kind }) => ({ name, role, ...(kind === null ? {} : { kind }) })),
    ),
    cue: orNull(words),
    confidence: orNull(fc.double({ min: 0, max: 1, noNaN: true })),
  }),
);

const facts = fc.record({
  exact: words.filter((text) => text.trim() !== ''),
  note: fc.oneof(fc.constant(''), words),
  tags: fc.array(words, { maxLength: 3 }),
  color,
  finding,
  start: orNull(fc.nat(1_000_000)),
});

/** A library: articles by key, annotations whose ids never repeat. */
export const anyLibrary = (maxArticles = 4, maxAnnotations = 5): fc.Arbitrary<readonly KeptArticle[]> =>
  fc
    .array(
      fc.record({
        title: words,
        siteName: orNull(words),
        byline: fc.array(words, { maxLength: 3 }),
        published: orNull(fc.oneof(date, fc.constant('2026-03-12'))),
        lang: fc.constantFrom('en', 'ur', 'pt-br', 'und'),
        created: date,
        visited: date,
        annotations: fc.array(facts, { minLength: 1, maxLength: maxAnnotations }),
      }),
      { maxLength: maxArticles },
    )
    .map((articles) => {
      let number = 0;
      return articles.map(({ annotations, ...record }, index) => {
        const url = `https://ledger.example/${String(index).padStart(6, '0')}`;
        return {
          article: { key: url, url, ...record },
          annotations: annotations.map((fact) => annotationOf({ ...fact, number: ++number, source: url })),
        };
      });
    });

/** All of a stream as one text. */
export async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  const parts: string[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return parts.join('');
}
