import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterEach, describe, expect, test } from 'vitest';
import { BROWSER, stage } from './browser';
import { Popup, paintedIn, select, untilPainted } from './reader';
import { articleOf, BRIDGE, FERRY, ORCHARD, pageOf, type Story } from './stories';
import { until } from './until';

const running = stage();
const open: Page[] = [];

afterEach(async () => {
  for (const page of open.splice(0)) await page.close();
});

/** A page with the reader in it, the popup closed again, as one reads. */
async function opened(name: string, host: string): Promise<Page> {
  const page = await running.driver.open(running.site.url(name, host));
  open.push(page);
  await read(page);
  return page;
}

/** Brings in the reader where it is not there yet, and tells what the popup then knows. */
async function read(page: Page) {
  const popup = await Popup.over(running.driver, page);
  const state = await popup.state();
  await popup.close();
  return state;
}

const keptIn = async (page: Page) => (await paintedIn(page))['kept-yellow'] ?? [];

const untilKept = (page: Page, expected: readonly string[]) =>
  until(`what is kept is ${JSON.stringify(expected)}`, async () => {
    const kept = await keptIn(page);
    return kept.length === expected.length && expected.every((words) => kept.includes(words));
  });

/** Keeps words of the page by the shortcut. */
async function keep(page: Page, words: string): Promise<void> {
  const before = await keptIn(page);
  await select(page, words);
  await running.driver.command('keep-selection');
  await untilKept(page, [...before, words]);
}

const [FIRST, SECOND] = [
  'a year of losses that nobody on the island disputes',
  'We cannot sail an empty boat for ever',
];
const LATE = 'The beds are new, said Tilney-Okoro, and the view is of the boat';
const [OF_BRIDGE, OF_ORCHARD] = ['two of its five piers stand on nothing but gravel', 'nothing to do but watch'];

/** Counts, from now on, the mutations that somebody makes in a page's document. */
const WATCH = `(() => {
  window.mutations = 0;
  new MutationObserver((records) => { window.mutations += records.length; })
    .observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
})()`;

