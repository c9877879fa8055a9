/** What the reading view of a kept article shows, and what a reader can do there. The entrypoint fills both. */
import type { CopyDifference } from '@/lib/copy/changes';
import type { Failure, Result, WordingCheck } from '@/lib/messages';
import type { Annotation, ArticleCopy, ArticleRecord, Span } from '@/lib/model';
import type { CopyFacts } from '@/lib/stored';
import type { SourceChoice, WordingSource } from './WordingCheck';

/** A kept passage, and where it stands in the text that is shown; null where it doesn't. */
export interface PlacedPassage {
  readonly annotation: Annotation;
  readonly span: Span | null;
}

export type ArticleState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly why: Failure }
  | {
      readonly kind: 'ready';
      /** Oldest first; all of the same page of the article. */
      readonly versions: readonly CopyFacts[];
      readonly facts: CopyFacts;
      readonly copy: ArticleCopy;
      readonly kept: readonly PlacedPassage[];
      /** Null where what is known of the article is damaged. */
      readonly record: ArticleRecord | null;
      /** Folded words that were searched for, which are marked. */
      readonly terms: readonly string[];
      readonly archive: ArchiveView;
      /** The version that it is compared with, older or newer; null for none. */
      readonly other: {
        readonly facts: CopyFacts;
        readonly copy: ArticleCopy;
        readonly difference: CopyDifference;
      } | null;
    };

/** The pages of the chosen web archive for this article; null where it has none. */
export interface ArchiveView {
  readonly find: string | null;
  readonly save: string | null;
}

export interface ArticleActions {
  readonly retry: () => void;
  /** Shows a version by its time, beside another one or none. */
  readonly show: (taken: string, other: string | null) => void;
  /** Keeps words of the text that is shown: as the claim of that index where they are one. */
  readonly keep: (span: Span, claim: number | null) => Promise<Result<Annotation>>;
  /** Remembers the address of a web archive's copy, or forgets it. */
  readonly setArchived: (address: string | null) => Promise<Result<unknown>>;
  /** Saves what is shown as one file; false where it could not be made. */
  readonly saveFile: () => Promise<boolean>;
  readonly remove: (id: string) => Promise<Result<unknown>>;
  /** The other kept articles that have a copy, visited last first. */
  readonly sources: () => Promise<readonly SourceChoice[]>;
  /** Holds the quotations of the text that is shown against another one. */
  readonly checkWording: (source: WordingSource) => Promise<Result<WordingCheck>>;
}
