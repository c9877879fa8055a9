import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { PageState } from '@/lib/messages';
import { BROWSER, stage } from './browser';
import { Popup, paintedIn, select } from './reader';
import { BRIDGE, FERRY, ORCHARD, pageOf } from './stories';
import { until } from './until';

const running = stage();
const open: Page[] = [];

afterEach(async () => {
  for (const page of open.splice(0)) await page.close();
});

const WORDS = 'two of its five piers stand on nothing but gravel';

async function opened(name: string, host: string): Promise<Page> {
  const page = await running.driver.open(running.site.url(name, host));
  open.push(page);
  return page;
}

/** What the popup knows of a page, once that is read. */
async function read(page: Page): Promise<PageState> {
  const popup = await Popup.over(running.driver, page);
  const state = await popup.state();
  await popup.close();
  return state;
}

const keptIn = async (page: Page) => (await paintedIn(page))['kept-yellow'] ?? [];

/** Keeps words of a page; gives what was known of it before. */
async function keep(page: Page, words: string): Promise<PageState> {
  const before = await read(page);
  await select(page, words);
  await running.driver.command('keep-selection');
  await until('it is kept', async () => (await keptIn(page)).includes(words));
  return before;
}

const toast = (page: Page) =>
  running.driver.inInterface<string>(page, `root?.querySelector('.pm-toast')?.textContent ?? ''`);

describe(`a page has what was kept of it, and of no other (${BROWSER})`, () => {
  test('one in a sandbox has nothing of its host’s article, and keeps nothing', async () => {
    const { site, driver } = running;
    const body = pageOf(BRIDGE, { canonical: '/real' });
    site.serve('real', { body });
    site.serve('upload', { body, headers: { 'content-security-policy': 'sandbox allow-scripts' } });
    await keep(await opened('real', 'sandbox.localhost'), WORDS);
    const upload = await opened('upload', 'sandbox.localhost');
    expect(await upload.evaluate('self.origin')).toBe('null');
    const state = await read(upload);
    expect(await keptIn(upload)).toEqual([]);
    expect(state.article?.title).toBe(BRIDGE.title);
    expect(state.kept).toEqual([]);
    await select(upload, WORDS);
    await driver.command('keep-selection');
    await until('it is told why', async () => (await toast(upload)).includes('sandbox'));
    expect(await keptIn(upload)).toEqual([]);
    const again = await opened('real', 'sandbox.localhost');
    expect((await read(again)).kept).toHaveLength(1);
  });

  test('two with one canonical link are two articles, each with its own address', async () => {
    const { site, driver } = running;
    const shared = (name: string) => `<meta property="og:url" content="${site.url(name, 'theme.localhost')}">`;
    const first = FERRY.paragraphs[2]?.slice(0, 30).trim() ?? '';
    const second = ORCHARD.paragraphs[2]?.slice(0, 30).trim() ?? '';
    site.serve('s1', { body: pageOf(FERRY, { canonical: '/theme/', head: shared('theme/') }) });
    site.serve('s2', { body: pageOf(ORCHARD, { canonical: '/theme/', head: shared('theme/') }) });
    await keep(await opened('s1', 'theme.localhost'), first);
    const other = await opened('s2', 'theme.localhost');
    expect((await keep(other, second)).kept).toEqual([]);
    const library = await driver.own('library.html');
    open.push(library);
    const articles = (await library.evaluate(
      `chrome.runtime.sendMessage({ id: 1, type: 'own:library', data: { query: '', count: 9 }, timestamp: 0 }).then(({ res }) => res.value.articles)`,
    )) as { article: { url: string; title: string }; annotations: { id: string; target: { source: string } }[] }[];
    const ours = articles.filter(({ article }) => article.url.includes('theme.localhost'));
    expect(ours.map(({ article, annotations }) => [article.title, article.url, annotations[0]?.target.source])).toEqual(
      [ORCHARD, FERRY].map(({ title }, index) => {
        const address = site.url(index === 0 ? 's2' : 's1', 'theme.localhost');
        return [title, address, address];
      }),
    );
    // "Open" leads back to where the words were read.
    const id = ours[1]?.annotations[0]?.id ?? '';
    const target = driver.browser.waitForTarget((found) => found.url().startsWith(site.url('s1', 'theme.localhost')));
    await library.evaluate(
      `chrome.runtime.sendMessage({ id: 1, type: 'own:reveal', data: { id: ${JSON.stringify(id)} }, timestamp: 0 })`,
    );
    expect(await target).toBeTruthy();
  });

  test('a host of a shared suffix has nothing of its neighbours', async () => {
    running.site.serve('sh', { body: pageOf(BRIDGE) });
    await keep(await opened('sh', 'm.shared.localhost'), WORDS);
    for (const host of ['amp.shared.localhost', 'shared.localhost', 'mobile.shared.localhost']) {
      const page = await opened('sh', host);
      expect((await read(page)).kept).toEqual([]);
      expect(await keptIn(page)).toEqual([]);
    }
  });

  test('a parameter that may choose the article does', async () => {
    running.site.serve('story', { body: pageOf(BRIDGE) });
    await keep(await opened('story?ref=1', 'ref.localhost'), WORDS);
    const other = await opened('story?ref=2', 'ref.localhost');
    expect((await read(other)).kept).toEqual([]);
    const same = await opened('story?utm_source=mail&ref=1', 'ref.localhost');
    expect((await read(same)).kept).toHaveLength(1);
  });
});

