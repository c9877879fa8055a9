import type { DBSchema } from 'idb';
import type { ArticleRecord, SpeakerMerge } from '../model';
import type {
  AnnotationRow,
  ArticleClaims,
  ArticleCorrections,
  ClaimSegment,
  CopyFacts,
  ImportCounts,
  SealedCopy,
  SearchDoc,
  SearchSegment,
  Slice,
} from '../stored';

/**
 * Version 1: articles and annotations. Version 2: `staged`, where an import waits until it is whole, and `imports`, what
 * became of it. Version 3: the search index, which can be made anew from the rest at any time (see lib/store/indexing.ts).
 * Version 4: `corrections`, what the reader says of findings; `merges`, which names are one speaker's; and `dates`.
 * Version 5: `copies`, what is known of the versions of kept articles, and `texts`, the versions themselves.
 * Version 6: the same index over their words, in stores of its own.
 * Version 7: `claims`, `claimSegments` and `stale`, which can be made anew from the rest (see lib/store/kept-claims.ts).
 * Every later version adds a step to `MIGRATIONS` and never changes an older one.
 */
export interface Schema extends DBSchema {
  articles: { key: string; value: ArticleRecord; indexes: { visited: string } };
  annotations: {
    key: string;
    value: AnnotationRow;
    indexes: { article: [string, string]; modified: string; deleted: string };
  };
  /** By import and number of the slice. */
  staged: { key: [string, number]; value: StagedSlice };
  imports: { key: string; value: { readonly id: string; readonly counts: ImportCounts } };
  /** By number, which is given when it is stored. */
  segments: { key: number; value: SearchSegment };
  /** By annotation: what no segment knows yet. */
  journal: { key: string; value: SearchDoc };
  /** By `ROWS` the annotations after this id, by `CLAIMS` the articles after this key are in no segment yet; absent where all are. */
  backlog: { key: string; value: string };
  /** By article. */
  corrections: { key: string; value: ArticleCorrections };
  /** By alias. */
  merges: { key: string; value: SpeakerMerge };
  /** Stamps that the bin is emptied by, under the keys of `DATES`. */
  dates: { key: string; value: string };
  /** By article and time; apart from their texts, so that what is counted and listed reads none of them. */
  copies: { key: [string, string]; value: CopyFacts };
  /** Compressed; the same keys. */
  texts: { key: [string, string]; value: Uint8Array<ArrayBuffer> };
  /** As `segments`, `journal` and `backlog` are for passages; a version's id is that of `textDocId`. */
  textSegments: { key: number; value: SearchSegment };
  textJournal: { key: string; value: SearchDoc };
  textBacklog: { key: string; value: string };
  /** By article: the claims of its passages and copies. */
  claims: { key: string; value: ArticleClaims };
  /** By number, which is given when it is stored. */
  claimSegments: { key: number; value: ClaimSegment };
  /** By article whose claims are no longer what `claims` says: how often that has been so. */
  stale: { key: string; value: number };
}

export interface StagedSlice {
  readonly id: string;
  readonly number: number;
  /** Without its copies, which are sealed already: nothing can be compressed while a transaction lasts. */
  readonly slice: Omit<Slice, 'copies'>;
  /** Absent where there are none, and in what was staged before there were any. */
  readonly copies?: readonly (SealedCopy & { readonly article: string })[];
}

export const VERSION = 7;
export const NAME = 'pressmark';

/** `AnnotationRow.deleted` of what lives. */
export const LIVE = '';

/** The keys of `backlog`; `textBacklog` has the first alone. */
export const ROWS = 'rows';
export const CLAIMS = 'claims';

/** The keys of `dates`: when the bin was looked at last, and from when on its days are counted at the earliest. */
export const DATES = { looked: 'bin-looked', from: 'bin-from' } as const;
