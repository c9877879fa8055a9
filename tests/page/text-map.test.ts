import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPageText } from '@/lib/page/page-text';
import { readArticle } from '@/tests/commands/read-article';
import { collapsed, documentOf, PARAGRAPHS, paragraphs, storyPage } from './documents';

const textOf = (ranges: readonly Range[]): string => ranges.map(String).join('');

/** Markup of words in elements of every sort that matters: inline, block, `<br>`, white space, hidden, opaque. */
const markup = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(
      'word',
      'two words',
      ' lead',
      'trail ',
      ' ',
      '\n\t',
      'a\u00a0b',
      'soft\u00adhyphen',
      '“quote”',
      'ا ب',
      '<br>',
    ),
    fc
      .tuple(
        fc.constantFrom('p', 'div', 'span', 'b', 'a', 'li', 'ul', 'blockquote', 'h2', 'section', 'x-card', 'em'),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([tag, children]) => `<${tag}>${children.join('')}</${tag}>`),
    fc.constantFrom(
      '<div hidden>unseen</div>',
      '<script>code()</script>',
      '<style>p{}</style>',
      '<svg><text>no</text></svg>',
      '<!--c-->',
    ),
  ),
}));
const page = fc.array(markup.node, { maxLength: 8 }).map((nodes) => storyPage(nodes.join('')));

describe('readPageText', () => {
  const cases: readonly [string, string, string][] = [
    ['one block a line', '<p>One</p><div>two <b>three</b></div>', 'One\ntwo three'],
    ['white space collapses, non-breaking too', '<p>  a \n b&nbsp;&nbsp;c </p>', 'a b c'],
    ['soft hyphens and zero-width spaces are left out', '<p>Seil&shy;bahn&#8203;fahrt</p>', 'Seilbahnfahrt'],
    ['joiners, which change letters, stay', '<p>می‌خواهم</p>', 'می‌خواهم'],
    ['inline elements don’t part words', '<p>un<b>break</b>able</p>', 'unbreakable'],
    ['a line break parts words', '<p>The rain<br>in Spain</p>', 'The rain in Spain'],
    ['line breaks part sentences', '<div>First.<br>Second.<br>Third</div>', 'First.\nSecond.\nThird'],
    [
      'V2 scripts, styles, templates are no text',
      '<p>a</p><script>b</script><style>c</style><template>d</template>',
      'a',
    ],
    [
      'V2 nor is what is hidden',
      '<p>a</p><p hidden>b</p><p style="display:none">c</p><p hidden="until-found">d</p><dialog>e</dialog><noscript>f</noscript>',
      'a',
    ],
    [
      'V2 nor is what is folded away',
      '<details>a<summary>b</summary><p>c</p><summary>d</summary></details><details open>e<summary>f</summary></details>',
      'b\ne\nf',
    ],
    ['V3 what is hidden from ears is seen', '<p>a <span aria-hidden="true">b</span></p>', 'a b'],
    [
      'V1 comments and captions are text',
      '<figure><figcaption>cap</figcaption></figure><aside>side</aside>',
      'cap\nside',
    ],
  ];
  test.each(cases)('%s', (_name, html, expected) => {
    expect(readPageText(documentOf(storyPage(html))).text).toBe(expected);
  });

  test('V1 open shadow roots are read in place, slots filled', () => {
    const document = documentOf(
      storyPage('<p>before</p><x-note><b slot="s">slotted</b> unslotted</x-note><p>after</p>'),
    );
    const root = document.querySelector('x-note')?.attachShadow({ mode: 'open' });
    if (root === undefined) throw new Error('no host');
    root.innerHTML = '<p>shadow</p><p>[<slot name="s"></slot>]</p>';
    const { text, map } = readPageText(document);
    expect(text).toBe('before\nshadow\n[slotted]\nafter');
    const start = text.indexOf('[slotted]');
    const ranges = map.rangesOf({ start, end: start + 9 });
    expect(textOf(ranges)).toBe('[slotted]');
  });
});

