/**
 * How long a click waits before the page answers it, while the real extension's reader is brought in and reads, beside
 * the same page without it. The page has work of its own, the same in both.
 */
import type { CDPSession, Page } from 'puppeteer-core';
import type { Driver } from '../e2e/driver';
import { Popup } from '../e2e/reader';
import type { Site } from '../e2e/site';
import { at, type BenchPage, OFFLINE } from './corpus';

const HOST = 'clicked.localhost';
const PAGES = 8;
const ROUNDS = 3;
/** The time from one click to the next, which doesn't wait for the answer to the last one. ms. */
const RHYTHM_MS = 12;
const CLICKS = 125;
/** How long the page's own work runs before the first click. */
const WARM_MS = 300;

/** What a page does by itself: a short task for each frame, and a longer one twice a second. */
const OWN_LOAD = `(() => {
  const spend = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
  setInterval(() => spend(3), 16);
  setInterval(() => spend(25), 500);
  window.waits = [];
  window.slow = [];
  window.painted = null;
  addEventListener('pointerdown', ({ timeStamp }) => waits.push([timeStamp, performance.now() - timeStamp]), true);
  new PerformanceObserver((list) => {
    for (const { name, startTime, processingStart } of list.getEntries())
      if (name === 'pointerdown') slow.push([startTime, processingStart - startTime]);
  }).observe({ type: 'event', durationThreshold: 16 });
  setInterval(() => { if (painted === null && CSS.highlights.size > 0) painted = performance.now(); }, 10);
})()`;

/** When a click was made, and how long it waited, ms. */
type Wait = readonly [at: number, waited: number];

interface Turn {
  readonly began: number;
  /** When the highlights were painted; null where they never were. */
  readonly painted: number | null;
  readonly waits: readonly Wait[];
  /** Of Event Timing: those that took 16 ms and more until the next frame. */
  readonly slow: readonly Wait[];
}

async function clickAway(session: CDPSession): Promise<void> {
  const sent: Promise<unknown>[] = [];
  const start = performance.now();
  for (let click = 0; click < CLICKS; click += 1) {
    const left = start + click * RHYTHM_MS - performance.now();
    if (left > 0) await new Promise((due) => setTimeout(due, left));
    for (const type of ['mousePressed', 'mouseReleased'] as const) {
      sent.push(session.send('Input.dispatchMouseEvent', { type, x: 3, y: 3, button: 'left', clickCount: 1 }));
    }
  }
  await Promise.all(sent);
}

async function turn(page: Page, own: Page, isWith: boolean): Promise<Turn> {
  await page.bringToFront();
  await page.evaluate(OWN_LOAD);
  await new Promise((warm) => setTimeout(warm, WARM_MS));
  const session = await page.createCDPSession();
  const began = (await page.evaluate('performance.now()')) as number;
  const opened = isWith
    ? own.evaluate(`chrome.tabs.query({ url: ${JSON.stringify(page.url())} }).then(([tab]) =>
        chrome.runtime.sendMessage({ id: 1, type: 'own:open', data: { tabId: tab.id, asked: true }, timestamp: Date.now() }))`)
    : null;
  await clickAway(session);
  await opened;
  const found = (await page.evaluate('({ painted, waits, slow })')) as Omit<Turn, 'began'>;
  await page.close();
  return { began, ...found };
}

/** Prints how long clicks wait on some of `pages`. */
export async function benchClicks(driver: Driver, site: Site, pages: readonly BenchPage[]): Promise<void> {
  const step = Math.max(1, pages.length / PAGES);
  const chosen = Array.from({ length: Math.min(PAGES, pages.length) }, (_, index) => pages[Math.floor(index * step)]);
  // What is open when the site is granted is not read by itself; so all are opened first.
  const turns: { readonly page: Page; readonly isWith: boolean; readonly pair: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, page] of chosen.entries()) {
      const pair = round * chosen.length + index;
      for (const isWith of pair % 2 === 0 ? [false, true] : [true, false]) {
        const name = `clicked-${pair}-${isWith ? 'with' : 'without'}`;
        site.serve(name, { body: page?.html ?? '', headers: OFFLINE });
        turns.push({ page: await driver.open(site.url(name, HOST)), isWith, pair });
      }
    }
  }
  site.serve('nothing', { body: '<!doctype html><title>Nothing</title><p>Nothing.' });
  const granted = await driver.open(site.url('nothing', HOST));
  await Popup.grant(driver, granted);
  await granted.close();
  const own = await driver.own('options.html');
  const found: { with?: Turn; without?: Turn }[] = [];
  for (const { page, isWith, pair } of turns) {
    const one = await turn(page, own, isWith);
    found[pair] = { ...found[pair], [isWith ? 'with' : 'without']: one };
    process.stderr.write(
      `pair ${pair}, ${isWith ? 'with' : 'without'}: ${one.waits.length} clicks, painted after ${one.painted === null ? '–' : (one.painted - one.began).toFixed(0)} ms\n`,
    );
  }
  await own.close();

  /** The waits with and without us, of the pairs in which highlights were painted: until they were, or all of them. */
  const waitsOf = (side: 'with' | 'without', kind: 'waits' | 'slow', untilPainted: boolean): number[] =>
    found.flatMap((pair) => {
      const [one, other] = [pair[side], pair.with];
      if (one === undefined || other?.painted == null) return [];
      const end = untilPainted ? one.began + (other.painted - other.began) : Number.POSITIVE_INFINITY;
      return one[kind].filter(([when]) => when >= one.began && when < end).map(([, waited]) => waited);
    });
  const painted = found.filter((pair) => pair.with?.painted != null).length;
  process.stdout.write(
    `\n### Clicks while we work\n\nFrom a click to the page's own answer to it, a click every ${RHYTHM_MS} ms, on ${chosen.length} pages with work of their own, ${ROUNDS} times each with the reader brought in at the first click and without it, in turn; ${painted} of ${found.length} openings were read.\n\n`,
  );
  process.stdout.write('| | clicks | median, ms | p95, ms |\n|---|---|---|---|\n');
  for (const [what, kind, untilPainted] of [
    ['until the highlights are there', 'waits', true],
    [`${(CLICKS * RHYTHM_MS) / 1000} s from the first click`, 'waits', false],
    ['of these, over 16 ms to the next frame (Event Timing)', 'slow', false],
  ] as const) {
    const without = waitsOf('without', kind, untilPainted);
    const withUs = waitsOf('with', kind, untilPainted);
    const row = (side: string, values: readonly number[]) =>
      process.stdout.write(
        `| ${what}, ${side} | ${values.length} | ${at(values, 0.5).toFixed(2)} | ${at(values, 0.95).toFixed(2)} |\n`,
      );
    row('without us', without);
    row('with us', withUs);
    const ratio = (share: number) => (at(withUs, share) / at(without, share)).toFixed(2);
    process.stdout.write(`| ${what}, **ratio** | | ${ratio(0.5)} | ${ratio(0.95)} |\n`);
  }
}
