import { describe, expect, test } from 'vitest';
import { dateIn } from '@/lib/outline/written-date';
import { readHead } from '@/lib/page/head';
import { readOutline } from '@/lib/page/live-outline';
import { metadataOf } from '@/lib/page/metadata';
import { readArticle } from '@/tests/commands/read-article';
import { documentOf, PARAGRAPHS, paragraphs, storyPage } from './documents';

/** Pages as sites make them, one kind each: nothing in them is known by the name of a site. */

const TITLE = 'Night ferry to Orrin stops';
const H1 = `<h1>${TITLE}</h1>`;

const articleOf = (body: string, head = '') => {
  const reading = readArticle(documentOf(storyPage(body, head)));
  if (reading === null) throw new Error('nothing was read');
  return reading.article;
};

const metadata = (body: string, head = `<title>${TITLE}</title>`, lang = 'en') =>
  metadataOf(
    readHead(documentOf(`<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`)),
    'https://paper.example/story',
  );

const classed = (names: string) => PARAGRAPHS.map((text) => `<p class="${names}">${text}</p>`).join('');
const [FIRST, SECOND, THIRD, ...REST] = PARAGRAPHS;

describe('names tell nothing that the story itself is named', () => {
  test.each([
    ['a utility for links', classed('body_b1 link-hover__z9 w_full')],
    ['a state of elements inside', classed('[&_a]:text-link mb-2')],
    ['a variant for pictures inside', classed('[&_img]:rounded prose-img:mt-2')],
    ['a variant for times inside', classed('[&_time]:hidden')],
    ['a system of components', `<div class="cmp-page"><div class="cmp-text">${paragraphs()}</div></div>`],
    ['the subject', `<div id="cookie-report" class="gdpr-report">${classed('gdpr-text')}</div>`],
    [
      'the font of the first letter',
      `<p><span class="initial header-face">${FIRST.slice(0, 1)}</span>${FIRST.slice(1)}</p>${paragraphs(PARAGRAPHS.slice(1))}`,
    ],
  ])('%s', (_, story) => {
    expect(articleOf(`<main>${H1}${story}</main>`).text).toBe(PARAGRAPHS.join('\n\n'));
  });

  test('a box that is named for comments, where there is nothing else', () => {
    const boxes = ['Boats', 'Weather'].map(
      (name) => `<div><p><a href="/x">${name} and what else there is today</a></p></div>`,
    );
    const page = `${boxes.join('')}<div id="comments"><div>${H1}</div><div>${paragraphs(PARAGRAPHS.slice(0, 4))}</div></div>`;
    expect(articleOf(page).text).toContain(THIRD);
  });

  test('a table keeps cells that say the same', () => {
    const rows = [1, 2, 3, 4, 5, 6].map((n) => `<tr><td>Boat ${n}</td><td>late</td><td>${n * 31} passengers</td></tr>`);
    const { text } = articleOf(`<main>${H1}${paragraphs()}<table>${rows.join('')}</table></main>`);
    expect(text.match(/\blate\b/g)?.length).toBe(7);
  });

  test('a dialog that asks for consent is one all the same', () => {
    const dialog = `<div class="consent-box"><p>${'We and our partners store and read what is on your device. '.repeat(3)}</p></div>`;
    expect(articleOf(`${dialog}<main>${H1}${paragraphs()}</main>`).text).toBe(PARAGRAPHS.join('\n\n'));
  });
});

