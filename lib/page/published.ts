import { dateIn, dayOf } from '../outline/written-date';
import type { PageHead } from './head';
import { type Label, type Surroundings, standsElsewhere } from './headline';

const META_PUBLISHED = [
  ...[
    'article:published_time',
    'og:published_time',
    'datepublished',
    'article.published',
    'published_on',
    'publishdate',
  ],
  ...['published_time', 'publish_date', 'publication_date', 'publish-date', 'publication-date', 'pubdate', 'pub_date'],
  ...['parsely-pub-date', 'sailthru.date', 'dc.date.issued', 'dcterms.issued', 'dc.date.created', 'dcterms.created'],
  ...['dc.date', 'dcterms.date', 'datecreated', 'cxenseparse:recs:publishtime', 'date', 'og:pubdate'],
];

/** The same, spelt in some other way ("article:published:time", "DC.Date.Published"). */
const META_LIKE =
  /(?:^|[^a-z])(?:publi(?:sh(?:ed)?|cation)|pub|issued?)[^a-z]*(?:date|time|on|at)?$|date[^a-z]*(?:publi|pub|created|issued)/;

/** Better than what is printed, where nothing else is stated. */
const META_CHANGED = ['last-modified', 'article:modified_time', 'og:updated_time', 'datemodified'];

const META_MODIFIED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
];

const IN_ADDRESS = /\/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:\/|[-_.]|$)|\/(20\d{2})(\d{2})(\d{2})\//;

const PRINTED_TIME =
  'time, [itemprop="datePublished"], abbr[title], [class*="publish" i], [class*="date" i], [class*="time" i], [class*="byline" i]';
/** Parts of the page whose dates are not the article's: other stories, readers' comments, posts that are shown in it. */
const ELSEWHERE =
  'aside, footer, nav, blockquote, [class*="comment" i], [class*="related" i], [class*="teaser" i], [class*="sidebar" i], [class*="embed" i]';
/** A longer text with a date in it is no label. */
const MAX_LABEL = 120;
const MAX_LABELS = 200;

/** What an element says for machines: of `<time>`, of microdata, and of the older `<abbr>`. */
const MACHINE_READABLE = ['datetime', 'content', 'title'];

/** What the page prints near its heading, or in an element that says so. */
function printedDate(
  document: Document,
  headline: Element | null,
  labels: () => readonly Label[],
  lang: string,
): string | null {
  let checked = 0;
  for (const element of document.querySelectorAll(PRINTED_TIME)) {
    if (checked++ >= MAX_LABELS) break;
    const text = element.textContent ?? '';
    if (text.length > MAX_LABEL * 3 || standsElsewhere(element, ELSEWHERE, headline)) continue;
    const label = text.replace(/\s+/g, ' ').trim();
    for (const attribute of MACHINE_READABLE) {
      const date = dateIn(element.getAttribute(attribute) ?? '', lang);
      if (date !== null) return date;
    }
    const printed = label.length <= MAX_LABEL ? dateIn(label, lang) : null;
    if (printed !== null) return printed;
  }
  for (const { text } of labels()) {
    const date = text.length <= MAX_LABEL ? dateIn(text, lang) : null;
    if (date !== null) return date;
  }
  return null;
}

function dateInAddress(url: string): string | null {
  const found = IN_ADDRESS.exec(url);
  if (found === null) return null;
  return dayOf(Number(found[1] ?? found[4]), Number(found[2] ?? found[5]), Number(found[3] ?? found[6]));
}

/**
 * ISO 8601 date, with a time where the page gives one: of JSON-LD, else of `<meta>`, else as printed, else in the
 * address; null where there is none.
 */
export function publishedOf(head: PageHead, url: string, { headline, labels, lang }: Surroundings): string | null {
  const named = head.namedLike(META_LIKE).map(({ content }) => content);
  const stated = [head.structured?.published ?? '', ...head.metas(...META_PUBLISHED), ...named];
  for (const value of [...stated, ...head.metas(...META_CHANGED)]) {
    const date = dateIn(value, lang);
    if (date !== null) return date;
  }
  return printedDate(head.document, headline, labels, lang) ?? dateInAddress(url);
}

/**
 * ISO 8601 date of the last change, of JSON-LD, else of `<meta>`; null where the page states none. What is printed is
 * not asked: it stands in too many forms beside the date of publication.
 */
export function modifiedOf(head: PageHead): string | null {
  for (const value of [head.structured?.modified ?? '', ...head.metas(...META_MODIFIED)]) {
    const date = dateIn(value);
    if (date !== null) return date;
  }
  return null;
}
