/** The work of reading a page grows no faster than the page, wherever it has a text as nobody writes it. */
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readHead } from '@/lib/page/head';
import { isArticle } from '@/lib/page/is-article';
import { metadataOf } from '@/lib/page/metadata';
import { IdentityWatch } from '@/lib/page/page-identity';
import { readPageText } from '@/lib/page/page-text';
import { readArticle } from '@/tests/commands/read-article';
import { expectProportion } from './growth';
import { DIFFERING, ENDED, type HostileText, REPEATED, RUNS } from './inputs';
import { workOf } from './work';

const escaped = (text: string): string =>
  text.replaceAll('\0', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const PROSE = 'The ferry between Orrin and the mainland will stop at midnight, the harbour board decided on Monday. ';
const STORY = Array.from({ length: 8 }, (_, index) => `<p>${index}. ${PROSE.repeat(3)}</p>`).join('');

/** The places where a page may have such a text. */
const PLACES: Readonly<Record<string, (text: string) => { readonly head?: string; readonly body?: string }>> = {
  title: (text) => ({ head: `<title>${escaped(text)}</title>` }),
  headings: (text) => ({
    head: `<title>${escaped(text)}</title>`,
    body: `<h1>${escaped(text)}</h1>${`<h1>${escaped(text.slice(0, 40))}</h1>`.repeat(Math.floor(text.length / 40))}`,
  }),
  meta: (text) => ({
    head: ['og:title', 'og:url', 'og:site_name', 'author', 'article:published_time', 'date', 'language', 'og:type']
      .map((name) => `<meta property="${name}" content="${escaped(text)}">`)
      .join(''),
  }),
  'names of meta': (text) => ({ head: `<meta name="${escaped(text)}" content="A">`.repeat(3) }),
  canonical: (text) => ({ head: `<link rel="canonical" href="/${escaped(text)}">` }),
  byline: (text) => ({
    body: `<p class="byline author date">${escaped(text)}</p><time datetime="${escaped(text)}">a</time>`,
  }),
  'JSON-LD': (text) => ({
    head: `<script type="application/ld+json">${JSON.stringify({
      '@type': 'NewsArticle',
      headline: text,
      author: { '@id': text.slice(0, 20), name: text },
      datePublished: text,
      publisher: text,
      inLanguage: text,
      url: text,
    }).replaceAll('<', '\\u003c')}</script>`,
  }),
  'JSON-LD, damaged': (text) => ({
    head: `<script type="application/ld+json">{"@type":"NewsArticle"} ${text.replaceAll('<', ' ')}</script>`,
  }),
  paragraph: (text) => ({ body: `<article>${STORY}<p>${escaped(text)}</p></article>` }),
  lines: (text) => ({
    body: `<article>${STORY}<div>${(escaped(text).match(/.{1,20}/gsu) ?? []).join('<br>')}</div></article>`,
  }),
  'list of key points': (text) => ({
    body: `<article><h2>Key points</h2><ul>${(text.match(/.{1,60}/gsu) ?? []).map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>${STORY}</article>`,
  }),
  'names of elements': (text) => ({
    body: `<article><div class="${escaped(text)}" id="${escaped(text)}" style="${escaped(text)}">${STORY}</div></article>`,
  }),
};

function pageWith(place: string, text: string): Document {
  const { head = '', body = '' } = PLACES[place]?.(text) ?? {};
  const title = head.includes('<title>') ? '' : '<title>Night ferry stops</title>';
  return new JSDOM(`<!doctype html><html lang="en"><head>${title}${head}</head><body>${body}${STORY}</body></html>`, {
    url: 'https://paper.example/2026/03/12/ferry',
  }).window.document;
}

const INPUTS: readonly HostileText[] = [
  ...DIFFERING.slice(0, 4),
  ...RUNS.filter((_, index) => index % 15 === 0),
  ...ENDED.filter((_, index) => index % 13 === 0),
  ...REPEATED.filter((_, index) => index % 25 === 0),
];

describe.each(Object.keys(PLACES))('%s', (place) => {
  test('what the page says of itself', async () => {
    await expectProportion(INPUTS, 800, (input, units) => {
      const document = pageWith(place, input.of(units));
      return workOf(() => {
        isArticle(document);
        metadataOf(readHead(document), document.URL);
        new IdentityWatch(document).now();
      });
    });
  });

  test('the article and the page’s text', async () => {
    const some = INPUTS.filter((_, index) => index % 6 === 0);
    await expectProportion(some, 1000, (input, units) => {
      const document = pageWith(place, input.of(units));
      return workOf(() => {
        readArticle(document);
        readPageText(document);
      });
    });
  });
});

test('data that names itself, or nests without end, is read to its end', () => {
  const deep = `${'{"name":'.repeat(5000)}"A"${'}'.repeat(5000)}`;
  const own = '{"@type":"Person","@id":"a","name":"a"}';
  const script = `[${own},{"@type":"NewsArticle","headline":${deep},"author":"a","publisher":"a"}]`;
  const document = new JSDOM(`<head><script type="application/ld+json">${script}</script></head>`).window.document;
  expect(readHead(document).structured).toMatchObject({ headline: null, authors: ['a'], publisher: 'a' });
});
