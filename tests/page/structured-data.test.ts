import { describe, expect, test } from 'vitest';
import { structuredDataOf, typesIn } from '@/lib/page/structured-data';
import { documentOf } from './documents';

const script = (source: string) => `<script type="application/ld+json">${source}</script>`;
const read = (...scripts: readonly unknown[]) =>
  structuredDataOf(
    documentOf(scripts.map((one) => script(typeof one === 'string' ? one : JSON.stringify(one))).join('')),
  );
const ARTICLE = { '@type': 'NewsArticle', headline: 'Ferry stops' };
const JSON_TEXT = JSON.stringify(ARTICLE);

describe('what a page says of itself in JSON-LD', () => {
  test.each([
    ['as it is', JSON_TEXT],
    ['in a comment', `<!--${JSON_TEXT}-->`],
    ['in a comment, with white space', ` <!-- ${JSON_TEXT} --> `],
    ['in CDATA', `<![CDATA[${JSON_TEXT}]]>`],
    ['in CDATA behind slashes', `// <![CDATA[\n${JSON_TEXT}\n// ]]>`],
    ['in CDATA inside comments', `/* <![CDATA[ */${JSON_TEXT}/* ]]> */`],
    ['with a semicolon at its end', `${JSON_TEXT};`],
    ['with a line break in a string', '{"@type":"NewsArticle","headline":"Ferry\nstops"}'],
  ])('is read %s', (_, source) => {
    expect(read(source)?.headline).toBe('Ferry stops');
  });

  test.each([
    ['half of it', JSON_TEXT.slice(0, -1)],
    ['a comment that closes nothing', `${JSON_TEXT}*/`],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '7'],
    ['no types', '{"headline":"Ferry stops"}'],
  ])('is nothing where it is %s', (_, source) => {
    expect(read(source)).toBeNull();
  });

  test('of something that is no article, only its types', () => {
    expect(read({ '@type': ['Product', 'Thing'], name: 'A boat' })).toEqual({
      ...{ types: ['Product', 'Thing'], headline: null, authors: [], published: null, modified: null },
      ...{ publisher: null, lang: null, url: null },
    });
  });

  test('has the types of everything but of what an article is a part of', () => {
    const nested = { '@graph': [{ '@type': 'WebPage', about: { '@type': 'Thing' } }, ARTICLE] };
    expect(read(nested)?.types).toEqual(['WebPage', 'NewsArticle', 'Thing']);
    expect(typesIn(JSON.stringify({ ...ARTICLE, isPartOf: { '@type': 'Product' } }))).toEqual(['NewsArticle']);
  });

  test.each(['Article', 'NewsArticle', 'Report', 'BlogPosting', 'LiveBlogPosting', 'AnalysisNewsArticle'])(
    'is an article’s as %s',
    (type) => {
      expect(read({ '@type': type, headline: 'Ferry stops' })?.headline).toBe('Ferry stops');
    },
  );

  test('of several articles is the one that says most, and the first of those', () => {
    const fuller = { ...ARTICLE, headline: 'Fuller', datePublished: '2026-01-08' };
    expect(read(ARTICLE, fuller, { ...fuller, headline: 'Later' })?.headline).toBe('Fuller');
  });

  test('gives every field, or what may stand in its place', () => {
    expect(
      read({
        ...ARTICLE,
        author: [{ name: 'Ada Lund' }, 'Per Moe', { '@id': '#ida' }, '#roth', { '@type': 'Person' }],
        ...{ datePublished: '2026-01-08', dateModified: '2026-01-09', publisher: { name: ['The Ledger'] } },
        ...{ inLanguage: { name: 'en' }, mainEntityOfPage: { '@id': 'https://ledger.example/a' } },
        about: [
          { '@id': '#ida', name: 'Ida Berg' },
          { '@id': '#roth', name: 'Roth &amp; Sons' },
        ],
      }),
    ).toMatchObject({
      authors: ['Ada Lund', 'Per Moe', 'Ida Berg', 'Roth & Sons'],
      ...{ published: '2026-01-08', modified: '2026-01-09', publisher: 'The Ledger', lang: 'en' },
      url: 'https://ledger.example/a',
    });
    expect(
      read({ '@type': 'Article', name: 'Named', dateCreated: '2026-01-07', url: 'https://ledger.example/b' }),
    ).toMatchObject({ headline: 'Named', published: '2026-01-07', url: 'https://ledger.example/b', authors: [] });
    expect(read({ ...ARTICLE, headline: ' ', name: { '@value': ['Valued', 'x'] } })?.headline).toBe('Valued');
  });

  test.each([
    ['&#8217;', '’'],
    ['&#x2019;', '’'],
    ['&quot;&apos;&lt;&gt;&nbsp;', '"\'<> '],
    ['&AMP;', '&'],
    ['&unknown;', '&unknown;'],
    ['&#0;', '&#0;'],
    ['&#x10ffff;', '&#x10ffff;'],
    ['&#999999;', '\u{f423f}'],
  ])('%s in it is %j', (reference, character) => {
    expect(read({ ...ARTICLE, headline: `A${reference}B` })?.headline).toBe(`A${character}B`);
  });

  test('is not looked through without end', () => {
    let nested: unknown = 'Deep';
    for (let level = 0; level < 8; level += 1) nested = { name: nested };
    expect(read({ ...ARTICLE, headline: nested })?.headline).toBe('Deep');
    expect(read({ '@type': 'NewsArticle', headline: { name: nested } })?.headline).toBeNull();
    const crowd = Array.from({ length: 3000 }, () => ({ '@type': 'Thing' }));
    expect(read(crowd)?.types).toHaveLength(2000);
  });
});
