import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleKey } from '@/lib/article-key';
import { BROWSER } from './browser';
import { type Driver, launch } from './driver';
import { Popup, untilPainted } from './reader';
import { openSite, type Site } from './site';
import { BRIDGE, ORCHARD, pageOf, type Story } from './stories';
import { until } from './until';

const edits: readonly (readonly [string, string])[] = [
  ['nine million crowns', '12 million crowns'],
  [
    'a winter without customers. “We had one in the flood, and three shops never opened again,”',
    'a winter without customers. “We had one in the flood, and shops never opened again,”',
  ],
];
const CHANGED: Story = {
  title: 'Old bridge at Tallow Mill closes for three winters',
  paragraphs: BRIDGE.paragraphs
    .filter((words) => !words.startsWith('“You could put'))
    .map((words) => edits.reduce((all, [from, to]) => all.replace(from, to), words)),
};

const words = (page: Page) => page.evaluate(() => document.body.innerText);
const shown = (page: Page, text: string) => until(`“${text}” is shown`, async () => (await words(page)).includes(text));

/** The tests are steps of one walk: each relies on what the one before kept. */
describe(`an article outlives its page (${BROWSER})`, () => {
  let driver: Driver;
  let site: Site;
  let address = '';
  let key = '';

  beforeAll(async () => {
    site = await openSite();
    driver = await launch(BROWSER);
    address = site.url('bridge');
    key = articleKey(address);
    site.serve('bridge', { body: pageOf(BRIDGE) });
  });
  afterAll(async () => {
    await driver?.close();
    await site?.close();
  });

  const article = () => driver.own(`article.html#${new URLSearchParams({ article: key })}`);

  test('its text is kept with the first passage, and read in the library', async () => {
    const page = await driver.open(address);
    const popup = await Popup.over(driver, page);
    await popup.press('Keep: ', 'You could put');
    await untilPainted(page, 'kept-yellow');
    await popup.close();
    await page.close();
    await driver.killBackground();
    const library = await driver.own('library.html');
    await shown(library, 'Read the kept text');
    await library.close();
    const view = await article();
    await shown(view, 'Work begins when the eels have gone to sea.');
    expect(await view.$eval('mark', (mark) => mark.textContent)).toContain('You could put your arm under it');
    await view.close();
  });

  test('a page that was changed says so, and what was changed is shown', async () => {
    site.serve('bridge', { body: pageOf(CHANGED) });
    const page = await driver.open(address);
    const popup = await Popup.over(driver, page);
    const changed = (await popup.state()).changed;
    expect(changed).toMatchObject({ changed: 2, added: 0, removed: 1, copy: { article: key } });
    expect(changed?.claims).toBeGreaterThanOrEqual(1);
    const view = await article();
    // It is told of the version that is added once the page has come to rest.
    await until('the version is added', async () => (await view.$$('select')).length === 2);
    await popup.close();
    await page.close();
    // The newest version is shown: the words that were kept don't stand in it.
    await shown(view, 'Kept, but not in this version');
    const first = await view.$$eval('select:last-of-type option', (options) => options.map((option) => option.value));
    await view.select('label:nth-of-type(2) select', first.find((value) => value !== '') ?? '');
    await shown(view, 'A claim by');
    const text = await words(view);
    expect(text).toContain('Hesper Quillfeather');
    expect(text).toContain('1 paragraph removed');
    expect(text.replace(/[\u2068\u2069]/g, '')).toMatch(/left out|was changed/);
    await view.close();
  });

  test('a page that is gone is read all the same, and kept from', async () => {
    site.serve('bridge', { status: 404, body: '<!doctype html><title>Gone</title><p>Nothing is here any more.' });
    const view = await article();
    await shown(view, 'Work begins when the eels have gone to sea.');
    await view.evaluate(() => {
      const block = [...document.querySelectorAll('[data-block]')].find((each) =>
        each.textContent?.startsWith('Work begins'),
      );
      if (block?.firstChild == null) throw new Error('no such block');
      const range = document.createRange();
      range.setStart(block.firstChild, 0);
      range.setEnd(block.firstChild, 43);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    });
    await shown(view, 'Keep the selected words');
    await view.evaluate(() => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find((button) => button.textContent === 'Keep the selected words')?.click();
    });
    await until('it is marked', async () =>
      (await view.$$eval('mark', (marks) => marks.map(({ textContent }) => textContent))).includes(
        'Work begins when the eels have gone to sea.',
      ),
    );
    await view.close();
  });

  test('an article is kept without a passage, and found by the words of its text', async () => {
    site.serve('orchard', { body: pageOf(ORCHARD) });
    const page = await driver.open(site.url('orchard'));
    const popup = await Popup.over(driver, page);
    await popup.press('Keep the article');
    await popup.until('it is kept', `document.body.innerText.includes('The whole article')`);
    await popup.close();
    await page.close();
    await driver.killBackground();
    const library = await driver.own('library.html');
    await shown(library, ORCHARD.title);
    await library.evaluate(() => {
      const field = document.querySelector('input[type="search"]');
      if (!(field instanceof HTMLInputElement)) throw new Error('no field');
      field.value = 'gymnasium';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await shown(library, 'Texts of articles');
    await library.evaluate(() =>
      document.querySelector<HTMLInputElement>('input[type="radio"][value="texts"]')?.click(),
    );
    await shown(library, 'held in the gymnasium for a week');
    const place = await library.$eval('.pm-text-results a', (link) => link.getAttribute('href') ?? '');
    await library.close();
    const view = await driver.own(place.slice(1));
    await until('the words that were searched for are marked', async () =>
      (await view.$$eval('[data-block] mark', (marks) => marks.map(({ textContent }) => textContent))).includes(
        'gymnasium',
      ),
    );
    expect(
      await view.$$eval('.pm-article-facts a[target="_blank"]', (links) => links.map(({ href }) => href)),
    ).toContain(`https://web.archive.org/web/*/${site.url('orchard')}`);
    await view.close();
  });
});
