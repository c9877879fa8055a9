import { addressOf } from './address';
import { bylineOf } from './byline';
import { publishedOf } from './published';
import { type StructuredData, structuredDataOf } from './structured-data';
import { titleOf } from './title';

export interface Metadata {
  readonly url: string;
  readonly title: string;
  readonly byline: readonly string[];
  readonly siteName: string | null;
  readonly published: string | null;
  readonly lang: string;
}

/** What the page's head and JSON-LD say, read once. */
export interface PageHead {
  readonly document: Document;
  readonly structured: StructuredData | null;
  /** The `content` of the first `<meta>` of that `name`, `property` or `itemprop`, trimmed; null where none has any. */
  meta(...names: readonly string[]): string | null;
  /** All of them. */
  metas(...names: readonly string[]): readonly string[];
}

/** White space collapsed, and what no reader sees (soft hyphens, zero-width spaces) left out. */
export const tidy = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export function readHead(document: Document): PageHead {
  const contents = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta')) {
    const content = tidy(meta.getAttribute('content') ?? '');
    if (content === '') continue;
    for (const attribute of ['name', 'property', 'itemprop']) {
      const name = meta.getAttribute(attribute)?.trim().toLowerCase();
      if (name === undefined || name === '') continue;
      const known = contents.get(name);
      if (known === undefined) contents.set(name, [content]);
      else if (!known.includes(content)) known.push(content);
    }
  }
  const metas = (...names: readonly string[]): string[] => names.flatMap((name) => contents.get(name) ?? []);
  return {
    document,
    structured: structuredDataOf(document),
    metas,
    meta: (...names) => metas(...names)[0] ?? null,
  };
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

export function metadataOf(head: PageHead, url: string): Metadata {
  return {
    url: addressOf(head, url),
    title: titleOf(head),
    byline: bylineOf(head),
    siteName: head.meta('og:site_name', 'application-name') ?? head.structured?.publisher ?? null,
    published: publishedOf(head, url),
    lang: languageOf(head),
  };
}
