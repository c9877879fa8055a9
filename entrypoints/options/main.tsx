import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '@/components/i18n';
import { SettingsPage } from '@/components/settings/SettingsPage';
import type { SettingsActions, SettingsState } from '@/components/settings/settings-state';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/settings';
import { prepareDocument } from '../shared/document';
import { loadSettings, saveSettings, watchSettings } from '../shared/stored-settings';

const ALL_SITES = '*://*/*';

/** The browser counts writes to sync storage: whoever tries colours out writes once, at the end. */
const SAVE_PAUSE_MS = 250;

const root = await prepareDocument(() => i18n.t('settings.title'), draw);
let state: SettingsState = { settings: DEFAULT_SETTINGS, sites: [], shortcuts: [], saving: 'idle' };
let timer: ReturnType<typeof setTimeout> | undefined;

function show(changes: Partial<SettingsState>): void {
  state = { ...state, ...changes };
  draw();
}

function draw(): void {
  render(<SettingsPage state={state} actions={actions} />, root);
}

async function save(settings: Settings): Promise<void> {
  timer = undefined;
  const saving = await saveSettings(settings).then(
    () => 'saved' as const,
    () => 'failed' as const,
  );
  show({ saving });
}

/** "*://news.example/*" → "news.example". */
const hostOf = (origin: string): string => origin.replace(/^[^:]+:\/\//, '').replace(/\/\*?$/, '');

async function readSites(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const isAll = origins.some((origin) => origin === ALL_SITES || origin === '<all_urls>');
  show({ sites: isAll ? null : [...new Set(origins.map(hostOf))].sort() });
}

async function readShortcuts(): Promise<void> {
  const commands = await browser.commands.getAll();
  show({
    shortcuts: commands.map(({ name = '', description = '', shortcut = '' }) => ({
      name,
      description,
      keys: shortcut,
    })),
  });
}

/** Chromium has a page for shortcuts; Firefox opens its own since version 137. */
function shortcutsPage(): (() => void) | undefined {
  if (!import.meta.env.FIREFOX) return () => void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  const { openShortcutSettings } = browser.commands as { openShortcutSettings?: () => Promise<void> };
  return openShortcutSettings === undefined ? undefined : () => void openShortcutSettings();
}

const changeShortcuts = shortcutsPage();

const actions: SettingsActions = {
  change: (settings) => {
    show({ settings, saving: 'idle' });
    clearTimeout(timer);
    timer = setTimeout(() => void save(settings), SAVE_PAUSE_MS);
  },
  revoke: (site) => {
    const origins = site === null ? [ALL_SITES] : [`*://${site}/*`];
    void browser.permissions.remove({ origins }).then(readSites, readSites);
  },
  ...(changeShortcuts !== undefined && { changeShortcuts }),
};

// Changed on another device or in another window, unless something here is about to be saved.
watchSettings((settings) => {
  if (timer === undefined) show({ settings });
});
browser.permissions.onAdded.addListener(() => void readSites());
browser.permissions.onRemoved.addListener(() => void readSites());
// A change that waits to be saved is saved when the page goes.
addEventListener('pagehide', () => {
  if (timer !== undefined) void saveSettings(state.settings);
});
addEventListener('focus', () => void readShortcuts());

show({ settings: await loadSettings() });
void readSites();
void readShortcuts();
