/**
 * `npm run screenshots [-- --out DIR]`: pictures of the real extension in real Chromium, on the project's own test pages,
 * for the README (assets/screenshots) and the stores: the page with a card, the popup, the library, the settings, the
 * first page.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { launch } from '../e2e/driver';
import { clickOn, Popup, untilPainted } from '../e2e/reader';
import { openSite } from '../e2e/site';
import { until } from '../e2e/until';

const root = path.resolve(import.meta.dirname, '../..');
const { values: options } = parseArgs({
  options: { out: { type: 'string', default: path.join(root, 'assets/screenshots') } },
});

/** Size of a picture for the stores. */
const WINDOW = { width: 1280, height: 800 };

const rested = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    // Transitions come to their end, if they have one.
    const moving = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  });

const site = await openSite();
const driver = await launch('chromium', { extension: path.join(root, '.output/chrome-mv3') });
await mkdir(options.out, { recursive: true });

async function shoot(page: Page, name: string, scheme: 'light' | 'dark' = 'light'): Promise<void> {
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await rested(page);
  await page.screenshot({
    path: path.join(options.out, `${name}.webp`) as `${string}.webp`,
    type: 'webp',
    quality: 82,
  });
}

/** Keeps claims of a page as the popup does, so that there is something to look at; gives the page. */
async function reading(slug: string, host: string, kept: readonly number[]): Promise<Page> {
  const page = await driver.open(site.url(slug, host));
  await page.setViewport(WINDOW);
  const popup = await Popup.over(driver, page);
  for (const index of kept) {
    await popup.view.evaluate(
      `chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => chrome.tabs.sendMessage(tab.id, { id: 1, type: 'tab:keep', data: { target: { kind: 'quotation', index: ${index} } }, timestamp: Date.now() }))`,
    );
  }
  await popup.close();
  return page;
}

try {
  await (await reading('semantic-article', 'northshore.localhost', [0, 1])).close();
  await (await reading('german', 'ebersfurt.localhost', [0, 2])).close();
  await (await reading('inline-markup', 'dispatch.localhost', [0, 1])).close();
  const page = await reading('sample', 'harbourledger.localhost', [4, 9]);
  const claims = await untilPainted(page, 'claim');
  await page.evaluate('scrollTo(0, 1)');
  await clickOn(page, claims.find((claim) => claim.startsWith('We cannot')) ?? claims[0] ?? '');
  await until('the card is there', () => driver.inInterface<boolean>(page, `!!root?.querySelector('.pm-card')`));
  await until('the map is there', () => driver.inInterface<boolean>(page, `!!root?.querySelector('.pm-map')`));
  await shoot(page, 'page');
  await shoot(page, 'page-dark', 'dark');

  const popup = await driver.own('popup.html');
  await popup.close();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  const over = await Popup.over(driver, page);
  const { writeFile } = await import('node:fs/promises');
  await writeFile(path.join(options.out, 'popup.png'), await over.view.screenshot());
  await over.close();

  for (const [file, name] of [
    ['library.html', 'library'],
    ['options.html', 'settings'],
    ['welcome.html', 'welcome'],
  ] as const) {
    const own = await driver.own(file);
    await own.setViewport(WINDOW);
    await shoot(own, name);
    if (name === 'library') await shoot(own, 'library-dark', 'dark');
    await own.close();
  }
} finally {
  await driver.close();
  await site.close();
}