describe(`an article that has moved to a new host (${BROWSER})`, () => {
  test('gets what was kept of it when the reader says so, and not before', async () => {
    const { driver, site } = running;
    site.serve('moved', { body: pageOf(BRIDGE) });
    await keep(await opened('moved', 'old.localhost'), WORDS);
    const page = await opened('moved', 'new.localhost');
    const popup = await Popup.over(driver, page);
    const offer = 'document.querySelector(".pm-notice")?.textContent ?? ""';
    await popup.until('it is offered', `/article with this title at .*localhost/.test(${offer})`);
    expect(await keptIn(page)).toEqual([]);
    // Of several such articles it is the one that was visited last.
    expect(await popup.view.evaluate<string>(offer)).toContain('old.localhost');
    await popup.press('Attach them here');
    await until('it is painted there', async () => (await keptIn(page)).includes(WORDS));
    await popup.until('the offer is gone', `document.querySelector('.pm-notice') === null`);
    await popup.close();
    const before = await opened('moved', 'old.localhost');
    expect((await read(before)).kept).toEqual([]);
  });
});

describe(`words in a frame (${BROWSER})`, () => {
  const selectInFrame = async (page: Page) => {
    await page.bringToFront();
    await until(
      'the frame is there',
      () =>
        page.evaluate(`(() => {
        const body = frames[0]?.document.querySelector('p');
        if (body == null) return false;
        frames[0].focus();
        frames[0].getSelection().selectAllChildren(body);
        return true;
      })()`) as Promise<boolean>,
    );
  };

  test.each([
    ['an iframe', (inner: string) => pageOf(BRIDGE, { before: `<iframe src="${inner}"></iframe>` })],
    [
      'a frameset',
      (inner: string) =>
        `<!doctype html><html lang="en"><head><title>Frames</title></head><frameset cols="*,*"><frame src="${inner}"><frame src="${inner}"></frameset></html>`,
    ],
  ])('of %s are not kept, and the reader is told so', async (name, bodyOf) => {
    const { driver, site } = running;
    const host = `${name.split(' ').at(-1)}.localhost`;
    site.serve('inner', { body: '<!doctype html><p>These few words stand in a frame.</p>' });
    site.serve('outer', { body: bodyOf(site.url('inner', host)) });
    const page = await opened('outer', host);
    await read(page);
    await selectInFrame(page);
    await driver.menu(page, true);
    await until('it is told why, over the menu', async () => (await toast(page)).includes('stand in a frame'));
    await driver.inInterface(page, `root.querySelector('.pm-toast button[aria-label]')?.click()`);
    await selectInFrame(page);
    await driver.command('keep-selection');
    await until('it is told why, by the shortcut', async () => (await toast(page)).includes('stand in a frame'));
    expect(await keptIn(page)).toEqual([]);
    const shown = await driver.inInterface<boolean>(
      page,
      `root.querySelector('.pm-toast').getBoundingClientRect().width > 0`,
    );
    expect(shown).toBe(true);
  });
});
