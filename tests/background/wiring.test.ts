/** The browser events that wake the background, and what it does at each. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import background from '@/entrypoints/background';
import { MESSAGES } from '@/entrypoints/background/messages';
import { askReader } from '@/entrypoints/background/reader';
import { matchGrantedSites } from '@/entrypoints/background/sites';
import { store } from '@/entrypoints/background/store';
import { listen, type Sender, sendToTab } from '@/lib/messaging';

vi.mock('@/lib/messaging', async (original) => ({
  ...(await original<typeof import('@/lib/messaging')>()),
  sendToTab: vi.fn(async () => undefined),
  listen: vi.fn(),
}));
vi.mock('@/entrypoints/background/reader', async (original) => ({
  ...(await original<typeof import('@/entrypoints/background/reader')>()),
  askReader: vi.fn(),
}));
vi.mock('@/entrypoints/background/sites', () => ({ matchGrantedSites: vi.fn(async () => undefined) }));

type Listener = (...values: readonly unknown[]) => void;
/** The listeners of each event, by the event's name, once the background has started. */
let listeners: Map<string, Listener>;
const fire = (event: string, ...values: readonly unknown[]) => listeners.get(event)?.(...values);

const EVENTS = {
  installed: fakeBrowser.runtime.onInstalled,
  startup: fakeBrowser.runtime.onStartup,
  granted: fakeBrowser.permissions.onAdded,
  refused: fakeBrowser.permissions.onRemoved,
  menu: fakeBrowser.contextMenus.onClicked,
  command: fakeBrowser.commands.onCommand,
};
const opened: string[] = [];
const menus: unknown[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  listeners = new Map();
  for (const [name, event] of Object.entries(EVENTS)) {
    vi.spyOn(event as { addListener(listener: Listener): void }, 'addListener').mockImplementation((listener) => {
      listeners.set(name, listener);
    });
  }
  opened.length = 0;
  menus.length = 0;
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation((async ({ url }: { url: string }) => {
    opened.push(url);
  }) as never);
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation((async () => [{ id: 3 }]) as never);
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation(((name: string) => name) as never);
  vi.spyOn(fakeBrowser.contextMenus, 'removeAll').mockImplementation((async () => {
    menus.length = 0;
  }) as never);
  vi.spyOn(fakeBrowser.contextMenus, 'create').mockImplementation(((menu: unknown) => {
    menus.push(menu);
  }) as never);
  vi.spyOn(store, 'tidy').mockResolvedValue();
  vi.spyOn(store, 'emptyBin').mockResolvedValue(0);
  vi.mocked(askReader).mockReset().mockResolvedValue({ ok: true });
  vi.mocked(matchGrantedSites).mockClear();
  vi.mocked(sendToTab).mockClear();
  vi.mocked(listen).mockClear();
  background.main();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});
/** Waits until all work that was begun is done. */
const settled = () => vi.advanceTimersByTimeAsync(1000);

test('every message to the background is listened to once', () => {
  const names = vi.mocked(listen).mock.calls.map(([name]) => name);
  expect([...names].sort()).toEqual(Object.keys(MESSAGES).sort());
});

describe('a message', () => {
  const answerTo = (name: string, data: unknown, sender: object) =>
    vi
      .mocked(listen)
      .mock.calls.find(([known]) => known === name)?.[1](data, {
        id: fakeBrowser.runtime.id,
        ...sender,
      } as Sender);
  const page = { url: 'https://ledger.example/wall', frameId: 0, tab: { id: 7 } };
  const own = { url: fakeBrowser.runtime.getURL('/library.html') };

  test('from elsewhere reaches no handler', () => {
    const bin = vi.spyOn(store, 'bin').mockResolvedValue([]);
    expect(() => answerTo('own:bin', undefined, page)).toThrow('not from there');
    expect(() => answerTo('page:restyle', undefined, own)).toThrow('not from there');
    expect(() => answerTo('page:restyle', undefined, { ...page, id: 'another' })).toThrow('not from there');
    expect(bin).not.toHaveBeenCalled();
    void answerTo('own:bin', undefined, own);
    expect(bin).toHaveBeenCalledOnce();
  });

  test('that is not of its form is refused, by an answer where it has failures', () => {
    expect(answerTo('own:delete', { ids: 7 }, own)).toEqual({ ok: false, why: 'refused' });
    expect(() => answerTo('page:hasAnnotations', 7, page)).toThrow('not of its form');
  });

  test.each([
    [0, 4, true],
    [3, 4, true],
    [0, 0, false],
    [2, 1, false],
    [1, 5, false],
  ])('that asks for the words from %i to %i of four letters: %s', (start, end, isRight) => {
    const ask = () => answerTo('page:describe', { text: 'wall', span: { start, end } }, page);
    if (isRight) expect(JSON.stringify(ask())).toContain(`"exact":"${'wall'.slice(start, end)}"`);
    else expect(ask).toThrow('not of its form');
  });
});

