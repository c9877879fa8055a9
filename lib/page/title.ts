import { tidy } from '../normalize';
import { folded } from '../outline/folded';
import type { PageHead } from './head';
import { printedLine, segmentsOf, wordsOf } from './headline';
import { lengthOf } from './is-article';
import { unescaped } from './structured-data';
import { nearestAbove, unclobbered } from './unclobbered';

/** Fewer characters than this may be a section's name by chance. */
const MIN_HEADLINE = 15;
/** More characters are no headline; each is held against the page's title. */
const MAX_HEADLINE = 1000;
const MAX_HEADINGS = 100;

/** In a script that has no hyphens in its words a hyphen parts a title without a space beside it. */
const UNSPACED_HYPHEN =
  '(?<=[\\u3000-\\u9fff\\uac00-\\ud7a3\\uff00-\\uffef])[-－_](?=[\\u3000-\\u9fff\\uac00-\\ud7a3])';

/**
 * "Headline | The Site" without its last part, white space collapsed, here and below; a hyphen inside a word parts nothing.
 * Where a known name of the site comes first, without that.
 */
function withoutSite(title: string, sites: readonly string[]): string {
  const [first, ...others] = partsIn(title);
  if (first !== undefined && others.length > 0 && sites.includes(folded(first))) return others.join(' – ');
  return title
    .replace(/ ?[|｜ㅣ] ?[^|｜ㅣ]{2,40}$/u, '')
    .replace(/(?:\s[-–—]\s?|\s?[–—]\s)[^-–—|]{2,25}$/u, '')
    .replace(new RegExp(`${UNSPACED_HYPHEN}[^-－_]{2,12}$`, 'u'), '');
}

/** "Headline | Opinion" without the section. */
const withoutSection = (heading: string): string => {
  const short = heading.replace(/ [|ㅣ] [^|ㅣ]{2,20}$/u, '');
  return short.length >= 2 * (heading.length - short.length) ? short : heading;
};

const headlineIn = (text: string): string => tidy(text).slice(0, MAX_HEADLINE);

/** As a heading prints it. */
const headlineOfHeading = (element: Element): string => headlineIn(wordsOf(element));

const within = (part: string, whole: string): boolean => part !== '' && ` ${whole} `.includes(` ${part} `);

/** "Section | Headline - The Site" in its parts. */
const PARTING = new RegExp(` ?[|｜ㅣ•»«·_] ?| --? | [–—―:/] | ?:: ?|--|${UNSPACED_HYPHEN}`, 'u');
const partsIn = (title: string): string[] => title.split(PARTING);
const partsOf = (title: string): string[] => partsIn(title).map(folded);

/** "The Site: Headline", where nothing but a colon parts them: what comes after it. */
const afterColon = (title: string): string[] =>
  title.includes(': ') ? partsOf(title.slice(title.indexOf(': ') + 2)) : [];

/** The last crumb of a path through the site, which may be marked up as a heading: search wording, printed small. */
function isCrumb(heading: Element): boolean {
  const path = nearestAbove(heading, (at) =>
    ['class', 'id', 'aria-label'].some((name) => /breadcrumb/i.test(unclobbered(at, 'getAttribute')(name) ?? '')),
  );
  // The title of the page may be named for its breadcrumbs.
  if (path !== null && (path.textContent ?? '').length < MAX_PATH) return true;
  const navigation = nearestAbove(heading, ({ localName }) => localName === 'nav');
  if (navigation !== null && (navigation.textContent ?? '').length < MAX_PATH) return true;
  const list = nearestAbove(heading, ({ localName }) => localName === 'li')?.parentElement ?? null;
  if (list === null || list.querySelectorAll('a').length < 2) return false;
  const others = [...list.children].filter((item) => !item.contains(heading));
  return (
    others.length > 0 &&
    others.every((item) => tidy(item.textContent ?? '').length <= 40 && item.querySelector('p, img') === null)
  );
}

/** Characters of a path with the title of the page in it. */
const MAX_PATH = 400;

/** Whether it can be no section's name by chance. */
const isLong = (words: string): boolean => lengthOf(words) >= MIN_HEADLINE;

/** The longest part of the title that the page prints as a line that is no link: where no heading prints one. */
function lineOf(document: Document, parts: readonly string[]): string | null {
  const long = parts.filter(isLong);
  const line = long.length === 0 ? null : printedLine(document, long);
  return line === null ? null : headlineIn(line.nodeValue ?? '');
}

interface Heading {
  readonly element: Element;
  /** As it is printed, the kicker left out. */
  readonly text: string;
  /** All of it, folded. */
  readonly key: string;
  /** `text`, folded. */
  readonly own: string;
}

const SUBTITLE_NAME = /sub-?(?:title|head|line)|deck|dek(?![a-z])|teaser/i;
const lookAt = (element: Element): string =>
  `${element.localName}.${unclobbered(element, 'getAttribute')('class') ?? ''}`;

/**
 * The words of a heading without its kicker: of two boxes that look unlike, the first is shorter and ends no sentence.
 * Where the page calls itself by both elsewhere, and nowhere by the second alone, both are the headline.
 */
function withoutKicker(heading: Element, text: string, stated: readonly string[]): string {
  const segments = segmentsOf(heading);
  const [first, last] = [segments[0], segments[1]];
  if (first === undefined || last === undefined || segments.length > 2 || lookAt(first) === lookAt(last)) return text;
  const [before, after] = [headlineOfHeading(first), headlineOfHeading(last)];
  if (SUBTITLE_NAME.test(lookAt(last))) return before;
  if (before.length > after.length || !isLong(after) || /[.!?;,]$/u.test(before)) return text;
  const [whole, own] = [folded(`${before} ${after}`), folded(after)];
  const isCalledSo = stated.some((words) => within(whole, folded(words)));
  return isCalledSo && !stated.some((words) => partsOf(words).includes(own)) ? text : after;
}

