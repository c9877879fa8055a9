/**
 * `npm start [-- URL] [--browser firefox]`: builds, opens a browser with the extension on the sample article (or the
 * URL). Without a display the browser is headless: what was found is printed, and page and popup are saved as pictures.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { PageState } from '@/lib/messages';
import { type Driver, launch } from '../e2e/driver';
import { STATE } from '../e2e/reader';
import { openSite } from '../e2e/site';
import { until } from '../e2e/until';

const PICTURES = '.output/screenshots';

const FORMS = { direct: 'direct', mixed: 'partly', indirect: 'reported' } as const;

/** Text in lines of at most `width` characters, broken at spaces. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.replace(/\s+/g, ' ').trim().split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function table(heads: readonly [string, string, string], rows: readonly (readonly [string, string, string])[]): string {
  const widths = [28, 9, 74] as const;
  const row = (cells: readonly string[]) => {
    const columns = cells.map((cell, index) => wrap(cell, widths[index] ?? 20));
    const height = Math.max(...columns.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) =>
      columns
        .map((column, index) => (column[line] ?? '').padEnd(widths[index] ?? 20))
        .join(' │ ')
        .trimEnd(),
    ).join('\n');
  };
  const rule = widths.map((width) => '─'.repeat(width)).join('─┼─');
  return [row(heads), rule, ...rows.map(row)].join('\n');
}

function print({ article, keyPoints, claims, speakers }: PageState): void {
  if (article === null) {
    process.stdout.write('This page is not an article.\n');
    return;
  }
  process.stdout.write(`\n${article.title}\n${[article.siteName, article.published].filter(Boolean).join(' · ')}\n\n`);
  process.stdout.write(`Key points (${keyPoints.length})\n\n`);
  for (const { text, origin, support } of keyPoints) {
    process.stdout.write(
      `${wrap(text, 110)
        .map((line, index) => (index === 0 ? `  • ${line}` : `    ${line}`))
        .join('\n')}\n`,
    );
    if (origin === 'publisher') {
      const evidence =
        support[0] === undefined ? 'nothing in the article supports this' : `supported by: ${support[0]}`;
      process.stdout.write(
        `${wrap(evidence, 106)
          .map((line) => `      ${line}`)
          .join('\n')}\n`,
      );
    }
  }
  process.stdout.write(`\nQuoted claims (${claims.length})\n\n`);
  const rows = claims.map(({ form, contents, speaker, source }) => {
    const name = speaker === null ? null : (speakers[speaker]?.name ?? null);
    return [name ?? source ?? '(nobody named)', FORMS[form], contents.join(' … ')] as const;
  });
  process.stdout.write(`${table(['Speaker', 'Form', 'Words'], rows)}\n`);
}

async function report(driver: Driver, url: string): Promise<void> {
  const page = await driver.open(url);
  const popup = await driver.popup(page);
  const state = await until('the article is read', () => popup.evaluate<PageState | null>(STATE), 30_000);
  await until('the popup shows it', () =>
    popup.evaluate<boolean>(
      `document.querySelector('[role="tabpanel"]:not([hidden]) li, [role="tabpanel"]:not([hidden]) p') !== null`,
    ),
  );
  // The browser makes the popup as high as it needs, up to 600 pixels or the end of the screen, only after that.
  await until('the popup has its height', () =>
    popup.evaluate<boolean>(
      'innerHeight >= Math.min(600, document.body.scrollHeight) || screenY + outerHeight >= screen.availHeight',
    ),
  );
  print(state);
  mkdirSync(PICTURES, { recursive: true });
  const save = (name: string, picture: Uint8Array) => {
    const file = path.join(PICTURES, `${name}-${driver.name}.png`);
    writeFileSync(file, picture);
    process.stdout.write(`saved ${file}\n`);
  };
  process.stdout.write('\n');
  save('popup', await popup.screenshot());
  await popup.close();
  save('page', await page.screenshot({ fullPage: true }));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'string', default: 'chromium' } },
});
const name = values.browser === 'chrome' ? 'chromium' : values.browser;
if (name !== 'chromium' && name !== 'firefox') {
  process.stderr.write(`--browser must be chromium or firefox, not ${name}\n`);
  process.exit(1);
}

// The packages are there by now (`prestart`); which browser is wanted is known only here.
const ready = spawnSync(process.execPath, [path.join(import.meta.dirname, '../tools/setup.mjs'), name], {
  stdio: ['ignore', 2, 2],
});
if (ready.status !== 0) process.exit(1);

const built = spawnSync('wxt', ['build', '-b', name === 'chromium' ? 'chrome' : 'firefox'], {
  stdio: ['ignore', 2, 2],
  shell: process.platform === 'win32',
});
if (built.status !== 0) process.exit(1);

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
const site = await openSite();
const url = positionals[0] ?? site.url('sample');
const profile = path.resolve('.output/profiles', name);
mkdirSync(profile, { recursive: true });
const driver = await launch(name, { headless: !hasDisplay, ...(hasDisplay ? { profile } : {}) });
try {
  if (hasDisplay) {
    const blank = await driver.browser.pages();
    const page = await driver.open(url);
    for (const tab of blank) if (tab.url() === 'about:blank') await tab.close();
    await driver.popup(page);
    process.stdout.write(`Pressmark is in the toolbar; the article is ${url}. Close the browser to end.\n`);
    await new Promise<void>((resolve) => {
      driver.browser.on('disconnected', () => resolve());
    });
  } else {
    await report(driver, url);
    await driver.close();
  }
} finally {
  await site.close();
}
