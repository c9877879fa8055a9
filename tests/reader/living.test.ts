import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, test } from 'vitest';
import { quoteOf, revised, versionsOf } from '@/lib/annotation';
import { articleKey } from '@/lib/article-key';
import type { Changes, Result } from '@/lib/messages';
import type { Annotation, Article, ArticleRecord, PageIdentity } from '@/lib/model';
import type { Keeper } from '@/lib/reader/keeper';
import { ReaderSession } from '@/lib/reader/session';
import { digestOf } from '@/lib/text/article-digest';
import { articleOf, BRIDGE, FERRY, pageOf, type Story } from '../e2e/stories';
import { directCore } from './direct-core';

const KEPT_ON = '2026-03-01T00:00:00.000Z';
const SEEN_ON = '2026-03-12T00:00:00.000Z';

/** Keeps in memory, each article apart, as the background does. */
class Library implements Keeper {
  readonly kept = new Map<string, { key: string; annotation: Annotation }>();
  readonly articles = new Map<string, ArticleRecord>();
  revisions = 0;

  async restore(page: PageIdentity): Promise<Result<readonly Annotation[]>> {
    const key = articleKey(page.address, page);
    return { ok: true, value: [...this.kept.values()].filter((row) => row.key === key).map((row) => row.annotation) };
  }
  async article(page: PageIdentity) {
    return this.articles.get(articleKey(page.address, page)) ?? null;
  }
  async save(article: Article | null, annotation: Annotation, page: PageIdentity): Promise<Result<Annotation>> {
    const key = articleKey(page.address, page);
    const stored = JSON.parse(JSON.stringify({ ...annotation, created: KEPT_ON })) as Annotation;
    this.kept.set(annotation.id, { key, annotation: stored });
    const known = this.articles.get(key);
    const digest = known?.digest ?? (article === null ? undefined : digestOf(article, KEPT_ON));
    this.articles.set(key, {
      title: article?.title ?? page.title ?? '',
      siteName: article?.siteName ?? null,
      byline: article?.byline ?? [],
      published: article?.published ?? null,
      lang: article?.lang ?? 'und',
      ...(digest === undefined ? {} : { digest }),
      key,
      url: page.address,
      created: KEPT_ON,
      visited: KEPT_ON,
    });
    return { ok: true, value: stored };
  }
  async revise(id: string, changes: Changes, page: PageIdentity): Promise<Result<Annotation>> {
    const row = this.kept.get(id);
    if (row === undefined || row.key !== articleKey(page.address, page)) return { ok: false, why: 'not-found' };
    this.revisions += 1;
    const annotation = revised(row.annotation, changes, SEEN_ON);
    this.kept.set(id, { ...row, annotation });
    return { ok: true, value: annotation };
  }
  async seek() {}
  async corrections() {
    return { ok: true, value: [] } as const;
  }
  async correct() {
    return { ok: false, why: 'refused' } as const;
  }
  async delete(id: string, page: PageIdentity): Promise<Result<readonly Annotation[]>> {
    const row = this.kept.get(id);
    if (row === undefined || row.key !== articleKey(page.address, page)) return { ok: false, why: 'not-found' };
    this.kept.delete(id);
    return { ok: true, value: [row.annotation] };
  }
  async undelete(): Promise<Result<readonly Annotation[]>> {
    return { ok: false, why: 'not-found' };
  }
}

let library: Library;
const core = directCore();

function open(html: string, url = 'https://ledger.example/ferry') {
  const { window } = new JSDOM(html, { url });
  const session = new ReaderSession({
    window: window as unknown as Window & typeof globalThis,
    keeper: library,
    core,
    onChange: () => undefined,
  });
  const { document } = window;
  const keep = async (words: string) => {
    const walker = document.createTreeWalker(document.body, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(words) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      return session.keepRanges([range]);
    }
    throw new Error(`not there: ${words}`);
  };
  return { session, document, window, keep };
}

const loaded = async (html: string, url?: string) => {
  const page = open(html, url);
  // What a page shows while it is still loading is not recorded.
  if (page.document.readyState !== 'complete') {
    await new Promise((resolve) => {
      page.window.addEventListener('load', resolve);
    });
  }
  await page.session.read();
  return page;
};

const quotes = (session: ReaderSession) => session.state().kept.map(({ annotation }) => quoteOf(annotation));

const OF_FERRY = 'nobody on the island disputes';
const OF_BRIDGE = 'two of its five piers stand on nothing but gravel';

