import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import { BROWSER, stage } from './browser';
import { clickOn, Popup, paintedIn, select } from './reader';
import { BRIDGE, FERRY, pageOf, type Story } from './stories';
import { until } from './until';

const running = stage();
const open: Page[] = [];

afterEach(async () => {
  for (const page of open.splice(0)) await page.close();
});

async function opened(name: string, host: string): Promise<Page> {
  const page = await running.driver.open(running.site.url(name, host));
  open.push(page);
  await read(page);
  return page;
}

async function read(page: Page) {
  const popup = await Popup.over(running.driver, page);
  const state = await popup.state();
  await popup.close();
  return state;
}

const keptIn = async (page: Page) => (await paintedIn(page))['kept-yellow'] ?? [];

const untilKept = (page: Page, expected: readonly string[]) =>
  until(`what is painted is ${JSON.stringify(expected)}`, async () => {
    const kept = await keptIn(page);
    return kept.length === expected.length && expected.every((words) => kept.includes(words));
  });

/** The quotes of what is kept, in the order of the page. */
const quotes = async (page: Page) =>
  (await read(page)).kept.map(({ annotation }) => annotation.target.selector[0].exact);

async function keepSelection(page: Page): Promise<void> {
  const before = (await keptIn(page)).length;
  await running.driver.command('keep-selection');
  await until('it is kept', async () => (await keptIn(page)).length > before);
}

const WORDS = 'two of its five piers stand on nothing but gravel';

async function keepSelectionOf(page: Page): Promise<void> {
  await select(page, WORDS);
  await keepSelection(page);
}

describe(`what is marked is what is kept and painted (${BROWSER})`, () => {
  const [first = '', second = '', third = ''] = FERRY.paragraphs;
  const marked = pageOf(FERRY, {
    article: `<article><h1>${FERRY.title}</h1><p id="a">${first}</p><p id="b">${second.replace('Jocasta Bellweather', '<a href="#jb">Jocasta <em>Bell</em>weather</a>')}</p><p id="c">${third}</p>${FERRY.paragraphs
      .slice(3)
      .map((text) => `<p>${text}</p>`)
      .join(
        '',
      )}</article><aside dir="rtl" lang="ar"><p id="rtl">قال الوزير إن العبارة ستتوقف عند منتصف الليل، ولم يشرح السبب.</p></aside>`,
  });
  const marks: readonly (readonly [string, (page: Page) => Promise<void>, readonly string[], string])[] = [
    [
      'over three paragraphs',
      async (page) => {
        await page.evaluate(
          `getSelection().setBaseAndExtent(a.firstChild, ${first.indexOf('nobody')}, c.firstChild, ${third.indexOf(' leaves')})`,
        );
      },
      ['nobody on the island disputes.', second, 'The last boat now'],
      `nobody on the island disputes.\n${second}\nThe last boat now`,
    ],
    [
      'upwards, from its end to its start',
      async (page) => {
        await page.evaluate('getSelection().setBaseAndExtent(c.firstChild, 13, b.lastChild, 5)');
      },
      [],
      '',
    ],
    [
      'over a link and inline markup',
      async (page) => {
        await page.evaluate(
          `getSelection().setBaseAndExtent(document.querySelector('#b a').firstChild, 3, document.querySelector('#b a').lastChild, 4)`,
        );
      },
      ['asta Bellweat'],
      'asta Bellweat',
    ],
    [
      'to the very edge of the next block',
      async (page) => {
        await page.evaluate('getSelection().setBaseAndExtent(a.firstChild, 0, b, 0)');
      },
      [first],
      first,
    ],
    [
      'by a triple click',
      async (page) => {
        await page.bringToFront();
        const box = await (await page.$('#c'))?.boundingBox();
        await page.mouse.click((box?.x ?? 0) + 30, (box?.y ?? 0) + 12, { count: 3 });
      },
      [third],
      third,
    ],
    [
      'by the keyboard',
      async (page) => {
        await page.bringToFront();
        await page.evaluate('getSelection().setBaseAndExtent(a.firstChild, 0, a.firstChild, 3)');
        await page.keyboard.down('Shift');
        for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight');
        await page.keyboard.up('Shift');
      },
      ['The ferry'],
      'The ferry',
    ],
    [
      'in text from right to left',
      async (page) => {
        await page.evaluate(`getSelection().setBaseAndExtent(rtl.firstChild, 4, rtl.firstChild, 22)`);
      },
      ['الوزير إن العبارة'],
      'الوزير إن العبارة',
    ],
  ];
  test.each(marks)('%s', async (name, mark, painted, stored) => {
    const { site } = running;
    site.serve('marks', { body: marked });
    const page = await opened('marks', `${name.replace(/\W+/g, '-')}.localhost`);
    await page.bringToFront();
    await mark(page);
    const chosen = (await page.evaluate('getSelection().toString()')) as string;
    await keepSelection(page);
    const bare = (text: string) => text.replace(/\s+/g, '');
    const [quote = ''] = await quotes(page);
    expect(bare(quote)).toBe(bare(chosen));
    expect(bare((await keptIn(page)).join(''))).toBe(bare(chosen));
    if (stored !== '') {
      expect(quote).toBe(stored);
      expect(await keptIn(page)).toEqual(painted);
    }
    await page.reload();
    await read(page);
    await until('it is back', async () => bare((await keptIn(page)).join('')) === bare(chosen));
  });

  test('in an open shadow root, where it is painted too', async () => {
    const { driver, site } = running;
    site.serve('shadow', {
      body: pageOf(FERRY, {
        after: `<x-note id="note"></x-note><script>
          const root = note.attachShadow({ mode: 'open' });
          root.innerHTML = '<p id="inside">The bell on the pier rings once for fog and twice for soup.</p>';
        </script>`,
      }),
    });
    const page = await opened('shadow', 'shadow.localhost');
    await page.bringToFront();
    const [x, y, right] = (await page.evaluate(`(() => {
      const words = note.shadowRoot.getElementById('inside');
      words.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = document.createRange();
      range.setStart(words.firstChild, 4);
      range.setEnd(words.firstChild, 20);
      const box = range.getBoundingClientRect();
      return [box.left, box.top + box.height / 2, box.right];
    })()`)) as [number, number, number];
    const clip = { x: x - 10, y: y - 20, width: right - x + 20, height: 40 };
    const before = await page.screenshot({ clip });
    await page.mouse.move(x + 1, y);
    await page.mouse.down();
    await page.mouse.move(right - 1, y, { steps: 4 });
    await page.mouse.up();
    await keepSelection(page);
    await untilKept(page, ['bell on the pier']);
    expect(await quotes(page)).toEqual(['bell on the pier']);
    await page.reload();
    await read(page);
    await untilKept(page, ['bell on the pier']);
    await page.evaluate(
      `note.shadowRoot.getElementById('inside').scrollIntoView({ block: 'center', behavior: 'instant' })`,
    );
    await until('it is seen', async () => !Buffer.from(await page.screenshot({ clip })).equals(Buffer.from(before)));
    await driver.command('toggle-highlights');
    await until('and not seen once highlights are off', async () =>
      Buffer.from(await page.screenshot({ clip })).equals(Buffer.from(before)),
    );
    await page.evaluate(`note.shadowRoot.getElementById('inside').textContent = 'The bell is silent.'`);
    await until('it is gone with its text', async () => (await read(page)).kept.every(({ found }) => !found));
  });
});

