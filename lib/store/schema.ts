import type { DBSchema } from 'idb';
import type { Annotation, ArticleRecord } from '../model';

/**
 * A row of `annotations`. What is needed to merge several devices (stamps, tombstone) stands beside the annotation, so
 * that the annotation itself stays what is exported.
 */
export interface AnnotationRow {
  /** `Annotation.id`: the key. */
  readonly id: string;
  /** `ArticleRecord.key`. */
  readonly article: string;
  readonly annotation: Annotation;
  /** Grows by one with every change. */
  readonly revision: number;
  /** ISO 8601, UTC, of the last change, deletion included. */
  readonly modified: string;
  /** ISO 8601, UTC, when it was deleted; "" while it lives (IndexedDB can't index null). */
  readonly deleted: string;
}

/** Version 1. Every later version adds a step to `MIGRATIONS` and never changes an older one. */
export interface Schema extends DBSchema {
  articles: { key: string; value: ArticleRecord; indexes: { visited: string } };
  annotations: {
    key: string;
    value: AnnotationRow;
    indexes: { article: [string, string]; modified: string; deleted: string };
  };
}

export const VERSION = 1;
export const NAME = 'pressmark';
