import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askReader, openInterface, openReader, styleHighlights } from '@/entrypoints/background/reader';
import { prepareTextCore } from '@/entrypoints/background/text-core';
import { saveSettings } from '@/entrypoints/shared/stored-settings';
import { sendToTab } from '@/lib/messaging';
import { highlightCss } from '@/lib/page/highlight-css';
import { DEFAULT_SETTINGS } from '@/lib/settings';

vi.mock('@/lib/messaging', async (original) => ({
  ...(await original<typeof import('@/lib/messaging')>()),
  sendToTab: vi.fn(),
}));
vi.mock('@/entrypoints/background/text-core', () => ({ prepareTextCore: vi.fn() }));

interface TabPage {
  /** Absent where we have no permission to see it. */
  readonly url?: string;
  readonly contentType?: string;
  /** Whether the reader is in it already. */
  readonly isRead?: boolean;
  readonly isRefused?: boolean;
}

/** The files that were brought into tab 7, and whose styles. */
let brought: string[];

function show({ url, contentType = 'text/html', isRead = false, isRefused = false }: TabPage): void {
  vi.mocked(sendToTab).mockImplementation(async (name) => {
    if (!isRead) throw new Error('nobody is there');
    return name === 'tab:ping';
  });
  vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ id: 7, url } as never);
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation(async (injection) => {
    const { target, files, func } = injection as unknown as { target: object; files?: string[]; func?: () => unknown };
    expect(target).toEqual({ tabId: 7 });
    if (isRefused) throw new Error('Cannot access contents of the page');
    if (files !== undefined) {
      brought.push(...files);
      return [];
    }
    vi.stubGlobal('document', { contentType });
    return [{ result: func?.() }] as never;
  });
  vi.spyOn(fakeBrowser.scripting, 'insertCSS').mockImplementation(async ({ target, css, origin }) => {
    expect(target).toEqual({ tabId: 7 });
    expect(css).toContain('::highlight(');
    brought.push(`${origin}`);
  });
}

beforeEach(() => {
  fakeBrowser.reset();
  brought = [];
  vi.mocked(prepareTextCore).mockClear();
  vi.mocked(sendToTab).mockReset();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('opening the reader in a tab', () => {
  test('brings in its script and the highlights’ styles for both origins, and has the text core prepared', async () => {
    show({ url: 'https://ledger.example/wall' });
    expect(await openReader(7)).toEqual({ ok: true });
    expect(brought.sort()).toEqual(['/reader.js', 'AUTHOR', 'USER']);
    expect(prepareTextCore).toHaveBeenCalledOnce();
  });

  test('brings in nothing where it is already', async () => {
    show({ url: 'https://ledger.example/wall', isRead: true });
    expect(await openReader(7)).toEqual({ ok: true });
    expect(brought).toEqual([]);
  });

  test('twice at once brings in one reader, and later another', async () => {
    show({ url: 'https://ledger.example/wall' });
    expect(await Promise.all([openReader(7), openReader(7)])).toEqual([{ ok: true }, { ok: true }]);
    expect(brought.filter((file) => file === '/reader.js')).toHaveLength(1);
    await openReader(7);
    expect(brought.filter((file) => file === '/reader.js')).toHaveLength(2);
  });

  test('leaves alone what is shown as a PDF, whatever its address', async () => {
    show({ url: 'https://ledger.example/wall', contentType: 'application/pdf' });
    expect(await openReader(7)).toEqual({ ok: false, why: 'pdf' });
    expect(brought).toEqual([]);
  });

  test.each([
    [undefined, 'no-permission'],
    ['https://ledger.example/report.PDF?page=2', 'pdf'],
    ['https://ledger.example/report.pdf#page=2', 'pdf'],
    ['https://ledger.example/search?q=report.pdf', 'failed'],
    ['https://ledger.example/report.pdf.html', 'failed'],
    ['chrome://extensions/', 'restricted'],
    ['about:blank', 'restricted'],
    ['https://chromewebstore.google.com/detail/x', 'restricted'],
    ['https://chrome.google.com/webstore/detail/x', 'restricted'],
    ['https://addons.mozilla.org', 'restricted'],
    ['https://addons.mozilla.org.evil.example/', 'failed'],
    ['https://chrome.google.com/intl/en', 'failed'],
    ['file:///home/reader/a.html', 'failed'],
    ['https://ledger.example/wall', 'failed'],
  ] as const)('that is refused at %s says why: %s', async (url, why) => {
    show({ ...(url === undefined ? {} : { url }), isRefused: true });
    expect(await openReader(7)).toEqual({ ok: false, why });
  });

  test('that is refused only once the script comes says so, too', async () => {
    show({ url: 'https://ledger.example/wall' });
    vi.mocked(fakeBrowser.scripting.insertCSS).mockRejectedValue(new Error('The tab was closed'));
    expect(await openReader(7)).toEqual({ ok: false, why: 'failed' });
  });

  test('of a tab that is gone is refused for want of permission', async () => {
    show({ isRefused: true });
    vi.spyOn(fakeBrowser.tabs, 'get').mockRejectedValue(new Error('no tab with id 7'));
    expect(await openReader(7)).toEqual({ ok: false, why: 'no-permission' });
  });
});

describe('asking for the page of a tab', () => {
  test('says so to the reader that is there', async () => {
    show({ url: 'https://ledger.example/wall', isRead: true });
    expect(await askReader(7)).toEqual({ ok: true });
    expect(sendToTab).toHaveBeenLastCalledWith('tab:ask', undefined, 7);
  });

  test('is no failure where the reader doesn’t answer yet', async () => {
    show({ url: 'https://ledger.example/wall' });
    expect(await askReader(7)).toEqual({ ok: true });
  });

  test('says nothing where it could not be opened', async () => {
    show({ isRefused: true });
    expect(await askReader(7)).toEqual({ ok: false, why: 'no-permission' });
    expect(vi.mocked(sendToTab).mock.calls.map(([name]) => name)).not.toContain('tab:ask');
  });
});

test('the highlights have the colours that the reader chose', async () => {
  show({});
  const styles = { ...DEFAULT_SETTINGS.styles, claim: { tone: 'teal', line: 'solid', tint: false } } as const;
  await saveSettings({ ...DEFAULT_SETTINGS, styles });
  await styleHighlights(7);
  expect(vi.mocked(fakeBrowser.scripting.insertCSS).mock.calls.map(([{ css }]) => css)).toEqual([
    highlightCss(styles),
    highlightCss(styles),
  ]);
  expect(highlightCss(styles)).not.toBe(highlightCss(DEFAULT_SETTINGS.styles));
});

test.each([
  [false, ['/page-interface.js']],
  [true, []],
])('the second script comes in where the browser lets us (refused: %s)', async (isRefused, files) => {
  show({ isRefused });
  expect(await openInterface(7)).toBe(!isRefused);
  expect(brought).toEqual(files);
});
