/** What a reader can do with the collection as a whole. The entrypoint fills it. */
import type { ImportPort } from '@/lib/import';
import type { Result } from '@/lib/messages';
import type { BinEntry } from '@/lib/stored';

export type Parts = AsyncIterable<string | Uint8Array<ArrayBuffer>>;

/** Each promise settles once the answer is there, and never rejects. */
export interface KeepingActions {
  /** Saves a file where the browser saves files; false where it could not be made. */
  readonly save: (name: string, mediaType: string, parts: Parts) => Promise<boolean>;
  /** Puts text on the clipboard; false where the browser refuses. */
  readonly copy: (text: string) => Promise<boolean>;
  /** Saves everything that is stored, the bin included, as one file. */
  readonly backup: () => Promise<Result<unknown>>;
  readonly port: ImportPort;
  readonly bin: () => Promise<Result<readonly BinEntry[]>>;
  readonly restore: (ids: readonly string[]) => Promise<Result<unknown>>;
  /** Removes for good; gives how many went. */
  readonly emptyBin: (ids: readonly string[] | 'all') => Promise<Result<number>>;
}

/** When everything was last saved as a file. */
export interface BackupState {
  /** ISO 8601, UTC; null where it never was. */
  readonly last: string | null;
  /** Whether the reader should be reminded now. */
  readonly isDue: boolean;
}
