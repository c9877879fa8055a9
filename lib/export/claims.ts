/**
 * schema.org (https://schema.org/Claim): what was said, by whom, and the article where it appears.
 *
 * S1 A `Claim` has an author only where that author asserts its text. What is said is claimed as it was said.
 * S2 What is promised or warned of or against is no assertion by itself ("closing the bridge"): the claim is that it is
 *    promised, or warned of, put in words.
 * S3 Of a denial the claim is the denial: the sentence that has it, else the denial put in words. Never what is denied.
 * S4 What is asked or called into question is a `Question` in its sentence, and no claim.
 * S5 Records from before stances were told are claims of their speaker only where the words are the speaker's own; of
 *    others the claim is that it was reported so, by nobody.
 * S6 A status that the reader gave is a draft of a `ClaimReview`, with a rating only where there is a verdict. It has no
 *    author: Pressmark doesn't know its reader. Whoever publishes it adds that, and `url`.
 */
import { isWholeArticle, speakerOf } from '../annotation';
import type { Annotation, ArticleRecord } from '../model';
import { uriOf } from './address';
import { type ClaimToPut, claimLine, claimOf, plainWords, sentenceOf } from './claim-words';
import { isoDate } from './iso-date';
import { inReadingOrder } from './kept-article';
import { sourceOf } from './source';
import { withTextFragment } from './text-fragment';
import type { ExportWords, Writer } from './writer';

type Node = Readonly<Record<string, unknown>>;

function articleNode(article: ArticleRecord): Node {
  const { url, title, siteName, byline, lang } = article;
  const published = isoDate(article.published);
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
function authorNode(annotation: Annotation, { siteName }: ArticleRecord): Node | null {
  const speaker = speakerOf(annotation);
  if (speaker !== null) {
    const { name, role, kind } = speaker;
    // The vocabulary has two kinds of author. What a document says, its issuer says.
    const isBody = kind === 'organisation' || kind === 'document';
    if (isBody) return { '@type': 'Organization', name };
    return { '@type': 'Person', name, ...(role === null ? {} : { jobTitle: role }) };
  }
  const isPublishers = annotation.finding.kind === 'key-point' && siteName !== null;
  return isPublishers ? { '@type': 'Organization', name: siteName } : null;
}

/** Type and text by S1 to S5, and whether its author is named. */
function statementOf(claim: ClaimToPut, words: ExportWords): { type: string; text: string; isBySpeaker: boolean } {
  const put = () => claimLine(claim, words.claim);
  const { kind, form, stance } = claim;
  if (kind !== 'quotation' || stance === 'says' || (stance === null && form === 'direct')) {
    return { type: 'Claim', text: plainWords(claim), isBySpeaker: true };
  }
  if (stance === null) return { type: 'Claim', text: put(), isBySpeaker: false };
  if (stance === 'promises' || stance === 'warns') return { type: 'Claim', text: put(), isBySpeaker: true };
  const type = stance === 'denies' ? 'Claim' : 'Question';
  return { type, text: sentenceOf(claim) ?? put(), isBySpeaker: true };
}

/** A claim, or a question, with a draft of its review where the reader has a status for it. */
export function toClaims(annotation: Annotation, article: ArticleRecord, words: ExportWords): readonly Node[] {
  const url = sourceOf(annotation, article);
  const { type, text, isBySpeaker } = statementOf(claimOf(annotation, article.lang), words);
  const author = isBySpeaker ? authorNode(annotation, article) : null;
  const claim = {
    '@type': type,
    '@id': annotation.id,
    text,
    ...(author === null ? {} : { author }),
    appearance: {
      ...articleNode({ ...article, url }),
      '@id': withTextFragment(uriOf(url), annotation.target.selector[0]),
    },
    dateCreated: annotation.created,
  };
  const { status } = annotation;
  if (status !== 'supported' && status !== 'disputed' && status !== 'no-verdict') return [claim];
  const review = {
    '@type': 'ClaimReview',
    '@id': `${annotation.id}#review`,
    itemReviewed: { '@id': annotation.id },
    claimReviewed: text,
    creativeWorkStatus: 'Draft',
    ...(status === 'no-verdict' ? {} : { reviewRating: { '@type': 'Rating', alternateName: words.statuses[status] } }),
    dateModified: annotation.modified,
  };
  return [claim, review];
}

export function claimWriter(words: ExportWords): Writer {
  let separator = '\n';
  return {
    head: () => '{"@context":"https://schema.org","@graph":[',
    *article({ article, annotations }) {
      for (const annotation of inReadingOrder(annotations)) {
        // An article that is kept as a whole claims nothing by itself.
        if (isWholeArticle(annotation)) continue;
        for (const node of toClaims(annotation, article, words)) {
          yield separator + JSON.stringify(node);
          separator = ',\n';
        }
      }
    },
    foot: () => '\n]}\n',
  };
}
