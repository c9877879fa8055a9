/** What a synchronisation does where something is wrong, one fault in each test. */
import { beforeEach, describe, expect, test } from 'vitest';
import { noteOf, tagsOf } from '@/lib/annotation';
import { bundled, unbundled } from '@/lib/sync/bundle';
import { hashOf, nameOf, openedFile, sealedFile } from '@/lib/sync/file';
import { keyOf, newKey, ROUNDS } from '@/lib/sync/keys';
import { newPassphrase } from '@/lib/sync/passphrase';
import { TransportError } from '@/lib/sync/ports';
import { preview } from '@/lib/sync/synchronise';
import { Device, Folder, KEY, type Trouble } from './fakes';

const DAY = 86_400_000;
const YEARS = 3650 * DAY;

let folder: Folder;
let time: number;
let laptop: Device;
let phone: Device;

const device = (name: string, offset = 0) => new Device(folder, name, () => time + offset);
const later = (ms = 60_000) => {
  time += ms;
};

async function settle(...devices: readonly Device[]): Promise<void> {
  for (let round = 0; round < 3; round += 1) for (const each of devices) await each.sync();
}

const only = ({ collection }: Device) => {
  const [annotation] = collection.live;
  if (annotation === undefined || collection.live.length !== 1) throw new Error('not one');
  return annotation;
};

beforeEach(() => {
  folder = new Folder();
  time = Date.parse('2026-06-01T00:00:00.000Z');
  laptop = device('Laptop');
  phone = device('Phone');
});

describe('fields', () => {
  test('S1, S2: different fields and different tags of one passage, changed at once, both hold', async () => {
    const id = laptop.collection.keep(1, 0, 'words');
    await settle(laptop, phone);
    laptop.collection.revise(id, { color: 'pink' });
    laptop.collection.tag(id, 'sea');
    later();
    phone.collection.tag(id, 'wall');
    phone.collection.revise(id, { status: 'disputed' });
    await settle(laptop, phone);
    for (const each of [laptop, phone]) {
      expect(only(each).target.styleClass).toBe('pink');
      expect(only(each).status).toBe('disputed');
      expect([...tagsOf(only(each))].sort()).toEqual(['sea', 'wall']);
    }
  });

  test('S3: what was changed after it was deleted elsewhere comes back; what was not stays deleted', async () => {
    const [one, other] = [laptop.collection.keep(1, 0, 'one'), laptop.collection.keep(2, 0, 'two')];
    await settle(laptop, phone);
    laptop.collection.delete(one);
    laptop.collection.revise(other, { color: 'blue' });
    later();
    phone.collection.revise(one, { note: 'still needed' });
    phone.collection.delete(other);
    await settle(laptop, phone);
    expect(noteOf(only(laptop))).toBe('still needed');
    expect(phone.collection.state()).toBe(laptop.collection.state());
  });

  test('S6: who knows less of an article than before is told of it again', async () => {
    laptop.collection.keep(1, 0, 'words');
    await settle(laptop, phone);
    later();
    const [article] = phone.collection.articles.values();
    if (article === undefined) throw new Error('none');
    const visited = new Date(time).toISOString();
    phone.collection.articles.set(article.key, { ...article, byline: [], siteName: null, visited });
    phone.collection.onChange(article.key);
    await settle(phone, laptop);
    for (const each of [laptop, phone])
      expect([...each.collection.articles.values()]).toEqual([{ ...article, visited }]);
  });
});

describe('writing', () => {
  test('Y2: a file that the server cut off is not sent, and what it said goes out again', async () => {
    phone.collection.keep(1, 0, 'words');
    const troubles: Trouble[] = ['none', 'truncated'];
    phone.transport.trouble = () => troubles.shift() ?? 'none';
    await expect(phone.sync()).rejects.toThrow(TransportError);
    expect(await phone.memory.countToSend()).toBeGreaterThan(0);
    expect((await phone.memory.progress()).own).toEqual([]);
    expect(await phone.sync()).toMatchObject({ state: 'done', sent: 1 });
    expect(await laptop.sync()).toMatchObject({ state: 'done', received: { added: 1 }, unread: { damaged: 0 } });
  });
});