describe(`text that comes and goes (${BROWSER})`, () => {
  test('what was kept of text that comes late is found when it is there', async () => {
    const { site } = running;
    site.serve('late', { body: pageOf(FERRY) });
    const page = await opened('late', 'late.localhost');
    await keep(page, LATE);
    const half: Story = { ...FERRY, paragraphs: FERRY.paragraphs.slice(0, 5) };
    site.serve('late', { body: pageOf(half) });
    await page.reload();
    expect((await read(page)).kept.map(({ found }) => found)).toEqual([false]);
    await page.evaluate(`(() => {
      for (const text of ${JSON.stringify(FERRY.paragraphs.slice(5))}) {
        const paragraph = document.createElement('p');
        paragraph.textContent = text;
        document.querySelector('.text').append(paragraph);
      }
    })()`);
    await untilKept(page, [LATE]);
    expect((await read(page)).kept.map(({ found }) => found)).toEqual([true]);
  });

  test('what a visit does not find is a filter of the library, until a visit finds it again', async () => {
    const { driver, site } = running;
    site.serve('gone', { body: pageOf(FERRY) });
    const page = await opened('gone', 'gone.localhost');
    await keep(page, SECOND);
    await keep(page, LATE);
    const library = await driver.own('library.html');
    open.push(library);
    const tick = `[...document.querySelectorAll('.pm-traits .pm-tick')].find((each) => each.textContent.includes('was not found on its page'))`;
    await until('both are listed', () =>
      library.evaluate(`document.querySelectorAll('.pm-entry-row').length >= 2 && !(${tick})`),
    );
    site.serve('gone', { body: pageOf({ ...FERRY, paragraphs: FERRY.paragraphs.slice(0, 5) }) });
    await page.bringToFront();
    await page.reload();
    await read(page);
    await until('the library knows', () => library.evaluate(`Boolean(${tick})`));
    await library.evaluate(`${tick}.querySelector('input').click()`);
    const rows = () =>
      library.evaluate(`[...document.querySelectorAll('.pm-entry-row')].map((row) => row.textContent)`) as Promise<
        string[]
      >;
    await until('it alone is shown', async () => (await rows()).length === 1);
    const [row = ''] = await rows();
    expect(row).toContain(LATE);
    expect(row).toMatch(/Not found on its page on \w+ \d+/);
    site.serve('gone', { body: pageOf(FERRY) });
    await page.bringToFront();
    await page.reload();
    await read(page);
    await until('nothing is missing any more', async () => (await rows()).length === 0);
  });

  test('"read more" that is a matter of a class alone', async () => {
    const { site } = running;
    site.serve('more', { body: pageOf(FERRY) });
    const page = await opened('more', 'more.localhost');
    await keep(page, LATE);
    site.serve('more', {
      body: pageOf(FERRY, {
        head: '<style>.cut p:nth-child(n + 4) { display: none }</style>',
        after: `<button onclick="document.querySelector('.text').classList.remove('cut')">Read more</button><script>document.querySelector('.text').classList.add('cut')</script>`,
      }),
    });
    await page.reload();
    expect((await read(page)).kept.map(({ found }) => found)).toEqual([false]);
    expect(await keptIn(page)).toEqual([]);
    await page.click('button');
    await untilKept(page, [LATE]);
  });

  test('a paywall that opens, with a ticker beside it that never stands still', async () => {
    const { site } = running;
    site.serve('wall', { body: pageOf(FERRY) });
    const page = await opened('wall', 'wall.localhost');
    await keep(page, SECOND);
    await keep(page, LATE);
    site.serve('wall-rest', {
      body: FERRY.paragraphs
        .slice(2)
        .map((text) => `<p>${text}</p>`)
        .join(''),
    });
    site.serve('wall', {
      body: pageOf(
        { ...FERRY, paragraphs: FERRY.paragraphs.slice(0, 2) },
        {
          before: '<p id="ticker">0</p>',
          after: `<button>Open</button><script>
            setInterval(() => { ticker.textContent = 'Shares at ' + performance.now(); }, 40);
            document.querySelector('button').onclick = async () => {
              document.querySelector('.text').insertAdjacentHTML('beforeend', await (await fetch('/wall-rest')).text());
            };
          </script>`,
        },
      ),
    });
    await page.reload();
    await read(page);
    await untilKept(page, [SECOND]);
    await page.click('button');
    await untilKept(page, [SECOND, LATE]);
  });

  test('words that go away are listed as gone, and come back with their words', async () => {
    const { site } = running;
    site.serve('away', { body: pageOf(FERRY) });
    const page = await opened('away', 'away.localhost');
    await keep(page, FIRST);
    await page.evaluate(`window.first = document.querySelector('.text p'); first.remove()`);
    await until('it is gone', async () => (await read(page)).kept.every(({ found }) => !found));
    expect(await keptIn(page)).toEqual([]);
    await page.evaluate(`document.querySelector('.text').prepend(window.first)`);
    await untilKept(page, [FIRST]);
  });

  test('a page that comes back out of the back/forward cache shows what was kept of it meanwhile', async () => {
    const { site } = running;
    const headers = { 'cache-control': 'max-age=60' };
    site.serve('back', { body: pageOf(FERRY), headers });
    site.serve('elsewhere', { body: '<title>Elsewhere</title><p>Elsewhere.</p>', headers });
    const page = await opened('back', 'back.localhost');
    await keep(page, FIRST);
    await page.evaluate(`addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted; })`);
    await page.goto(site.url('elsewhere', 'back.localhost'));
    const other = await opened('back', 'back.localhost');
    await keep(other, SECOND);
    await page.bringToFront();
    // Puppeteer's own way back waits in vain for Firefox to load what it has in its cache.
    await page.evaluate('setTimeout(() => history.back())');
    await until('it is back', async () => (await page.evaluate('document.title')) === FERRY.title);
    expect(await page.evaluate('window.persisted')).toBe(true);
    await untilKept(page, [FIRST, SECOND]);
  });
});

