import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { textMessages } from '@/entrypoints/background/text-core';
import type { Sender } from '@/lib/messaging';
import type { Article } from '@/lib/model';
import { analyze } from '@/lib/text/analyze';
import { languageOf } from '@/lib/text/languages';
import { handlersOf, isAllowed } from './handlers';

const article = (lang: string, text: string): Article => ({
  url: 'https://news.example/ferry',
  title: 'The ferry',
  byline: [],
  siteName: null,
  published: null,
  lang,
  text,
  blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
  bullets: [],
});

const ENGLISH = article(
  'en',
  '“The ferry will sail again on Monday,” said Ada Lund, the harbour master. She added that the repairs had cost twice what was planned.',
);
const GERMAN = article(
  'en',
  '„Die Fähre fährt am Montag wieder“, sagte Ada Lund, die Leiterin des Hafens. Die Arbeiten hätten doppelt so viel gekostet wie geplant, sagte sie.',
);

const textHandlers = handlersOf(textMessages);
const sender: Sender = { id: fakeBrowser.runtime.id, url: ENGLISH.url, frameId: 0 };
const found = async (read: Article) => textHandlers['page:analyze']({ article: read }, sender);

/** Stands in for a package with these languages in it; returns the list of files that were asked for. */
function packaged(...codes: readonly string[]): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: URL) => {
    const code = /(\w+)\.json$/.exec(String(url))?.[1] ?? '';
    asked.push(code);
    if (!codes.includes(code)) throw new TypeError('Failed to fetch');
    return Response.json(await languageOf(code));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe('what a page asks of its own words', () => {
  const start = ENGLISH.text.indexOf('the repairs');
  const span = { start, end: start + 'the repairs'.length };

  test('how to describe some of them, each time with an id of its own, and where described ones are', async () => {
    const one = await textHandlers['page:describe']({ text: ENGLISH.text, span }, sender);
    const other = await textHandlers['page:describe']({ text: ENGLISH.text, span }, sender);
    expect(one.selectors[0]).toMatchObject({ type: 'TextQuoteSelector', exact: 'the repairs' });
    expect(one.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}$/);
    expect(other.uuid).not.toBe(one.uuid);
    const moved = `Read on. ${ENGLISH.text}`;
    const places = await textHandlers['page:locate']({ text: moved, wanted: [one.selectors] }, sender);
    expect(places).toMatchObject([{ span: { start: start + 9, end: start + 9 + 'the repairs'.length } }]);
  });
});

describe('the analysis in the background', () => {
  test('is prepared while the page that will ask for it is read, and in vain at worst', async () => {
    vi.resetModules();
    const { prepareTextCore, textMessages: fresh } = await import('@/entrypoints/background/text-core');
    const lost = packaged();
    prepareTextCore();
    await vi.waitFor(() => expect(lost).toEqual(['en', 'und']));
    expect((await fresh['page:analyze'].handle({ article: ENGLISH }, sender)).quotations).toEqual([]);
    const asked = packaged('en');
    // Prepared once only; the next question comes from the page itself.
    prepareTextCore();
    expect(asked).toEqual([]);
  });

  test('is that of the text core, with words from the package, which are read once', async () => {
    const asked = packaged('en');
    expect(await found(ENGLISH)).toEqual(analyze(ENGLISH, await languageOf('en')));
    expect((await found(ENGLISH)).quotations).toHaveLength(2);
    expect(asked).toEqual(['en']);
  });

  test('is in the language that the text is written in, whatever the page says', async () => {
    packaged('de');
    expect(await found(GERMAN)).toEqual(analyze(GERMAN, await languageOf('de')));
  });

  test('keeps nobody waiting who asks meanwhile', async () => {
    packaged('en');
    const paragraphs = Array.from({ length: 400 }, (_, index) => `${ENGLISH.text} That was day ${index}.`);
    let start = 0;
    const blocks = paragraphs.map((words) => {
      const block = { kind: 'paragraph' as const, start, end: start + words.length };
      start += words.length + 2;
      return block;
    });
    let answered = 0;
    const other = setInterval(() => {
      answered += 1;
    }, 0);
    const { quotations } = await found({ ...ENGLISH, text: paragraphs.join('\n\n'), blocks });
    clearInterval(other);
    expect(quotations.length).toBeGreaterThan(400);
    expect(answered).toBeGreaterThan(3);
  });

  test('survives being a message', async () => {
    packaged('en');
    const analysis = await found(ENGLISH);
    expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
  });

  test('still finds key points where the package has lost its languages', async () => {
    const asked = packaged();
    const { keyPoints } = await found(
      article(
        'fr',
        'Le bac repart lundi matin de la ville, et nous en sommes heureux, car les travaux ont duré un an.',
      ),
    );
    expect(keyPoints).toHaveLength(1);
    expect(asked).toEqual(['fr', 'und']);
  });

  test('has a model that languages share from a file of its own, and does without the language where that is lost', async () => {
    const german = await languageOf('de');
    const files: Record<string, unknown> = { de: { ...german, quotationModel: 'common' } };
    vi.stubGlobal('fetch', async (url: URL) => {
      const name = /(\w+)\.json$/.exec(String(url))?.[1] ?? '';
      return name in files ? Response.json(files[name]) : new Response(null, { status: 404 });
    });
    const analysis = async () => {
      vi.resetModules();
      const { languageOf: read } = await import('@/entrypoints/background/languages');
      return (await read('de')).quotationModel;
    };
    expect(await analysis()).toBeNull();
    files.common = german.quotationModel;
    expect(await analysis()).toEqual(german.quotationModel);
  });

  test('asks the package for nothing but names of languages', async () => {
    const asked = packaged('en');
    vi.resetModules();
    const { languageOf: read } = await import('@/entrypoints/background/languages');
    for (const code of ['../manifest', 'en/../../x', 'EN', 'english', 'e', '']) await read(code);
    expect(new Set(asked)).toEqual(new Set(['und']));
  });

  test('is for pages that the reader is in and for our own sample, and for nobody else', () => {
    const tab = { id: 7 } as NonNullable<Sender['tab']>;
    expect(isAllowed('page:analyze', { ...sender, tab })).toBe(true);
    expect(isAllowed('page:analyze', { ...sender, url: fakeBrowser.runtime.getURL('/sample.html') as string })).toBe(
      true,
    );
    expect(isAllowed('page:analyze', { ...sender, tab, frameId: 3 })).toBe(false);
    expect(isAllowed('page:analyze', { ...sender, tab, id: 'another' })).toBe(false);
  });
});
