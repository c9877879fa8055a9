import { describe, expect, test } from 'vitest';
import { readArticle } from '@/lib/page/read-article';
import { expectedOf, goldenSlugs, openGoldenPage, readGolden } from './golden';

const collapsed = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe.each(goldenSlugs())('golden page %s', (slug) => {
  test('is read as its golden says; a missing golden fails', async () => {
    const expected = expectedOf(slug);
    expect(
      expected,
      `tests/pages/${slug}/expected.json is missing: run tests/pages/update.ts and look at it`,
    ).not.toBeNull();
    const page = await openGoldenPage(slug);
    expect(await readGolden(page.document, page.url)).toEqual(expected);
    page.close();
  });

  test('maps exactly, and is not changed by being read', async () => {
    const page = await openGoldenPage(slug);
    const before = page.document.documentElement.outerHTML;
    const reading = readArticle(page.document, { url: page.url });
    for (const block of reading?.article.blocks ?? []) {
      const live = reading?.map.rangesOf(block).map(String).join('') ?? '';
      const read = reading?.article.text.slice(block.start, block.end) ?? '';
      expect(collapsed(live).replace(/ /g, '')).toBe(read.replace(/ /g, ''));
    }
    expect(page.document.documentElement.outerHTML).toBe(before);
    page.close();
  });
});

test('there are enough golden pages of either sort', () => {
  const goldens = goldenSlugs().map((slug) => expectedOf(slug));
  expect(goldens.filter((golden) => golden?.isArticle === true).length).toBeGreaterThanOrEqual(8);
  expect(goldens.filter((golden) => golden?.isArticle === false).length).toBeGreaterThanOrEqual(3);
});