describe('what belongs to the text', () => {
  test.each([
    ['a paragraph that is all one link', `<div class="x"><p><a href="/then">${SECOND}</a></p></div>`, SECOND, true],
    [
      'a question to readers',
      '<div class="reader-poll"><p>Would you sail at night?</p><label>Yes.</label></div>',
      'Would you',
      false,
    ],
    [
      'a plea',
      `<div class="donation-box"><p>Give a little so that we can go on writing about the ferry for everybody here.</p></div>`,
      'Give a little',
      false,
    ],
    [
      'a note in the place of a post',
      '<div class="k3"><p>This is where a video from another platform would be. We only show it if you agree that your data goes there.</p></div>',
      'another platform',
      false,
    ],
    ['a closed part', `<details><summary>More</summary><p>${SECOND}</p></details>`, SECOND, true],
    ['a part that is found by a search', `<div hidden="until-found"><p>${SECOND}</p></div>`, SECOND, true],
    ['a hidden part', `<div hidden><p>${SECOND}</p></div>`, SECOND, false],
  ])('%s', (_, part, words, isRead) => {
    const { text } = articleOf(`<main>${H1}<p>${FIRST}</p><p>${THIRD}</p>${part}${paragraphs(REST)}</main>`);
    expect(text.includes(words)).toBe(isRead);
    expect(text).toContain(FIRST);
    expect(text).toContain(REST.at(-1));
  });

  test('bold links head the items of a round-up', () => {
    const items = PARAGRAPHS.map(
      (text, index) => `<p><strong><a href="/${index}">Boat ${index} changes hands</a></strong></p><p>${text}</p>`,
    );
    const { text } = articleOf(`<main>${H1}${items.join('')}</main>`);
    expect(text).toContain('Boat 0 changes hands');
    expect(text).toContain('Boat 7 changes hands');
  });

  test('readings above the line are not read into it', () => {
    const ruby = `<p>The sign says <ruby><rb aria-hidden="true">船</rb><rp>(</rp><rt>ふね</rt><rp>)</rp></ruby>, which is a boat, and nobody on the island can read it.</p>`;
    const { text } = articleOf(`<main>${H1}${ruby}${paragraphs()}</main>`);
    expect(text).toContain('The sign says 船, which is a boat');
  });

  test('what stands above the entries of a live blog', () => {
    const entry = (text: string, index: number) =>
      `<div class="entry"><time datetime="2026-03-0${index + 1}T10:00Z">10:0${index}</time><h3>Entry ${index}</h3><div class="w"><p>${text}</p></div></div>`;
    const page = `<article><header>${H1}</header><div class="top"><div class="c"><p>${FIRST}</p></div></div><div class="list">${PARAGRAPHS.slice(1).map(entry).join('')}</div></article>`;
    const article = articleOf(page);
    expect(article.text.startsWith(FIRST)).toBe(true);
    expect(article.genre).toBe('live-blog');
  });

  test('a standfirst is a block of its own kind; a first paragraph that the description repeats is none', () => {
    const lead = 'The harbour board gives up its emptiest boat, and the island looks for another.';
    const head = (text: string) => `<meta name="description" content="${text}">`;
    const kinds = (body: string, description: string) =>
      articleOf(body, head(description)).blocks.map(({ kind }) => kind);
    expect(kinds(`<main>${H1}<p class="standfirst">${lead}</p>${paragraphs()}</main>`, 'Ferry')[0]).toBe('standfirst');
    expect(kinds(`<main>${H1}<p class="q1">${lead}</p>${paragraphs()}</main>`, lead)[0]).toBe('standfirst');
    expect(kinds(`<main>${H1}${paragraphs()}</main>`, FIRST.replaceAll('"', ''))[0]).toBe('paragraph');
  });
});

describe('the genre', () => {
  test.each([
    ['a plain story', paragraphs(), null],
    ['a list', `<ol>${PARAGRAPHS.map((text) => `<li>${text}</li>`).join('')}</ol>`, 'list'],
    [
      'a guide to shops',
      PARAGRAPHS.map((text, i) => `<p>${text} <a rel="sponsored" href="/${i}">Oar ${i}</a></p>`).join(''),
      'buying-guide',
    ],
    [
      'letters',
      PARAGRAPHS.slice(0, 4)
        .map(
          (text, index) => `<p>${text}</p><p>${['Ada Brandt', 'Cem Dorn', 'Eva Frisk', 'Gus Holm'][index]}, Orrin</p>`,
        )
        .join(''),
      'letters',
    ],
  ])('%s', (_, story, genre) => {
    expect(articleOf(`<main><article>${H1}${story}</article></main>`).genre).toBe(genre);
  });
});

