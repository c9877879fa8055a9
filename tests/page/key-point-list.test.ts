import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readArticle } from '@/tests/commands/read-article';

const STORY = [
  'The ferry to Quill Island will stop running in November, the harbour board decided on Tuesday after a long debate.',
  'The boat is forty years old, and its licence ends with the year. A new one would cost six million crowns.',
  'Islanders had asked for a vote of their own, which the board refused without giving a reason for it.',
]
  .map((text) => `<p>${text}</p>`)
  .join('');
const LIST =
  '<ul><li>The ferry to Quill Island stops in November.</li><li>A new boat would cost six million crowns.</li></ul>';

const bulletsIn = (page: string) => {
  const { document } = new JSDOM(`<title>Ferry stops</title><body>${page}</body>`).window;
  return readArticle(document, { url: 'https://ledger.example/ferry' })?.article.bullets.map(({ text }) => text) ?? [];
};
const story = `<main><article><h1>Ferry stops</h1>${STORY}</article></main>`;

describe("the publisher's list outside the story", () => {
  test.each([
    ['a sidebar, announced as key points', `${story}<aside class="sidebar"><h3>Key points</h3>${LIST}</aside>`, 2],
    ['a box before the story', `<div class="box"><h4>KEY POINTS</h4>${LIST}</div>${story}`, 2],
    ['a sidebar, announced as nothing', `${story}<aside class="sidebar"><h3>From the islands</h3>${LIST}</aside>`, 0],
    [
      'a part of related stories, whatever its heading',
      `${story}<div class="related-stories"><h3>Key points</h3>${LIST}</div>`,
      0,
    ],
  ])('in %s', (_, page, count) => {
    expect(bulletsIn(page)).toHaveLength(count);
  });
});

const SENTENCES = [
  'The ferry to Quill Island stops in November.',
  'A new boat would cost six million crowns.',
  'Islanders had asked for a vote of their own.',
  'The board refused without giving a reason.',
  'The licence of the old boat ends with the year.',
  'Nobody knows who will carry the post in winter.',
];
const items = (texts: readonly string[]) => texts.map((text) => `<li>${text}</li>`).join('');
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => `Point ${at + 1} of the hearing on the ferry.`);
const linked = (texts: readonly string[]) => items(texts.map((text) => `<a href="/x">${text}</a>`));
const withHeading = (heading: string, inside: string, tag = 'h3') =>
  `<main><article><h1>Ferry stops</h1><${tag}>${heading}</${tag}>${inside}${STORY}</article></main>`;
/** The same after some paragraphs, where a list counts as key points only if a heading announces it. */
const inStory = (heading: string, inside: string, tag = 'h3') =>
  `<main><article><h1>Ferry stops</h1>${STORY}<${tag}>${heading}</${tag}>${inside}${STORY}</article></main>`;
const withList = (heading: string, texts: readonly string[]) => withHeading(heading, `<ul>${items(texts)}</ul>`);
const two = SENTENCES.slice(0, 2);
const [first = '', second = '', third = '', fourth = ''] = SENTENCES;

