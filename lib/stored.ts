/** What crosses the border of the store: rows, slices of them, and what became of an import. Types only. */
import type { Annotation, ArticleRecord } from './model';

/**
 * An annotation as it is stored. What is needed to merge several devices (stamps, tombstone) stands beside it, so that
 * the annotation itself stays what is exported.
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
  /** Absent until a visit of its page did not find its words. */
  readonly sought?: Sought;
}

/** What the last visit of an article's page that made a difference says of an annotation's words. */
export interface Sought {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly found: boolean;
}

/** Articles with rows, as they come in and go out. Every row's article is among the articles, or is stored already. */
export interface Slice {
  readonly articles: readonly ArticleRecord[];
  readonly rows: readonly AnnotationRow[];
}

export interface ReadSlice extends Slice {
  /** The key to go on after; null at the end. */
  readonly next: string | null;
}

/**
 * What becomes of a row that comes in. `added`: new here. `same`: there already, as it is or newer. `merged`: there in
 * another version; the newer one stays, with the notes of both. `inBin`: deleted here after it was last changed there.
 * `binned`: deleted there after it was last changed here.
 */
export type Outcome = 'added' | 'same' | 'merged' | 'inBin' | 'binned';

export type ImportCounts = Readonly<Record<Outcome, number>>;

/** A deleted annotation that can still be taken back. */
export interface BinEntry {
  readonly article: ArticleRecord;
  readonly annotation: Annotation;
  /** ISO 8601, UTC. */
  readonly deleted: string;
}

/** Numbers of kept annotations, of those in the bin, and of records that can't be read. */
export interface StoreHealth {
  readonly live: number;
  readonly deleted: number;
  readonly damaged: number;
}
