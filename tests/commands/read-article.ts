import { readingArticleTextsOf } from '@/lib/outline/article-texts';
import { outlineDataOf } from '@/lib/outline/outline-data';
import { type ArticleReading, buildingArticle, type ReadOptions, readingForArticle } from '@/lib/page/page-article';
import { finish } from '@/lib/text/steps';

/** Reads the article of a page, all of it here and at once; null where there is none. */
export function readArticle(document: Document, options: ReadOptions = {}): ArticleReading | null {
  const page = finish(readingForArticle(document, options));
  const texts = finish(readingArticleTextsOf(finish(outlineDataOf(page.outline)), page.facts));
  return texts === null ? null : finish(buildingArticle(page, texts));
}
