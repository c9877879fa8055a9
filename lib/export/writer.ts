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
  /** Stands for the article where it is kept as a whole. */
  readonly whole: string;
  /** Above the text of an article, with "{date}": "The article as it was read on {date}". */
  readonly asRead: string;
  /** Before the digest of a text, without a colon: "SHA-256 of the text". */
  readonly digest: string;
  /** Before the address of a web archive's copy: "Archived copy:". */
  readonly archived: string;
  readonly claim: ClaimWords;
}
