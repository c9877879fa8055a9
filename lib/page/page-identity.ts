import { trimmedEnd } from '../trim';
import { readCanonical } from './canonical';

/** What a page says of itself when it asks for annotations. */
export interface Identity {
  /** The page's address now, without its fragment unless that is a route. */
  readonly address: string;
  /** The canonical link where it is about that address, or null. */
  readonly canonical: string | null;
}

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
 *    article, and many programs, leave it as it was. One that names the path itself is always good.
 * N3 What an address was found to be stays: coming back to it, the link of the one that was left says nothing.
 *
 * Of the fields none has a private name: the first class with one costs a browser half a millisecond, in every new tab.
 */
export class PageIdentity {
  private readonly canonicals = new Map<string, string | null>();
  /** What was found first, whatever the link names: nothing of it is looked into before somebody asks again. */
  private first: { readonly href: string; readonly canonical: string | null } | null = null;
  private last: string | null | undefined;

  constructor(private readonly document: Document) {}

  /** Look before and after the address changes, or the link can't be told from the one of before. */
  now(): Identity {
    const { href } = this.document.location;
    const canonical = readCanonical(this.document);
    const fragment = href.search(/#(?![/!])/);
    const address = fragment < 0 ? href : href.slice(0, fragment);
    if (this.last === undefined) {
      this.first = { href, canonical };
      this.last = canonical;
      return { address, canonical };
    }
    if (this.first !== null) {
      this.canonicals.set(pathOf(this.first.href) ?? this.first.href, this.first.canonical);
      this.first = null;
    }
    const path = pathOf(href) ?? href;
    const names = (link: string | null | undefined) => link != null && pathOf(link, this.document.baseURI) === path;
    const known = this.canonicals.get(path);
    if (names(canonical)) this.canonicals.set(path, canonical);
    else if (canonical !== this.last && !names(known))
      this.canonicals.set(path, canonical); // N2
    else if (known === undefined) this.canonicals.set(path, null); // N2
    this.last = canonical;
    return { address, canonical: this.canonicals.get(path) ?? null }; // N3
  }
}
