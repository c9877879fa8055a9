import { tidy } from '../normalize';
import type { PageHead } from './head';
import { typesIn } from './structured-data';

export interface GateOptions {
  /** The page's address, where it names none itself. */
  readonly url?: string;
  /** The page's head, where it was read already: else no more of it is read than has to be. */
  readonly head?: PageHead;
}

// Patterns stand in functions: the browser reads each when it comes to it, and most pages need few of them.

/** JSON-LD types of news; https://schema.org/NewsArticle and what is derived from it, live blogs and fact checks. */
const isNewsType = (type: string): boolean => /NewsArticle$|^LiveBlogPosting$|^ClaimReview$/.test(type);
const isArticleType = (type: string): boolean => /(?:Article|Report|BlogPosting|NewsStory)$/.test(type);
/** Types of pages that hold many things, or one that is no story. */
const isOtherType = (type: string): boolean =>
  /^(?:CollectionPage|ItemList|Product|ProductGroup|DiscussionForumPosting|SearchResultsPage|QAPage|ProfilePage|SoftwareApplication|ItemPage|Recipe)$/.test(
    type,
  );

/** Of each type that is asked for above one stands in what it is written with; letters may be written as numbers. */
const TELLING = [
  ...['Article', 'Report', 'Posting', 'NewsStory', 'ClaimReview', 'CollectionPage', 'ItemList', 'Product', 'QAPage'],
  ...['ResultsPage', 'ProfilePage', 'Application', 'ItemPage', 'Recipe', '\\u004', '\\u005', '\\u006', '\\u007'],
];

const isFrontPage = (address: string): boolean => /^https?:\/\/[^/]+\/?(?:index\.\w+)?$/.test(address);
const isForum = (address: string): boolean =>
  /\/(?:forums?|threads?|discussions?|topics?|t|s|boards?|questions)\/|\/(?:viewtopic|showthread)|^https?:\/\/(?:forums?|community|discuss)\./.test(
    address,
  );
const hasDay = (address: string): boolean => /\/20\d\d[/-]?\d\d/.test(address);
const DATES = [
  ...['article:published_time', 'datepublished', 'pubdate', 'date', 'parsely-pub-date', 'dc.date', 'publishdate'],
  ...['dc.date.issued', 'publish_date', 'publish-date', 'published_time', 'dcterms.issued'],
];
const DATE_HINTS = ['date', 'publish', 'issued'];

const MIN_PARAGRAPH = 80;
const BESIDE = 'aside, footer, li, [class*="comment" i], [id*="comment" i]';
const RUNNING_TEXT = new Set(['div', 'section', 'article', 'main', 'td', 'span', 'font', 'body']);

interface Prose {
  readonly chars: number;
  readonly paragraphs: number;
  /** The element that has most of it directly below, and how much the next has: one story stands in one, many in many. */
  readonly most: { readonly chars: number; readonly paragraphs: number };
  readonly next: number;
}

/**
 * How much a text says, in letters: scripts that write a word in a character or two say as much as three with each. The
 * browser makes a pattern when it comes to it, which costs more for those scripts than most pages are worth: what may be
 * of them is asked for first.
 */
export function lengthOf(text: string | null): number {
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  if (!/[\u2e80-\u9fff\uac00-\ud8bf\uf900-\uffef]/.test(plain)) return plain.length;
  return (
    plain.length +
    2 * (plain.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)?.length ?? 0) +
    (plain.match(/[\uac00-\ud7a3]/g)?.length ?? 0)
  );
}

/** Paragraphs of the page that are no links; where it has hardly any, text that stands in a `<div>` by itself. */
function proseOf(document: Document): Prose {
  const homes = new Map<Element | null, { chars: number; paragraphs: number }>();
  let chars = 0;
  let paragraphs = 0;
  const add = (length: number, home: Element | null) => {
    const known = homes.get(home) ?? { chars: 0, paragraphs: 0 };
    homes.set(home, { chars: known.chars + length, paragraphs: known.paragraphs + 1 });
    chars += length;
    paragraphs += 1;
  };
  for (const paragraph of document.querySelectorAll('p')) {
    const text = paragraph.textContent;
    const length = text.length * 3 < MIN_PARAGRAPH ? 0 : lengthOf(text);
    if (length < MIN_PARAGRAPH) continue;
    let linked = 0;
    for (const link of paragraph.querySelectorAll('a')) linked += lengthOf(link.textContent);
    if (linked * 3 <= length && paragraph.closest(BESIDE) === null) add(length, paragraph.parentElement);
  }
  if (paragraphs <= 2 && document.body !== null) {
    const SHOW_TEXT = 4;
    const walker = document.createTreeWalker(document.body, SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      if (text.length * 3 < MIN_PARAGRAPH) continue;
      const parent = node.parentElement;
      if (parent === null || !RUNNING_TEXT.has(parent.localName)) continue;
      const length = lengthOf(text);
      if (length >= MIN_PARAGRAPH && parent.closest(`p, a, ${BESIDE}`) === null) add(length, parent);
    }
  }
  const [most = { chars: 0, paragraphs: 0 }, next] = [...homes.values()].sort((a, b) => b.chars - a.chars);
  return { chars, paragraphs, most, next: next?.chars ?? 0 };
}

