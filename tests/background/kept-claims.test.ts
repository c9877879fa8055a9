import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import en from '@/assets/locales/en.json';
import { speak } from '@/components/i18n';
import { metBefore, readStale } from '@/entrypoints/background/kept-claims';
import { metMessages } from '@/entrypoints/background/met';
import { store } from '@/entrypoints/background/store';
import type { Sender } from '@/lib/messaging';
import type { Annotation, ArticleRecord } from '@/lib/model';
import { NAME } from '@/lib/store/schema';
import { sealed } from '@/lib/store/sealing';
import type { ClaimSegment } from '@/lib/stored';
import { languageOf } from '@/lib/text/languages';
import { matchWordDataOf } from '@/lib/text/matches';
import { RULES } from '@/lib/text/matches/claim-segment';
import { storyCopy } from '../copy/stories';
import { annotationOf } from '../export/collections';
import { handlersOf } from './handlers';

const handlers = handlersOf(metMessages);

const SITES = ['The Harbour Ledger', 'Ostrel Courier', 'Marsh Radio'];
const keyOf = (at: number) => `https://paper${at}.example/wall`;
const recordOf = (at: number): Omit<ArticleRecord, 'created' | 'visited'> => ({
  key: keyOf(at),
  url: keyOf(at),
  title: 'The sea wall',
  siteName: SITES[at] ?? null,
  byline: [],
  published: '2026-03-03',
  lang: 'en',
});

let number = 9000;
function claimOf(exact: string, speaker: string | null, stance: 'says' | 'denies' = 'says'): Annotation {
  number += 1;
  return annotationOf({
    number,
    exact,
    finding: {
      kind: 'quotation',
      form: 'direct',
      speaker: speaker === null ? null : { name: speaker, role: null },
      cue: 'said',
      stance,
      confidence: 0.9,
    },
  });
}

const WALL = 'The new wall will protect 21 streets of the harbour for sixty years.';
const OTHER = 'The new wall will protect 12 streets of the harbour for sixty years.';

