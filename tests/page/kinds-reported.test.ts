import { describe, test } from 'vitest';
import { PARAGRAPHS, paragraphs } from './documents';
import { expectRead, type Kind, ld, MENU, OTHERS, p, page } from './kind';

/** Kinds of page that people report of other readers and extractors, in words and markup of our own. */

const [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH] = PARAGRAPHS;
const TITLE = 'Night ferry to Orrin stops';
const H1 = `<h1>${TITLE}</h1>`;
const STORY = paragraphs();
const ALL = [...PARAGRAPHS];
const SIGNED = '<p class="byline">By Ilse Quandt</p><time datetime="2031-05-06">May 6, 2031</time>';
const titled = (title = TITLE) => `<title>${title}</title>`;

const HEADLINES: Record<string, Kind> = {
  'structured data that call the article by the name of the site': {
    html: page(
      `${titled(`${TITLE} - Orrin Courier`)}${ld({ '@type': 'NewsArticle', name: 'Orrin Courier', headline: TITLE })}`,
      `${MENU}<main><div class="t">${TITLE}</div>${STORY}</main>`,
    ),
    title: TITLE,
    has: ALL,
  },
  'a colon in the headline': {
    html: page(titled('The last boat: what the island loses | Orrin Courier'), `${MENU}<main>${STORY}</main>`),
    title: 'The last boat: what the island loses',
    has: ALL,
  },
  'sections with headings of the first rank': {
    html: page(
      titled('Ferries, a short history – Lower Sand Museum'),
      `<article><h1>Ferries, a short history</h1>${p(FIRST, SECOND)}<h1>The first boat</h1>${p(THIRD, FOURTH)}<h1>The second boat</h1>${p(FIFTH, SIXTH)}<h1>The last boat</h1>${p(SEVENTH, EIGHTH)}</article>`,
    ),
    title: 'Ferries, a short history',
    has: [...ALL, 'The first boat', 'The second boat', 'The last boat'],
  },
  'a mark of the day in the heading': {
    html: page(
      titled(`${TITLE} | Orrin Courier`),
      `${MENU}<main><h1><span class="badge">Exclusive</span> <span>${TITLE}</span></h1>${SIGNED}${STORY}</main>`,
    ),
    title: TITLE,
    has: ALL,
  },
  'a link to the heading behind it': {
    html: page(
      titled(`${TITLE} — notes of a harbour clerk`),
      `<main><h1 id="night">${TITLE}<a class="headerlink" href="#night" title="Permanent link">¶</a></h1>${STORY}</main>`,
    ),
    title: TITLE,
    has: ALL,
  },
  'a heading in lines, with soft hyphens': {
    html: page(titled(), `<main><h1>Night fer&shy;ry<br>to Orrin<br>stops</h1>${STORY}</main>`),
    title: TITLE,
    has: ALL,
  },
  'the name of the paper as the only heading of the first rank': {
    html: page(
      titled(`${TITLE} | The Orrin Courier`),
      `<header><h1><a href="/">The Orrin Courier</a></h1></header>${MENU}<main><h2>${TITLE}</h2>${SIGNED}${STORY}</main>`,
    ),
    title: TITLE,
    has: ALL,
  },
  'a picture of the paper as the only heading of the first rank': {
    html: page(
      titled(`${TITLE} | The Orrin Courier`),
      `<header><h1><a href="/"><img alt="The Orrin Courier" src="l.png"></a></h1></header>${MENU}<main><h2>${TITLE}</h2>${STORY}</main>`,
    ),
    title: TITLE,
    has: ALL,
  },
  'a title that is escaped twice': {
    html: page(
      '<title>Rope &amp;amp; tar: the trades that go with the ferry</title><meta property="og:title" content="Rope &amp;amp; tar: the trades that go with the ferry">',
      `${MENU}<main>${STORY}</main>`,
    ),
    title: 'Rope & tar: the trades that go with the ferry',
    has: ALL,
  },
  'the headline in a box of no rank': {
    html: page(
      titled(`The Orrin Courier: ${TITLE}`),
      `<div class="top">The Orrin Courier</div>${MENU}<div class="hl">${TITLE}</div><div class="txt">${STORY}</div>`,
    ),
    title: TITLE,
    has: ALL,
  },
  'search wording in title and metadata, another headline in print': {
    html: page(
      `${titled('Orrin ferry timetable 2031: no night boat | Orrin Courier')}<meta property="og:title" content="Orrin ferry timetable 2031: no night boat">`,
      `${MENU}<article><h1>The boat that nobody missed until it was gone</h1>${SIGNED}${STORY}</article>`,
    ),
    title: 'The boat that nobody missed until it was gone',
    has: ALL,
  },
  'the same headline in small in a bar that follows the reader': {
    html: page(
      titled(`${TITLE} | Orrin Courier`),
      `<div class="sticky"><span>Now reading</span> <span>${TITLE}</span></div>${MENU}<article><p class="section">Sea</p><h1>${TITLE}</h1>${SIGNED}${STORY}</article>`,
    ),
    title: TITLE,
    has: ALL,
    lacks: ['Now reading'],
  },
  'a heading of a dialog before that of the story': {
    html: page(
      titled(`${TITLE} | Orrin Courier`),
      `<div role="dialog" class="overlay"><h1>Before you go on reading</h1><p>Create an account, which takes a minute.</p></div>${MENU}<article><h1>${TITLE}</h1>${STORY}</article>`,
    ),
    title: TITLE,
    has: ALL,
    lacks: ['Create an account'],
  },
  'a counter of pages in the title': {
    html: page(`<title>(3) ${TITLE} | Orrin Courier</title>`, `${MENU}<article>${H1}${STORY}</article>`),
    title: TITLE,
    has: ALL,
  },
  'a title in capitals, a heading that is not': {
    html: page(titled('NIGHT FERRY TO ORRIN STOPS :: ORRIN COURIER'), `${MENU}<article>${H1}${STORY}</article>`),
    title: TITLE,
    has: ALL,
  },
  'a heading that a link to the story fills': {
    html: page(
      titled(`${TITLE} – Letters from Orrin`),
      `<header><h1><a href="/">Letters from Orrin</a></h1></header><article><h2 class="entry-title"><a href="/sea/night-ferry">${TITLE}</a></h2>${STORY}</article><aside><h2>Recent</h2><h3><a href="/1">${OTHERS[0]}</a></h3></aside>`,
    ),
    title: TITLE,
    has: ALL,
    lacks: OTHERS,
  },
};

