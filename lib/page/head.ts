import { tidy } from '../normalize';
import { type StructuredData, structuredDataOf } from './structured-data';

/** What the page's head and JSON-LD say, read once. */
export interface PageHead {
  readonly document: Document;
  readonly structured: StructuredData | null;
  /** The `content` of the first `<meta>` of that `name`, `property` or `itemprop`, trimmed; null where none has any. */
  meta(...names: readonly string[]): string | null;
  /** All of them. */
  metas(...names: readonly string[]): readonly string[];
  /** All whose name matches, in the order of the page. */
  namedLike(pattern: RegExp): readonly { readonly name: string; readonly content: string }[];
}

export function readHead(document: Document): PageHead {
  const contents = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta')) {
    const content = tidy(meta.getAttribute('content') ?? meta.getAttribute('value') ?? '');
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
    namedLike: (pattern) =>
      [...contents].flatMap(([name, values]) =>
        pattern.test(name) ? values.map((content) => ({ name, content })) : [],
      ),
  };
}