const ask = (text: string, speaker: string | null = 'Mara Ellwood', denied = false) => ({
  text,
  speaker,
  form: 'direct' as const,
  denied,
});
const met = async (text: string, except: readonly string[] = [], speaker: string | null = 'Mara Ellwood') =>
  ((await metBefore([ask(text, speaker)], 'en', new Set(except)))[0] ?? []).map(({ article, match: { relation } }) => [
    article,
    relation,
  ]);

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => []);
  vi.stubGlobal('fetch', async (address: URL) => {
    const code = /matches\/(\w+)\.json$/.exec(String(address))?.[1] ?? '';
    const { words, stance, stopwords } = await languageOf(code);
    return Response.json({ language: { code, words, stance, stopwords }, data: await matchWordDataOf(code) });
  });
  const all = (await store.library('', 1e6)).articles.flatMap(({ annotations }) => annotations.map(({ id }) => id));
  await store.delete(all);
  await store.emptyBin('all');
  await readStale();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the claims that are kept', () => {
  test('E1 are found as soon as they are kept, changed, deleted and brought back', async () => {
    expect(await met(WALL)).toEqual([]);
    const kept = claimOf(WALL, 'Mara Ellwood');
    await store.save(recordOf(0), kept);
    expect(await met(WALL)).toEqual([[keyOf(0), 'same']]);
    await store.revise(kept.id, { speaker: { name: 'Tobias Renn', role: null } });
    const [found] = (await metBefore([ask(WALL)], 'en', new Set()))[0] ?? [];
    expect(found?.match.what).toEqual([{ kind: 'speaker', claim: 'Mara Ellwood', kept: 'Tobias Renn' }]);
    await store.delete([kept.id]);
    expect(await met(WALL)).toEqual([]);
    await store.undelete([kept.id]);
    expect(await met(WALL)).toEqual([[keyOf(0), 'same']]);
  });

  test('E1 are found once they were imported, and where their article was moved to', async () => {
    const [annotation, day] = [claimOf(WALL, 'Mara Ellwood'), '2026-03-12T08:00:00.000Z'];
    const { id, modified } = annotation;
    await store.stage('wall', 0, {
      articles: [{ ...recordOf(0), created: day, visited: day }],
      rows: [{ id, article: keyOf(0), annotation, revision: 1, modified, deleted: '' }],
    });
    await store.commit('wall', 1);
    expect(await met(WALL)).toEqual([[keyOf(0), 'same']]);
    await store.move(keyOf(0), { key: keyOf(1), url: keyOf(1) });
    expect(await met(WALL)).toEqual([[keyOf(1), 'same']]);
  });

  test('are those of other articles, each article once', async () => {
    for (const at of [0, 1, 2]) await store.save(recordOf(at), claimOf(at === 2 ? OTHER : WALL, 'Mara Ellwood'));
    await store.save(recordOf(1), claimOf(OTHER, 'Mara Ellwood'));
    expect(await met(WALL, [keyOf(0)])).toEqual([
      [keyOf(1), 'same'],
      [keyOf(2), 'differs'],
    ]);
  });

  test('E1, E5 are those of copies, too, but not of what is in the bin, or marked as none', async () => {
    const copy = await storyCopy({
      lang: 'en',
      title: 'The sea wall',
      blocks: ['The work is done.', `“${WALL}” said Mara Ellwood, the mayor.`, 'Nobody disagreed with her on Monday.'],
    });
    const made = await sealed(copy, keyOf(1), null);
    const kept = annotationOf({ number: 8000, exact: 'The work is done.' });
    await store.save(recordOf(1), kept, made);
    expect(await met(WALL)).toEqual([[keyOf(1), 'same']]);
    const [selector] = annotationOf({ number: 8001, exact: WALL.slice(0, -1) }).target.selector;
    for (const exact of [WALL, selector.exact, `${WALL.slice(0, -1)},`])
      await store.correct(keyOf(1), { kind: 'quotation', selector: { ...selector, exact }, wrong: true });
    expect(await met(WALL)).toEqual([]);
    for (const exact of [WALL, selector.exact, `${WALL.slice(0, -1)},`])
      await store.correct(keyOf(1), { kind: 'quotation', selector: { ...selector, exact } });
    expect(await met(WALL)).toEqual([[keyOf(1), 'same']]);
    await store.delete([kept.id]);
    expect(await met(WALL)).toEqual([]);
  });

  test('E2, E4 are found among many articles, whose segments were made few', async () => {
    for (let at = 0; at < 120; at += 1) {
      await store.save(
        { ...recordOf(0), key: `${keyOf(0)}/${at}` },
        claimOf(`Street ${at} of Ostrel has ${at + 200} houses.`, null),
      );
      if (at % 7 === 0) await readStale();
    }
    await store.save(recordOf(1), claimOf(WALL, 'Mara Ellwood'));
    expect(await met(WALL)).toEqual([[keyOf(1), 'same']]);
    expect(await met('Street 77 of Ostrel has 277 houses.', [], null)).toEqual([[`${keyOf(0)}/77`, 'same']]);
    expect((await store.claimSegments(RULES, new Map()))?.size).toBeLessThan(5);
  });

  test('E2 are read once more where one was kept while its article was read', async () => {
    const write = store.writeClaims.bind(store);
    const spy = vi.spyOn(store, 'writeClaims').mockImplementationOnce(async (...read) => {
      await store.save(recordOf(0), claimOf(WALL, 'Mara Ellwood'));
      return write(...read);
    });
    await store.save(recordOf(0), claimOf(OTHER, 'Mara Ellwood'));
    await readStale();
    expect(spy).toHaveBeenCalledTimes(2);
    expect(await met(WALL)).toEqual([[keyOf(0), 'same']]);
  });

  test('E2 are not written where another window was faster, and read again', async () => {
    const write = store.writeClaims.bind(store);
    const answers: boolean[] = [];
    let isFirst = true;
    vi.spyOn(store, 'writeClaims').mockImplementation(async (...read) => {
      if (isFirst) {
        isFirst = false;
        await write(...read);
      }
      answers.push(await write(...read));
      return answers.at(-1) ?? false;
    });
    await store.save(recordOf(0), claimOf(WALL, 'Mara Ellwood'));
    await readStale();
    expect(answers).toEqual([false]);
    expect(await met(WALL)).toEqual([[keyOf(0), 'same']]);
  });

  test('E3 are read anew where the index was made by other rules', async () => {
    await store.save(recordOf(0), claimOf(WALL, 'Mara Ellwood'));
    await readStale();
    expect(await store.claimSegments('of before', new Map())).toBeNull();
    await store.resetClaims();
    expect(await met(WALL)).toEqual([[keyOf(0), 'same']]);
  });

  test('E3 are read anew where a part of the index can’t be read', async () => {
    await store.save(recordOf(0), claimOf(WALL, 'Mara Ellwood'));
    await readStale();
    const db = await openDB(NAME);
    for (const key of await db.getAllKeys('claimSegments')) {
      const segment = (await db.get('claimSegments', key)) as ClaimSegment;
      await db.put('claimSegments', { ...segment, offsets: segment.offsets.slice(1) }, key);
    }
    db.close();
    expect(await store.claimSegments(RULES, new Map())).toBeNull();
    await store.resetClaims();
    expect(await met(WALL)).toEqual([[keyOf(0), 'same']]);
  });

  test('that are denied are not those that are said', async () => {
    await store.save(recordOf(0), claimOf(WALL, 'Mara Ellwood', 'denies'));
    expect(await met(WALL)).toEqual([]);
    expect((await metBefore([ask(WALL, 'Mara Ellwood', true)], 'en', new Set()))[0]).toHaveLength(1);
  });
});

