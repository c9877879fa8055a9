import { Readability } from '@mozilla/readability';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outline } from '@/lib/outline/outline';
import { outlineDataOf, outlineFrom } from '@/lib/outline/outline-data';
import { readingWithReadability } from '@/lib/outline/readability-texts';
import { readOutline } from '@/lib/page/live-outline';
import { finish } from '@/lib/text/steps';
import { goldenSlugs, openGoldenPage } from '../pages/golden';
import { documentOf, paragraphs, storyPage } from './documents';
import { readingOfMarkedClone } from './marked-clone';

/** An outline as the background has it. */
const toldOf = (outline: Outline): Outline => finish(outlineFrom(finish(outlineDataOf(outline))));

/** The words of the texts that Readability keeps of our document, in the order of the page; null where it keeps none. */
function wordsKept(document: Document): readonly string[] | null {
  const outline = readOutline(document);
  const kept = finish(readingWithReadability(toldOf(outline), () => false));
  return kept === null ? null : wordsIn(outline.texts.filter((_, index) => kept[index] === 1).map(({ data }) => data));
}

const wordsIn = (texts: readonly string[]): readonly string[] => texts.flatMap((text) => text.match(/\S+/g) ?? []);

/** The words that Readability keeps of a page when it works on the page's own document. Changes the document. */
function wordsOfStock(document: Document): readonly string[] | null {
  const parsed = new Readability<Node>(document, { serializer: (node) => node, disableJSONLD: true }).parse();
  const texts: string[] = [];
  const visit = (node: Node): void => {
    if (node.nodeType === 3) texts.push(node.textContent ?? '');
    node.childNodes.forEach(visit);
  };
  if (parsed?.content != null) visit(parsed.content);
  return parsed === null ? null : wordsIn(texts);
}

describe('our document and a real one', () => {
  test.each(goldenSlugs())('the same texts are kept of %s', async (slug) => {
    const { document, close } = await openGoldenPage(slug);
    const outline = readOutline(document);
    const kept = finish(readingWithReadability(toldOf(outline), () => false));
    expect(kept).toEqual(finish(readingOfMarkedClone(outline, () => false)));
    close();
  });

  const word = fc.constantFrom('sea', 'the harbour,', 'board. ', 'a', ' gulls');
  const text = fc.oneof(
    { weight: 6, arbitrary: fc.array(word, { minLength: 1, maxLength: 30 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const attributes = fc.constantFrom(
    ...['', '', '', ' class="story-body"', ' class="sidebar"', ' id="comment-7"', ' role="dialog"', ' class="share"'],
    ...[' rel="author"', ' itemprop="name"', ' class="byline"', ' src="a.jpg"', ' href="#top"', ' href="/far"'],
    ...[' href="javascript:go()"', ' summary="s"', ' colspan="3"', ' rowspan="9"', ' role="presentation"'],
  );
  const flow = ['div', 'section', 'article', 'ul', 'ol', 'blockquote', 'form', 'fieldset', 'aside', 'header', 'figure'];
  const inline = ['span', 'b', 'em', 'font', 'del', 'code', 'label', 'x-note'];
  const empty = ['br', 'img', 'input', 'embed'];
  interface Made {
    readonly tag: string;
    readonly attributes: string;
    readonly children: readonly (Made | readonly string[] | null)[];
  }
  const { tree } = fc.letrec<{ tree: Made; line: Made; void: Made }>((tie) => {
    const children = (...kinds: fc.Arbitrary<unknown>[]) =>
      fc.array(fc.oneof({ depthSize: 'small' }, text, ...kinds), { maxLength: 6 }) as fc.Arbitrary<Made['children']>;
    const leaf = (...tags: string[]) =>
      fc.record({ tag: fc.constantFrom(...tags), attributes, children: fc.constant<Made['children']>([]) });
    // Of two Readability makes a paragraph, which in its retries a parser takes out of another: not in these.
    const gap = leaf('br');
    const line = fc.record({
      tag: fc.constantFrom(...inline),
      attributes,
      children: children(tie('line'), tie('void')),
    });
    const link = fc.record({ tag: fc.constant('a'), attributes, children: children(tie('line'), tie('void')) });
    const paragraph = fc.record({
      tag: fc.constantFrom('p', 'p', 'p', 'h1', 'h2', 'h3', 'li', 'pre'),
      attributes,
      children: children(tie('line'), link, tie('void'), gap, gap),
    });
    const cell = fc.record({
      tag: fc.constantFrom('td', 'th'),
      attributes,
      children: children(paragraph, tie('line')),
    });
    const row = fc.record({ tag: fc.constant('tr'), attributes, children: fc.array(cell, { maxLength: 3 }) });
    const rows = fc.record({ tag: fc.constant('tbody'), attributes, children: fc.array(row, { maxLength: 3 }) });
    const table = fc.record({ tag: fc.constant('table'), attributes, children: fc.tuple(rows) });
    const block = fc.record({
      tag: fc.constantFrom(...flow),
      attributes,
      children: children(
        tie('tree'),
        tie('tree'),
        paragraph,
        paragraph,
        tie('line'),
        link,
        tie('void'),
        gap,
        gap,
        table,
      ),
    });
    return { tree: fc.oneof(block, paragraph), line, void: leaf('img', 'input', 'embed') };
  });
  /** Every word gets a number of its own, so that each can be told in the result. */
  const htmlOf = (trees: Made['children']): string => {
    let count = 0;
    const write = (made: Made['children'][number]): string => {
      if (made === null) return ' \n ';
      if (!('tag' in made)) {
        count += 1;
        return made.map((each, index) => `${each}${count}.${index} `).join('');
      }
      const { tag, attributes: given, children } = made;
      return `<${tag}${given}>${empty.includes(tag) ? '' : `${children.map(write).join('')}</${tag}>`}`;
    };
    return trees.map(write).join('');
  };
  const html = fc.array(tree, { minLength: 1, maxLength: 4 }).map(htmlOf);

  test('the same words are kept of any page that parses as it is written', () => {
    fc.assert(
      fc.property(html, fc.boolean(), (body, isLong) => {
        const page = storyPage(isLong ? `<div>${body}<div>${paragraphs()}</div></div>` : body);
        // Where the parser corrects the markup, Readability's retries would correct it once more.
        const document = documentOf(page);
        const again = document.createElement('body');
        again.innerHTML = document.body.innerHTML;
        fc.pre(again.innerHTML === document.body.innerHTML);
        expect(wordsKept(document)).toEqual(wordsOfStock(documentOf(page)));
      }),
      { numRuns: 40 },
    );
  });
});
