import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import en from '@/assets/locales/en.json';
import { speak } from '@/components/i18n';
import { speakerMessages } from '@/entrypoints/background/speaker';
import { store } from '@/entrypoints/background/store';
import { quoteOf } from '@/lib/annotation';
import { claimDay, foldedClaims, speakerFacts } from '@/lib/library/speaker-page';
import type { SpeakerOverview } from '@/lib/messages';
import type { Stance } from '@/lib/model';
import { sealed } from '@/lib/store/sealing';
import { languageOf } from '@/lib/text/languages';
import { matchWordDataOf } from '@/lib/text/matches';
import { storyCopy } from '../copy/stories';
import { annotationOf } from '../export/collections';
import { handlersOf } from './handlers';

const handlers = handlersOf(speakerMessages);

let number = 20_000;
async function keep(
  at: number,
  day: string,
  exact: string,
  { name = 'Mara Ellwood', role = null as string | null, stance = 'says' as Stance } = {},
): Promise<void> {
  number += 1;
  const key = `https://paper${at}.example/${day}`;
  const record = {
    key,
    url: key,
    title: `Day ${day}`,
    siteName: `Paper ${at}`,
    byline: [],
    published: day,
    lang: 'en',
  };
  const finding = {
    kind: 'quotation',
    form: 'direct',
    speaker: { name, role },
    cue: 'said',
    stance,
    confidence: 0.9,
  } as const;
  await store.save(record, annotationOf({ number, exact, finding }));
}

async function overview(name = 'Mara Ellwood'): Promise<SpeakerOverview> {
  const result = await handlers['own:speaker']({ name }, {} as never);
  if (!result.ok) throw new Error(result.why);
  return result.value;
}

const WALL = 'The new wall will protect 21 streets of the harbour for sixty years.';

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => []);
  vi.stubGlobal('fetch', async (address: URL) => {
    const [, folder = '', code = ''] = /(\w+)\/(\w+)\.json$/.exec(String(address)) ?? [];
    const language = await languageOf(code);
    if (folder === 'languages') return Response.json(language);
    const { words, stance, stopwords } = language;
    return Response.json({ language: { code, words, stance, stopwords }, data: await matchWordDataOf(code) });
  });
  const told = Object.entries(en.met).map(([key, text]) => [`met_${key}`, typeof text === 'string' ? text : text.n]);
  speak({ ...Object.fromEntries(told), locale_code: 'en', '@@ui_locale': 'en' });
  const all = (await store.library('', 1e6)).articles.flatMap(({ annotations }) => annotations.map(({ id }) => id));
  await store.delete(all);
  await store.emptyBin('all');
});
afterEach(() => {
  speak(null);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('all that one says is there in the order of time, and repeated claims are told of the first', async () => {
  await keep(1, '2026-03-09', 'The new wall will protect 12 streets of the harbour for sixty years.');
  await keep(0, '2026-03-02', WALL);
  await keep(2, '2026-03-05', 'Gulls nest on the chimneys of the old mill.');
  await keep(3, '2026-03-12', WALL, { stance: 'denies' });
  await keep(4, '2026-03-10', WALL, { name: 'Tobias Renn' });
  const { claims } = await overview();
  expect(claims.map((claim) => [claimDay(claim), claim.repeats?.claim ?? null])).toEqual([
    ['2026-03-02', null],
    ['2026-03-05', null],
    ['2026-03-09', 0],
    ['2026-03-12', null],
  ]);
  expect(claims[2]?.repeats?.told.replace(/[\u2068\u2069]/g, '')).toBe('with 21 for 12');
  expect(claims[2]?.repeats?.diff.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: '21' },
    { kind: 'added', text: '12' },
  ]);
  expect(claims[0]?.checkable.map(({ kind }) => kind)).toContain('number');
});

test('claims of copies stand beside kept ones, and can be exported as they would be kept', async () => {
  const copy = await storyCopy({
    lang: 'en',
    title: 'The sea wall',
    blocks: ['The work is done.', `“${WALL}” said Mara Ellwood, the mayor.`, 'Nobody disagreed with her on Monday.'],
  });
  const key = 'https://copy.example/wall';
  const record = { key, url: key, title: 'W', siteName: null, byline: [], published: '2026-01-01', lang: 'en' };
  await store.save(record, annotationOf({ number: 7000, exact: 'The work is done.' }), await sealed(copy, key, null));
  const { claims } = await overview();
  expect(claims).toHaveLength(1);
  expect(claims[0]).toMatchObject({ isKept: false, hasCopy: true, article: { key } });
  expect(quoteOf(claims[0]?.annotation ?? annotationOf({ number: 1, exact: '' }))).toContain('will protect 21 streets');
  expect(claims[0]?.annotation.finding.speaker?.name).toBe('Mara Ellwood');
});

test('names that may be the same are offered, and only what the reader says is put together', async () => {
  await keep(0, '2026-03-02', WALL);
  await keep(1, '2026-03-03', 'The council met on Monday without a word about it.', { name: 'M. Ellwood' });
  await keep(2, '2026-03-04', 'We are ready for the winter and its storms.', { name: 'Tobias Renn' });
  const before = await overview();
  expect(before.similar).toEqual(['M. Ellwood']);
  expect(before.claims).toHaveLength(1);
  await store.joinSpeakers(['M. Ellwood'], 'Mara Ellwood');
  const after = await overview('M. Ellwood');
  expect(after).toMatchObject({ name: 'Mara Ellwood', aliases: ['M. Ellwood'], similar: [] });
  expect(after.claims).toHaveLength(2);
});

test('facts, filters and folding', async () => {
  await keep(0, '2026-03-02', WALL, { role: 'mayor' });
  await keep(1, '2026-03-09', WALL, { role: 'mayor' });
  await keep(1, '2026-04-01', 'I never promised a school to anybody.', { role: 'former mayor', stance: 'denies' });
  const { claims } = await overview();
  expect(speakerFacts(claims)).toMatchObject({
    articles: 3,
    sites: 2,
    roles: [
      { role: 'mayor', from: '2026-03-02', until: '2026-03-09' },
      { role: 'former mayor', from: '2026-04-01', until: '2026-04-01' },
    ],
    stances: [
      { value: 'says', count: 2 },
      { value: 'denies', count: 1 },
    ],
  });
  const all = { stance: null, checkable: null, from: '', until: '' };
  const days = (filters: Parameters<typeof foldedClaims>[1]) =>
    foldedClaims(claims, filters).map(({ claim, repeated }) => [claimDay(claim), ...repeated.map(claimDay)]);
  expect(days(all)).toEqual([['2026-03-02', '2026-03-09'], ['2026-04-01']]);
  expect(days({ ...all, stance: 'denies' })).toEqual([['2026-04-01']]);
  expect(days({ ...all, checkable: 'number' })).toEqual([['2026-03-02', '2026-03-09']]);
  expect(days({ ...all, from: '2026-03-03', until: '2026-03-31' })).toEqual([['2026-03-09']]);
});
