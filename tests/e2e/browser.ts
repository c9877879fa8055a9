import { afterAll, beforeAll } from 'vitest';
import { type Driver, type LaunchOptions, launch } from './driver';
import { openSite, type Site } from './site';

/** The browser that this run of the tests is for. */
export const BROWSER: 'chromium' | 'firefox' = process.env.PRESSMARK_BROWSER === 'firefox' ? 'firefox' : 'chromium';

export interface Stage {
  driver: Driver;
  site: Site;
}

/** A browser with the extension and a web site, for all tests of a file. */
export function stage(options: LaunchOptions = {}): Stage {
  const running = {} as Stage;
  beforeAll(async () => {
    running.site = await openSite();
    running.driver = await launch(BROWSER, options);
  });
  afterAll(async () => {
    await running.driver?.close();
    await running.site?.close();
  });
  return running;
}
