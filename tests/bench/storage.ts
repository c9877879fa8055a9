/**
 * What a collection of any size costs, in real Chromium: each question to the store beside plain IndexedDB and at three
 * sizes that take turns, then the popup and the library on the largest against the smallest. All tables are ratios of one
 * run; milliseconds stand beside them to be compared with nothing else.
 */
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { type Driver, launch } from '../e2e/driver';
import { until } from '../e2e/until';
import { QUERIES } from './collection';
import { at, untilWhole, watch } from './library';
import type { Searched } from './library-page';
import { inPageScript } from './script';
import type { Times } from './storage-page';

const SIZES = [1000, 10_000, 100_000] as const;
const SMALLEST = 100;
const LARGEST = 100_000;
const PER_ARTICLE = 10;
const RUNS = 60;
const LOADS = 7;

const median = (values: readonly number[]) => at(values, 0.5);
const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1);
const say = (line: string) => process.stdout.write(`${line}\n`);
const row = (...cells: readonly (string | number)[]) => say(`| ${cells.join(' | ')} |`);

/** How steeply it grows: 0 not at all, 1 as the collection does. */
const exponent = (before: number, after: number, times: number) =>
  (Math.log(after / before) / Math.log(times)).toFixed(2);

async function store(page: Page): Promise<void> {
  const sizes = [SMALLEST, ...SIZES];
  const built: number[] = [];
  for (const size of sizes) built.push((await page.evaluate(`bench.prepare(${size}, ${PER_ARTICLE})`)) as number);
  const times = (await page.evaluate(`bench.measure(${JSON.stringify(sizes)}, ${PER_ARTICLE}, ${RUNS})`)) as Times;
  const medians = (name: string) => sizes.map((size) => median(times[name]?.[size] ?? []));
  say(`The store; medians of ${RUNS} runs, sizes and questions by turns; ${PER_ARTICLE} annotations an article\n`);
  row(
    '',
    ...sizes.map((size) => `${size}, ms`),
    `${LARGEST} / ${SMALLEST}`,
    'exponent, last ×10',
    `plain IndexedDB at ${LARGEST}`,
  );
  row(...Array.from({ length: sizes.length + 4 }, () => '---'));
  for (const name of ['restore', 'save', 'newest', 'slice', 'search']) {
    const [ours, plain] = [medians(name), times[`${name}, plain`] === undefined ? null : medians(`${name}, plain`)];
    const [first = Number.NaN, last = Number.NaN, before = Number.NaN] = [ours[0], ours.at(-1), ours.at(-2)];
    row(
      name,
      ...ours.map(ms),
      (last / first).toFixed(2),
      exponent(before, last, 10),
      plain === null
        ? '–'
        : `${ms(plain.at(-1) ?? Number.NaN)} ms; ours ${(last / (plain.at(-1) ?? Number.NaN)).toFixed(2)} ×`,
    );
  }
  row('search, p95', ...sizes.map((size) => ms(at(times.search?.[size] ?? [], 0.95))), '', '', '–');
  row(
    'indexed from nothing',
    ...built.map(ms),
    '',
    exponent(built.at(-2) ?? Number.NaN, built.at(-1) ?? Number.NaN, 10),
    '–',
  );
}

/** Bytes of the page's script heap after garbage collection. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

interface Pages {
  readonly popup: number;
  readonly saved: number;
  readonly cold: number;
  readonly first: number;
  readonly whole: number;
  readonly keys: readonly number[];
  readonly heap: number;
}

const click = (page: Page, name: string) =>
  until(`there is "${name}"`, () =>
    page.evaluate(`(() => {
        const nameOf = (each) => each.getAttribute('aria-label') ?? each.textContent.trim();
        const found = [...document.querySelectorAll('button')].filter((each) => nameOf(each) === ${JSON.stringify(name)} && !each.disabled).at(-1);
        found?.click();
        return found !== undefined;
      })()`),
  );

/** Milliseconds until an expression holds in the page, from a click there. */
const timed = async (page: Page, press: string, expression: string): Promise<number> =>
  Number(
    await page.evaluate(`new Promise((resolve) => {
      const start = performance.now();
      const isThere = () => (${expression}) && resolve(performance.now() - start);
      new MutationObserver(isThere).observe(document, { childList: true, subtree: true, characterData: true });
      ${press};
      isThere();
    })`),
  );

