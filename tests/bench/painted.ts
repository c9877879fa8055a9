/**
 * `npm run bench -- painted`: how long a reader of a granted site waits for the highlights once the page's document is
 * there, with the background awake and with one that first has to start and to read its words.
 */
import path from 'node:path';
import { launch } from '../e2e/driver';
import { Popup } from '../e2e/reader';
import { openSite } from '../e2e/site';
import { until } from '../e2e/until';
import { at, corpusPages, OFFLINE, ownPages } from './corpus';

const HOST = 'granted.localhost';
const ROUNDS = 3;

/** Notes when the first highlight is painted, ms after the document was there. */
const WATCH = `(() => {
  window.paintedAfter = null;
  addEventListener('DOMContentLoaded', () => {
    const start = performance.now();
    const look = () => {
      const isPainted = [...CSS.highlights].some(([name, { size }]) => name.startsWith('pressmark-') && size > 0);
      if (isPainted) window.paintedAfter = performance.now() - start;
      else setTimeout(look, 1);
    };
    look();
  });
})()`;

export async function benchPainted(root: string, data: string, most: number): Promise<void> {
  const site = await openSite();
  const driver = await launch('chromium', { extension: path.join(root, '.output/chrome-mv3') });
  const news = corpusPages(path.join(data, 'pages/news'), most);
  const pages = news.length > 0 ? news : ownPages(root);
  const waits = { awake: [] as number[], asleep: [] as number[] };
  try {
    const first = await driver.open(site.url('sample', HOST));
    await Popup.grant(driver, first);
    await first.close();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, { html, name }] of pages.entries()) {
        for (const state of ['awake', 'asleep'] as const) {
          site.serve(`painted-${index}`, { body: html, headers: OFFLINE });
          // A page of ours wakes the background; what it prepared for an article it has, or loses.
          const own = await driver.own('options.html');
          await own.close();
          if (state === 'asleep') await driver.killBackground();
          const page = await driver.browser.newPage();
          await page.evaluateOnNewDocument(WATCH);
          await page.goto(site.url(`painted-${index}`, HOST));
          try {
            waits[state].push(
              await until('it is painted', () => page.evaluate('paintedAfter') as Promise<number | null>),
            );
          } catch {
            process.stderr.write(`${name}: nothing painted\n`);
          }
          await page.close();
        }
      }
    }
  } finally {
    await driver.close();
    await site.close();
  }
  process.stdout.write(
    `From the document's being there to the first highlight, ${pages.length} pages of a granted site, ${ROUNDS} times each, by turns\n\n`,
  );
  process.stdout.write('| the background is | median, ms | p95, ms |\n|---|---|---|\n');
  for (const state of ['awake', 'asleep'] as const) {
    process.stdout.write(`| ${state} | ${at(waits[state], 0.5).toFixed(0)} | ${at(waits[state], 0.95).toFixed(0)} |\n`);
  }
  const ratio = (share: number) => (at(waits.asleep, share) / at(waits.awake, share)).toFixed(2);
  process.stdout.write(`| asleep / awake | ${ratio(0.5)} | ${ratio(0.95)} |\n`);
}
