/**
 * `npm run bench -- memory`: what the real extension keeps in a tab after reading, and after the tab went elsewhere. Bytes
 * of the script heap, collected before each look; and documents and nodes that are alive.
 */
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { launch } from '../e2e/driver';
import { Popup, paintedIn } from '../e2e/reader';
import { openSite } from '../e2e/site';
import { until } from '../e2e/until';
import { at, corpusPages, OFFLINE, ownPages } from './corpus';

const READ = 'read.localhost';
const LEFT = 'left.localhost';
const PAGES = 12;
const NAVIGATIONS = 50;

interface Weight {
  readonly bytes: number;
  readonly documents: number;
  readonly nodes: number;
}

async function weigh(page: Page): Promise<Weight> {
  const session = await page.createCDPSession();
  try {
    await session.send('HeapProfiler.enable');
    for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const counters = await session.send('Memory.getDOMCounters');
    return { bytes: usedSize, documents: counters.documents, nodes: counters.nodes };
  } finally {
    await session.detach();
  }
}

const untilRead = (page: Page) =>
  until('the page is read', async () => Object.keys(await paintedIn(page)).length > 0 || null, 30_000);

/** Prints sizes for pages of the corpus in `data`, or of the project where it isn't there. */
export async function benchMemory(root: string, data: string): Promise<void> {
  const news = corpusPages(path.join(data, 'pages/news'), PAGES);
  const pages = news.length > 0 ? news : ownPages(root);
  const site = await openSite();
  const driver = await launch('chromium', { extension: path.join(root, '.output/chrome-mv3') });
  try {
    site.serve('empty', { body: '<!doctype html><title>Empty</title>' });
    pages.forEach(({ html }, index) => {
      site.serve(`page-${index}`, { body: html, headers: OFFLINE });
    });
    const granted = await driver.open(site.url('empty', READ));
    await Popup.grant(driver, granted);
    await granted.close();
    const read: { name: string; index: number; text: number; kept: number }[] = [];
    for (const [index, { name }] of pages.entries()) {
      const without = await driver.open(site.url(`page-${index}`, LEFT));
      const before = await weigh(without);
      const text = ((await without.evaluate('document.body.innerText.length')) as number) * 2;
      await without.close();
      const page = await driver.open(site.url(`page-${index}`, READ));
      const isRead = await untilRead(page).catch(() => null);
      if (isRead === null) process.stderr.write(`${name}: nothing to read\n`);
      else read.push({ name, index, text, kept: (await weigh(page)).bytes - before.bytes });
      await page.close();
    }
    const kb = (bytes: number) => (bytes / 1024).toFixed(0);
    const over = read.filter(({ text, kept }) => kept > 3 * text + 2 * 1024 * 1024).length;
    process.stdout.write(
      `Kept in a tab after reading, beyond what the page itself keeps; ${read.length} pages, kB\n\n| | median | most |\n|---|---|---|\n`,
    );
    const texts = read.map(({ text }) => text);
    const kept = read.map((one) => one.kept);
    process.stdout.write(`| the page's text | ${kb(at(texts, 0.5))} | ${kb(Math.max(...texts))} |\n`);
    process.stdout.write(`| kept by us | ${kb(at(kept, 0.5))} | ${kb(Math.max(...kept))} |\n`);
    process.stdout.write(`\nover 3 × the text + 2 MB: ${over} of ${read.length}\n`);

    process.stdout.write(
      `\nA tab that went through ${NAVIGATIONS} pages and on to an empty one, with us and without\n\n| | script heap, kB | documents | nodes |\n|---|---|---|---|\n`,
    );
    for (const host of [LEFT, READ]) {
      const page = await driver.open(site.url('empty', host));
      const start = await weigh(page);
      for (let step = 0; step < NAVIGATIONS; step += 1) {
        const target = read[step % read.length];
        if (target === undefined) break;
        await page.goto(site.url(`page-${target.index}`, host), { waitUntil: 'load' });
        if (host === READ) await untilRead(page);
      }
      await page.goto(site.url('empty', host), { waitUntil: 'load' });
      // The browser may keep pages to go back to; it lets them go when they are many.
      const end = await weigh(page);
      process.stdout.write(
        `| ${host === READ ? 'with us' : 'without'} | ${kb(start.bytes)} → ${kb(end.bytes)} | ${start.documents} → ${end.documents} | ${start.nodes} → ${end.nodes} |\n`,
      );
      await page.close();
    }
  } finally {
    await driver.close();
    await site.close();
  }
}