describe('key points', () => {
  const points = [
    'The night boat sails for the last time at midnight',
    'Nurses will sleep in the old customs house',
    'The board looks at its figures again in October',
  ];
  const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  test.each([
    [
      'paragraphs in a box that is named for them',
      `<div class="o-bulletpoints">${points.map((point) => `<p>${point}</p>`).join('')}</div>${paragraphs()}`,
      points,
    ],
    [
      'paragraphs of a class of their own',
      `${points.map((point) => `<p class="z1">${point}</p>`).join('')}${classed('z2')}`,
      points,
    ],
    [
      'a last one about AI',
      `<h2>Key points</h2>${list([...points.slice(0, 2), 'Generative AI plans the timetable of the day boat'])}${paragraphs()}`,
      [...points.slice(0, 2), 'Generative AI plans the timetable of the day boat'],
    ],
    [
      'a note on how they were made',
      `<h2>Key points</h2>${list([...points, 'This summary was generated with the help of AI.'])}${paragraphs()}`,
      points,
    ],
    [
      'a gallery',
      `<ul>${points.map((point) => `<li><img src="a.jpg" alt=""><p>${point}, seen from the pier.</p></li>`).join('')}</ul>${paragraphs()}`,
      [],
    ],
    [
      'a box on something else in the middle',
      `${paragraphs(PARAGRAPHS.slice(0, 4))}<h3>At a glance: boats before this one</h3>${list(points)}${paragraphs(PARAGRAPHS.slice(4))}`,
      [],
    ],
  ])('%s', (_, body, expected) => {
    expect(articleOf(`<main><article>${H1}${body}</article></main>`).bullets.map(({ text }) => text)).toEqual(expected);
  });
});

describe('the headline', () => {
  const search = '<title>Orrin night ferry: when does the last boat sail</title>';
  test.each([
    [
      'not the last crumb',
      `${search}<meta property="og:title" content="${TITLE}">`,
      `<ol><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li><li><h1>Orrin night ferry: when does the last boat sail</h1></li></ol><article><h2>${TITLE}</h2></article>`,
    ],
    [
      'beside a kicker in a lower heading',
      `${search}<meta property="og:title" content="${TITLE}">`,
      `<nav class="breadcrumb"><h1>Orrin night ferry: when does the last boat sail</h1></nav><h2><span>At sea</span><span>${TITLE}</span></h2>`,
    ],
    ['a lower heading, its hyphen uncut', `<title>${TITLE} | Sea</title>`, `<h4>${TITLE}</h4>`],
    [
      'not a part of the name of the site',
      `<title>${TITLE} - Courier of Orrin</title><meta property="og:site_name" content="Courier of Orrin">`,
      `<h1>Courier</h1><h1>${TITLE}</h1>`,
    ],
    [
      'without the section that is shared before it',
      `<title>Letters | ${TITLE}</title><meta property="og:title" content="Letters | ${TITLE}">`,
      H1,
    ],
    [
      'all of it where half of it is shared',
      `<title>${TITLE}</title><meta property="og:title" content="Night ferry">`,
      H1,
    ],
  ])('%s', (_, head, body) => {
    expect(metadata(body, head).title).toBe(TITLE);
  });
});

