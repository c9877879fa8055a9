/** The library's collection together with the real background, with a database in memory. */
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { store } from '@/entrypoints/background/store';
import { Collection, Failed, keptArticles } from '@/entrypoints/library/collection';
import type { MessageName } from '@/entrypoints/shared/send-message';
import type { Annotation } from '@/lib/model';
import { sendDirectly } from '../background/direct';
import { ARTICLE, annotationOf } from '../export/collections';

const own = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/library.html' as never) };
const asked: MessageName[] = [];
/** Answers that a test gives in place of the background's. */
const answers = new Map<MessageName, unknown>();
vi.mock('@/entrypoints/shared/send-message', () => ({
  sendMessage: async (name: MessageName, data: unknown) => {
    asked.push(name);
    return answers.has(name) ? answers.get(name) : sendDirectly(name, data, own);
  },
}));

let number = 0;
async function keep(exact: string, key = ARTICLE.key, speaker?: string): Promise<Annotation> {
  number += 1;
  const made = annotationOf({ number, exact, source: key });
  const annotation =
    speaker === undefined ? made : { ...made, finding: { ...made.finding, speaker: { name: speaker, role: null } } };
  await store.save({ ...ARTICLE, key, url: key }, annotation);
  return annotation;
}

const idsOf = (collection: Collection) => collection.entries.map(({ id }) => id).sort();
const found = (collection: Collection, query: string) => {
  const matches = collection.search(query);
  return collection.entries.filter((entry, place) => matches(entry, place)).map(({ id }) => id);
};
const whole = async () => {
  const collection = new Collection(() => undefined);
  await collection.read();
  return collection;
};

beforeEach(async () => {
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => []);
  const all = (await store.library('', 1e6)).articles.flatMap(({ annotations }) => annotations.map(({ id }) => id));
  await store.delete(all);
  await store.emptyBin('all');
  const merges = await store.speakerMerges();
  if (merges.length > 0)
    await store.joinSpeakers(
      merges.map(({ alias }) => alias),
      null,
    );
  asked.length = 0;
  answers.clear();
});

describe('a collection', () => {
  test('begins with the newest, and can be searched before the index is there', async () => {
    const [, , third] = [await keep('the oldest wall'), await keep('the second'), await keep('the newest pier')];
    const collection = new Collection(() => undefined);
    await collection.begin(1);
    expect(idsOf(collection)).toContain(third?.id);
    expect(collection.get(third?.id ?? '')).toEqual(third);
    expect(found(collection, 'PIER')).toEqual([third?.id]);
    expect(asked).not.toContain('own:index');
  });

  test('is all that is kept, and finds what the index finds', async () => {
    const kept = [await keep('the turnstone wall'), await keep('eleven weeks', 'https://other.example/a')];
    const collection = await whole();
    expect(idsOf(collection)).toEqual(kept.map(({ id }) => id).sort());
    expect(found(collection, 'urnsto')).toEqual([kept[0]?.id]);
    expect(found(collection, 'nowhere')).toEqual([]);
  });

  test('reads ahead the words of what it lists', async () => {
    const kept = await keep('the harbour wall');
    const collection = await whole();
    await vi.waitFor(() => expect(collection.get(kept.id)).toEqual(kept));
  });

  test('takes in what changed, came and went, without reading everything again', async () => {
    const [stays, goes] = [await keep('stays'), await keep('goes')];
    const collection = await whole();
    await vi.waitFor(() => expect(collection.get(stays.id)).not.toBeNull());
    asked.length = 0;
    const comes = await keep('comes');
    await store.delete([goes.id]);
    const changed = await store.revise(stays.id, { note: 'a note' });
    await collection.refresh([stays.id, goes.id, comes.id]);
    expect(idsOf(collection)).toEqual([stays.id, comes.id].sort());
    expect(collection.get(stays.id)).toEqual(changed);
    expect(found(collection, 'note')).toEqual([stays.id]);
    expect(asked).not.toContain('own:facts');
  });

  test('reads everything again where anything may have changed, or too much', async () => {
    await keep('one');
    const collection = await whole();
    for (const ids of [null, Array.from({ length: 1001 }, (_, at) => `urn:uuid:${at}`)]) {
      asked.length = 0;
      await collection.refresh(ids);
      expect(asked).toContain('own:facts');
    }
  });

  test('keeps its entries where only what is said of names may have changed, and nothing did', async () => {
    await keep('one');
    const collection = await whole();
    const { entries } = collection;
    await collection.refresh([]);
    expect(collection.entries).toBe(entries);
  });

  test('lists a speaker under the name that the reader chose, and puts it into what goes out', async () => {
    await keep('one', ARTICLE.key, 'Roth');
    const collection = await whole();
    expect(collection.entries.map(({ speaker }) => speaker)).toEqual(['Roth']);
    await store.joinSpeakers(['Roth'], 'Ida Roth');
    await collection.refresh([]);
    expect(collection.entries.map(({ speaker }) => speaker)).toEqual(['Ida Roth']);
    const out = [];
    for await (const { annotations } of keptArticles(collection.entries, collection.names, false))
      out.push(...annotations);
    expect(JSON.stringify(out)).toContain('Ida Roth');
  });

  test('gives what goes out article by article', async () => {
    for (const key of ['https://a.example/', 'https://b.example/', 'https://a.example/']) await keep('words', key);
    const collection = await whole();
    const keys = [];
    for await (const { article, annotations } of keptArticles(collection.entries, collection.names, false))
      keys.push(`${article.key} ${annotations.length}`);
    expect(keys.sort()).toEqual(['https://a.example/ 2', 'https://b.example/ 1']);
  });

  test('asks once for what is wanted, and tells when it is there', async () => {
    const kept = await keep('wanted');
    const onDetails = vi.fn();
    const collection = new Collection(onDetails);
    collection.want([kept.id]);
    collection.want([kept.id]);
    await vi.waitFor(() => expect(onDetails).toHaveBeenCalledOnce());
    expect(asked).toEqual(['own:annotations']);
    expect(collection.get(kept.id)).toEqual(kept);
  });

  test('says why it could not be read, and answers the next question all the same', async () => {
    await keep('one');
    const collection = new Collection(() => undefined);
    answers.set('own:facts', { ok: false, why: 'storage-newer' });
    await expect(collection.read()).rejects.toEqual(new Failed('storage-newer'));
    answers.clear();
    await collection.read();
    expect(collection.entries).toHaveLength(1);
  });
});
