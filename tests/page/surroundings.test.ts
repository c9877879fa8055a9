/** What is printed around a headline: how far it is looked for, and what is read from it. */
import { describe, expect, test, vi } from 'vitest';
import { readHead } from '@/lib/page/head';
import { headlineOf, labelsAround, standsElsewhere } from '@/lib/page/headline';
import { metadataOf } from '@/lib/page/metadata';
import { documentOf } from './documents';

const TITLE = 'Night ferry to Orrin stops';
const page = (body: string, head = '') =>
  documentOf(`<!doctype html><html lang="en"><head><title>${TITLE}</title>${head}</head><body>${body}</body></html>`);
const metadata = (body: string, head = '') => {
  const document = page(body, head);
  return metadataOf(readHead(document), 'https://paper.example/story');
};

describe('the headline', () => {
  test.each([
    ['that is the title', `<h1>Orrin Post</h1><h3>${TITLE}</h3>`, 'h3'],
    ['that has the title in it', `<h1>Orrin Post</h1><h2>Live: ${TITLE}</h2>`, 'h2'],
    [
      'not one of three times as many words',
      `<h1>Orrin Post</h1><h2>${TITLE} ${'and nobody knows '.repeat(4)}</h2>`,
      'h1',
    ],
    ['else the line that prints it', `<div><b>${TITLE}</b></div>`, 'b'],
  ])('%s', (_, body, tag) => {
    expect(headlineOf(page(body), TITLE)?.localName).toBe(tag);
  });
});

describe('the lines around it', () => {
  const labels = (body: string) => {
    const headline = page(body).querySelector('h1');
    return headline === null ? [] : labelsAround(headline).map(({ text }) => text);
  };
  const lines = (count: number, word: string) =>
    Array.from({ length: count }, (_, at) => `<div>${word} ${at}</div>`).join('');

  test('a line in several elements is one, and the next comes after it', () => {
    expect(labels(`<h1>${TITLE}</h1><p>By <b>Ada</b> Rooke</p><p>12 March</p>`)).toEqual(['By Ada Rooke', '12 March']);
  });

  test('forty texts behind it are looked at, and eight before it in its own part of the page', () => {
    const found = labels(`<div>${lines(12, 'above')}<header><h1>${TITLE}</h1></header>${lines(50, 'below')}</div>`);
    expect(found.filter((text) => text.startsWith('below'))).toHaveLength(40);
    expect(found.filter((text) => text.startsWith('above'))).toEqual(
      Array.from({ length: 8 }, (_, at) => `above ${11 - at}`),
    );
    expect(labels(`${lines(2, 'site')}<main><h1>${TITLE}</h1>${lines(1, 'below')}</main>`)).toEqual(['below 0']);
  });

  test('the story ends them', () => {
    const story = `<p>${'The boat is forty years old. '.repeat(20)}</p>`;
    expect(labels(`<h1>${TITLE}</h1><p>12 March</p>${story}<p>Somebody else</p>`)).toEqual(['12 March']);
  });
});

test('a page that is itself named for comments holds its own headline', () => {
  const document = documentOf(
    `<html class="comments-open"><body class="comments"><p>x</p><div class="comments"><i>y</i></div></body></html>`,
  );
  const elsewhere = (selector: string) => {
    const element = document.querySelector(selector);
    return element === null ? null : standsElsewhere(element, '[class*="comment" i]', null);
  };
  expect(elsewhere('p')).toBe(false);
  expect(elsewhere('i')).toBe(true);
});

describe('the printed date', () => {
  const padded = (length: number) => `12 March 2026 ${'x'.repeat(length - 14)}`;

  test.each([
    ['a label of 120 characters', `<h1>${TITLE}</h1><i class="date">${padded(120)}</i>`, '2026-03-12'],
    ['a longer text is none', `<h1>${TITLE}</h1><i class="date">${padded(121)}</i>`, null],
    ['a line beside the headline', `<h1>${TITLE}</h1><p>${padded(120)}</p>`, '2026-03-12'],
    ['a longer one is none', `<h1>${TITLE}</h1><p>${padded(121)}</p>`, null],
    [
      'two hundred elements that may hold one are looked at',
      `<h1>${TITLE}</h1>${'<i class="time">soon</i>'.repeat(199)}<i class="time">12 March 2026</i>`,
      '2026-03-12',
    ],
    [
      'no more of them',
      `<h1>${TITLE}</h1>${'<i class="time">soon</i>'.repeat(200)}<i class="time">12 March 2026</i><i>13 March 2026</i>`,
      null,
    ],
  ])('%s', (_, body, expected) => {
    expect(metadata(body).published).toBe(expected);
  });
});

describe('the printed authors', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'an address inside the story’s article is its author’s, wherever it stands',
      `<article><h1>${TITLE}</h1><aside><address><a rel="author">Ada Rooke</a></address></aside></article>`,
      ['Ada Rooke'],
    ],
    [
      'in another article it is another’s',
      `<h1>${TITLE}</h1><article><aside><address><a rel="author">Ada Rooke</a></address></aside></article>`,
      [],
    ],
    [
      'whose site it is names nobody',
      `<h1>${TITLE}</h1><div class="byline">ledger.net, Little Quarn, Moorland</div>`,
      [],
    ],
  ])('%s', (_, body, expected) => {
    expect(metadata(body).byline).toEqual(expected);
  });
});

test('what the browser gives extensions opens closed shadow roots', async () => {
  const { closedRootOf } = await import('@/lib/page/closed-root');
  const document = documentOf('<p>x</p>');
  const element = document.querySelector('p') as HTMLElement;
  const root = {} as ShadowRoot;
  try {
    expect(closedRootOf(element)).toBeNull();
    const openOrClosedShadowRoot = vi.fn(() => root);
    vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot } });
    // An element of SVG can have none, and Chromium throws at it.
    expect(closedRootOf(element)).toBeNull();
    Object.assign(element, { innerText: '' });
    expect(closedRootOf(element)).toBe(root);
    expect(openOrClosedShadowRoot).toHaveBeenCalledExactlyOnceWith(element);
    Object.assign(element, { openOrClosedShadowRoot: null });
    expect(closedRootOf(element)).toBeNull();
  } finally {
    vi.unstubAllGlobals();
  }
});
