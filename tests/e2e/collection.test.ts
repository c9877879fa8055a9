import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { ARTICLE, annotationOf } from '../export/collections';
import { BROWSER, stage } from './browser';
import { ask } from './messages';
import { until } from './until';

const running = stage();

const quoted = (text: string) => JSON.stringify(text);

/** Clicks the first shown button of that name. */
const press = (page: Page, name: string) =>
  until(
    `there is a button "${name}"`,
    () =>
      page.evaluate(`(() => {
      const nameOf = (button) => button.getAttribute('aria-label') ?? button.textContent.trim();
      const found = [...document.querySelectorAll('button')].filter((button) => nameOf(button) === ${quoted(name)} && !button.disabled).at(-1);
      found?.click();
      return found !== undefined;
    })()`) as Promise<boolean>,
  );

const shown = (page: Page, words: string) =>
  until(
    `"${words}" is shown`,
    () => page.evaluate(`document.body.innerText.includes(${quoted(words)})`) as Promise<boolean>,
  );

/** Files that the page would save are kept in it instead, with their names. */
const catchFiles = (page: Page) =>
  page.evaluate(`(() => {
    globalThis.files = [];
    const blobs = new Map();
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => { const url = create.call(URL, blob); blobs.set(url, blob); return url; };
    HTMLAnchorElement.prototype.click = function () { files.push({ name: this.download, blob: blobs.get(this.href) }); };
  })()`);

const lastFile = (page: Page) =>
  until('a file was saved', async () => {
    // One file's name and words: another one may be saved while these are read.
    const file = (await page.evaluate(
      `files.slice(-1).map(({ name, blob }) => blob.text().then((text) => ({ name, text })))[0] ?? null`,
    )) as { name: string; text: string } | null;
    return file;
  });

