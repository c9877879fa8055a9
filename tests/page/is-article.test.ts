import { describe, expect, test } from 'vitest';
import { isArticle } from '@/lib/page/is-article';
import { documentOf, paragraphs, storyPage } from './documents';

const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const links = '<a href="/x">x</a>'.repeat(900);

describe('isArticle', () => {
  const accepted: readonly [string, string][] = [
    ['news in JSON-LD', storyPage('<p>Short.</p>', ld({ '@type': 'ReportageNewsArticle' }))],
    ['a live blog', storyPage('<p>Short.</p>', ld({ '@graph': [{ '@type': ['LiveBlogPosting'] }] }))],
    [
      'shared as an article, with a date',
      storyPage('<p>Short.</p>', '<meta property="og:type" content="article"><meta name="date" content="2026-01-01">'),
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
    expect(isArticle(documentOf(html))).toBe(true);
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
    expect(isArticle(documentOf(html, url))).toBe(false);
  });
});
