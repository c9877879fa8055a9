import type { PageIdentity } from '../model';
import { trimmedEnd } from '../trim';
import { type PageClaims, readClaims } from './claims';

/** The canonical link where it is about the page's address, or null; `shared` is `og:url` as it stood beside it. */
type Link = Pick<PageClaims, 'canonical' | 'shared'>;

const NO_LINK: Link = { canonical: null, shared: null };

/** What of an address says which article it is, parameters aside; null where it is no address. */
function pathOf(address: string, base?: string): string | null {
  if (!URL.canParse(address, base)) return null;
  const { pathname, hash } = new URL(address, base);
  return `${pathname.slice(
    0,
    trimmedEnd(pathname, (character) => character === '/'),
  )}${/^#[/!]/.test(hash) ? hash : ''}`;
}

/**
 * Follows which article a page is, while its program changes the address (`history.pushState`) and, sooner or later or
 * never, the canonical link.
 *
 * N1 The address is what the browser shows now.
 * N2 A canonical link that was there under another path is that one's, until it changes: pages that append the next
 *    article, and many programs, leave it as it was. One that names the path itself is always good. `og:url` is only
 *    ever asked whether it agrees with the link, and is remembered with it.
 * N3 What an address was found to be stays: coming back to it, the link of the one that was left says nothing.
 *
 * Of the fields none has a private name: the first class with one costs a browser half a millisecond, in every new tab.
 */
export class IdentityWatch {
  private readonly links = new Map<string, Link>();
  /** What was found first, whatever the link names: nothing of it is looked into before somebody asks again. */
  private first: (Link & { readonly href: string }) | null = null;
  private last: string | null | undefined;

  constructor(private readonly document: Document) {}

  /** Look before and after the address changes, or the link can't be told from the one of before. */
  now(): PageIdentity {
    const { href } = this.document.location;
    const { canonical, shared, title } = readClaims(this.document);
    const fragment = href.search(/#(?![/!])/);
    const address = fragment < 0 ? href : href.slice(0, fragment);
    const page = { address, title, origin: this.document.defaultView?.origin ?? 'null' };
    if (this.last === undefined) {
      this.first = { href, canonical, shared };
      this.last = canonical;
      return { ...page, canonical, shared };
    }
    if (this.first !== null) {
      this.links.set(pathOf(this.first.href) ?? this.first.href, this.first);
      this.first = null;
    }
    const path = pathOf(href) ?? href;
    const names = (link: string | null | undefined) => link != null && pathOf(link, this.document.baseURI) === path;
    const known = this.links.get(path);
    if (names(canonical)) this.links.set(path, { canonical, shared });
    else if (canonical !== this.last && !names(known?.canonical))
      this.links.set(path, { canonical, shared }); // N2
    else if (known === undefined) this.links.set(path, NO_LINK); // N2
    this.last = canonical;
    const link = this.links.get(path) ?? NO_LINK; // N3
    return { ...page, canonical: link.canonical, shared: link.shared };
  }
}
