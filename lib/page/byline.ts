import { tidy } from '../normalize';
import { calendarWords, dateIn, lowered } from '../outline/written-date';
import { trimmedEnd } from '../trim';
import words from './byline.json';
import type { PageHead } from './head';
import { type Label, partedText, type Surroundings, segmentsOf, standsElsewhere } from './headline';

const alternatives = (list: readonly string[]): string => list.map((word) => word.replace(/\s+/g, '\\s+')).join('|');

/** Where a script writes no spaces, a name of two to four signs may follow at once. */
const OPENING = new RegExp(
  `^(?:${alternatives(words.openings)})(?:\\s*[:：|＝]\\s*|\\s+|(?<=\\p{sc=Han}{2})(?=\\p{sc=Han}{2,4}(?!\\p{sc=Han})))`,
  'iu',
);
/** A trade behind a name, where that is its place. */
const AFTER = new RegExp(` ?(?:${alternatives(words.after)})$`, 'u');
const AND = new RegExp(`(?:[,;/&、，|•·]|\\s(?:${alternatives(words.and)})\\s)\\s*`, 'iu');

/** Where a printed byline goes on to something else than names: a date, an address, a handle, a reading time. */
const NAMES_END = new RegExp(
  `[|•·–—(／]|\\s-\\s|@|https?:|\\d|(?<!\\S)[^\\s@]{1,160}@\\S|(?<![\\p{L}\\p{M}])(?:${alternatives(words.ends)})(?![\\p{L}\\p{M}])`,
  'iu',
);

const META_NAME = /(?:^|[^a-z])(?:authors?|byl|byline|creator)(?:[_-]?names?)?$|[a-z]author$/i;
const META_OTHER = /twitter|facebook|publisher|:id$/i;

const MAX_WORDS = 5;
const MAX_NAMES = 12;
const MAX_BYLINE = 160;

const IS_ADDRESS = /https?:|www\.|@|\.(?:com|org|net|de|fr|co|tv|info)(?:\W|$)/i;

/** Begins with the name of a site. */
const IS_SITE = /^[a-z0-9-]{1,60}\.[a-z]{2,6}$/i;

/** One author's name without a role that follows it, or null for what is none. */
function nameOf(part: string): string | null {
  let name = tidy(part);
  for (let next = name.replace(OPENING, ''); next !== name; next = name.replace(OPENING, '')) name = next;
  name = name.replace(AFTER, '').replace(/^[\s:,.–—-]+/u, '');
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
  // "paper.example, Little Quarn, Moorland": whose site it is.
  if (whole.includes(',') && IS_SITE.test(whole.split(',', 1)[0] ?? '')) return [];
  const names = whole.split(AND).flatMap((part) => nameOf(part) ?? []);
  return [...new Set(names)].slice(0, MAX_NAMES);
}

/** Parts of a page in which an author is somebody else's: comments, captions, other stories. */
const ELSEWHERE =
  'aside, figure, footer, blockquote, [class*="comment" i], [id*="comment" i], [class*="related" i], [class*="caption" i], [class*="sidebar" i], [class*="teaser" i], [class*="promo" i]';
/** Names that are marked as the author's, wherever they stand; and those that only a class name points to. */
const MARKED = ['[itemprop~="author"] [itemprop~="name"]', '[itemprop~="author"]', 'a[rel~="author"]'] as const;
const NAMED = [
  '[class*="author-name" i], [class*="author__name" i], [class*="authorname" i]',
  '[class*="byline" i]',
  '[class*="author" i], [class*="autor" i]',
  '[class*="writer" i], [class*="reporter" i], [class*="journalist" i]',
] as const;

/** Accounts that a publishing system makes, and rooms full of people: nobody's name. */
const NOBODY = new Set(words.nobody);

/** Two to four words with capitals, as far as the script has them: what can be a name in a line of its own. */
const isFullName = (text: string): boolean =>
  /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*(?:\s+(?:\p{Ll}{1,3}\s+)?[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*){1,3}$/u.test(text);

/** A name in one word, in a script that writes names so. */
const IS_UNSPACED_NAME =
  /^(?:\p{sc=Han}{2,4}|\p{sc=Hangul}{2,4}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー・]{3,12})$/u;

