/**
 * `npm run bench -- pages`: what our work on a page costs in real Chromium, as ratios to Readability's own clone and parse
 * of the same page in the same run. `npm run bench -- waits`: what a page would wait for, and what one that is no article
 * costs.
 */
import path from 'node:path';
import type { Driver } from '../e2e/driver';
import { launch } from '../e2e/driver';
import { openSite, type Site } from '../e2e/site';
import { benchClicks } from './clicks';
import { at, type BenchPage, corpusPages, OFFLINE, ownPages } from './corpus';
import { benchHostile } from './hostile';
import type { longest } from './probe';
import { type Costs, costsOn } from './processor-time';
import { benchResident } from './resident';
import { inPageScript } from './script';

/** How often a page is opened to see its longest task; the least is told, since other programs make it longer. */
const OPENINGS = 3;
/** From here on a browser calls a task long, ms. */
const LONG_TASK = 50;

const TASK = '**the longest task**';

interface Bench {
  readonly driver: Driver;
  readonly site: Site;
  readonly code: string;
}

const MEASURED = [
  ...(['readability', 'gate', 'article', 'analysis', 'keyPoints'] as const),
  ...(['pageText', 'paint', 'whole', 'defuddle'] as const),
] as const;
const PARTS = [
  ...([
    'gate',
    'article',
    'analysis',
    'keyPoints',
    'pageText',
    'paint',
    'whole',
    'beyond',
    'total',
    'defuddle',
  ] as const),
];

const LABELS: Record<(typeof PARTS)[number], string> = {
  gate: 'is it an article?',
  article: 'reading the article (Readability included)',
  analysis: 'quotations, speakers, key points (in the background)',
  keyPoints: 'of these, key points',
  pageText: "the page's visible text",
  paint: 'painting the claims',
  whole: "everything on the page's thread",
  beyond: 'the same but Readability: − 1',
  total: "everything, the background's part with it",
  defuddle: "Defuddle's reading of the article",
};

function ratioOf(row: Costs, part: (typeof PARTS)[number]): number {
  if (part === 'beyond') return row.whole / row.readability - 1;
  return (part === 'total' ? row.whole + row.analysis : row[part]) / row.readability;
}

function writeRatios(rows: readonly Costs[], what: string): void {
  process.stdout.write(
    `${rows.length} ${what}; processor time of the main thread, as a ratio to Readability's clone and parse of the same page\n\n`,
  );
  process.stdout.write('| part | median | p95 |\n|---|---|---|\n| Readability, clone and parse | 1 | 1 |\n');
  for (const part of PARTS) {
    const ratios = rows.map((row) => ratioOf(row, part));
    process.stdout.write(`| ${LABELS[part]} | ${at(ratios, 0.5).toFixed(2)} | ${at(ratios, 0.95).toFixed(2)} |\n`);
  }
  process.stdout.write('\n');
}

async function benchTasks({ driver, site, code }: Bench, pages: readonly BenchPage[]): Promise<void> {
  const parts = new Map<string, number[]>();
  for (const [index, { html }] of pages.entries()) {
    site.serve(`task-${index}`, { body: html, headers: OFFLINE });
    const least = new Map<string, number>();
    for (let opening = 0; opening < OPENINGS; opening += 1) {
      const page = await driver.open(site.url(`task-${index}`));
      await page.evaluate(code);
      const found = (await page.evaluate('bench.longest()')) as Awaited<ReturnType<typeof longest>>;
      await page.close();
      if (found === null) break;
      for (const [part, ms] of Object.entries({ [TASK]: found.task, ...found.parts })) {
        least.set(part, Math.min(least.get(part) ?? Number.POSITIVE_INFINITY, ms));
      }
    }
    for (const [part, ms] of least) parts.set(part, [...(parts.get(part) ?? []), ms]);
  }
  process.stdout.write(
    `\n### Longest task\n\n${parts.get(TASK)?.length ?? 0} pages, each opened ${OPENINGS} times and the least taken, in a tab that has run nothing of ours before; ms of the longest stretch between two breaths. A task is made of steps; what the background does is none of them.\n\n`,
  );
  process.stdout.write(`| part | median | p95 | most | over ${LONG_TASK} ms |\n|---|---|---|---|---|\n`);
  const row = (name: string, values: readonly number[]) =>
    process.stdout.write(
      `| ${name} | ${at(values, 0.5).toFixed(1)} | ${at(values, 0.95).toFixed(1)} | ${Math.max(...values).toFixed(1)} | ${values.filter((ms) => ms > LONG_TASK).length} |\n`,
    );
  for (const [part, values] of parts) row(part, values);
}

/** Prints what the work on `most` pages of the corpus in `data`, where it is there, and on the project's own costs. */
export async function benchPages(root: string, data: string, most: number): Promise<void> {
  const site = await openSite();
  const driver = await launch('chromium', { extension: path.join(root, '.output/chrome-mv3') });
  const news = corpusPages(path.join(data, 'pages/news'), most);
  const own = ownPages(root);
  const rows: { own: boolean; times: Costs }[] = [];
  try {
    const code = await inPageScript(root);
    for (const [index, page_] of [...own, ...news].entries()) {
      site.serve(`page-${index}`, { body: page_.html, headers: OFFLINE });
      const page = await driver.open(site.url(`page-${index}`));
      await page.evaluate(code);
      if ((await page.evaluate('bench.prepare()')) === 0) {
        process.stderr.write(`${page_.name}: no article\n`);
        await page.close();
        continue;
      }
      const times = await costsOn(page, MEASURED);
      await page.close();
      rows.push({ own: page_.own, times });
      process.stderr.write(`${page_.name}: whole ${(times.whole / times.readability).toFixed(2)} × Readability\n`);
    }
    const ratios = (isOwn: boolean) => rows.filter((row) => row.own === isOwn).map(({ times }) => times);
    if (news.length > 0) writeRatios(ratios(false), 'pages of the corpus');
    writeRatios(ratios(true), "of the project's own test pages, which are short");
  } finally {
    await driver.close();
    await site.close();
  }
}

/** Prints what a page would wait for, of the corpus in `data` where it is there, else of the project's own. */
export async function benchWaits(root: string, data: string, most: number): Promise<void> {
  const site = await openSite();
  const driver = await launch('chromium', { extension: path.join(root, '.output/chrome-mv3') });
  const news = corpusPages(path.join(data, 'pages/news'), most);
  const pages = news.length > 0 ? news : ownPages(root);
  try {
    const bench = { driver, site, code: await inPageScript(root) };
    await benchResident(driver, site, corpusPages(path.join(data, 'pages/other'), most));
    await benchHostile(driver, site);
    await benchClicks(driver, site, pages);
    await benchTasks(bench, pages);
  } finally {
    await driver.close();
    await site.close();
  }
}
