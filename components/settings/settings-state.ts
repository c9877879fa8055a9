/** What the settings page shows, and what a reader can do there. The entrypoint fills both. */
import type { Result } from '@/lib/messages';
import type { Settings } from '@/lib/settings';
import type { CopyChoice, CopySpace } from '@/lib/stored';
import type { SyncAnswer, SyncRequest, SyncStatus } from '@/lib/sync/status';

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
  /** How the synchronisation stands; null where that is not known. */
  readonly sync: SyncStatus | null;
}

/** What a reader can do about several devices. */
export interface SyncActions {
  /** Asks the browser for the address where there is one: to be called from a click. */
  readonly setUp: (request: SyncRequest, passphrase: string, name: string) => Promise<void>;
  /** Synchronises, with an answer where something was asked. */
  readonly go: (answer?: SyncAnswer) => Promise<void>;
  readonly leave: () => Promise<void>;
  readonly passphrase: (passphrase: string, isNew: boolean) => Promise<void>;
  readonly copyLog: () => Promise<void>;
  /** Saves one file of all that is kept. */
  readonly save: () => Promise<void>;
  /** Takes such a file in; the passphrase where it was written with another one. */
  readonly take: (file: File, answer?: SyncAnswer, passphrase?: string) => Promise<void>;
  /** Lets the reader choose a folder, and gives its name; null where none was chosen. Absent where the browser can't. */
  readonly chooseFolder?: () => Promise<string | null>;
  /** Asks the browser again for what it no longer allows. */
  readonly allow: () => Promise<void>;
  readonly newPassphrase: () => string;
}

export interface SettingsActions {
  readonly change: (settings: Settings) => void;
  /** Takes a site's permission back; null takes back that for all. */
  readonly revoke: (site: string | null) => void;
  /** Removes the copies of articles, which their passages outlive; gives of how many. */
  readonly removeCopies: (choice: CopyChoice) => Promise<Result<number>>;
  readonly sync: SyncActions;
  /** Opens where the browser lets one change shortcuts; absent where it can't be opened. */
  readonly changeShortcuts?: () => void;
}