describe('clocks', () => {
  test('of a device that is ten years ahead no change wins over one that was made on top of it', async () => {
    const wrong = device('Old tablet', YEARS);
    const id = wrong.collection.keep(1, 0, 'words');
    wrong.collection.revise(id, { color: 'pink' });
    await settle(wrong, laptop);
    laptop.collection.revise(id, { color: 'green' });
    await settle(laptop, wrong);
    for (const each of [laptop, wrong]) expect(only(each).target.styleClass).toBe('green');
    expect((await laptop.sync()).state).toBe('done');
  });

  test.each([YEARS, -YEARS])(
    'with a server’s clock to go by, a device off by %d ms is as good as any, and is told',
    async (offset) => {
      const wrong = device('Old tablet', offset);
      const all = [laptop, wrong];
      for (const each of all) Object.defineProperty(each.transport, 'clock', { get: () => time });
      const id = laptop.collection.keep(1, 0, 'words');
      await settle(...all);
      wrong.collection.revise(id, { color: 'pink' });
      later();
      laptop.collection.revise(id, { color: 'green' });
      const outcome = await wrong.sync();
      expect(outcome.offset).toBe(-offset);
      await settle(...all);
      for (const each of all) expect(only(each).target.styleClass).toBe('green');
      later();
      wrong.collection.revise(id, { color: 'blue' });
      await settle(...all);
      for (const each of all) expect(only(each).target.styleClass).toBe('blue');
    },
  );

  test('whoever reads stamps from far ahead is told whose they are', async () => {
    const wrong = device('Old tablet', YEARS);
    wrong.collection.keep(1, 0, 'words');
    await wrong.sync();
    expect((await laptop.sync()).ahead).toEqual(['Old tablet']);
  });
});

describe('Y1: the guard', () => {
  const keepMany = (count: number) => {
    const ids: string[] = [];
    for (let number = 0; number < count; number += 1)
      ids.push(laptop.collection.keep(number, number, `words ${number}`));
    return ids;
  };

  test.each([
    [100, 11],
    [20, 5],
  ])(
    'of %d passages, %d deletions are asked about, with the device that made them, and then done or undone',
    async (total, count) => {
      for (const answer of ['delete', 'keep'] as const) {
        folder = new Folder();
        [laptop, phone] = [device('Laptop'), device('Phone')];
        const ids = keepMany(total);
        await settle(laptop, phone);
        for (const id of ids.slice(0, count)) laptop.collection.delete(id);
        await laptop.sync();
        for (let times = 0; times < 2; times += 1) {
          const asked = await phone.sync();
          expect(asked).toMatchObject({ state: 'deletions', held: [{ device: 'Laptop', count }] });
          expect(phone.collection.live).toHaveLength(total);
        }
        later();
        expect((await phone.sync({ deletions: answer })).state).toBe('done');
        await settle(laptop, phone);
        for (const each of [laptop, phone])
          expect(each.collection.live).toHaveLength(answer === 'delete' ? total - count : total);
      }
    },
  );

  test.each([
    [100, 10],
    [20, 4],
    [3, 1],
  ])('of %d passages, %d deletions pass', async (total, count) => {
    const ids = keepMany(total);
    await settle(laptop, phone);
    for (const id of ids.slice(0, count)) laptop.collection.delete(id);
    await laptop.sync();
    expect(await phone.sync()).toMatchObject({ state: 'done', received: { deleted: count } });
    expect(phone.collection.live).toHaveLength(total - count);
  });
});

describe('Y4: files that are gone', () => {
  test('take nothing away, are asked about, and are put back by whoever has them', async () => {
    laptop.collection.keep(1, 0, 'one');
    phone.collection.keep(2, 0, 'two');
    await settle(laptop, phone);
    folder.files.clear();
    laptop.collection.keep(3, 0, 'three');
    expect(await laptop.sync()).toMatchObject({ state: 'missing', missing: 2 });
    expect(folder.files.size).toBe(0);
    expect(laptop.collection.live).toHaveLength(3);
    expect((await laptop.sync({ missing: 'put-back' })).state).toBe('done');
    const fresh = device('New');
    await fresh.sync();
    expect(fresh.collection.live).toHaveLength(3);
  });

  test('are no news where their device put them together, however often and however long one was away', async () => {
    laptop.collection.keep(0, 0, 'first');
    await settle(laptop, phone);
    for (let number = 1; number < 200; number += 1) {
      laptop.collection.keep(number, number, `words ${number}`);
      later(DAY);
      await laptop.sync();
    }
    expect(folder.files.size).toBeLessThan(25);
    expect(await phone.sync()).toMatchObject({ state: 'done', received: { added: 199 } });
    expect(phone.collection.state()).toBe(laptop.collection.state());
  });
});

