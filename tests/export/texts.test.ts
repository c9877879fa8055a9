import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { wholeArticle } from '@/lib/annotation';
import { exportAs, type KeptArticle } from '@/lib/export';
import { archivePage } from '@/lib/export/archive';
import { ARTICLE_CSS, ARTICLE_CSS_HASH, articleFile } from '@/lib/export/article-html';
import type { ArticleCopy, Block } from '@/lib/model';
import { DEFAULT_SETTINGS } from '@/lib/settings';
import { ARTICLE, annotationOf, anyText, KEPT, textOf, uuidOf, WORDS } from './collections';

const TAKEN = '2026-03-12T08:00:05.000Z';
const DIGEST = 'ab'.repeat(32);

function copyOf(parts: readonly (readonly [Block['kind'], string])[], title = ARTICLE.title): ArticleCopy {
  let text = '';
  const blocks = parts.map(([kind, words]): Block => {
    if (text !== '') text += '\n\n';
    text += words;
    return { kind, start: text.length - words.length, end: text.length };
  });
  const { url, byline, siteName, published, lang } = ARTICLE;
  const article = { url, title, byline, siteName, published, lang, text, blocks, bullets: [] };
  return { taken: TAKEN, address: url, article, claims: [], keyPoints: [] };
}

const COPY = copyOf([
  ['heading', 'What was found'],
  ['paragraph', 'The wall holds * for now.'],
  ['quote', 'It is new,'],
  ['list-item', 'Forty stones'],
]);
const WHOLE = wholeArticle({ uuid: uuidOf(9), source: ARTICLE.url, title: ARTICLE.title, now: ARTICLE.created });
const archived = 'https://web.archive.example/2026/https://ledger.example/wall';

const exported = (format: Parameters<typeof exportAs>[0], kept: KeptArticle) =>
  textOf(exportAs(format, [kept], { words: WORDS }));

describe('the text of an article', () => {
  const withText: KeptArticle = { ...KEPT, texts: [{ taken: TAKEN, digest: DIGEST, copy: COPY }] };

  test('stands below the passages in Markdown, with its date and digest, and is nothing but text', async () => {
    const text = await exported('markdown', withText);
    expect(text.startsWith(await exported('markdown', KEPT))).toBe(true);
    expect(text).toContain(
      [
        '## The article as it was read on 2026-03-12',
        '### What was found',
        'The wall holds \\* for now.',
        '> It is new,',
        '- Forty stones',
        `SHA-256 of the text: \`${DIGEST}\``,
      ].join('\n\n'),
    );
  });

  test('stands below the passages in a page to print', async () => {
    const { document } = new JSDOM(await exported('html', withText)).window;
    const last = document.querySelector('article')?.lastElementChild;
    expect([...(last?.querySelectorAll('h3, h4, p, blockquote') ?? [])].map((each) => each.textContent)).toEqual([
      'The article as it was read on 2026-03-12',
      'What was found',
      'The wall holds * for now.',
      'It is new,',
      '• Forty stones',
      `SHA-256 of the text: ${DIGEST}`,
    ]);
  });

  test('is in no other file', async () => {
    for (const format of [
      'csv',
      'web-annotation',
      'claim',
      'hypothesis',
      'csl-json',
      'bibtex',
      'biblatex',
      'ris',
    ] as const)
      expect(await exported(format, withText)).not.toContain('Forty stones');
  });
});

describe('an archived copy', () => {
  const kept: KeptArticle = { ...KEPT, article: { ...ARTICLE, archived } };

  test.each([
    'markdown',
    'html',
    'csv',
    'web-annotation',
    'hypothesis',
    'csl-json',
    'bibtex',
    'biblatex',
    'ris',
  ] as const)('is cited in %s', async (format) => {
    expect(await exported(format, KEPT)).not.toContain('web.archive.example');
    expect(await exported(format, kept)).toContain('web.archive.example/2026/https://ledger.example/wall');
  });
});

describe('the state of what is annotated', () => {
  const id = KEPT.annotations[0]?.id ?? '';
  const first = async (kept: KeptArticle) => {
    const { first: page } = JSON.parse(await exported('web-annotation', kept)) as {
      first: { items: { id: string; target: { state?: unknown } }[] };
    };
    return page.items.find((item) => item.id === id)?.target.state;
  };

  test('has the date and digest of the version that it was kept from, and the address of an archived copy', async () => {
    expect(await first(KEPT)).toBeUndefined();
    const versions = { [id]: { taken: TAKEN, digest: DIGEST } };
    const state = { type: 'TimeState', sourceDate: TAKEN, 'pressmark:digest': `sha256:${DIGEST}` };
    expect(await first({ ...KEPT, versions })).toEqual(state);
    expect(await first({ ...KEPT, article: { ...ARTICLE, archived }, versions })).toEqual({
      ...state,
      cached: archived,
    });
  });
});

