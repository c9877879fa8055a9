import { expect } from 'vitest';
import type { Genre } from '@/lib/model';
import { isArticle } from '@/lib/page/is-article';
import { readArticle } from '@/tests/commands/read-article';
import { documentOf } from './documents';

/**
 * A whole small page of one kind. What is right is written down before it is read: what a reader of the page would call
 * its headline, its author, its day and its text.
 */
export interface Kind {
  readonly html: string;
  readonly url?: string;
  readonly title: string;
  readonly byline?: readonly string[];
  /** The day; null where the page names none. */
  readonly day?: string | null;
  readonly has: readonly string[];
  readonly lacks?: readonly string[];
  readonly genre?: Genre | null;
  /** Whether the page is read without a click. */
  readonly likely?: boolean;
  readonly bullets?: readonly string[];
  readonly standfirst?: string;
}

export const p = (...texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('\n');
export const page = (head: string, body: string, lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
export const MENU =
  '<nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li><li><a href="/land">Land</a></li><li><a href="/weather">Weather</a></li></ul></nav>';

export const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

/** Words that mark text which must be left out; no story has such words. */
export const OTHERS = [
  'Beekeepers of Lower Sand move their hives before the storm',
  'Why the clock of Saint Amaro runs backwards in winter',
  'A tunnel under the dunes is dug up for the second time',
];

/** Reads the page, and holds what was read against what is right. */
export function expectRead(kind: Kind): void {
  const document = documentOf(kind.html, kind.url ?? 'https://paper.example/sea/night-ferry');
  const { article } = readArticle(document) ?? {};
  expect(article?.title).toBe(kind.title);
  const text = article?.text ?? '';
  expect(kind.has.filter((words) => !text.includes(words))).toEqual([]);
  expect(kind.lacks?.filter((words) => text.includes(words)) ?? []).toEqual([]);
  if (kind.byline !== undefined) expect(article?.byline).toEqual(kind.byline);
  if (kind.day !== undefined) expect(article?.published?.slice(0, 10) ?? null).toBe(kind.day);
  if (kind.genre !== undefined) expect(article?.genre).toBe(kind.genre);
  if (kind.bullets !== undefined) expect(article?.bullets.map(({ text: bullet }) => bullet)).toEqual(kind.bullets);
  if (kind.likely !== undefined) expect(isArticle(document)).toBe(kind.likely);
  if (kind.standfirst !== undefined) {
    const standfirsts = article?.blocks.filter((block) => block.kind === 'standfirst') ?? [];
    expect(standfirsts.map(({ start, end }) => text.slice(start, end))).toEqual([kind.standfirst]);
  }
}
