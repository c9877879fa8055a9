import { describe, expect, test } from 'vitest';
import type { Article } from '@/lib/model';
import { digestOf, paragraphChanges } from '@/lib/text/article-digest';

const NOW = '2026-03-12T09:00:00.000Z';

function articleOf(paragraphs: readonly string[], title = 'Ferry stops'): Article {
  const text = paragraphs.join('\n\n');
  let start = 0;
  const blocks = paragraphs.map((paragraph) => {
    const block = { kind: 'paragraph' as const, start, end: start + paragraph.length };
    start = block.end + 2;
    return block;
  });
  return {
    url: 'https://ledger.example/ferry',
    title,
    byline: [],
    siteName: null,
    published: null,
    lang: 'en',
    text,
    blocks,
    bullets: [],
  };
}

const A = 'The ferry stops at midnight.';
const B = '“We cannot sail an empty boat,” she said.';
const C = 'Nurses will sleep at the customs house.';
const D = 'A petition was handed over.';

describe('what changed in an article', () => {
  test.each([
    ['nothing', [A, B, C], [A, B, C], [0, 0, 0]],
    ['typography is nothing', [A, B, C], [A, '"We cannot sail an empty boat," she said.', C], [0, 0, 0]],
    ['a paragraph has other words', [A, B, C], [A, B.replace('empty', 'idle'), C], [1, 0, 0]],
    ['C2 two have, side by side', [A, B, C, D], [A, 'x', 'y', D], [2, 0, 0]],
    ['a paragraph came', [A, B], [A, C, B], [0, 1, 0]],
    ['the first did', [A, B], [C, A, B], [0, 1, 0]],
    ['a paragraph went', [A, B, C], [A, C], [0, 0, 1]],
    ['C2 one was changed and one came', [A, B, C], [A, 'x', 'y', C], [1, 1, 0]],
    ['C2 one went here and one came there', [A, B, C, D], [A, C, 'x', D], [0, 1, 1]],
    ['C1 a paragraph moved', [A, B, C], [B, C, A], [0, 0, 0]],
    ['one of two copies went', [A, A, B], [A, B], [0, 0, 1]],
    ['everything is another article', [A, B], ['x', 'y', 'z'], [2, 1, 0]],
    ['everything went', [A, B], [], [0, 0, 2]],
  ])('%s', (_, before, after, [changed, added, removed]) => {
    const digest = JSON.parse(JSON.stringify(digestOf(articleOf(before), NOW)));
    expect(paragraphChanges(digest, articleOf(after))).toEqual({ changed, added, removed });
  });

  test('a digest is small, and holds no words of the article but its headline', () => {
    const paragraphs = Array.from({ length: 2000 }, (_, i) => `Paragraph number ${i}, ${A}`);
    const digest = digestOf(articleOf(paragraphs), NOW);
    expect(JSON.stringify(digest).length).toBeLessThan(10_000);
    expect(JSON.stringify(digest)).not.toContain('midnight');
    expect(digest).toMatchObject({ taken: NOW, title: 'Ferry stops', modified: null });
  });
});
