/** Which blocks of a page make the body of its article, and of which kind they are. */
import { describe, expect, test } from 'vitest';
import { breakAt, readOutline } from '@/lib/page/outline';
import { readArticle } from '@/lib/page/read-article';
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
    PARAGRAPHS.map((text, at) => `${at < heads ? head(at) : ''}<p>${text}</p>`).join('');

  test('head the items of a round-up where there are three of them', () => {
    expect(textsIn(`<article>${roundUp(4)}</article>`)).toContain('The island of day 3');
    expect(textsIn(`<article>${roundUp(2)}</article>`)).not.toContain('The island of day 1');
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

test('what says where somebody else’s story begins goes out with its first letter', () => {
  const lines = [
    'Read more: the pier of Orrin',
    'Dread more the pier of Orrin, they said, and were right to dread it so.',
  ];
  expect(textsIn(`<article>${paragraphs([FIRST, SECOND, ...lines, THIRD, ...OTHERS])}</article>`)).not.toContain(
    lines[0],
  );
  expect(textsIn(`<article>${paragraphs([FIRST, SECOND, ...lines, THIRD, ...OTHERS])}</article>`)).toContain(lines[1]);
});
