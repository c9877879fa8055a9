import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pageMessages } from '@/entrypoints/background/annotations';
import { copyMessages } from '@/entrypoints/background/copies';
import { store } from '@/entrypoints/background/store';
import { saveSettings } from '@/entrypoints/shared/stored-settings';
import type { Sender } from '@/lib/messaging';
import type { ArticleChange } from '@/lib/model';
import { DEFAULT_SETTINGS } from '@/lib/settings';
import { digestOf } from '@/lib/text/article-digest';
import { languageOf } from '@/lib/text/languages';
import { placing } from '@/lib/text/passages';
import { finish } from '@/lib/text/steps';
import { EDITS } from '../copy/edits';
import { articleOf, STORIES, type Story } from '../copy/stories';
import { annotationOf } from '../export/collections';
import { handlersOf } from './handlers';

const pageHandlers = handlersOf(pageMessages);
const copyHandlers = handlersOf(copyMessages);

const url = 'https://paper.example/story';
const sender = (incognito = false, address = url): Sender =>
  ({
    id: fakeBrowser.runtime.id,
    url: address,
    frameId: 0,
    tab: { id: 7, incognito },
  }) as unknown as Sender;
const identity = { address: url, canonical: null };
const STORY = STORIES.bridge ?? { lang: 'en', title: '', blocks: [] };
const DAY = 86_400_000;

function edited(kind: string): Story {
  return EDITS.find((edit) => edit.kind === kind && edit.story === 'bridge')?.after ?? STORY;
}

let number = 500;
let start: number;
beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => []);
  vi.stubGlobal('fetch', async (address: URL) =>
    Response.json(await languageOf(/(\w+)\.json$/.exec(String(address))?.[1] ?? '')),
  );
  const all = (await store.library('', 1e6)).articles.flatMap(({ annotations }) => annotations.map(({ id }) => id));
  await store.delete(all);
  await store.emptyBin('all');
  start = Date.parse('2026-03-01T10:00:00.000Z');
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: start });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function keep(story: Story, from = sender()) {
  number += 1;
  const annotation = annotationOf({ number, exact: `words ${number}` });
  const page = { ...identity, address: from.url ?? url };
  return pageHandlers['page:save']({ ...page, article: articleOf(story), annotation }, from);
}

/** A visit of the page as it is then; waits until `count` versions are there, the newest of that visit where one is `added`. */
async function visit(
  story: Story,
  after: number,
  { from = sender(), count = 1, added = false }: { from?: Sender; count?: number; added?: boolean } = {},
): Promise<ArticleChange | null> {
  vi.setSystemTime(start + after);
  const article = articleOf(story);
  const digest = digestOf(articleOf(STORY), new Date(start).toISOString());
  const change = await copyHandlers['page:compare']({ ...identity, article, digest }, from);
  await vi.advanceTimersByTimeAsync(5000);
  vi.useRealTimers();
  await vi.waitFor(async () => {
    const now = await copies();
    expect(now).toHaveLength(count);
    if (added) expect(Date.parse(now.at(-1)?.taken ?? '')).toBeGreaterThanOrEqual(start + after);
  }, 5000);
  // By now a version that must not be written would have been written, too.
  if (!added) await new Promise((resolve) => setTimeout(resolve, 150));
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: start + after + 5000 });
  return change;
}

const copies = async () => store.copies(url);
const texts = async () =>
  Promise.all((await copies()).map(async ({ taken }) => (await store.copy(url, taken))?.article.text));

