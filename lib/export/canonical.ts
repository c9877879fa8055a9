/** Records with their fields in one fixed order, so that the same state always gives the same bytes. */
import type { Annotation, ArticleRecord, Finding, Selector } from '../model';

const selectorOf = (selector: Selector): Selector =>
  selector.type === 'TextQuoteSelector'
    ? { type: selector.type, exact: selector.exact, prefix: selector.prefix, suffix: selector.suffix }
    : { type: selector.type, start: selector.start, end: selector.end };

function speakerOf(speaker: Finding['speaker']): Finding['speaker'] {
  if (speaker === null) return null;
  const { name, role, kind } = speaker;
  return { name, role, ...(kind === undefined ? {} : { kind }) };
}

export function canonicalAnnotation(annotation: Annotation): Annotation {
  const { type, id, motivation, created, modified, body, target, finding } = annotation;
  const [quote, ...others] = target.selector;
  return {
    type,
    id,
    motivation,
    created,
    modified,
    body: body.map(({ type, purpose, value, format }) => ({ type, purpose, value, format })),
    target: {
      type: target.type,
      source: target.source,
      styleClass: target.styleClass,
      selector: [
        { type: quote.type, exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
        ...others.map(selectorOf),
      ],
    },
    finding: {
      kind: finding.kind,
      form: finding.form,
      speaker: speakerOf(finding.speaker),
      cue: finding.cue,
      confidence: finding.confidence,
    },
  };
}

export function canonicalArticle(article: ArticleRecord): ArticleRecord {
  const { key, url, title, siteName, byline, published, lang, created, visited } = article;
  return { key, url, title, siteName, byline: [...byline], published, lang, created, visited };
}
