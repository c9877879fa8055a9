import { articleAddress, type Claims } from '../article-key';
import { bylineOf } from './byline';
import { readClaims } from './claims';
import type { PageHead } from './head';
import { headlineOf, labelsAround } from './headline';
import { modifiedOf, publishedOf } from './published';
import { titleOf } from './title';

export interface Metadata {
  readonly url: string;
  readonly title: string;
  readonly byline: readonly string[];
  readonly siteName: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly lang: string;
}

/** "de_AT" and "DE-at" are "de-at"; null for what is no language tag. */
function languageTag(value: string | null | undefined): string | null {
  const tag =
    value
      ?.trim()
      .split(/[\s,;]/)[0]
      ?.replaceAll('_', '-')
      .toLowerCase() ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(tag) ? tag : null;
}

export function languageOf(head: PageHead): string {
  return (
    languageTag(head.document.documentElement?.getAttribute('lang')) ??
    languageTag(head.document.documentElement?.getAttribute('xml:lang')) ??
    languageTag(head.document.body?.getAttribute('lang')) ??
    languageTag(head.document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content')) ??
    languageTag(head.structured?.lang) ??
    languageTag(head.meta('content-language', 'language', 'og:locale')) ??
    'und'
  );
}

/**
 * `claims`: what is known of the page's own, where its head may speak of another article by now.
 *
 * @param isSeen whether an element of the page is seen, as far as anybody knows
 */
export function metadataOf(
  head: PageHead,
  url: string,
  isSeen?: (element: Element) => boolean,
  claims: Claims = readClaims(head.document),
): Metadata {
  const siteName = head.meta('og:site_name', 'application-name') ?? head.structured?.publisher ?? null;
  const title = titleOf(head, siteName, isSeen);
  const headline = headlineOf(head.document, title);
  const lang = languageOf(head);
  const around = { headline, labels: () => (headline === null ? [] : labelsAround(headline)), lang };
  return {
    url: articleAddress(url, claims),
    title,
    byline: bylineOf(head, siteName, around),
    siteName,
    published: publishedOf(head, url, around),
    modified: modifiedOf(head),
    lang,
  };
}