const SAVED = `document.querySelector('.pm-saved .pm-row-body')?.offsetHeight > 0`;
const SAVED_TAB = `[...document.querySelectorAll('[role="tab"]')][1].click()`;

async function pagesOf(driver: Driver, code: string, size: number): Promise<Pages> {
  const page = await driver.own('library.html');
  await page.evaluate(code);
  await page.evaluate(`bench.fill(${size}, ${PER_ARTICLE})`);
  await page.reload();
  await untilWhole(page);
  await page.close();

  const popups: number[] = [];
  const saved: number[] = [];
  const cold: number[] = [];
  for (let load = 0; load <= LOADS; load += 1) {
    // Every second time the background is stopped first, as the browser does after half a minute without messages.
    if (load % 2 === 1) await driver.killBackground();
    const opened = await driver.own('popup.html');
    await until('the popup is shown', () => opened.evaluate(`document.querySelector('.pm-notice') !== null`));
    popups.push(
      Number(await opened.evaluate(`performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN`)),
    );
    (load % 2 === 1 ? cold : saved).push(await timed(opened, SAVED_TAB, SAVED));
    await opened.close();
  }

  const library = await driver.own('library.html');
  await library.evaluateOnNewDocument(watch);
  const first: number[] = [];
  const whole: number[] = [];
  for (let load = 0; load <= LOADS; load += 1) {
    await library.reload();
    const time = Number(await until('the library is shown', () => library.evaluate('window.shownAfter ?? null')));
    await untilWhole(library);
    const end = Number(await library.evaluate('performance.now()'));
    if (load > 0) {
      first.push(time);
      whole.push(end);
    }
  }
  await library.evaluate(code);
  const { times } = (await library.evaluate(`bench.search(${JSON.stringify(QUERIES)})`)) as Searched;
  const heap = await heapOf(library);
  await library.close();
  return {
    popup: median(popups),
    saved: median(saved),
    cold: median(cold),
    first: median(first),
    whole: median(whole),
    keys: times,
    heap,
  };
}

async function pages(driver: Driver, code: string): Promise<void> {
  const small = await pagesOf(driver, code, SMALLEST);
  const large = await pagesOf(driver, code, LARGEST);
  say(`\nWhat a reader waits for, with ${LARGEST} annotations and with ${SMALLEST}\n`);
  row('', `${SMALLEST}, ms`, `${LARGEST}, ms`, 'ratio');
  row('---', '---', '---', '---');
  const line = (name: string, a: number, b: number) => row(name, ms(a), ms(b), (b / a).toFixed(2));
  line('popup, shown', small.popup, large.popup);
  line('popup, *Saved*, first rows', small.saved, large.saved);
  line('the same, with the background dead before', small.cold, large.cold);
  line('library, first rows', small.first, large.first);
  line('library, all read and counted', small.whole, large.whole);
  line('library, answer to a key, median', median(small.keys), median(large.keys));
  line('the same, p95', at(small.keys, 0.95), at(large.keys, 0.95));
  line("library page's heap, MB", small.heap / 1e6, large.heap / 1e6);
}

