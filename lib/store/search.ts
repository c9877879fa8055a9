import { noteOf, quoteOf, speakerOf, tagsOf } from '../annotation';
import type { Annotation, ArticleRecord } from '../model';

/** Case, accents and compatibility forms don't distinguish words for a search. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a query; every one must occur. */
export function termsOf(query: string): readonly string[] {
  return fold(query)
    .split(/\s+/u)
    .filter((term) => term !== '');
}

/** Everything of an annotation that a reader may search for: words, speaker, note, tags, and its article. */
export function searchText(annotation: Annotation, article: ArticleRecord): string {
  const speaker = speakerOf(annotation);
  return fold(
    [
      quoteOf(annotation),
      speaker?.name ?? '',
      speaker?.role ?? '',
      noteOf(annotation),
      tagsOf(annotation)
        .map((tag) => `#${tag}`)
        .join(' '),
      article.title,
      article.siteName ?? '',
      article.byline.join(' '),
    ].join('\n'),
  );
}

/** The same for the index: its words, each once. A term is in one of them exactly where it is in the text. */
export const indexedText = (annotation: Annotation, article: ArticleRecord): string =>
  [...new Set(searchText(annotation, article).split(/\s+/u))].join(' ').trim();
