import type { KeyInput, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER } from './browser';
import { type Driver, launch } from './driver';
import { Popup, paintedIn, untilPainted } from './reader';
import { openSite, type Site } from './site';
import { until } from './until';

/** What has the focus in a document: its name, or its words. */
const FOCUSED = `(() => {
  const focused = document.activeElement;
  return focused.getAttribute('aria-label') ?? focused.textContent.trim();
})()`;

/** Presses Tab until the focus is on something whose name begins so; fails where that takes too many presses. */
async function tabTo(page: Page, name: string, most = 60): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = (await page.evaluate(FOCUSED)) as string;
    if (focused.startsWith(name)) return;
    seen.push(focused.slice(0, 30));
  }
  throw new Error(`Tab does not lead to "${name}", but to ${seen.join(' | ')}`);
}

/**
 * Presses a key until it has done what it does. Firefox, driven from outside, now and then takes a window for one without
 * focus: it sends the events of keys, but no click of the button or box that they press, until the window was left and
 * come back to.
 */
async function pressUntil(
  [page, other]: readonly [Page, Page],
  key: KeyInput,
  what: string,
  isDone: () => Promise<boolean>,
): Promise<void> {
  await until(what, async () => {
    await page.keyboard.press(key);
    for (let look = 0; look < 20; look += 1) if (await isDone()) return true;
    await other.bringToFront();
    await page.bringToFront();
    return false;
  });
}

