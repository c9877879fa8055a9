import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readingArticleTextsOf } from '@/lib/outline/article-texts';
import type { Outline, OutlineElement } from '@/lib/outline/outline';
import { MAX_ELEMENTS, MAX_TEXTS, type OutlineData, outlineDataOf, outlineFrom } from '@/lib/outline/outline-data';
import { readOutline } from '@/lib/page/live-outline';
import { finish } from '@/lib/text/steps';

const outlineOf = (body: string): Outline => readOutline(new JSDOM(`<title>The ferry</title>${body}`).window.document);
const told = (outline: Outline): OutlineData => JSON.parse(JSON.stringify(finish(outlineDataOf(outline))));
const read = (data: unknown): Outline => finish(outlineFrom(data as OutlineData));

const PAGE = `<main class="storyBody md:p-4" id="top"><h1>The <em>ferry</em></h1>
  <aside hidden><p>Sign up<br>today</p></aside>
  <figure><img src="a.png"><figcaption>A pier</figcaption></figure>
  <p>It sails <a href="#notes" rel="nofollow">at noon</a>, <a href="https://ledger.example/">they say</a>.<br>Or not.</p>
  <table><tr><td>one</td><td>two</td></tr></table><blockquote style="color:red"><p>Well.</p></blockquote></main>`;

const plain = (element: OutlineElement) => ({
  ...{ tag: element.tag, order: element.order, endElement: element.endElement, firstText: element.firstText },
  ...{ endText: element.endText, depth: element.depth, inline: element.inline, names: element.names },
  ...{ shown: element.shown, kind: element.kind, parent: element.parent?.order ?? null },
});

describe('an outline as a message carries it', () => {
  test('is the same outline when it is put together again', () => {
    const outline = outlineOf(PAGE);
    const again = read(told(outline));
    expect(again.title).toBe('The ferry');
    expect(again.elements.map(plain)).toEqual(outline.elements.map(plain));
    const texts = ({ texts: all }: Outline) =>
      all.map(({ data, parent, block, breakBefore, chars, run }) => ({
        ...{ data, breakBefore, chars, run },
        parent: parent.order,
        block: block.order,
      }));
    expect(texts(again)).toEqual(texts(outline));
    for (let from = 0; from <= outline.texts.length; from += 1) {
      for (let to = from; to <= outline.texts.length; to += 1) {
        expect(again.charsOf(from, to)).toBe(outline.charsOf(from, to));
        expect(again.linkCharsOf(from, to)).toBe(outline.linkCharsOf(from, to));
      }
    }
    const [body] = again.elements;
    expect(['p', 'td', 'main', 'body'].map((tag) => body?.count(tag))).toEqual([3, 2, 1, 0]);
  });

  test('tells where a link leads only where it stays on the page, and no style', () => {
    const { attributes } = told(outlineOf(PAGE));
    const all = attributes.flat();
    expect(all).toContain('#notes');
    expect(all).toContain('nofollow');
    expect(all).not.toContain('https://ledger.example/');
    expect(all).not.toContain('style');
    expect(all).not.toContain('hidden');
  });

  test('of a text without an end its beginning is told, and of a page without an end its beginning', () => {
    const long = 'word '.repeat(20_000);
    expect(told(outlineOf(`<p>${long}</p>`)).texts[0]?.length).toBeLessThan(long.length);
    const data = told(outlineOf(`<div>${'<p>a</p>'.repeat(MAX_ELEMENTS + 10)}</div>`));
    expect(data.attributes.length).toBe(MAX_ELEMENTS);
    expect(data.texts.length).toBeLessThanOrEqual(MAX_TEXTS);
    expect(read(data).elements[0]?.endElement).toBe(MAX_ELEMENTS);
  });

  describe('what is none is refused', () => {
    const sound = told(outlineOf(PAGE));
    const FIELDS = sound.elements.length / sound.attributes.length;
    const withElement = (order: number, field: number, value: number): OutlineData => ({
      ...sound,
      elements: sound.elements.with(order * FIELDS + field, value),
    });
    const withText = (field: number, value: number): OutlineData => ({
      ...sound,
      textFields: sound.textFields.with(field, value),
    });
    test.each<[string, OutlineData]>([
      ['a tag that is not there', withElement(1, 0, 999)],
      ['a parent that comes later', withElement(1, 1, 5)],
      ['no parent', withElement(2, 1, -1)],
      ['a subtree that ends before it begins', withElement(2, 2, 1)],
      ['a subtree that ends after its parent', withElement(2, 2, 999)],
      ['texts outside its parent', withElement(2, 4, 9999)],
      ['a kind that there is not', withElement(1, 5, 77)],
      ['half a number', withElement(2, 2, 3.5)],
      ['a text in no element', withText(0, 9999)],
      ['a text in an element that holds others', withText(0, sound.attributes.length - 1)],
      ['a break that there is not', withText(2, 9)],
      ['a number too few', { ...sound, textFields: sound.textFields.slice(1) }],
      ['attributes of one element more', { ...sound, attributes: [...sound.attributes, []] }],
    ])('%s', (_, data) => {
      expect(() => read(data)).toThrow('no outline');
    });
  });

  test('nothing is no article', () => {
    const facts = { title: '', byline: [], lang: 'und', descriptions: [], types: [] };
    const empty = { title: '', tags: [], elements: [], attributes: [], texts: [], textFields: [] };
    expect(finish(readingArticleTextsOf(empty, facts))).toBeNull();
  });
});
