import type { DBSchema } from 'idb';
import type { ArticleRecord } from '../model';
import type { AnnotationRow, ImportCounts, Slice } from '../stored';

/**
 * Version 1: articles and annotations. Version 2: `staged`, where an import waits until it is whole, and `imports`, what
 * became of it. Every later version adds a step to `MIGRATIONS` and never changes an older one.
 */
export interface Schema extends DBSchema {
  articles: { key: string; value: ArticleRecord; indexes: { visited: string } };
  annotations: {
    key: string;
    value: AnnotationRow;
    indexes: { article: [string, string]; modified: string; deleted: string };
  };
  /** By import and number of the slice. */
  staged: { key: [string, number]; value: { readonly id: string; readonly number: number; readonly slice: Slice } };
  imports: { key: string; value: { readonly id: string; readonly counts: ImportCounts } };
}

export const VERSION = 2;
export const NAME = 'pressmark';

/** `AnnotationRow.deleted` of what lives. */
export const LIVE = '';
