import { describe, expect, test } from 'vitest';
import { readPageText } from '@/lib/page/page-text';
import { readArticle } from '@/tests/commands/read-article';
import { documentOf, PARAGRAPHS, paragraphs, storyPage } from './documents';

const BULLETS = [
  'The night ferry to Orrin stops at midnight.',
  'It carried four passengers a night on average.',
  'Nurses will be put up in the old customs house.',
];
const items = BULLETS.map((text) => `<li>${text}</li>`).join('');
const HEAD = '<h1>Night ferry to Orrin stops</h1>';

const textOf = (html: string): readonly string[] => {
  const reading = readArticle(documentOf(html));
  return reading === null
    ? []
    : reading.article.blocks
        .filter(({ kind }) => kind !== 'key-point')
        .map(({ start, end }) => reading.article.text.slice(start, end));
};

describe('the body, however the page is made', () => {
  const shapes: readonly [string, string][] = [
    ['paragraphs in an article', `<article>${HEAD}${paragraphs()}</article>`],
    ['text parted by pairs of line breaks', `<div>${HEAD}<div>${PARAGRAPHS.join('<br><br>')}</div></div>`],
    ['text parted by single line breaks', `<div>${HEAD}<div>${PARAGRAPHS.join('<br>')}</div></div>`],
    ['divs for paragraphs', `<div>${HEAD}<div>${PARAGRAPHS.map((text) => `<div>${text}</div>`).join('')}</div></div>`],
    [
      'links and spans inside',
      `<article>${HEAD}${paragraphs(PARAGRAPHS.map((text) => text.replace(/(\w{6,})/, '<a href="/t"><span>$1</span></a>')))}</article>`,
    ],
    [
      'containers parted by advertisements',
      `<main>${HEAD}${[0, 2, 4, 6].map((at) => `<div class="part">${paragraphs(PARAGRAPHS.slice(at, at + 2))}</div><div class="ad">Advertisement</div>`).join('')}</main>`,
    ],
  ];
  test.each(shapes)('%s', (_name, body) => {
    expect(textOf(storyPage(body))).toEqual(PARAGRAPHS);
  });
});

describe('what is no story stays out', () => {
  const extras: readonly [string, string][] = [
    ['a caption', '<figure><img alt=""><figcaption>The last boat. Photo: A. Tern</figcaption></figure>'],
    ['a caption in a paragraph', '<p>The pier at night (Photo: A. Tern)</p>'],
    ['share labels', '<div class="share"><a href="#">Facebook</a> <a href="#">Mail</a></div>'],
    [
      'a pointer to another story',
      '<p>Read more: <a href="/x">The smaller boat that nobody wanted to sail home</a></p>',
    ],
    [
      'a paragraph that is one link',
      '<p><a href="/x">Harbour board elects a new treasurer after the long dispute</a></p>',
    ],
    [
      'a newsletter box',
      '<div class="newsletter-signup"><p>Get the harbour letter in your inbox every week, free of charge.</p></div>',
    ],
    [
      'about the author',
      '<div class="author-bio"><p>Jo Reed writes about boats and the people who wait for them.</p></div>',
    ],
    ['a pull quote', '<div><p>“We cannot sail an empty boat for ever”</p></div>'],
    ['advertisement labels', '<p>Advertisement</p>'],
    ['text for screen readers', '<p class="visually-hidden">End of the gallery of pictures</p>'],
  ];
  test.each(extras)('%s', (_name, extra) => {
    const body = `<article>${HEAD}${paragraphs(PARAGRAPHS.slice(0, 4))}${extra}${paragraphs(PARAGRAPHS.slice(4))}</article>`;
    expect(textOf(storyPage(body))).toEqual(PARAGRAPHS);
  });

  test('but a subheading stays, though the text takes up its words', () => {
    const body = `<article>${HEAD}${paragraphs(PARAGRAPHS.slice(0, 4))}<div>a smaller boat can be found</div>${paragraphs(PARAGRAPHS.slice(4))}</article>`;
    expect(textOf(storyPage(body))).toContain('a smaller boat can be found');
  });

  test('a dialog that asks for consent, longer than the story', () => {
    const dialog = `<div class="cookie-layer">${paragraphs(Array(20).fill('We and our partners process data, store cookies, and measure content, advertising, audiences and much else, with your consent.'))}</div>`;
    expect(textOf(storyPage(`${dialog}<div>${HEAD}${paragraphs()}</div>`))).toEqual(PARAGRAPHS);
  });
});

