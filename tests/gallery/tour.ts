/**
 * `npm run screenshots [-- --out DIR] [--browser NAME] [--look NAME…]`: pictures of the real extension in real Chromium and
 * Firefox, on the project's own test pages: the page with a card, the toolbar at a selection, the popup, the side panel or
 * sidebar, the library, the settings, the first page; light, dark, in Urdu, 320 pixels wide and at 200 %. All of them go to
 * `.output/tour`; those that the README shows, to assets/screenshots.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { type Driver, launch } from '../e2e/driver';
import { clickOn, Popup, paintedIn, select, untilPainted } from '../e2e/reader';
import { openSite } from '../e2e/site';
import { until } from '../e2e/until';

const root = path.resolve(import.meta.dirname, '../..');
const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: path.join(root, '.output/tour') },
    browser: { type: 'string', multiple: true },
    look: { type: 'string', multiple: true },
  },
});

interface Look {
  readonly scheme: 'light' | 'dark';
  readonly language: 'browser' | 'ur';
  /** CSS pixels, before zooming; the height is as wide ones are high. */
  readonly width: number;
  /** As a reader zooms: so many device pixels for one, and so many times less room. */
  readonly zoom: number;
  /** A test page, and words of it that can be selected. */
  readonly article: string;
  readonly words: string;
}

/** Size of a picture for the stores. */
const HEIGHT = 800;
const LIGHT: Look = {
  scheme: 'light',
  language: 'browser',
  width: 1280,
  zoom: 1,
  article: 'sample',
  words: 'Ferries to Saint Osyth and the Skerry islands',
};
const LOOKS: Readonly<Record<string, Look>> = {
  light: LIGHT,
  dark: { ...LIGHT, scheme: 'dark' },
  urdu: { ...LIGHT, language: 'ur', article: 'urdu', words: 'بجلی کی کمی دور کرنے کے لیے' },
  '320': { ...LIGHT, width: 320 },
  'zoom-200': { ...LIGHT, zoom: 2 },
};

/** What goes to assets/screenshots, by look and name, and what it is called there. */
const README: Readonly<Record<string, string>> = {
  'light page': 'page',
  'dark page': 'page-dark',
  'light library': 'library',
  'dark library': 'library-dark',
  'light popup': 'popup',
  'light panel': 'panel',
  'light settings': 'settings',
  'light welcome': 'welcome',
};

/** The Urdu test page has no style of its own, as pages for tests do; a reader's page has. */
const URDU_STYLE =
  '<style>body { font: 20px/2 "Noto Nastaliq Urdu", "Noto Naskh Arabic", "Noto Sans Arabic", serif; color-scheme: light dark; max-width: 44rem; margin: 2rem auto; padding: 0 1rem } .top, .also, .bottom, .story-info { font-size: 16px; opacity: .75 }</style>';

const rested = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    // Transitions come to their end, if they have one.
    const moving = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  });

const site = await openSite();

/** The pictures of one browser, look by look. */
class Tour {
  constructor(
    private readonly driver: Driver,
    private readonly name: string,
    private readonly look: Look,
  ) {}

  private get folder(): string {
    return path.join(options.out, this.driver.name, this.name);
  }

  private async fit(page: Page): Promise<void> {
    const { width, zoom, scheme } = this.look;
    await page.setViewport({
      width: Math.round(width / zoom),
      height: Math.round(HEIGHT / zoom),
      deviceScaleFactor: zoom,
    });
    await this.driver.setScheme(page, scheme);
  }

  private async shoot(page: Page, name: string): Promise<void> {
    await rested(page);
    await page.screenshot({ path: path.join(this.folder, `${name}.png`) as `${string}.png` });
    const shown = README[`${this.name} ${name}`];
    if (shown === undefined || this.driver.name !== 'chromium') return;
    const file = path.join(root, 'assets/screenshots', `${shown}.webp`) as `${string}.webp`;
    await page.screenshot({ path: file, type: 'webp', quality: 82 });
  }

  private async save(name: string, picture: Buffer): Promise<void> {
    await writeFile(path.join(this.folder, `${name}.png`), picture);
    const shown = README[`${this.name} ${name}`];
    if (shown === undefined || this.driver.name !== 'chromium') return;
    await writeFile(path.join(root, 'assets/screenshots', `${shown}.png`), picture);
  }

