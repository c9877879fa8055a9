import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { backupOf } from '@/lib/export';
import { applyImport, previewImport } from '@/lib/import';
import type { FindingCorrection } from '@/lib/model';
import { Store } from '@/lib/store/store';
import { ALWAYS, fileOf, portOf } from '../import/port';

const KEY = 'https://ledger.example/wall';

let count = 0;
let clock = 0;
let store: Store;

const newStore = () => {
  count += 1;
  return new Store(`corrections-${count}`, () => new Date(Date.UTC(2026, 2, 12) + clock++ * 1000).toISOString());
};

beforeEach(() => {
  clock = 0;
  store = newStore();
});

const selector = (exact: string, prefix = 'before ', suffix = ' after') =>
  ({ type: 'TextQuoteSelector', exact, prefix, suffix }) as const;
const wrong = (exact: string): Omit<FindingCorrection, 'modified'> => ({
  kind: 'quotation',
  selector: selector(exact),
  wrong: true,
});
const takenBack = (exact: string): Omit<FindingCorrection, 'modified'> => ({
  kind: 'quotation',
  selector: selector(exact),
});
const wordsOf = async (of: Store, key = KEY) =>
  (await of.corrections(key)).map(({ selector: { exact } }) => exact).sort();

async function backup(of: Store): Promise<string> {
  const { corrections } = await of.allCorrections(null);
  const parts: string[] = [];
  for await (const part of backupOf([], { corrections, merges: await of.speakerMerges() })) parts.push(part);
  return parts.join('');
}

let imports = 0;
async function restore(into: Store, text: string) {
  imports += 1;
  return applyImport(fileOf(text), { port: portOf(into), signal: ALWAYS, id: `i${imports}`, partial: false });
}

/** Imports a backup with these corrections of the article. */
async function bring(into: Store, items: readonly FindingCorrection[]) {
  const parts: string[] = [];
  const corrections = [{ article: KEY, items }];
  for await (const part of backupOf([], { corrections, merges: [] })) parts.push(part);
  expect(await restore(into, parts.join(''))).toMatchObject({ ok: true });
}

