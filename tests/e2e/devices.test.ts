/**
 * Two real browsers, Chromium and Firefox, share one collection by a WebDAV server: set up in the settings as a reader does
 * it, changed by turns and at once, killed in between, and equal in the end.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARTICLE, annotationOf } from '../export/collections';
import { DavServer } from '../sync/dav-server';
import { BROWSER } from './browser';
import { type Driver, launch } from './driver';
import { ask } from './messages';
import { until } from './until';

const PASSPHRASE = 'seven herrings on the quay';

interface Device {
  readonly driver: Driver;
  readonly page: Page;
}

const server = new DavServer();
const devices: Device[] = [];
let address = '';

/** Types into the field of that label. */
const fill = (page: Page, label: string, text: string) =>
  page.evaluate(
    (wanted, value) => {
      const found = [...document.querySelectorAll('.pm-sync label')].find(({ textContent }) => textContent === wanted);
      const field = document.getElementById((found as HTMLLabelElement | undefined)?.htmlFor ?? '') as HTMLInputElement;
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    label,
    text,
  );

async function press(page: Page, text: string): Promise<void> {
  const button = await page.waitForSelector(`.pm-sync ::-p-xpath(.//button[normalize-space()="${text}"])`);
  await button?.click();
}

const standing = (page: Page) => ask(page, 'own:sync');

/** Synchronises, and waits until that is done. */
async function synced(page: Page): Promise<void> {
  const status = await ask(page, 'own:syncNow', { answer: 'delete' });
  expect({ trouble: status.trouble, question: status.question }).toEqual({ trouble: null, question: null });
}

async function rowsOf(page: Page) {
  const answer = await ask(page, 'own:slice', { after: null, withDeleted: false });
  if (!answer.ok) throw new Error(answer.why);
  return { articles: answer.value.articles, rows: answer.value.rows.map(({ binned: _, ...row }) => row) };
}

async function keep(page: Page, from: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => {
    const annotation = annotationOf({ number: from + at, exact: `zitrone ${from + at}` });
    return {
      id: annotation.id,
      article: ARTICLE.key,
      annotation,
      revision: 1,
      modified: annotation.modified,
      deleted: '',
    };
  });
  const id = `import-${from}`;
  await ask(page, 'own:importStage', { id, number: 0, slice: { articles: [ARTICLE], rows } } as never);
  await ask(page, 'own:importCommit', { id, slices: 1 });
}

const idOf = (number: number) => annotationOf({ number, exact: 'x' }).id;