describe('what the reader is told', () => {
  beforeEach(() => {
    const told = Object.entries(en.met).map(([key, text]) => [
      `met_${key}`,
      typeof text === 'string' ? text : Object.values(text).join(' | '),
    ]);
    speak({ ...Object.fromEntries(told), locale_code: 'en', '@@ui_locale': 'en' });
  });
  afterEach(() => speak(null));

  const sender = {
    id: fakeBrowser.runtime.id,
    url: keyOf(0),
    frameId: 0,
    tab: { id: 7, incognito: false },
  } as unknown as Sender;
  const told = async (text: string) =>
    handlers['page:met']({ address: keyOf(0), canonical: null, lang: 'en', claim: ask(text) }, sender);

  test('is nothing of the page’s own article', async () => {
    await store.save(recordOf(0), claimOf(WALL, 'Mara Ellwood'));
    expect(await told(WALL)).toEqual([]);
  });

  test('is where, by whom and with what else, and the words that differ', async () => {
    await store.save(recordOf(1), claimOf(OTHER, 'Tobias Renn'));
    const [view] = await told(WALL);
    expect(view?.told.replace(/[\u2068\u2069]/g, '')).toBe(
      'Also in Ostrel Courier, Mar 3, 2026 · there said by Tobias Renn · with 12 for 21',
    );
    expect(view?.diff.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '12' },
      { kind: 'added', text: '21' },
    ]);
  });

  test('is that it was cut, where nothing else is other', async () => {
    await store.save(recordOf(1), claimOf(`${WALL} Nobody has to pay for it before 2031.`, 'Mara Ellwood'));
    expect((await told(WALL))[0]?.told).toMatch(/ · longer there$/);
    expect(
      (await told(`${WALL} Nobody has to pay for it before 2031. We begin in May with the gates.`))[0]?.told,
    ).toMatch(/ · shortened there$/);
  });

  test('has no words where they are the same', async () => {
    await store.save(recordOf(1), claimOf(WALL, 'Mara Ellwood'));
    const [view] = await told(WALL);
    expect(view?.told).toMatch(/ · word for word$/);
    expect(view?.diff).toEqual([]);
  });

  test('is nothing where the database fails', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(store, 'claimsIn').mockRejectedValueOnce(new DOMException('', 'UnknownError'));
    await store.save(recordOf(1), claimOf(WALL, 'Mara Ellwood'));
    expect(await told(WALL)).toEqual([]);
    expect(error).toHaveBeenCalledOnce();
  });
});
