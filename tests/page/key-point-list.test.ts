import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readArticle } from '@/lib/page/read-article';

const STORY = [
  'The ferry to Quill Island will stop running in November, the harbour board decided on Tuesday after a long debate.',
  'The boat is forty years old, and its licence ends with the year. A new one would cost six million crowns.',
  'Islanders had asked for a vote of their own, which the board refused without giving a reason for it.',
]
  .map((text) => `<p>${text}</p>`)
  .join('');
const LIST =
  '<ul><li>The ferry to Quill Island stops in November.</li><li>A new boat would cost six million crowns.</li></ul>';

const bulletsIn = (page: string) => {
  const { document } = new JSDOM(`<title>Ferry stops</title><body>${page}</body>`).window;
  return readArticle(document, { url: 'https://ledger.example/ferry' })?.article.bullets.map(({ text }) => text) ?? [];
};
const story = `<main><article><h1>Ferry stops</h1>${STORY}</article></main>`;

describe("the publisher's list outside the story", () => {
  test.each([
    ['a sidebar, announced as key points', `${story}<aside class="sidebar"><h3>Key points</h3>${LIST}</aside>`, 2],
    ['a box before the story', `<div class="box"><h4>KEY POINTS</h4>${LIST}</div>${story}`, 2],
    ['a sidebar, announced as nothing', `${story}<aside class="sidebar"><h3>From the islands</h3>${LIST}</aside>`, 0],
    [
      'a part of related stories, whatever its heading',
      `${story}<div class="related-stories"><h3>Key points</h3>${LIST}</div>`,
      0,
    ],
  ])('in %s', (_, page, count) => {
    expect(bulletsIn(page)).toHaveLength(count);
  });
});