describe('an article that is kept as a whole', () => {
  const keepWhole = (from = sender()) =>
    pageHandlers['page:save']({ ...identity, article: articleOf(STORY), annotation: null }, from);

  test('has its text, its headline for words, no place in the page, and is one however often it is kept', async () => {
    const first = await keepWhole();
    const again = await keepWhole();
    expect(again).toEqual(first);
    const kept = await store.annotationsOf(url);
    expect(kept.map(({ finding, target }) => [finding.kind, target.source, target.selector[0].exact])).toEqual([
      ['article', url, STORY.title],
    ]);
    expect(await texts()).toEqual([articleOf(STORY).text]);
    const wanted = kept.map(({ target }) => target.selector);
    expect(finish(placing(`${STORY.title}\n\n${articleOf(STORY).text}`, wanted))).toEqual([null]);
  });

  test('is not missing on its page, and goes to the bin and out of it with its text like any passage', async () => {
    const kept = await keepWhole();
    const id = kept.ok ? kept.value.id : '';
    await pageHandlers['page:seek']({ ...identity, missing: [id] }, sender());
    expect((await store.library('', 1)).articles[0]?.missing).toBeUndefined();
    await store.delete([id]);
    expect(await copies()).toHaveLength(1);
    await store.undelete([id]);
    expect(await store.hasAnnotations(url)).toBe(true);
    await store.delete([id]);
    await store.emptyBin('all');
    expect(await copies()).toEqual([]);
    expect(await store.articleOf(url)).toBeNull();
  });

  test('is told of changes like any other', async () => {
    await keepWhole();
    expect(await visit(edited('number'), DAY, { count: 2, added: true })).toMatchObject({ changed: 1 });
  });

  test('is not kept from a private window unless the reader said so', async () => {
    expect(await keepWhole(sender(true))).toEqual({ ok: false, why: 'private-window' });
    expect(await copies()).toEqual([]);
  });
});

describe('the address of an archived copy', () => {
  const archived = 'https://web.archive.example/2026/story';

  test('stays with the article, whatever is kept of it later, until it is removed', async () => {
    expect(await copyHandlers['own:archived']({ article: url, address: archived }, sender())).toMatchObject({
      ok: false,
    });
    await keep(STORY);
    expect(await copyHandlers['own:archived']({ article: url, address: archived }, sender())).toMatchObject({
      ok: true,
      value: { archived },
    });
    await keep(STORY);
    expect((await store.articleOf(url))?.archived).toBe(archived);
    await copyHandlers['own:archived']({ article: url, address: null }, sender());
    expect((await store.articleOf(url))?.archived).toBeUndefined();
  });
});

describe('a search in texts', () => {
  test('gives articles without their fingerprints, and words around what was found', async () => {
    await keep(STORY);
    const found = await copyHandlers['own:searchTexts']({ query: 'bolts' }, sender());
    if (!found.ok) throw new Error(found.why);
    expect(found.value.found.map(({ article }) => [article.key, article.digest])).toEqual([[url, undefined]]);
    const of = found.value.found.map(({ article, taken }) => ({ article: article.key, taken }));
    const excerpts = await copyHandlers['own:excerpts'](
      { query: 'bolts', of: [...of, { article: 'x', taken: '' }] },
      sender(),
    );
    expect(excerpts).toMatchObject({ ok: true, value: [expect.stringContaining('bolts'), null] });
  });
});

describe('a copy', () => {
  test('is kept with the first passage, with what was found', async () => {
    expect(await keep(STORY)).toMatchObject({ ok: true });
    const [facts] = await copies();
    const copy = await store.copy(url, facts?.taken ?? '');
    expect(copy?.article.text).toBe(articleOf(STORY).text);
    expect(copy?.address).toBe(url);
    expect(copy?.claims.map(({ speaker }) => speaker?.name)).toContain('Tomas Wren');
    await keep(edited('number'));
    expect(await copies()).toHaveLength(1);
  });

  test('is not kept where the reader wants none, nor of a page that is no article', async () => {
    await pageHandlers['page:save'](
      { ...identity, title: 'A page', article: null, annotation: annotationOf({ number: 499, exact: 'words' }) },
      sender(),
    );
    expect(await copies()).toEqual([]);
    expect((await store.articleOf(url))?.title).toBe('A page');
    await saveSettings({ ...DEFAULT_SETTINGS, keepCopies: false });
    await keep(STORY);
    expect(await copies()).toEqual([]);
  });

  test('that can’t be made keeps no passage from being kept', async () => {
    vi.stubGlobal(
      'CompressionStream',
      class {
        constructor() {
          throw new TypeError('none here');
        }
      },
    );
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await keep(STORY)).toMatchObject({ ok: true });
    expect(await copies()).toEqual([]);
  });

  test('of a page that was only read is none', async () => {
    expect(await visit(edited('number'), DAY, { count: 0 })).toMatchObject({ changed: 1 });
    expect(await copies()).toEqual([]);
  });
});

