import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { i18n } from '#i18n';
import { sendToTab } from '@/lib/messaging';
import { commands, contextMenus } from '../shared/abilities';
import { serve } from './declare';
import { MESSAGES } from './messages';
import { askReader } from './reader';
import { matchGrantedSites } from './sites';
import { store } from './store';
import { keepInSync, memory } from './sync';
import { keepFolder } from './sync/folder';
import { tidySoon } from './tidy';

const MENU = 'keep-selection';

/** Carries out a command in the tab where the reader gave it; giving it grants access to that tab. */
async function inTab(
  tab: { id?: number | undefined } | undefined,
  command: (tabId: number) => Promise<unknown>,
): Promise<void> {
  // Firefox before 126 doesn't say in which tab.
  const tabId = tab?.id ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id;
  if (tabId === undefined) return;
  const opened = await askReader(tabId);
  if (!opened.ok) return;
  await command(tabId);
}

const keepSelection = (inFrame: boolean) => (tabId: number) => sendToTab('tab:keepSelection', { inFrame }, tabId);

/** Menus and registered scripts are kept by the browser: made once, at install and update. */
async function install(): Promise<void> {
  await contextMenus()?.removeAll();
  contextMenus()?.create({ id: MENU, title: i18n.t('browser.keepSelection'), contexts: ['selection'] });
  await matchGrantedSites();
}

// All listeners are registered before anything is awaited: they are what wakes a background that was killed.
export default defineBackground(() => {
  serve(MESSAGES);
  keepInSync();
  keepFolder(memory);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void install();
    tidySoon();
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
  browser.runtime.onStartup.addListener(() => {
    void matchGrantedSites();
    tidySoon();
    void store.emptyBin().catch((error: unknown) => console.error('Pressmark: the bin was not emptied', error));
  });
  browser.permissions.onAdded.addListener(() => void matchGrantedSites());
  browser.permissions.onRemoved.addListener(() => void matchGrantedSites());
  contextMenus()?.onClicked.addListener((info, tab) => {
    // Frame 0 is the page itself.
    if (info.menuItemId === MENU) void inTab(tab, keepSelection((info.frameId ?? 0) !== 0));
  });
  commands()?.onCommand.addListener((command, tab) => {
    if (command === 'keep-selection') void inTab(tab, keepSelection(false));
    if (command === 'toggle-highlights') void inTab(tab, (tabId) => sendToTab('tab:togglePaint', undefined, tabId));
    if (command === 'next-highlight') void inTab(tab, (tabId) => sendToTab('tab:next', undefined, tabId));
  });
});
