/** The collection as the synchronisation reads and writes it, in an IndexedDB database. */
import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { SyncMemory } from '@/lib/store/sync-memory';
import { SyncedStore } from '@/lib/store/synced-store';
import { synchronise } from '@/lib/sync/synchronise';
import { ARTICLE, annotationOf } from '../export/collections';
import { FakeTransport, Folder, KEY, newDevice } from '../sync/fakes';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

let databases = 0;

async function device(folder: Folder) {
  databases += 1;
  const store = new SyncedStore(`synced-${databases}`);
  const memory = new SyncMemory(newDevice, `synced-memory-${databases}`);
  opened.push(store, memory);
  const noted: string[] = [];
  store.onChange = (changed) => noted.push(...changed);
  await memory.note(['']);
  const sync = async () => {
    await memory.note(noted.splice(0));
    return synchronise({
      collection: store.collection,
      memory,
      transport: new FakeTransport(folder),
      keys: [KEY],
      name: 'Device',
      now: () => Date.now(),
      newDevice,
      breathe: async () => undefined,
      log: () => undefined,
      progress: () => undefined,
    });
  };
  return { store, sync };
}

const { created: _, visited: __, ...article } = ARTICLE;

test('what is kept, changed, corrected, joined, moved and deleted on one device is so on the other, and is found there', async () => {
  const folder = new Folder();
  const [one, other] = [await device(folder), await device(folder)];
  const [first, second] = [1, 2].map((number) => annotationOf({ number, exact: `zitrone ${number}` }));
  if (first === undefined || second === undefined) throw new Error('none');
  for (const each of [first, second]) await one.store.save(article, each);
  await one.sync();
  expect(await other.sync()).toMatchObject({ received: { added: 2 } });
  expect((await other.store.library('zitrone', 5)).total.annotations).toBe(2);
  expect(await other.store.articleOf(ARTICLE.key)).toEqual(await one.store.articleOf(ARTICLE.key));

  await other.store.revise(first.id, { note: 'ask', tags: ['sea'] });
  await other.store.delete([second.id]);
  await other.store.correct(ARTICLE.key, { kind: 'quotation', selector: first.target.selector[0], wrong: true });
  await other.store.joinSpeakers(['I. Roth'], 'Ida Roth');
  await other.sync();
  await one.sync();
  expect((await one.store.library('ask', 5)).total.annotations).toBe(1);
  expect((await one.store.library('zitrone', 5)).total.annotations).toBe(1);
  expect((await one.store.bin()).map(({ annotation }) => annotation.id)).toEqual([second.id]);
  expect(await one.store.corrections(ARTICLE.key)).toEqual(await other.store.corrections(ARTICLE.key));
  expect(await one.store.speakerMerges()).toEqual(await other.store.speakerMerges());

  await one.store.move(ARTICLE.key, { key: 'https://new.example/wall', url: 'https://new.example/wall' });
  await one.sync();
  await other.sync();
  expect(await other.store.articleOf(ARTICLE.key)).toBeNull();
  expect(await other.store.hasAnnotations('https://new.example/wall')).toBe(true);
});
