/**
 * The JSON that Hypothesis' client exports and imports (https://github.com/hypothesis/client). Its import takes `uri`,
 * `text`, `tags`, `target` and `document`; what only we know stands under `pressmark`, which it leaves aside. Its cards
 * show the quoted words without any form or speaker: of a claim the text begins with the claim put in words, and the note
 * follows. `pressmark.claim` is that beginning, so that the note comes back without it.
 */
import { noteOf, tagsOf } from '../annotation';
import type { Annotation, ArticleRecord } from '../model';
import { uriOf } from './address';
import { canonicalAnnotation, canonicalArticle } from './canonical';
import { claimLine, claimOf } from './claim-words';
import { inReadingOrder } from './kept-article';
import { escapeMarkdown } from './markdown';
import type { ExportWords, Writer } from './writer';

export function toHypothesis(annotation: Annotation, article: ArticleRecord, words: ExportWords): object {
  const { id, created, modified, target, finding, correction, status, versions } = canonicalAnnotation(annotation);
  const isClaim = finding.kind === 'quotation';
  // The text is Markdown there, and no words of a page are to be markup.
  const claim = isClaim ? escapeMarkdown(claimLine(claimOf(annotation, article.lang), words.claim)) : '';
  const note = noteOf(annotation);
  const source = uriOf(target.source);
  return {
    id: id.replace(/^urn:uuid:/, ''),
    created,
    updated: modified,
    uri: source,
    text: isClaim && note !== '' ? `${claim}\n\n${note}` : `${claim}${note}`,
    tags: tagsOf(annotation),
    target: [{ source, selector: target.selector }],
    document: { title: [article.title] },
    pressmark: {
      color: target.styleClass,
      ...(isClaim ? { claim } : {}),
      finding,
      ...(correction === undefined ? {} : { correction }),
      ...(status === undefined ? {} : { status }),
      ...(versions === undefined ? {} : { versions }),
      article: canonicalArticle(article),
    },
  };
}

export function hypothesisWriter(words: ExportWords): Writer {
  let separator = '\n';
  return {
    head: () => '{"client_version":"pressmark","annotations":[',
    *article({ article, annotations }) {
      for (const annotation of inReadingOrder(annotations)) {
        yield separator + JSON.stringify(toHypothesis(annotation, article, words));
        separator = ',\n';
      }
    },
    foot: () => '\n]}\n',
  };
}
