import type { Page } from 'puppeteer-core';
import type { Part } from './in-page';

const ROUNDS = 3;
/** Work in a round until it took so long, ms: a short part is done many times. */
const ENOUGH = 30;
const MOST_RUNS = 20;

export type Costs = Readonly<Record<Part, number>>;

/**
 * What each part of the work costs on a page that is `prepare`d: milliseconds of the main thread's processor time, the
 * least of some rounds, after one that warms up. The clock on the wall would also count whatever else the machine does.
 */
export async function costsOn(page: Page, parts: readonly Part[]): Promise<Costs> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const now = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN) * 1000;
  };
  const once = async (part: Part, runs: number): Promise<number> => {
    const start = await now();
    await page.evaluate(`bench.run(${JSON.stringify(part)}, ${runs})`);
    return ((await now()) - start) / runs;
  };
  const costs: Partial<Record<Part, number>> = {};
  const runs: Partial<Record<Part, number>> = {};
  for (const part of parts) {
    await once(part, 2);
    runs[part] = Math.min(MOST_RUNS, Math.max(1, Math.round(ENOUGH / (await once(part, 1)))));
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const part of parts) {
      costs[part] = Math.min(costs[part] ?? Number.POSITIVE_INFINITY, await once(part, runs[part] ?? 1));
    }
  }
  await session.detach();
  return costs as Costs;
}
