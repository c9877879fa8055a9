import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { BROWSER, stage } from './browser';
import { Popup, untilPainted } from './reader';
import { until } from './until';

const running = stage();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Colours on their way from light to dark have no contrast to speak of. */
const STILL =
  'document.getAnimations().every(({ effect }) => effect?.getTiming().iterations === Number.POSITIVE_INFINITY)';

/** What axe finds in the popup as it is. */
async function violationsIn(popup: Popup): Promise<string[]> {
  await popup.view.evaluate(`(() => { ${AXE}; globalThis.axe = window.axe ?? axe; })()`);
  await popup.until('the colours are there', STILL);
  const violations = await popup.view.evaluate<Violation[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' ')})`);
}

// Firefox's popup can be looked into only from outside its page, where axe doesn't run; both browsers render the same
// document, and the gallery's pictures are made in both.
describe.runIf(BROWSER === 'chromium')('axe finds nothing in the popup', () => {
  test.each(['light', 'dark'] as const)('of an article, with something kept, %s', async (scheme) => {
    const { driver, site } = running;
    const page = await driver.open(site.url('sample', `axe-${scheme}.localhost`));
    const popup = await Popup.over(driver, page);
    await popup.view.setScheme(scheme);
    await popup.press('Keep: ');
    await until('it is kept', async () => (await popup.state()).kept.length === 1);
    expect(await violationsIn(popup)).toEqual([]);
    await popup.press('Note and tags');
    await popup.until('the editor is open', `document.querySelector('textarea')`);
    expect(await violationsIn(popup)).toEqual([]);
    await popup.press('Saved');
    await popup.until('Saved is shown', `document.querySelector('.pm-saved')`);
    expect(await violationsIn(popup)).toEqual([]);
    await popup.press('Remove: ');
    await popup.until('it can be undone', `document.querySelector('.pm-undo.pm-removed')`);
    expect(await violationsIn(popup)).toEqual([]);
    await popup.press('Undo');
    await untilPainted(page, 'kept-yellow');
    await popup.close();
    await page.close();
  });

  test.each([
    ['library.html', 'light'],
    ['library.html', 'dark'],
    ['options.html', 'light'],
    ['options.html', 'dark'],
    ['welcome.html', 'light'],
    ['welcome.html', 'dark'],
    ['sample.html', 'light'],
    ['sample.html', 'dark'],
  ] as const)('nor in %s, %s', async (file, scheme) => {
    const page = await running.driver.own(file);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await until('it is shown', () =>
      page.evaluate(`document.querySelector('h1')?.offsetHeight > 0 && !document.querySelector('.pm-loading')`),
    );
    await until('the colours are there', () => page.evaluate(STILL));
    await page.evaluate(`(() => { ${AXE}; globalThis.axe = window.axe ?? axe; })()`);
    const violations = (await page.evaluate(
      `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
    )) as Violation[];
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    await page.close();
  });

  test('of a page that is no article', async () => {
    const { driver, site } = running;
    site.serve('plain', {
      body: '<!doctype html><html lang="en"><title>Tides</title><h1>Tides</h1><p>High at six.</p>',
    });
    const page = await driver.open(site.url('plain', 'axe-plain.localhost'));
    const popup = await Popup.over(driver, page);
    expect(await popup.text()).toContain('This page may not be an article');
    expect(await violationsIn(popup)).toEqual([]);
    await popup.close();
    await page.close();
  });
});
