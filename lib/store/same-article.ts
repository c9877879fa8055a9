import type { ArticleDigest, ArticleRecord } from '../model';
import { areAlike } from '../titles';

/** So much of the shorter text must be the same: pages of one site share a sentence or two. */
const LEAST_SHARED = 0.2;

function shareText(one: ArticleDigest, other: ArticleDigest): boolean {
  const [a, b] = [one, other].map(({ paragraphs }) => new Set(paragraphs.split(' ').filter((hash) => hash !== '')));
  if (a === undefined || b === undefined) return false;
  const shared = [...a].filter((hash) => b.has(hash)).length;
  return shared > 0 && shared >= LEAST_SHARED * Math.min(a.size, b.size);
}

/**
 * Whether what comes may take the place of what is remembered of an article: a page with another title and another text
 * may not, under whatever address. Where one of both texts is not known, the address decides.
 */
export function isSameArticle(
  known: Pick<ArticleRecord, 'title' | 'url' | 'digest'>,
  incoming: Pick<ArticleRecord, 'title' | 'url' | 'digest'>,
): boolean {
  if (known.title === '' || areAlike(known.title, incoming.title)) return true;
  if (known.digest === undefined || incoming.digest === undefined) return known.url === incoming.url;
  return shareText(known.digest, incoming.digest);
}
