/** The reader's settings in the browser's sync storage; every context of ours may read them there. */
import { browser } from 'wxt/browser';
import { type Settings, settingsOf } from '@/lib/settings';

const KEY = 'settings';

/** Where the storage fails, the defaults hold. */
export async function loadSettings(): Promise<Settings> {
  const stored = await browser.storage.sync.get(KEY).catch(() => ({}));
  return settingsOf((stored as Readonly<Record<string, unknown>>)[KEY]);
}

/** @throws Error where the browser refuses, as when its quota of writes is used up. */
export async function saveSettings(settings: Settings): Promise<void> {
  await browser.storage.sync.set({ [KEY]: settings });
}

/** Calls `onChange` after every change, wherever it was made; returns how to stop. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  const listen = (changes: Readonly<Record<string, { readonly newValue?: unknown }>>, area: string) => {
    if (area === 'sync' && KEY in changes) onChange(settingsOf(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}