describe(`text that nobody sees (${BROWSER})`, () => {
  test('none of fifty annotations stands in it', async () => {
    const { site } = running;
    const phrases = Array.from(
      { length: 50 },
      (_, index) =>
        `the ${['red', 'old', 'tall', 'lame', 'deaf'][index % 5]} ferryman number ${index + 11} keeps a dog`,
    );
    const story: Story = {
      title: 'The fifty ferrymen of Orrin',
      paragraphs: phrases.map((phrase) => `On the island they say that ${phrase}, and that nobody else does.`),
    };
    const unseen = [
      (text: string) => `<script type="application/json">${JSON.stringify({ text })}</script>`,
      (text: string) => `<p hidden>${text}</p>`,
      (text: string) => `<div style="display:none"><p>${text}</p></div>`,
      (text: string) => `<p class="invisible">${text}</p>`,
      (text: string) => `<noscript><p>${text}</p></noscript>`,
      (text: string) => `<template><p>${text}</p></template>`,
      (text: string) => `<p class="for-ears">${text}</p>`,
      (text: string) => `<details><summary>More</summary>${text}<p>${text}</p></details>`,
      (text: string) => `<div hidden="until-found">${text}</div>`,
      (text: string) => `<textarea>${text}</textarea>`,
    ];
    site.serve('unseen', { body: pageOf(story) });
    const page = await opened('unseen', 'unseen.localhost');
    await page.bringToFront();
    for (const [index, phrase] of phrases.entries()) {
      await select(page, phrase);
      await running.driver.command('keep-selection');
      await until(`${index + 1} are kept`, async () => (await keptIn(page)).length === index + 1);
    }
    // The kept words still stand in hidden elements, before and after the visible words, which were changed since.
    const copies = story.paragraphs.map((text, index) => unseen[index % unseen.length]?.(text) ?? '').join('\n');
    site.serve('unseen', {
      body: pageOf(
        { ...story, paragraphs: story.paragraphs.map((text) => text.replace('keeps a dog', 'has a dog')) },
        {
          head: `<style>.invisible { visibility: hidden } .for-ears { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }</style>`,
          before: copies,
          after: copies,
        },
      ),
    });
    await page.reload();
    await read(page);
    await until('all are found', async () => (await keptIn(page)).length === 50);
    expect(new Set(await keptIn(page))).toEqual(
      new Set(phrases.map((phrase) => phrase.replace('keeps a dog', 'has a dog'))),
    );
    expect(
      await page.evaluate(`[...CSS.highlights].filter(([name]) => name.startsWith('pressmark-kept')).flatMap(([, ranges]) => [...ranges])
        .filter(({ startContainer: { parentElement } }) => parentElement.closest('article') === null).length`),
    ).toBe(0);
  });
});

