import { expect, test } from 'vitest';
import { exportAs } from '@/lib/export';
import { sourceOf } from '@/lib/export/source';
import { ARTICLE, annotationOf, WORDS } from './collections';

const at = (source: string) => annotationOf({ number: 1, exact: 'the words', source });

test.each([
  ['the article’s own', ARTICLE.url, ARTICLE.url],
  ['another page of it', `${ARTICLE.url}/2`, `${ARTICLE.url}/2`],
  ['another site', 'https://copy.example/wall', 'https://copy.example/wall'],
])('a link to kept words leads to %s', (_, source, expected) => {
  expect(sourceOf(at(source), ARTICLE)).toBe(expected);
});

test('nothing of a record without an address of the web is a link', () => {
  expect(sourceOf(at(ARTICLE.url), { url: 'javascript:alert(1)' })).toBe('javascript:alert(1)');
});

test.each(['markdown', 'csv', 'html', 'claim', 'web-annotation', 'hypothesis'] as const)(
  'in %s every passage leads to where it was read',
  async (format) => {
    const source = 'https://ledger.example/wall/2';
    let text = '';
    for await (const part of exportAs(format, [{ article: ARTICLE, annotations: [at(source)] }], { words: WORDS }))
      text += part;
    expect(text).toContain(source);
  },
);
