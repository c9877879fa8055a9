import { readHead } from './metadata';

export interface GateOptions {
  readonly url?: string;
}

const ARTICLE_TYPE = /(?:Article|Report|BlogPosting|LiveBlogPosting)$/;

/** Whether the page is one article: the gate before anything is read. Asks the head and JSON-LD only. */
export function isArticle(document: Document, _options: GateOptions = {}): boolean {
  const head = readHead(document);
  return head.structured?.types.some((type) => ARTICLE_TYPE.test(type)) === true || head.meta('og:type') === 'article';
}
