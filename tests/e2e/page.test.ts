import { describe, expect, test } from 'vitest';
import { BROWSER, stage } from './browser';
import { clickOn, Popup, paintedIn, pointOf, select, untilPainted } from './reader';
import { until } from './until';

const running = stage();

const textOf = (root: string) => `${root}?.querySelector('.pm-root')?.textContent ?? ''`;

/** The reader's page with the popup closed again, as one reads. */
async function opened(host: string, slug = 'sample') {
  const { driver, site } = running;
  const page = await driver.open(site.url(slug, host));
  const popup = await Popup.over(driver, page);
  await popup.close();
  return page;
}

describe(`on the page (${BROWSER})`, () => {
  test('the shortcuts of the manifest are all assigned', async () => {
    expect(await running.driver.shortcuts()).toMatchObject({
      'keep-selection': expect.stringContaining('K'),
      'toggle-highlights': expect.stringContaining('H'),
    });
    expect(Object.values(await running.driver.shortcuts()).filter((keys) => keys === '')).toEqual([]);
  });

  test('reading and painting change nothing in the page', async () => {
    const { driver, site } = running;
    const page = await driver.open(site.url('sample', 'untouched.localhost'));
    const before = await page.evaluate('document.documentElement.outerHTML');
    await page.evaluate(`(() => {
      window.mutations = 0;
      new MutationObserver((records) => { window.mutations += records.length; })
        .observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
    })()`);
    const popup = await Popup.over(driver, page);
    await untilPainted(page, 'claim');
    await popup.close();
    expect(await page.evaluate('window.mutations')).toBe(0);
    expect(await page.evaluate('document.documentElement.outerHTML')).toBe(before);
    await page.close();
  });

  test('highlighted words stand on a tint, not on a line alone', async () => {
    const page = await opened('tint.localhost');
    await untilPainted(page, 'claim');
    const clip = (await page.evaluate(`(() => {
      const [range] = CSS.highlights.get('pressmark-claim-light');
      range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = range.getClientRects()[0];
      return { x: x + scrollX - 12, y: y + scrollY, width: Math.min(width, 60) + 12, height };
    })()`)) as { x: number; y: number; width: number; height: number };
    const image = await page.screenshot({ encoding: 'base64', clip });
    // A column of pixels left of the words, and one where they begin: the lightest of each is the ground.
    const [outside, inside] = (await page.evaluate(`(async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${image}';
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const ground = (from, to) => {
        const { data } = context.getImageData(from, 2, to - from, image.height - 8);
        let best = [0, 0, 0];
        for (let at = 0; at < data.length; at += 4) {
          const pixel = [...data.slice(at, at + 3)];
          if (pixel[0] + pixel[1] + pixel[2] > best[0] + best[1] + best[2]) best = pixel;
        }
        return best.join(' ');
      };
      return [ground(0, 8), ground(14, image.width)];
    })()`)) as [string, string];
    expect(inside).not.toBe(outside);
    await page.close();
  });

  test('a click on a claim opens its card, which keeps it and takes it back', async () => {
    const { driver } = running;
    const page = await opened('card.localhost');
    const [claim = ''] = await untilPainted(page, 'claim');
    await clickOn(page, claim);
    await until('the card is open', () =>
      driver.inInterface<boolean>(page, `root?.querySelector('[role="dialog"]') !== null && root !== null`),
    );
    await driver.inInterface(page, `root.querySelector('[role="dialog"] .pm-keep').click()`);
    await untilPainted(page, 'kept-yellow');
    await until('the button says so', () =>
      driver.inInterface<boolean>(
        page,
        `root.querySelector('[role="dialog"] .pm-keep').getAttribute('aria-pressed') === 'true'`,
      ),
    );
    await driver.inInterface(page, `root.querySelector('[role="dialog"] .pm-keep').click()`);
    await until('it is not kept any more', async () => (await paintedIn(page))['kept-yellow'] === undefined);
    await page.keyboard.press('Escape');
    await until('Escape closes the card', () =>
      driver.inInterface<boolean>(page, `!root?.querySelector('[role="dialog"]')`),
    );
    await page.close();
  });

  test('the card comes where the pointer rests, stays while it is used, and goes with the pointer', async () => {
    const { driver } = running;
    const page = await opened('rest.localhost');
    const [claim = ''] = await untilPainted(page, 'claim');
    const [x, y] = await pointOf(page, claim);
    const isOpen = () => driver.inInterface<boolean>(page, `!!root?.querySelector('[role="dialog"]')`);
    const corner = [3, 3] as const;
    await page.mouse.move(...corner);
    await page.mouse.move(x, y);
    await until('the card is open', isOpen);
    // Onto the card: it stays, and what is pressed there makes it stay for good.
    const box = await driver.inInterface<{ x: number; y: number }>(
      page,
      `(({ left, top }) => ({ x: left + 12, y: top + 12 }))(root.querySelector('[role="dialog"]').getBoundingClientRect())`,
    );
    await page.mouse.move(box.x, box.y);
    await page.mouse.move(...corner);
    await until('the card is gone with the pointer', async () => !(await isOpen()));

    await page.mouse.move(x, y);
    await until('the card is there again', isOpen);
    await page.keyboard.press('Escape');
    await until('Escape closes it', async () => !(await isOpen()));
    await page.mouse.click(x, y);
    await until('a click opens it', isOpen);
    await page.mouse.move(...corner);
    // As long as a card takes that goes with the pointer: another card would have come and gone.
    await page.evaluate(
      'new Promise((done) => { let frames = 0; const count = () => (++frames > 60 ? done() : requestAnimationFrame(count)); count(); })',
    );
    expect(await isOpen(), 'a card that was clicked stays').toBe(true);
    await page.close();
  });

  test.each([
    ['the toolbar at the selection', 'toolbar'],
    ['the shortcut', 'command'],
    ['the context menu', 'menu'],
  ])('a selection is kept by %s', async (_, way) => {
    const { driver } = running;
    const page = await opened(`${way}.localhost`);
    const words = 'Ferries to Saint Osyth';
    await select(page, words);
    if (way === 'toolbar') {
      await until('the toolbar is there', () =>
        driver.inInterface<boolean>(page, `!!root?.querySelector('[role="toolbar"]')`),
      );
      await driver.inInterface(
        page,
        `[...root.querySelectorAll('[role="toolbar"] button')].find((button) => button.textContent.trim() === 'Keep').click()`,
      );
    } else if (way === 'command') await driver.command('keep-selection');
    else await driver.menu(page);
    expect(await untilPainted(page, 'kept-yellow')).toEqual([words]);
    // The words follow a frame after the message they stand in, so that screen readers speak them.
    await until('the message says so', async () =>
      (await driver.inInterface<string>(page, textOf('root'))).includes('Kept'),
    );
    await page.close();
  });

  test('what stands outside the article can be kept too', async () => {
    const { driver } = running;
    const page = await opened('outside.localhost');
    await select(page, 'Lovely drawing');
    await driver.command('keep-selection');
    expect(await untilPainted(page, 'kept-yellow')).toEqual(['Lovely drawing']);
    await page.close();
  });

  test('highlights are turned off and on by the shortcut', async () => {
    const { driver } = running;
    const page = await opened('toggle.localhost');
    await untilPainted(page, 'claim');
    await driver.command('toggle-highlights');
    await until('nothing is painted', async () => Object.keys(await paintedIn(page)).length === 0);
    await driver.command('toggle-highlights');
    await untilPainted(page, 'claim');
    await page.close();
  });

  test('a page that clears the highlight registry does not get rid of ours', async () => {
    const page = await opened('clear.localhost');
    const before = await untilPainted(page, 'claim');
    await page.evaluate('CSS.highlights.clear()');
    expect(await untilPainted(page, 'claim')).toEqual(before);
    await page.close();
  });

  test('a page with a strict content security policy and Trusted Types is read, painted and used', async () => {
    const { driver, site } = running;
    const body = await (await fetch(site.url('sample', 'localhost'))).text();
    site.serve('strict', {
      body,
      headers: {
        'content-security-policy':
          "default-src 'none'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
      },
    });
    const page = await opened('strict.localhost', 'strict');
    const [claim = ''] = await untilPainted(page, 'claim');
    await clickOn(page, claim);
    await until('the card is open', () =>
      driver.inInterface<boolean>(page, `!!root?.querySelector('[role="dialog"]')`),
    );
    const styled = `getComputedStyle(root.querySelector('[role="dialog"]')).position`;
    expect(await driver.inInterface<string>(page, BROWSER === 'firefox' ? `content.${styled}` : styled)).toBe('fixed');
    await page.close();
  });

  test('text that a script inserts late is read when it is there', async () => {
    const { driver, site } = running;
    const body = await (await fetch(site.url('sample', 'localhost'))).text();
    const [, article = ''] = /<article[^>]*>([\s\S]*)<\/article>/.exec(body) ?? [];
    expect(article).not.toBe('');
    site.serve('late', {
      body: `${body.replace(article, '')}<template id="late">${article}</template>`,
    });
    const page = await driver.open(site.url('late', 'late.localhost'));
    const popup = await Popup.over(driver, page);
    // Without its article the page is what its readers wrote below it.
    expect(((await paintedIn(page)).claim ?? []).filter((claim) => article.includes(claim))).toEqual([]);
    await page.evaluate(
      `document.querySelector('article').append(document.getElementById('late').content.cloneNode(true))`,
    );
    await until('the claims of the article are painted', async () => ((await paintedIn(page)).claim ?? []).length > 10);
    await popup.close();
    await page.close();
  });
});
