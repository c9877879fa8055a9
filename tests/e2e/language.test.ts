import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { stage } from './browser';
import { clickOn, Popup, untilPainted } from './reader';
import { until } from './until';

const running = stage();

/** Language and direction of a document, and its title. */
const documentOf = (page: Page) =>
  page.evaluate('[document.documentElement.lang, document.documentElement.dir, document.title]') as Promise<string[]>;

const choose = (page: Page, language: string) =>
  page.evaluate(`(() => {
    const choice = [...document.querySelectorAll('select')].find((each) => each.querySelector('option[value="ur"]'));
    choice.value = '${language}';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);

test('the language that a reader chooses is spoken in every place, at once and afterwards', async () => {
  const { driver, site } = running;
  const article = await driver.open(site.url('sample', 'language.localhost'));
  await (await Popup.over(driver, article)).close();
  const claims = await untilPainted(article, 'claim');
  const settings = await driver.own('options.html');
  const library = await driver.own('library.html');
  await until('the settings are in English', async () => (await documentOf(settings))[2] === 'Settings – Pressmark');
  expect(await documentOf(settings)).toEqual([expect.stringMatching(/^en/), 'ltr', 'Settings – Pressmark']);

  await choose(settings, 'ur');
  await until('the settings are in Urdu', async () => (await documentOf(settings))[0] === 'ur');
  expect(await documentOf(settings)).toEqual(['ur', 'rtl', 'ترتیبات – Pressmark']);
  expect(await settings.evaluate('document.querySelector("h1").textContent')).toContain('ترتیبات');
  expect(await settings.evaluate('document.querySelector(".pm-shortcuts dt").textContent')).toMatch(
    /\p{Script=Arabic}/u,
  );
  await until('the open library follows', async () => (await documentOf(library))[1] === 'rtl');
  await until('and its words', async () =>
    /\p{Script=Arabic}/u.test(String(await library.evaluate('document.querySelector("h1").textContent'))),
  );

  await article.bringToFront();
  await clickOn(article, claims[0] ?? '');
  const card = await until('the card is in Urdu', () =>
    driver.inInterface<string | null>(
      article,
      `root?.querySelector('.pm-root')?.lang === 'ur' && root.querySelector('.pm-card') ? root.querySelector('.pm-root').dir + root.querySelector('.pm-card').textContent : null`,
    ),
  );
  expect(card).toMatch(/^rtl/);
  expect(card).toContain('محفوظ کریں');

  await article.reload();
  await (await Popup.over(driver, article)).close();
  await clickOn(article, (await untilPainted(article, 'claim'))[0] ?? '');
  await until('a card of a page that is opened afterwards is in Urdu', () =>
    driver.inInterface<boolean>(
      article,
      `root?.querySelector('.pm-root')?.lang === 'ur' && root.querySelector('.pm-card') !== null`,
    ),
  );

  const popup = await Popup.over(driver, article);
  expect(await popup.view.evaluate('[document.documentElement.lang, document.documentElement.dir]')).toEqual([
    'ur',
    'rtl',
  ]);
  expect(await popup.text()).toContain('نقل کیے گئے بیانات');
  await popup.close();
  const welcome = await driver.own('welcome.html');
  await until('a new document is in Urdu', async () => (await documentOf(welcome))[1] === 'rtl');

  await settings.bringToFront();
  await choose(settings, 'browser');
  await until('the browser’s language is back', async () => (await documentOf(settings))[1] === 'ltr');
  await until('in the library too', async () => (await documentOf(library))[1] === 'ltr');
  await until('and on the page', () =>
    driver.inInterface<boolean>(article, `/^en/.test(root?.querySelector('.pm-root')?.lang ?? 'en')`),
  );
  for (const page of [welcome, library, settings, article]) await page.close();
});