describe(`edits that are seen (${BROWSER})`, () => {
  test('the reader is told what was changed, and may keep the new words; both stay in the record', async () => {
    const { driver, site } = running;
    site.serve('edited', { body: pageOf(BRIDGE) });
    const page = await opened('edited', 'edited.localhost');
    await select(page, WORDS);
    await driver.command('keep-selection');
    await untilKept(page, [WORDS]);
    expect((await read(page)).changed).toBeUndefined();

    const now = WORDS.replace('two of its five piers', 'three of its five piers');
    site.serve('edited', {
      body: pageOf({
        title: BRIDGE.title.replace('two winters', 'three winters'),
        paragraphs: BRIDGE.paragraphs.map((text) =>
          text.replace(WORDS, now).replace('twenty minutes', 'forty minutes'),
        ),
      }),
    });
    await page.reload();
    let popup = await Popup.over(driver, page);
    await untilKept(page, [now]);
    const [kept] = (await popup.state()).kept;
    expect(
      kept?.changed?.diff.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => `${kind}: ${text}`),
    ).toEqual(['removed: two', 'added: three']);
    expect(await popup.text()).toContain('The page says it in other words now');
    expect((await popup.state()).changed).toMatchObject({ changed: 2, added: 0, removed: 0 });
    expect(await popup.text()).toContain('Changed since you kept it');
    await until(
      'the other words are remembered with their day',
      async () => (await popup.state()).kept[0]?.annotation.versions?.length === 2,
    );

    await popup.press('Keep the new words');
    await until('they are kept', async () => (await popup.state()).kept[0]?.changed === undefined);
    const accepted = (await popup.state()).kept[0]?.annotation;
    expect(accepted?.target.selector[0].exact).toBe(now);
    expect(accepted?.versions?.map(({ selector }) => selector.exact)).toEqual([WORDS, now]);
    await popup.close();

    await page.reload();
    popup = await Popup.over(driver, page);
    await untilKept(page, [now]);
    expect((await popup.state()).kept[0]?.changed).toBeUndefined();
    await popup.until(
      'the earlier words are in the record',
      `document.querySelector('.pm-versions')?.textContent.includes(${JSON.stringify(WORDS)})`,
    );
    await popup.close();
  });

  test('on the page the card says so', async () => {
    const { driver, site } = running;
    site.serve('carded', { body: pageOf(BRIDGE) });
    const page = await opened('carded', 'carded.localhost');
    await select(page, WORDS);
    await driver.command('keep-selection');
    await untilKept(page, [WORDS]);
    const now = WORDS.replace('nothing but gravel', 'gravel');
    site.serve('carded', {
      body: pageOf({ ...BRIDGE, paragraphs: BRIDGE.paragraphs.map((text) => text.replace(WORDS, now)) }),
    });
    await page.reload();
    await read(page);
    await untilKept(page, [now]);
    await clickOn(page, now);
    await until('the card tells', () =>
      driver.inInterface<boolean>(
        page,
        `root?.querySelector('[role="dialog"] del')?.textContent.includes('nothing but')`,
      ),
    );
    await driver.inInterface(page, `root.querySelector('[role="dialog"] .pm-changed button').click()`);
    await until('the new words are kept', async () => (await quotes(page))[0] === now);
  });

  test('what was only set otherwise is no change', async () => {
    const { driver, site } = running;
    site.serve('typeset', { body: pageOf(BRIDGE) });
    const page = await opened('typeset', 'typeset.localhost');
    const said = 'You could put your arm under it up to the shoulder,” said Hesper Quillfeather';
    await select(page, said);
    await driver.command('keep-selection');
    await untilKept(page, [said]);
    site.serve('typeset', {
      body: pageOf({
        ...BRIDGE,
        paragraphs: BRIDGE.paragraphs.map((text) =>
          text.replace(/[“”]/g, '&quot;').replaceAll(' said ', '&nbsp;said '),
        ),
      }),
    });
    await page.reload();
    const state = await read(page);
    expect(state.kept.map(({ found, changed }) => [found, changed])).toEqual([[true, undefined]]);
    expect(state.changed).toBeUndefined();
  });
});