describe('a later visit', () => {
  test('that finds other words adds a version, and says what changed', async () => {
    await keep(STORY);
    expect(await visit(edited('claim-removed'), DAY, { count: 2, added: true })).toMatchObject({
      since: new Date(start).toISOString(),
      title: null,
      changed: 0,
      removed: 1,
      claims: 1,
      copy: { article: url },
    });
    expect(await texts()).toEqual([articleOf(STORY).text, articleOf(edited('claim-removed')).text]);
    // Another visit of the same version adds nothing.
    await visit(edited('claim-removed'), 2 * DAY, { count: 2 });
    expect(await copies()).toHaveLength(2);
    // Going back to the first wording adds a version, though it is the wording that was kept.
    expect(await visit(STORY, 3 * DAY, { count: 3, added: true })).toBeNull();
    expect(await copies()).toHaveLength(3);
  });

  test.each(['typography', 'ads', 'related', 'paywall'])('raises no alarm for %s', async (kind) => {
    await keep(STORY);
    expect(await visit(edited(kind), DAY)).toBeNull();
    expect(await copies()).toHaveLength(1);
  });

  test('that finds all of a page that was cut off adds it, without an alarm, and measures by it', async () => {
    await keep(edited('paywall'));
    expect(await visit(STORY, DAY, { count: 2, added: true })).toBeNull();
    expect(await copies()).toHaveLength(2);
    expect(await visit(edited('number'), 2 * DAY, { count: 3, added: true })).toMatchObject({ changed: 1, added: 0 });
    expect(await copies()).toHaveLength(3);
  });

  test('in a private window leaves no trace', async () => {
    await keep(STORY);
    expect(await visit(edited('number'), DAY, { from: sender(true) })).toMatchObject({ changed: 1 });
    expect(await copies()).toHaveLength(1);
  });

  test('adds nothing where the reader wants no copies any more, and says what changed all the same', async () => {
    await keep(STORY);
    await saveSettings({ ...DEFAULT_SETTINGS, keepCopies: false });
    expect(await visit(edited('number'), DAY)).toMatchObject({ changed: 1 });
    expect(await copies()).toHaveLength(1);
  });
});

test('a page whose parts come late is completed, and has not changed', async () => {
  await keep({ ...STORY, blocks: STORY.blocks.slice(0, 5) });
  expect(await visit({ ...STORY, blocks: STORY.blocks.slice(0, 6) }, 10_000, { added: true })).toBeNull();
  expect(await visit(STORY, 20_000, { added: true })).toBeNull();
  expect(await texts()).toEqual([articleOf(STORY).text]);
  expect(await visit(STORY, DAY)).toBeNull();
});

test('another page of a long article has its own copy', async () => {
  await keep(STORY);
  vi.setSystemTime(start + 1000);
  const second = `${url}/2`;
  const page = { address: second, canonical: url, shared: url, title: STORY.title };
  const from = sender(false, second);
  const annotation = annotationOf({ number: 498, exact: 'words' });
  await pageHandlers['page:save']({ ...page, article: articleOf(STORIES.lake ?? STORY), annotation }, from);
  const pages = [...(await copies()), ...(await store.copies(second))].map((facts) => facts.page);
  expect(pages.sort()).toEqual([url, second]);
});

test('our own pages list copies, read them, and remove them', async () => {
  await keep(STORY);
  const own = { id: fakeBrowser.runtime.id, url: 'chrome-extension://x/library.html' } as Sender;
  const listed = await copyHandlers['own:copies']({ article: url }, own);
  expect(listed).toMatchObject({ ok: true, value: { record: { title: STORY.title }, copies: [{ page: url }] } });
  const taken = listed.ok ? (listed.value.copies[0]?.taken ?? '') : '';
  expect(await copyHandlers['own:copy']({ article: url, taken }, own)).toMatchObject({
    ok: true,
    value: { article: { title: STORY.title } },
  });
  expect(await copyHandlers['own:copySpace'](undefined, own)).toMatchObject({ value: { articles: 1, versions: 1 } });
  expect(await copyHandlers['own:copiesAfter']({ after: null }, own)).toMatchObject({ value: { next: null } });
  expect(await copyHandlers['own:removeCopies']({ choice: 'all' }, own)).toEqual({ ok: true, value: 1 });
  expect(await copyHandlers['own:copies']({ article: url }, own)).toEqual({ ok: false, why: 'not-found' });
});
