import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { BROWSER, stage } from './browser';
import { articleTab, ask } from './messages';
import { clickOn, Popup, paintedIn, select, untilPainted } from './reader';
import { until } from './until';

const running = stage();

/** The reader's page with the popup closed again, and nobody at it yet. */
async function opened(host: string): Promise<Page> {
  const { driver, site } = running;
  const page = await driver.open(site.url('sample', host));
  const popup = await Popup.over(driver, page);
  await popup.close();
  await untilPainted(page, 'claim');
  return page;
}

const HOSTS = `document.querySelectorAll('pressmark-interface').length`;

const untilCard = (page: Page) =>
  until('the card is open', () =>
    running.driver.inInterface<boolean>(page, `!!root?.querySelector('[role="dialog"] .pm-keep')`),
  );

/** Opens the card of the first claim with a click, which is the first that anybody does on the page. */
async function clickFirstClaim(page: Page): Promise<void> {
  const [claim = ''] = await untilPainted(page, 'claim');
  await clickOn(page, claim);
  await untilCard(page);
}

/** Runs the built scripts in a page once more, though they are there already. */
async function inject(own: Page, tabId: number, file: string): Promise<void> {
  const target = JSON.stringify({ target: { tabId }, files: [file] });
  await own.evaluate(`chrome.scripting.executeScript(${target}).then(() => null)`);
}

describe(`the reader's second script (${BROWSER})`, () => {
  test('comes with the first that a reader does, which it answers', async () => {
    const page = await opened('first.localhost');
    expect(await page.evaluate(HOSTS)).toBe(0);
    await clickFirstClaim(page);
    expect(await page.evaluate(HOSTS)).toBe(1);
    await page.close();
  });

  test('comes with a selection', async () => {
    const page = await opened('selecting.localhost');
    await select(page, 'Ferries to Saint Osyth');
    await until('the toolbar is there', () =>
      running.driver.inInterface<boolean>(page, `!!root?.querySelector('[role="toolbar"]')`),
    );
    await page.close();
  });

  test('is not needed to bring back what is kept', async () => {
    const { driver } = running;
    const page = await opened('kept.localhost');
    const own = await driver.own('library.html');
    const tab = await articleTab(own);
    expect(await ask(own, 'tab:keep', { target: { kind: 'quotation', index: 0 } }, tab)).toMatchObject({ ok: true });
    await own.close();
    await page.close();
    const again = await opened('kept.localhost');
    await untilPainted(again, 'kept-yellow');
    expect(await again.evaluate(HOSTS)).toBe(0);
    await again.close();
  });

  test('comes after the background was killed', async () => {
    const page = await opened('killed.localhost');
    await running.driver.killBackground();
    await clickFirstClaim(page);
    await running.driver.inInterface(page, `root.querySelector('[role="dialog"] .pm-keep').click()`);
    await untilPainted(page, 'kept-yellow');
    await page.close();
  });

  test('comes on the sample article too, which no background can bring it into', async () => {
    const page = await running.driver.own('sample.html');
    await clickFirstClaim(page);
    await running.driver.inInterface(page, `root.querySelector('[role="dialog"] .pm-keep').click()`);
    await untilPainted(page, 'kept-yellow');
    await page.close();
  });

  test('brought in twice, there is still one interface', async () => {
    const { driver } = running;
    const page = await opened('twice.localhost');
    await clickFirstClaim(page);
    const own = await driver.own('library.html');
    await inject(own, await articleTab(own), '/page-interface.js');
    await own.close();
    await page.bringToFront();
    await driver.inInterface(page, `root.querySelector('[role="dialog"] .pm-keep').click()`);
    await untilPainted(page, 'kept-yellow');
    expect(await page.evaluate(HOSTS)).toBe(1);
    await page.close();
  });

  test('a reader brought in a second time takes the place of the first, with an interface of its own', async () => {
    const { driver } = running;
    const page = await opened('again.localhost');
    await clickFirstClaim(page);
    const own = await driver.own('library.html');
    await inject(own, await articleTab(own), '/reader.js');
    await own.close();
    await until('the first one took its interface away', async () => (await page.evaluate(HOSTS)) === 0);
    await clickFirstClaim(page);
    expect(await page.evaluate(HOSTS)).toBe(1);
    await driver.inInterface(page, `root.querySelector('[role="dialog"] .pm-keep').click()`);
    await untilPainted(page, 'kept-yellow');
    await page.close();
  });

  test('where the page was granted no longer, our button says so, and a click on it helps', async () => {
    const { driver, site } = running;
    const host = 'taken-back.localhost';
    const asking = await driver.open(site.url('sample', host));
    await Popup.grant(driver, asking);
    // Read by itself, so that no click has granted this tab.
    const page = await driver.open(`${site.url('sample', host)}?by-itself`);
    const [claim = ''] = await untilPainted(page, 'claim');
    const popup = await Popup.over(driver, asking);
    await popup.press(`Stop on ${host}`);
    await popup.until('the revocation is shown', `document.body.innerText.includes('Allow on ${host}')`);
    await popup.close();

    await clickOn(page, claim);
    await until('the button complains', async () => (await driver.badge(page)) === '!');
    expect(await page.evaluate(HOSTS)).toBe(0);
    await (await Popup.over(driver, page)).close();
    await until('it does so no more', async () => (await driver.badge(page)) === '');
    await clickFirstClaim(page);
    await page.close();
    await asking.close();
  });

  // This test comes last, since after it the extension runs anew or not at all.
  test('of an extension that is gone the reader brings nothing in any more', async () => {
    const { driver } = running;
    const page = await opened('gone.localhost');
    const shown = await opened('gone-shown.localhost');
    await clickFirstClaim(shown);
    const own = await driver.own('library.html');
    await own.evaluate('void setTimeout(() => chrome.runtime.reload())');
    if (BROWSER === 'chromium') {
      // What was installed over the pipe is not loaded again.
      for (const each of [page, shown]) {
        await each.bringToFront();
        await until('the highlights are gone', async () => Object.values(await paintedIn(each)).flat().length === 0);
        await each.mouse.click(200, 200);
        // What is open says what happened before it goes; see gone.test.ts.
        await until('our interface is gone', async () => {
          await each.keyboard.press('Escape');
          return (await each.evaluate(HOSTS)) === 0;
        });
      }
      return;
    }
    // Firefox stops scripts where they are, and what they painted stays; the new run's reader takes over.
    await until('the extension is loaded anew', async () => {
      const again = await driver.own('library.html');
      const isThere = await ask(again, 'own:health').then(
        () => true,
        () => false,
      );
      await again.close();
      return isThere;
    });
    const [claim = ''] = await untilPainted(page, 'claim');
    await clickOn(page, claim);
    expect(await page.evaluate(HOSTS)).toBe(0);
    await (await Popup.over(driver, page)).close();
    await clickFirstClaim(page);
    expect(await page.evaluate(HOSTS)).toBe(1);
  });
});
