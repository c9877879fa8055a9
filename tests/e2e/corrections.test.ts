import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import type { PageState } from '@/lib/messages';
import { BROWSER, stage } from './browser';
import { clickOn, Popup, paintedIn, untilPainted } from './reader';
import { until } from './until';

const running = stage();

const quoted = (text: string) => JSON.stringify(text);

/** A claim by somebody that is sure enough to be painted, and its index. */
function sureClaims({ claims, speakers }: PageState) {
  return claims.flatMap(({ index, form, contents, speaker, confidence }) => {
    const name = speaker === null ? undefined : speakers[speaker]?.name;
    return form === 'direct' && contents.length === 1 && confidence > 0.7 && name !== undefined
      ? [{ index, words: contents[0] ?? '', name }]
      : [];
  });
}

const isPainted = async (page: Page, words: string) =>
  Object.values(await paintedIn(page)).some((texts) => texts.some((text) => text.replace(/\s+/g, ' ').includes(words)));

/** Chooses an option of the first shown choice at `selector`, as a reader does. */
const choosing = (selector: string, value: string) => `(() => {
  const select = [...document.querySelectorAll(${quoted(selector)})].find((each) => !each.closest('[hidden]'));
  select.value = ${quoted(value)};
  select.dispatchEvent(new Event('change', { bubbles: true }));
  return select.value === ${quoted(value)};
})()`;

const bySpeaker = async (library: Page) => {
  await until('the library can be grouped', () =>
    library.evaluate(`Boolean(document.querySelector('input[value="speaker"]'))`),
  );
  await library.evaluate(`document.querySelector('input[value="speaker"]').click()`);
};

/** The names of the groups that are shown, each with how much stands under it. */
const groups = (library: Page) =>
  library.evaluate(`[...document.querySelectorAll('.pm-group-name')].map((group) => group.innerText)`) as Promise<
    string[]
  >;

const pressIn = (library: Page, name: string) =>
  until(`there is a button "${name}"`, () =>
    library.evaluate(`(() => {
      const nameOf = (button) => button.getAttribute('aria-label') ?? button.textContent.trim();
      const found = [...document.querySelectorAll('button')].find((button) => nameOf(button) === ${quoted(name)});
      found?.click();
      return found !== undefined;
    })()`),
  );

/** The tests are steps of one walk through the corrections: each relies on what the one before corrected. */
describe(`what the reader corrects (${BROWSER})`, () => {
  test('a claim marked as wrong is painted no more, after a reload neither, and comes back', async () => {
    const { driver, site } = running;
    const page = await driver.open(site.url('sample'));
    let popup = await Popup.over(driver, page);
    const [claim] = sureClaims(await popup.state());
    if (claim === undefined) throw new Error('no claim');
    await popup.close();
    await untilPainted(page, 'claim');
    expect(await isPainted(page, claim.words)).toBe(true);
    await clickOn(page, claim.words);
    for (const name of ['Correct: ', 'This is no claim']) {
      await until(`the card has "${name}"`, () =>
        driver.inInterface<boolean>(
          page,
          `(() => {
            const nameOf = (button) => button.getAttribute('aria-label') ?? button.textContent.trim();
            const found = [...(root?.querySelectorAll('button') ?? [])].find((button) => nameOf(button).startsWith(${quoted(name)}));
            found?.click();
            return found !== undefined;
          })()`,
        ),
      );
    }
    await until('it is painted no more', async () => !(await isPainted(page, claim.words)));

    await page.reload();
    popup = await Popup.over(driver, page);
    await untilPainted(page, 'claim');
    expect(await isPainted(page, claim.words)).toBe(false);
    await popup.until('the popup says so', `document.body.innerText.includes('1 finding hidden')`);
    expect((await popup.state()).claims.some(({ index }) => index === claim.index)).toBe(false);
    await popup.press('Show again');
    await until('it is painted again', () => isPainted(page, claim.words));
    await popup.until('nothing is hidden', `!document.body.innerText.includes('finding hidden')`);
    await popup.close();
    await page.close();
  });

  test('a speaker changed before a claim is kept, and a status, are what the library shows', async () => {
    const { driver, site } = running;
    const page = await driver.open(site.url('sample'));
    const popup = await Popup.over(driver, page);
    const state = await popup.state();
    const [first, ...others] = sureClaims(state);
    const second = others.find(({ name }) => name !== first?.name);
    if (first === undefined || second === undefined) throw new Error('too few claims');
    await popup.press('Correct: ', first.words.split(' ').slice(0, 3).join(' '));
    await popup.until('the choice is open', `document.querySelector('[data-claim="${first.index}"] select')`);
    await popup.view.evaluate(choosing(`[data-claim="${first.index}"] select`, 'other'));
    await popup.type('.pm-speaker-naming input', 'Venn');
    await popup.until('the name can be saved', `document.querySelector('.pm-speaker-naming button:not(:disabled)')`);
    await popup.view.evaluate(`document.querySelector('.pm-speaker-naming button').click()`);
    await until('the page knows it', async () => {
      const { claims, speakers } = await popup.state();
      const claim = claims.find(({ index }) => index === first.index);
      return speakers[claim?.speaker ?? -1]?.name === 'Venn' && claim?.found?.name === first.name;
    });
    for (const { words } of [first, second]) await popup.press('Keep: ', words.split(' ').slice(0, 3).join(' '));
    await until('both are kept', async () => (await popup.state()).kept.length === 2);
    await popup.press('Note and tags');
    await popup.until('the editor is open', `document.querySelector('.pm-annotation .pm-editor select')`);
    await popup.view.evaluate(choosing('.pm-annotation .pm-editor select', 'disputed'));
    await popup.until(
      'the row shows it',
      `document.querySelector('.pm-annotation .pm-status')?.innerText.includes('Disputed')`,
    );
    const { kept } = await popup.state();
    expect(
      kept.map(({ annotation }) => annotation.correction?.speaker?.name).filter((name) => name !== undefined),
    ).toEqual(['Venn']);
    expect(kept.map(({ annotation }) => annotation.finding.speaker?.name)).toContain(first.name);
    await popup.close();
    await page.close();

    const library = await driver.own('library.html');
    await bySpeaker(library);
    await until('it stands under the reader’s name', async () =>
      (await groups(library)).some((text) => /^Venn\b/.test(text)),
    );
    expect(await library.evaluate(`document.querySelector('.pm-entry-row .pm-status')?.innerText`)).toContain(
      'Disputed',
    );
    await library.close();
  });

  test('two speakers of the library become one, and are parted again', async () => {
    const { driver } = running;
    let library = await driver.own('library.html');
    await bySpeaker(library);
    await until('both are there', async () => (await groups(library)).length === 2);
    const other =
      (await groups(library)).map((text) => text.split('\n')[0] ?? '').find((name) => name !== 'Venn') ?? '';
    await pressIn(library, 'Venn is the same person as…');
    await pressIn(library, other);
    await until('they are one', async () => {
      const [only, ...rest] = await groups(library);
      return rest.length === 0 && only?.startsWith(other) && only.includes('Also named: Venn');
    });
    await library.close();

    library = await driver.own('library.html');
    await bySpeaker(library);
    await until('they still are', async () => (await groups(library)).length === 1);
    expect(await library.evaluate('document.body.innerText')).toContain('named “Venn” here');
    await pressIn(library, `Part again: Venn and ${other}`);
    await until('they are two', async () => (await groups(library)).length === 2);
    await library.close();
  });
});