const headingsIn = (
  document: Document,
  selector: string,
  isSeen: (element: Element) => boolean,
  stated: readonly string[],
  withParts = false,
): Heading[] =>
  [...document.querySelectorAll(selector)]
    .slice(0, MAX_HEADINGS)
    .flatMap((element) => (withParts ? [element, ...element.querySelectorAll('*')] : [element]))
    .map((element) => {
      const whole = headlineOfHeading(element);
      const text = withoutKicker(element, whole, stated);
      return { element, text, key: folded(whole), own: folded(text) };
    })
    .filter(({ element, key }) => key !== '' && !isCrumb(element) && isSeen(element));

/**
 * The headline as the page prints it for its reader: neither the last crumb of a path nor a heading that a style sheet
 * hides. In order, the first that holds:
 *  1. what the page gives to be shared, where the heading prints it after a kicker ("Economy: Prices fall"), or prints
 *     only its end and JSON-LD has all of it;
 *  2. a heading that the page's title has too, unless it is no more than the site's name in it, or a longer one of a lower
 *     rank is what is shared;
 *  3. a heading that agrees with JSON-LD or with what is shared, where there are several;
 *  4. the only heading of the first rank, or the first long one of the article;
 *  5. a heading of a lower rank that is JSON-LD's headline, what is shared, or a part of the page's title;
 *  6. the headline in JSON-LD, the shared title, the page's title without the site's name.
 */
export function titleOf(
  head: PageHead,
  siteName: string | null,
  isSeen: (element: Element) => boolean = () => true,
): string {
  const { document, structured } = head;
  // Character references are written out by some systems, and escaped once more.
  const statedIn = (words: string | null) => (words === null ? null : headlineIn(unescaped(words)));
  const title = statedIn(document.title) ?? '';
  const headline = structured?.headline?.slice(0, MAX_HEADLINE) ?? null;
  const shared = statedIn(head.meta('og:title') ?? head.meta('twitter:title'));
  const titleKey = folded(title);
  const sharedKey = folded(shared ?? '');
  const parts = partsOf(title);
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '');
  const sites = [siteName, structured?.publisher ?? null].map((name) => folded(name ?? '')).filter((key) => key !== '');
  const known = [sharedKey, folded(headline ?? '')].filter((key) => key !== '');
  const isSiteName = (key: string): boolean =>
    !known.includes(key) &&
    (sites.some((site) => within(key, site)) ||
      (key.length * 2 < titleKey.length && titleKey.endsWith(` ${key}`)) ||
      (key.length * 2 < longest.length && !within(key, longest) && parts.some((part) => within(key, part))));
  const stated = [title, shared ?? '', headline ?? ''];
  const headings = headingsIn(document, 'h1', isSeen, stated).filter(({ key }) => !isSiteName(key));
  if (shared !== null && sharedKey !== '') {
    const isKicked = headings.some(
      ({ element, key }) =>
        key.endsWith(` ${sharedKey}`) &&
        sharedKey.length * 5 >= key.length * 2 &&
        (!within(key, titleKey) ||
          [...element.querySelectorAll('*')].some((part) => folded(part.textContent ?? '') === sharedKey)),
    );
    const isKicking = sharedKey === folded(headline ?? '') && headings.some(({ key }) => sharedKey.endsWith(` ${key}`));
    if (isKicked || (isKicking && !/[|ㅣ]/.test(shared))) return shared;
  }
  const inTitle = headings.find(({ key, own }) => within(key, titleKey) || (isLong(own) && within(own, titleKey)));
  // Of a lower rank, or a part of such a heading beside its kicker.
  let below: Heading[] | null = null;
  const lower = (): readonly Heading[] => {
    below ??= headingsIn(document, 'h2, h3, h4', isSeen, stated, true);
    return below;
  };
  const named = (keys: readonly string[]): Heading | undefined =>
    lower().find(({ key, own }) => isLong(key) && (keys.includes(key) || keys.includes(own)));
  if (inTitle !== undefined) {
    // Search wording as the first heading, and the headline that is shared as a longer one below it.
    const isShared = sharedKey === '' || sharedKey === inTitle.key || sharedKey === inTitle.own;
    const told = isShared ? undefined : named([sharedKey]);
    return withoutSection(told !== undefined && told.key.length > inTitle.key.length ? told.text : inTitle.text);
  }
  const agreed = headings.find(({ key, own }) =>
    known.some((other) => other === key || other === own || (isLong(key) && other.startsWith(key))),
  );
  if (agreed !== undefined) return withoutSection(agreed.text);
  const [only] = headings;
  if (headings.length === 1 && only !== undefined) return withoutSection(only.text);
  const inside = headings.find(
    ({ element, key }) =>
      isLong(key) && nearestAbove(element, ({ localName }) => localName === 'article' || localName === 'main') !== null,
  );
  if (inside !== undefined) return withoutSection(inside.text);
  const all = [...partsOf(shared ?? ''), ...parts];
  const printed =
    named(known) ??
    named(all) ??
    lower().find(({ key }) => within(key, titleKey) && key.length * 3 >= titleKey.length * 2);
  if (printed !== undefined) return printed.text;
  return headline ?? lineOf(document, [...all, ...stated.flatMap(afterColon)]) ?? withoutSite(shared ?? title, sites);
}