describe('when it is installed', () => {
  test.each([
    ['install', ['/welcome.html']],
    ['update', []],
    ['chrome_update', []],
  ])('(%s) the welcome is shown the first time only', async (reason, pages) => {
    fire('installed', { reason });
    await settled();
    expect(opened.map((url) => new URL(url).pathname)).toEqual(pages);
  });

  test('the browser has the menu once, for selected words, and the sites that were granted', async () => {
    menus.push({ id: 'of an older version' });
    fire('installed', { reason: 'update' });
    await settled();
    expect(menus).toEqual([{ id: 'keep-selection', title: expect.stringMatching(/\S/), contexts: ['selection'] }]);
    expect(matchGrantedSites).toHaveBeenCalledOnce();
    expect(store.tidy).toHaveBeenCalledOnce();
  });
});

test('when the browser starts, the bin is emptied of what is old, and the index put in order', async () => {
  fire('startup');
  await settled();
  expect(store.emptyBin).toHaveBeenCalledExactlyOnceWith();
  expect(matchGrantedSites).toHaveBeenCalledOnce();
  expect(store.tidy).toHaveBeenCalledOnce();
});

test('a bin that can’t be emptied is no failure of the start', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.mocked(store.emptyBin).mockRejectedValueOnce(new DOMException('', 'UnknownError'));
  fire('startup');
  await settled();
  expect(error).toHaveBeenCalledOnce();
});

test.each(['granted', 'refused'])('when a site is %s, the resident script follows', (event) => {
  fire(event, {});
  expect(matchGrantedSites).toHaveBeenCalledOnce();
});

describe('a command', () => {
  const said = () => vi.mocked(sendToTab).mock.calls;

  test.each([
    ['keep-selection', [['tab:keepSelection', { inFrame: false }, 7]]],
    ['toggle-highlights', [['tab:togglePaint', undefined, 7]]],
    ['next-highlight', [['tab:next', undefined, 7]]],
    ['anything else', []],
  ])('%s goes to the tab where it was given', async (command, messages) => {
    fire('command', command, { id: 7 });
    await settled();
    expect(said()).toEqual(messages);
    expect(vi.mocked(askReader).mock.calls).toEqual(messages.map(() => [7]));
  });

  test('goes to the tab in front where the browser doesn’t say in which it was given', async () => {
    fire('command', 'next-highlight', undefined);
    await settled();
    expect(said()).toEqual([['tab:next', undefined, 3]]);
    expect(fakeBrowser.tabs.query).toHaveBeenCalledWith({ active: true, lastFocusedWindow: true });
  });

  test('goes nowhere where there is no tab, or none that may be read', async () => {
    vi.mocked(fakeBrowser.tabs.query).mockImplementation((async () => []) as never);
    fire('command', 'next-highlight', undefined);
    await settled();
    expect(askReader).not.toHaveBeenCalled();
    vi.mocked(askReader).mockResolvedValue({ ok: false, why: 'restricted' });
    fire('command', 'next-highlight', { id: 7 });
    await settled();
    expect(said()).toEqual([]);
  });

  test.each([
    ['the page', { menuItemId: 'keep-selection', frameId: 0 }, [['tab:keepSelection', { inFrame: false }, 7]]],
    ['the page, unsaid', { menuItemId: 'keep-selection' }, [['tab:keepSelection', { inFrame: false }, 7]]],
    ['a frame', { menuItemId: 'keep-selection', frameId: 4 }, [['tab:keepSelection', { inFrame: true }, 7]]],
    ['another menu', { menuItemId: 'other', frameId: 0 }, []],
  ])('of the menu on %s', async (_, info, messages) => {
    fire('menu', info, { id: 7 });
    await settled();
    expect(said()).toEqual(messages);
  });
});
