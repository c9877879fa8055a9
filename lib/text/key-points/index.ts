/**
 * Key points: the publisher's own, linked to the sentences that support them; where there are none, the few sentences
 * that carry the article.
 */
import type { Article, KeyPoint, Span } from '../../model';
import type { Language } from '../language';
import { finish, type Steps } from '../steps';
import { supportingKeyPoints } from './publisher';
import { selectingKeyPoints } from './select';

export { alignBullets } from './align';

/**
 * Key points are looked for in so many UTF-16 units of the text, from its start: some thirty thousand words, more than any
 * article has. What stands behind them (of a book, or of a live blog of many days) is no key point's place.
 */
const MOST_UNITS = 200_000;
/** And in so many sentences. */
const MOST_SENTENCES = 4000;

/**
 * The publisher's bullets in their order where it prints any, else two to six sentences of the body by its length, the
 * most telling first; fewer, or none, where fewer can stand alone. `sentences` are those of the article, in order.
 */
export function* findingKeyPoints(article: Article, sentences: readonly Span[], language: Language): Steps<KeyPoint[]> {
  const beyond = sentences.findIndex(({ end }) => end > MOST_UNITS);
  const read = sentences.slice(0, Math.min(MOST_SENTENCES, beyond < 0 ? sentences.length : beyond));
  return article.bullets.length > 0
    ? yield* supportingKeyPoints(article, read, language)
    : yield* selectingKeyPoints(article, read, language);
}

/** The same at once. */
export function keyPointsOf(article: Article, sentences: readonly Span[], language: Language): KeyPoint[] {
  return finish(findingKeyPoints(article, sentences, language));
}
