import { type PageHead, readHead } from './head';

export interface GateOptions {
  /** The page's address, where it names none itself. */
  readonly url?: string;
  /** The page's head, where it was read already. */
  readonly head?: PageHead;
}

/** JSON-LD types of news; https://schema.org/NewsArticle and what is derived from it, live blogs and fact checks. */
const NEWS_TYPE = /NewsArticle$|^LiveBlogPosting$|^ClaimReview$/;
const ARTICLE_TYPE = /(?:Article|Report|BlogPosting|NewsStory)$/;
/** Types of pages that hold many things, or one that is no story. */
const OTHER_TYPE =
  /^(?:CollectionPage|ItemList|Product|ProductGroup|DiscussionForumPosting|SearchResultsPage|QAPage|ProfilePage|SoftwareApplication|ItemPage|Recipe)$/;

const FRONT_PAGE = /^https?:\/\/[^/]+\/?(?:index\.\w+)?$/;
const FORUM =
  /\/(?:forums?|threads?|discussions?|topics?|t|s|boards?|questions)\/|\/(?:viewtopic|showthread)|^https?:\/\/(?:forums?|community|discuss)\./;
const DATED_ADDRESS = /\/20\d\d[/-]?\d\d/;
const DATES = [
  ...['article:published_time', 'datepublished', 'pubdate', 'date', 'parsely-pub-date', 'dc.date', 'publishdate'],
  ...['dc.date.issued', 'publish_date', 'publish-date', 'published_time', 'dcterms.issued'],
];

const MIN_PARAGRAPH = 80;
const BESIDE = 'aside, footer, li, [class*="comment" i], [id*="comment" i]';
const RUNNING_TEXT = new Set(['div', 'section', 'article', 'main', 'td', 'span', 'font', 'body']);

interface Prose {
  readonly chars: number;
  readonly paragraphs: number;
}

/** Scripts that write a word in a character or two: one says as much as three letters. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

function lengthOf(text: string | null): number {
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  return plain.length + 2 * (plain.match(DENSE)?.length ?? 0);
}

/** Paragraphs of the page that are no links; where it has hardly any, text that stands in a `<div>` by itself. */
function proseOf(document: Document): Prose {
  let chars = 0;
  let paragraphs = 0;
  for (const paragraph of document.querySelectorAll('p')) {
    const length = lengthOf(paragraph.textContent);
    if (length < MIN_PARAGRAPH) continue;
    let linked = 0;
    for (const link of paragraph.querySelectorAll('a')) linked += lengthOf(link.textContent);
    if (linked * 3 > length || paragraph.closest(BESIDE) !== null) continue;
    chars += length;
    paragraphs += 1;
  }
  if (paragraphs > 2 || document.body === null) return { chars, paragraphs };
  const SHOW_TEXT = 4;
  const walker = document.createTreeWalker(document.body, SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || !RUNNING_TEXT.has(parent.localName)) continue;
    const length = lengthOf(node.nodeValue);
    if (length < MIN_PARAGRAPH || parent.closest(`p, a, ${BESIDE}`) !== null) continue;
    chars += length;
    paragraphs += 1;
  }
  return { chars, paragraphs };
}

const isDated = (head: PageHead, address: string): boolean =>
  (head.structured?.published ?? null) !== null || head.meta(...DATES) !== null || DATED_ADDRESS.test(address);

/**
 * Whether the page is one article: the gate before anything is read. What the page says of itself comes first; where it
 * says little, a date and a few paragraphs, or many paragraphs under a heading.
 */
export function isArticle(document: Document, options: GateOptions = {}): boolean {
  const head = options.head ?? readHead(document);
  const types = head.structured?.types ?? [];
  const named = document.querySelector('link[rel~="canonical" i]')?.getAttribute('href') ?? head.meta('og:url');
  const address = named ?? options.url ?? document.URL;
  const isOther = types.some((type) => OTHER_TYPE.test(type));
  const isStory = types.some((type) => ARTICLE_TYPE.test(type));
  const shared = head.meta('og:type')?.toLowerCase() === 'article';
  if (named !== null && FRONT_PAGE.test(named)) return false;
  if (types.some((type) => NEWS_TYPE.test(type))) return !isOther || proseOf(document).chars >= 200;
  if (isOther && !(shared && isStory)) return false;
  if (FORUM.test(address) && !isStory) return false;
  if (isStory) return true;
  const dated = isDated(head, address);
  if (shared && dated) return true;
  const { chars, paragraphs } = proseOf(document);
  if (shared) return chars >= 400;
  const links = document.querySelectorAll('a').length;
  const headings = document.querySelectorAll('h1').length;
  if (chars >= 6000 && paragraphs >= 10 && links < (headings > 0 ? 300 : 100)) return true;
  const alone = headings === 1 && document.querySelectorAll('article').length === 1;
  if (alone && chars >= 1500 && paragraphs >= 5 && links < 150) return true;
  return (dated || document.querySelector('time') !== null) && chars >= 900 && paragraphs >= 4 && links < 800;
}
