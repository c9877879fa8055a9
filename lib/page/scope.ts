/**
 * Which part of a page holds an article, where the page holds several: pages that append the next article as one
 * scrolls on. Nothing is assumed of names or markup but headlines and that each article has an element of its own.
 */

import type { Article, Span } from '../model';
import type { MappedText } from './text-map';
import { unclobbered } from './unclobbered';

/** Longer than a teaser, a comment, or an entry of a live blog. */
const MIN_ARTICLE_CHARS = 1500;

const FOLLOWING = 4;
const CONTAINS = 8;

const follows = (element: Element, reference: Element) =>
  (reference.compareDocumentPosition(element) & (FOLLOWING | CONTAINS)) === FOLLOWING && !reference.contains(element);

/** Elements that an article may begin with. */
export function headlinesOf(document: Document): readonly Element[] {
  return [...document.querySelectorAll('h1, article')].filter(
    (element) => element.localName === 'h1' || (element.textContent ?? '').length >= MIN_ARTICLE_CHARS,
  );
}

/** What a headline is known by: its words, since pages make their elements anew. */
export const headlineKey = (headline: Element): string => (headline.textContent ?? '').trim().slice(0, 120);

/** As many paragraphs of an article say whether and where it stands. */
const SAMPLE = 16;

/**
 * The element that holds an article's paragraphs, as the page is now; null where most of them don't stand in it any more.
 * They are looked for by their words, since pages make their elements anew.
 */
export function homeOf({ text, map }: MappedText, article: Pick<Article, 'text' | 'blocks'>): Element | null {
  const long = article.blocks.filter(({ start, end }) => end - start >= 40);
  const step = Math.max(1, Math.floor(long.length / SAMPLE));
  const sample = long.filter((_, index) => index % step === 0 || index === long.length - 1);
  const places = sample.flatMap(({ start, end }): Span[] => {
    const words = article.text.slice(start, end);
    const at = text.indexOf(words);
    return at < 0 ? [] : [{ start: at, end: at + words.length }];
  });
  const [first] = places;
  if (first === undefined || places.length * 2 < sample.length) return null;
  const hull = map.rangeOf({
    start: places.reduce((least, { start }) => Math.min(least, start), first.start),
    end: places.reduce((most, { end }) => Math.max(most, end), first.end),
  });
  const common = hull?.commonAncestorContainer ?? null;
  if (common === null) return null;
  return common.nodeType === 1 ? (common as Element) : common.parentElement;
}

/**
 * The largest element around `inside` that holds none of `others`; null where that is the whole page.
 *
 * @param others parts of the page that belong to other articles, none of them around `inside`
 */
export function scopeAround(inside: Element, others: readonly Element[]): Element | null {
  let scope = inside;
  for (;;) {
    const parent = unclobbered(scope, 'parentElement');
    if (parent === null || parent.localName === 'html') return null;
    if (others.some((other) => parent.contains(other))) return scope;
    scope = parent;
  }
}

/** Headlines of other articles that came to the page after an article that stands in `home`. */
export function appendedTo(home: Element, known: ReadonlySet<string>): readonly Element[] {
  return headlinesOf(home.ownerDocument).filter(
    (element) => !known.has(headlineKey(element)) && follows(element, home),
  );
}

/** The headline nearest to the middle of the window, of those that stand in none of `others`; null where there is none. */
export function headlineInView(document: Document, others: readonly Element[]): Element | null {
  const middle = (document.defaultView?.innerHeight ?? 0) / 2;
  let best: { element: Element; distance: number } | null = null;
  for (const element of headlinesOf(document)) {
    if (others.some((other) => other.contains(element) || element.contains(other))) continue;
    // The headline of an earlier article stands before its text: it is no new one.
    if (others.some((other) => !follows(element, other))) continue;
    const { top, bottom } = element.getBoundingClientRect();
    const distance = top > middle ? top - middle : bottom < middle ? middle - bottom : 0;
    if (best === null || distance < best.distance) best = { element, distance };
  }
  return best?.element ?? null;
}
