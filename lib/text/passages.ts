/** What pages ask of kept passages: where they are now, and how their words and their article have changed. */
import type { Article, ArticleChange, ArticleDigest, DiffPart, Place, Selector } from '../model';
import { indexText, type Location } from './anchor';
import { comparingParagraphs } from './article-digest';
import { finish, type Steps } from './steps';
import { differing } from './word-diff';

/** Whether a passage stands nowhere in a page's text, as what keeps an article as a whole. */
const isNowhere = (selectors: readonly Selector[]): boolean =>
  selectors.some((selector) => selector.type === 'TextPositionSelector' && selector.end === selector.start);

/** By index of `wanted`: where that passage stands in `text`, or null where it is gone. */
export function* placing(text: string, wanted: readonly (readonly Selector[])[]): Steps<(Place | null)[]> {
  // Many passages are looked for in one text.
  const index = indexText(text);
  const places: (Place | null)[] = [];
  for (const selectors of wanted) {
    const found = isNowhere(selectors) ? null : yield* index.locating(selectors);
    places.push(found === null ? null : { span: found.span, diff: yield* differenceAt(text, found, selectors) });
    yield;
  }
  return places;
}

/** How the words that were found differ from those kept; null where only typography does. */
function* differenceAt(text: string, { span, edits }: Location, selectors: readonly Selector[]): Steps<Place['diff']> {
  const quote = selectors.find((selector) => selector.type === 'TextQuoteSelector');
  if (edits === 0 || quote === undefined) return null;
  return yield* differenceOf(quote.exact, text.slice(span.start, span.end));
}

/** Null where only typography differs. */
function* differenceOf(before: string, after: string): Steps<readonly DiffPart[] | null> {
  const diff = yield* differing(before, after);
  return diff.every(({ kind }) => kind === 'same') ? null : diff;
}

/** How an article differs from what `digest` remembers; null where it doesn't. */
export function* comparing(article: Article, digest: ArticleDigest): Steps<ArticleChange | null> {
  const title = yield* differenceOf(digest.title, article.title);
  const paragraphs = yield* comparingParagraphs(digest, article);
  const modified = article.modified != null && article.modified !== digest.modified ? article.modified : null;
  const isSame = title === null && paragraphs.changed + paragraphs.added + paragraphs.removed === 0;
  return isSame && modified === null ? null : { since: digest.taken, title, ...paragraphs, modified };
}

/** The same at once. */
export function articleChange(article: Article, digest: ArticleDigest): ArticleChange | null {
  return finish(comparing(article, digest));
}
