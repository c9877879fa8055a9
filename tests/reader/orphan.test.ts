/** A reader whose extension was updated or turned off: nobody answers it, and it must not say that anything was kept. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ARTICLE, annotationOf } from '../export/collections';

const sendMessage = vi.fn<(...args: readonly unknown[]) => Promise<unknown>>();
vi.mock('@/entrypoints/shared/send-message', () => ({
  sendMessage: (...args: readonly unknown[]) => sendMessage(...args),
}));

const page = {
  address: ARTICLE.url,
  canonical: null,
  shared: null,
  title: ARTICLE.title,
  origin: 'https://ledger.example',
};
const annotation = annotationOf({ number: 1, exact: 'words' });
const GONE = { ok: false, why: 'gone' };

const { id } = fakeBrowser.runtime;
/** Makes the state in which a browser leaves a script behind. */
const disappear = () => Object.assign(fakeBrowser.runtime, { id: undefined });

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  sendMessage.mockReset();
});
afterEach(() => {
  Object.assign(fakeBrowser.runtime, { id });
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const keeper = async () => (await import('@/entrypoints/reader/background-keeper')).backgroundKeeper;
const lifetime = () => import('@/entrypoints/reader/lifetime');

describe('a reader without its extension', () => {
  test('says so for everything that is asked of the keeper, and does not ask again', async () => {
    sendMessage.mockRejectedValue(new Error('Extension context invalidated.'));
    const keep = await keeper();
    disappear();
    expect(await keep.save(null, annotation, page)).toEqual(GONE);
    expect(await keep.revise(annotation.id, { note: 'x' }, page)).toEqual(GONE);
    expect(await keep.delete(annotation.id, page)).toEqual(GONE);
    expect(await keep.undelete(annotation.id, page)).toEqual(GONE);
    expect(await keep.restore(page)).toEqual(GONE);
    expect(sendMessage).toHaveBeenCalledTimes(5);
    expect((await lifetime()).extensionGone.aborted).toBe(true);
  });

  test('does not wait for an answer that never comes', async () => {
    sendMessage.mockReturnValue(new Promise(() => undefined));
    const keep = await keeper();
    (await lifetime()).beginLife();
    const saving = keep.save(null, annotation, page);
    disappear();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await saving).toEqual(GONE);
  });

  test('that has answered once does not take a later failure for it', async () => {
    sendMessage.mockRejectedValue(new Error('Could not establish connection. Receiving end does not exist.'));
    const keep = await keeper();
    expect(await keep.save(null, annotation, page)).toEqual({ ok: false, why: 'storage-failed' });
    expect(sendMessage).toHaveBeenCalledTimes(3);
    expect((await lifetime()).extensionGone.aborted).toBe(false);
  });

  test('is not ended by it, but by the reader that takes its place', async () => {
    const { beginLife, extensionGone } = await lifetime();
    const first = beginLife();
    disappear();
    await vi.advanceTimersByTimeAsync(1000);
    expect([first.aborted, extensionGone.aborted]).toEqual([false, true]);
    beginLife();
    expect(first.aborted).toBe(true);
  });
});