/**
 * As `PageHead.meta`, of a head that was not read; of several names any. `hints`: what is asked of the browser, of which
 * each name holds one.
 */
function metaOf(document: Document, names: readonly string[], hints = names): string | null {
  const attributes = ['name', 'property', 'itemprop'];
  const maybe = hints.flatMap((hint) => attributes.map((attribute) => `meta[${attribute}*="${hint}" i]`));
  for (const meta of document.querySelectorAll(maybe.join())) {
    const own = attributes.map((attribute) => meta.getAttribute(attribute)?.trim().toLowerCase() ?? '');
    if (!own.some((name) => names.includes(name))) continue;
    const content = tidy(meta.getAttribute('content') ?? meta.getAttribute('value') ?? '');
    if (content !== '') return content;
  }
  return null;
}

/** As many texts are asked for a day. */
const MAX_LABELS = 2000;
/** More days than these stand in a list of stories, or beside the posts of a forum. */
const MAX_DAYS = 4;

/** Whether the page prints a day, in any script, in a line of its own: one or a few, as a story does. */
function hasPrintedDay(document: Document): boolean {
  // "6 May 2031", "May 6, 2031", "06.05.2031", "2031-05-06", in any digits; no year begins with another than 1 or 2.
  const day =
    /(?<!\p{Nd})(?:\p{Nd}{1,2}\P{Nd}{1,16}[^\P{Nd}03-9]\p{Nd}{3}|[^\P{Nd}03-9]\p{Nd}{3}\P{Nd}{1,2}\p{Nd}{1,2}|\p{Nd}{1,3}年\p{Nd}{1,2}月\p{Nd}{1,2})(?!\p{Nd})/u;
  const SHOW_TEXT = 4;
  const walker = document.createTreeWalker(document.body ?? document, SHOW_TEXT);
  let days = 0;
  let left = MAX_LABELS;
  for (let node = walker.nextNode(); node !== null && left > 0 && days <= MAX_DAYS; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    if (text.length < 8 || text.length > 200) continue;
    left -= 1;
    const label = text.trim();
    if (label.length <= 80 && day.test(label)) days += 1;
  }
  return days > 0 && days <= MAX_DAYS;
}

function typesOf(document: Document): string[] {
  const types: string[] = [];
  for (const script of document.querySelectorAll('script[type*="ld+json"]')) {
    const source = script.textContent ?? '';
    if (TELLING.some((word) => source.includes(word))) for (const type of typesIn(source)) types.push(type);
  }
  return types;
}

/**
 * Whether the page is one article: the gate before anything is read. What the page says of itself comes first; where it
 * says little, a day (printed or stated) and a few paragraphs that stand together, or many paragraphs under a heading. It is asked of every page of a granted
 * site, most of which are none: what is cheap and would refuse it comes first.
 */
export function isArticle(document: Document, { head, url }: GateOptions = {}): boolean {
  const meta = (names: readonly string[], hints?: readonly string[]) =>
    head === undefined ? metaOf(document, names, hints) : head.meta(...names);
  const count = (selector: string) => document.querySelectorAll(selector).length;
  const named = document.querySelector('link[rel~="canonical" i]')?.getAttribute('href') ?? meta(['og:url']);
  if (named !== null && isFrontPage(named)) return false;
  const types = head === undefined ? typesOf(document) : (head.structured?.types ?? []);
  const isOther = types.some(isOtherType);
  if (types.some(isNewsType)) return !isOther || proseOf(document).chars >= 200;
  const isStory = types.some(isArticleType);
  if (isOther && !isStory) return false;
  const shared = meta(['og:type'])?.toLowerCase() === 'article';
  // Lists call themselves articles, too.
  if (isStory) return (!isOther || shared) && proseOf(document).chars >= 200;
  const address = named ?? url ?? document.URL;
  if (isForum(address)) return false;
  const isDated = () => hasDay(address) || meta(DATES, DATE_HINTS) !== null;
  if (shared) {
    if (isDated()) return true;
    const { chars, most } = proseOf(document);
    return chars >= 400 && (most.paragraphs > 1 || hasPrintedDay(document));
  }
  const links = count('a');
  if (links >= 800) return false;
  const headings = count('h1');
  const isLong = links < (headings > 0 ? 300 : 100);
  const isAlone = links < 150 && headings === 1 && count('article') === 1;
  const hasDate = document.querySelector('time') !== null || isDated();
  if (!isLong && !isAlone && !hasDate && links >= 500) return false;
  const { chars, paragraphs, most, next } = proseOf(document);
  // One story: paragraphs that stand together, and nothing near their length elsewhere.
  if (most.chars >= 1600 && most.paragraphs >= 4 && next * 3 < most.chars && (hasDate || isLong)) return true;
  if (isLong && chars >= 6000 && paragraphs >= 10) return true;
  if (isAlone && chars >= 1500 && paragraphs >= 5) return true;
  if (next * 2 >= most.chars) return false;
  if (hasDate && chars >= 900 && paragraphs >= 4) return true;
  const times = count('time');
  const hasOneDay = () => isDated() || (times > 0 && times <= MAX_DAYS) || hasPrintedDay(document);
  return links < 500 && most.chars >= 450 && hasOneDay();
}
