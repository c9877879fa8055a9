import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '@/components/i18n';
import { SettingsPage } from '@/components/settings/SettingsPage';
import type { SettingsActions, SettingsState } from '@/components/settings/settings-state';
import { DEFAULT_SETTINGS } from '@/lib/settings';
import { commands } from '../shared/abilities';
import { patternOf } from '../shared/address-pattern';
import { answered } from '../shared/answered';
import { prepareDocument } from '../shared/document';
import { sendMessage } from '../shared/send-message';
import { loadSettings, saveSettings, watchSettings } from '../shared/stored-settings';
import { ChosenSettings } from './chosen-settings';
import { syncActions } from './sync-actions';

const ALL_SITES = '*://*/*';

const root = await prepareDocument(() => i18n.t('settings.title'), draw);
let state: SettingsState = {
  settings: DEFAULT_SETTINGS,
  sites: [],
  shortcuts: [],
  copies: null,
  saving: 'idle',
  sync: null,
};
const sync = syncActions((status) => {
  const isOther = JSON.stringify(status) !== JSON.stringify(state.sync);
  const isElsewhere = status.setup?.address !== state.sync?.setup?.address;
  if (isOther) show({ sync: status });
  if (isElsewhere) void readSites();
});
const chosen = new ChosenSettings(DEFAULT_SETTINGS, saveSettings, show);

function show(changes: Partial<SettingsState>): void {
  state = { ...state, ...changes };
  draw();
}

function draw(): void {
  render(<SettingsPage state={state} actions={actions} />, root);
}

/** "*://news.example/*" → "news.example". */
const hostOf = (origin: string): string => origin.replace(/^[^:]+:\/\//, '').replace(/\/\*?$/, '');

async function readSites(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const isAll = origins.some((origin) => origin === ALL_SITES || origin === '<all_urls>');
  // The address of the synchronisation's folder was granted, too, but it is no site to read.
  const address = state.sync?.setup?.address ?? '';
  const folder = address === '' ? null : patternOf(address);
  const read = origins.filter((origin) => origin !== folder);
  show({ sites: isAll ? null : [...new Set(read.map(hostOf))].sort() });
}

async function readShortcuts(): Promise<void> {
  const all = (await commands()?.getAll()) ?? [];
  show({
    shortcuts: all.map(({ name = '', description = '', shortcut = '' }) => ({
      name,
      description,
      keys: shortcut,
    })),
  });
}

/** Chromium has a page for shortcuts; Firefox opens its own since version 137. */
function shortcutsPage(): (() => void) | undefined {
  if (!import.meta.env.FIREFOX) return () => void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  const own = commands();
  return own?.openShortcutSettings === undefined ? undefined : () => void own.openShortcutSettings?.();
}

const changeShortcuts = shortcutsPage();

async function readCopies(): Promise<void> {
  const space = await answered(sendMessage('own:copySpace'));
  show({ copies: space.ok ? space.value : null });
}

const actions: SettingsActions = {
  sync,
  removeCopies: async (choice) => {
    const removed = await answered(sendMessage('own:removeCopies', { choice }));
    await readCopies();
    return removed;
  },
  change: (settings) => chosen.choose(settings),
  revoke: (site) => {
    const origins = site === null ? [ALL_SITES] : [`*://${site}/*`];
    void browser.permissions.remove({ origins }).then(readSites, readSites);
  },
  ...(changeShortcuts !== undefined && { changeShortcuts }),
};

watchSettings((settings) => chosen.heed(settings));
browser.permissions.onAdded.addListener(() => void readSites());
browser.permissions.onRemoved.addListener(() => void readSites());
addEventListener('pagehide', () => chosen.leave());
addEventListener('focus', () => void readShortcuts());

chosen.heed(await loadSettings());
void readSites();
void readShortcuts();
void readCopies();
sync.watch();
