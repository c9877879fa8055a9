/**
 * Key points: the publisher's own, linked to the sentences that support them; where there are none, the few sentences
 * that carry the article.
 */
import type { Article, KeyPoint, Span } from '../../model';
import type { Language } from '../language';
import { publisherKeyPoints } from './publisher';
import { selectedKeyPoints } from './select';

export { alignBullets } from './align';

/**
 * The publisher's bullets in their order where it prints any, else two to six sentences of the body by its length, the
 * most telling first; fewer, or none, where fewer can stand alone. `sentences` are those of the article, in order.
 */
export function keyPointsOf(article: Article, sentences: readonly Span[], language: Language): KeyPoint[] {
  return article.bullets.length > 0
    ? publisherKeyPoints(article, sentences, language)
    : selectedKeyPoints(article, sentences, language);
}
