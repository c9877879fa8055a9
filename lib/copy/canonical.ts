/**
 * What is hashed of a copy, so that anybody can compute the same: the UTF-8 bytes of a JSON object as RFC 8785 (JSON
 * Canonicalization Scheme) writes it, which for strings, lists and null is what `JSON.stringify` gives of objects whose
 * fields are in the order of their names. Lone surrogates, which UTF-8 has no bytes for, stand as U+FFFD.
 *
 * The fields: `address` (where it was read), `blocks` (a list of pairs: kind and text), `bullets` (the publisher's own key
 * points), `byline`, `lang`, `modified`, `published`, `siteName`, `title`, `url`. What Pressmark found in the text is left
 * out, since it depends on Pressmark, and so is the time, so that the same article has the same digest whenever it is read.
 */
import { elementAt } from '../element-at';
import type { Article, ArticleCopy } from '../model';

export const blockTexts = ({ text, blocks }: Pick<Article, 'text' | 'blocks'>): readonly string[] =>
  blocks.map(({ start, end }) => text.slice(start, end));

export function canonicalForm({ address, article }: Pick<ArticleCopy, 'address' | 'article'>): string {
  const texts = blockTexts(article);
  const fields = {
    address,
    blocks: article.blocks.map(({ kind }, index) => [kind, elementAt(texts, index)]),
    bullets: article.bullets.map(({ text }) => text),
    byline: article.byline,
    lang: article.lang,
    modified: article.modified ?? null,
    published: article.published,
    siteName: article.siteName,
    title: article.title,
    url: article.url,
  };
  return JSON.stringify(fields, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
}
