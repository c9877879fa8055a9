/**
 * Devices do anything in any order, with a folder that fails in every way. In the end they must be equal, and nothing that
 * was kept may be lost.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noteOf } from '@/lib/annotation';
import type { HighlightColor } from '@/lib/model';
import { Device, Folder, type Trouble } from './fakes';

const START = Date.parse('2026-06-01T00:00:00.000Z');
const YEARS = 10 * 365 * 86_400_000;

type Step =
  | { readonly do: 'keep'; readonly device: number; readonly article: number }
  | { readonly do: 'note'; readonly device: number; readonly which: number; readonly note: string }
  | { readonly do: 'color'; readonly device: number; readonly which: number; readonly color: HighlightColor }
  | { readonly do: 'tag'; readonly device: number; readonly which: number; readonly tag: string }
  | { readonly do: 'untag' | 'delete' | 'undelete'; readonly device: number; readonly which: number }
  | { readonly do: 'correct'; readonly device: number; readonly words: string; readonly wrong: boolean }
  | { readonly do: 'join'; readonly device: number; readonly canonical: string | null }
  | { readonly do: 'bin' | 'restore' | 'lose' | 'backup'; readonly device: number }
  | { readonly do: 'sync'; readonly device: number; readonly troubles: readonly Trouble[] };

const anyStep = (devices: number): fc.Arbitrary<Step> => {
  const device = fc.nat(devices - 1);
  const which = fc.nat(20);
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('keep' as const), device, article: fc.nat(2) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('note' as const),
        device,
        which,
        note: fc.constantFrom('', 'Ask', 'Ask the office', 'Check', 'The wall'),
      }),
    },
    fc.record({
      do: fc.constant('color' as const),
      device,
      which,
      color: fc.constantFrom<HighlightColor>('blue', 'pink', 'green'),
    }),
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('tag' as const),
        device,
        which,
        tag: fc.constantFrom('quay', 'wall', 'sea'),
      }),
    },
    fc.record({ do: fc.constantFrom('untag' as const, 'delete' as const, 'undelete' as const), device, which }),
    fc.record({ do: fc.constant('correct' as const), device, words: fc.constantFrom('a', 'b'), wrong: fc.boolean() }),
    fc.record({ do: fc.constant('join' as const), device, canonical: fc.constantFrom('Ida', 'Roth', null) }),
    fc.record({ do: fc.constantFrom('bin' as const, 'restore' as const, 'lose' as const, 'backup' as const), device }),
    {
      weight: 10,
      arbitrary: fc.record({
        do: fc.constant('sync' as const),
        device,
        troubles: fc.array(
          fc.constantFrom<Trouble>('none', 'none', 'none', 'fails', 'truncated', 'done-but-fails', 'stale-list'),
          { maxLength: 6 },
        ),
      }),
    },
  );
};

/** What a device had when its profile was saved. */
type Profile = Pick<Device['collection'], 'rows' | 'articles' | 'said' | 'joined'> & { memory: Device['memory'] };

class World {
  readonly folder = new Folder();
  readonly devices: Device[] = [];
  readonly profiles = new Map<number, Profile>();
  readonly ids: string[] = [];
  private number = 0;
  /** Annotations and notes that no device deleted. */
  readonly deleted = new Set<string>();
  time = START;

  constructor(count: number, offsets: readonly number[]) {
    for (let at = 0; at < count; at += 1) {
      this.devices.push(new Device(this.folder, `device ${at}`, () => this.time + (offsets[at] ?? 0)));
    }
  }

