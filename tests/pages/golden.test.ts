import { describe, expect, test } from 'vitest';
import { readArticle } from '@/tests/commands/read-article';
import {
  asDifferences,
  type Difference,
  differencesOf,
  expectedOf,
  goldenSlugs,
  openGoldenPage,
  readGolden,
} from './golden';

const collapsed = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe.each(goldenSlugs())('golden page %s', (slug) => {
  test('is read as its golden says, but for the known failures', async () => {
    const expected = expectedOf(slug);
    if (expected === null) throw new Error(`tests/pages/${slug}/expected.json is missing: write down what is right`);
    const page = await openGoldenPage(slug);
    const read = await readGolden(page.document, page.url);
    page.close();
    // A known failure that no longer occurs must be removed from the list; until then the test fails.
    const lines = (differences: readonly Difference[]) =>
      differences.map(({ field, lacks, has }) => JSON.stringify({ field, lacks, has })).sort();
    expect(lines(differencesOf(expected, read))).toEqual(lines(expected.knownFailures.flatMap(asDifferences)));
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

test('every known failure has its reason', () => {
  const failures = goldenSlugs().flatMap((slug) => expectedOf(slug)?.knownFailures ?? []);
  expect(failures.filter(({ reason }) => reason.length < 10)).toEqual([]);
});

test('there are enough golden pages of either sort', () => {
  const goldens = goldenSlugs().map((slug) => expectedOf(slug));
  expect(goldens.filter((golden) => golden?.isArticle === true).length).toBeGreaterThanOrEqual(8);
  expect(goldens.filter((golden) => golden?.isArticle === false).length).toBeGreaterThanOrEqual(3);
});
