import path from 'node:path';
import { launch } from '../e2e/driver';
import { openSite } from '../e2e/site';
import { benchHostile } from './hostile';

void (async () => {
  const site = await openSite();
  const driver = await launch('chromium', { extension: path.resolve(process.argv[2] ?? '.output/chrome-mv3') });
  try {
    await benchHostile(driver, site);
  } finally {
    await driver.close();
    await site.close();
  }
})();
