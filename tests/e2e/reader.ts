/** What a reader does and sees, in the words of the interface; the same in both browsers. */
import type { Page } from 'puppeteer-core';
import type { PageState } from '@/lib/messages';
import type { Driver, View } from './driver';
import { until } from './until';

/** Evaluated in the popup: the page's state as the popup gets it, in the form of lib/messages.ts. */
export const STATE = `chrome.tabs.query({ active: true, currentWindow: true })
  .then(([tab]) => chrome.tabs.sendMessage(tab.id, { id: 1, type: 'tab:state', timestamp: Date.now() }))
  .then(({ res }) => res)`;

const quoted = (text: string) => JSON.stringify(text);

/** The texts of what is painted in a page, by layer ("claim", "key-point", "kept-yellow" …), in order. */
export async function paintedIn(page: Page): Promise<Readonly<Record<string, string[]>>> {
  return (await page.evaluate(`(() => {
    const painted = {};
    for (const [name, highlight] of CSS.highlights) {
      const layer = /^pressmark-(.+)-(?:light|dark)$/.exec(name)?.[1];
      if (layer !== undefined) painted[layer] = [...highlight].map((range) => range.toString());
    }
    return painted;
  })()`)) as Record<string, string[]>;
}

/** Waits until a layer of a page paints something, and gives it. */
export const untilPainted = (page: Page, layer: string): Promise<string[]> =>
  until(`${layer} is painted`, async () => {
    const texts = (await paintedIn(page))[layer];
    return texts !== undefined && texts.length > 0 ? texts : null;
  });

/** The real popup, used as a reader uses it. */
export class Popup {
  private constructor(readonly view: View) {}

  /** Opens it over a page and waits until it knows what the page is. */
  static async over(driver: Driver, page: Page): Promise<Popup> {
    const popup = new Popup(await driver.popup(page));
    await popup.until(
      'the popup has read the page',
      `document.querySelector('[role="tabpanel"]:not([hidden])') && !document.querySelector('[role="tabpanel"]:not([hidden]) .pm-loading')`,
    );
    return popup;
  }

  /** Grants the site of a page in the popup over it, and waits until that is shown there. */
  static async grant(driver: Driver, page: Page): Promise<void> {
    const { hostname } = new URL(page.url());
    await driver.allow(`*://${hostname}/*`);
    const isGranted = `document.body.innerText.includes('Stop on ${hostname}')`;
    let popup = await Popup.over(driver, page);
    await popup.pressAsking(`Allow on ${hostname}`);
    await popup.until('the grant is shown', isGranted).catch(async () => {
      // Firefox closes the popup when the prompt is answered; opened again it shows the grant.
      popup = await Popup.over(driver, page);
      await popup.until('the grant is shown', isGranted);
    });
    await popup.close();
  }

  until(what: string, expression: string): Promise<true> {
    return until(what, async () => ((await this.view.evaluate<boolean>(`Boolean(${expression})`)) ? true : null));
  }

  state(): Promise<PageState> {
    return this.view.evaluate(STATE);
  }

  text(): Promise<string> {
    return this.view.evaluate('document.body.innerText');
  }

  /** Clicks the first shown button or tab whose name begins so and holds `also`. */
  async press(name: string, also = ''): Promise<void> {
    await until(`there is a button "${name}"`, () =>
      this.view.evaluate<boolean>(`(() => {
        const nameOf = (button) => button.getAttribute('aria-label') ?? button.textContent.trim();
        const found = [...document.querySelectorAll('button, [role="tab"]')].find((button) => !button.closest('[hidden]') && nameOf(button).startsWith(${quoted(name)}) && nameOf(button).includes(${quoted(also)}));
        found?.click();
        return found !== undefined;
      })()`),
    );
  }

  /** As `press`, where the click asks the browser for a permission. */
  async pressAsking(name: string): Promise<void> {
    await this.until(
      `there is a button "${name}"`,
      `[...document.querySelectorAll('button')].some((button) => button.textContent.trim().startsWith(${quoted(name)}))`,
    );
    await this.view.withGesture(
      `[...document.querySelectorAll('button')].find((button) => button.textContent.trim().startsWith(${quoted(name)})).click()`,
    );
  }

  async type(selector: string, text: string): Promise<void> {
    const field = `[...document.querySelectorAll(${quoted(selector)})].find((field) => !field.closest('[hidden]'))`;
    await this.until(`there is ${selector}`, field);
    await this.view.evaluate(`(() => {
      const field = ${field};
      field.focus();
      field.value = ${quoted(text)};
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
  }

  close(): Promise<void> {
    return this.view.close();
  }
}

/** Selects the first place in the page where these words stand in one text node. */
export async function select(page: Page, words: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.data.indexOf(${quoted(words)});
      if (at < 0) continue;
      node.parentElement.scrollIntoView({ block: 'center' });
      getSelection().setBaseAndExtent(node, at, node, at + ${words.length});
      return;
    }
    throw new Error('these words are not on the page');
  })()`);
}

/** A point on the first line of the painted text that begins so, in the viewport. */
export async function pointOf(page: Page, words: string): Promise<readonly [number, number]> {
  await page.bringToFront();
  return (await page.evaluate(`(() => {
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('pressmark-')) continue;
      for (const range of highlight) {
        if (!range.toString().startsWith(${quoted(words)})) continue;
        range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, height } = range.getClientRects()[0];
        return [left + 20, top + height / 2];
      }
    }
    throw new Error('nothing of that is painted');
  })()`)) as [number, number];
}

/** Clicks the first line of the painted text that begins so, with the real mouse. */
export async function clickOn(page: Page, words: string): Promise<void> {
  const [x, y] = await pointOf(page, words);
  await page.mouse.click(x, y);
}