beforeEach(() => {
  library = new Library();
});

describe('articles one below the other', () => {
  test('each has its own annotations, and all are shown where they stand', async () => {
    const { session, document, window, keep } = await loaded(pageOf(FERRY, { canonical: '/ferry' }));
    await keep(OF_FERRY);
    document.querySelector('main')?.insertAdjacentHTML('beforeend', articleOf(BRIDGE, 'second'));
    await session.read();
    expect(session.state().article?.title).toBe(FERRY.title);
    expect(session.state().claims.some(({ contents }) => contents.join('').includes('up to the shoulder'))).toBe(false);

    window.history.replaceState(null, '', '/bridge');
    await session.read();
    expect(session.state().article?.title).toBe(BRIDGE.title);
    expect(quotes(session)).toEqual([]);
    await keep(OF_BRIDGE);
    expect(quotes(session)).toEqual([OF_BRIDGE]);
    expect([...library.kept.values()].map(({ key }) => key)).toEqual([
      'https://ledger.example/ferry',
      'https://ledger.example/bridge',
    ]);
    expect(
      new Set(
        session
          .marks()
          .filter(({ kind }) => kind === 'kept')
          .map(({ words }) => words),
      ),
    ).toEqual(new Set([OF_FERRY, OF_BRIDGE]));

    window.history.replaceState(null, '', '/ferry');
    await session.read();
    expect(session.state().article?.title).toBe(FERRY.title);
    expect(quotes(session)).toEqual([OF_FERRY]);
  });

  test('what is kept of the one is changed and deleted as its own while the address is the other’s', async () => {
    const { session, document, window, keep } = await loaded(pageOf(FERRY));
    const kept = await keep(OF_FERRY);
    const id = kept?.ok === true ? kept.value.id : '';
    document.querySelector('main')?.insertAdjacentHTML('beforeend', articleOf(BRIDGE, 'second'));
    window.history.replaceState(null, '', '/bridge');
    await session.read();
    expect((await session.revise(id, { note: 'Ask them.' })).ok).toBe(true);
    expect((await session.delete(id)).ok).toBe(true);
    expect(library.kept.size).toBe(0);
  });
});

describe('a program that shows one article after the other', () => {
  test('leaves nothing of the one on the other', async () => {
    const { session, document, window, keep } = await loaded(pageOf(FERRY, { canonical: '/ferry' }));
    await keep(OF_FERRY);
    window.history.pushState(null, '', '/bridge');
    const main = document.querySelector('main');
    if (main !== null) main.innerHTML = articleOf(BRIDGE, 'story');
    await session.read();
    expect(session.state().article?.title).not.toBe(FERRY.title);
    expect(session.marks().filter(({ kind }) => kind === 'kept')).toEqual([]);
    expect(quotes(session)).toEqual([]);
  });

  test('an article that gets a longer address while it is read stays the article that it is', async () => {
    const { session, window } = await loaded(pageOf(FERRY), 'https://ledger.example/7');
    const { claims } = session.state();
    window.history.replaceState(null, '', '/7/night-ferry');
    await session.read();
    expect(session.state().claims.map(({ contents }) => contents)).toEqual(claims.map(({ contents }) => contents));
  });

  test('elements made anew with the same words take the findings over', async () => {
    const { session, document, keep } = await loaded(pageOf(FERRY));
    await keep(OF_FERRY);
    const texts = () => session.marks().map(({ ranges }) => ranges.map(String).join(' '));
    const before = texts();
    const main = document.querySelector('main');
    if (main !== null) main.innerHTML = String(main.innerHTML);
    await session.read();
    expect(texts()).toEqual(before);
    expect(
      session.marks().every(({ ranges }) => ranges.every(({ startContainer }) => startContainer.isConnected)),
    ).toBe(true);
  });

  test('readings asked for while one is under way are done after it, and all wait for the last', async () => {
    const { session, document } = open(pageOf(FERRY));
    const first = session.read();
    document
      .querySelector('.text')
      ?.insertAdjacentHTML('beforeend', '<p>“And so to bed,” said Jocasta Bellweather.</p>');
    await Promise.all([first, session.read(), session.read()]);
    expect(session.state().claims.some(({ contents }) => contents.join('').includes('And so to bed'))).toBe(true);
  });
});

