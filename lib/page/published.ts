import { tidy } from '../normalize';
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
/** Of `compareDocumentPosition`. */
const PRECEDING = 2;
/** A longer text with a date in it is no label. */
const MAX_LABEL = 120;
const MAX_LABELS = 200;

/** What an element says for machines: of `<time>`, of microdata, and of the older `<abbr>`. */
const MACHINE_READABLE = ['datetime', 'content', 'title'];

/** What says of the date behind it that the article was changed then. */
const CHANGED =
  /updat|modif|chang|correct|revis|aktuali[sz]|geändert|überarbeitet|mis à jour|màj|corrigé|actuali[sz]|aggiorna|atuali[sz]|bijgewerkt|gewijzigd|oppdater|opdater|uppdater|päivit|güncel|zaktuali|cập nhật|diperbarui|обновлен|изменен|оновлен|ενημέρωση|τροποπ|تحديث|بروزرسانی|अपडेट|แก้ไข|อัปเดต|수정|업데이트|更新|修改|変更|改訂/iu;
/** What says of the date behind it that the article was published then. */
const PUBLISHED =
  /publi|first|post|creat|issued|veröffentlicht|erschienen|inserito|utlagt|yayın|giriş|đăng|опубл|создан|δημοσ|نشر|प्रकाशित|เผยแพร่|입력|등록|发布|發布|公開|配信|掲載|投稿/iu;

/** Between two dates of one line. */
const DATES_PART = /(?<=\d(?:\s?(?:h|uhr|am|pm|utc|gmt|[a-z]{2,4}))?[).]?)\s*(?:[|•·–—;,]\s*)?(?=\p{L}{4})/iu;

/** Words before a date that tell whose it is, in characters. */
const MAX_LEAD = 40;

/** Whether words before a date say that it is of a change. */
const isChange = (lead: string): boolean => {
  const changed = lead.search(CHANGED);
  return changed >= 0 && lead.slice(changed).search(PUBLISHED) < 0;
};

/** A line that is a sentence tells of a day. */
const isSentence = (text: string): boolean => text.length > 60 && /[.!?。।]["'”’»]?$/u.test(text);

/** The words that stand before an element in its line. */
function leadOf(element: Element): string {
  let lead = '';
  for (let at = element.previousSibling; at !== null && lead.length < MAX_LEAD; at = at.previousSibling) {
    const words = at.textContent ?? '';
    if (/\d{4}/.test(words)) break;
    lead = `${words} ${lead}`;
  }
  return lead.slice(-MAX_LEAD);
}

/** What the page prints near its heading, or in an element that says so; of a change only where it prints no other. */
function printedDate(
  document: Document,
  headline: Element | null,
  labels: () => readonly Label[],
  lang: string,
): string | null {
  let changed: string | null = null;
  /** The day in a label; that of a change is kept for later. */
  const published = (label: string, lead = ''): string | null => {
    const parts = label.split(DATES_PART);
    for (const part of parts) {
      const date = dateIn(part, lang);
      if (date === null) continue;
      if (!isChange(`${part === parts[0] ? lead : ''} ${part}`)) return date;
      changed ??= date;
    }
    return parts.length > 1 && changed === null ? dateIn(label, lang) : null;
  };
  const inElement = (element: Element): string | null => {
    const text = element.textContent ?? '';
    if (text.length > MAX_LABEL * 3 || standsElsewhere(element, ELSEWHERE, headline)) return null;
    const label = tidy(text);
    const machine = MACHINE_READABLE.map((name) => dateIn(element.getAttribute(name) ?? '', lang));
    const stated = machine.find((date) => date !== null) ?? null;
    const lead = leadOf(element);
    if (stated === null) return label.length <= MAX_LABEL ? published(label, lead) : null;
    const names = `${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('class') ?? ''}`;
    if (!isChange(`${lead} ${label}`) && !(CHANGED.test(names) && !PUBLISHED.test(names))) return stated;
    changed ??= stated;
    return null;
  };
  const elements = [...document.querySelectorAll(PRINTED_TIME)].slice(0, MAX_LABELS);
  const home = headline?.closest('article, main') ?? null;
  // Above the story's own part of the page stands the day of today.
  const isAbove = (element: Element): boolean =>
    headline !== null &&
    home?.contains(element) !== true &&
    (headline.compareDocumentPosition(element) & PRECEDING) !== 0 &&
    headline.parentElement?.parentElement?.contains(element) !== true;
  const above = elements.filter(isAbove);
  for (const element of elements) {
    const date = above.includes(element) ? null : inElement(element);
    if (date !== null) return date;
  }
  for (const { text } of labels()) {
    const date = text.length <= MAX_LABEL && !isSentence(text) ? published(text) : null;
    if (date !== null) return date;
  }
  for (const element of above) {
    const date = inElement(element);
    if (date !== null) return changed ?? date;
  }
  return changed;
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
  const printed = () => printedDate(head.document, headline, labels, lang);
  for (const value of [...stated, ...head.metas(...META_CHANGED)]) {
    const date = dateIn(value, lang);
    if (date === null) continue;
    // "03-09-2031" is one day or another, as the page prints it.
    const either = EITHER_ORDER.test(value) ? printed() : null;
    return either !== null && either.slice(0, 10) === swapped(date) ? either : date;
  }
  return printed() ?? dateInAddress(url) ?? onlyDate(head.document, headline, lang);
}

const EITHER_ORDER = /^\s*(?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|1[0-2])[./-]\d{4}(?!\d)/;

/** A day with its month and day exchanged. */
const swapped = (date: string): string => `${date.slice(0, 5)}${date.slice(8, 10)}-${date.slice(5, 7)}`;

/** A line with no more than a label beside its date. */
const MAX_LONE = 40;
const MAX_LONE_TEXTS = 2000;

/** The only day that is printed in a line of its own behind the headline; null where there are several. */
function onlyDate(document: Document, headline: Element | null, lang: string): string | null {
  if (headline === null) return null;
  const SHOW_TEXT = 4;
  const walker = document.createTreeWalker(document.body ?? document, SHOW_TEXT);
  walker.currentNode = headline;
  let only: string | null = null;
  let left = MAX_LONE_TEXTS;
  for (let node = walker.nextNode(); node !== null && left > 0; node = walker.nextNode()) {
    left -= 1;
    const text = tidy(node.nodeValue ?? '');
    const parent = node.parentElement;
    if (text.length < 8 || text.length > MAX_LONE || text.includes('©') || parent === null) continue;
    const date = standsElsewhere(parent, `a, script, style, ${ELSEWHERE}`, headline) ? null : dateIn(text, lang);
    if (date === null || isChange(text)) continue;
    if (only !== null && only !== date) return null;
    only = date;
  }
  return only;
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
