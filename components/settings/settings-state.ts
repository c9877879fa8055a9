/** What the settings page shows, and what a reader can do there. The entrypoint fills both. */
import type { Settings } from '@/lib/settings';

/** A shortcut of the extension as the browser has it. */
export interface Shortcut {
  readonly name: string;
  /** What it does, in the browser's language. */
  readonly description: string;
  /** "Alt+Shift+Y", or "" where none is set. */
  readonly keys: string;
}

export interface SettingsState {
  readonly settings: Settings;
  /** Hosts that Pressmark may read by itself; null where it may read all. */
  readonly sites: readonly string[] | null;
  readonly shortcuts: readonly Shortcut[];
  readonly saving: 'idle' | 'saved' | 'failed';
}

export interface SettingsActions {
  readonly change: (settings: Settings) => void;
  /** Takes a site's permission back; null takes back that for all. */
  readonly revoke: (site: string | null) => void;
  /** Opens where the browser lets one change shortcuts; absent where it can't be opened. */
  readonly changeShortcuts?: () => void;
}