/** What announces names within a line, and they: "8.00 | Author: Maren Oakhollow". */
const ANNOUNCED = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${alternatives(words.openings)})\\s*[:：＝]\\s*([^\\d|•·:：()（）]{2,60})`,
  'iu',
);

/** Ends or begins as no name does ("Published on", "our newsroom", "Source: MNS"), whatever the element is called. */
const IS_WORDING = /^\p{Lu}.*\s\p{Ll}[\p{Ll}\p{M}]*$|^\p{Ll}{4,}\s|:/u;

/** What follows a name is a further one. */
const GOES_ON = new RegExp(`^\\s*(?:[,;/&、，]\\s*\\p{Lu}|(?:${alternatives(words.and)})\\s)`, 'iu');

/** By language; null where the browser knows no names of days. */
const DAYS = new Map<string, RegExp | null>();

/** Where the byline names a day: "on Friday May 6", "Freitag, 6. Mai". */
function dayIn(text: string, lang: string): number {
  let pattern = DAYS.get(lang);
  if (pattern === undefined) {
    const names = calendarWords(lang === 'und' ? 'en' : lang);
    pattern = names === '' ? null : new RegExp(`(?:\\s\\p{L}{1,4})?[\\s,]+(?:${names})(?![\\p{L}\\p{M}])`, 'iu');
    DAYS.set(lang, pattern);
  }
  return pattern === null ? -1 : lowered(text, lang).search(pattern);
}

/** The names in an element that prints a byline; none where it prints none. */
function namesOfPrinted(element: Element, lang: string): string[] {
  const text = tidy(element.getAttribute('content') ?? partedText(element));
  if (text === '' || text.length > MAX_BYLINE) return [];
  const stripped = text.replace(OPENING, '');
  const isAnnounced = stripped !== text;
  // Where the names are links and what is no link goes on to something else, that is a role or a place.
  const links = [...element.querySelectorAll('a')]
    .map((link) => tidy(link.textContent ?? ''))
    .filter((link) => link !== '');
  // Names beside each other, each in an element of its own and with no word between.
  const parts = segmentsOf(element).map(({ textContent }) => tidy(textContent ?? '').replace(/[,;]$/, ''));
  if (parts.length > 1 && parts.every(isFullName)) return parts;
  const last = links.at(-1) ?? '';
  if (links.length > 0 && links.every(isFullName) && stripped.startsWith(links[0] ?? '')) {
    if (!GOES_ON.test(stripped.slice(stripped.lastIndexOf(last) + last.length))) return links;
  }
  const ends = [stripped.search(NAMES_END), dayIn(stripped, lang)].filter((end) => end >= 0);
  const end = ends.length === 0 ? stripped.length : Math.min(...ends);
  if (end === 0) return [];
  const names = namesIn(stripped.slice(0, end)).filter((name) => isAnnounced || !IS_WORDING.test(name));
  // "By Maren Oakhollow, Little Quarn": of several authors the last is joined by "and".
  const listed = stripped
    .slice(0, end)
    .split(',')
    .map((part) => part.trim());
  // "Maren Oakhollow / MNS": whose news it is.
  const people = names.some(isFullName) ? names.filter((name) => !/^\p{Lu}{2,4}$/u.test(name)) : names;
  if (people.length < names.length) return people;
  return isAnnounced && names.length === 2 && listed.length === 2 && listed[0] === names[0] ? names.slice(0, 1) : names;
}

/** The byline as the page prints it: the first of its kind, and its neighbours for further authors. */
function printedNames(
  document: Document,
  { headline, labels, lang }: Surroundings,
  isSomebody: (name: string) => boolean,
): string[] {
  // Other stories on the page have authors, too.
  const home = headline?.closest('article') ?? null;
  const scopes: readonly (Document | Element)[] = home === null ? [document] : [home, document];
  for (const [scope, selector] of scopes.flatMap((at) => [...MARKED, ...NAMED].map((of) => [at, of] as const))) {
    const isMarked = (MARKED as readonly string[]).includes(selector);
    let checked = 0;
    for (const element of scope.querySelectorAll(selector)) {
      if (checked++ > 20) break;
      if (element.localName === 'body' || element.localName === 'html') continue;
      // https://html.spec.whatwg.org/#the-address-element: of the article that it stands in.
      const isOwn =
        isMarked && headline !== null && element.closest('address')?.closest('article')?.contains(headline) === true;
      if (!isOwn && standsElsewhere(element, isMarked ? ELSEWHERE : `nav, ${ELSEWHERE}`, headline)) continue;
      const names = namesOfPrinted(element, lang).filter(isSomebody);
      if (!arePeople(names)) continue;
      for (let next = element.nextElementSibling; next?.matches(selector); next = next.nextElementSibling) {
        names.push(...namesOfPrinted(next, lang).filter(isSomebody));
      }
      return [...new Set(names)];
    }
  }
  for (const label of labels()) {
    const names = namesOfLabel(label, lang).filter(isSomebody);
    if (names.length > 0) return names;
  }
  return namesBehind(document, lang).filter(isSomebody);
}

/** The names in a line near the headline that no name of an element tells of. */
function namesOfLabel({ text: written, element }: Label, lang: string): string[] {
  const isDated = dateIn(written, lang) !== null;
  // "Posted on 6 May 2031 by Maren Oakhollow"
  const dated = isDated ? AFTER_DATE.exec(written) : null;
  const text = dated === null ? written : `${dated[1]} ${dated[2]}`;
  const stripped = text.replace(OPENING, '');
  const isLine = stripped !== text && /^\p{Lu}|^\p{Lo}/u.test(stripped);
  if (isLine || (isFullName(text) && isAllBold(element))) {
    const named = dated === null ? namesOfPrinted(element, lang) : namesIn(stripped);
    const names = named.filter((name) => isFullName(name) || (isLine && IS_UNSPACED_NAME.test(name)));
    if (names.length > 0) return names;
  }
  const announced = ANNOUNCED.exec(written)?.[1] ?? '';
  const names = namesIn(/^\p{sc=Han}/u.test(announced) ? (announced.split(' ', 1)[0] ?? '') : announced);
  if (names.length > 0 && names.every((name) => isFullName(name) || IS_UNSPACED_NAME.test(name))) return names;
  // "Maren Oakhollow · 6 May 2031"
  const [first = '', ...others] = written.split(/ ?[|•·–—] ?/u);
  return isDated && isFullName(first) && others.length > 0 && dateIn(first, lang) === null && dayIn(first, lang) < 0
    ? [first]
    : [];
}

/** The editor in charge, whom Chinese pages name behind the story, and so who wrote it. */
const EDITOR =
  /(?:责任编辑|责编|責任編輯|作者|记者|記者|撰文)\s*[:：]\s*(\p{sc=Han}{2,4}(?:[\s、，,]+\p{sc=Han}{2,4}){0,3})(?!\p{sc=Han})/u;
const MAX_EDITOR = 80;

/** As many paragraphs at the end are asked for who wrote those above. */
const MAX_BEHIND = 12;

/** "By Maren Oakhollow", in a paragraph of its own behind the story. */
function namesBehind(document: Document, lang: string): string[] {
  if (lang.startsWith('zh')) {
    const SHOW_TEXT = 4;
    const walker = document.createTreeWalker(document.body ?? document, SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      const found = text.length > MAX_EDITOR ? null : EDITOR.exec(text);
      if (found !== null) return namesIn(found[1]?.replace(/\s+/g, '、') ?? '');
    }
  }
  for (const paragraph of [...document.querySelectorAll('p')].slice(-MAX_BEHIND).reverse()) {
    const text = tidy(paragraph.textContent ?? '');
    const name = text.replace(OPENING, '');
    const before = paragraph.previousElementSibling;
    if (text.length > MAX_BEHIND_CHARS || name === text || !isFullName(name) || before?.localName !== 'p') continue;
    if ((before.textContent ?? '').length > text.length && paragraph.closest(ELSEWHERE) === null) return [name];
  }
  return [];
}

const MAX_BEHIND_CHARS = 60;

/** What announces the names at the end of a line that begins with a date. */
const AFTER_DATE = /\d{4}\s(by|von|par|por|di|door|av|af)\s([^\d|•·,;:@]{3,80})$/iu;

/** All of its words stand in one `<b>` or `<strong>`. */
function isAllBold(element: Element): boolean {
  const bold = element.matches('b, strong') ? element : element.querySelector('b, strong');
  return bold !== null && tidy(bold.textContent ?? '') === tidy(element.textContent ?? '');
}

/** Fewer letters at the end of the publisher's name may be a person's all the same. */
const MIN_SITE = 5;

const IS_COMPANY = /(?:^|[\s,])(?:Inc|Ltd|LLC|GmbH|S\.A|株式会社|K\.K)\.?$/u;

/** Whether names are more than accounts and agencies ("dpa"): in a script that has capitals a name has one. */
const arePeople = (names: readonly string[]): boolean => names.some((name) => !/^[\p{Ll}\d._-]+$/u.test(name));

/** A label whose value is the author. */
const IS_WRITER =
  /^(?:written|author|by$|autor|verfass|geschrieben|von$|écrit|auteur|escrito|scritto|skrevet|skriven|napisan|yazan|написан|автор|作者|著者|執筆)/i;

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Names of the authors as printed, without "By". JSON-LD before `<meta>` before what is printed, unless it names no one
 * but the site itself.
 */
export function bylineOf(head: PageHead, siteName: string | null, around: Surroundings): string[] {
  const site = letters(siteName ?? '');
  const publisher = letters(head.structured?.publisher ?? '');
  const isSomebody = (name: string): boolean => {
    const own = letters(name);
    const isSite = own === site || own === publisher || (own.length >= MIN_SITE && publisher.endsWith(own));
    return !isSite && !IS_ADDRESS.test(name) && !IS_COMPANY.test(name) && !NOBODY.has(name.toLowerCase());
  };
  const metas = head
    .namedLike(META_NAME)
    .filter(({ name, content }) => !META_OTHER.test(name) && !/^(?:https?:|@)/.test(content))
    .map(({ content }) => namesIn(content));
  // What a card in a network shows, in two rows of a label and its value.
  for (const row of ['1', '2']) {
    if (IS_WRITER.test(head.meta(`twitter:label${row}`) ?? '')) {
      metas.push(namesIn(head.meta(`twitter:data${row}`) ?? ''));
    }
  }
  const structured = (head.structured?.authors ?? []).flatMap(namesIn);
  const fuller = metas.find(
    (names) => names.length > structured.length && structured.every((name) => names.includes(name)),
  );
  const candidates = [structured.length > 0 && fuller !== undefined ? fuller : structured, ...metas];
  const people = candidates.map((names) => names.filter(isSomebody)).find(arePeople);
  if (people !== undefined) return people;
  const printed = printedNames(head.document, around, isSomebody);
  if (printed.length > 0) return printed;
  return candidates.find((names) => names.length > 0) ?? [];
}
