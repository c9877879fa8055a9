import type { PageHead } from './head';

/** Subdomains under which the same site serves the same article in another layout. */
const LAYOUT_SUBDOMAIN = /^(?:www|m|mobile|amp|touch)\./;

const siteOf = (url: URL): string => url.hostname.replace(LAYOUT_SUBDOMAIN, '');

function webAddress(value: string | null | undefined, base: string): URL | null {
  if (value == null || value === '' || !URL.canParse(value, base)) return null;
  const url = new URL(value, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

/**
 * The address that names the article: the canonical link, where it is credible. It is not where it names the front page
 * from elsewhere (a common mistake of templates), or another site that `og:url` does not name too.
 */
export function addressOf(head: PageHead, url: string): string {
  const own = webAddress(url, url);
  const canonical = webAddress(head.document.querySelector('link[rel~="canonical" i]')?.getAttribute('href'), url);
  const shared = webAddress(head.meta('og:url'), url);
  const plain = (address: URL): string => {
    const copy = new URL(address);
    copy.hash = '';
    return copy.href;
  };
  if (own === null) return canonical === null ? (shared === null ? url : plain(shared)) : plain(canonical);
  if (canonical === null || (canonical.pathname === '/' && canonical.search === '' && own.pathname !== '/')) {
    return plain(own);
  }
  const credible = siteOf(canonical) === siteOf(own) || (shared !== null && siteOf(shared) === siteOf(canonical));
  return plain(credible ? canonical : own);
}
