import { articleKey } from '../article-key';
import type { Annotation, ArticleRecord } from '../model';
import { isWebAddress } from './address';

/**
 * The address to which a link to kept words leads: the article's, unless they were read at another, as on another page of
 * a long article, or at a syndicated copy that a file brought in. Nothing of a record without such an address is a link.
 */
export function sourceOf({ target: { source } }: Annotation, { url }: Pick<ArticleRecord, 'url'>): string {
  return !isWebAddress(url) || articleKey(source) === articleKey(url) ? url : source;
}
