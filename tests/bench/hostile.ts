/**
 * How long the background keeps others waiting while it works on hostile texts. While such a page is read, another page of
 * ours asks again and again something that is refused at once; measured is the time from the question to the refusal.
 */
import type { Driver } from '../e2e/driver';
import { Popup } from '../e2e/reader';
import type { Site } from '../e2e/site';
import { at } from './corpus';

const HOST = 'hostile.localhost';
/** From one question to the next, ms; each waits for its answer. */
const RHYTHM_MS = 3;
const SECONDS = 6;

const STORY = 'The ferry between Orrin and the mainland will stop at midnight, the harbour board decided on Monday. ';

const paragraph = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length));

/** One paragraph each, in UTF-16 units. */
const TEXTS: Readonly<Record<string, string>> = {
  'an article of 800 units': paragraph(STORY, 800),
  'numbers in one quotation, 60,000': `“${paragraph('7. ', 60_000)}” said Ada Lund.`,
  'numbers in one quotation, 1 million': `“${paragraph('7. ', 1_000_000)}” said Ada Lund.`,
  'quotations, 1 million': paragraph('“We sail,” said Ada Lund. ', 1_000_000),
  'quotations, 5 million': paragraph('“We sail,” said Ada Lund. ', 5_000_000),
  'marks that open, 1 million': paragraph('"a ', 1_000_000),
  'cues, 1 million': paragraph('according to Ada Lund, ', 1_000_000),
  'pronouns, 1 million': paragraph('he said that she ', 1_000_000),
  'combining marks, 20,000': `a${paragraph('\u0323\u0301', 20_000)}`,
  'stops, 1 million': paragraph('. ', 1_000_000),
};

/** Asks the background a question that it refuses at once, again and again until the time is over; waits in ms. */
const ASKING = `(async () => {
  const waits = [];
  const end = performance.now() + ${SECONDS * 1000};
  while (performance.now() < end) {
    const sent = performance.now();
    // A question that only pages may ask: it is refused at once, and nothing else is waited for.
    await chrome.runtime.sendMessage({ id: 1, type: 'page:describe', data: {}, timestamp: Date.now() }).catch(() => null);
    waits.push(performance.now() - sent);
    await new Promise((due) => setTimeout(due, ${RHYTHM_MS}));
  }
  return waits;
})()`;

/** Prints the longest time that a question waited while each of the pages is read. */
export async function benchHostile(driver: Driver, site: Site): Promise<void> {
  site.serve('nothing', { body: '<!doctype html><title>Nothing</title><p>Nothing.' });
  const granted = await driver.open(site.url('nothing', HOST));
  await Popup.grant(driver, granted);
  await granted.close();
  const own = await driver.own('options.html');
  process.stdout.write(
    `\n### What others wait for while the background works on hostile texts\n\nFrom a question of another page of ours, which the background refuses at once, to the refusal, asked again and again for ${SECONDS} s while a page of a granted site is opened and read.\n\n| one paragraph of | questions | median, ms | p99, ms | longest, ms |\n|---|---|---|---|---|\n`,
  );
  const row = (name: string, waits: readonly number[]) =>
    process.stdout.write(
      `| ${name} | ${waits.length} | ${at(waits, 0.5).toFixed(1)} | ${at(waits, 0.99).toFixed(1)} | ${Math.max(...waits).toFixed(0)} |\n`,
    );
  row('nothing: no page is read', (await own.evaluate(ASKING)) as number[]);
  for (const [index, [name, text]] of Object.entries(TEXTS).entries()) {
    site.serve(`hostile-${index}`, {
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta property="og:type" content="article"><meta property="article:published_time" content="2026-03-12"><title>Night ferry stops</title></head><body><article><h1>Night ferry stops</h1><p>${STORY.repeat(6)}</p><p>${text}</p></article></body></html>`,
    });
    const [waits, page] = await Promise.all([own.evaluate(ASKING), driver.open(site.url(`hostile-${index}`, HOST))]);
    row(name, waits as number[]);
    await page.close();
  }
  await own.close();
}
