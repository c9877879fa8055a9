/** Where the bounds lie by which a page that says nothing of itself is taken for an article. */
import { expect, test } from 'vitest';
import { isArticle } from '@/lib/page/is-article';
import { schemeOf } from '@/lib/page/paint';
import { documentOf, storyPage } from './documents';

const of = (length: number, count: number, box: (paragraph: string) => string = (paragraph) => paragraph) =>
  Array.from({ length: count }, () => box(`<p>${'word '.repeat(length).slice(0, length - 1)}.</p>`)).join('');
const links = (count: number) => '<a href="/x">x</a>'.repeat(count);
const inOwn = (paragraph: string) => `<div>${paragraph}</div>`;
const accepts = (body: string) => isArticle(documentOf(storyPage(body)));
const DATE = '<time>1 May 2026</time>';

test('four paragraphs of 1,600 characters that stand together are a story', () => {
  expect(accepts(of(400, 4))).toBe(true);
  expect(accepts(of(399, 4))).toBe(false);
  expect(accepts(of(600, 3))).toBe(false);
});

test('a page with one heading and one article needs as much in all, wherever it stands', () => {
  const alone = (body: string) => `<h1>Ferry</h1><article>${body}</article>`;
  expect(accepts(alone(of(300, 5, inOwn)))).toBe(true);
  expect(accepts(`<h1>Ferry</h1>${alone(of(300, 5, inOwn))}`)).toBe(false);
  expect(accepts(`${alone(of(300, 5, inOwn))}<article></article>`)).toBe(false);
  expect(accepts(of(300, 5, inOwn))).toBe(false);
  expect(accepts(alone(of(300, 5, inOwn)) + links(150))).toBe(false);
});

test('lines shorter than a paragraph are none', () => {
  expect(accepts(DATE + of(79, 40))).toBe(false);
  expect(accepts(DATE + of(80, 40))).toBe(true);
});

test('a character of Chinese says as much as three letters', () => {
  const paragraph = '渡轮将于午夜停航港务局周一作出决定理由是一年来的亏损岛上无人质疑';
  expect(paragraph.length * 2).toBeLessThan(80);
  expect(accepts(DATE + `<p>${paragraph}</p>`.repeat(12))).toBe(true);
});

test('blue is the darkest of colours, green the lightest', () => {
  const scheme = (color: string) =>
    schemeOf(documentOf(`<body style="background-color: ${color}"><p>x</p></body>`).body);
  expect(scheme('rgb(100, 110, 255)')).toBe('light');
  expect(scheme('rgb(100, 110, 120)')).toBe('dark');
  expect(scheme('rgb(0, 200, 0)')).toBe('light');
  expect(scheme('rgb(0, 0, 255)')).toBe('dark');
});
