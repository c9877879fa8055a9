/** Which blocks of a page make the body of its article, and of which kind they are. */
import { describe, expect, test } from 'vitest';
import { isBoilerplateText } from '@/lib/outline/boilerplate';
import { folded } from '@/lib/outline/folded';
import { breakAt } from '@/lib/outline/outline';
import { readOutline } from '@/lib/page/live-outline';
import { readPageText } from '@/lib/page/page-text';
import { headlineKey } from '@/lib/page/scope';
import { readArticle } from '@/tests/commands/read-article';
import { documentOf, PARAGRAPHS, paragraphs, storyPage } from './documents';

const read = (body: string, head = '') => readArticle(documentOf(storyPage(body, head)));
const blocksIn = (body: string, head = '') => {
  const article = read(body, head)?.article;
  return article?.blocks.map(({ kind, start, end }) => [kind, article.text.slice(start, end)] as const) ?? [];
};
const textsIn = (body: string, head = '') => blocksIn(body, head).map(([, text]) => text);
const [FIRST = '', SECOND = '', THIRD = '', ...OTHERS] = PARAGRAPHS;

describe('lines that are links', () => {
  const head = (at: number) => `<p><b><a href="/${at}">The island of day ${at}</a></b></p>`;
  const roundUp = (heads: number) =>
    PARAGRAPHS.slice(0, 6)
      .map((text, at) => `${at < heads ? head(at) : ''}<p>${text}</p>`)
      .join('');

  test('head the items of a round-up where there are three of them, and no more than five paragraphs in two', () => {
    expect(textsIn(`<article>${roundUp(3)}</article>`)).toContain('The island of day 2');
    expect(textsIn(`<article>${roundUp(2)}</article>`)).not.toContain('The island of day 1');
    expect(textsIn(`<article>${roundUp(3)}${paragraphs(PARAGRAPHS.slice(6))}</article>`)).not.toContain(
      'The island of day 2',
    );
  });

  test('a paragraph that is all one link belongs to a story where prose stands on both sides of it', () => {
    const linked = `<p><a href="/x">${SECOND}</a></p>`;
    const rest = paragraphs(OTHERS);
    expect(textsIn(`<article><p>${FIRST}</p>${linked}<p>${THIRD}</p>${rest}</article>`)[1]).toBe(SECOND);
    expect(textsIn(`<article>${linked}<p>${FIRST}</p><p>${THIRD}</p>${rest}</article>`)).not.toContain(SECOND);
  });
});

describe('the standfirst', () => {
  const LINE = 'The harbour board blames the losses; the islanders blame the harbour board.';
  const kindOf = (box: (inner: string) => string) =>
    blocksIn(
      `<article><h1>Night ferry to Orrin stops</h1>${box(`<p class="x">${LINE}</p>`)}${paragraphs()}</article>`,
    ).find(([, text]) => text === LINE)?.[0];

  test('is named on itself or on one of the two boxes around it', () => {
    expect(kindOf((inner) => inner.replace('"x"', '"standfirst"'))).toBe('standfirst');
    expect(kindOf((inner) => `<div class="standfirst"><div>${inner}</div></div>`)).toBe('standfirst');
    expect(kindOf((inner) => `<div class="standfirst"><div><div>${inner}</div></div></div>`)).not.toBe('standfirst');
  });

  test('not by a box that holds more than it', () => {
    expect(kindOf((inner) => `<div class="standfirst">${inner}<p>${LINE} So it goes.</p></div>`)).not.toBe(
      'standfirst',
    );
  });
});

describe('the publisher’s list in the body', () => {
  test('has its own kind of block, and bullets that a page prints are no part of its words', () => {
    const list =
      '<p>• The boat <em>stops</em> at midnight on Monday.</p><p>• Nurses sleep in the <em>customs house</em>.</p>';
    const body = `<article><h1>Night ferry to Orrin stops</h1><h2>Key points</h2>${list}${paragraphs()}</article>`;
    expect(blocksIn(body).filter(([kind]) => kind === 'key-point')).toEqual([
      ['key-point', 'The boat stops at midnight on Monday.'],
      ['key-point', 'Nurses sleep in the customs house.'],
    ]);
  });

  const boxed = (open: string, close: string, items: string) =>
    read(
      `<div class="page">${open}<h2>Key points</h2>${close}</div><article><h1>Night ferry to Orrin stops</h1>${paragraphs()}</article>`.replace(
        'ITEMS',
        items,
      ),
    )?.article.bullets.length;
  const LONG = '<p>The last boat of the night leaves at midnight.</p><p>Nurses are put up in the customs house.</p>';
  const SHORT = '<p>No boat leaves at night.</p><p>Nurses are put up here.</p>';

  test('is found as paragraphs of a box that holds its heading, up to three boxes above it', () => {
    expect(boxed('<div>', 'ITEMS</div>', LONG)).toBe(2);
    expect(boxed('<div><div><div>', '</div></div>ITEMS</div>', LONG)).toBe(2);
    expect(boxed('<div><div><div><div>', '</div></div></div>ITEMS</div>', LONG)).toBe(0);
  });

  test('of short lines only where the box is one by its tag or name', () => {
    expect(boxed('<div>', 'ITEMS</div>', SHORT)).toBe(0);
    expect(boxed('<section>', 'ITEMS</section>', SHORT)).toBe(2);
    expect(boxed('<div class="article-summary">', 'ITEMS</div>', SHORT)).toBe(2);
  });
});