describe('TextMap', () => {
  test('every span leads to ranges that hold its text, and back to itself', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(page, fc.nat(), fc.nat(), (html, a, b) => {
        const { text, map } = readPageText(documentOf(html));
        fc.pre(text.length > 0);
        const start = Math.min(a, b) % text.length;
        const end = start + 1 + ((Math.max(a, b) - Math.min(a, b)) % (text.length - start));
        const held = textOf(map.rangesOf({ start, end }));
        expect(collapsed(held).replace(/ /g, '')).toBe(text.slice(start, end).replace(/\s/g, ''));
        const range = map.rangeOf({ start, end });
        if (range === null) return;
        const span = map.spanOf(range);
        expect(span).not.toBeNull();
        if (span !== null) expect(text.slice(span.start, span.end).trim()).toBe(text.slice(start, end).trim());
      }),
      { numRuns: 100 },
    );
  });

  test('reading changes nothing in the page', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(page, (html) => {
        const document = documentOf(html);
        const before = document.documentElement.outerHTML;
        readPageText(document);
        readArticle(document);
        expect(document.documentElement.outerHTML).toBe(before);
      }),
      { numRuns: 25 },
    );
  });

  test('no mutation record is made either', () => {
    const document = documentOf(storyPage(`<article><h1>Night ferry</h1>${paragraphs()}</article>`));
    const observer = new (document.defaultView?.MutationObserver ?? MutationObserver)(() => undefined);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    readPageText(document);
    readArticle(document);
    expect(observer.takeRecords()).toEqual([]);
  });

  test('ranges never cover what was not read', () => {
    const document = documentOf(storyPage('<p>one <span hidden>unseen</span> two</p>'));
    const { text, map } = readPageText(document);
    const ranges = map.rangesOf({ start: 0, end: text.length });
    expect(text).toBe('one two');
    expect(ranges.map(String).join('')).not.toContain('unseen');
  });

  test('text that the page has changed or removed since gives no range', () => {
    const document = documentOf(storyPage('<p id="a">first</p><p id="b">second</p>'));
    const { map } = readPageText(document);
    document.getElementById('a')?.remove();
    const second = document.getElementById('b')?.firstChild as Text;
    second.data = 'other!';
    expect(map.rangesOf({ start: 0, end: 12 })).toEqual([]);
    expect(map.rangeOf({ start: 0, end: 12 })).toBeNull();
  });

  const selections: readonly [string, (document: Document, range: Range) => void, string | null][] = [
    [
      'across blocks',
      (d, r) => {
        r.setStart(text(d, 'a'), 2);
        r.setEnd(text(d, 'c'), 2);
      },
      'pha\nbeta gamma\nde',
    ],
    ['the whole of an element', (d, r) => r.selectNodeContents(element(d, 'b')), 'beta gamma'],
    [
      'triple click: to the start of the next block',
      (d, r) => {
        r.setStart(text(d, 'a'), 0);
        r.setEnd(element(d, 'b'), 0);
      },
      'alpha',
    ],
    [
      'inside a link',
      (d, r) => {
        r.setStart(text(d, 'link'), 1);
        r.setEnd(text(d, 'link'), 4);
      },
      'amm',
    ],
    [
      'nothing but white space',
      (d, r) => {
        r.setStart(d.body, 1);
        r.setEnd(d.body, 2);
      },
      null,
    ],
    ['the whole page', (d, r) => r.selectNodeContents(d.documentElement), 'alpha\nbeta gamma\ndelta'],
  ];
  const element = (document: Document, id: string): Element => {
    const found = document.getElementById(id);
    if (found === null) throw new Error(id);
    return found;
  };
  const text = (document: Document, id: string): Node => element(document, id).firstChild ?? element(document, id);
  test.each(selections)('a selection is what the reader marked: %s', (_name, select, expected) => {
    const document = documentOf(
      storyPage('<p id="a">alpha</p>\n<p id="b">beta <a id="link">gamma</a></p>\n<p id="c">delta</p>'),
    );
    const page = readPageText(document);
    const range = document.createRange();
    select(document, range);
    const span = page.map.spanOf(range);
    expect(span === null ? null : page.text.slice(span.start, span.end)).toBe(expected);
  });

  test('each block of an article is the text of its ranges', () => {
    const marked = PARAGRAPHS.map((text, index) => text.replace(/ (\w+) /, ` <em data-i="${index}">$1</em> `));
    const document = documentOf(storyPage(`<article><h1>Night ferry</h1>${paragraphs(marked)}</article>`));
    const reading = readArticle(document);
    expect(reading?.article.blocks).toHaveLength(PARAGRAPHS.length);
    for (const [index, block] of (reading?.article.blocks ?? []).entries()) {
      expect(reading?.article.text.slice(block.start, block.end)).toBe(PARAGRAPHS[index]);
      expect(collapsed(textOf(reading?.map.rangesOf(block) ?? []))).toBe(PARAGRAPHS[index]);
    }
  });
});
