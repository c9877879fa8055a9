/** How the synchronisation stands, as our pages show it. Types only. */
import type { Fault } from './ports';

/** How devices share their files. */
export type Way = 'webdav' | 'folder' | 'hand';

export interface SyncSetup {
  readonly way: Way;
  /** Of the WebDAV folder; "" otherwise. */
  readonly address: string;
  /** What the reader calls this device. */
  readonly name: string;
  /** Whether the reader has seen what will come and go, and said yes. */
  readonly confirmed: boolean;
}

/** What went wrong: of the transport, or that the passphrase is another one, or of the own storage. */
export type SyncTrouble =
  | Fault
  | 'passphrase-wrong'
  | 'passphrase-changed'
  | 'storage'
  | 'not-an-address'
  | 'not-allowed'
  | 'no-file';

export interface SyncCounts {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  readonly sent: number;
}

/** What is said beside it. */
export type SyncWarning =
  | { readonly kind: 'clock'; readonly days: number }
  | { readonly kind: 'clock-of'; readonly device: string }
  | { readonly kind: 'newer' | 'damaged' | 'older-key'; readonly count: number };

/** What the reader is asked. */
export type SyncQuestion =
  | { readonly kind: 'join'; readonly counts: SyncCounts; readonly isFirst: boolean }
  | { readonly kind: 'deletions'; readonly held: readonly { readonly device: string; readonly count: number }[] }
  | { readonly kind: 'missing'; readonly count: number };

export interface SyncStatus {
  /** Null where it is not set up. */
  readonly setup: SyncSetup | null;
  readonly running: {
    readonly part: 'comparing' | 'receiving' | 'sending';
    readonly done: number;
    readonly of: number;
  } | null;
  /** The last time that it went through; null before. */
  readonly last: ({ readonly at: string } & SyncCounts) | null;
  readonly trouble: SyncTrouble | null;
  readonly question: SyncQuestion | null;
  readonly warnings: readonly SyncWarning[];
}

/** An answer to a question. */
export type SyncAnswer = 'join' | 'delete' | 'keep' | 'put-back';

/** How to reach a WebDAV folder. */
export type SyncLogin =
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'none' };

export type SyncRequest =
  | { readonly way: 'webdav'; readonly address: string; readonly login: SyncLogin }
  | { readonly way: 'folder' }
  | { readonly way: 'hand' };
