import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleKey } from '@/lib/article-key';
import { BROWSER } from './browser';
import { type Driver, launch } from './driver';
import { clickOn, Popup, select, untilPainted } from './reader';
import { openSite, type Site } from './site';
import { pageOf, type Story } from './stories';
import { until } from './until';

/** Three papers on one evening: one with the words, one with another figure and the words shortened, one that has them from another speaker. */
const LEDGER: Story = {
  title: 'Harbour council votes for the longer breakwater',
  paragraphs: [
    'The harbour council of Ostrel voted on Monday for the longer of two breakwaters, after an evening in which nobody left before ten and the caretaker put out more chairs twice.',
    '“The longer breakwater will shelter 21 boats and cost the town nothing before 2031,” said Mara Ellwood, who chairs the council. “I would not have voted for it otherwise.”',
    'The fishermen had asked for the shorter one, which would be finished two winters earlier. Their spokesman, Tobias Renn, said that a boat can’t wait for two winters.',
    'The work is to begin once the herring have gone, and the quay will be closed to cars from then on, the harbour office said in a letter to everybody who lives on it.',
    'A second vote, on who pays for the lamps, was put off until the spring. The lamps are the old ones, and some of them have been dark since the flood.',
  ],
};
const COURIER: Story = {
  title: 'Ostrel builds the long wall in the sea',
  paragraphs: [
    'Ostrel will have its long breakwater. The council said yes on Monday night by nine votes to four, and those who had come with drums took them home without having used them.',
    '“The longer breakwater will shelter 12 boats and cost the town nothing before 2031,” said Tobias Renn, who speaks for the fishermen, and did not look pleased about it.',
    'The chair of the council, Mara Ellwood, has been for the long one since the storm of three years ago, when two boats were found in the garden of the school.',
    'What becomes of the old mole is open. The museum would like to have it, the harbour office would like to be rid of it, and the gulls have not been asked by anybody.',
    'The council meets again in a month. There are forty-one points on the list, of which the breakwater, according to the clerk, is no longer one.',
  ],
};
const RADIO: Story = {
  title: 'What the breakwater means for Ostrel',
  paragraphs: [
    'Since Monday it has been decided, and since Tuesday it has been explained: the council of Ostrel sent out its chair to say on the radio what the longer breakwater is good for.',
    '“The longer breakwater will shelter 21 boats and cost the town nothing before 2031,” said Mara Ellwood. What comes after that year she left to those who will be in office then.',
    'Callers wanted to know about the noise, the lorries and the swans. The lorries will come by the northern road, the noise will stop at six, and about the swans she promised to ask.',
    'Marnie Oduya, who owns the café on the quay, said that she will sell sandwiches to the workers until they are tired of them. The café has been there longer than either mole.',
    'The programme will be repeated on Sunday, for all those who were on the water when it was on the air. They are, as a caller said, the ones that it is about.',
  ],
};

describe(`one event in three papers (${BROWSER})`, () => {
  let driver: Driver;
  let site: Site;
  const stories = { ledger: LEDGER, courier: COURIER, radio: RADIO } as const;

  beforeAll(async () => {
    site = await openSite();
    driver = await launch(BROWSER);
    for (const [name, story] of Object.entries(stories)) site.serve(name, { body: pageOf(story) });
  });
  afterAll(async () => {
    await driver?.close();
    await site?.close();
  });

  const keep = async (name: keyof typeof stories, words: string) => {
    const page = await driver.open(site.url(name));
    const popup = await Popup.over(driver, page);
    await popup.press('Keep: ', words);
    await untilPainted(page, 'kept-yellow');
    await popup.close();
    await page.close();
  };
  const shown = (page: Page, text: string) =>
    until(`“${text}” is shown`, async () => (await page.evaluate(() => document.body.innerText)).includes(text));

  test('the popup and the card of a claim tell where it was met before, and what differs', async () => {
    await keep('ledger', 'The longer breakwater');
    // This claim is not kept itself; it stands in the copy that came with another kept passage.
    const courier = await driver.open(site.url('courier'));
    await (await Popup.over(driver, courier)).close();
    await select(courier, 'What becomes of the old mole is open');
    await driver.command('keep-selection');
    await untilPainted(courier, 'kept-yellow');
    await courier.close();
    await driver.killBackground();
    const page = await driver.open(site.url('radio'));
    const popup = await Popup.over(driver, page);
    await popup.until('it is told', `document.querySelector('.pm-met-claims summary')`);
    expect(await popup.text()).toContain('of these claims you have met before');
    await popup.view.evaluate(`void (document.querySelector('.pm-met-claims').open = true)`);
    const told = await popup.view.evaluate<string>(`document.querySelector('.pm-met-claims').innerText`);
    expect(told.replace(/[\u2068\u2069]/g, '')).toMatch(/with 12 for 21/);
    await popup.close();
    await clickOn(page, 'The longer breakwater');
    const met = await until('the card tells it', () =>
      driver.inInterface<string | null>(page, `root?.querySelector('.pm-card .pm-met')?.innerText ?? null`),
    );
    const plain = met.replace(/[\u2068\u2069]/g, '');
    expect(plain).toMatch(/ · longer there/);
    expect(plain).toMatch(/there said by Tobias Renn · with 12 for 21/);
    expect(
      await driver.inInterface<string>(page, `[...root.querySelectorAll('.pm-met del')].at(-1).textContent`),
    ).toContain('12');
    await page.close();
  });

  test('a page has what a speaker said in all of them, repeated claims folded together', async () => {
    await keep('radio', 'The longer breakwater');
    const library = await driver.own('library.html');
    await shown(library, LEDGER.title);
    await library.evaluate(() => {
      for (const each of document.querySelectorAll<HTMLInputElement>('input[type="radio"]')) {
        if (each.value === 'speaker') each.click();
      }
    });
    await shown(library, 'All that is kept of this speaker');
    await library.close();
    const speaker = await driver.own(`speaker.html#${new URLSearchParams({ name: 'Mara Ellwood' })}`);
    await shown(speaker, 'Said once more');
    expect(await speaker.$eval('h1', (heading) => heading.textContent)).toBe('Mara Ellwood');
    expect(await speaker.evaluate(() => document.body.innerText)).toMatch(/claims in \d articles on 1 site/);
    expect(await speaker.$eval('svg[role="img"]', (chart) => chart.getAttribute('aria-label'))).toMatch(/claims?, /);
    await speaker.close();
  });

  test('the wording of an article is checked against a transcript, with the keyboard', async () => {
    const article = await driver.own(
      `article.html#${new URLSearchParams({ article: articleKey(site.url('ledger')) })}`,
    );
    await shown(article, 'Check the wording');
    await article.focus('.pm-wording-check summary');
    await article.keyboard.press('Enter');
    await until('the form is there', async () => (await article.$('.pm-wording-check textarea')) !== null);
    await article.$eval('.pm-wording-check textarea', (area) => {
      (area as HTMLTextAreaElement).value =
        'CHAIR: The longer breakwater, as you know, will shelter 21 boats and cost the town nothing before 2031. I would not have voted for it otherwise.';
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await article.focus('.pm-wording-check button[type="submit"]');
    await article.keyboard.press('Enter');
    await shown(article, 'Found, with words left out');
    expect(await article.$eval('.pm-wording-row del', (words) => words.textContent)).toContain('as you know');
    expect(await article.evaluate(() => document.activeElement?.tagName)).toBe('H3');
    await article.close();
  });
});
