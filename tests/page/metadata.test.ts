import { describe, expect, test } from 'vitest';
import { dateIn } from '@/lib/outline/written-date';
import { readHead } from '@/lib/page/head';
import { metadataOf } from '@/lib/page/metadata';
import { documentOf } from './documents';

const metadata = (head: string, body = '', html = 'lang="en"', url = 'https://www.paper.example/a/story?id=1') =>
  metadataOf(
    readHead(documentOf(`<!doctype html><html ${html}><head>${head}</head><body>${body}</body></html>`, url)),
    url,
  );
const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('the date of the last change', () => {
  test.each([
    [
      'of JSON-LD',
      ld({ '@type': 'NewsArticle', headline: 'Boat', dateModified: '2026-03-12T09:00:00Z' }),
      '2026-03-12T09:00:00Z',
    ],
    [
      'of a meta element',
      '<meta property="article:modified_time" content="2026-03-12T10:30:00+01:00">',
      '2026-03-12T10:30:00+01:00',
    ],
    ['none', '<meta property="article:published_time" content="2026-03-11T08:00:00Z">', null],
    ['no date', '<meta property="article:modified_time" content="yesterday">', null],
  ])('%s', (_, head, expected) => {
    expect(metadata(head).modified).toBe(expected);
  });
});

describe('title', () => {
  const cases: readonly [string, string, string, string][] = [
    [
      'the heading that the title has too',
      '<title>Boat sinks slowly | Paper</title>',
      '<h1>Paper</h1><h1>Boat sinks slowly</h1>',
      'Boat sinks slowly',
    ],
    ['the only heading', '<title>Paper</title>', '<h1>Boat&nbsp;sinks <b>slowly</b></h1>', 'Boat sinks slowly'],
    [
      'without the heading’s kicker',
      '<title>Boat sinks slowly - Paper</title><meta property="og:title" content="Boat sinks slowly">',
      '<h1><small>Harbour:</small> Boat sinks slowly</h1>',
      'Boat sinks slowly',
    ],
    [
      'JSON-LD where there is no heading',
      `<title>x</title>${ld({ '@type': 'NewsArticle', headline: 'Boat &quot;sinks&quot;' })}`,
      '',
      'Boat "sinks"',
    ],
    ['the title without the site', '<title>Boat sinks slowly | Paper</title>', '', 'Boat sinks slowly'],
  ];
  test.each(cases)('%s', (_name, head, body, expected) => {
    expect(metadata(head, body).title).toBe(expected);
  });
});

describe('byline', () => {
  const cases: readonly [string, string, string, readonly string[]][] = [
    [
      'JSON-LD',
      ld({ '@type': 'NewsArticle', author: [{ name: 'Ada Rooke' }, { name: 'Bo Lind' }] }),
      '',
      ['Ada Rooke', 'Bo Lind'],
    ],
    [
      'an author that JSON-LD only refers to',
      ld({
        '@graph': [
          { '@id': '#a', '@type': 'Person', name: 'Ada Rooke' },
          { '@type': 'NewsArticle', author: { '@id': '#a' } },
        ],
      }),
      '',
      ['Ada Rooke'],
    ],
    ['meta, names parted', '<meta name="author" content="By Ada Rooke and Bo Lind">', '', ['Ada Rooke', 'Bo Lind']],
    ['as printed, up to the date', '', '<div class="byline">Von Ada Rooke | 1. Mai 2026</div>', ['Ada Rooke']],
    [
      'printed rather than the site’s own name',
      '<meta property="og:site_name" content="Paper"><meta name="author" content="Paper">',
      '<a rel="author" href="/a">Ada Rooke</a>',
      ['Ada Rooke'],
    ],
    [
      'the site’s name where nobody is named',
      '<meta property="og:site_name" content="Paper"><meta name="author" content="Paper">',
      '',
      ['Paper'],
    ],
    ['never a commenter', '', '<div class="comment"><span class="author">troll</span></div>', []],
    ['never an address', '<meta name="article:author" content="https://face.example/paper">', '', []],
  ];
  test.each(cases)('%s', (_name, head, body, expected) => {
    expect(metadata(head, body).byline).toEqual(expected);
  });
});

describe('date', () => {
  const cases: readonly [string, string | null][] = [
    ['2026-01-08T18:05:00+05:00', '2026-01-08T18:05:00+05:00'],
    ['2026-01-08 18:05', '2026-01-08T18:05:00'],
    ['2026-01-08T18:05:00.123+0500', '2026-01-08T18:05:00+05:00'],
    ['20260108', '2026-01-08'],
    ['Thu Jan 08 2026', '2026-01-08'],
    ['Thursday 8th January 2026', '2026-01-08'],
    ['8 de enero de 2026', '2026-01-08'],
    ['Stand: 19.02.2026, 18:45 Uhr', '2026-02-19'],
    ['2/19/2026', '2026-02-19'],
    ['19/02/2026', '2026-02-19'],
    ['2026年1月8日', '2026-01-08'],
    ['2026-13-45', null],
    ['1 more in 2026', null],
    ['yesterday', null],
  ];
  test.each(cases)('%s', (text, expected) => {
    expect(dateIn(text)).toBe(expected);
  });
  test('JSON-LD before meta before what is printed before the address', () => {
    const meta = '<meta property="article:published_time" content="2026-02-02">';
    const printed = '<time datetime="2026-03-03">3 March</time>';
    expect(metadata(ld({ '@type': 'Article', datePublished: '2026-01-01' }) + meta, printed).published).toBe(
      '2026-01-01',
    );
    expect(metadata(meta, printed).published).toBe('2026-02-02');
    expect(metadata('', printed).published).toBe('2026-03-03');
    expect(metadata('', '', '', 'https://paper.example/2026/04/04/story').published).toBe('2026-04-04');
    expect(metadata('').published).toBeNull();
  });
});

describe('language and address', () => {
  test.each([
    ['lang="pt-BR"', '', 'pt-br'],
    ['', '<meta property="og:locale" content="de_AT">', 'de-at'],
    ['', '<meta http-equiv="Content-Language" content="fr">', 'fr'],
    ['lang="?"', '', 'und'],
  ])('%s %s is %s', (html, head, expected) => {
    expect(metadata(head, '', html).lang).toBe(expected);
  });
  const own = 'https://www.paper.example/a/story?id=1';
  test.each([
    [
      'the canonical link of the same article',
      '<link rel="canonical" href="https://paper.example/quay-wall-cracks-48213">',
      'https://paper.example/quay-wall-cracks-48213',
      'https://www.paper.example/a/story?id=48213',
    ],
    ['not one that nothing agrees with', '<link rel="canonical" href="https://paper.example/theme">', own],
    ['not one to the front page', '<link rel="canonical" href="https://www.paper.example/">', own],
    ['not one to another site', '<link rel="canonical" href="https://other.example/story">', own],
    [
      'nor if og:url names it too',
      '<link rel="canonical" href="https://other.example/s"><meta property="og:url" content="https://other.example/s">',
      own,
    ],
    ['no link that is no web address', '<link rel="canonical" href="javascript:alert(1)">', own],
  ])('%s', (_name, head, expected, url = own) => {
    expect(metadata(head, '', 'lang="en"', url).url).toBe(expected);
  });
});
