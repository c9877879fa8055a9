/** What a reader can do with the collection as a whole. The entrypoint fills it. */
import type { KeptArticle } from '@/lib/export';
import type { ImportPort } from '@/lib/import';
import type { Result } from '@/lib/messages';
import type { BinEntry } from '@/lib/stored';

export type Parts = AsyncIterable<string | Uint8Array<ArrayBuffer>>;

/** What goes out: one article, a selection, or all; read while it is written, so that not all of it is in memory. */
export interface ExportSource {
  readonly annotations: number;
  readonly articles: number;
  /** Of the article, where it is one; else "". */
  readonly title: string;
  /** With the texts of the articles where they are to go out. @throws where it can't be read. */
  readonly read: (withTexts: boolean) => AsyncIterable<KeptArticle> | Iterable<KeptArticle>;
}

/** Each promise settles once the answer is there, and never rejects. */
export interface KeepingActions {
  /** Saves a file where the browser saves files; false where it could not be made. */
  readonly save: (name: string, mediaType: string, parts: Parts) => Promise<boolean>;
  /** Puts text on the clipboard; false where the browser refuses. */
  readonly copy: (text: string) => Promise<boolean>;
  /** Whether the reader last had the texts of the articles in files for people; see `Settings.exportTexts`. */
  readonly withTexts: () => boolean;
  readonly rememberWithTexts: (on: boolean) => void;
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
