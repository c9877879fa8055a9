/** What goes out, and how. The entrypoint fills it. */
import type { KeptArticle } from '@/lib/export';

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
export interface ExportActions {
  /** Saves a file where the browser saves files; false where it could not be made. */
  readonly save: (name: string, mediaType: string, parts: Parts) => Promise<boolean>;
  /** Puts text on the clipboard; false where the browser refuses. */
  readonly copy: (text: string) => Promise<boolean>;
  /**
   * Whether the reader last had the texts of the articles in files for people; see `Settings.exportTexts`. Both absent
   * where texts never go out.
   */
  readonly withTexts?: () => boolean;
  readonly rememberWithTexts?: (on: boolean) => void;
}
