import type { ClaimStatus } from '../model';
import type { ClaimWords } from './claim-words';
import type { KeptArticle } from './kept-article';

/**
 * Writes one file, piece by piece: `head`, then every article, then `foot`. Nothing that was written is remembered but
 * counts, so that a file may be larger than memory. A writer is for one file.
 */
export interface Writer {
  head(): string;
  article(kept: KeptArticle): Iterable<string>;
  foot(): string;
}

export interface ExportOptions {
  /** BCP 47 tag of the words that we put into files for people, and how dates are written there. */
  readonly words: ExportWords;
}

/** Our own words in files that people read; the interface gives them in its language. */
export interface ExportWords {
  /** BCP 47. */
  readonly lang: string;
  readonly title: string;
  readonly note: string;
  readonly tags: string;
  readonly openArticle: string;
  readonly untitled: string;
  /** What stands before the sentences around a claim: "In the article:". */
  readonly sentence: string;
  /** What stands before the status that the reader gave a claim: "Status:". */
  readonly status: string;
  readonly statuses: Readonly<Record<ClaimStatus, string>>;
  /** With "{date}": "Read on {date}". */
  readonly accessed: string;
  readonly claim: ClaimWords;
}
