import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { noteOf } from '@/lib/annotation';
import type { Annotation } from '@/lib/model';
import type { Slice } from '@/lib/stored';
import { ARTICLE, annotationOf } from '../export/collections';
import { BROWSER, stage } from './browser';
import { articleTab, ask } from './messages';
import { Popup } from './reader';
import { until } from './until';

const running = stage();

/** How long after the question the background is killed: before it starts, at any step of its work, and after it. */
const DELAYS = [0, 1, 2, 3, 5, 8, 12, 20, 35, 60];

const sleep = (ms: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const stored = async (page: Page): Promise<readonly Annotation[]> => {
  const result = await until('the background answers', () =>
    ask(page, 'own:library', { query: '', count: 1e6 }).catch(() => null),
  );
  if (!result.ok) throw new Error(result.why);
  return result.value.articles.flatMap(({ annotations }) => annotations);
};

/** Nothing is half written: every row is sound, and has its article. */
async function expectWhole(page: Page): Promise<void> {
  const health = await until('the background answers', () => ask(page, 'own:health').catch(() => null));
  expect(health).toMatchObject({ ok: true, value: { damaged: 0 } });
  const slice = await until('the background answers', () =>
    ask(page, 'own:slice', { after: null, withDeleted: true }).catch(() => null),
  );
  if (!slice.ok) throw new Error(slice.why);
  const keys = new Set(slice.value.articles.map(({ key }) => key));
  for (const row of slice.value.rows) expect(keys.has(row.article)).toBe(true);
  for (const { title } of slice.value.articles) expect(title).not.toBe('');
}

/** Questions that the kill left without an answer. */
let unanswered = 0;

/** Asks, kills the background meanwhile, and gives the answer: null where there was none. */
async function askAndKill<T>(question: () => Promise<T>, delay: number): Promise<T | null> {
  const asked = question().catch(() => {
    unanswered += 1;
    return null;
  });
  await sleep(delay);
  await running.driver.killBackground();
  return asked;
}

describe(`the background is killed at any step (${BROWSER})`, () => {
  let kills = 0;

  test('keeping: what was acknowledged is there, and what is there is whole', async () => {
    const { driver, site } = running;
    const article = await driver.open(site.url('sample', 'faults.localhost'));
    const popup = await Popup.over(driver, article);
    await popup.close();
    const own = await driver.own('library.html');
    const tab = await articleTab(own);
    const claims = (await ask(own, 'tab:state', undefined, tab)).claims.length;
    for (let turn = 0; turn < 30; turn += 1) {
      const target = { kind: 'quotation' as const, index: turn % claims };
      const answer = await askAndKill(() => ask(own, 'tab:keep', { target }, tab), DELAYS[turn % DELAYS.length] ?? 0);
      kills += 1;
      const all = await stored(own);
      if (answer?.ok) expect(all.map(({ id }) => id)).toContain(answer.value.id);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      await expectWhole(own);
      if (turn % claims !== claims - 1) continue;
      // Wait until the page has been told: the next kill could lose the announcement, though never the annotation.
      await ask(own, 'own:delete', { ids: all.map(({ id }) => id) });
      await until('the page knows', async () => (await ask(own, 'tab:state', undefined, tab)).kept.length === 0);
    }
    await own.close();
    await article.close();
  }, 180_000);

  test('keeping with the text of the article: a hundred kills leave a passage with its text, or neither', async () => {
    const { driver, site } = running;
    const article = await driver.open(site.url('sample', 'copies.localhost'));
    const popup = await Popup.over(driver, article);
    await popup.close();
    const own = await driver.own('library.html');
    const tab = await articleTab(own);
    const claims = (await ask(own, 'tab:state', undefined, tab)).claims.length;
    const answerTo = async <T>(
      question: () => Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>,
    ) => {
      const answer = await until('the background answers', () => question().catch(() => null));
      if (!answer.ok) throw new Error('it failed');
      return answer.value;
    };
    // What the test before left is none of this one's.
    await answerTo(async () => ask(own, 'own:delete', { ids: (await stored(own)).map(({ id }) => id) }));
    await answerTo(() => ask(own, 'own:emptyBin', { ids: 'all' }));
    let withText = 0;
    for (let turn = 0; turn < 100; turn += 1) {
      const target = { kind: 'quotation' as const, index: turn % claims };
      const keep = () =>
        turn % 2 === 0 ? ask(own, 'tab:keep', { target }, tab) : ask(own, 'tab:keepArticle', undefined, tab);
      const answer = await askAndKill(keep, DELAYS[Math.floor(turn / 2) % DELAYS.length] ?? 0);
      kills += 1;
      const all = await stored(own);
      const copied = await answerTo(() => ask(own, 'own:copied'));
      if (answer?.ok) expect(all.map(({ id }) => id)).toContain(answer.value.id);
      expect(copied).toHaveLength(all.length === 0 ? 0 : 1);
      if (all.length > 0) withText += 1;
      for (const facts of (await answerTo(() => ask(own, 'own:copyFacts', { articles: copied }))).flat()) {
        // A copy is given only where its text has the digest that it was stored with.
        const copy = await answerTo(() => ask(own, 'own:copy', { article: facts.article, taken: facts.taken }));
        expect(copy.article.text.length).toBeGreaterThan(500);
      }
      await expectWhole(own);
      await answerTo(() => ask(own, 'own:delete', { ids: all.map(({ id }) => id) }));
      await answerTo(() => ask(own, 'own:emptyBin', { ids: 'all' }));
      expect(await answerTo(() => ask(own, 'own:copied'))).toEqual([]);
      await until('the page knows', async () => (await ask(own, 'tab:state', undefined, tab)).kept.length === 0);
    }
    // A page whose question was left without an answer asks again, so that most is kept in the end.
    expect(withText).toBeGreaterThan(50);
    await own.close();
    await article.close();
  }, 400_000);

  test('reading: an article whose analysis was cut off is analysed all the same', async () => {
    const { driver, site } = running;
    const article = await driver.open(site.url('sample', 'analysed.localhost'));
    const popup = await Popup.over(driver, article);
    await popup.close();
    const own = await driver.own('library.html');
    const tab = await articleTab(own);
    const claims = async () => (await ask(own, 'tab:state', undefined, tab)).claims.map(({ contents }) => contents[0]);
    const words = 'We have counted the boats again, and there are seventy of them';
    await article.evaluate((text) => {
      const first = [...document.querySelectorAll('p')].find(({ innerText }) => innerText.length > 200);
      const added = document.createElement('p');
      added.textContent = `“${text},” the harbour master said on Monday.`;
      first?.before(added);
    }, words);
    // The page is read again once it is seen and has been quiet for a while: one of these is in the middle of it.
    await article.bringToFront();
    for (const delay of DELAYS) {
      const woken = ask(own, 'own:health').catch(() => null);
      await sleep(delay);
      await driver.killBackground();
      await woken;
    }
    await until('the new claim is found', async () => (await claims()).some((claim) => claim?.includes(words)));
    await own.close();
    await article.close();
  }, 180_000);

  test('editing, removing and bringing back: the state is the one before or the one after, and the one after where it was acknowledged', async () => {
    const { driver } = running;
    const own = await driver.own('library.html');
    const slice: Slice = {
      articles: [ARTICLE],
      rows: [1, 2, 3].map((number) => {
        const annotation = annotationOf({ number, exact: `words ${number}` });
        const { id, modified } = annotation;
        return { id, article: ARTICLE.key, annotation, revision: 1, modified, deleted: '' };
      }),
    };
    await ask(own, 'own:importStage', { id: 'setup', number: 0, slice });
    await ask(own, 'own:importCommit', { id: 'setup', slices: 1 });
    const ids = slice.rows.map(({ id }) => id);
    const mine = async () => (await stored(own)).filter(({ id }) => ids.includes(id));
    let note = '';
    for (let turn = 0; turn < 30; turn += 1) {
      const delay = DELAYS[Math.floor(turn / 3) % DELAYS.length] ?? 0;
      if (turn % 3 === 0) {
        const next = `note ${turn}`;
        const answer = await askAndKill(
          () => ask(own, 'own:revise', { id: ids[0] ?? '', changes: { note: next } }),
          delay,
        );
        const [now = ''] = (await mine()).filter(({ id }) => id === ids[0]).map(noteOf);
        if (answer?.ok) expect(now).toBe(next);
        expect([note, next]).toContain(now);
        note = now;
      } else if (turn % 3 === 1) {
        const answer = await askAndKill(() => ask(own, 'own:delete', { ids }), delay);
        const left = (await mine()).length;
        expect([0, 3]).toContain(left);
        if (answer?.ok) expect(left).toBe(0);
      } else {
        const answer = await askAndKill(() => ask(own, 'own:undelete', { ids }), delay);
        const left = (await mine()).length;
        expect([0, 3]).toContain(left);
        if (answer?.ok) expect(left).toBe(3);
        if (left === 0) await ask(own, 'own:undelete', { ids });
      }
      kills += 1;
      await expectWhole(own);
    }
    await ask(own, 'own:delete', { ids });
    await own.close();
  }, 180_000);

  test('bringing in a file: all of it or nothing, and all of it where it was acknowledged', async () => {
    const { driver } = running;
    const own = await driver.own('library.html');
    const perSlice = 30;
    const slices = 3;
    for (let turn = 0; turn < 40; turn += 1) {
      const base = 1000 + turn * 1000;
      const url = `https://ledger.example/import-${turn}`;
      const article = { ...ARTICLE, key: url, url };
      const sliceOf = (number: number): Slice => ({
        articles: [article],
        rows: Array.from({ length: perSlice }, (_, at) => {
          const annotation = annotationOf({ number: base + number * perSlice + at, exact: `words ${at}`, source: url });
          const { id, modified } = annotation;
          return { id, article: url, annotation, revision: 1, modified, deleted: '' };
        }),
      });
      const id = `import-${turn}`;
      // The step at which it is killed goes round: each slice, then the merging, at every delay.
      const killAt = turn % (slices + 1);
      const delay = DELAYS[Math.floor(turn / (slices + 1)) % DELAYS.length] ?? 0;
      const step = (number: number, question: () => Promise<{ readonly ok: boolean }>) =>
        number === killAt ? askAndKill(question, delay) : question().catch(() => null);
      let isStaged = true;
      for (let number = 0; number < slices; number += 1) {
        const answer = await step(number, () => ask(own, 'own:importStage', { id, number, slice: sliceOf(number) }));
        isStaged &&= answer?.ok === true;
      }
      const answer = isStaged ? await step(slices, () => ask(own, 'own:importCommit', { id, slices })) : null;
      kills += 1;
      const there = (await stored(own)).filter(({ target }) => target.source === url);
      expect([0, slices * perSlice]).toContain(there.length);
      if (answer?.ok) expect(there).toHaveLength(slices * perSlice);
      // Asked again, as the page does, it comes in, once.
      if (isStaged) {
        expect(await ask(own, 'own:importCommit', { id, slices })).toMatchObject({
          ok: true,
          value: { added: slices * perSlice },
        });
        expect((await stored(own)).filter(({ target }) => target.source === url)).toHaveLength(slices * perSlice);
      }
      await expectWhole(own);
      const ids = (await stored(own)).map((annotation) => annotation.id);
      if (ids.length > 0) await ask(own, 'own:delete', { ids });
      await ask(own, 'own:emptyBin', { ids: 'all' });
    }
    await own.close();
  }, 300_000);

  test('two hundred times in all', () => {
    expect(kills).toBe(200);
    // Some kills must have hit the background at work, or the test would show nothing.
    expect(unanswered).toBeGreaterThan(5);
    process.stdout.write(`200 kills, ${unanswered} questions without an answer\n`);
  });
});

test(`two windows write a thousand edits into one note, and every word stays (${BROWSER})`, async () => {
  const { driver } = running;
  const windows = [await driver.own('library.html'), await driver.own('library.html')] as const;
  const annotation = annotationOf({ number: 999, exact: 'edited in two windows' });
  const { id, modified } = annotation;
  const rows = [{ id, article: ARTICLE.key, annotation, revision: 1, modified, deleted: '' }];
  await ask(windows[0], 'own:importStage', { id: 'two', number: 0, slice: { articles: [ARTICLE], rows } });
  await ask(windows[0], 'own:importCommit', { id: 'two', slices: 1 });
  const write = (page: Page, who: string) =>
    page.evaluate(`(async () => {
      let note = '';
      let refused = 0;
      for (let turn = 0; turn < 500; turn += 1) {
        const before = note;
        note = (note + ' ${who}' + turn).trim();
        const data = { id: ${JSON.stringify(id)}, changes: { note, before } };
        const answer = await chrome.runtime.sendMessage({ id: 1, type: 'own:revise', data, timestamp: 0 });
        if (!answer?.res?.ok) refused += 1;
      }
      return refused;
    })()`);
  expect(await Promise.all([write(windows[0], 'a'), write(windows[1], 'b')])).toEqual([0, 0]);
  const [kept] = (await stored(windows[0])).filter((each) => each.id === id);
  const words = new Set(kept === undefined ? [] : noteOf(kept).split(/\s+/));
  expect(words.size).toBe(1000);
  for (let turn = 0; turn < 500; turn += 1) expect(words.has(`a${turn}`) && words.has(`b${turn}`)).toBe(true);
  for (const page of windows) await page.close();
}, 180_000);

describe(`who may ask what (${BROWSER})`, () => {
  test('a page of ours can’t speak for a web page, and nothing that is not of its form reaches the store', async () => {
    const own = await running.driver.own('library.html');
    await expect(ask(own, 'page:restore', { address: 'https://ledger.example/', canonical: null })).rejects.toThrow(
      'refused',
    );
    const before = await stored(own);
    for (const data of [undefined, null, {}, { ids: 'urn:uuid:x' }, { ids: ['nobody'] }, { ids: [7] }]) {
      expect(await ask(own, 'own:delete', data as never)).toEqual({ ok: false, why: 'refused' });
    }
    const slice = { articles: [], rows: [{ id: 'x' }] };
    expect(await ask(own, 'own:importStage', { id: 'x', number: 0, slice } as never)).toEqual({
      ok: false,
      why: 'refused',
    });
    expect(await stored(own)).toEqual(before);
    await own.close();
  });

  test('a web page reaches nothing of ours', async () => {
    const { driver, site } = running;
    const page = await driver.open(site.url('sample', 'alone.localhost'));
    const id = await (await driver.own('library.html')).evaluate('chrome.runtime.id');
    expect(await page.evaluate('typeof globalThis.chrome?.runtime?.sendMessage')).toBe('undefined');
    expect(await page.evaluate('typeof globalThis.browser?.runtime')).toBe('undefined');
    const own = await driver.own('library.html');
    for (const file of ['library.html', 'background.js', 'page-interface.js', 'languages/de.json', 'icons/16.png']) {
      const url = (await own.evaluate(`chrome.runtime.getURL(${JSON.stringify(file)})`)) as string;
      const answer = await page.evaluate(`fetch(${JSON.stringify(url)}).then(() => 'loaded', () => 'refused')`);
      expect(answer, `${file} of ${String(id)}`).toBe('refused');
    }
    await page.close();
  });
});