describe('what is said of findings', () => {
  test('is an article’s own, and each finding has one', async () => {
    await store.correct(KEY, wrong('one'));
    await store.correct(KEY, wrong('two'));
    await store.correct('https://ledger.example/tug', wrong('three'));
    const all = await store.correct(KEY, { ...takenBack('one'), speaker: { name: '  Ilse  Varga ', role: ' ' } });
    expect(all).toEqual(await store.corrections(KEY));
    expect(await wordsOf(store)).toEqual(['one', 'two']);
    expect((await store.corrections(KEY)).find(({ selector: { exact } }) => exact === 'one')).toMatchObject({
      speaker: { name: 'Ilse Varga', role: null },
    });
    expect(await wordsOf(store, 'https://ledger.example/tug')).toEqual(['three']);
  });

  test('is one thing of a claim and another of a key point of the same words', async () => {
    await store.correct(KEY, wrong('one'));
    await store.correct(KEY, { ...wrong('one'), kind: 'key-point' });
    await store.correct(KEY, takenBack('one'));
    expect((await store.corrections(KEY)).map(({ kind }) => kind)).toEqual(['key-point']);
  });

  test('is gone when it is taken back, and an older backup does not bring it back', async () => {
    await store.correct(KEY, wrong('one'));
    const before = await backup(store);
    await store.correct(KEY, takenBack('one'));
    expect(await wordsOf(store)).toEqual([]);
    expect(await restore(store, before)).toMatchObject({ ok: true });
    expect(await wordsOf(store)).toEqual([]);
    await store.correct(KEY, wrong('one'));
    expect(await wordsOf(store)).toEqual(['one']);
  });

  test('is bounded: what was taken back gives way, what stands is refused, and the backup of all of it comes in', async () => {
    const modified = '2026-03-01T00:00:00.000Z';
    const numbers = Array.from({ length: 499 }, (_, at) => at);
    const items = numbers.map((at) => ({ ...wrong(`words ${at}`), modified }));
    await bring(store, [...items, { ...takenBack('old'), modified }]);
    expect(await store.correct(KEY, wrong('the last'))).toHaveLength(500);
    expect((await store.allCorrections(null)).corrections[0]?.items).toHaveLength(500);
    expect(await store.correct(KEY, wrong('one too many'))).toBeNull();
    expect(await wordsOf(store)).toHaveLength(500);
    const other = newStore();
    expect(await restore(other, await backup(store))).toMatchObject({ ok: true });
    expect(await wordsOf(other)).toEqual(await wordsOf(store));
  });

  test('that was taken back is forgotten with what is in the bin', async () => {
    const old = newStore();
    await old.correct(KEY, wrong('one'));
    await old.correct(KEY, wrong('two'));
    await old.correct(KEY, takenBack('two'));
    await old.joinSpeakers(['Rashid', 'Roth'], 'Ida Roth');
    await old.joinSpeakers(['Rashid'], null);
    await old.emptyBin('old');
    expect((await old.allCorrections(null)).corrections[0]?.items).toHaveLength(2);
    expect(await old.speakerMerges()).toHaveLength(2);
    clock += 31 * 86_400;
    await old.emptyBin('old');
    expect((await old.allCorrections(null)).corrections[0]?.items).toHaveLength(1);
    expect(await old.speakerMerges()).toMatchObject([{ alias: 'Roth' }]);
    await old.correct(KEY, takenBack('one'));
    await old.emptyBin('all');
    expect((await old.allCorrections(null)).corrections).toEqual([]);
  });

  test('of two devices becomes the same on both, by what was said last', async () => {
    const other = newStore();
    await store.correct(KEY, wrong('one'));
    await other.correct(KEY, takenBack('one'));
    await other.correct(KEY, wrong('two'));
    await store.correct(KEY, { ...takenBack('two'), speaker: null });
    const [mine, theirs] = [await backup(store), await backup(other)];
    await restore(store, theirs);
    await restore(other, mine);
    expect(await store.allCorrections(null)).toEqual(await other.allCorrections(null));
    expect(await store.corrections(KEY)).toMatchObject([{ selector: { exact: 'two' }, speaker: null }]);
  });

  test('that a fault has damaged is left out, and can be said anew', async () => {
    await store.correct(KEY, wrong('one'));
    const db = await openDB(`corrections-${count}`);
    await db.put('corrections', { article: KEY, items: [null, { selector: 3 }, { modified: 'x' }] });
    await db.put('corrections', { article: 'https://ledger.example/tug', items: 7 });
    db.close();
    expect(await store.corrections(KEY)).toEqual([]);
    expect((await store.allCorrections(null)).corrections).toEqual([]);
    await store.correct(KEY, wrong('one'));
    expect(await wordsOf(store)).toEqual(['one']);
  });
});

describe('the names of speakers', () => {
  test('are listed under another, and parted again', async () => {
    await store.joinSpeakers(['Rashid', 'A. Rashid'], 'Ahmed Rashid');
    expect((await store.speakerMerges()).map(({ alias, canonical }) => [alias, canonical])).toEqual([
      ['A. Rashid', 'Ahmed Rashid'],
      ['Rashid', 'Ahmed Rashid'],
    ]);
    const merges = await store.joinSpeakers(['Rashid'], null);
    expect(merges?.map(({ alias, canonical }) => [alias, canonical])).toEqual([
      ['A. Rashid', 'Ahmed Rashid'],
      ['Rashid', null],
    ]);
  });

  test('a name that others are listed under is no other’s alias', async () => {
    await store.joinSpeakers(['Rashid'], 'Ahmed Rashid');
    const merges = await store.joinSpeakers(['Ahmed Rashid'], 'Rashid');
    expect(merges?.map(({ alias, canonical }) => [alias, canonical])).toEqual([
      ['Ahmed Rashid', 'Rashid'],
      ['Rashid', null],
    ]);
  });

  test('parted again stay so when an older backup comes in, and a newer one joins them', async () => {
    await store.joinSpeakers(['Rashid'], 'Ahmed Rashid');
    const before = await backup(store);
    await store.joinSpeakers(['Rashid'], null);
    await restore(store, before);
    expect(await store.speakerMerges()).toMatchObject([{ alias: 'Rashid', canonical: null }]);
    const other = newStore();
    await other.joinSpeakers(['Rashid'], 'Ahmed Rashid');
    await restore(store, await backup(other));
    expect(await store.speakerMerges()).toMatchObject([{ alias: 'Rashid', canonical: 'Ahmed Rashid' }]);
  });

  test('are not made without end', async () => {
    const names = Array.from({ length: 5000 }, (_, index) => `Speaker ${index}`);
    expect(await store.joinSpeakers(names, 'All of them')).toHaveLength(5000);
    expect(await store.joinSpeakers(['One more'], 'All of them')).toBeNull();
    expect(await store.speakerMerges()).toHaveLength(5000);
  });
});