// One run with both browsers is enough, whichever of them the tests are run for.
describe.runIf(BROWSER === 'chromium')('two browsers and a WebDAV server', () => {
  beforeAll(async () => {
    server.habits = { depth: 'refused', login: `Basic ${Buffer.from('ida:app-password').toString('base64')}` };
    address = await server.start();
    for (const name of ['chromium', 'firefox'] as const) {
      const driver = await launch(name);
      devices.push({ driver, page: await driver.own('options.html') });
    }
  });
  afterAll(async () => {
    for (const { driver } of devices) await driver.close();
    await server.stop();
  });

  test('are set up in the settings, and ask what shall come and go', async () => {
    await keep((devices[0] as Device).page, 1, 30);
    await keep((devices[1] as Device).page, 101, 5);
    expect(server.requests).toEqual([]);
    for (const [index, { driver, page }] of devices.entries()) {
      await driver.allow('http://127.0.0.1/*');
      await fill(page, 'Address of the folder', address);
      await fill(page, 'Name', 'ida');
      await fill(page, 'Password', 'app-password');
      await fill(page, 'Name of this device', driver.name);
      await fill(page, 'Passphrase', PASSPHRASE);
      await press(page, 'Set up');
      await until('it is asked', async () => (await standing(page)).question !== null);
      const { question } = await standing(page);
      expect(question).toMatchObject({ kind: 'join', isFirst: index === 0, counts: { added: index === 0 ? 0 : 30 } });
      await press(page, 'Go ahead');
      await until('it went through', async () => (await standing(page)).last !== null);
      expect((await standing(page)).trouble).toBeNull();
    }
    await synced((devices[0] as Device).page);
    expect((await rowsOf((devices[0] as Device).page)).rows).toHaveLength(35);
  });

  test('end equal after edits by turns and at once, with a background that was killed', async () => {
    const [one, other] = devices as [Device, Device];
    for (let round = 0; round < 6; round += 1) {
      await ask(one.page, 'own:revise', { id: idOf(1 + round), changes: { note: `lantern ${round}` } });
      await ask(other.page, 'own:revise', { id: idOf(1 + round), changes: { note: `rope ${round}`, color: 'blue' } });
      await ask(one.page, 'own:tag', { ids: [idOf(2), idOf(101)], tags: [`left ${round}`] });
      await ask(other.page, 'own:tag', { ids: [idOf(2), idOf(101)], tags: [`right ${round}`] });
      await ask(other.page, 'own:delete', { ids: [idOf(20 + round)] });
      await ask(one.page, 'own:joinSpeakers', { names: [`I. Roth ${round}`], as: 'Ida Roth' });
      if (round === 2) await one.driver.killBackground();
      await Promise.all([synced(one.page), synced(other.page)]);
    }
    for (const { page } of [one, other, one, other]) await synced(page);
    const [left, right] = [await rowsOf(one.page), await rowsOf(other.page)];
    expect(right).toEqual(left);
    expect(left.rows).toHaveLength(29);
    const first = JSON.stringify(left.rows.find(({ id }) => id === idOf(1)));
    for (const words of ['lantern 0', 'rope 0', '"blue"']) expect(first).toContain(words);
    const second = JSON.stringify(left.rows.find(({ id }) => id === idOf(101)));
    for (let round = 0; round < 6; round += 1)
      for (const side of ['left', 'right']) expect(second).toContain(`${side} ${round}`);
    expect(await ask(other.page, 'own:speakerMerges')).toEqual(await ask(one.page, 'own:speakerMerges'));
  });

  test('send some seconds after a change by themselves, and the server has no word of it', async () => {
    const [one] = devices as [Device];
    const before = server.files.size;
    await ask(one.page, 'own:revise', { id: idOf(3), changes: { note: 'by itself' } });
    await until('it was sent', () => Promise.resolve(server.files.size > before));
    for (const [name, bytes] of server.files) {
      expect(name).toMatch(/^\/dav\/v1\/[0-9a-z]+\/\d{8}-[0-9a-f]{32}\.bin$/);
      for (const word of ['zitrone', 'lantern', 'ledger', 'chromium', 'by itself'])
        expect(bytes.includes(word)).toBe(false);
    }
  });

  test('a server that fails is said in words, and stopping keeps everything', async () => {
    const [one, other] = devices as [Device, Device];
    server.trouble = () => 507;
    await ask(one.page, 'own:revise', { id: idOf(4), changes: { note: 'no room' } });
    await press(one.page, 'Synchronise now');
    await until('it is said', () => one.page.evaluate(() => document.body.innerText.includes('There is no room left')));
    server.trouble = () => null;
    const log = await ask(one.page, 'own:syncLog');
    for (const secret of ['app-password', PASSPHRASE, '127.0.0.1', 'zitrone']) expect(log).not.toContain(secret);
    await press(one.page, 'Stop synchronising');
    await until('it has stopped', async () => (await standing(one.page)).setup === null);
    expect((await rowsOf(one.page)).rows).toHaveLength(29);
    const before = server.requests.length;
    await ask(one.page, 'own:revise', { id: idOf(5), changes: { note: 'here only' } });
    // The other device sends its change as long after it as this one would have sent its own before that.
    await ask(other.page, 'own:revise', { id: idOf(6), changes: { note: 'sent' } });
    await until('the other device has sent its change', () =>
      Promise.resolve(server.requests.slice(before).some((request) => request.startsWith('PUT '))),
    );
    for (const agent of server.agents.slice(before)) expect(agent).toContain('Firefox');
  });
});
