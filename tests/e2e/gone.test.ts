/** What a page shows of an extension that was turned off, or updated, while its card was open. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { BROWSER, stage } from './browser';
import { clickOn, Popup, untilPainted } from './reader';
import { until } from './until';

const running = stage();

const inInterface = <T>(page: Page, expression: string) => running.driver.inInterface<T>(page, expression);

/** Whether an element of our interface can be seen. */
const sees = (selector: string) =>
  `[...(root?.querySelectorAll(${JSON.stringify(selector)}) ?? [])].some((element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 0)`;

const NOTICE = 'Reload the page to go on.';
/** How often the notice can be seen. */
const SAID = `[...(root?.querySelectorAll('[role="alert"]') ?? [])].filter((element) => element.textContent.includes(${JSON.stringify(NOTICE)}) && element.checkVisibility({ visibilityProperty: true })).length`;

test(`a card of an extension that was turned off claims nothing, and can be closed (${BROWSER})`, async () => {
  const { driver, site } = running;
  const page = await driver.open(site.url('sample', 'off.localhost'));
  await (await Popup.over(driver, page)).close();
  const [claim = ''] = await untilPainted(page, 'claim');
  await clickOn(page, claim);
  await until('the card is open', () => inInterface<boolean>(page, sees('[role="dialog"] .pm-keep')));
  await inInterface(page, `[...root.querySelectorAll('.pm-card-foot .pm-button')].at(-1).click()`);
  await until('the note can be written', () => inInterface<boolean>(page, sees('textarea')));
  await page.keyboard.type('First words.');
  await until('it is saved', () =>
    inInterface<boolean>(page, `root.querySelector('.pm-editor-status').textContent === 'Saved'`),
  );
  expect(await inInterface<number>(page, SAID)).toBe(0);

  await driver.turnOff();
  await page.bringToFront();
  await until('the page says what happened', async () => (await inInterface<number>(page, SAID)) === 1);
  expect(await inInterface<boolean>(page, sees('[role="toolbar"]'))).toBe(false);
  if (BROWSER === 'chromium') {
    // What was typed can still be copied from the card; nothing of it is said to be saved.
    await inInterface(page, `root.querySelector('textarea').focus()`);
    await page.keyboard.type(' And more.');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await until('the card says that it is not saved', () =>
      inInterface<boolean>(
        page,
        `root.querySelector('.pm-editor [role="alert"]').textContent.includes(${JSON.stringify(NOTICE)})`,
      ),
    );
    expect(await inInterface<string>(page, `root.querySelector('.pm-editor-status').textContent`)).toBe('');
    await page.keyboard.press('Escape');
    await until('the card is closed', () => inInterface<boolean>(page, `!(${sees('.pm-card')})`));
    expect(await inInterface<number>(page, SAID)).toBe(1);
    await page.keyboard.press('Escape');
    await until('all of ours is gone', () => inInterface<boolean>(page, 'root === null'));
  } else {
    // Firefox has stopped the script: what it showed is hidden, and the browser closes the notice.
    expect(await inInterface<boolean>(page, sees('.pm-card'))).toBe(false);
    await inInterface(page, `root.querySelector('.pm-stopped button').click()`);
    await until('the notice is closed', async () => (await inInterface<number>(page, SAID)) === 0);
    expect(await inInterface<boolean>(page, sees('*'))).toBe(false);
  }
  await page.close();
});
