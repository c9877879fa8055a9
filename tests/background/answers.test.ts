import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { attempt, failureOf, told } from '@/entrypoints/background/answers';
import { store } from '@/entrypoints/background/store';
import { tidySoon } from '@/entrypoints/background/tidy';

/** What was said to whom: tabs by their ids, our own pages as 'own'. */
let said: (readonly [to: number | 'own', name: string, data: unknown])[];

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation((async () => [{ id: 1 }, { id: 7 }, {}, { id: 9 }]) as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (
    id: number,
    { type, data }: { type: string; data: unknown },
  ) => {
    said.push([id, type, data]);
    throw new Error('nobody listens');
  }) as never);
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: unknown) => {
    const { type, data } = message as { type: string; data: unknown };
    said.push(['own', type, data]);
    throw new Error('nobody listens');
  }) as never);
  vi.spyOn(store, 'tidy').mockResolvedValue();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const done = { ok: true, value: 1 } as const;

describe('a change', () => {
  test('is told to our own pages and to all tabs but the one that made it, and is answered', async () => {
    expect(await told(Promise.resolve(done), ['a'], 7)).toEqual(done);
    await vi.advanceTimersByTimeAsync(999);
    expect(said).toEqual([
      ['own', 'own:libraryChanged', { ids: ['a'] }],
      [1, 'tab:annotationsChanged', undefined],
      [9, 'tab:annotationsChanged', undefined],
    ]);
    expect(store.tidy).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(store.tidy).toHaveBeenCalledOnce();
  });

  test('of which nobody knows what it changed names nothing, and goes to every tab', async () => {
    await told(Promise.resolve(done), null);
    await vi.advanceTimersByTimeAsync(0);
    expect(said[0]).toEqual(['own', 'own:libraryChanged', undefined]);
    expect(said.slice(1).map(([to]) => to)).toEqual([1, 7, 9]);
  });

  test('that was none is told to nobody', async () => {
    const answer = { ok: false, why: 'not-found' } as const;
    expect(await told(Promise.resolve(answer), ['a'])).toEqual(answer);
    await vi.advanceTimersByTimeAsync(5000);
    expect(said).toEqual([]);
    expect(store.tidy).not.toHaveBeenCalled();
  });
});

test('the index is put in order once, when nothing more was asked for, and a failure of that is nobody’s', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.mocked(store.tidy).mockRejectedValueOnce(new DOMException('', 'AbortError'));
  tidySoon();
  await vi.advanceTimersByTimeAsync(600);
  tidySoon();
  await vi.advanceTimersByTimeAsync(600);
  expect(store.tidy).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(400);
  expect(store.tidy).toHaveBeenCalledOnce();
  expect(error).toHaveBeenCalledOnce();
});

describe('a query', () => {
  test.each([
    ['a value', 0, { ok: true, value: 0 }],
    ['nothing', null, { ok: false, why: 'not-found' }],
    ['no', false, { ok: false, why: 'not-found' }],
  ])('that gives %s', async (_, value, expected) => {
    expect(await attempt(async () => value)).toEqual(expected);
  });

  test('that fails is told to whoever looks at the console, and answered', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(
      await attempt(async () => {
        throw new DOMException('', 'QuotaExceededError');
      }),
    ).toEqual({ ok: false, why: 'storage-full' });
    expect(error).toHaveBeenCalledOnce();
  });

  test.each([
    [new RangeError('more tags than are kept'), 'refused'],
    [new DOMException('', 'QuotaExceededError'), 'storage-full'],
    [new DOMException('', 'VersionError'), 'storage-newer'],
    [new DOMException('', 'AbortError'), 'storage-failed'],
    [new Error('QuotaExceededError'), 'storage-failed'],
    ['VersionError', 'storage-failed'],
  ])('that fails with %o is %s', (error, why) => {
    expect(failureOf(error)).toBe(why);
  });
});
