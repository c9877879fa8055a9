import { describe, expect, test } from 'vitest';
import { readHead } from '@/lib/page/head';
import { metadataOf } from '@/lib/page/metadata';
import { documentOf } from './documents';

const URL = 'https://www.paper.example/a/story';
const read = (head: string, body: string, lang = 'en') =>
  metadataOf(
    readHead(documentOf(`<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`, URL)),
    URL,
  );
const ld = (value: object) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const by = (authors: unknown) => ld({ '@type': 'NewsArticle', headline: 'Boat', author: authors });
const printed = (text: string, name = 'byline') => `<h1>Boat sinks slowly</h1><div class="${name}">${text}</div>`;

describe('a byline as it is printed', () => {
  test.each<[string, readonly string[]]>([
    ['By Ada Rooke', ['Ada Rooke']],
    ['Words by: Ada Rooke', ['Ada Rooke']],
    ['By Ada Rooke, Bo Lind and Cy Marr', ['Ada Rooke', 'Bo Lind', 'Cy Marr']],
    ['Ada Rooke & Bo Lind', ['Ada Rooke', 'Bo Lind']],
    ['Ada Rooke; Bo Lind', ['Ada Rooke', 'Bo Lind']],
    ['By Ada Rooke and Ada Rooke', ['Ada Rooke']],
    ['By Ada Rooke | Harbour editor', ['Ada Rooke']],
    ['By Ada Rooke • 5 minutes', ['Ada Rooke']],
    ['By Ada Rooke – The Harbour Ledger', ['Ada Rooke']],
    ['By Ada Rooke (text)', ['Ada Rooke']],
    ['By Ada Rooke @adarooke', ['Ada Rooke']],
    ['By Ada Rooke ada@paper.example', ['Ada Rooke']],
    ['By Ada Rooke 12 March 2026', ['Ada Rooke']],
    ['By Ada Rooke on Friday March 12', ['Ada Rooke']],
    // The last of several authors is joined by "and"; where there is only a comma, a place follows the name.
    ['By Ada Rooke, Little Quarn', ['Ada Rooke']],
    ['Ada Rooke, Bo Lind', ['Ada Rooke', 'Bo Lind']],
    // Lines that name nobody.
    ['By admin', []],
    ['12 March 2026', []],
    ['By A', []],
    ['What the harbour board says about the old ferry', []],
    [`By ${'Ada Rooke '.repeat(20)}`, []],
    ['', []],
  ])('%j', (text, names) => {
    expect(read('', printed(text)).byline).toEqual(names);
  });

  test.each<[string, string, string, readonly string[]]>([
    ['names that are links, before a role', 'By <a href="/a">Ada Rooke</a>, Harbour Editor', 'en', ['Ada Rooke']],
    [
      'names that are links, and one that is none',
      'By <a href="/a">Ada Rooke</a>, Bo Lind and Cy Marr',
      'en',
      ['Ada Rooke', 'Bo Lind', 'Cy Marr'],
    ],
    ['a German day', 'Von Ada Rooke, Freitag, 6. März', 'de', ['Ada Rooke']],
    ['French words around it', 'Par Ada Rooke et Bo Lind', 'fr', ['Ada Rooke', 'Bo Lind']],
  ])('%s', (_, text, lang, names) => {
    expect(read('', printed(text), lang).byline).toEqual(names);
  });

  test.each<[string, string, readonly string[]]>([
    [
      'marked for machines before named by a class',
      `${printed('By Bo Lind')}<a rel="author" href="/a">Ada Rooke</a>`,
      ['Ada Rooke'],
    ],
    [
      'what a machine reads before what is shown',
      '<h1>Boat</h1><span itemprop="author" content="Ada Rooke">A. R.</span>',
      ['Ada Rooke'],
    ],
    [
      'of neighbours all',
      '<h1>Boat</h1><a rel="author" href="/a">Ada Rooke</a><a rel="author" href="/b">Bo Lind</a>',
      ['Ada Rooke', 'Bo Lind'],
    ],
    [
      'in a line of its own under the headline',
      '<h1>Boat sinks slowly</h1><p>By Ada Rooke</p><p>The boat sank.</p>',
      ['Ada Rooke'],
    ],
    ['a bold name alone', '<h1>Boat sinks slowly</h1><p><b>Ada Rooke</b></p><p>The boat sank.</p>', ['Ada Rooke']],
    ['a name alone that is not bold', '<h1>Boat sinks slowly</h1><p>Ada Rooke</p><p>The boat sank.</p>', []],
    ['a caption’s', '<h1>Boat</h1><figure><span class="author">Ada Rooke</span></figure>', []],
    ['another story’s', '<h1>Boat</h1><aside><span class="author">Ada Rooke</span></aside>', []],
    ['a quoted post’s', '<h1>Boat</h1><blockquote><span class="author">Ada Rooke</span></blockquote>', []],
    ['a menu’s', '<nav><span class="author">Ada Rooke</span></nav><h1>Boat</h1>', []],
  ])('%s', (_, body, names) => {
    expect(read('', body).byline).toEqual(names);
  });
});

