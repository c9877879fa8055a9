/**
 * schema.org `Claim` (https://schema.org/Claim): what was said, by whom, and the article where it appears. A fact-checker
 * who has a verdict refers to it as the `itemReviewed` of a ClaimReview.
 */
import { quoteOf } from '../annotation';
import type { Annotation, ArticleRecord } from '../model';
import { uriOf } from './address';
import { inReadingOrder } from './kept-article';
import { sourceOf } from './source';
import { withTextFragment } from './text-fragment';
import type { Writer } from './writer';

type Node = Readonly<Record<string, unknown>>;

function articleNode(article: ArticleRecord): Node {
  const { url, title, siteName, byline, published, lang } = article;
  return {
    '@type': 'NewsArticle',
    '@id': uriOf(url),
    url: uriOf(url),
    ...(title === '' ? {} : { headline: title }),
    ...(byline.length === 0 ? {} : { author: byline.map((name) => ({ '@type': 'Person', name })) }),
    ...(siteName === null ? {} : { publisher: { '@type': 'Organization', name: siteName } }),
    ...(published === null ? {} : { datePublished: published }),
    ...(lang === 'und' ? {} : { inLanguage: lang }),
  };
}

/**
 * Who makes the claim: the speaker of a quotation; the publisher of a key point, which the article states itself; nobody
 * known for words that the reader marked.
 */
function authorNode({ finding }: Annotation, { siteName }: ArticleRecord): Node | null {
  if (finding.speaker !== null) {
    const { name, role, kind } = finding.speaker;
    // The vocabulary has two kinds of author. What a document says, its issuer says.
    const isBody = kind === 'organisation' || kind === 'document';
    if (isBody) return { '@type': 'Organization', name };
    return { '@type': 'Person', name, ...(role === null ? {} : { jobTitle: role }) };
  }
  return finding.kind === 'key-point' && siteName !== null ? { '@type': 'Organization', name: siteName } : null;
}

export function toClaim(annotation: Annotation, article: ArticleRecord): Node {
  const url = sourceOf(annotation, article);
  const author = authorNode(annotation, article);
  return {
    '@type': 'Claim',
    '@id': annotation.id,
    text: quoteOf(annotation),
    ...(author === null ? {} : { author }),
    appearance: {
      ...articleNode({ ...article, url }),
      '@id': withTextFragment(uriOf(url), annotation.target.selector[0]),
    },
    dateCreated: annotation.created,
  };
}

export function claimWriter(): Writer {
  let separator = '\n';
  return {
    head: () => '{"@context":"https://schema.org","@graph":[',
    *article({ article, annotations }) {
      for (const annotation of inReadingOrder(annotations)) {
        yield separator + JSON.stringify(toClaim(annotation, article));
        separator = ',\n';
      }
    },
    foot: () => '\n]}\n',
  };
}
