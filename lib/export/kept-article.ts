import { oldestFirst, positionOf } from '../annotation';
import type { Annotation, ArticleCopy, ArticleRecord } from '../model';

/** A version of an article that is kept. */
export interface KeptVersion {
  /** ISO 8601, UTC: when it was read. */
  readonly taken: string;
  /** SHA-256 of its canonical form (lib/copy/canonical.ts), in hexadecimal. */
  readonly digest: string;
}

/** A version with its text. */
export interface KeptText extends KeptVersion {
  readonly copy: ArticleCopy;
}

/** An article with what is kept of it: what every export is made of. */
export interface KeptArticle {
  readonly article: ArticleRecord;
  readonly annotations: readonly Annotation[];
  /** By id of an annotation: the version that it was kept from; absent where none is known. */
  readonly versions?: Readonly<Record<string, KeptVersion>>;
  /** The texts of its pages, where they are to go out, too. */
  readonly texts?: readonly KeptText[];
}

/** Annotations in the order in which the page has their words; those whose place was not recorded come last, by age. */
export function inReadingOrder(annotations: readonly Annotation[]): readonly Annotation[] {
  return [...annotations].sort((a, b) => {
    const [x, y] = [positionOf(a), positionOf(b)];
    return x === y ? oldestFirst(a, b) : x < y ? -1 : 1;
  });
}
