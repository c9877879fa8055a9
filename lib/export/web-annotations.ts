/**
 * W3C Web Annotation, https://www.w3.org/TR/annotation-model/: a collection whose annotations stand in pages, in one
 * JSON-LD file. The first page stands in the collection, as the model has it; the others, which the model would have a
 * server give one by one, are included nodes (JSON-LD 1.1). What the standard has no word for stands under
 * `pressmark:…`, as JSON. Of a claim a body whose purpose is `describing` says in words, for programs that know nothing
 * of us, how it is put and in which sentence it stands. Every annotation names the context itself, so that it can be taken out and stand alone.
 */
import type { Annotation, ArticleRecord, HighlightColor } from '../model';
import { uriOf } from './address';
import { canonicalAnnotation, canonicalArticle } from './canonical';
import { claimLine, claimOf, sentenceOf } from './claim-words';
import { inReadingOrder, type KeptVersion } from './kept-article';
import { wellFormed } from './well-formed';
import type { ExportWords, Writer } from './writer';

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

const COLLECTION_CONTEXT = [
  ANNOTATION_CONTEXT,
  {
    pressmark: 'https://pressmark.example/ns#',
    'pressmark:finding': { '@type': '@json' },
    'pressmark:correction': { '@type': '@json' },
    'pressmark:status': { '@type': '@json' },
    'pressmark:versions': { '@type': '@json' },
    'pressmark:article': { '@type': '@json' },
  },
];

/** Small enough to be shown at once, large enough that few libraries have many. */
const PAGE_SIZE = 1000;

/** The same for every export of the same first annotation: a file is named by what is in it, not by when. */
const collectionId = (first: string) => `${first}#collection`;

/** What a claim says and where, in words; nothing for words that nobody is said to have said. */
function describing(annotation: Annotation, { lang }: ArticleRecord, words: ExportWords): readonly object[] {
  if (annotation.finding.kind !== 'quotation') return [];
  const claim = claimOf(annotation, lang);
  const value = wellFormed([claimLine(claim, words.claim), sentenceOf(claim) ?? ''].join('\n').trim());
  return [{ type: 'TextualBody', purpose: 'describing', value, format: 'text/plain' }];
}

/**
 * The version that the words were kept from, as https://www.w3.org/TR/annotation-model/#time-state: its date, the address
 * of a web archive's copy, and the digest of the text that Pressmark has of it.
 */
function stateOf({ archived }: ArticleRecord, version: KeptVersion | undefined): object {
  if (version === undefined && archived === undefined) return {};
  return {
    state: {
      type: 'TimeState',
      ...(version === undefined ? {} : { sourceDate: version.taken }),
      ...(archived === undefined ? {} : { cached: uriOf(archived) }),
      ...(version === undefined ? {} : { 'pressmark:digest': `sha256:${version.digest}` }),
    },
  };
}

/** An annotation as a W3C Web Annotation that stands alone. */
export function toWebAnnotation(
  annotation: Annotation,
  article: ArticleRecord,
  words: ExportWords,
  version?: KeptVersion,
): object {
  const { finding, correction, status, body: own, target, versions, ...rest } = canonicalAnnotation(annotation);
  const body = [...own, ...describing(annotation, article, words)];
  return {
    '@context': ANNOTATION_CONTEXT,
    ...rest,
    ...(body.length === 0 ? {} : { body }),
    stylesheet: {
      type: 'CssStylesheet',
      value: `.${target.styleClass} { background: ${CSS_COLORS[target.styleClass]} }`,
    },
    target: { ...target, source: uriOf(target.source), ...stateOf(article, version) },
    'pressmark:finding': finding,
    ...(correction === undefined ? {} : { 'pressmark:correction': correction }),
    ...(status === undefined ? {} : { 'pressmark:status': status }),
    ...(versions === undefined ? {} : { 'pressmark:versions': versions }),
    'pressmark:article': canonicalArticle(article),
  };
}

/** The colours, so that a client that knows nothing of us can show them (section 4.4 wants it where a class is named). */
const CSS_COLORS: Readonly<Record<HighlightColor, string>> = {
  yellow: '#f4c430',
  green: '#62b46a',
  blue: '#5a9fe0',
  pink: '#e87aa4',
  purple: '#a184dd',
};

const fields = (object: object): string => JSON.stringify(object).slice(1, -1);

export function webAnnotationWriter(words: ExportWords): Writer {
  let total = 0;
  let collection = '';
  const page = (number: number) => `${collection}-page-${number}`;
  const openPage = (number: number) =>
    `{${fields({
      ...(number === 1 ? {} : { '@context': ANNOTATION_CONTEXT }),
      id: page(number),
      type: 'AnnotationPage',
      partOf: collection,
      startIndex: total,
      ...(number === 1 ? {} : { prev: page(number - 1) }),
    })},"items":[\n`;

  const place = (annotation: Annotation): string => {
    const number = Math.floor(total / PAGE_SIZE) + 1;
    if (total === 0) {
      collection = collectionId(annotation.id);
      return `,${fields({ id: collection })},"first":${openPage(1)}`;
    }
    if (total % PAGE_SIZE !== 0) return ',\n';
    // The page before is closed once it is known that another follows.
    const close = `\n],"next":${JSON.stringify(page(number))}}`;
    return `${close}${number === 2 ? ',"@included":[' : ','}${openPage(number)}`;
  };

  return {
    head: () => `{${fields({ '@context': COLLECTION_CONTEXT, type: 'AnnotationCollection', label: 'Pressmark' })}`,
    *article({ article, annotations, versions }) {
      for (const annotation of inReadingOrder(annotations)) {
        yield place(annotation) +
          JSON.stringify(toWebAnnotation(annotation, article, words, versions?.[annotation.id]));
        total += 1;
      }
    },
    foot: () => {
      const pages = Math.ceil(total / PAGE_SIZE);
      const close = total === 0 ? '' : pages === 1 ? '\n]}' : '\n]}]';
      return `${close},${fields({ ...(total === 0 ? {} : { last: page(pages) }), total })}}\n`;
    },
  };
}