describe('edits that are seen', () => {
  const edited = (story: Story, from: string, to: string): Story => ({
    ...story,
    paragraphs: story.paragraphs.map((text) => text.replace(from, to)),
  });
  const NOW = 'three of its five piers stand on nothing but gravel';

  async function keptBefore(words = OF_BRIDGE) {
    const { keep } = await loaded(pageOf(BRIDGE), 'https://ledger.example/bridge');
    await keep(words);
  }

  test('other words in the place of the kept ones are told of, with both days, and remembered once', async () => {
    await keptBefore();
    for (const _ of ['once', 'again']) {
      const { session } = await loaded(pageOf(edited(BRIDGE, OF_BRIDGE, NOW)), 'https://ledger.example/bridge');
      const [kept] = session.state().kept;
      expect(kept?.found).toBe(true);
      expect(kept?.changed).toEqual({
        diff: [
          { kind: 'removed', text: 'two' },
          { kind: 'added', text: 'three' },
          { kind: 'same', text: OF_BRIDGE.slice(3) },
        ],
        kept: KEPT_ON,
        seen: SEEN_ON,
      });
      expect(quotes(session)).toEqual([OF_BRIDGE]);
    }
    expect(library.revisions).toBe(1);
    const [row] = library.kept.values();
    expect(row && versionsOf(row.annotation).map(({ selector }) => selector.exact)).toEqual([OF_BRIDGE, NOW]);
  });

  test('the new words are kept once they are accepted, the old ones in the record', async () => {
    await keptBefore();
    const { session } = await loaded(pageOf(edited(BRIDGE, OF_BRIDGE, NOW)), 'https://ledger.example/bridge');
    const id = session.state().kept[0]?.annotation.id ?? '';
    expect((await session.accept(id)).ok).toBe(true);
    expect(quotes(session)).toEqual([NOW]);
    expect(session.state().kept[0]?.changed).toBeUndefined();
    expect(session.facts({ kind: 'annotation', id })?.change).toBeNull();
    const [row] = library.kept.values();
    expect(row && versionsOf(row.annotation).map(({ selector }) => selector.exact)).toEqual([OF_BRIDGE, NOW]);
  });

  test('what is gone can’t be accepted, nor what was never kept', async () => {
    await keptBefore();
    const { session } = await loaded(pageOf(FERRY), 'https://ledger.example/bridge');
    const id = session.state().kept[0]?.annotation.id ?? '';
    expect(await session.accept(id)).toEqual({ ok: false, why: 'not-found' });
    expect(await session.accept('urn:uuid:none')).toEqual({ ok: false, why: 'not-found' });
  });

  test('words of which more than half are others are shown, but not remembered', async () => {
    const words = 'Work begins when the eels have gone to sea';
    await keptBefore(words);
    const { session } = await loaded(
      pageOf(edited(BRIDGE, words, 'Work begins once every fish is at sea')),
      'https://ledger.example/bridge',
    );
    const [kept] = session.state().kept;
    expect(kept?.changed !== undefined).toBe(kept?.found);
    expect(library.revisions).toBe(0);
  });

  test('other typography is no change', async () => {
    await keptBefore('“You could put your arm under it up to the shoulder,”');
    const { session } = await loaded(
      pageOf({ ...BRIDGE, paragraphs: BRIDGE.paragraphs.map((text) => text.replace(/[“”]/g, '"')) }),
      'https://ledger.example/bridge',
    );
    expect(session.state().kept[0]?.found).toBe(true);
    expect(session.state().kept[0]?.changed).toBeUndefined();
    expect(session.state().changed).toBeUndefined();
  });

  test('an article that changed since it was kept from says how', async () => {
    await keptBefore();
    const now = edited(edited(BRIDGE, 'nine million', 'eleven million'), 'eleven to two', 'twelve to one');
    const html = pageOf(
      {
        title: BRIDGE.title.replace('two', 'three'),
        paragraphs: [
          ...now.paragraphs,
          'The eels have been informed, the county said on Thursday evening, and have taken it well.',
        ],
      },
      { head: '<meta property="article:modified_time" content="2026-03-12T09:00:00Z">' },
    );
    const { session } = await loaded(html, 'https://ledger.example/bridge');
    const { changed } = session.state();
    expect(changed).toMatchObject({ changed: 2, added: 1, removed: 0, modified: '2026-03-12T09:00:00Z' });
    expect(changed?.title?.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['two', 'three']);
  });

  test('an article of which nothing is kept says nothing', async () => {
    const { session } = await loaded(pageOf(BRIDGE), 'https://ledger.example/bridge');
    expect(session.state().changed).toBeUndefined();
  });
});
