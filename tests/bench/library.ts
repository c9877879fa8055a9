/**
 * What the library costs with a large collection, in real Chromium: the time until its first rows are there, and until
 * the answer to each key of a search, against the empty library in the same run.
 */
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { newAnnotation, revised } from '@/lib/annotation';
import type { ArticleRecord } from '@/lib/model';
import { launch } from '../e2e/driver';
import { until } from '../e2e/until';

const ANNOTATIONS = 5000;
const PER_ARTICLE = 5;
const LOADS = 7;
const QUERIES = ['harbour', 'wall survey', 'quillon', '#promises', 'brucke'];

const WORDS =
  'the wall of the inner harbour was built before anybody asked who would pay for it and the survey says that half of it stands on timber while the minister repeats that nothing has been decided'.split(
    ' ',
  );
const PEOPLE = Array.from({ length: 80 }, (_, index) => `Speaker Quillon-${index}`);

/** A collection as rows of the database: invented, and the same in every run. */
function collection() {
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const words = (count: number) => Array.from({ length: count }, () => WORDS[next(WORDS.length)] ?? '').join(' ');
  const now = Date.parse('2026-03-14T09:30:00.000Z');
  const articles: ArticleRecord[] = [];
  const rows = Array.from({ length: ANNOTATIONS }, (_, index) => {
    const at = Math.floor(index / PER_ARTICLE);
    const created = new Date(now - at * 9 * 3_600_000).toISOString();
    const key = `https://site-${at % 40}.example/article-${at}`;
    if (index % PER_ARTICLE === 0) {
      articles.push({
        key,
        url: key,
        title: `Brücke ${at}: ${words(8)}`,
        siteName: `Site ${at % 40}`,
        byline: [],
        published: created.slice(0, 10),
        lang: 'en',
        created,
        visited: created,
      });
    }
    const annotation = revised(
      newAnnotation({
        uuid: `018e3c00-0000-7000-8000-${String(index).padStart(12, '0')}`,
        source: key,
        selectors: [{ type: 'TextQuoteSelector', exact: words(12 + next(40)), prefix: words(5), suffix: words(5) }],
        finding: {
          kind: 'quotation',
          form: 'direct',
          speaker: { name: PEOPLE[next(PEOPLE.length)] ?? '', role: 'spokesperson' },
          cue: 'said',
          confidence: 0.9,
        },
        now: created,
      }),
      { note: index % 3 === 0 ? words(15) : '', tags: index % 4 === 0 ? ['promises'] : [] },
      created,
    );
    return { id: annotation.id, article: key, annotation, revision: 1, modified: created, deleted: '' };
  });
  return { articles, rows };
}

/** Runs in a page of the extension: puts rows into its database, which the background has made. */
async function fill({ articles, rows }: { articles: readonly unknown[]; rows: readonly unknown[] }): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('pressmark');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = db.transaction(['articles', 'annotations'], 'readwrite');
  for (const article of articles) transaction.objectStore('articles').put(article);
  for (const row of rows) transaction.objectStore('annotations').put(row);
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  db.close();
}

/** Runs before the page's own scripts: notes when the first rows, or the word that there are none, are laid out. */
function watch(): void {
  const observer = new MutationObserver(() => {
    const shown = document.querySelector<HTMLElement>('.pm-entry-row, .pm-notice');
    if (shown === null || shown.offsetHeight === 0) return;
    observer.disconnect();
    Object.assign(window, { shownAfter: performance.now() });
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Runs in the page: milliseconds from a key to the list that answers it, laid out. */
async function search(queries: readonly string[]): Promise<readonly number[]> {
  const field = document.querySelector<HTMLInputElement>('input[type="search"]');
  const main = document.querySelector('main');
  if (field === null || main === null) throw new Error('There is nothing to search in');
  const times: number[] = [];
  for (const query of queries) {
    for (let length = 1; length <= query.length; length += 1) {
      const rendered = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve();
        });
        observer.observe(main, { childList: true, subtree: true, characterData: true, attributes: true });
      });
      const start = performance.now();
      field.value = query.slice(0, length);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      // A key that changes nothing of the list has been answered, too.
      await Promise.race([rendered, new Promise((resolve) => setTimeout(resolve, 100))]);
      const { offsetHeight } = main;
      if (offsetHeight > 0) times.push(performance.now() - start);
    }
  }
  return times;
}

const at = (values: readonly number[], share: number) =>
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
      }
      return times;
    };
    const empty = await loads(page);
    await page.evaluate(fill, collection());
    const full = await loads(page);
    const keys = await page.evaluate(search, QUERIES);
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
