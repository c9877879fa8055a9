/**
 * The JSON that Hypothesis' client exports and imports (https://github.com/hypothesis/client). Its import takes `uri`,
 * `text`, `tags`, `target` and `document`; what only we know stands under `pressmark`, which it leaves aside.
 */
import { noteOf, tagsOf } from '../annotation';
import type { Annotation, ArticleRecord } from '../model';
import { uriOf } from './address';
import { canonicalAnnotation, canonicalArticle } from './canonical';
import { inReadingOrder } from './kept-article';
import type { Writer } from './writer';

export function toHypothesis(annotation: Annotation, article: ArticleRecord): object {
  const { id, created, modified, target, finding, versions } = canonicalAnnotation(annotation);
  const source = uriOf(target.source);
  return {
    id: id.replace(/^urn:uuid:/, ''),
    created,
    updated: modified,
    uri: source,
    text: noteOf(annotation),
    tags: tagsOf(annotation),
    target: [{ source, selector: target.selector }],
    document: { title: [article.title] },
    pressmark: {
      color: target.styleClass,
      finding,
      ...(versions === undefined ? {} : { versions }),
      article: canonicalArticle(article),
    },
  };
}

export function hypothesisWriter(): Writer {
  let separator = '\n';
  return {
    head: () => '{"client_version":"pressmark","annotations":[',
    *article({ article, annotations }) {
      for (const annotation of inReadingOrder(annotations)) {
        yield separator + JSON.stringify(toHypothesis(annotation, article));
        separator = ',\n';
      }
    },
    foot: () => '\n]}\n',
  };
}