describe('1. a list under a heading', () => {
  test.each<[string, string, readonly string[]]>([
    ['that announces it', withList('Key points', two), two],
    ['in any case, with a colon', withList('KEY POINTS:', two), two],
    ['in another language', withList('Das Wichtigste in Kürze', two), two],
    ['of one item is none', withList('Key points', [first]), []],
    ['of twelve', withList('Key points', many(12)), many(12)],
    ['of more is none', withList('Key points', many(13)), []],
    ['with a number before the items', withHeading('Key points', `<ol>${items(two)}</ol>`), two],
    ['that goes on to something else', withList('Key points from the hearing', two), two],
    ['that begins with it', withList('Ferry hearing 2026 key points', two), two],
    ['that is too long for one', inStory(`Key points ${'of a hearing '.repeat(6)}`, `<ul>${items(two)}</ul>`), []],
    ['that is a paragraph, and goes on', inStory('Key points from the hearing', `<ul>${items(two)}</ul>`, 'p'), []],
    ['with a note in between', withHeading('Key points', `<p>Made with AI</p><ul>${items(two)}</ul>`), two],
    [
      'with a long paragraph in between is another',
      withHeading('Key points', `<p>${STORY}</p><ul>${items(many(5))}</ul>`),
      [],
    ],
    ['whose lines begin with a bullet', withHeading('Key points', `<p>• ${first}</p><p>• ${second}</p>`), two],
    ['of one line with a bullet is none', withHeading('Key points', `<p>• ${first}</p>`), []],
    [
      'as paragraphs of one box',
      withHeading('', `<aside><h3>Key points</h3><p>${first}</p><p>${second}</p></aside>`),
      two,
    ],
    ['as a paragraph of one box is none', withHeading('', `<aside><h3>Key points</h3><p>${first}</p></aside>`), []],
    [
      'as short paragraphs of a plain box is none',
      withHeading('', '<div><h3>Key points</h3><p>One</p><p>Two</p></div>'),
      [],
    ],
    ['without items too short to say anything', withList('Key points', [...two, 'More']), two],
    ['without items as long as a text', withList('Key points', [...two, 'word '.repeat(121)]), two],
    ['without the note on who made it', withList('Key points', [...two, 'This summary was generated with AI.']), two],
    [
      'with a sentence about such a machine that is none',
      withList('Key points', ['An AI has generated the timetable of the ferry.', first]),
      ['An AI has generated the timetable of the ferry.', first],
    ],
    [
      'without the one link among sentences',
      withHeading('Key points', `<ul>${items(two)}${linked(['Read on about the ferry'])}</ul>`),
      two,
    ],
    ['of links is a list of other stories', withHeading('Key points', `<ul>${linked(two)}</ul>`), []],
    [
      'of links in an element that is named for it',
      withHeading('', `<div class="key-points"><h3>Key points</h3><ul>${linked(two)}</ul></div>`),
      two,
    ],
    ['of tiny items is none', withList('Key points', ['A ferry stops', 'A boat costs']), []],
  ])('%s', (_, page, expected) => {
    expect(bulletsIn(page)).toEqual(expected);
  });

  test.each<[string, string, readonly string[]]>([
    ['with sentences', withList('Highlights', two), two],
    ['with labels', withList('Highlights', ['Ferry timetable 2026', 'Boats and prices']), []],
    ['with whole paragraphs', inStory('Highlights', `<ul>${items(two.map((text) => `${text} `.repeat(6)))}</ul>`), []],
    ['with links', withHeading('Highlights', `<ul>${linked(two)}</ul>`), []],
    ['in a sidebar', `${story}<aside class="sidebar"><h3>Highlights</h3>${LIST}</aside>`, []],
    ['as part of a longer heading', inStory('Highlights from the hearing', `<ul>${items(two)}</ul>`), []],
  ])('that says so weakly: %s', (_, page, expected) => {
    expect(bulletsIn(page).filter((text) => expected.includes(text))).toEqual(expected);
    if (expected.length === 0) expect(bulletsIn(page)).toEqual([]);
  });
});

const inBox = (name: string, inside: string, tag = 'div') =>
  `<main><article><h1>Ferry stops</h1>${STORY}<${tag} class="${name}">${inside}</${tag}>${STORY}</article></main>`;