describe(`pages that are programs (${BROWSER})`, () => {
  test('a React page hydrated after painting keeps working, and keeps its highlights', async () => {
    const { driver, site } = running;
    const script = await build({
      configFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"development"' },
      build: {
        write: false,
        minify: false,
        lib: { entry: path.join(import.meta.dirname, 'react-page.ts'), formats: ['iife'], name: 'program' },
      },
    });
    const [output] = Array.isArray(script) ? script : [script];
    if (output === undefined || !('output' in output)) throw new Error('nothing was built');
    site.serve('program', { body: output.output[0].code, headers: { 'content-type': 'text/javascript' } });
    site.serve('server', { body: '<title>Server</title>' });
    const server = await driver.open(site.url('server', 'react.localhost'));
    await server.addScriptTag({ content: output.output[0].code });
    const markup = await server.evaluate(`program.markup(${JSON.stringify(FERRY)})`);
    await server.close();
    site.serve('react', {
      body: pageOf(FERRY, {
        article: `<div id="root">${markup}</div>`,
        after: `<script>window.story = ${JSON.stringify(FERRY)}</script><script src="/program"></script>`,
      }),
    });
    const page = await opened('react', 'react.localhost');
    await untilPainted(page, 'claim');
    await keep(page, FIRST);
    const claims = (await paintedIn(page)).claim;
    await page.evaluate(WATCH);
    await page.evaluate('program.hydrate()');
    await until('it is hydrated', async () => {
      await page.click('#count');
      return (await page.evaluate(`document.getElementById('count').textContent`)) !== 'Read 0 times';
    });
    expect(await page.evaluate('window.recovered')).toEqual([]);
    await untilKept(page, [FIRST]);
    expect((await paintedIn(page)).claim).toEqual(claims);
    // Every paragraph is another element now, with the same words.
    await page.evaluate(`window.old = document.querySelector('#root p')`);
    await page.click('#draw');
    await until('it was drawn anew', () => page.evaluate('!window.old.isConnected') as Promise<boolean>);
    await untilKept(page, [FIRST]);
    await until('claims too', async () => JSON.stringify((await paintedIn(page)).claim) === JSON.stringify(claims));
    const count = () => page.evaluate(`document.getElementById('count').textContent`);
    const before = await count();
    await page.click('#count');
    await until('it counts', async () => (await count()) !== before);
    expect(await page.evaluate('window.recovered')).toEqual([]);
  });

  test('300 highlights are painted without a single mutation', async () => {
    const { site } = running;
    const many: Story = {
      title: 'Everything that was said at the fair',
      paragraphs: Array.from(
        { length: 300 },
        (_, index) =>
          `“The stall at number ${index} sold out before noon, which it never did before,” said Alder Finch${'abcdefghij'[index % 10]}.`,
      ),
    };
    site.serve('many', { body: pageOf(many) });
    const page = await running.driver.open(site.url('many', 'many.localhost'));
    open.push(page);
    await page.evaluate(WATCH);
    await read(page);
    await until('they are painted', async () => ((await paintedIn(page)).claim?.length ?? 0) >= 300);
    expect(await page.evaluate('window.mutations')).toBe(0);
  });

  test('a program that shows one article after the other', async () => {
    const { site } = running;
    const stories: Record<string, Story> = { ferry: FERRY, bridge: BRIDGE };
    // The program forgets to change the canonical link, as many do.
    site.serve('ferry', {
      body: pageOf(FERRY, {
        canonical: '/ferry',
        after: `<script>
          const stories = ${JSON.stringify(Object.fromEntries(Object.entries(stories).map(([name, story]) => [name, { title: story.title, html: articleOf(story, 'story') }])))};
          const show = (name) => {
            document.title = stories[name].title;
            document.querySelector('main').innerHTML = stories[name].html;
          };
          window.go = (name) => { history.pushState(null, '', '/' + name); setTimeout(() => show(name), 50); };
          addEventListener('popstate', () => show(location.pathname.slice(1)));
        </script>`,
      }),
    });
    const page = await opened('ferry', 'program.localhost');
    await keep(page, FIRST);
    await page.evaluate(`window.go('bridge')`);
    await until('the other article is read', async () => (await read(page)).article?.title === BRIDGE.title);
    expect((await read(page)).kept).toEqual([]);
    expect(await keptIn(page)).toEqual([]);
    await keep(page, OF_BRIDGE);
    await until('the badge counts this article', async () => (await running.driver.badge(page)) === '1');
    await page.evaluate('history.back()');
    await untilKept(page, [FIRST]);
    expect((await read(page)).article?.title).toBe(FERRY.title);
    // On its own, the second article has what was kept of it.
    site.serve('bridge', { body: pageOf(BRIDGE) });
    const alone = await opened('bridge', 'program.localhost');
    await untilKept(alone, [OF_BRIDGE]);
    expect((await read(alone)).kept).toHaveLength(1);
  });

  test('a program that keeps the article in the fragment', async () => {
    const { site } = running;
    site.serve('routes', {
      body: pageOf(FERRY, {
        after: `<script>
          const stories = ${JSON.stringify({ '#/ferry': articleOf(FERRY, 'story'), '#/bridge': articleOf(BRIDGE, 'story') })};
          const show = () => { if (stories[location.hash]) document.querySelector('main').innerHTML = stories[location.hash]; };
          addEventListener('hashchange', show);
          show();
        </script>`,
      }),
    });
    const page = await opened('routes#/ferry', 'routes.localhost');
    await keep(page, FIRST);
    await page.evaluate(`location.hash = '#/bridge'`);
    await until(
      'the other article is read',
      async () =>
        (await read(page)).article?.title === BRIDGE.title ||
        ((await page.evaluate('document.querySelector("h1").textContent')) === BRIDGE.title &&
          (await keptIn(page)).length === 0),
    );
    expect((await read(page)).kept).toEqual([]);
    await page.evaluate(`location.hash = '#/ferry'`);
    await untilKept(page, [FIRST]);
  });

  test('endless scroll: each article has its own annotations, under its own address', async () => {
    const { site } = running;
    for (const [name, story] of [
      ['one', FERRY],
      ['two', BRIDGE],
      ['three', ORCHARD],
    ] as const) {
      site.serve(name, {
        body: pageOf(story, {
          canonical: `/${name}`,
          after: `<script>
            window.add = async (name) => {
              const page = new DOMParser().parseFromString(await (await fetch('/' + name)).text(), 'text/html');
              const section = document.createElement('section');
              section.append(...page.querySelector('main').childNodes);
              section.dataset.path = '/' + name;
              document.querySelector('main').append(section);
            };
            addEventListener('scroll', () => {
              const shown = [...document.querySelectorAll('section[data-path]')].findLast((section) => section.getBoundingClientRect().top < innerHeight / 2);
              const path = shown?.dataset.path ?? '/${name}';
              if (path !== location.pathname) history.replaceState(null, '', path);
            });
          </script>`,
        }),
      });
    }
    const page = await opened('one', 'scroll.localhost');
    await keep(page, FIRST);
    await page.evaluate(`window.add('two')`);
    await until(
      'the address is still that of the first',
      async () => (await read(page)).article?.title === FERRY.title,
    );
    expect((await read(page)).claims.some(({ contents }) => contents.join().includes('up to the shoulder'))).toBe(
      false,
    );
    await page.evaluate(`document.querySelector('section h1').scrollIntoView()`);
    await until('the second article is read', async () => (await read(page)).article?.title === BRIDGE.title);
    expect((await read(page)).kept).toEqual([]);
    expect(await keptIn(page)).toEqual([FIRST]);
    await keep(page, OF_BRIDGE);
    expect((await read(page)).kept).toHaveLength(1);
    await page.evaluate(
      `window.add('three').then(() => document.querySelector('section:last-of-type h1').scrollIntoView())`,
    );
    await until('the third article is read', async () => (await read(page)).article?.title === ORCHARD.title);
    await keep(page, OF_ORCHARD);
    expect(new Set(await keptIn(page))).toEqual(new Set([FIRST, OF_BRIDGE, OF_ORCHARD]));
    await page.evaluate('scrollTo(0, 0)');
    await until('the first is read again', async () => (await read(page)).article?.title === FERRY.title);
    expect((await read(page)).kept.map(({ annotation }) => annotation.target.selector[0].exact)).toEqual([FIRST]);
    for (const [name, words] of [
      ['one', FIRST],
      ['two', OF_BRIDGE],
      ['three', OF_ORCHARD],
    ] as const) {
      const alone = await opened(name, 'scroll.localhost');
      await untilKept(alone, [words]);
    }
  });

  test('an article that a program of a granted site shows is read by itself', async () => {
    const { driver, site } = running;
    const host = 'resident.localhost';
    site.serve('front', {
      body: `<!doctype html><html lang="en"><title>Front</title><main><h1>Today</h1><p>Nothing yet.</p></main><script>
        window.go = () => {
          history.pushState(null, '', '/2026/03/11/ferry');
          document.title = ${JSON.stringify(FERRY.title)};
          document.querySelector('main').innerHTML = ${JSON.stringify(articleOf(FERRY, 'story'))};
        };
      </script>`,
    });
    const first = await driver.open(site.url('front', host));
    open.push(first);
    await Popup.grant(driver, first);
    // The browser registers the script a moment after the grant: an article that is there at once tells that it has.
    const article = await driver.open(site.url('sample', host));
    open.push(article);
    await until('articles of the site are read', async () => {
      await article.reload();
      return until('one is', async () => (await paintedIn(article)).claim !== undefined, 2000);
    });
    const page = await driver.open(site.url('front', host));
    open.push(page);
    expect(await paintedIn(page)).toEqual({});
    await page.evaluate('window.go()');
    await untilPainted(page, 'claim');
  });
});