  /** Keeps claims of a page as the popup does, so that there is something to look at; gives the page. */
  private async reading(slug: string, host: string, kept: readonly number[]): Promise<Page> {
    const page = await this.driver.open(site.url(slug, host));
    await this.fit(page);
    const popup = await Popup.over(this.driver, page);
    for (const index of kept) {
      await popup.view.evaluate(
        `chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => chrome.tabs.sendMessage(tab.id, { id: 1, type: 'tab:keep', data: { target: { kind: 'quotation', index: ${index} } }, timestamp: Date.now() }))`,
      );
    }
    await popup.close();
    return page;
  }

  /** Fills the library, and speaks the look's language. */
  private async prepare(): Promise<void> {
    const { driver, look } = this;
    await mkdir(this.folder, { recursive: true });
    const own = await driver.own('options.html');
    await own.evaluate(`chrome.storage.sync.set({ settings: { language: '${look.language}' } })`);
    const direction = look.language === 'ur' ? 'rtl' : 'ltr';
    await until('the language is spoken', () => own.evaluate(`document.documentElement.dir === '${direction}'`));
    await own.close();
    await (await this.reading('semantic-article', 'northshore.localhost', [0, 1])).close();
    await (await this.reading('german', 'ebersfurt.localhost', [0, 2])).close();
    await (await this.reading('inline-markup', 'dispatch.localhost', [0, 1])).close();
  }

  async take(): Promise<void> {
    const { driver, look } = this;
    await this.prepare();
    const isSample = look.article === 'sample';
    const page = await this.reading(look.article, `${look.article}-news.localhost`, isSample ? [4, 9] : [0]);
    const painted = await paintedIn(page);
    const layer = painted.claim === undefined ? 'key-point' : 'claim';
    const claims = await untilPainted(page, layer);
    // The map comes with the first scrolling.
    await page.evaluate('scrollTo(0, 1)');
    await clickOn(page, claims.find((claim) => claim.startsWith('We cannot')) ?? claims[0] ?? '');
    const has = (selector: string) => driver.inInterface<boolean>(page, `!!root?.querySelector('${selector}')`);
    await until('the card is there', () => has('.pm-card'));
    if (look.width / look.zoom > 800 && isSample) await until('the map is there', () => has('.pm-map'));
    await this.shoot(page, 'page');
    await page.keyboard.press('Escape');
    await until('the card is gone', async () => !(await has('.pm-card')));
    await select(page, look.words);
    await until('the toolbar is there', () => has('[role="toolbar"]'));
    await this.shoot(page, 'toolbar');
    await page.evaluate('getSelection().removeAllRanges()');

    const popup = await Popup.over(driver, page);
    await popup.view.setScheme(look.scheme);
    await this.save('popup', await popup.view.screenshot());
    await popup.close();
    const panel = await driver.panel(page);
    await panel.setScheme(look.scheme);
    await until('the panel has read the page', () =>
      panel.evaluate<boolean>(`document.querySelectorAll('.pm-row, .pm-claim').length > 0`),
    );
    await this.save('panel', await panel.screenshot());
    const whole = await driver.window();
    if (whole !== null) await this.save('window', whole);
    await panel.close();
    await page.close();

    for (const [file, name] of [
      ['library.html', 'library'],
      ['options.html', 'settings'],
      ['welcome.html', 'welcome'],
    ] as const) {
      const own = await driver.own(file);
      await this.fit(own);
      await until('it is drawn', () => own.evaluate(`document.querySelector('h1') !== null`));
      if (name === 'library') {
        await until('all is listed', () => own.evaluate(`document.querySelector('.pm-timeline') !== null`));
      }
      await this.shoot(own, name);
      await own.close();
    }
  }
}

const urdu = await (await fetch(site.url('urdu', 'localhost'))).text();
site.serve('urdu', { body: urdu.replace('</head>', `${URDU_STYLE}</head>`) });
await mkdir(path.join(root, 'assets/screenshots'), { recursive: true });
try {
  for (const name of ['chromium', 'firefox'] as const) {
    if (options.browser !== undefined && !options.browser.includes(name)) continue;
    for (const [lookName, look] of Object.entries(LOOKS)) {
      if (options.look !== undefined && !options.look.includes(lookName)) continue;
      // Each look has a browser of its own, so that it doesn't show what was kept, chosen or allowed for another.
      const driver = await launch(name, {
        extension: path.join(root, `.output/${name === 'chromium' ? 'chrome' : 'firefox'}-mv3`),
      });
      try {
        await new Tour(driver, lookName, look).take();
      } finally {
        await driver.close();
      }
      console.log(`${name} ${lookName}`);
    }
  }
} finally {
  await site.close();
}
