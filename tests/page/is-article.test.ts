import { describe, expect, test } from 'vitest';
import { readHead } from '@/lib/page/head';
import { isArticle, lengthOf } from '@/lib/page/is-article';
import { documentOf, paragraphs, storyPage } from './documents';

const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const links = '<a href="/x">x</a>'.repeat(900);

describe('isArticle', () => {
  const accepted: readonly [string, string][] = [
    ['news in JSON-LD', storyPage('<p>Short.</p>', ld({ '@type': 'ReportageNewsArticle' }))],
    [
      'news that is sold in a subscription',
      storyPage('<p>Short.</p>', ld({ '@type': 'NewsArticle', isPartOf: { '@type': ['CreativeWork', 'Product'] } })),
    ],
    ['a live blog', storyPage('<p>Short.</p>', ld({ '@graph': [{ '@type': ['LiveBlogPosting'] }] }))],
    [
      'shared as an article, with a date',
      storyPage('<p>Short.</p>', '<meta property="og:type" content="article"><meta name="date" content="2026-01-01">'),
    ],
    [
      'a type whose letters are written as numbers',
      storyPage('<p>Short.</p>', '<script type="application/ld+json">{"@type":"News\\u0041rticle"}</script>'),
    ],
    [
      'a date under any name, in any case',
      storyPage(
        '<p>Short.</p>',
        '<meta property=" OG:Type" content="Article"><meta name="DC.date.issued" value="2026">',
      ),
    ],
    ['no word about itself, but a date and paragraphs', storyPage(`<time>1 May 2026</time>${paragraphs()}`)],
    [
      'the same as text parted by line breaks',
      storyPage(
        `<time>1 May 2026</time><div>${paragraphs().replaceAll('<p>', '').replaceAll('</p>', '<br><br>')}</div>`,
      ),
    ],
  ];
  test.each(accepted)('accepts %s', (_name, html) => {
    const document = documentOf(html);
    expect(isArticle(document)).toBe(true);
    expect(isArticle(document, { head: readHead(document) })).toBe(true);
  });

  const refused: readonly [string, string, string?][] = [
    ['an empty page', storyPage('')],
    ['a product', storyPage(paragraphs(), ld({ '@type': 'Product' }))],
    ['a collection', storyPage(paragraphs(), ld([{ '@type': 'CollectionPage' }, { '@type': 'ItemList' }]))],
    [
      'a front page that shows the news',
      storyPage(paragraphs(), `${ld({ '@type': 'NewsArticle' })}<link rel="canonical" href="https://paper.example/">`),
    ],
    ['a forum', storyPage(`<time>1 May 2026</time>${paragraphs()}`), 'https://boat.example/forum/viewtopic.php?t=1'],
    ['a page of links', storyPage(`<time>1 May 2026</time>${paragraphs()}${links}`)],
    ['undated paragraphs', storyPage(paragraphs())],
    ['broken JSON-LD', storyPage('<p>x</p>', '<script type="application/ld+json">{"@type":"NewsArticle"</script>')],
  ];
  test.each(refused)('refuses %s', (_name, html, url) => {
    const document = documentOf(html, url);
    expect(isArticle(document)).toBe(false);
    expect(isArticle(document, { head: readHead(document) })).toBe(false);
  });
});

describe('lengthOf', () => {
  test('counts letters, without white space that nobody sees', () => {
    expect(lengthOf('  one \n\t two ')).toBe('one two'.length);
    expect(lengthOf(null)).toBe(0);
  });

  test('a character of every script that writes words in one says as much as three letters, one that is a syllable as two', () => {
    const dense = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]$/u;
    const syllable = /^[가-힣]$/;
    const wrong: string[] = [];
    for (let code = 0; code < 0x110000; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const character = String.fromCodePoint(code);
      if (character.trim() === '') continue;
      if (lengthOf(character) !== character.length + (dense.test(character) ? 2 : syllable.test(character) ? 1 : 0))
        wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});
