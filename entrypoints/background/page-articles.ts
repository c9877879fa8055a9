import { articleKey, articleNames } from '@/lib/article-key';
import type { PageIdentity } from '@/lib/messages';
import { isOfItsAddress, pageAddress, type Sender } from '@/lib/messaging';
import type { Store } from '@/lib/store/store';
import { areAlike } from '@/lib/titles';

/**
 * The articles whose annotations a page shows, by their keys: first the page's own article, under which its words are kept;
 * then the one that was kept under the page's address before it had a canonical link, or the other way round. Null for a
 * page of which nothing may be kept: one in a sandbox, which must not learn what is kept of its host.
 *
 * A canonical link that the page's own address doesn't bear out is dropped where a page with another address and title
 * is known by it already: both can't be that article. What was kept first stays where it is.
 */
export async function articlesOf(
  store: Pick<Store, 'articleOf'>,
  sender: Sender,
  page: PageIdentity,
): Promise<readonly [string, ...string[]] | null> {
  if (!isOfItsAddress(sender, page)) return null;
  const { own, claimed, isCertain } = articleNames(pageAddress(sender, page), page);
  if (own === claimed) return [own];
  const [here, there] = await Promise.all([store.articleOf(own), store.articleOf(claimed)]);
  const isAnothers =
    !isCertain && there !== null && articleKey(there.url) !== own && !areAlike(there.title, page.title ?? '');
  if (isAnothers) return [own];
  return here === null ? [claimed, own] : [own, claimed];
}
