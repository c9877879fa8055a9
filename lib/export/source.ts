import { articleKey } from '../article-key';
import type { Annotation, ArticleRecord } from '../model';

/**
 * The address to which a link to kept words leads: the article's, unless they were read at another, as on another page of
 * a long article, or at a syndicated copy that a file brought in.
 */
export function sourceOf({ target: { source } }: Annotation, { url }: Pick<ArticleRecord, 'url'>): string {
  return source === url || articleKey(source) === articleKey(url) ? url : source;
}
