/**
 * Which article an item of a file belongs to. What is listed, opened and restored under one key must be one article: a
 * file may name a key, an address and an annotation's source that have nothing to do with each other, or were keyed by
 * rules of an older version.
 */
import { articleKey } from '../article-key';
import type { Annotation, ArticleRecord } from '../model';

/** What a page of the article said of itself when it was kept: that it is known by this key. */
const claimsOf = (key: string) => ({ canonical: key, shared: key });

/** The article under the key that it names, where a page at its address may have that key; else under its address' own. */
export function placedArticle(article: ArticleRecord): ArticleRecord {
  const key = articleKey(article.url, claimsOf(article.key));
  return key === article.key ? article : { ...article, key };
}

/** The article of an annotation that says it belongs to `article`: another one where its source can't be a page of that. */
export function articleAt({ target: { source }, created }: Annotation, article: ArticleRecord): ArticleRecord {
  const key = articleKey(source, claimsOf(article.key));
  if (key === article.key) return article;
  return {
    key,
    url: source,
    title: '',
    siteName: null,
    byline: [],
    published: null,
    lang: article.lang,
    created,
    visited: created,
  };
}
