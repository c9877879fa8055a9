/**
 * `npm run gallery [-- --scene NAME…] [--variant NAME…] [--browser NAME…] [--out DIR] [--serve]`: a picture of every
 * scene of the gallery in every variant, in both browsers, and what axe finds in each in Chromium. Exits with 1 where axe
 * finds something, or something is wider than the window. `--serve` only serves the gallery, to look at while working.
 */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import preact from '@preact/preset-vite';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { createServer } from 'vite';
import { browserPath } from '../tools/browser-path.mjs';

const root = path.resolve(import.meta.dirname, '../..');

const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: path.join(root, '.output/gallery') },
    scene: { type: 'string', multiple: true },
    variant: { type: 'string', multiple: true },
    browser: { type: 'string', multiple: true },
    serve: { type: 'boolean', default: false },
  },
});

interface Variant {
  readonly scheme: 'light' | 'dark';
  readonly lang: string;
  /** CSS pixels; 0 for the scene's own. */
  readonly width: number;
  /** As a reader zooms: so many device pixels for one, and so many times less room. */
  readonly zoom: number;
  readonly forcedColors: boolean;
}

const PLAIN: Variant = { scheme: 'light', lang: 'en', width: 0, zoom: 1, forcedColors: false };

const VARIANTS: Readonly<Record<string, Variant>> = {
  light: PLAIN,
  dark: { ...PLAIN, scheme: 'dark' },
  urdu: { ...PLAIN, lang: 'ur' },
  'urdu-dark': { ...PLAIN, lang: 'ur', scheme: 'dark' },
  german: { ...PLAIN, lang: 'de' },
  '320': { ...PLAIN, width: 320 },
  'zoom-200': { ...PLAIN, zoom: 2 },
  'forced-colors': { ...PLAIN, forcedColors: true },
};

/** Firefox has no command for preferences of colour: it is started with each. The rest is the same document. */
const IN_FIREFOX = ['light', 'dark', 'urdu'];

const server = await createServer({
  configFile: false,
  root: path.join(root, 'tests/gallery'),
  cacheDir: path.join(root, 'node_modules/.vite-gallery'),
  logLevel: 'error',
  plugins: [preact()],
  resolve: { alias: { '#i18n': path.join(root, 'tests/gallery/i18n.ts'), '@': root } },
  server: { port: 0, fs: { allow: [root] } },
});
await server.listen();
const address = server.resolvedUrls?.local[0];
if (address === undefined) throw new Error('The gallery is not served');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds on the page as it is. */
async function violations(page: Page, axe: string): Promise<readonly Violation[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: tags });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => ({ html })) }));
  });
}

function launch(name: 'chromium' | 'firefox', { scheme }: Variant): Promise<Browser> {
  const executablePath = browserPath(name);
  if (executablePath === null) throw new Error(`${name} is not on this machine`);
  return puppeteer.launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath,
    args:
      name === 'firefox'
        ? []
        : [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--hide-scrollbars'],
    extraPrefsFirefox: {
      'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
      'ui.prefersReducedMotion': 1,
      'intl.accept_languages': 'en',
    },
  });
}

const painted = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    // It is placed in one frame and painted in the next.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });

/** Takes one picture and gives what is wrong with it. */
async function shoot(
  page: Page,
  { scene, variant, file, isPage }: { scene: string; variant: Variant; file: string; isPage: boolean },
): Promise<readonly string[]> {
  const { zoom, width, lang } = variant;
  const size = {
    width: Math.round((width === 0 ? (isPage ? 1200 : 400) : width) / zoom),
    height: Math.round((isPage ? 900 : 600) / zoom),
    deviceScaleFactor: zoom === 1 ? 1 : zoom,
  };
  await page.setViewport(size);
  await page.goto(`${address}?scene=${scene}&lang=${lang}`);
  await page.waitForSelector('#app > *');
  await painted(page);
  // The window becomes as high as its content, so that what sticks to its edges is where a reader sees it. The library's rows
  // go on for ever.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (!scene.startsWith('library')) await page.setViewport({ ...size, height: Math.max(size.height, height) });
  await page.evaluate(() => scrollTo(0, 0));
  await painted(page);
  await page.screenshot({ path: file as `${string}.png` });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return overflow > 0 ? [`${overflow} px too wide`] : [];
}

async function shootAll(name: 'chromium' | 'firefox', variantName: string, variant: Variant): Promise<number> {
  const axe = await readFile(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
  const folder = path.join(options.out, name, variantName);
  await mkdir(folder, { recursive: true });
  const browser = await launch(name, variant);
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  if (name === 'chromium') {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: variant.scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    if (variant.forcedColors) {
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    }
  }
  await page.goto(address ?? '');
  await page.waitForSelector('#app > *');
  const { scenes, pages } = await page.evaluate(() => {
    const { scenes, pages } = window as unknown as { scenes: string[]; pages: string[] };
    return { scenes, pages };
  });
  let found = 0;
  for (const scene of options.scene ?? scenes) {
    const file = path.join(folder, `${scene}.png`);
    const wrong = [...(await shoot(page, { scene, variant, file, isPage: pages.includes(scene) }))];
    if (name === 'chromium' && !variant.forcedColors) {
      for (const { id, help, nodes } of await violations(page, axe)) {
        wrong.push(`${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`);
      }
    }
    for (const each of wrong) console.log(`${name} ${variantName} ${scene}: ${each}`);
    found += wrong.length;
  }
  await browser.close();
  return found;
}

if (options.serve) {
  console.log(address);
} else {
  let found = 0;
  for (const name of ['chromium', 'firefox'] as const) {
    if (options.browser !== undefined && !options.browser.includes(name)) continue;
    for (const [variantName, variant] of Object.entries(VARIANTS)) {
      if (options.variant !== undefined && !options.variant.includes(variantName)) continue;
      if (name === 'firefox' && !IN_FIREFOX.includes(variantName)) continue;
      found += await shootAll(name, variantName, variant);
    }
  }
  console.log(found === 0 ? 'Nothing is wrong' : `${found} things are wrong`);
  await server.close();
  process.exitCode = found === 0 ? 0 : 1;
}