describe('a backup', () => {
  test('gives the same bytes again after it came in', async () => {
    await store.correct(KEY, wrong('one'));
    await store.correct(KEY, { ...takenBack('two'), speaker: { name: 'Ilse Varga', role: 'pilot', kind: 'person' } });
    await store.joinSpeakers(['Rashid'], 'Ahmed Rashid');
    const text = await backup(store);
    const other = newStore();
    const preview = await previewImport(fileOf(text, 50), { port: portOf(other), signal: ALWAYS });
    expect(preview).toMatchObject({ ok: true, value: { format: 'backup', fault: null, refused: 0, sayings: 3 } });
    await restore(other, text);
    expect(await backup(other)).toBe(text);
  });

  test('that lost one of these lines is known to be cut off', async () => {
    await store.correct(KEY, wrong('one'));
    await store.joinSpeakers(['Rashid'], 'Ahmed Rashid');
    const lines = (await backup(store)).split('\n');
    for (const lost of [1, 2]) {
      const text = lines.filter((_, index) => index !== lost).join('\n');
      const preview = await previewImport(fileOf(text), { port: portOf(newStore()), signal: ALWAYS });
      expect(preview).toMatchObject({ ok: true, value: { fault: 'cut-off' } });
    }
  });

  test('of version 1, which knew none of this, still comes in', async () => {
    const text = '{"pressmark":"backup","version":1}\n{"end":{"articles":0,"annotations":0}}\n';
    const preview = await previewImport(fileOf(text), { port: portOf(store), signal: ALWAYS });
    expect(preview).toMatchObject({ ok: true, value: { fault: null, sayings: 0 } });
  });
});

test('a database of version 3 is brought up to date with all that is in it', async () => {
  const name = 'corrections-version-3';
  const old = await openDB(name, 3, {
    upgrade(db) {
      db.createObjectStore('articles', { keyPath: 'key' }).createIndex('visited', 'visited');
      const annotations = db.createObjectStore('annotations', { keyPath: 'id' });
      annotations.createIndex('article', ['article', 'deleted']);
      annotations.createIndex('modified', 'modified');
      annotations.createIndex('deleted', 'deleted');
      db.createObjectStore('staged', { keyPath: ['id', 'number'] });
      db.createObjectStore('imports', { keyPath: 'id' });
      db.createObjectStore('segments', { autoIncrement: true });
      db.createObjectStore('journal', { keyPath: 'id' });
      db.createObjectStore('backlog');
    },
  });
  await old.put('imports', { id: 'x', counts: { added: 1, same: 0, merged: 0, inBin: 0, binned: 0 } });
  old.close();
  const upgraded = new Store(name);
  expect(await upgraded.corrections(KEY)).toEqual([]);
  expect(await upgraded.correct(KEY, wrong('one'))).toHaveLength(1);
  expect(await upgraded.speakerMerges()).toEqual([]);
  expect(await upgraded.commit('x', 1)).toMatchObject({ added: 1 });
});