describe('the publisher’s list', () => {
  const story = `<div class="text">${paragraphs()}</div>`;
  const lists: readonly [string, string][] = [
    ['under a heading', `<article>${HEAD}<div><h2>Key points</h2><ul>${items}</ul></div>${story}</article>`],
    ['under a bold line', `<article>${HEAD}<p><b>At a glance</b></p><ul>${items}</ul>${story}</article>`],
    ['in another language', `<article>${HEAD}<h3>Das Wichtigste in Kürze:</h3><ol>${items}</ol>${story}</article>`],
    [
      'in an aside outside the article',
      `<article>${HEAD}${story}</article><aside><h3>KEY POINTS</h3><ul>${items}</ul></aside>`,
    ],
    [
      'as lines with bullets',
      `<article>${HEAD}<div>Key takeaways<br>${BULLETS.map((text) => `• ${text}`).join('<br>')}</div>${story}</article>`,
    ],
    [
      'as paragraphs in a box',
      `<article>${HEAD}<section class="box"><h4>In brief</h4>${paragraphs(BULLETS)}</section>${story}</article>`,
    ],
    [
      'named by a class only',
      `<article>${HEAD}<div class="story-highlights"><ul>${items}</ul></div>${story}</article>`,
    ],
    ['by its place only', `<article>${HEAD}<ul>${items}</ul>${story}</article>`],
    [
      'with promotion in it',
      `<article>${HEAD}<h2>Key points</h2><ul>${items}<li><a href="/app">Get the app for the news of the day</a></li></ul>${story}</article>`,
    ],
  ];
  test.each(lists)('%s', (_name, body) => {
    const reading = readArticle(documentOf(storyPage(body)));
    expect(reading?.article.bullets.map(({ text }) => text)).toEqual(BULLETS);
    expect(reading?.bulletRanges.map((range) => String(range).trim())).toEqual(BULLETS);
    for (const { text, span } of reading?.article.bullets ?? []) {
      if (span !== null) expect(reading?.article.text.slice(span.start, span.end)).toBe(text);
    }
  });

  const others: readonly [string, string][] = [
    [
      'related stories',
      '<aside><h3>Related stories</h3><ul><li><a href="/1">A smaller boat is found, and nobody wants it</a></li><li><a href="/2">The customs house gets new beds at last</a></li></ul></aside>',
    ],
    [
      'a table of contents',
      '<nav><h2>In this article</h2><ul><li><a href="#1">What the board decided on Monday night</a></li><li><a href="#2">What the council says about the decision</a></li></ul></nav>',
    ],
    [
      'ingredients',
      '<h2>Ingredients</h2><ul><li>200 grams of flour</li><li>two eggs, beaten</li><li>a pinch of salt</li></ul>',
    ],
    [
      'the index of a live blog',
      '<ul><li>Board decides to stop the night boat (21:40)</li><li>Council calls the decision hasty (20:15)</li></ul>',
    ],
    ['a short list of names', '<ul><li>Orrin</li><li>Marl</li></ul>'],
  ];
  test.each(others)('no list is found in %s', (_name, extra) => {
    const reading = readArticle(documentOf(storyPage(`<article>${HEAD}${extra}${story}</article>`)));
    expect(reading?.article.bullets).toEqual([]);
  });
});

