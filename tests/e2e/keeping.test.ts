import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/settings';
import { BROWSER } from './browser';
import { type Driver, launch } from './driver';
import { Popup, paintedIn, untilPainted } from './reader';
import { openSite, type Site } from './site';
import { until } from './until';

/** The tests are steps of one walk through the product: each relies on what the one before kept. */
describe(`a passage is kept and comes back (${BROWSER})`, () => {
  const profile = mkdtempSync(path.join(tmpdir(), 'pressmark-profile-'));
  let driver: Driver;
  let site: Site;
  let claim = '';
  let speaker = '';

  beforeAll(async () => {
    site = await openSite();
    driver = await launch(BROWSER, { profile });
  });
  afterAll(async () => {
    await driver?.close();
    await site?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  test('the popup shows key points and claims with speakers, and they are painted on the page', async () => {
    const page = await driver.open(site.url('sample'));
    const popup = await Popup.over(driver, page);
    const state = await popup.state();
    expect(state.article?.title).toMatch(/^Port Ellery to close its inner harbour/);
    expect(state.keyPoints).toHaveLength(5);
    expect(state.claims.length).toBeGreaterThan(10);
    const painted = await paintedIn(page);
    expect(painted['key-point']?.length).toBeGreaterThanOrEqual(5);
    const certain = state.claims.filter(({ confidence }) => confidence >= DEFAULT_SETTINGS.leastConfidence);
    expect(certain.length).toBeGreaterThan(10);
    expect(painted.claim?.length).toBeGreaterThanOrEqual(certain.length);
    const text = await popup.text();
    expect(text).toContain(state.article?.title);
    for (const { name } of state.speakers.filter((_, index) => certain.some((found) => found.speaker === index))) {
      expect(text).toContain(name);
    }
    const chosen = certain.find(({ form, speaker: by }) => form === 'direct' && by !== null);
    claim = chosen?.contents[0] ?? '';
    speaker = state.speakers[chosen?.speaker ?? -1]?.name ?? '';
    expect(claim).not.toBe('');
    expect(speaker).not.toBe('');
    await popup.close();
    await page.close();
  });

  test('a claim kept from the popup is painted as kept', async () => {
    const page = await driver.open(site.url('sample'));
    const popup = await Popup.over(driver, page);
    await popup.press('Keep: ', claim.split(' ').slice(0, 3).join(' '));
    const kept = await untilPainted(page, 'kept-yellow');
    expect(kept.join('')).toContain(claim);
    await until('the popup lists it', async () => (await popup.state()).kept.length === 1);
    expect((await popup.state()).kept[0]?.annotation.finding.speaker?.name).toBe(speaker);
    await until('the badge counts it', async () => (await driver.badge(page)) === '1');
    await popup.close();
    await page.close();
  });

  test('it survives the background being killed', async () => {
    await driver.killBackground();
    const page = await driver.open(site.url('sample'));
    const popup = await Popup.over(driver, page);
    expect((await untilPainted(page, 'kept-yellow')).join('')).toContain(claim);
    await popup.close();
    await page.close();
  });

  test('it survives the browser being closed, and comes back under another address of the same article', async () => {
    await driver.close();
    driver = await launch(BROWSER, { profile });
    const page = await driver.open(`${site.url('sample')}?utm_source=mail#comments`);
    const popup = await Popup.over(driver, page);
    expect((await untilPainted(page, 'kept-yellow')).join('')).toContain(claim);
    await popup.close();
    await page.close();
  });

  test('note and tags are added in the popup, and found again by a search in Saved', async () => {
    const page = await driver.open(site.url('sample'));
    const popup = await Popup.over(driver, page);
    await popup.press('Saved');
    await popup.press('Note and tags');
    await popup.type('textarea', 'Ask the authority for the survey.');
    await popup.type('.pm-saved .pm-row-editor input', 'follow-up, quay');
    await popup.view.evaluate('document.activeElement.blur()');
    await popup.until(
      'the editor says it is saved',
      `document.querySelector('.pm-saved')?.innerText.includes('Saved')`,
    );
    for (const [query, expected] of [
      ['survey', 1],
      ['#quay', 1],
      [speaker.split(' ')[0] ?? '', 1],
      ['xylophone', 0],
    ] as const) {
      await popup.type('input[type="search"]', query);
      await until(`${query} finds ${expected}`, async () => {
        const rows = await popup.view.evaluate<number>(`document.querySelectorAll('.pm-saved .pm-row').length`);
        const idle = await popup.view.evaluate<boolean>(
          `!document.querySelector('[role="tabpanel"]:not([hidden]) .pm-loading')`,
        );
        return idle && rows === expected;
      });
    }
    await popup.close();
    await page.close();
  });

  test('a passage in Saved leads back to its place in the article', async () => {
    const page = await driver.open(site.url('sample', 'elsewhere.localhost'));
    const popup = await Popup.over(driver, page);
    await popup.press('Saved');
    await popup.until('Saved is shown', `document.querySelector('.pm-saved .pm-row')`);
    const before = new Set(await driver.browser.pages());
    await popup.view.withGesture(`document.querySelector('.pm-saved .pm-row .pm-passage-open').click()`);
    const opened = await until('a tab is opened', async () =>
      (await driver.browser.pages()).find((tab) => !before.has(tab) && tab.url().startsWith(site.url('sample'))),
    );
    await opened.bringToFront();
    // In Chromium the address itself names the words, and the browser scrolls to them. Firefox heeds a text fragment only
    // where a page's own link leads: there the reader, once it may read the page, scrolls to them.
    const reading = BROWSER === 'firefox' ? await Popup.over(driver, opened) : null;
    await until('it is scrolled to the words', async () => ((await opened.evaluate('scrollY')) as number) > 200);
    await reading?.close();
    await opened.close();
    await page.close();
  });

  test('deleting takes it off the page, and undo brings it back', async () => {
    const page = await driver.open(site.url('sample'));
    const popup = await Popup.over(driver, page);
    await untilPainted(page, 'kept-yellow');
    await popup.press('Saved');
    await popup.press('Remove: ');
    await until('it is off the page', async () => (await paintedIn(page))['kept-yellow'] === undefined);
    await popup.until('Saved is empty', `document.querySelectorAll('.pm-saved').length === 0`);
    await popup.press('Undo');
    expect((await untilPainted(page, 'kept-yellow')).join('')).toContain(claim);
    await popup.until('Saved has it again', `document.querySelectorAll('.pm-saved .pm-row').length === 1`);
    expect((await popup.state()).kept[0]?.annotation.body).toHaveLength(3);
    await popup.close();
    await page.close();
  });

  test('words that are gone from the page are listed as not found, and painted nowhere', async () => {
    const body = await (await fetch(site.url('sample', 'localhost'))).text();
    // Every paragraph that says it, the pull quote too.
    const gone = body.replace(/<p\b[^>]*>(?:(?!<\/p>)[\s\S])*<\/p>/g, (paragraph) =>
      paragraph.includes(claim.slice(0, 40)) ? '' : paragraph,
    );
    expect(gone).not.toContain(claim);
    site.serve('sample', { body: gone });
    const page = await driver.open(site.url('sample'));
    const popup = await Popup.over(driver, page);
    const state = await popup.state();
    expect(state.kept.map(({ found }) => found)).toEqual([false]);
    expect((await paintedIn(page))['kept-yellow'] ?? []).toEqual([]);
    expect(await popup.text()).toContain('Not found on this page any more');
    await popup.close();
    await page.close();
  });
});