describe('an article that is kept as a whole', () => {
  const kept: KeptArticle = { article: ARTICLE, annotations: [WHOLE] };

  test('is no quotation and no claim', async () => {
    const markdown = await exported('markdown', kept);
    expect(markdown).toContain('The whole article · [in the article]');
    expect(markdown).not.toContain('>  The sea wall');
    expect(await exported('html', kept)).not.toContain('<blockquote');
    expect(JSON.parse(await exported('claim', kept))).toMatchObject({ '@graph': [] });
    expect(await exported('ris', kept)).not.toContain('N1');
  });
});

describe('one article as a file', () => {
  const start = COPY.article.text.indexOf('holds');
  const note = annotationOf({ number: 1, exact: 'holds', note: 'Ask the mason.', tags: ['stone'], color: 'green' });
  const file = (copy: ArticleCopy, kept: Parameters<typeof articleFile>[0]['kept']) =>
    [...articleFile({ taken: TAKEN, digest: DIGEST, copy, kept, archived }, WORDS)].join('');

  test('has its only style by the hash that its policy names, and nothing that could be run or loaded', () => {
    expect(ARTICLE_CSS_HASH).toBe(`sha256-${createHash('sha256').update(ARTICLE_CSS).digest('base64')}`);
    const html = file(COPY, []);
    expect(html).toContain(`default-src 'none'; style-src '${ARTICLE_CSS_HASH}'; base-uri 'none'; form-action 'none'`);
    expect(html).toContain(`<style>${ARTICLE_CSS}</style>`);
    const { document } = new JSDOM(html).window;
    expect(
      document.querySelectorAll('script, img, link, iframe, object, form, input, [src], [style], [onclick]'),
    ).toHaveLength(0);
  });

  test('marks what is kept in its place, with its notes behind the paragraph, and names date, digest and archived copy', () => {
    const lost = annotationOf({ number: 2, exact: 'words of another version', note: 'Gone.' });
    const { document } = new JSDOM(
      file(COPY, [
        { annotation: note, span: { start, end: start + 5 } },
        { annotation: lost, span: null },
        { annotation: WHOLE, span: null },
      ]),
    ).window;
    const mark = document.querySelector('mark');
    expect([mark?.textContent, mark?.className]).toEqual(['holds', 'green']);
    expect(mark?.closest('p')?.nextElementSibling?.textContent).toBe('Ask the mason.#stone');
    expect([...document.querySelectorAll('mark')]).toHaveLength(1);
    const { textContent: all } = document.body;
    for (const words of ['words of another version', '2026-03-12', DIGEST, archived]) expect(all).toContain(words);
  });

  test('no words become markup, whatever a page or a reader brings', () => {
    const kinds = fc.constantFrom('paragraph', 'heading', 'quote', 'list-item', 'caption' as const);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(kinds, anyText()), { maxLength: 5 }),
        anyText(),
        anyText(),
        fc.nat(60),
        fc.nat(60),
        (parts, title, words, from, length) => {
          const copy = copyOf(parts as readonly (readonly [Block['kind'], string])[], title);
          const end = Math.min(copy.article.text.length, from + length);
          const annotation = annotationOf({ number: 3, exact: words || 'x', note: words, tags: [words] });
          const span = from < end ? { start: from, end } : null;
          const html = file(copy, [{ annotation, span }]);
          const names = new Set([...html.matchAll(/<\/?([^\s>]+)/g)].map(([, name]) => name));
          const own =
            'a aside bdi blockquote body !doctype code footer h1 h2 h4 head header html main mark meta p style title';
          for (const name of names) expect(own.split(' ')).toContain(name);
        },
      ),
    );
  });
});

describe('the page of an archive', () => {
  const page = (
    some: Partial<typeof DEFAULT_SETTINGS>,
    deed: 'find' | 'save',
    address = 'https://news.example/a?b=c',
  ) => archivePage({ ...DEFAULT_SETTINGS, ...some }, deed, address);

  test.each([
    ['web.archive.org', 'find', 'https://web.archive.org/web/*/https://news.example/a?b=c'],
    ['web.archive.org', 'save', 'https://web.archive.org/save/https://news.example/a?b=c'],
    ['archive.ph', 'find', 'https://archive.ph/https://news.example/a?b=c'],
    ['archive.ph', 'save', 'https://archive.ph/?run=1&url=https%3A%2F%2Fnews.example%2Fa%3Fb%3Dc'],
  ] as const)('%s, %s', (archive, deed, expected) => {
    expect(page({ archive }, deed)).toBe(expected);
  });

  test('of the reader’s own pattern has the address where the pattern says; without a place or off the web there is none', () => {
    const own = (find: string) => page({ archive: 'own', ownArchive: { find, save: '' } }, 'find');
    expect(own('https://keep.example/at/{url}')).toBe('https://keep.example/at/https://news.example/a?b=c');
    expect(own('https://keep.example/?q={url}&x')).toBe(
      'https://keep.example/?q=https%3A%2F%2Fnews.example%2Fa%3Fb%3Dc&x',
    );
    expect([own('https://keep.example/'), own('javascript:alert("{url}")'), own('')]).toEqual([null, null, null]);
    expect(page({}, 'find', 'file:///home/a.html')).toBeNull();
  });
});
