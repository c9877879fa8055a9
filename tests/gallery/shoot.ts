/**
 * Takes a picture of every scene of the gallery and lets axe look at it, in light and dark:
 * `npx tsx tests/gallery/shoot.ts [--out DIR] [--scene NAME]… [--width PX] [--rtl] [--scale N]`.
 * Exits with 1 where axe finds something, or something is wider than the window. `npx tsx tests/gallery/shoot.ts --serve` only serves the gallery.
 */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import preact from '@preact/preset-vite';
import puppeteer, { type Page } from 'puppeteer-core';
import { createServer } from 'vite';
import { browserPath } from '../tools/browser-path.mjs';

const root = path.resolve(import.meta.dirname, '../..');

const { values: options } = parseArgs({
  options: {
    out: { type: 'string', default: path.join(root, '.output/gallery') },
    scene: { type: 'string', multiple: true },
    width: { type: 'string' },
    scale: { type: 'string', default: '2' },
    rtl: { type: 'boolean', default: false },
    serve: { type: 'boolean', default: false },
  },
});

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

async function shoot(): Promise<number> {
  const axe = await readFile(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
  await mkdir(options.out, { recursive: true });
  const executablePath = browserPath('chromium');
  if (executablePath === null) throw new Error('Chromium is not on this machine');
  const browser = await puppeteer.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--hide-scrollbars'],
  });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  await page.goto(address ?? '');
  await page.waitForSelector('#app > *');
  const { scenes: all, pages } = await page.evaluate(() => {
    const { scenes, pages } = window as unknown as { scenes: string[]; pages: string[] };
    return { scenes, pages };
  });
  let found = 0;
  for (const scene of options.scene ?? all) {
    const isPage = pages.includes(scene);
    const size = {
      width: Number(options.width ?? (isPage ? 1200 : 400)),
      height: isPage ? 800 : 600,
      deviceScaleFactor: Number(options.scale),
    };
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await page.setViewport(size);
      await page.goto(`${address}?scene=${scene}${options.rtl ? '&dir=rtl' : ''}`);
      await page.waitForSelector('#app > *');
      await page.evaluate(async () => {
        await document.fonts.ready;
        // Placed in one frame, painted in the next.
        await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
      });
      // As high as what it holds: what sticks to the edges of the window is then where a reader sees it.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      if (!scene.startsWith('library')) await page.setViewport({ ...size, height: Math.max(size.height, height) });
      await page.evaluate(() => scrollTo(0, 0));
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
      await page.screenshot({ path: path.join(options.out, `${scene}-${scheme}.png`) as `${string}.png` });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) {
        found += 1;
        console.log(`${scene} ${scheme}: ${overflow} px too wide`);
      }
      for (const { id, help, nodes } of await violations(page, axe)) {
        found += 1;
        console.log(`${scene} ${scheme}: ${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`);
      }
    }
  }
  await browser.close();
  return found;
}

if (options.serve) {
  console.log(address);
} else {
  const found = await shoot();
  console.log(found === 0 ? 'Nothing is wrong' : `${found} things are wrong`);
  await server.close();
  process.exitCode = found === 0 ? 0 : 1;
}