  async do(step: Step): Promise<void> {
    this.time += 60_000;
    const device = this.devices[step.device] as Device;
    const { collection } = device;
    const id = 'which' in step ? (this.ids[step.which % Math.max(this.ids.length, 1)] ?? '') : '';
    const fresh = this.number;
    switch (step.do) {
      case 'keep':
        this.number += 1;
        this.ids.push(collection.keep(fresh, step.article, `words ${fresh}`));
        break;
      case 'note':
        collection.revise(id, { note: step.note });
        break;
      case 'color':
        collection.revise(id, { color: step.color });
        break;
      case 'tag':
        collection.tag(id, step.tag);
        break;
      case 'untag':
        collection.revise(id, { tags: [] });
        break;
      case 'delete':
        if (collection.delete(id)) this.deleted.add(id);
        break;
      case 'undelete':
        collection.undelete(id);
        break;
      case 'correct':
        collection.correct(0, step.words, step.wrong);
        break;
      case 'join':
        collection.join('I. Roth', step.canonical);
        break;
      case 'bin':
        collection.emptyBin();
        break;
      case 'backup':
        this.profiles.set(step.device, {
          rows: new Map(collection.rows),
          articles: new Map(collection.articles),
          said: new Map(collection.said),
          joined: new Map(collection.joined),
          memory: device.memory.copy(),
        });
        break;
      case 'restore': {
        // Everything is sent first, since what was not sent would rightly be lost with the device's disk.
        await this.settle([device]);
        const profile = this.profiles.get(step.device);
        if (profile === undefined) break;
        const { memory, ...stored } = profile;
        Object.assign(collection, structuredClone(stored));
        device.memory = memory.copy();
        device.memory.note('');
        break;
      }
      case 'lose': {
        await this.settle([device]);
        const [first] = collection.rows.keys();
        if (first !== undefined) collection.rows.delete(first);
        device.memory.note('');
        break;
      }
      case 'sync': {
        const troubles = [...step.troubles];
        device.transport.trouble = () => troubles.shift() ?? 'none';
        // A few deletions are carried out without an answer; many are held back until the end.
        await device.sync({ missing: 'put-back' }).catch(() => undefined);
        device.transport.trouble = () => 'none';
        break;
      }
    }
  }

  /** All devices synchronise until none has anything left to send. */
  async settle(devices: readonly Device[] = this.devices): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      for (const device of devices) {
        this.time += 60_000;
        await device.sync({ deletions: 'delete', missing: 'put-back' });
      }
    }
  }
}

const offset = fc.constantFrom(0, 0, 0, YEARS, -YEARS, 3_600_000);

describe('any number of devices, any order, any fault', () => {
  test('all are equal in the end, and what nobody deleted is there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 5 }).chain((count) =>
          fc.record({
            count: fc.constant(count),
            offsets: fc.array(offset, { minLength: count, maxLength: count }),
            steps: fc.array(anyStep(count), { maxLength: 60 }),
          }),
        ),
        async ({ count, offsets, steps }) => {
          const world = new World(count, offsets);
          for (const step of steps) await world.do(step);
          await world.settle();
          const [first, ...others] = world.devices;
          for (const other of others) expect(other.collection.state()).toBe(first?.collection.state());
          const live = new Set(first?.collection.live.map(({ id }) => id));
          for (const id of world.ids) if (!world.deleted.has(id)) expect(live).toContain(id);
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 150) },
    );
  });

  test('a note that was written and not replaced stands, whatever else was written at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 6 }),
        fc.array(offset, { minLength: 6, maxLength: 6 }),
        async (count, offsets) => {
          const world = new World(count, offsets);
          const [first] = world.devices;
          const id = first?.collection.keep(1, 0, 'words') ?? '';
          await world.settle();
          world.devices.forEach((device, index) => {
            world.time += 1000;
            expect(device.collection.revise(id, { note: `note of ${index}` })).toBe(true);
          });
          await world.settle();
          for (const { collection } of world.devices) {
            const [annotation] = collection.live;
            const note = annotation === undefined ? '' : noteOf(annotation);
            world.devices.forEach((_, index) => {
              expect(note).toContain(`note of ${index}`);
            });
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('a thousand devices, each of which knew none of the others when it wrote', async () => {
    const world = new World(1000, []);
    for (const [index, device] of world.devices.entries()) {
      device.collection.keep(index, index, `words ${index}`);
      device.transport.list = async () => [];
      await device.sync();
    }
    const few = [0, 500, 999].map((index) => world.devices[index] as Device);
    for (const device of few) {
      device.transport.list = async () => [...world.folder.files.keys()];
      await device.sync();
    }
    for (const { collection } of few) {
      expect(collection.live).toHaveLength(1000);
      expect(collection.state()).toBe(few[0]?.collection.state());
    }
  });
});
