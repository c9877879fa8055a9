import type { PageHead } from './head';
import months from './months.json';

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
  ...['dc.date', 'dcterms.date', 'datecreated', 'cxenseparse:recs:publishtime', 'date', 'og:pubdate', 'last-modified'],
  ...['article:modified_time', 'og:updated_time', 'datemodified'],
];

const META_MODIFIED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
];

const ISO =
  /(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s|]+(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}(?!\d)|UTC|GMT)?)?/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)/;
const SLASHED = /(\d{4})\s*[/.年년]\s*(\d{1,2})\s*[/.月월]\s*(\d{1,2})/;
/** Day first, as everywhere but in one country; "4/25/2024" can only be its. */
const DAY_FIRST = /(?<!\d)(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})(?!\d)/;
const MONTH = new Map(Object.entries(months).flatMap(([month, names]) => names.map((name) => [name, Number(month)])));
const NAMED =
  /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s*(?:de\s+|of\s+)?(\p{L}{3,})\.?,?\s*(?:de\s+|del\s+)?(\d{4})(?!\d)/u;
const NAMED_FIRST = /(?<!\p{L})(\p{L}{3,20})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
const IN_ADDRESS = /\/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:\/|[-_.]|$)|\/(20\d{2})(\d{2})(\d{2})\//;

const padded = (number: number): string => String(number).padStart(2, '0');

function dayOf(year: number, month: number, day: number): string | null {
  const full = year < 100 ? 2000 + year : year;
  const real = full >= 1990 && full < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return real ? `${full}-${padded(month)}-${padded(day)}` : null;
}

const monthOf = (name: string | undefined): number => MONTH.get(name?.toLowerCase() ?? '') ?? 0;

/** The date in a text as ISO 8601, with its time where that is written in ISO 8601 too; null where there is none. */
export function dateIn(text: string): string | null {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const day = dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    if (day === null || iso[4] === undefined || iso[5] === undefined) return day;
    const zone =
      iso[7]
        ?.toUpperCase()
        .replace(/^(?:UTC|GMT)$/, 'Z')
        .replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') ?? '';
    return `${day}T${padded(Number(iso[4]))}:${iso[5]}:${iso[6] ?? '00'}${zone}`;
  }
  const compact = COMPACT.exec(text.trim());
  if (compact !== null) return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const slashed = SLASHED.exec(text);
  if (slashed !== null) return dayOf(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]));
  const named = NAMED.exec(text);
  if (named !== null && monthOf(named[2]) > 0) return dayOf(Number(named[3]), monthOf(named[2]), Number(named[1]));
  const first = NAMED_FIRST.exec(text);
  if (first !== null && monthOf(first[1]) > 0) return dayOf(Number(first[3]), monthOf(first[1]), Number(first[2]));
  const numbers = DAY_FIRST.exec(text);
  if (numbers === null) return null;
  const [one, two] = [Number(numbers[1]), Number(numbers[2])];
  return two > 12 ? dayOf(Number(numbers[3]), one, two) : dayOf(Number(numbers[3]), two, one);
}

const PRINTED_TIME =
  'time, [itemprop="datePublished"], [class*="publish" i], [class*="date" i], [class*="time" i], [class*="byline" i]';
const ELSEWHERE =
  'aside, footer, nav, [class*="comment" i], [class*="related" i], [class*="teaser" i], [class*="sidebar" i]';
/** A longer text with a date in it is no label. */
const MAX_LABEL = 120;
const MAX_LABELS = 200;

/** What the page prints near its heading. */
function printedDate(document: Document): string | null {
  let checked = 0;
  for (const element of document.querySelectorAll(PRINTED_TIME)) {
    if (checked++ >= MAX_LABELS) break;
    const text = element.textContent ?? '';
    if (text.length > MAX_LABEL * 3 || element.closest(ELSEWHERE) !== null) continue;
    const label = text.replace(/\s+/g, ' ').trim();
    const date = dateIn(element.getAttribute('datetime') ?? element.getAttribute('content') ?? '');
    if (date !== null) return date;
    const printed = label.length <= MAX_LABEL ? dateIn(label) : null;
    if (printed !== null) return printed;
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
export function publishedOf(head: PageHead, url: string): string | null {
  const stated = [head.structured?.published ?? '', ...head.metas(...META_PUBLISHED)];
  for (const value of stated) {
    const date = dateIn(value);
    if (date !== null) return date;
  }
  return printedDate(head.document) ?? dateInAddress(url);
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
