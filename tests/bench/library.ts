/**
 * What the library costs with a large collection, in real Chromium: the time until its first rows are there, and until
 * the answer to each key of a search, against the empty library in the same run.
 */
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { launch } from '../e2e/driver';
import { until } from '../e2e/until';
import { QUERIES } from './collection';
import type { Searched } from './library-page';
import { inPageScript } from './script';

const ANNOTATIONS = 5000;
const PER_ARTICLE = 5;
const LOADS = 15;

/** Runs before the page's own scripts: notes when the first words, or the word that there are none, are laid out. */
export function watch(): void {
  const observer = new MutationObserver(() => {
    const shown = document.querySelector<HTMLElement>('.pm-entry-row .pm-row-body, .pm-notice');
    if (shown === null || shown.offsetHeight === 0) return;
    observer.disconnect();
    Object.assign(window, { shownAfter: performance.now() });
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Whether the whole collection is read: before, nothing is counted. */
export const untilWhole = (page: Page): Promise<unknown> =>
  until(
    'the library is whole',
    () =>
      page.evaluate(
        `document.querySelector('.pm-notice') !== null || /\\d|\\p{Nd}/u.test(document.querySelector('main [role="status"]')?.textContent ?? '')`,
      ),
    120_000,
  );

export const at = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

export async function benchLibrary(root: string): Promise<void> {
  const driver = await launch('chromium', { extension: path.join(root, '.output/chrome-mv3') });
  try {
    const page = await driver.own('library.html');
    await page.evaluateOnNewDocument(watch);
    const loads = async (which: Page): Promise<readonly number[]> => {
      const times: number[] = [];
      // The first load warms up: files and database are read from the disk.
      for (let load = 0; load <= LOADS; load += 1) {
        await which.reload();
        const time = await until('the library is shown', () => which.evaluate('window.shownAfter ?? null'));
        if (load > 0) times.push(Number(time));
        // What is read after the first rows is not to be in the way of the next load's.
        await untilWhole(which);
      }
      return times;
    };
    const empty = await loads(page);
    const code = await inPageScript(root, 'storage-page.ts');
    await page.evaluate(code);
    await page.evaluate(`bench.fill(${ANNOTATIONS}, ${PER_ARTICLE})`);
    const full = await loads(page);
    await untilWhole(page);
    await page.evaluate(code);
    const { times: keys, found } = (await page.evaluate(`bench.search(${JSON.stringify(QUERIES)})`)) as Searched;
    process.stderr.write(`${QUERIES.map((query, index) => `${query}: ${found[index] ?? ''}`).join('\n')}\n`);
    const median = at(empty, 0.5);
    const row = (name: string, values: readonly number[]) =>
      `| ${name} | ${(at(values, 0.5) / median).toFixed(2)} | ${(at(values, 0.95) / median).toFixed(2)} | ${at(values, 0.5).toFixed(1)} | ${at(values, 0.95).toFixed(1)} |\n`;
    process.stdout.write(
      `${ANNOTATIONS} annotations in ${ANNOTATIONS / PER_ARTICLE} articles; ratios to the empty library\n\n`,
    );
    process.stdout.write('| | median | p95 | ms, median | ms, p95 |\n|---|---|---|---|---|\n');
    process.stdout.write(row(`empty library, shown (${LOADS} loads)`, empty));
    process.stdout.write(row(`first rows (${LOADS} loads)`, full));
    process.stdout.write(row(`answer to a key of a search (${keys.length} keys)`, keys));
  } finally {
    await driver.close();
  }
}
