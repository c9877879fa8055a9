import { oldestFirst, positionOf } from '../annotation';
import type { Annotation, ArticleRecord } from '../model';

/** An article with what is kept of it: what every export is made of. */
export interface KeptArticle {
  readonly article: ArticleRecord;
  readonly annotations: readonly Annotation[];
}

/** Annotations in the order in which the page has their words; those whose place was not recorded come last, by age. */
export function inReadingOrder(annotations: readonly Annotation[]): readonly Annotation[] {
  return [...annotations].sort((a, b) => {
    const [x, y] = [positionOf(a), positionOf(b)];
    return x === y ? oldestFirst(a, b) : x < y ? -1 : 1;
  });
}
