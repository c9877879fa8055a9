/** On phones the browser has no menus, shortcuts, panel or sidebar. */
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const withoutAny = { contextMenus: undefined, commands: undefined, sidePanel: undefined, sidebarAction: undefined };

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

test('the background starts, is installed and shows its first page all the same', async () => {
  vi.resetModules();
  vi.doMock('wxt/browser', () => ({ browser: { ...fakeBrowser, ...withoutAny } }));
  vi.doMock('@/entrypoints/background/sites', () => ({ matchGrantedSites: vi.fn(async () => undefined) }));
  const opened = vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation((async () => ({})) as never);
  for (const event of [fakeBrowser.permissions.onAdded, fakeBrowser.permissions.onRemoved]) {
    vi.spyOn(event, 'addListener').mockImplementation(() => undefined);
  }
  let install: (details: { reason: string }) => void = () => undefined;
  vi.spyOn(fakeBrowser.runtime.onInstalled, 'addListener').mockImplementation(((listener: typeof install) => {
    install = listener;
  }) as never);
  const { default: background } = await import('@/entrypoints/background');
  background.main();
  const failed = vi.fn();
  process.on('unhandledRejection', failed);
  install({ reason: 'install' });
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', failed);
  expect(opened).toHaveBeenCalledOnce();
  expect(failed).not.toHaveBeenCalled();
});

test('a panel is offered where there is one, whatever the browser is called', async () => {
  const open = vi.fn(async () => undefined);
  const opener = async (has: object) => {
    vi.resetModules();
    vi.doMock('wxt/browser', () => ({ browser: { ...withoutAny, ...has } }));
    return (await import('@/entrypoints/shared/abilities')).panelOpener();
  };
  expect(await opener({})).toBeNull();
  await (await opener({ sidebarAction: { open } }))?.(1);
  await (await opener({ sidePanel: { open } }))?.(7);
  expect(open.mock.calls).toEqual([[], [{ windowId: 7 }]]);
});
