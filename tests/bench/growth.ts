/**
 * `npm run bench -- growth`: how each part of the work grows with the page and with what is kept. An exponent of 1 is
 * linear: ten times the page, ten times the work.
 */
import path from 'node:path';
import { describe, indexText } from '@/lib/text/anchor';
import { launch } from '../e2e/driver';
import { openSite } from '../e2e/site';
import { expectedOf } from '../pages/golden';
import { type Costs, costsOn } from './processor-time';
import { inPageScript } from './script';

const PARAGRAPHS = 40;
const TIMES = [1, 10, 100] as const;

const PARTS = ['readability', 'gate', 'article', 'pageText', 'analysis', 'keyPoints', 'paint', 'whole'] as const;

/** A long story out of the project's own sample: its paragraphs over and over, each with words of its own. */
function story(paragraphs: number): string {
  const { article } = expectedOf('sample') ?? { article: null };
  const texts = (article?.blocks ?? []).filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
  const body = Array.from({ length: paragraphs }, (_, index) => {
    const text = (texts[index % texts.length] ?? '').replaceAll('<', '&lt;');
    return `<p>On day ${index} of week ${(index * 7) % 53}, ${text}</p>`;
  }).join('\n');
  return `<!doctype html><html lang="en"><head><title>A long story</title><meta property="og:type" content="article"><meta property="article:published_time" content="2026-01-01"></head><body><main><article><h1>A long story</h1>\n${body}\n</article></main></body></html>`;
}

const exponent = (from: number, to: number) => Math.log10(to / from).toFixed(2);

async function benchPage(root: string): Promise<void> {
  const site = await openSite();
  const driver = await launch('chromium', { extension: path.join(root, '.output/chrome-mv3') });
  const rows: Costs[] = [];
  const characters: number[] = [];
  try {
    const code = await inPageScript(root);
    for (const times of TIMES) {
      site.serve(`story-${times}`, { body: story(PARAGRAPHS * times) });
      const page = await driver.open(site.url(`story-${times}`));
      await page.evaluate(code);
      characters.push((await page.evaluate('bench.prepare()')) as number);
      rows.push(await costsOn(page, PARTS));
      await page.close();
    }
  } finally {
    await driver.close();
    await site.close();
  }
  process.stdout.write(
    `A page of ${TIMES.map((times) => PARAGRAPHS * times).join(', ')} paragraphs (${characters.join(', ')} characters); exponents\n\n`,
  );
  process.stdout.write('| part | 1× to 10× | 10× to 100× |\n|---|---|---|\n');
  for (const part of PARTS) {
    const [one = 0, ten = 0, hundred = 0] = rows.map((row) => row[part]);
    process.stdout.write(
      `| ${part === 'readability' ? 'Readability, clone and parse' : part} | ${exponent(one, ten)} | ${exponent(ten, hundred)} |\n`,
    );
  }
}

/** Annotations found again in one text, some of its words changed since. */
function benchAnnotations(): void {
  const words = story(PARAGRAPHS * 20).replace(/<[^>]*>/g, ' ');
  const now = words.replace(/\bthe harbour\b/g, 'the haven');
  const counts = [100, 1000, 10_000];
  const times = counts.map((count) => {
    const stored = Array.from({ length: count }, (_, index) => {
      const start = Math.floor((index * (words.length - 200)) / count);
      return describe(words, { start, end: start + 120 });
    });
    const start = performance.now();
    const index = indexText(now);
    for (const selectors of stored) index.locate(selectors);
    return performance.now() - start;
  });
  const [one = 0, ten = 0, hundred = 0] = times;
  process.stdout.write(
    `\n| ${counts.join(', ')} annotations found again | ${exponent(one, ten)} | ${exponent(ten, hundred)} |\n|---|---|---|\n`,
  );
}

export async function benchGrowth(root: string): Promise<void> {
  await benchPage(root);
  benchAnnotations();
}