describe('what is marked as hidden and is not', () => {
  const pages: readonly [string, string][] = [
    [
      'the page behind an open dialog',
      `<div aria-hidden="true"><article>${HEAD}${paragraphs()}</article></div><div role="dialog">Hello</div>`,
    ],
    ['a body that waits for a script', `<article>${HEAD}${paragraphs()}</article>`],
  ];
  test.each(pages)('%s', (_name, body) => {
    const document = documentOf(storyPage(body));
    document.body.style.visibility = 'hidden';
    const reading = readArticle(document);
    expect(reading?.article.blocks).toHaveLength(PARAGRAPHS.length);
  });
});

describe('robust', () => {
  test('nested deeper than the HTML parser nests', { timeout: 120_000 }, () => {
    const document = documentOf(storyPage(`<article>${HEAD}${paragraphs()}</article>`));
    let inner: Element = document.body;
    for (let depth = 0; depth < 5000; depth += 1) {
      const child = document.createElement('div');
      inner.appendChild(child);
      inner = child;
    }
    inner.textContent = 'the bottom';
    expect(readArticle(document)?.article.blocks).toHaveLength(PARAGRAPHS.length);
  });

  // In browsers (not in jsdom) a form has its fields by their names before its own properties.
  test('fields of a form named as its properties', () => {
    const document = documentOf(
      storyPage(
        `<form class="story">${HEAD}${paragraphs(PARAGRAPHS.slice(0, 5))}<input></form>${paragraphs(PARAGRAPHS.slice(5))}`,
      ),
    );
    const form = document.querySelector('form') ?? document.body;
    const field = document.querySelector('input');
    for (const name of ['Node', 'Element', 'HTMLElement']) {
      const { prototype } = Reflect.get(document.defaultView ?? {}, name);
      for (const property of Object.getOwnPropertyNames(prototype)) {
        Reflect.defineProperty(form, property, { get: () => field });
      }
    }
    for (const name of ['nodeType', 'localName', 'firstChild'] as const) expect(form[name] === field).toBe(true);
    const { text } = readPageText(document);
    for (const paragraph of PARAGRAPHS) expect(text).toContain(paragraph);
    const { article } = readArticle(document) ?? {};
    expect(article?.blocks.map(({ start, end }) => article.text.slice(start, end))).toEqual(PARAGRAPHS);
  });

  test('one text of five million characters', () => {
    const long = 'lorem ipsum dolor sit amet, '.repeat(180_000);
    const reading = readArticle(documentOf(storyPage(`<article>${HEAD}${paragraphs()}<pre>${long}</pre></article>`)));
    expect(reading?.article.text).toContain(long.trim());
  });

  test('names that objects have', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length'];
    const document = documentOf(storyPage(`<article>${HEAD}${paragraphs()}</article>`));
    for (const name of names) {
      document.querySelector('article')?.setAttribute(name, name);
      for (const paragraph of document.querySelectorAll('p')) {
        paragraph.setAttribute(name, name);
        paragraph.append(document.createElement(name));
      }
      const element = document.createElement(name);
      element.append(...document.body.childNodes);
      document.body.append(element);
    }
    expect(readArticle(document)?.article.blocks).toHaveLength(PARAGRAPHS.length);
  });

  const odd: readonly [string, string][] = [
    ['an empty page', ''],
    ['a page of scripts', '<script>1</script>'],
    ['broken JSON-LD', `<script type="application/ld+json">{"@type":"NewsArticle","headline":</script>${paragraphs()}`],
    ['JSON-LD that is null', `<script type="application/ld+json">null</script>${paragraphs()}`],
    [
      'JSON-LD of other types',
      `<script type="application/ld+json">{"@type":7,"headline":{},"author":[null,1,{"name":[]}],"datePublished":false}</script>${paragraphs()}`,
    ],
    ['odd tag names', `<a"b>x</a"b><o:p>y</o:p>${paragraphs()}`],
  ];
  test.each(odd)('%s', (_name, body) => {
    expect(() => readArticle(documentOf(storyPage(body)))).not.toThrow();
  });
});
