/** What a reader can do with the collection as a whole. The entrypoint fills it. */
import type { ImportPort } from '@/lib/import';
import type { Result } from '@/lib/messages';
import type { BinEntry } from '@/lib/stored';
import type { ExportActions } from './export-state';

/** Each promise settles once the answer is there, and never rejects. */
export interface KeepingActions extends ExportActions {
  /** Saves everything that is stored, the bin included, as one file. `share` is from 0 to 1. */
  readonly backup: (onProgress: (share: number) => void) => Promise<Result<unknown>>;
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