/** Gives a file to the import, as a reader chooses it. */
const choose = (page: Page, name: string, text: string) =>
  page.evaluate(`(() => {
    const input = document.querySelector('dialog input[type="file"]');
    const chosen = new DataTransfer();
    chosen.items.add(new File([${quoted(text)}], ${quoted(name)}));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);

describe(`the collection as a whole (${BROWSER})`, () => {
  test('a backup brings everything back, to the last byte', async () => {
    const { driver } = running;
    let page = await driver.own('library.html');
    const rows = Array.from({ length: 25 }, (_, number) => {
      const annotation = annotationOf({
        number,
        exact: `words ${number} دیوار 🧱`,
        note: number % 2 ? `note ${number} \ud800` : '',
        tags: ['quay'],
      });
      const { id, modified } = annotation;
      return { id, article: ARTICLE.key, annotation, revision: 2, modified, deleted: '' };
    });
    await ask(page, 'own:importStage', { id: 'setup', number: 0, slice: { articles: [ARTICLE], rows } });
    await ask(page, 'own:importCommit', { id: 'setup', slices: 1 });
    await ask(page, 'own:delete', { ids: rows.slice(0, 5).map(({ id }) => id) });
    await page.close();

    page = await driver.own('library.html');
    await catchFiles(page);
    await shown(page, 'All of this is in this browser alone.');
    await press(page, 'Back up everything');
    await shown(page, 'Saved as a file.');
    const backup = await lastFile(page);
    expect(backup.name).toMatch(/^pressmark-backup-\d{4}-\d{2}-\d{2}\.jsonl$/);
    expect(backup.text).toContain('"end":{"articles":1,"annotations":25,');
    await until(
      'the reminder is gone',
      () => page.evaluate(`!document.body.innerText.includes('in this browser alone')`) as Promise<boolean>,
    );

    await ask(page, 'own:delete', { ids: rows.slice(5).map(({ id }) => id) });
    await ask(page, 'own:emptyBin', { ids: 'all' });
    expect(await ask(page, 'own:health')).toEqual({ ok: true, value: { live: 0, deleted: 0, damaged: 0 } });

    await press(page, 'Import a file');
    await choose(page, 'cut.jsonl', backup.text.slice(0, -60));
    await shown(page, 'The file ends too early');
    expect(await page.evaluate(`document.querySelector('dialog .pm-primary').disabled`)).toBe(true);
    await press(page, 'Another file');
    await choose(page, backup.name, backup.text);
    await shown(page, 'This would happen:');
    expect((await ask(page, 'own:health')) as unknown).toEqual({
      ok: true,
      value: { live: 0, deleted: 0, damaged: 0 },
    });
    await press(page, 'Bring in');
    await shown(page, 'Done.');
    await press(page, 'Close');
    await shown(page, '20 passages in 1 article');
    await press(page, 'Back up everything');
    await until('there is a second backup', () => page.evaluate('files.length === 2') as Promise<boolean>);
    expect((await lastFile(page)).text).toBe(backup.text);
    await page.close();
  });

  test('what is removed lies in the bin, and comes back', async () => {
    const page = await running.driver.own('library.html');
    await shown(page, '20 passages in 1 article');
    await press(page, 'Bin');
    await shown(page, 'What you remove stays here');
    await press(page, 'Bring back: words 4 دیوار 🧱');
    await until('four are left', async () => {
      const bin = await ask(page, 'own:bin');
      return bin.ok && bin.value.length === 4;
    });
    await press(page, 'Close');
    await shown(page, '21 passages in 1 article');
    await page.close();
  });

  test('everything is exported in the form that is chosen', async () => {
    const page = await running.driver.own('library.html');
    await catchFiles(page);
    await shown(page, '21 passages in 1 article');
    await press(page, 'Export');
    for (const [format, ending, words] of [
      ['markdown', '.md', '> words 24'],
      ['web-annotation', '.jsonld', 'AnnotationCollection'],
      ['csv', '.csv', '"words 24'],
    ] as const) {
      await page.evaluate(`document.querySelector('input[value="${format}"]').click()`);
      await press(page, 'Save as file');
      const file = await until(`it is saved as ${format}`, async () => {
        const last = await lastFile(page);
        return last.name.endsWith(ending) ? last : null;
      });
      expect(file.name).toBe(`The sea wall is rebuilt${ending}`);
      expect(file.text).toContain(words);
    }
    await page.close();
  });
});

// Chromium holds no quota against an extension that CDP could set, so that its background is told that the disk is full
// where the browser would say it. Firefox lets nobody into the background: see tests/store/durability.test.ts for it.
test.runIf(BROWSER === 'chromium')('a full disk: nothing is half written, and the reader is told', async () => {
  const { driver } = running;
  const page = await driver.own('library.html');
  await ask(page, 'own:health');
  const target = await driver.browser.waitForTarget((each) => each.type() === 'service_worker');
  const worker = await target.worker();
  await worker?.evaluate(`(() => {
    const { put } = IDBObjectStore.prototype;
    globalThis.left = Infinity;
    IDBObjectStore.prototype.put = function (...args) {
      left -= 1;
      if (left < 0) throw new DOMException('The disk is full', 'QuotaExceededError');
      return put.apply(this, args);
    };
  })()`);
  const fill = (left: number) => worker?.evaluate(`left = ${left}`);
  const rows = [6001, 6002, 6003].map((number) => {
    const annotation = annotationOf({ number, exact: `late ${number}` });
    const { id, modified } = annotation;
    return { id, article: ARTICLE.key, annotation, revision: 1, modified, deleted: '' };
  });
  const slice = { articles: [ARTICLE], rows };
  const before = await ask(page, 'own:library', { query: '', count: 1e6 });
  const ids = before.ok ? before.value.articles.flatMap(({ annotations }) => annotations.map(({ id }) => id)) : [];
  expect(ids.length).toBeGreaterThan(10);
  const full = { ok: false, why: 'storage-full' };

  await fill(0);
  expect(await ask(page, 'own:importStage', { id: 'full', number: 0, slice })).toEqual(full);
  expect(await ask(page, 'own:revise', { id: ids[0] ?? '', changes: { note: 'no room' } })).toEqual(full);
  // The room ends in the middle of a change of many.
  await fill(5);
  expect(await ask(page, 'own:delete', { ids })).toEqual(full);
  await fill(1);
  expect(await ask(page, 'own:importStage', { id: 'full', number: 0, slice })).toMatchObject({ ok: true });
  await fill(2);
  expect(await ask(page, 'own:importCommit', { id: 'full', slices: 1 })).toEqual(full);
  expect(await ask(page, 'own:library', { query: '', count: 1e6 })).toEqual(before);

  await fill(1000);
  expect(await ask(page, 'own:importCommit', { id: 'full', slices: 1 })).toMatchObject({
    ok: true,
    value: { added: 3 },
  });
  await page.close();
});
