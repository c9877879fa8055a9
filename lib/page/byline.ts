import { trimmedEnd } from '../trim';
import words from './byline.json';
import { type PageHead, tidy } from './head';

const alternatives = (list: readonly string[]): string => list.map((word) => word.replace(/\s+/g, '\\s+')).join('|');

const OPENING = new RegExp(`^(?:${alternatives(words.openings)})(?:\\s*[:：]\\s*|\\s+)`, 'iu');
const AND = new RegExp(`(?:[,;/&、，|•·]|\\s(?:${alternatives(words.and)})\\s)\\s*`, 'iu');

/** Where a printed byline goes on to something else than names: a date, an address, a handle, a reading time. */
const NAMES_END = /[|•·–—(]|\s-\s|@|https?:|\d|(?<!\S)[^\s@]{1,160}@\S/u;

const META_NAME = /(?:^|[^a-z])(?:authors?|byl|byline|creator)(?:[_-]?names?)?$|[a-z]author$/i;
const META_OTHER = /twitter|facebook|publisher|:id$/i;

const MAX_WORDS = 5;
const MAX_NAMES = 12;
const MAX_BYLINE = 160;

const IS_ADDRESS = /https?:|www\.|@|\.(?:com|org|net|de|fr|co|tv|info)(?:\W|$)/i;

/** One author's name without a role that follows it, or null for what is none. */
function nameOf(part: string): string | null {
  let name = tidy(part);
  for (let next = name.replace(OPENING, ''); next !== name; next = name.replace(OPENING, '')) name = next;
  name = name.replace(/^[\s:,.–—-]+/u, '');
  name = name.slice(
    0,
    trimmedEnd(name, (character) => /[\s:,–—-]/u.test(character)),
  );
  return !/\p{L}{2}/u.test(name) || name.split(' ').length > MAX_WORDS ? null : name;
}

/** The names in a printed byline; in one that is no list of names, none. */
function namesIn(byline: string): string[] {
  const whole = tidy(byline);
  if (whole === '' || whole.length > MAX_BYLINE * 2) return [];
  const names = whole.split(AND).flatMap((part) => nameOf(part) ?? []);
  return [...new Set(names)].slice(0, MAX_NAMES);
}

/** Parts of a page in which an author is somebody else's: comments, captions, other stories. */
const ELSEWHERE =
  'aside, figure, footer, nav, [class*="comment" i], [id*="comment" i], [class*="related" i], [class*="caption" i], [class*="sidebar" i], [class*="teaser" i], [class*="promo" i]';
const PRINTED = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  'a[rel~="author"]',
  '[class*="author-name" i], [class*="author__name" i], [class*="authorname" i]',
  '[class*="byline" i]',
  '[class*="author" i], [class*="autor" i]',
] as const;

/** The byline as the page prints it: the first of its kind, and its neighbours for further authors. */
function printedNames(document: Document): string[] {
  for (const selector of PRINTED) {
    let checked = 0;
    for (const element of document.querySelectorAll(selector)) {
      if (checked++ > 20) break;
      if (element.localName === 'body' || element.localName === 'html' || element.closest(ELSEWHERE) !== null) continue;
      const text = tidy(element.getAttribute('content') ?? element.textContent ?? '');
      if (text === '' || text.length > MAX_BYLINE) continue;
      const stripped = text.replace(OPENING, '');
      const end = stripped.search(NAMES_END);
      const names = namesIn(end > 0 ? stripped.slice(0, end) : stripped);
      if (names.length === 0 || end === 0) continue;
      for (let next = element.nextElementSibling; next?.matches(selector); next = next.nextElementSibling) {
        names.push(...namesIn(next.textContent ?? ''));
      }
      return [...new Set(names)];
    }
  }
  return [];
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Names of the authors as printed, without "By". JSON-LD before `<meta>` before what is printed, unless it names no one
 * but the site itself.
 */
export function bylineOf(head: PageHead, siteName: string | null): string[] {
  const site = letters(siteName ?? '');
  const publisher = letters(head.structured?.publisher ?? '');
  const isSite = (name: string): boolean => {
    const own = letters(name);
    return own === site || own === publisher || IS_ADDRESS.test(name);
  };
  const metas = head
    .namedLike(META_NAME)
    .filter(({ name, content }) => !META_OTHER.test(name) && !/^(?:https?:|@)/.test(content))
    .map(({ content }) => namesIn(content));
  const structured = (head.structured?.authors ?? []).flatMap(namesIn);
  const fuller = metas.find(
    (names) => names.length > structured.length && structured.every((name) => names.includes(name)),
  );
  const candidates = [structured.length > 0 && fuller !== undefined ? fuller : structured, ...metas];
  const people = candidates.map((names) => names.filter((name) => !isSite(name))).find((names) => names.length > 0);
  if (people !== undefined) return people;
  const printed = printedNames(head.document).filter((name) => !isSite(name));
  if (printed.length > 0) return printed;
  return candidates.find((names) => names.length > 0) ?? [];
}