test('a pull quote goes out where its words stand in a longer paragraph, whatever its length up to 400 characters', () => {
  const long = `“${'the boat and the pier and the bell and '.repeat(9)}the crew.”`;
  const story = [FIRST, `${long} So it went on for an hour.`, THIRD, ...OTHERS];
  expect(long.length).toBeLessThan(400);
  expect(textsIn(`<article>${paragraphs([...story.slice(0, 3), long, ...story.slice(3)])}</article>`)).not.toContain(
    long,
  );
});

test('a text after one break is a line, after two a paragraph', () => {
  expect([breakAt('none'), breakAt('line'), breakAt('block')]).toEqual(['line', 'block', 'block']);
});

test('a form whose fields hide what it is, is a form', () => {
  const { elements } = readOutline(documentOf('<form><input name="localName"><p>Words in it.</p></form>'));
  expect(elements.map(({ tag }) => tag)).toContain('form');
});

test('a line that begins as pointers do is one, up to 220 characters', () => {
  const isOne = (text: string) => isBoilerplateText(text, folded(text));
  const pointer = (length: number) => `Read more ${'x'.repeat(length - 10)}`;
  expect(isOne('Read more about the pier of Orrin')).toBe(true);
  expect(isOne('They read more about the pier of Orrin')).toBe(false);
  expect([isOne(pointer(220)), isOne(pointer(221))]).toEqual([true, false]);
});

describe('a part of a page that is read by itself', () => {
  test('has the title, the language and the words of that part', () => {
    const document = documentOf(
      storyPage(
        `<article>${paragraphs()}</article><div lang="de"><article id="b"><h2>Inselpost</h2><h1>Nachtfähre fährt weiter</h1>${paragraphs()}</article></div>`,
      ),
    );
    const within = document.querySelector('#b');
    if (within === null) throw new Error('there is no such part');
    const article = readArticle(document, { within })?.article;
    expect([article?.title, article?.lang]).toEqual(['Nachtfähre fährt weiter', 'de']);
    expect(article?.text.split(FIRST)).toHaveLength(2);
  });

  test('is told by its headline, of which 120 characters are enough', () => {
    const heading = documentOf(`<h1> ${'a'.repeat(130)} </h1>`).querySelector('h1');
    expect(heading === null ? '' : headlineKey(heading)).toBe('a'.repeat(120));
  });
});

describe('lines of one make above the story', () => {
  const lead = (at: number) => `<p class="lead-line">What the islanders say of boat number ${at}</p>`;
  const leads = (count: number, headline = '<h1>Night ferry to Orrin stops</h1>') =>
    read(`${headline}${Array.from({ length: count }, (_, at) => lead(at)).join('')}${paragraphs()}`)?.article.bullets
      .length;

  test('are key points where they are three to six', () => {
    expect([2, 3, 6, 7].map((count) => leads(count))).toEqual([0, 3, 6, 0]);
  });

  test('without a headline, too', () => {
    expect(leads(3, '')).toBe(3);
  });
});

test('every kind of space is one between words', () => {
  const text = `a${'\u2000'}b${'\u200a'}c${'\u3000'}d${'\u00a0'}e`;
  expect(readPageText(documentOf(`<p>${text}</p>`)).text).toBe('a b c d e');
});

test('a sign that only screen readers are to say keeps two numbers apart, and a word that they are to say is left out', () => {
  const fraction = '<span class="frac"><b>3</b><span class="sr-only">/</span><b>8</b></span>';
  const line = `<p>The ${fraction} of the wall that stands <span class="sr-only">opens in a new tab</span> was drawn by hand, stone by stone.</p>`;
  const [text] = textsIn(`<article>${line}${paragraphs()}</article>`);
  expect(text).toBe('The 3/8 of the wall that stands was drawn by hand, stone by stone.');
});
