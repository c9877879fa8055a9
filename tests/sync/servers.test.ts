/**
 * Two devices share a folder of a real server: by turns and at once, offline for stretches, stopped in the middle. Servers are installed
 * by the set-up of the tests where that is possible; one that is missing is skipped, and its name says so.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newKey } from '@/lib/sync/keys';
import { TransportError } from '@/lib/sync/ports';
import { synchronise } from '@/lib/sync/synchronise';
import { WebDav } from '@/lib/sync/webdav';
import { randomOf } from '../random';
import { Device, Folder } from './fakes';
import { isInstalled, type RunningServer, SERVERS, startServer } from './servers';

const EDITS = 1000;

describe.each(SERVERS)('$name', (kind) => {
  const run = isInstalled(kind) ? test : test.skip;
  let server: RunningServer | null = null;

  beforeAll(async () => {
    if (isInstalled(kind)) server = await startServer(kind);
    else process.stderr.write(`\n${kind.name} is not on this machine (Debian: ${kind.debian}): not tested\n`);
  });
  afterAll(() => server?.stop());

  const open = () => new WebDav({ address: server?.address ?? '', login: { kind: 'none' } }, fetch);

  run(`${EDITS} edits of two devices end equal, and the server learns no word`, async () => {
    const below = randomOf(20);
    const random = () => below(1_000_000) / 1_000_000;
    const key = await newKey('seven herrings on the quay', 1);
    const devices = ['Laptop', 'Desktop'].map((name) => {
      const device = new Device(new Folder(), name, () => Date.now());
      device.keys = [key];
      return { device, dav: open(), isOnline: true };
    });
    const sync = async ({ device, dav }: (typeof devices)[number]) => {
      await synchronise({ ...device.context, transport: dav }, { deletions: 'delete' });
    };
    /** Stops at some request, as a device that is turned off does. */
    const stopped = async ({ device, dav }: (typeof devices)[number]) => {
      let left = Math.floor(random() * 8);
      const dying = (name: 'list' | 'get' | 'put' | 'remove') =>
        ((...args: never[]) => {
          left -= 1;
          if (left < 0) throw new TransportError('unreachable');
          return (dav[name] as (...args: never[]) => unknown)(...args);
        }) as never;
      const transport = {
        clock: null,
        list: dying('list'),
        get: dying('get'),
        put: dying('put'),
        remove: dying('remove'),
      };
      await synchronise({ ...device.context, transport }, { deletions: 'delete' }).catch((error: unknown) => {
        if (!(error instanceof TransportError)) throw error;
      });
    };
    const ids: string[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const one = devices[Math.floor(random() * 2)] as (typeof devices)[number];
      const { collection } = one.device;
      const id = ids[Math.floor(random() * ids.length)] ?? '';
      const kindOfEdit = random();
      if (ids.length < 5 || kindOfEdit < 0.3) ids.push(collection.keep(edit, edit, `zitrone ${edit}`));
      else if (kindOfEdit < 0.5) collection.revise(id, { note: `lantern ${edit}` });
      else if (kindOfEdit < 0.7) collection.tag(id, `harbour ${edit % 7}`);
      else if (kindOfEdit < 0.8) collection.revise(id, { color: 'blue' });
      else if (kindOfEdit < 0.9) collection.correct(edit, `zitrone ${edit % 5}`, random() < 0.5);
      else if (kindOfEdit < 0.95) collection.delete(id);
      else collection.undelete(id);
      if (random() < 0.02) one.isOnline = !one.isOnline;
      if (random() < 0.08 && one.isOnline) await sync(one);
      if (random() < 0.02) await stopped(one);
      if (random() < 0.03) await Promise.all(devices.filter(({ isOnline }) => isOnline).map(sync));
    }
    for (let round = 0; round < 3; round += 1) for (const one of devices) await sync(one);

    const [first, second] = devices.map(({ device }) => device.collection);
    expect(second?.state()).toBe(first?.state());
    const live = new Set(first?.live.map(({ id }) => id));
    expect(live.size).toBeGreaterThan(100);

    // Where nothing has changed, a synchronisation needs few requests.
    const dav = devices[0]?.dav as WebDav;
    const before = dav.requests;
    await sync(devices[0] as (typeof devices)[number]);
    expect(dav.requests - before).toBeLessThanOrEqual(3);

    const stored = server?.files() ?? [];
    expect(stored.length).toBeGreaterThan(2);
    for (const { name, bytes } of stored) {
      if (!name.startsWith('dav/v1/')) continue;
      expect(name).toMatch(/^dav\/v1\/[0-9a-z]+\/\d{8}-[0-9a-f]{32}\.bin$/);
      for (const word of ['zitrone', 'lantern', 'harbour', 'ledger', 'Laptop', 'annotation', 'herrings']) {
        expect(bytes.includes(word), `${word} in ${name}`).toBe(false);
      }
    }
  });

  run('a passphrase of other words opens nothing', async () => {
    const device = new Device(new Folder(), 'Stranger', () => Date.now());
    device.keys = [await newKey('other words altogether', 1)];
    const outcome = await synchronise({ ...device.context, transport: open() });
    expect(outcome.state).toBe('locked');
    expect(device.collection.live).toEqual([]);
  });
});
