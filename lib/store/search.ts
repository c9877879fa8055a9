import { noteOf, quoteOf, speakerOf, tagsOf } from '../annotation';
import type { Annotation, ArticleCopy, ArticleRecord } from '../model';
import { normalized } from '../normalize';

/** Case, accents and compatibility forms don't distinguish words for a search. */
export function fold(text: string): string {
  return normalized(text, 'NFKD').replace(/\p{M}/gu, '').toLowerCase();
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

const wordsOf = (folded: string): string => [...new Set(folded.split(/\s+/u))].join(' ').trim();

/** The same for the index: its words, each once. A term is in one of them exactly where it is in the text. */
export const indexedText = (annotation: Annotation, article: ArticleRecord): string =>
  wordsOf(searchText(annotation, article));

/** What is searched of a kept article, for the index: headline, text, and the publisher's key points beside it. */
export const copyWords = ({ article: { title, text, bullets } }: Pick<ArticleCopy, 'article'>): string =>
  wordsOf(fold([title, text, ...bullets.map(({ text: words }) => words)].join('\n')));

/** So many words of the text stand before and after what was found, to show where it is. */
const AROUND = 14;

/**
 * Some words of an article around the first place that has a term, on whole words; of several terms, a block that has all
 * of them counts first. Null where none is there.
 */
export function excerptOf({ article: { text, blocks } }: Pick<ArticleCopy, 'article'>, query: string): string | null {
  const terms = termsOf(query);
  let best: { readonly words: readonly string[]; readonly at: number; readonly count: number } | null = null;
  for (const { start, end } of blocks) {
    const words = text.slice(start, end).split(/\s+/u);
    const folded = words.map(fold);
    const found = terms.map((term) => folded.findIndex((word) => word.includes(term))).filter((at) => at >= 0);
    if (found.length <= (best?.count ?? 0)) continue;
    best = { words, at: Math.min(...found), count: found.length };
    if (found.length === terms.length) break;
  }
  if (best === null) return null;
  const [from, to] = [Math.max(0, best.at - AROUND), best.at + AROUND + 1];
  const shown = best.words.slice(from, to).join(' ');
  return `${from > 0 ? '… ' : ''}${shown}${to < best.words.length ? ' …' : ''}`;
}
