/**
 * `npm run bench [-- pages|anchoring|library|storage|text] [--data DIR] [--pages N]`. `pages`: what our work on a page costs in real
 * Chromium, as ratios to Readability's own clone and parse of the same page in the same run; pages are those of the
 * project, and N of DIR where it is there. The others have files of their own.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { launch } from '../e2e/driver';
import { openSite } from '../e2e/site';
import { benchAnchoring } from './anchoring';
import type { measure } from './in-page';
import { benchLibrary } from './library';
import { inPageScript } from './script';
import { benchStorage } from './storage';
import { benchText } from './text';

type Measured = Awaited<ReturnType<typeof measure>>;

const RUNS = 7;
const root = path.resolve(import.meta.dirname, '../..');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: '../shared/eval' }, pages: { type: 'string', default: '40' } },
});

/** Pages as they came, without scripts: what they would load is not here. */
function pages(): { name: string; html: string }[] {
  const own = path.join(root, 'tests/pages');
  const found = readdirSync(own, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(own, entry.name, 'source.html')))
    .map(({ name }) => ({ name, html: readFileSync(path.join(own, name, 'source.html'), 'utf8') }));
  const news = path.resolve(values.data, 'pages/news');
  if (!existsSync(news)) return found;
  const files = readdirSync(news).filter((file) => file.endsWith('.html.gz'));
  const step = Math.max(1, Math.floor(files.length / Number(values.pages)));
  for (let index = 0; index < files.length && found.length < Number(values.pages) + 20; index += step) {
    const file = files[index];
    if (file === undefined) continue;
    const html = gunzipSync(readFileSync(path.join(news, file))).toString('utf8');
    found.push({
      name: file.replace('.html.gz', ''),
      html: html.replace(/<script\b(?![^>]*ld\+json)[\s\S]*?<\/script\s*>/gi, ''),
    });
  }
  return found;
}

/** What a page would load from elsewhere is not here, and waiting for it would measure the network. */
const OFFLINE = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" };

const at = (values_: readonly number[], share: number) =>
  [...values_].sort((a, b) => a - b)[Math.min(values_.length - 1, Math.floor(values_.length * share))] ?? Number.NaN;

async function benchPages(): Promise<void> {
  const site = await openSite();
  const driver = await launch('chromium', { extension: path.join(root, '.output/chrome-mv3') });
  const rows: Measured[] = [];
  try {
    const code = await inPageScript(root);
    for (const [index, { name, html }] of pages().entries()) {
      site.serve(`page-${index}`, { body: html, headers: OFFLINE });
      const page = await driver.open(site.url(`page-${index}`));
      await page.evaluate(code);
      const times = (await page.evaluate(`bench.measure(${RUNS})`)) as Measured;
      await page.close();
      if (times.characters === 0) {
        process.stderr.write(`${name}: no article\n`);
        continue;
      }
      rows.push(times);
      process.stderr.write(`${name}: whole ${(times.whole / times.readability).toFixed(2)} × Readability\n`);
    }
  } finally {
    await driver.close();
    await site.close();
  }

  const parts = ['gate', 'article', 'analysis', 'keyPoints', 'pageText', 'paint', 'whole'] as const;
  const LABELS: Record<(typeof parts)[number], string> = {
    gate: 'is it an article?',
    article: 'reading the article (Readability included)',
    analysis: 'quotations, speakers, key points',
    keyPoints: 'of these, key points',
    pageText: "the page's visible text",
    paint: 'painting the claims',
    whole: 'everything',
  };
  process.stdout.write(
    `${rows.length} pages, median of ${RUNS} runs each; ratios to Readability's clone and parse of the same page\n\n`,
  );
  process.stdout.write('| part | median | p95 | ms, median |\n|---|---|---|---|\n');
  process.stdout.write(
    `| Readability, clone and parse | 1 | 1 | ${at(
      rows.map((row) => row.readability),
      0.5,
    ).toFixed(1)} |\n`,
  );
  for (const part of parts) {
    const ratios = rows.map((row) => row[part] / row.readability);
    process.stdout.write(
      `| ${LABELS[part]} | ${at(ratios, 0.5).toFixed(2)} | ${at(ratios, 0.95).toFixed(2)} | ${at(
        rows.map((row) => row[part]),
        0.5,
      ).toFixed(1)} |\n`,
    );
  }
  const perTenThousand = rows.map((row) => (row.analysis / row.characters) * 10_000);
  process.stdout.write(
    `\nanalysis, ms per 10,000 characters: median ${at(perTenThousand, 0.5).toFixed(1)}, p95 ${at(perTenThousand, 0.95).toFixed(1)}\n`,
  );
}

const suites: Readonly<Record<string, () => Promise<void> | void>> = {
  pages: benchPages,
  anchoring: () => benchAnchoring(root, path.resolve(values.data)),
  library: () => benchLibrary(root),
  storage: () => benchStorage(root),
  text: () => benchText(path.resolve(values.data)),
};
for (const name of positionals.length > 0 ? positionals : Object.keys(suites)) {
  const suite = suites[name];
  if (suite === undefined) {
    process.stderr.write(`There is no benchmark called ${name}; there are ${Object.keys(suites).join(', ')}.\n`);
    process.exitCode = 1;
    continue;
  }
  process.stdout.write(`\n## ${name}\n\n`);
  await suite();
}
