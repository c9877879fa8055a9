/**
 * What the resident script costs on pages of a granted site that are no article, as the real extension runs it: processor
 * time of the page's main thread in a tab whose renderer has run nothing of ours, beside a content script that does
 * nothing.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Driver } from '../e2e/driver';
import { Popup } from '../e2e/reader';
import type { Site } from '../e2e/site';
import { at, type BenchPage, OFFLINE } from './corpus';

const GRANTED = 'granted.localhost';
/** How often each page is opened; the least is told, since other programs make it longer. */
const OPENINGS = 3;
/** After the page was loaded: the script runs once the page is idle, and waits for an answer. */
const SETTLED_MS = 500;

/** What of a trace event is read: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread, µs. */
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string } };
}

/** Processor time, ms, of the outermost events that run a script of that address. */
function costOf(events: readonly TraceEvent[], address: string): number {
  let sum = 0;
  let end = 0;
  for (const event of events) {
    if (event.args.data?.url?.startsWith(address) !== true || event.tdur === undefined || event.ts < end) continue;
    sum += event.tdur;
    end = event.ts + (event.dur ?? 0);
  }
  return sum / 1000;
}

async function traced(page: Page, url: string): Promise<TraceEvent[]> {
  await page.tracing.start({ categories: ['-*', 'devtools.timeline'] });
  await page.goto(url, { waitUntil: 'load' });
  await new Promise((settled) => setTimeout(settled, SETTLED_MS));
  const bytes = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(bytes)) as { traceEvents: TraceEvent[] };
  return traceEvents.filter(({ ph }) => ph === 'X').sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
}

/** An extension with a content script that does nothing: what any extension on a page pays. */
async function installEmpty(driver: Driver): Promise<{ readonly origin: string; remove(): void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pressmark-empty-'));
  const manifest = {
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    content_scripts: [{ matches: [`*://${GRANTED}/*`], js: ['empty.js'], run_at: 'document_idle' }],
  };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'empty.js'), '(() => {})();\n');
  const id = await driver.browser.installExtension(folder);
  return { origin: `chrome-extension://${id}/`, remove: () => rmSync(folder, { recursive: true }) };
}

/** Prints what the resident script does to `pages`, none of which is an article. */
export async function benchResident(driver: Driver, site: Site, pages: readonly BenchPage[]): Promise<void> {
  site.serve('nothing', { body: '<!doctype html><title>Nothing</title><p>Nothing.' });
  const granted = await driver.open(site.url('nothing', GRANTED));
  await Popup.grant(driver, granted);
  await granted.close();
  const [own] = [...(await driver.browser.extensions()).keys()];
  const empty = await installEmpty(driver);
  const costs: { readonly ours: number; readonly empty: number; readonly article: boolean }[] = [];
  try {
    for (const [index, { name, html }] of pages.entries()) {
      site.serve(`other-${index}`, { body: html, headers: OFFLINE });
      const openings: (typeof costs)[number][] = [];
      for (let opening = 0; opening < OPENINGS; opening += 1) {
        const page = await driver.browser.newPage();
        const events = await traced(page, site.url(`other-${index}`, GRANTED));
        const of = (file: string) => costOf(events, `chrome-extension://${own}/${file}`);
        openings.push({
          ours: of('resident.js'),
          empty: costOf(events, empty.origin),
          article: of('reader.js') > 0,
        });
        await page.close();
      }
      const least = (key: 'ours' | 'empty') => Math.min(...openings.map((one) => one[key]));
      costs.push({ ours: least('ours'), empty: least('empty'), article: openings.some(({ article }) => article) });
      process.stderr.write(`${name}: ${least('ours').toFixed(2)} ms, empty ${least('empty').toFixed(2)}\n`);
    }
  } finally {
    empty.remove();
  }
  if (costs.length === 0) return;
  process.stdout.write(
    `\n### Pages that are no article\n\nProcessor time of the main thread, ms, until the background has answered; ${costs.length} pages of a granted site, each in ${OPENINGS} fresh tabs and the least taken.\n\n`,
  );
  process.stdout.write('| | median | p95 | most |\n|---|---|---|---|\n');
  const row = (what: string, values: readonly number[]) =>
    process.stdout.write(
      `| ${what} | ${at(values, 0.5).toFixed(2)} | ${at(values, 0.95).toFixed(2)} | ${Math.max(...values).toFixed(2)} |\n`,
    );
  row(
    'the resident script',
    costs.map(({ ours }) => ours),
  );
  row(
    'a content script that does nothing',
    costs.map((one) => one.empty),
  );
  row(
    'beyond it',
    costs.map((one) => one.ours - one.empty),
  );
  process.stdout.write(
    `\ntaken for an article, so that the reader is brought in: ${costs.filter(({ article }) => article).length} of ${costs.length}\n`,
  );
}