describe('2. a list in an element', () => {
  test.each<[string, string, readonly string[]]>([
    ['that is named for it', inBox('key-takeaways', `<ul>${items(two)}</ul>`), two],
    ['in camel case', inBox('storyHighlights', `<ul>${items(two)}</ul>`), two],
    ['as paragraphs', inBox('article-summary', `<p>${first}</p><p>${second}</p>`), two],
    [
      'as a long paragraph is a part of the story',
      inBox('article-summary', `<p>${first}</p><p>${`${second} `.repeat(6)}</p>`),
      [],
    ],
    ['of one item is none', inBox('key-takeaways', `<ul>${items([first])}</ul>`), []],
    ['of links is none', inBox('key-takeaways', `<ul>${linked(two)}</ul>`), []],
    ['of labels is none', inBox('key-takeaways', `<ul>${items(['Ferry timetable', 'Boats and costs'])}</ul>`), []],
    ['that is hidden is none', inBox('key-takeaways" style="display:none', `<ul>${items(two)}</ul>`), []],
    ['named for something else', inBox('related-highlights', `<ul>${items(two)}</ul>`), []],
  ])('%s', (_, page, expected) => {
    expect(bulletsIn(page)).toEqual(expected);
  });
});

const above = (list: string) => `<main><article><h1>Ferry stops</h1>${list}${STORY}</article></main>`;

describe('3. a list between the headline and the first paragraph', () => {
  test.each<[string, string, readonly string[]]>([
    ['of sentences', above(`<ul>${items(two)}</ul>`), two],
    ['of six', above(`<ul>${items(SENTENCES)}</ul>`), SENTENCES],
    ['of seven is none', above(`<ul>${items(many(7).map((text) => `${text} And more.`))}</ul>`), []],
    ['of one is none', above(`<ul>${items([first])}</ul>`), []],
    ['with a label in it is none', above(`<ul>${items([first, second, 'A ferry that stops'])}</ul>`), []],
    ['with a paragraph in it is none', above(`<ul>${items([first, `${second} `.repeat(8)])}</ul>`), []],
    ['with links in it is none', above(`<ul>${items([first])}${linked([second])}</ul>`), []],
    [
      'of entries that name their time is the index of a live blog',
      above(`<ul>${items([`10:30 ${first}`, `9.15 ${second}`])}</ul>`),
      [],
    ],
    [
      'with one time among several is one',
      above(`<ul>${items([`By 10:30 ${first}`, second])}</ul>`),
      [`By 10:30 ${first}`, second],
    ],
    [
      'of pictures is a gallery',
      above(`<ul>${two.map((text) => `<li><img src="/x.png" alt="">${text}</li>`).join('')}</ul>`),
      [],
    ],
    [
      'before the headline is none',
      `<main><article><ul>${items(two)}</ul><h1>Ferry stops</h1>${STORY}</article></main>`,
      [],
    ],
    ['after the first paragraph is none', inBox('x', `<ul>${items(two)}</ul>`), []],
  ])('%s', (_, page, expected) => {
    expect(bulletsIn(page)).toEqual(expected);
  });
});

describe('4. lines under the headline', () => {
  const lines = [first, second, third].map((text) => text.replace(/\.$/, ''));
  const sub = (texts: readonly string[], name = 'subtitle') =>
    above(`<div class="${name}">${texts.map((text) => `<h2>${text}</h2>`).join('')}</div>`);
  test.each<[string, string, readonly string[]]>([
    ['of one make, named as subtitles', sub(lines), lines],
    ['in one block with line breaks', above(`<div class="subtitle">${lines.join('<br>')}</div>`), lines],
    ['two are a subtitle', sub(lines.slice(0, 2)), []],
    ['seven are no list', sub(many(7).map((text) => text.replace('.', ''))), []],
    ['twice the same are none', sub([...lines.slice(0, 2), lines[0] ?? '']), []],
    ['that are whole sentences are a text', sub([first, second, third]), []],
    ['that nothing names', sub(lines, 'x'), []],
    ['with one that is a label', sub([...lines.slice(0, 2), 'Ferry']), []],
    ['with one that is a paragraph', sub([...lines.slice(0, 2), `${fourth} `.repeat(5)]), []],
  ])('%s', (_, page, expected) => {
    expect(bulletsIn(page)).toEqual(expected);
  });
});