describe('Y5: a device’s own name', () => {
  test('two devices with one identity part, and both are whole', async () => {
    laptop.collection.keep(1, 0, 'one');
    await settle(laptop, phone);
    const twin = device('Laptop’s twin');
    Object.assign(twin.collection, {
      rows: new Map(laptop.collection.rows),
      articles: new Map(laptop.collection.articles),
    });
    twin.memory = laptop.memory.copy();
    twin.collection.onChange = (article) => twin.memory.note(article);
    laptop.collection.keep(2, 0, 'two');
    twin.collection.keep(3, 0, 'three');
    await settle(laptop, twin, phone);
    const names = await Promise.all([laptop, twin].map(async ({ memory }) => (await memory.progress()).device));
    expect(new Set(names).size).toBe(2);
    for (const each of [laptop, twin, phone]) expect(each.collection.live).toHaveLength(3);
  });
});

describe('Y3: files that can’t be read', () => {
  const put = async (bytes: Uint8Array<ArrayBuffer>, number = 9) =>
    folder.files.set(nameOf({ device: 'other', number, hash: await hashOf(bytes) }), bytes);

  test('half written, of another program, of a newer version: left alone, counted, read once they can be', async () => {
    phone.collection.keep(1, 0, 'one');
    await phone.sync();
    const [name = ''] = folder.files.keys();
    const whole = folder.files.get(name) as Uint8Array<ArrayBuffer>;
    folder.files.set(name, whole.slice(0, 50));
    folder.files.set('desktop.ini', new Uint8Array(3));
    await put(
      new TextEncoder().encode('something else altogether, long enough to be a file') as Uint8Array<ArrayBuffer>,
      8,
    );
    const newer = whole.slice();
    newer[8] = 2;
    await put(newer);
    const outcome = await laptop.sync();
    expect(outcome).toMatchObject({ state: 'done', unread: { damaged: 1, newer: 1, foreign: 1 } });
    folder.files.set(name, whole);
    expect(await laptop.sync()).toMatchObject({ received: { added: 1 }, unread: { damaged: 0, newer: 1 } });
  });

  test('a record of another form is left out, the others come in', async () => {
    phone.collection.keep(1, 0, 'one');
    await phone.sync();
    const [bytes] = folder.files.values();
    const opened = await openedFile(bytes as Uint8Array<ArrayBuffer>, [KEY]);
    if (opened.state !== 'open') throw new Error(opened.state);
    const { content } = opened;
    const items = content.items as {
      kind: string;
      key: string;
      fields: Record<string, unknown>;
      stamps: Record<string, string>;
    }[];
    const [kept] = items.filter(({ kind }) => kind === 'annotation');
    const bad = [
      null,
      7,
      { kind: 'annotation', key: 'x' },
      { ...kept, stamps: {} },
      { ...kept, key: 'urn:uuid:0190d8e2-7d3c-7000-8000-0000000000ff', fields: { ...kept?.fields, color: 'red' } },
      {
        ...kept,
        key: 'urn:uuid:0190d8e2-7d3c-7000-8000-0000000000fe',
        fields: { ...kept?.fields, place: { article: 'k', source: 'javascript:x' } },
      },
    ];
    folder.files.clear();
    await put(await sealedFile({ ...content, device: 'other', items: [...bad, ...items] }, KEY));
    await laptop.sync();
    expect(only(laptop).id).toBe(kept?.key);
  });
});