const MORE_HEADLINES: Record<string, Kind> = {
  'search wording as the first heading, the headline that is shared as the second': {
    html: page(
      `${titled('Orrin night ferry | Orrin Courier')}<meta property="og:title" content="The boat that nobody missed until it was gone">`,
      `${MENU}<article><h1>Orrin night ferry</h1><h2>The boat that nobody missed until it was gone</h2>${SIGNED}${STORY}</article>`,
    ),
    title: 'The boat that nobody missed until it was gone',
    has: ALL,
  },
  'Chinese with the site behind a hyphen without spaces, and no heading': {
    html: page(
      titled('海岛的夜间渡轮：午夜停航，护士住进海关大楼-海港网'),
      `${MENU}<div class="hl">海岛的夜间渡轮：午夜停航，护士住进海关大楼</div><div class="txt">${STORY}</div>`,
      'zh',
    ),
    title: '海岛的夜间渡轮：午夜停航，护士住进海关大楼',
    has: ALL,
  },
};

const AUTHORS: Record<string, Kind> = {
  'a card for networks with a label and its value': {
    html: page(
      `${titled()}<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ilse Quandt"><meta name="twitter:label2" content="Time to read"><meta name="twitter:data2" content="4 minutes">`,
      `<main>${H1}${STORY}</main>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt'],
    has: ALL,
  },
  'wording in an element that is named for the author': {
    html: page(
      titled(),
      `<main>${H1}<div class="author-tools">Edit topics</div><div class="author-line">Ilse Quandt</div>${STORY}</main>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt'],
    has: ALL,
  },
  'the letters of an agency behind the name': {
    html: page(
      titled(),
      `<main>${H1}<div class="byline"><a href="/staff/iq">Ilse Quandt</a> / ONS / <span>Updated: May 6, 2031, 11:05</span></div>${STORY}</main>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt'],
    day: '2031-05-06',
    has: ALL,
  },
  'the editor in charge, behind a Chinese story': {
    html: page(titled(), `<main>${H1}${STORY}<div class="k">(责编：李海明、王小明)</div></main>`, 'zh'),
    title: TITLE,
    byline: ['李海明', '王小明'],
    has: ALL,
  },
  'an account in the metadata, a person in print': {
    html: page(
      `${titled()}<meta name="author" content="webadmin">`,
      `<main>${H1}<div class="byline">By <a href="/staff/iq">Ilse Quandt</a></div>${STORY}</main>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt'],
    has: ALL,
  },
  'an address in the structured data, a person in print': {
    html: page(
      `${titled()}${ld({ '@type': 'NewsArticle', headline: TITLE, author: 'https://paper.example/staff/iq' })}`,
      `<main>${H1}<div class="byline">By <a href="/staff/iq">Ilse Quandt</a></div>${STORY}</main>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt'],
    has: ALL,
  },
  'two authors in one string of the structured data': {
    html: page(
      `${titled()}${ld({ '@type': 'NewsArticle', headline: TITLE, author: { '@type': 'Person', name: 'Ilse Quandt and Otto Brandis' } })}`,
      `<main>${H1}${STORY}</main>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt', 'Otto Brandis'],
    has: ALL,
  },
  'a portrait and a name that lead to the same page': {
    html: page(
      titled(),
      `<main>${H1}<div class="author-box"><a href="/staff/iq"><img alt="Ilse Quandt" src="iq.jpg"></a><a href="/staff/iq" rel="author">Ilse Quandt</a><span class="role">Harbour correspondent</span></div>${STORY}</main>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt'],
    has: ALL,
    lacks: ['Harbour correspondent'],
  },
  'who wrote and who took the pictures': {
    html: page(
      titled(),
      `<main>${H1}<p class="byline">By Ilse Quandt</p><p class="photo-by">Photographs by Otto Brandis</p>${STORY}</main>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt'],
    has: ALL,
    lacks: ['Photographs by'],
  },
  'a name with its trade behind a comma': {
    html: page(titled(), `<main>${H1}<p class="byline">By Ilse Quandt, Harbour Correspondent</p>${STORY}</main>`),
    title: TITLE,
    byline: ['Ilse Quandt'],
    has: ALL,
  },
  'a profile on a network as the author': {
    html: page(
      `${titled()}<meta property="article:author" content="https://network.example/ilse.quandt">`,
      `<main>${H1}<span class="author vcard"><span class="fn">Ilse Quandt</span></span>${STORY}</main>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt'],
    has: ALL,
  },
  'authors of other stories in boxes beside it': {
    html: page(
      titled(),
      `<main><article>${H1}<div class="writer">Ilse Quandt</div>${STORY}</article><div class="more"><div class="card"><a href="/1">${OTHERS[0]}</a><span class="author">Otto Brandis</span></div><div class="card"><a href="/2">${OTHERS[1]}</a><span class="author">Petra Lunde</span></div></div></main>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt'],
    has: ALL,
    lacks: OTHERS,
  },
  'a name with particles, an apostrophe and a hyphen': {
    html: page(titled(), `<main>${H1}<p class="byline">By Anne-Marie d’Oultremont van der Zee</p>${STORY}</main>`),
    title: TITLE,
    byline: ['Anne-Marie d’Oultremont van der Zee'],
    has: ALL,
  },
  'a desk and no person': {
    html: page(
      `${titled()}${ld({ '@type': 'NewsArticle', headline: TITLE, author: { '@type': 'Organization', name: 'Orrin Courier' }, publisher: { '@type': 'Organization', name: 'Orrin Courier' } })}`,
      `<main>${H1}<p class="byline">By Ilse Quandt and Otto Brandis for the Orrin Courier</p>${STORY}</main>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt', 'Otto Brandis'],
    has: ALL,
  },
  'the author at the end of the story': {
    html: page(titled(), `<main>${H1}${STORY}<p>By Ilse Quandt</p></main>`),
    title: TITLE,
    byline: ['Ilse Quandt'],
    has: ALL,
  },
};

const DAYS: Record<string, Kind> = {
  'a stated day that could be another, and the same in words': {
    html: page(
      `${titled()}<meta name="article:published_time" content="05-06-2031">`,
      `<main>${H1}<div class="q1">Published May 6, 2031</div>${STORY}</main>`,
    ),
    title: TITLE,
    day: '2031-05-06',
    has: ALL,
  },
  'a day in a box of facts behind the story': {
    html: page(
      titled(),
      `<main>${H1}${STORY}<ul><li><strong>Day</strong> 06.05.2031</li><li><strong>Permalink</strong> 77</li></ul></main>`,
    ),
    title: TITLE,
    day: '2031-05-06',
    has: ALL,
  },
  'an abbreviation that holds the day and prints the hour': {
    html: page(
      titled(),
      `<main>${H1}<abbr class="published" title="2031-05-06T03:55:00-07:00">3:55 AM</abbr>${STORY}</main>`,
    ),
    title: TITLE,
    day: '2031-05-06',
    has: ALL,
  },
  'when it was changed before when it was published': {
    html: page(
      titled(),
      `<main>${H1}<div class="dates"><span>Updated: May 9, 2031, 11:20</span> <span>Published: May 6, 2031, 08:00</span></div>${STORY}</main>`,
    ),
    title: TITLE,
    day: '2031-05-06',
    has: ALL,
  },
  'elements for both times, the later first': {
    html: page(
      titled(),
      `<main>${H1}<p class="stamp">Last updated <time datetime="2031-05-09T11:20Z">May 9</time> First published <time datetime="2031-05-06T08:00Z">May 6</time></p>${STORY}</main>`,
    ),
    title: TITLE,
    day: '2031-05-06',
    has: ALL,
  },
  'numbers as Americans write them': {
    html: page(titled(), `<main>${H1}<p class="date">5/6/2031</p>${STORY}</main>`, 'en-US'),
    title: TITLE,
    day: '2031-05-06',
    has: ALL,
  },
  'numbers as the British write them': {
    html: page(titled(), `<main>${H1}<p class="date">6/5/2031</p>${STORY}</main>`, 'en-GB'),
    title: TITLE,
    day: '2031-05-06',
    has: ALL,
  },
  'a month in short with a full stop, and a weekday': {
    html: page(titled(), `<main>${H1}<p>Tues., Sept. 9, 2031 at 8:00 a.m.</p>${STORY}</main>`),
    title: TITLE,
    day: '2031-09-09',
    has: ALL,
  },
  'the day of today above the story': {
    html: page(
      titled(),
      `<header><span class="today-date">Thursday, June 12, 2031</span></header>${MENU}<main><article>${H1}<p class="meta">Ilse Quandt · May 6, 2031</p>${STORY}</article></main>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt'],
    day: '2031-05-06',
    has: ALL,
  },
  'seconds since 1970': {
    html: page(`${titled()}<meta name="publish-date" content="1935820800000">`, `<main>${H1}${STORY}</main>`),
    title: TITLE,
    day: '2031-05-06',
    has: ALL,
  },
  'a day that the story tells of, and none of its own': {
    html: page(
      titled(),
      `<main>${H1}${p('The pier was opened on June 1, 1999, as everybody on the island will tell you, whether you ask them or not.')}${STORY}</main>`,
    ),
    title: TITLE,
    day: null,
    has: ALL,
  },
  'the day in the address only': {
    html: page(titled(), `<main>${H1}${STORY}</main>`),
    url: 'https://paper.example/2031/05/06/night-ferry',
    title: TITLE,
    day: '2031-05-06',
    has: ALL,
  },
};

const TEXTS: Record<string, Kind> = {
  'short lines of talk, each in boxes of its own': {
    html: page(
      titled('Chapter nine | The Boatman'),
      `<main><h1>Chapter nine</h1><div class="chapter">${[
        FIRST,
        'Alda stared at it.',
        SECOND,
        '“Got you.”',
        THIRD,
        '“Let me think.”',
        FOURTH,
        FIFTH,
      ]
        .map((text) => `<div style="margin:1em 0"><div style="direction:ltr"><span>${text}</span></div></div>`)
        .join('')}</div></main>`,
    ),
    title: 'Chapter nine',
    has: [FIRST, 'Alda stared at it.', SECOND, '“Got you.”', THIRD, '“Let me think.”', FOURTH, FIFTH],
  },
  'a page that is one form': {
    html: page(
      titled(),
      `<form method="post" action="./night-ferry"><input type="hidden" name="state" value="x">${MENU}<div id="content">${H1}${STORY}</div></form>`,
    ),
    title: TITLE,
    has: ALL,
  },
  'class names of the layout on what holds everything': {
    html: page(
      titled(),
      `<div class="has-sidebar comments-open no-ads single-post"><div class="sidebar-right-layout">${MENU}<div class="overflow-hidden content-with-sidebar">${H1}<div class="hidden-scrollbar">${STORY}</div></div></div></div>`,
    ),
    title: TITLE,
    has: ALL,
  },
  'a table of contents before the text': {
    html: page(
      titled(),
      `<main>${H1}<div class="toc"><p>Contents</p><ol><li><a href="#a">How it began</a></li><li><a href="#b">How it went on</a></li><li><a href="#c">How it ended</a></li></ol></div>${p(FIRST, SECOND)}<h2 id="a">How it began</h2>${p(THIRD, FOURTH)}<h2 id="b">How it went on</h2>${p(FIFTH, SIXTH)}<h2 id="c">How it ended</h2>${p(SEVENTH, EIGHTH)}</main>`,
    ),
    title: TITLE,
    has: ALL,
    lacks: ['Contents'],
  },
  'a copy of the text for browsers without scripts': {
    html: page(titled(), `<main>${H1}${STORY}<noscript><div>${p(OTHERS[0] ?? '')}</div></noscript></main>`),
    title: TITLE,
    has: ALL,
    lacks: OTHERS,
  },
  'pointers to other stories between lines that breaks part': {
    html: page(
      titled(),
      `<div id="w">${MENU}<h1>${TITLE}</h1><div id="t">${FIRST}<br><br>${SECOND}<br><br><b>Read also:</b> <a href="/1">${OTHERS[0]}</a><br><br>${THIRD}<br><br>${FOURTH}<br><br>${FIFTH}</div></div>`,
    ),
    title: TITLE,
    has: [FIRST, SECOND, THIRD, FOURTH, FIFTH],
    lacks: OTHERS,
  },
  'a box to sign up in between': {
    html: page(
      titled(),
      `<main>${H1}${p(FIRST, SECOND, THIRD)}<div class="inline-signup"><h3>Tides by mail</h3><p>Every morning the tides and what floats on them, in your inbox, for nothing.</p><input type="email"><button>Sign up</button></div>${p(FOURTH, FIFTH, SIXTH)}</main>`,
    ),
    title: TITLE,
    has: [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH],
    lacks: ['Tides by mail', 'in your inbox'],
  },
  'sections of the story with advertisements between': {
    html: page(
      titled(),
      `<main>${H1}<section class="part">${p(FIRST, SECOND)}</section><div class="ad-slot"><span>Advertisement</span></div><section class="part">${p(THIRD, FOURTH)}</section><div class="ad-slot"><span>Advertisement</span></div><section class="part">${p(FIFTH, SIXTH)}</section></main>`,
    ),
    title: TITLE,
    has: [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH],
    lacks: ['Advertisement'],
  },
  'a further story below, loaded while one scrolls': {
    html: page(
      titled(`${TITLE} | Orrin Courier`),
      `${MENU}<article id="one">${H1}${SIGNED}${p(FIRST, SECOND, THIRD, FOURTH)}</article><article id="two"><h1>${OTHERS[1]}</h1><p class="byline">By Otto Brandis</p><p>The clock was repaired in spring by a man who had never seen it, from a drawing that had been made upside down, and so it goes.</p><p>In winter, when the light comes from the other side, nobody minds, said the sexton, who has a watch of his own and no wish for another.</p></article>`,
    ),
    title: TITLE,
    byline: ['Ilse Quandt'],
    has: [FIRST, SECOND, THIRD, FOURTH],
    lacks: ['The clock was repaired', 'the sexton'],
  },
  'words of a program in the line': {
    html: page(
      titled(),
      `<main>${H1}<p>The board’s timetable is made by a script that was written in a night, and its only setting is called <code>boats = 1</code>, which nobody dares to change.</p>${STORY}</main>`,
    ),
    title: TITLE,
    has: ['called boats = 1, which nobody dares to change', ...ALL],
  },
  'notes at the foot, with marks in the text': {
    html: page(
      titled(),
      `<main>${H1}<p>The first boat was bought in the year of the flood<sup><a href="#n1">1</a></sup> and sold again in the year after, at a loss that is still talked of.</p>${STORY}<section class="footnotes"><ol><li id="n1">Ledger of the board, third shelf. <a href="#r1">↩</a></li></ol></section></main>`,
    ),
    title: TITLE,
    has: ['in the year of the flood and sold again', ...ALL],
  },
  'a drawing whose letters are text': {
    html: page(
      titled(),
      `<main>${H1}${p(FIRST, SECOND)}<svg viewBox="0 0 10 10"><title>Chart</title><text>Passengers a night</text></svg>${p(THIRD, FOURTH, FIFTH)}</main>`,
    ),
    title: TITLE,
    has: [FIRST, SECOND, THIRD, FOURTH, FIFTH],
    lacks: ['Passengers a night', 'Chart'],
  },
  'words for those who listen, hidden from those who see': {
    html: page(
      titled(),
      `<main>${H1}${p(FIRST, SECOND)}<span class="visually-hidden">End of the advertisement, the story goes on</span>${p(THIRD, FOURTH, FIFTH)}<p style="display:none">A paragraph that is there for machines and says that this page is the best of all pages on ferries.</p></main>`,
    ),
    title: TITLE,
    has: [FIRST, SECOND, THIRD, FOURTH, FIFTH],
    lacks: ['End of the advertisement', 'for machines'],
  },
  'buttons that share each paragraph': {
    html: page(
      titled(),
      `<main>${H1}${PARAGRAPHS.map((text) => `<div class="para"><p>${text}</p><div class="tools"><button>Share</button><a href="#">Copy link</a></div></div>`).join('')}</main>`,
    ),
    title: TITLE,
    has: ALL,
    lacks: ['Copy link', 'Share'],
  },
  'a poem inside the story keeps its lines together': {
    html: page(
      titled(),
      `<main>${H1}${p(FIRST, SECOND)}<blockquote>The tide comes in<br>the tide goes out<br>and what the night boat was about</blockquote>${p(THIRD, FOURTH, FIFTH)}</main>`,
    ),
    title: TITLE,
    has: [FIRST, 'The tide comes in', 'and what the night boat was about', FIFTH],
  },
  'what is told for an answer that opens and closes': {
    html: page(
      titled(),
      `<main>${H1}${p(FIRST, SECOND)}${[THIRD, FOURTH, FIFTH].map((text, index) => `<div class="accordion"><button aria-expanded="false"><h3>Question ${index + 1}</h3></button><div class="panel"><p>${text}</p></div></div>`).join('')}</main>`,
    ),
    title: TITLE,
    has: [FIRST, SECOND, THIRD, FOURTH, FIFTH],
  },
  'key points, and others under the same name elsewhere': {
    html: page(
      titled(),
      `<main>${H1}<div class="box"><h3>Key points</h3><ul><li>The night boat to the island stops for good.</li><li>Nurses will sleep in the customs house.</li><li>The board looks at the figures in October.</li></ul></div>${STORY}<div hidden><h3>Key points</h3><ul><li>Words that nobody sees on this page at all.</li><li>More words that nobody sees on this page.</li></ul></div></main>`,
    ),
    title: TITLE,
    has: ALL,
    bullets: [
      'The night boat to the island stops for good.',
      'Nurses will sleep in the customs house.',
      'The board looks at the figures in October.',
    ],
  },
  'a list that is hidden is nobody’s key points': {
    html: page(
      titled(),
      `<main>${H1}<div style="display: none"><h3>Key points</h3><ul><li>Words that nobody sees on this page at all.</li><li>More words that nobody sees on this page.</li></ul></div>${STORY}</main>`,
    ),
    title: TITLE,
    has: ALL,
    bullets: [],
  },
  'a standfirst that is a heading of the second rank': {
    html: page(
      `${titled()}<meta name="description" content="After a year of losses the board ends the boat at midnight, and nurses look for beds.">`,
      `<main>${H1}<h2>After a year of losses the board ends the boat at midnight, and nurses look for beds.</h2>${SIGNED}${STORY}</main>`,
    ),
    title: TITLE,
    has: ALL,
    standfirst: 'After a year of losses the board ends the boat at midnight, and nurses look for beds.',
  },
  'letters to the editor': {
    html: page(
      titled('Letters: the night ferry'),
      `<main><h1>Letters: the night ferry</h1>${[FIRST, THIRD, FIFTH, SEVENTH].map((text, index) => `<p>${text}</p><p>${['Ilse Quandt, Orrin', 'Otto Brandis, Lower Sand', 'Petra Lunde, Orrin', 'Hanne Vik, Saint Amaro'][index]}</p>`).join('')}</main>`,
    ),
    title: 'Letters: the night ferry',
    has: [FIRST, THIRD, FIFTH, SEVENTH],
    genre: 'letters',
  },
  'things to buy': {
    html: page(
      titled('The best ropes for small boats'),
      `<main><h1>The best ropes for small boats</h1>${[FIRST, THIRD, FIFTH, SEVENTH].map((text, index) => `<h2>Rope ${index}</h2><p>${text}</p><a rel="sponsored nofollow" href="https://shop.example/${index}">See the price</a>`).join('')}</main>`,
    ),
    title: 'The best ropes for small boats',
    has: [FIRST, THIRD, FIFTH, SEVENTH],
    genre: 'buying-guide',
  },
  'ten things in a row': {
    html: page(
      titled('Eight ways to miss a boat'),
      `<main><h1>Eight ways to miss a boat</h1>${PARAGRAPHS.map((text, index) => `<h2>${index + 1}. Way number ${index + 1}</h2><p>${text}</p>`).join('')}</main>`,
    ),
    title: 'Eight ways to miss a boat',
    has: ALL,
    genre: 'list',
  },
  'a ticker of a day': {
    html: page(
      titled('The storm over Orrin as it happens'),
      `<main><h1>The storm over Orrin as it happens</h1>${PARAGRAPHS.map((text, index) => `<div class="post" id="p${index}"><time datetime="2031-05-06T0${index}:00Z">0${index}:00</time><p>${text}</p></div>`).join('')}</main>`,
    ),
    title: 'The storm over Orrin as it happens',
    has: ALL,
    genre: 'live-blog',
  },
};

describe.each([
  ['headline', { ...HEADLINES, ...MORE_HEADLINES }],
  ['authors', AUTHORS],
  ['day', DAYS],
  ['text', TEXTS],
])('reported kinds: %s', (_what, kinds) => {
  test.each(Object.entries(kinds))('%s', (_name, kind) => expectRead(kind));
});