describe('a byline as the page states it', () => {
  const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
  test.each<[string, string, readonly string[]]>([
    ['JSON-LD before meta', by({ name: 'Ada Rooke' }) + meta('author', 'Bo Lind'), ['Ada Rooke']],
    [
      'meta, where it has those of JSON-LD and more',
      by({ name: 'Ada Rooke' }) + meta('author', 'Ada Rooke, Bo Lind'),
      ['Ada Rooke', 'Bo Lind'],
    ],
    [
      'JSON-LD, where meta has more but not the same',
      by({ name: 'Ada Rooke' }) + meta('author', 'Bo Lind, Cy Marr'),
      ['Ada Rooke'],
    ],
    ['any spelling of the field', meta('parsely-author', 'Ada Rooke'), ['Ada Rooke']],
    ['a field that is another’s', meta('twitter:creator', 'Ada Rooke'), []],
    ['an account', meta('author', '@adarooke'), []],
    ['an address', meta('author', 'https://paper.example/ada'), []],
    ['nobody’s account, where there is a name', by([{ name: 'Staff Writer' }, { name: 'Ada Rooke' }]), ['Ada Rooke']],
    [
      'the publisher, where there is a name',
      ld({ '@type': 'NewsArticle', author: [{ name: 'Paper' }, { name: 'Ada Rooke' }], publisher: { name: 'Paper' } }),
      ['Ada Rooke'],
    ],
    ['a mail address', by({ name: 'ada.paper.com' }) + meta('author', 'Ada Rooke'), ['Ada Rooke']],
    [
      'twelve names at most',
      by({ name: Array.from({ length: 20 }, (_, at) => `Ada ${'abcdefghijklmnopqrst'.charAt(at)}x Rooke`).join(', ') }),
      expect.objectContaining({ length: 12 }) as never,
    ],
  ])('%s', (_, head, names) => {
    expect(read(head, '').byline).toEqual(names);
  });
});

describe('the date that is printed', () => {
  const published = (body: string, head = '', url = URL) =>
    metadataOf(
      readHead(documentOf(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`, url)),
      url,
    ).published;
  test.each<[string, string, string | null]>([
    ['for machines before what is shown', '<time datetime="2026-03-12">yesterday, 1 May 2020</time>', '2026-03-12'],
    ['as an older mark', '<abbr title="2026-03-12">yesterday</abbr>', '2026-03-12'],
    ['in a class that says so', '<span class="published">12 March 2026</span>', '2026-03-12'],
    ['of the first', '<time>12 March 2026</time><time>13 March 2026</time>', '2026-03-12'],
    ['not of another story', '<aside><time>12 March 2026</time></aside>', null],
    ['not of a comment', '<div class="comment"><time>12 March 2026</time></div>', null],
    [
      'not in a text',
      `<div class="date">${'The harbour board met again and again. '.repeat(12)} 12 March 2026</div>`,
      null,
    ],
    [
      'in a line under the headline',
      '<h1>Boat sinks slowly</h1><p>12 March 2026</p><p>The boat sank.</p>',
      '2026-03-12',
    ],
  ])('%s', (_, body, date) => {
    expect(published(body)).toBe(date);
  });

  test.each<[string, string | null]>([
    ['https://paper.example/2026/03/12/boat', '2026-03-12'],
    ['https://paper.example/2026-3-2-boat', '2026-03-02'],
    ['https://paper.example/20260312/boat', '2026-03-12'],
    ['https://paper.example/2026/13/12/boat', null],
    ['https://paper.example/12026/03/12', null],
    ['https://paper.example/20260312', null],
  ])('in the address %s', (url, date) => {
    expect(published('', '', url)).toBe(date);
  });

  test('a change is better than what is printed, and a publication better than a change', () => {
    const changed = '<meta property="og:updated_time" content="2026-03-13">';
    expect(published('<time>12 March 2026</time>', changed)).toBe('2026-03-13');
    expect(published('', `${changed}<meta name="DC.Date.Published" content="2026-03-11">`)).toBe('2026-03-11');
  });
});
