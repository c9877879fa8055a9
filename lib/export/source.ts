import type { Annotation, ArticleRecord } from '../model';
import { isWebAddress } from './address';

/**
 * The address to which a link to kept words leads: where they were read, which need not be the article's, as on another
 * page of a long one. Nothing of a record whose own address may not be a link becomes one.
 */
export const sourceOf = ({ target }: Annotation, { url }: Pick<ArticleRecord, 'url'>): string =>
  isWebAddress(url) ? target.source : url;
