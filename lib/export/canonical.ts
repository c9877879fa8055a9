/** Records with their fields in one fixed order, so that the same state always gives the same bytes. */
import type { Annotation, ArticleDigest, ArticleRecord, Finding, Selector, Span, TextQuoteSelector } from '../model';
import type { ArticleCorrections, StoredCopy } from '../stored';

const quoteOf = ({ type, exact, prefix, suffix }: TextQuoteSelector): TextQuoteSelector => ({
  type,
  exact,
  prefix,
  suffix,
});

const selectorOf = (selector: Selector): Selector =>
  selector.type === 'TextQuoteSelector'
    ? quoteOf(selector)
    : { type: selector.type, start: selector.start, end: selector.end };

function speakerOf(speaker: Finding['speaker']): Finding['speaker'] {
  if (speaker === null) return null;
  const { name, role, kind } = speaker;
  return { name, role, ...(kind === undefined ? {} : { kind }) };
}

export function canonicalAnnotation(annotation: Annotation): Annotation {
  const { type, id, motivation, created, modified, body, target, finding, correction, status, versions } = annotation;
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
      selector: [quoteOf(quote), ...others.map(selectorOf)],
    },
    finding: {
      kind: finding.kind,
      form: finding.form,
      speaker: speakerOf(finding.speaker),
      cue: finding.cue,
      ...(finding.stance === undefined ? {} : { stance: finding.stance }),
      ...(finding.contents === undefined ? {} : { contents: [...finding.contents] }),
      ...(finding.sentence === undefined ? {} : { sentence: finding.sentence }),
      confidence: finding.confidence,
      ...(finding.checkable === undefined
        ? {}
        : { checkable: finding.checkable.map(({ kind, words }) => ({ kind, words })) }),
    },
    ...(correction === undefined
      ? {}
      : { correction: correction.speaker === undefined ? {} : { speaker: speakerOf(correction.speaker) } }),
    ...(status === undefined ? {} : { status }),
    ...(versions === undefined
      ? {}
      : { versions: versions.map(({ seen, selector }) => ({ seen, selector: quoteOf(selector) })) }),
  };
}

const digestOf = ({ taken, title, modified, paragraphs }: ArticleDigest): ArticleDigest => ({
  taken,
  title,
  modified,
  paragraphs,
});

export function canonicalArticle(article: ArticleRecord): ArticleRecord {
  const { key, url, title, siteName, byline, published, lang, created, visited, digest } = article;
  return {
    key,
    url,
    title,
    siteName,
    byline: [...byline],
    published,
    lang,
    created,
    visited,
    ...(digest === undefined ? {} : { digest: digestOf(digest) }),
  };
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

export const canonicalCopy = ({ article, page, digest, copy }: StoredCopy): StoredCopy => ({
  article,
  page,
  digest,
  copy: {
    taken: copy.taken,
    address: copy.address,
    article: {
      url: copy.article.url,
      title: copy.article.title,
      byline: [...copy.article.byline],
      siteName: copy.article.siteName,
      published: copy.article.published,
      modified: copy.article.modified ?? null,
      lang: copy.article.lang,
      genre: copy.article.genre ?? null,
      text: copy.article.text,
      blocks: copy.article.blocks.map(({ kind, start, end }) => ({ kind, start, end })),
      bullets: copy.article.bullets.map(({ text, span }) => ({ text, span: span && spanOf(span) })),
    },
    claims: copy.claims.map(({ form, contents: [first, ...others], cue, source, stance, speaker, confidence }) => ({
      form,
      contents: [spanOf(first), ...others.map(spanOf)],
      cue: cue && spanOf(cue),
      source: source && spanOf(source),
      stance,
      speaker: speaker && speakerOf(speaker),
      confidence,
    })),
    keyPoints: copy.keyPoints.map(({ origin, text, span }) => ({ origin, text, span: span && spanOf(span) })),
  },
});

export const canonicalCorrections = ({ article, items }: ArticleCorrections): ArticleCorrections => ({
  article,
  items: items.map(({ kind, selector, wrong, speaker, modified }) => ({
    kind,
    selector: quoteOf(selector),
    ...(wrong === undefined ? {} : { wrong }),
    ...(speaker === undefined ? {} : { speaker: speakerOf(speaker) }),
    modified,
  })),
});
