/**
 * Key points: the publisher's own, linked to the sentences that support them; where there are none, the few sentences
 * that carry the article.
 */
import type { Article, KeyPoint, Span } from '../../model';
import type { Language } from '../language';
import { finish, type Steps } from '../steps';
import { inReach, supportingKeyPoints } from './publisher';
import { selectingKeyPoints } from './select';

export { alignBullets } from './align';

/**
 * The publisher's bullets in their order where it prints any, else two to six sentences of the body by its length, the
 * most telling first; fewer, or none, where fewer can stand alone. `sentences` are those of the article, in order.
 */
export function* findingKeyPoints(article: Article, sentences: readonly Span[], language: Language): Steps<KeyPoint[]> {
  const read = inReach(sentences);
  return article.bullets.length > 0
    ? yield* supportingKeyPoints(article, read, language)
    : yield* selectingKeyPoints(article, read, language);
}

/** The same at once. */
export function keyPointsOf(article: Article, sentences: readonly Span[], language: Language): KeyPoint[] {
  return finish(findingKeyPoints(article, sentences, language));
}