/** With the keyboard alone: open the article, reach a claim, keep it with a note, find it, export it, delete it, undo. */
describe(`with the keyboard alone (${BROWSER})`, () => {
  let driver: Driver;
  let site: Site;
  let page: Page;
  let library: Page;
  const card = <T>(expression: string) =>
    driver.inInterface<T>(page, `(root && ((card) => ${expression})(root.querySelector('.pm-card')))`);
  const focusInCard = () =>
    driver.inInterface<string>(
      page,
      `root?.activeElement ? (root.activeElement.getAttribute('aria-label') ?? root.activeElement.textContent.trim()) : ''`,
    );
  const press = async (...keys: KeyInput[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  beforeAll(async () => {
    site = await openSite();
    driver = await launch(BROWSER);
  });
  afterAll(async () => {
    await driver?.close();
    await site?.close();
  });

  test('a shortcut leads to the next highlight, whose card has the focus', async () => {
    page = await driver.open(site.url('sample'));
    const popup = await Popup.over(driver, page);
    await popup.close();
    await untilPainted(page, 'claim');
    await page.bringToFront();
    await until('a claim is reached', async () => {
      await driver.command('next-highlight');
      await until('a card is there', () => card<boolean>('card !== null'));
      return card<boolean>(`!!card.querySelector('.pm-next, .pm-previous')`);
    });
    await until('the card has the focus', () =>
      driver.inInterface<boolean>(page, `root.activeElement?.getAttribute('role') === 'dialog'`),
    );
    expect(await card<string>(`card.querySelector('.pm-card-title').textContent`)).toMatch(/\w+/);
  });

  test('it is kept with a note, and Escape gives the page back', async () => {
    await until('Tab reaches the note', async () => {
      await press('Tab');
      return (await focusInCard()) === 'Note';
    });
    await press('Enter');
    await until('the note has the focus', () =>
      driver.inInterface<boolean>(page, `root.activeElement?.localName === 'textarea'`),
    );
    await page.keyboard.type('Ask for the survey');
    await page.keyboard.down('Control');
    await press('Enter');
    await page.keyboard.up('Control');
    await until('it is saved', () => card<boolean>(`card.textContent.includes('Saved')`));
    await untilPainted(page, 'kept-yellow');
    await press('Escape');
    await until('the card is gone', () => card<boolean>('card === null'));
  });

  test('it is found in the library', async () => {
    library = await driver.own('library.html');
    await until('the library is shown', () =>
      library.evaluate(`document.querySelectorAll('.pm-entry-row').length === 1`),
    );
    await library.bringToFront();
    await tabTo(library, 'Search what you kept');
    await library.keyboard.type('surveys');
    await until('nothing is found', () => library.evaluate(`document.querySelectorAll('.pm-entry-row').length === 0`));
    await library.keyboard.press('Backspace');
    await until('it is found, and marked', () =>
      library.evaluate(
        `[...document.querySelectorAll('.pm-note mark')].map((mark) => mark.textContent).join() === 'survey'`,
      ),
    );
  });

  test('it is deleted, and the deletion undone', async () => {
    await tabTo(library, 'Remove: ');
    await library.keyboard.press('Enter');
    await until('it is gone', () => library.evaluate(`document.querySelectorAll('.pm-entry-row').length === 0`));
    await until('Undo has the focus', async () => (await library.evaluate(FOCUSED)) === 'Undo');
    await until('it is off the page', async () => (await paintedIn(page))['kept-yellow'] === undefined);
    await library.keyboard.press('Enter');
    await until('it is back', () => library.evaluate(`document.querySelectorAll('.pm-entry-row').length === 1`));
    expect(await library.evaluate(`document.querySelector('.pm-note').textContent`)).toBe('Ask for the survey');
  });

  test('several are selected, and tagged at once', async () => {
    await tabTo(library, 'Select: ');
    await pressUntil(
      [library, page],
      ' ',
      'it is selected',
      () => library.evaluate(`!!document.querySelector('.pm-selection-bar')`) as Promise<boolean>,
    );
    await library.keyboard.down('Shift');
    await until('the way back leads to the tags', async () => {
      await library.keyboard.press('Tab');
      return (await library.evaluate(FOCUSED)) === 'Add tags';
    });
    await library.keyboard.up('Shift');
    await library.keyboard.press('Enter');
    await tabTo(library, 'Tags to add', 6);
    await library.keyboard.type('harbour, walls');
    await library.keyboard.press('Enter');
    await until('both tags are there', () =>
      library.evaluate(
        `[...document.querySelectorAll('.pm-tag-list li')].map((tag) => tag.textContent).join() === 'harbour,walls'`,
      ),
    );
  });

  test('it is exported to a file', async () => {
    expect(await library.evaluate(FOCUSED)).toBe('Add tags');
    await tabTo(library, 'Export', 3);
    await library.keyboard.press('Enter');
    await until('the dialog has the focus', () =>
      library.evaluate(`document.activeElement?.closest('[role="dialog"], dialog') !== null`),
    );
    await tabTo(library, 'Save as file', 12);
    await library.keyboard.press('Enter');
    await until('it is saved', () =>
      library.evaluate(
        `document.querySelector('dialog [role="status"], [role="dialog"] [role="status"]').textContent === 'Saved.'`,
      ),
    );
    await library.keyboard.press('Escape');
    await until('the dialog is gone', () =>
      library.evaluate(`!document.querySelector('dialog[open], [role="dialog"]')`),
    );
  });

  test('the map of the article is one stop, with arrows inside', async () => {
    await page.bringToFront();
    await page.evaluate('scrollTo(0, 200)');
    await until('the map is there', () => driver.inInterface<boolean>(page, `!!root?.querySelector('.pm-map button')`));
    await page.evaluate('document.body.lastElementChild.scrollIntoView()');
    await driver.inInterface(page, `root.querySelector('.pm-map button').focus()`);
    const first = await focusInCard();
    await press('ArrowDown');
    const second = await focusInCard();
    expect(second).not.toBe(first);
    await pressUntil([page, library], 'Enter', 'the card of that mark has the focus', () =>
      driver.inInterface<boolean>(page, `root.activeElement?.getAttribute('role') === 'dialog'`),
    );
    await press('Escape');
  });

  test('next, Escape, next goes on to another highlight', async () => {
    await page.evaluate('scrollTo(0, 0)');
    const places: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await driver.command('next-highlight');
      await until('a card is there', () => card<boolean>('card !== null'));
      const top = await driver.inInterface<number>(
        page,
        `root.querySelector('[role="dialog"]').getBoundingClientRect().top`,
      );
      places.push(top + ((await page.evaluate('scrollY')) as number));
      await press('Escape');
      await until('it is closed', () => card<boolean>('card === null'));
    }
    expect(new Set(places).size).toBe(places.length);
  });
});
