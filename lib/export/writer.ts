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
}
