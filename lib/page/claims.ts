import type { Claims } from '../article-key';

/** Nothing that long is an address of an article (UTF-16 units), and no message should carry it. */
const LONGEST = 4096;

const addressIn = (document: Document, selector: string, attribute: string): string | null => {
  const address = document.querySelector(selector)?.getAttribute(attribute)?.trim() ?? '';
  return address === '' || address.length > LONGEST ? null : address;
};

export interface PageClaims extends Claims {
  readonly shared: string | null;
  readonly title: string;
}

/** What the page's head says of which article it is, credible or not (see lib/article-key.ts). */
export const readClaims = (document: Document): PageClaims => ({
  canonical: addressIn(document, 'link[rel~="canonical" i]', 'href'),
  shared: addressIn(document, 'meta[property="og:url" i], meta[name="og:url" i]', 'content'),
  title: document.title,
});