/** Exports everything and imports it again; the heap is sampled all the while. */
async function files(driver: Driver): Promise<void> {
  const page = await driver.own('library.html');
  await untilWhole(page);
  await page.evaluate(`(() => {
    globalThis.files = [];
    const blobs = new Map();
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => { const url = create.call(URL, blob); blobs.set(url, blob); return url; };
    HTMLAnchorElement.prototype.click = function () { files.push(blobs.get(this.href)); };
  })()`);
  const rest = await heapOf(page);
  say(`\nFiles of ${LARGEST} annotations; the heap of the page that makes them was ${ms(rest / 1e6)} MB before\n`);
  row('', 's', 'file, MB', 'most heap, MB', 'progress told');
  row('---', '---', '---', '---', '---');
  const watched = async (name: string, start: () => Promise<unknown>, isDone: string) => {
    const session = await page.createCDPSession();
    let most = 0;
    const shares = new Set<number>();
    const began = Date.now();
    await start();
    await until(
      `${name} is done`,
      async () => {
        const { usedSize } = await session.send('Runtime.getHeapUsage');
        most = Math.max(most, usedSize);
        const share = await page.evaluate(`document.querySelector('progress')?.value ?? null`);
        if (typeof share === 'number') shares.add(share);
        return page.evaluate(isDone);
      },
      600_000,
    );
    const seconds = (Date.now() - began) / 1000;
    const size = Number(await page.evaluate('files.at(-1)?.size ?? 0'));
    await session.detach();
    row(name, seconds.toFixed(1), ms(size / 1e6), ms(most / 1e6), `${shares.size} times`);
  };
  await watched('backup', () => click(page, 'Back up everything'), 'files.length === 1');
  await click(page, 'Export');
  await watched('Markdown, a file an article, in a ZIP', () => click(page, 'Save as file'), 'files.length === 2');
  await until('it says so', () => page.evaluate(`document.querySelector('dialog').textContent.includes('Saved.')`));
  await page.evaluate(`document.querySelector('dialog input[value="web-annotation"]').click()`);
  await watched('Web Annotations', () => click(page, 'Save as file'), 'files.length === 3');
  await click(page, 'Close');

  await page.evaluate(await inPageScript(path.resolve(import.meta.dirname, '../..'), 'storage-page.ts'));
  await page.evaluate('bench.clear()');
  await click(page, 'Import a file');
  const choose = () =>
    page.evaluate(`(() => {
      const input = document.querySelector('dialog input[type="file"]');
      const chosen = new DataTransfer();
      chosen.items.add(new File([files[0]], 'backup.jsonl'));
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
  const says = (words: string) => `document.querySelector('dialog').textContent.includes(${JSON.stringify(words)})`;
  await watched('the backup, looked through', choose, says('This would happen:'));
  await watched('the backup, brought in', () => click(page, 'Bring in'), says('Done.'));
  await click(page, 'Close');
  await until(
    'all of it is there again',
    () => page.evaluate(`document.querySelector('main [role="status"]').textContent.startsWith('100,000 passages')`),
    120_000,
  );
  await page.close();
}

/** Articles with their texts beside as many without. */
async function copies(page: Page): Promise<void> {
  const articles = 10_000;
  await page.evaluate(`bench.prepare(${articles * 2}, 2)`);
  await page.evaluate(`bench.fill(${articles * 2}, 2, bench.COPIES)`);
  const sizes = (await page.evaluate(`bench.addCopies(${articles * 2}, 2, bench.COPIES)`)) as readonly number[];
  const { times, searched, indexed } = (await page.evaluate(
    `bench.measureCopies(${articles * 2}, 2, ${RUNS})`,
  )) as Awaited<ReturnType<typeof import('./storage-page').measureCopies>>;
  say(`\n${articles} articles with their texts beside as many without; medians of ${RUNS} runs, by turns\n`);
  row('', 'without, ms', 'with, ms', 'ratio');
  row('---', '---', '---', '---');
  for (const [name, { without, with: having }] of Object.entries(times)) {
    row(name, ms(median(without)), ms(median(having)), (median(having) / median(without)).toFixed(2));
  }
  row('bytes of a text, median', '', median(sizes), '');
  row('a key of a search in all texts, median', '', ms(median(searched)), '');
  row('the same, p95', '', ms(at(searched, 0.95)), '');
  row('texts indexed from nothing', '', ms(indexed.time), '');
  row('longest of its steps', '', ms(indexed.longest), '');
}

const PARTS = ['store', 'pages', 'files', 'copies'] as const;

/** `parts` in this order: `files` takes out what `pages` has filled the library with. */
export async function benchStorage(root: string, parts: readonly (typeof PARTS)[number][] = PARTS): Promise<void> {
  const driver = await launch('chromium', { extension: path.join(root, '.output/chrome-mv3') });
  try {
    const code = await inPageScript(root, 'storage-page.ts');
    if (parts.includes('store')) {
      const page = await driver.own('options.html');
      await page.evaluate(code);
      await store(page);
      await page.close();
    }
    if (parts.includes('copies')) {
      const page = await driver.own('options.html');
      await page.evaluate(code);
      await copies(page);
      await page.close();
    }
    if (parts.includes('pages')) await pages(driver, code);
    if (parts.includes('files')) await files(driver);
  } finally {
    await driver.close();
  }
}
