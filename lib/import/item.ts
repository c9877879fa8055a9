import type { ArticleRecord, SpeakerMerge } from '../model';
import type { AnnotationRow, ArticleCorrections, StoredCopy } from '../stored';

/** Why one item of a file can't come in; the interface has the words. */
export type RefusalReason =
  /** No JSON, or JSON of no form that is known here. */
  | 'form'
  | 'too-long'
  /** It names no words of a page: a note on a whole page, a highlighted picture. */
  | 'no-words'
  /** Its page has no address, or one that is neither the web's nor a file's. */
  | 'no-address'
  /** An answer to somebody else's note. */
  | 'reply'
  /** A row of a backup whose article is not in it. */
  | 'no-article'
  /** Its id stood further up in the same file. */
  | 'twice';

/**
 * What stands for an item of a file: something to keep, an article alone, what is said of one's findings, a merged speaker
 * a version of an article (these four in backups), or a refusal.
 */
export type ImportItem =
  | { readonly kind: 'row'; readonly article: ArticleRecord; readonly row: AnnotationRow }
  | { readonly kind: 'article'; readonly article: ArticleRecord }
  | { readonly kind: 'corrections'; readonly corrections: ArticleCorrections }
  | { readonly kind: 'merge'; readonly merge: SpeakerMerge }
  | { readonly kind: 'copy'; readonly copy: StoredCopy }
  | { readonly kind: 'refused'; readonly reason: RefusalReason /** Its first characters. */; readonly excerpt: string };

export const refused = (reason: RefusalReason, text: string): ImportItem => ({
  kind: 'refused',
  reason,
  excerpt: text.slice(0, 120),
});

export type FileFormat = 'backup' | 'web-annotation' | 'hypothesis' | 'obsidian';

/** What is wrong with a file as a whole. `null`: nothing. */
export type FileFault =
  | 'empty'
  /** None of the forms that are known here. */
  | 'unknown-format'
  /** A backup of a later version. */
  | 'newer-format'
  /** It ends before its end. */
  | 'cut-off'
  | 'broken'
  /** No UTF-8, or it could not be read. */
  | 'unreadable';
