/** What the settings page shows, and what a reader can do there. The entrypoint fills both. */
import type { Result } from '@/lib/messages';
import type { Settings } from '@/lib/settings';
import type { CopyChoice, CopySpace } from '@/lib/stored';

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
  /** What copies of articles take; null where it is not known. */
  readonly copies: CopySpace | null;
  readonly saving: 'idle' | 'saved' | 'failed';
}

export interface SettingsActions {
  readonly change: (settings: Settings) => void;
  /** Takes a site's permission back; null takes back that for all. */
  readonly revoke: (site: string | null) => void;
  /** Removes the copies of articles, which their passages outlive; gives of how many. */
  readonly removeCopies: (choice: CopyChoice) => Promise<Result<number>>;
  /** Opens where the browser lets one change shortcuts; absent where it can't be opened. */
  readonly changeShortcuts?: () => void;
}
