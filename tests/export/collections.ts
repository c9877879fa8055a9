/** Collections for tests: one to read, and generated ones with everything that a reader or a page may bring. */
import fc from 'fast-check';
import { newAnnotation, revised } from '@/lib/annotation';
import type { ExportWords, KeptArticle } from '@/lib/export';
import type { Annotation, ArticleRecord, ClaimStatus, Correction, Finding, HighlightColor, Stance } from '@/lib/model';

export const WORDS: ExportWords = {
  lang: 'en',
  title: 'Kept passages',
  note: 'Note:',
  tags: 'Tags:',
  openArticle: 'in the article',
  untitled: 'Untitled article',
  sentence: 'The article says:',
  status: 'Your check:',
  statuses: {
    open: 'Open',
    checking: 'Being checked',
    supported: 'Supported',
    disputed: 'Disputed',
    'no-verdict': 'No verdict',
  },
  accessed: 'Read on {date}',
  whole: 'The whole article',
  asRead: 'The article as it was read on {date}',
  digest: 'SHA-256 of the text',
  archived: 'Archived copy:',
  claim: {
    lang: 'en',
    leads: {
      says: '{speaker} says:',
      denies: '{speaker} denies:',
      questions: '{speaker} questions:',
      asks: '{speaker} asks:',
      promises: '{speaker} promises:',
      warns: '{speaker} warns:',
      unknown: 'Reported from {speaker}:',
    },
    named: '{name}, {role}',
    somebody: 'Somebody unnamed',
  },
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
  readonly correction?: Correction | null;
  readonly status?: ClaimStatus | null;
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
  correction = null,
  status = null,
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
  const noted = note === '' && tags.length === 0 ? made : revised(made, { note, tags }, '2026-03-14T07:00:00.000Z');
  return { ...noted, ...(correction === null ? {} : { correction }), ...(status === null ? {} : { status }) };
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
        stance: 'says',
        sentence: '“We cannot tie boats to it,” said Leonie Marchetti-Vance, a spokeswoman.',
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
    'a;=1+1\t"@SUM(A1)\n-2|+3',
    '{:DOI: 10.1/x} type: book',
    '}} , @misc{x, note = "a"}',
    'Well,” said X. “Then',
    '![x](https://evil.example/x.png)',
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

const speaker = fc
  .record({
    name: words.filter((text) => text !== ''),
    role: orNull(words),
    kind: orNull(fc.constantFrom('person' as const, 'organisation' as const)),
  })
  .map(({ name, role, kind }) => ({ name, role, ...(kind === null ? {} : { kind }) }));

const stance = fc.constantFrom<Stance>('says', 'denies', 'questions', 'asks', 'promises', 'warns');

const finding: fc.Arbitrary<Finding> = fc.oneof(
  fc.constant(PASSAGE),
  fc
    .record({
      kind: fc.constantFrom('quotation' as const, 'key-point' as const),
      form: orNull(fc.constantFrom('direct' as const, 'mixed' as const, 'indirect' as const)),
      speaker: orNull(speaker),
      cue: orNull(words),
      stance: orNull(stance),
      contents: orNull(fc.array(words, { minLength: 2, maxLength: 3 })),
      sentence: orNull(words),
      confidence: orNull(fc.double({ min: 0, max: 1, noNaN: true })),
    })
    .map(({ stance, contents, sentence, ...rest }) => ({
      ...rest,
      ...(stance === null ? {} : { stance }),
      ...(contents === null ? {} : { contents }),
      ...(sentence === null ? {} : { sentence }),
    })),
);

const correction: fc.Arbitrary<Correction> = fc.oneof(
  fc.constant({}),
  orNull(speaker).map((speaker) => ({ speaker })),
);

const status = fc.constantFrom<ClaimStatus>('open', 'checking', 'supported', 'disputed', 'no-verdict');

const facts = fc.record({
  exact: words.filter((text) => text.trim() !== ''),
  note: fc.oneof(fc.constant(''), words),
  tags: fc.array(words, { maxLength: 3 }),
  color,
  finding,
  correction: orNull(correction),
  status: orNull(status),
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
        published: orNull(
          fc.oneof(
            date,
            fc.constantFrom('2026-03-12', '2024}}@a{b', '0000-01-01', '2026-13-01', '2026-02-30', '12 May\nER  - '),
          ),
        ),
        lang: fc.constantFrom('en', 'ur', 'pt-br', 'de', 'fr', 'und'),
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