describe('passphrases', () => {
  test('the key takes 600,000 rounds and can’t be read out; another passphrase opens nothing and writes nothing', async () => {
    expect(ROUNDS).toBeGreaterThanOrEqual(600_000);
    const key = await newKey(' Sieben Heringe ', 1);
    expect(key.key.extractable).toBe(false);
    const [same, other] = [await keyOf('Sieben Heringe', key), await keyOf('sieben heringe', key)];
    await expect(keyOf('x', { ...key, rounds: 1000 })).rejects.toThrow(RangeError);
    laptop.keys = [key];
    laptop.collection.keep(1, 0, 'words');
    await laptop.sync();
    phone.keys = [other];
    phone.collection.keep(2, 0, 'more');
    expect((await phone.sync()).state).toBe('locked');
    expect(folder.files.size).toBe(1);
    phone.keys = [same];
    await phone.sync();
    expect(phone.collection.live).toHaveLength(2);
  });

  test('once it was changed, others are locked out until they have it, and who joins needs no older one', async () => {
    laptop.collection.keep(1, 0, 'one');
    phone.collection.keep(2, 0, 'two');
    await settle(laptop, phone);
    const newer = { ...(await newKey('quite another one', 2)) };
    laptop.keys = [newer, KEY];
    await laptop.memory.sendAll();
    await laptop.sync();
    phone.collection.keep(3, 0, 'three');
    expect((await phone.sync()).state).toBe('locked');
    phone.keys = [newer, KEY];
    expect((await phone.sync()).state).toBe('done');
    await settle(laptop, phone);
    const fresh = device('New');
    fresh.keys = [newer];
    expect(await fresh.sync()).toMatchObject({ state: 'done', unread: { locked: 0, 'older-key': 0 } });
    expect(fresh.collection.live).toHaveLength(3);
  });

  test('one that is made has 25 letters that differ each time', () => {
    const made = Array.from({ length: 50 }, newPassphrase);
    expect(new Set(made).size).toBe(50);
    for (const each of made) expect(each).toMatch(/^(?:[a-km-np-z2-9]{5}-){4}[a-km-np-z2-9]{5}$/);
  });
});

describe('here', () => {
  test('a window that writes while something comes in loses nothing', async () => {
    const id = laptop.collection.keep(1, 0, 'words');
    await settle(laptop, phone);
    laptop.collection.revise(id, { color: 'pink' });
    await laptop.sync();
    let isFirst = true;
    phone.collection.beforeApply = () => {
      if (isFirst) phone.collection.revise(id, { note: 'meanwhile' });
      isFirst = false;
    };
    await phone.sync();
    await settle(laptop, phone);
    for (const each of [laptop, phone]) {
      expect(only(each).target.styleClass).toBe('pink');
      expect(noteOf(only(each))).toBe('meanwhile');
    }
  });

  test('a preview counts and writes nothing', async () => {
    laptop.collection.keep(1, 0, 'one');
    await laptop.sync();
    phone.collection.keep(2, 0, 'two');
    const files = folder.files.size;
    const { received, toSend } = await preview(phone.context);
    expect(received).toEqual({ added: 1, changed: 0, deleted: 0 });
    expect(toSend).toBeGreaterThan(0);
    expect(phone.collection.live).toHaveLength(1);
    expect(folder.files.size).toBe(files);
  });

  test('files that are full are not put together again, however well they could be compressed', async () => {
    for (let number = 0; number < 9000; number += 1)
      laptop.collection.keep(number, number, 'the same words '.repeat(30));
    await laptop.sync();
    expect(folder.files.size).toBeGreaterThan(8);
    folder.requests = 0;
    await laptop.sync();
    expect(folder.requests).toBe(1);
  });

  test('where nothing has changed, one listing is all', async () => {
    laptop.collection.keep(1, 0, 'one');
    await settle(laptop, phone);
    folder.requests = 0;
    await laptop.sync();
    expect(folder.requests).toBe(1);
  });
});

test('by hand: files in one file, of which what is cut off is left out', async () => {
  laptop.collection.keep(1, 0, 'one');
  await laptop.sync();
  laptop.collection.keep(2, 0, 'two');
  await laptop.sync();
  const all = bundled(folder.files);
  expect(await unbundled(all)).toEqual(folder.files);
  expect((await unbundled(all.slice(0, -1)))?.size).toBe(1);
  expect(await unbundled(all.slice(3))).toBeNull();
});
