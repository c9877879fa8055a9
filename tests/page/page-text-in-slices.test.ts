import { describe, expect, test } from 'vitest';
import { readPageText, readPageTextIn } from '@/lib/page/page-text';
import type { Slices } from '@/lib/slices';
import { AT_ONCE } from '../at-once';
import { documentOf, paragraphs, storyPage } from './documents';

const HTML = storyPage(`<article><h1>Night ferry</h1>${paragraphs()}${paragraphs()}${paragraphs()}</article>`);

/** Lets `meanwhile` happen after each step, as a page's own program may. */
function letting(meanwhile: (step: number) => void): Slices & { readonly steps: () => number } {
  let count = 0;
  return {
    breathe: async () => undefined,
    run: async (steps) => {
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done === true) return step.value;
        count += 1;
        meanwhile(count);
        // Observers are told before the next step.
        await Promise.resolve();
      }
    },
    steps: () => count,
  };
}

const viewOf = (document: Document): Window & typeof globalThis => {
  const { defaultView } = document;
  if (defaultView === null) throw new Error('no window');
  return defaultView;
};

describe('a page’s text, read in slices', () => {
  test('is the same as at once', async () => {
    const document = documentOf(HTML);
    const slices = letting(() => undefined);
    const { text, map } = await readPageTextIn(slices, viewOf(document));
    expect(text).toBe(readPageText(document).text);
    expect(map.rangesOf({ start: 0, end: text.length }).map(String).join('')).toContain('Night ferry');
    expect(slices.steps()).toBeGreaterThan(5);
    expect((await readPageTextIn(AT_ONCE, viewOf(document))).text).toBe(text);
  });

  test.each([1, 3, 8])('is that of the page as it is then, where it changes after step %i', async (at) => {
    const document = documentOf(HTML);
    const slices = letting((step) => {
      if (step !== at) return;
      document.querySelector('p')?.remove();
      document.querySelector('article')?.append('And one more word.');
    });
    const { text } = await readPageTextIn(slices, viewOf(document));
    expect(text).toContain('And one more word.');
    expect(text).toBe(readPageText(document).text);
  });

  test('ends on a page that moves what is read next', async () => {
    const document = documentOf(HTML);
    const slices = letting(() => {
      const article = document.querySelector('article');
      for (const child of [...(article?.childNodes ?? [])]) article?.append(child);
      article?.append(document.createElement('p'));
    });
    const { text } = await readPageTextIn(slices, viewOf(document));
    expect(text).toBe(readPageText(document).text);
    expect(slices.steps()).toBe(1);
  });
});