describe('the byline', () => {
  test.each([
    ['before a place', '<div class="byline">By Ada Brandt, Orrin</div>', ['Ada Brandt']],
    ['two authors', '<div class="byline">By Ada Brandt and Cem Dorn</div>', ['Ada Brandt', 'Cem Dorn']],
    [
      'linked, before a role',
      '<div class="authors"><a href="/p">Ada Brandt</a> <span>Writer, Boats</span></div>',
      ['Ada Brandt'],
    ],
    ['before a day', '<div class="byline">Posted by Ada Brandt on Tuesday May 6, 2031</div>', ['Ada Brandt']],
    [
      'in a line without a name',
      '<div class="a1"><p class="b2">By <a href="/p">Ada Brandt</a></p></div>',
      ['Ada Brandt'],
    ],
    [
      'in a nav element',
      '<nav><span itemprop="author"><span itemprop="name">Ada Brandt</span></span></nav>',
      ['Ada Brandt'],
    ],
    ['alone and bold above the story', `<p><strong>Ada Brandt</strong></p>${paragraphs()}`, ['Ada Brandt']],
  ])('%s', (_, line, byline) => {
    expect(metadata(`<main>${H1}${line}</main>`).byline).toEqual(byline);
  });

  test('an account is nobody; who is printed is', () => {
    const head = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":{"name":"Admin"}}</script>`;
    expect(metadata(`<main>${H1}<div class="byline">By Ada Brandt</div></main>`, head).byline).toEqual(['Ada Brandt']);
  });

  test('a column named for the sidebar that it is beside holds the story', () => {
    const body = `<div class="with-sidebar"><main>${H1}<div class="byline">By Ada Brandt</div><div class="post-date">6 May 2031</div></main></div>`;
    expect(metadata(body)).toMatchObject({ byline: ['Ada Brandt'], published: '2031-05-06' });
  });

  test('a line with nothing but the author is none of the text', () => {
    expect(articleOf(`<main>${H1}<p><strong>Ada Brandt</strong></p>${paragraphs()}</main>`).text).toBe(
      PARAGRAPHS.join('\n\n'),
    );
  });
});

describe('dates', () => {
  test.each([
    ['12 मार्च 2031', 'hi', '2031-03-12'],
    ['12 Μαρτίου 2031', 'el', '2031-03-12'],
    ['12. maaliskuuta 2031', 'fi', '2031-03-12'],
    ['2031. március 12.', 'hu', '2031-03-12'],
    ['12 במרץ 2031', 'he', '2031-03-12'],
    ['12 tháng 3, 2031', 'vi', '2031-03-12'],
    ['12 มีนาคม 2574', 'th', '2031-03-12'],
    ['۱۲ مارس ۲۰۳۱', 'fa', '2031-03-12'],
    ['١٢ مارس ٢٠٣١', 'ar', '2031-03-12'],
    ['12 ožujka 2031', 'hr', '2031-03-12'],
    ['12. maaliskuuta 2031', 'und', '2031-03-12'],
    ['12 words of 2031', 'en', null],
  ])('%s (%s)', (text, lang, date) => {
    expect(dateIn(text, lang)).toBe(date);
  });

  test.each([
    ['beside the headline, in no element that says so', `${H1}<ul><li>6 May 2031</li></ul>`],
    ['in an abbreviation', `${H1}<div>at <abbr class="published" title="2031-05-06T08:00:00Z">8:00</abbr></div>`],
    [
      'not of a post that is shown in the story',
      `${H1}<div class="day"><span>6 May 2031</span></div><blockquote><time datetime="2029-01-02">2 January 2029</time></blockquote>`,
    ],
  ])('%s', (_, body) => {
    expect(metadata(`<main>${body}</main>`).published?.slice(0, 10)).toBe('2031-05-06');
  });

  test('in a meta element of another spelling', () => {
    expect(metadata(H1, '<meta property="article:published:time" content="2031-05-06">').published).toBe('2031-05-06');
  });
});

describe('closed shadow roots', () => {
  const shadowPage = (light: string) => {
    const document = documentOf(storyPage(`${light}<story-text></story-text>`));
    const host = document.querySelector('story-text');
    const root = host?.attachShadow({ mode: 'closed' });
    if (root != null) root.innerHTML = `<h1>${TITLE}</h1>${paragraphs()}`;
    // As Firefox gives it to extensions.
    Object.defineProperty(host, 'openOrClosedShadowRoot', { value: root });
    return document;
  };

  test('are read where nothing else is found', () => {
    expect(readArticle(shadowPage(''))?.article.text).toBe(PARAGRAPHS.join('\n\n'));
  });

  test('stay closed where the page has text of its own', () => {
    expect(readOutline(shadowPage(paragraphs())).roots).toEqual([]);
    expect(readArticle(shadowPage(paragraphs()))?.article.text).toBe(PARAGRAPHS.join('\n\n'));
  });
});
