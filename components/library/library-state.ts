/** What the library page shows, and what a reader can do there. The entrypoint fills both. */

import type { Entry } from '@/lib/library/entry';
import type { Search } from '@/lib/library/filter';
import type { SpeakerNames } from '@/lib/library/speaker-names';
import type { Changes, Failure, FoundText, FoundTexts, Result } from '@/lib/messages';
import type { Annotation } from '@/lib/model';

export type LibraryState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly why: Failure }
  | {
      readonly kind: 'ready';
      readonly entries: readonly Entry[];
      /** Which names the reader listed under another. */
      readonly names: SpeakerNames;
      /** Whether these are all; until then the newest are shown, and nothing is counted. */
      readonly isWhole: boolean;
      readonly search: Search;
    };

/** The annotations of the rows that are shown: of a hundred thousand, only those are in memory. */
export interface Details {
  /** Null where it is not read yet. */
  readonly get: (id: string) => Annotation | null;
  /** Has those read that are not yet; the state is shown anew once they are there. */
  readonly want: (ids: readonly string[]) => void;
  /** Whether the text of an article is kept, by its key; absent where nobody knows. */
  readonly hasCopy?: (article: string) => boolean;
}

/** Each promise settles once the answer is there, and never rejects; the state is renewed by then. */
export interface LibraryActions {
  /** Reads the collection again. */
  readonly retry: () => void;
  readonly revise: (id: string, changes: Changes) => Promise<Result<Annotation>>;
  /** Adds tags to all of them, or to none. */
  readonly tag: (ids: readonly string[], tags: readonly string[]) => Promise<Result<unknown>>;
  readonly remove: (ids: readonly string[]) => Promise<Result<unknown>>;
  /** Brings deleted annotations back. */
  readonly restore: (ids: readonly string[]) => Promise<Result<unknown>>;
  /** Lists names of speakers under another, or each by itself again where that is null. */
  readonly joinSpeakers: (names: readonly string[], as: string | null) => Promise<Result<unknown>>;
  /** Searches the texts of kept articles. */
  readonly searchTexts: (query: string) => Promise<Result<FoundTexts>>;
  /** By index of `of`: some words of that text around what was searched for, or null. */
  readonly excerpts: (query: string, of: readonly FoundText[]) => Promise<Result<readonly (string | null)[]>>;
  /** Opens the article of an annotation at its words. */
  readonly open: (id: string) => Promise<Result<unknown>>;
}
