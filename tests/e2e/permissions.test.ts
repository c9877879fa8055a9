import { describe, expect, test } from 'vitest';
import { BROWSER, stage } from './browser';
import { Popup, paintedIn, untilPainted } from './reader';
import { until } from './until';

const running = stage();

describe(`permissions (${BROWSER})`, () => {
  test('without a grant a page is left alone until the toolbar button is clicked', async () => {
    const { driver, site } = running;
    const page = await driver.open(site.url('sample', 'alone.localhost'));
    const other = await driver.open(site.url('sample', 'clicked.localhost'));
    const popup = await Popup.over(driver, other);
    await untilPainted(other, 'claim');
    await popup.close();
    expect(await paintedIn(page)).toEqual({});
    await page.close();
    await other.close();
  });

  test('a granted site is read by itself, also after the background was killed, until the grant is revoked', async () => {
    const { driver, site } = running;
    const host = 'granted.localhost';
    const page = await driver.open(site.url('sample', host));
    await Popup.grant(driver, page);
    await page.close();

    const second = await driver.open(site.url('sample', host));
    await untilPainted(second, 'claim');
    await driver.killBackground();
    const third = await driver.open(site.url('sample', host));
    await untilPainted(third, 'claim');

    const popup = await Popup.over(driver, third);
    await popup.press(`Stop on ${host}`);
    await popup.until('the revocation is shown', `document.body.innerText.includes('Allow on ${host}')`);
    await popup.close();
    await second.close();
    await third.close();

    const after = await driver.open(site.url('sample', host));
    // Another site's page is read by a click meanwhile: what would have run by itself has run by then.
    const other = await driver.open(site.url('sample', 'meanwhile.localhost'));
    const asked = await Popup.over(driver, other);
    await untilPainted(other, 'claim');
    await asked.close();
    expect(await paintedIn(after)).toEqual({});
    await after.close();
    await other.close();
  });

  test('pages that no extension may read are said to be so', async () => {
    const { driver } = running;
    const page = await driver.own('sidepanel.html');
    const popup = await Popup.over(driver, page);
    await until('the words are there', async () => (await popup.text()).includes('keeps this page closed'));
    await popup.close();
    await page.close();
    const blank = await driver.open('about:blank');
    const over = await Popup.over(driver, blank);
    // Firefox lets us into an empty tab, and there is nothing to read.
    await until('the words are there', async () => /keeps this page closed|is not an article/.test(await over.text()));
    expect(await over.text()).not.toContain('Click Pressmark’s button');
    await over.close();
    await blank.close();
  });
});
