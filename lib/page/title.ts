import { folded } from './boilerplate';
import { type PageHead, tidy } from './head';

/** Fewer characters than this may be a section's name by chance. */
const MIN_HEADLINE = 15;
/** More characters are no headline; each is held against the page's title. */
const MAX_HEADLINE = 1000;
const MAX_HEADINGS = 100;

/** "Headline | The Site" without its last part. White space is collapsed, here and below. */
const withoutSite = (title: string): string =>
  title.replace(/ ?[|ㅣ] ?[^|ㅣ]{2,40}$/u, '').replace(/\s?[-–—]\s?[^-–—|]{2,25}$/u, '');

/** "Headline | Opinion" without the section. */
const withoutSection = (heading: string): string => {
  const short = heading.replace(/ [|ㅣ] [^|ㅣ]{2,20}$/u, '');
  return short.length >= 2 * (heading.length - short.length) ? short : heading;
};

const headlineIn = (text: string): string => tidy(text).slice(0, MAX_HEADLINE);

const within = (part: string, whole: string): boolean => part !== '' && ` ${whole} `.includes(` ${part} `);

/**
 * The headline as the page prints it. In order, the first that holds:
 *  1. what the page gives to be shared, where the heading prints it together with a kicker ("Economy: Prices fall");
 *  2. the same where it adds a kicker of its own, and the page's title agrees;
 *  3. a heading that the page's title has too, unless it is no more than the site's name at the end of it;
 *  4. a heading that agrees with JSON-LD or with what is shared, where there are several;
 *  5. the only heading, or the first long one of the article;
 *  6. the headline in JSON-LD, the shared title, the page's title without the site's name.
 */
export function titleOf(head: PageHead): string {
  const { document, structured } = head;
  const title = headlineIn(document.title);
  const headline = structured?.headline?.slice(0, MAX_HEADLINE) ?? null;
  const shared = (head.meta('og:title') ?? head.meta('twitter:title'))?.slice(0, MAX_HEADLINE) ?? null;
  const headings = [...document.querySelectorAll('h1')]
    .slice(0, MAX_HEADINGS)
    .map((h1) => ({ h1, text: headlineIn(h1.textContent ?? '') }))
    .map(({ h1, text }) => ({ h1, text, key: folded(text) }))
    .filter(({ key }) => key !== '');
  const titleKey = folded(title);
  const sharedKey = folded(shared ?? '');
  if (shared !== null && sharedKey !== '') {
    const kicked = headings.some(
      ({ key }) => key.includes(sharedKey) && sharedKey.length * 5 >= key.length * 2 && sharedKey !== key,
    );
    const kicking = headings.some(({ key }) => key !== sharedKey && sharedKey.endsWith(` ${key}`));
    if (kicked || (kicking && (titleKey.startsWith(sharedKey) || sharedKey === folded(headline ?? '')))) return shared;
  }
  const isSiteName = (key: string): boolean => titleKey.endsWith(` ${key}`) && key.length * 2 < titleKey.length;
  const inTitle = headings.find(({ key }) => within(key, titleKey) && !isSiteName(key));
  if (inTitle !== undefined) return withoutSection(inTitle.text);
  const known = [sharedKey, folded(headline ?? '')].filter((key) => key !== '');
  const agreed = headings.find(({ key }) =>
    known.some((other) => other === key || (key.length >= MIN_HEADLINE && other.startsWith(key))),
  );
  if (agreed !== undefined) return withoutSection(agreed.text);
  const [only] = headings;
  if (headings.length === 1 && only !== undefined) return withoutSection(only.text);
  const inside = headings.find(({ h1, key }) => key.length >= MIN_HEADLINE && h1.closest('article, main') !== null);
  if (inside !== undefined) return withoutSection(inside.text);
  return headline ?? withoutSite(shared ?? title);
}