describe(`the same article elsewhere (${BROWSER})`, () => {
  test('on the mobile host, as AMP, with tracking: one; on another site that copies it, or with another query: two', async () => {
    const { driver, site } = running;
    // The hosts for other devices name the page as the search engines and AMP want it.
    const named = pageOf(BRIDGE, { canonical: site.url('same-7', 'www.paper.localhost') });
    site.serve('same-7/amp', { body: named });
    site.serve('same-7', { body: named });
    const page = await opened('same-7', 'www.paper.localhost');
    await select(page, WORDS);
    await driver.command('keep-selection');
    await untilKept(page, [WORDS]);
    for (const address of [
      site.url('same-7?utm_source=mail&fbclid=1#top', 'm.paper.localhost'),
      site.url('same-7/amp', 'paper.localhost'),
      site.url('same-7?amp=1', 'amp.paper.localhost'),
    ]) {
      const other = await driver.open(address);
      open.push(other);
      await read(other);
      await untilKept(other, [WORDS]);
    }
    // Another site claims to be a copy of this one, word for word.
    site.serve('copy', { body: pageOf(BRIDGE, { canonical: site.url('same-7', 'www.paper.localhost') }) });
    const copy = await opened('copy', 'copycat.localhost');
    expect((await read(copy)).kept).toEqual([]);
    expect(await keptIn(copy)).toEqual([]);
    site.serve('query-7', { body: pageOf(BRIDGE) });
    const plain = await opened('query-7', 'www.paper.localhost');
    await keepSelectionOf(plain);
    const query = await opened('query-7?id=2', 'www.paper.localhost');
    expect((await read(query)).kept).toEqual([]);
  });
});

describe(`however the page is looked at (${BROWSER})`, () => {
  test('zoomed, highlights stay on their words and can be clicked', async () => {
    const { driver, site } = running;
    site.serve('zoom', { body: pageOf(BRIDGE) });
    const page = await opened('zoom', 'zoom.localhost');
    await select(page, WORDS);
    await driver.command('keep-selection');
    await untilKept(page, [WORDS]);
    for (const zoom of ['1.75', '0.6']) {
      await page.evaluate(`document.documentElement.style.zoom = '${zoom}'`);
      await untilKept(page, [WORDS]);
      await clickOn(page, WORDS);
      await until(`the card is open at ${zoom}`, () =>
        driver.inInterface<boolean>(page, `root?.querySelector('[role="dialog"]') != null`),
      );
      await page.keyboard.press('Escape');
      await until('it is closed', () =>
        driver.inInterface<boolean>(page, `root?.querySelector('[role="dialog"]') == null`),
      );
    }
  });

  test('with the article in a reading view of the page’s own, and back', async () => {
    const { driver, site } = running;
    site.serve('view', {
      body: pageOf(BRIDGE, {
        after: `<button onclick="view()">Reading view</button><script>
          let whole = null;
          window.view = () => {
            const main = document.querySelector('main');
            if (whole === null) {
              whole = main.innerHTML;
              main.innerHTML = '<div class="reading">' + [...main.querySelectorAll('h1, .text p')].map(({ outerHTML }) => outerHTML).join('') + '</div>';
            } else { main.innerHTML = whole; whole = null; }
          };
        </script>`,
      }),
    });
    const page = await opened('view', 'view.localhost');
    await select(page, WORDS);
    await driver.command('keep-selection');
    await untilKept(page, [WORDS]);
    for (const _ of ['there', 'back']) {
      await page.evaluate(`window.old = document.querySelector('h1')`);
      await page.click('button');
      await until('it is another view', () => page.evaluate('!window.old.isConnected') as Promise<boolean>);
      await untilKept(page, [WORDS]);
    }
  });

  // Firefox can't be told by WebDriver to show a page as it would be printed; the style sheet is the same.
  test.runIf(BROWSER === 'chromium')(
    'printed, with what the reader kept, and without what was only found',
    async () => {
      const { driver, site } = running;
      site.serve('paper', { body: pageOf(BRIDGE) });
      const page = await opened('paper', 'paper.localhost');
      await select(page, WORDS);
      await driver.command('keep-selection');
      await untilKept(page, [WORDS]);
      await until('claims are painted', async () => ((await paintedIn(page)).claim?.length ?? 0) > 0);
      const lines = () =>
        page.evaluate(
          `['kept-yellow', 'claim'].map((layer) => getComputedStyle(document.querySelector('.text p'), '::highlight(pressmark-' + layer + '-light)').textDecorationLine)`,
        );
      expect(await lines()).toEqual(['underline', 'underline']);
      await page.emulateMediaType('print');
      expect(await lines()).toEqual(['underline', 'none']);
      await page.emulateMediaType('screen');
      expect(await lines()).toEqual(['underline', 'underline']);
    },
  );
});
