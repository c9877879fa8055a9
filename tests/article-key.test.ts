import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { articleAddress, articleKey, articleNames, type Claims } from '@/lib/article-key';

// Pieces of addresses, at least one for each rule, to be put together in any order.
const segment = fc.constantFrom(
  'amp',
  'a-1',
  'tags',
  'index.html',
  'x.amp',
  'amp.html',
  '%7e',
  'c',
  's',
  'ledger.example',
  '',
);
const anyAddress = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc
    .tuple(
      fc.array(fc.constantFrom('www', 'm', 'amp', 'en', 'ledger', 'cdn', 'google'), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('example', 'ampproject.org', 'com'),
      fc.array(segment, { maxLength: 6 }),
      fc.constantFrom('', '?amp', '?amp=1&id=2', '?b=1&a=2&utm_x=3', '?outputType=amp&amp=9'),
      fc.constantFrom('', '#top', '#/route/%7e', '#!x', '#/'),
    )
    .map(([labels, top, path, search, hash]) => `https://${labels.join('.')}.${top}/${path.join('/')}${search}${hash}`),
);

const PAGE = 'https://www.ledger.example/port/wall';
const STORY = 'https://ledger.example/2026/03/some-long-headline';

/** A canonical link that `og:url` repeats. */
const repeated = (canonical: string): Claims => ({ canonical, shared: canonical });

const claimsOf = (claims: Claims | string | null): Claims | null =>
  typeof claims === 'string' ? { canonical: claims } : claims;

const on = (path: string) => `https://ledger.example${path}`;

describe('articleKey', () => {
  test.each<[string, string, Claims | string | null, string]>([
    [
      'K1 a canonical link of the same site counts',
      `${PAGE}?from=feed`,
      repeated('/port/sea-wall'),
      'https://ledger.example/port/sea-wall',
    ],
    [
      'K1 one of a mobile page names the article',
      'https://m.ledger.example/wall',
      repeated(PAGE),
      'https://ledger.example/port/wall',
    ],
    [
      'K1 one of another site does not count',
      PAGE,
      repeated('https://elsewhere.example/story'),
      'https://ledger.example/port/wall',
    ],
    [
      'K1 nor one of a site whose name only ends alike',
      PAGE,
      repeated('https://notledger.example/a'),
      'https://ledger.example/port/wall',
    ],
    [
      'K2 one to the front page names no article',
      PAGE,
      repeated('https://www.ledger.example/'),
      'https://ledger.example/port/wall',
    ],
    ['K3 fragments do not distinguish', `${PAGE}#comments`, null, 'https://ledger.example/port/wall'],
    ['K3 nor does the scheme', 'http://ledger.example/port/wall', null, 'https://ledger.example/port/wall'],
    [
      'K3 ports do, beside a host of several labels, too',
      'http://www.ledger.example:8080/a',
      null,
      'https://ledger.example:8080/a',
    ],
    ['K3 ports do', 'http://localhost:8080/a', null, 'https://localhost:8080/a'],
    [
      'K4 tracking parameters do not distinguish',
      `${PAGE}?utm_source=x&fbclid=1&gclid=2`,
      null,
      'https://ledger.example/port/wall',
    ],
    [
      'K4 parameters that choose the article do',
      `${PAGE}?id=7&utm_medium=y`,
      null,
      'https://ledger.example/port/wall?id=7',
    ],
    ['K5 order does not distinguish', `${PAGE}/?b=2&a=1`, null, 'https://ledger.example/port/wall?a=1&b=2'],
    ['K5 nor that of two of one name', `${PAGE}?a=2&b=0&a=1`, null, 'https://ledger.example/port/wall?a=1&a=2&b=0'],
    ['K5 nor that of two of one name and value', `${PAGE}?a=2&a=2`, null, 'https://ledger.example/port/wall?a=2&a=2'],
    [
      'K3 nor can a canonical link leave out a route, whatever repeats it',
      `${PAGE}#!sport`,
      repeated(PAGE),
      'https://ledger.example/port/wall#!sport',
    ],
    [
      'K3 one that has the same route counts',
      `${PAGE}?b=1#/sport`,
      { canonical: `${PAGE}#/sport` },
      'https://ledger.example/port/wall#/sport',
    ],
    ['K3 a route in the fragment does', `${PAGE}#/sport/7`, null, 'https://ledger.example/port/wall#/sport/7'],
    ['K3 also beside a canonical link', `${PAGE}#!sport`, PAGE, 'https://ledger.example/port/wall#!sport'],
    ['K5 nor does the index file', `${PAGE}/index.html`, null, 'https://ledger.example/port/wall'],
    ['K5 nor how a letter is escaped', `${PAGE}%2d%c3%a9`, null, 'https://ledger.example/port/wall-%C3%A9'],
    ['K6 a mobile host is a site of its own', 'https://m.ledger.example/a', null, 'https://m.ledger.example/a'],
    [
      'K6 whose pages may name those of the site without the label',
      'https://m.ledger.example/port/wall',
      PAGE,
      'https://ledger.example/port/wall',
    ],
    [
      'K6 in a language, too',
      'https://en.m.ledger.example/a',
      'https://en.ledger.example/a',
      'https://en.ledger.example/a',
    ],
    [
      'K6 but not those of another label',
      'https://amp.shared.example/a',
      repeated('https://m.shared.example/a'),
      'https://amp.shared.example/a',
    ],
    [
      'K6 nor may the site name theirs',
      'https://shared.example/a',
      repeated('https://m.shared.example/a'),
      'https://shared.example/a',
    ],
    ['K6 nor those of a suffix', 'https://mobile.co.uk/a', repeated('https://co.uk/a'), 'https://mobile.co.uk/a'],
    ['K6 nor of a bare word', 'https://m.example/a', repeated('https://example/a'), 'https://m.example/a'],
    [
      'K6 a section on a host of its own stays',
      'https://sport.ledger.example/a',
      null,
      'https://sport.ledger.example/a',
    ],
    [
      'K7 AMP on a host of its own',
      'https://amp.ledger.example/port/sea-wall',
      'https://ledger.example/port/sea-wall',
      'https://ledger.example/port/sea-wall',
    ],
    ['K7 AMP at the end', 'https://ledger.example/port/sea-wall/amp/', null, 'https://ledger.example/port/sea-wall'],
    ['K7 AMP at the start', 'https://ledger.example/amp/port/sea-wall', null, 'https://ledger.example/port/sea-wall'],
    ['K7 AMP as an ending', 'https://ledger.example/sea-wall.amp', null, 'https://ledger.example/sea-wall'],
    [
      'K7 AMP before an ending',
      'https://ledger.example/sea-wall.amp.html',
      null,
      'https://ledger.example/sea-wall.html',
    ],
    [
      'K7 AMP as an ending of a name that tells nothing, where another part does',
      'https://ledger.example/2026/wall.amp',
      null,
      'https://ledger.example/2026/wall',
    ],
    ['K7 a file about amps is no AMP page', 'https://ledger.example/wall.amp', null, 'https://ledger.example/wall.amp'],
    [
      'K7 nor is one of a name that tells something only with it',
      'https://ledger.example/wall-.amp',
      null,
      'https://ledger.example/wall-.amp',
    ],
    ['K7 AMP as a parameter', 'https://ledger.example/a?amp=1&id=3', null, 'https://ledger.example/a?id=3'],
    ['K7 AMP as a bare parameter', 'https://ledger.example/a?amp', null, 'https://ledger.example/a'],
    ['K7 AMP as an output type', 'https://ledger.example/a?outputType=amp', null, 'https://ledger.example/a'],
    ['K7 a list about amps is no AMP page', 'https://ledger.example/tags/amp', null, 'https://ledger.example/tags/amp'],
    [
      'K7 nor is an amp of so many watts',
      'https://ledger.example/shop?amp=100',
      null,
      'https://ledger.example/shop?amp=100',
    ],
    [
      'K8 a copy in an AMP cache',
      'https://www-ledger-example.cdn.ampproject.org/c/s/www.ledger.example/port/sea-wall/amp',
      null,
      'https://ledger.example/port/sea-wall',
    ],
    [
      'K8 with the canonical link of the publisher',
      'https://www-ledger-example.cdn.ampproject.org/v/s/www.ledger.example/amp.php?id=7&usqp=mq331&amp_js_v=0.1',
      repeated(PAGE),
      'https://ledger.example/port/wall',
    ],
    [
      'K8 a viewer',
      'https://www.google.com/amp/s/m.ledger.example/port/sea-wall',
      'https://ledger.example/port/sea-wall',
      'https://ledger.example/port/sea-wall',
    ],
    [
      'K8 another site that only looks like a cache is itself',
      'https://cdn.ampproject.org.ledger.example/c/s/other.example/a-1',
      null,
      'https://cdn.ampproject.org.ledger.example/c/s/other.example/a-1',
    ],
    [
      'K1 a page in a cache cannot claim another publisher',
      'https://www-ledger-example.cdn.ampproject.org/c/s/www.ledger.example/port/sea-wall',
      'https://other.example/a',
      'https://ledger.example/port/sea-wall',
    ],
    [
      'K1 a neighbour on a shared host',
      'https://eve.blogs.example/a',
      repeated('https://bob.blogs.example/a'),
      'https://eve.blogs.example/a',
    ],
    ['what is no web address is its own key', 'file:///home/a.html#x', null, 'file:///home/a.html'],
    [
      'a canonical link that is no address is passed over',
      PAGE,
      'javascript:alert(1)',
      'https://ledger.example/port/wall',
    ],
  ])('%s', (_, address, claims, key) => {
    expect(articleKey(address, claimsOf(claims))).toBe(key);
  });

  describe('K4 names that some sites use for statistics and others to choose the article', () => {
    test.each(['ref', 'ncid', 'cmp', 'taid', 'smid', 'ocid', 'spm', 'pk_id', 'at_id', 'ns_id', 'mc_id', 'mtm_id'])(
      '%s',
      (name) => {
        const keys = ['1', '2', 'wall', 'quay'].map((value) => articleKey(`https://x.example/story?${name}=${value}`));
        expect(new Set(keys).size).toBe(4);
        // A path of a few words may be a program's ("/show-news-item"), and a bare number is an article's.
        expect(articleKey(`https://x.example/show-news-item?${name}=harbour`)).toContain(`${name}=harbour`);
        expect(articleKey(`${STORY}?${name}=12`)).toBe(`${STORY}?${name}=12`);
        // The path says which article it is.
        expect(articleKey(`${STORY}?${name}=newsletter`)).toBe(STORY);
        expect(articleKey(`https://x.example/what-the-quay-wall-cost?${name}=tw-share`)).toBe(
          'https://x.example/what-the-quay-wall-cost',
        );
        expect(articleKey(`https://x.example/n/123456?${name}=tw`)).toBe('https://x.example/n/123456');
        // A shorter number may stand for a section or a page.
        expect(articleKey(`https://x.example/n/12345?${name}=tw`)).toBe(`https://x.example/n/12345?${name}=tw`);
        // The canonical link says so, too.
        const canonical = { canonical: 'https://x.example/story' };
        expect(articleKey(`https://x.example/story?${name}=1`, canonical)).toBe('https://x.example/story');
      },
    );

    test('names that no site uses so never do', () => {
      const search =
        'utm_source=1&fbclid=2&gclid=3&mc_cid=4&pk_campaign=5&at_medium=6&ns_source=7&mtm_source=8&hsa_ad=9';
      expect(articleKey(`https://x.example/story?${search}`)).toBe('https://x.example/story');
    });
  });

  describe('K9 what must agree with a canonical link', () => {
    test.each<[string, string, Claims, string, boolean]>([
      ['nothing does', '/s1', { canonical: '/theme/', title: 'Ferries stop' }, '/s1', true],
      ['a word that is no address', '/s1', { canonical: 'unknown' }, '/s1', true],
      ['a section', '/2026/03/some-long-headline', { canonical: '/2026/03' }, '/2026/03/some-long-headline', true],
      ['the path, which names the article', '/2026/03/some-long-headline?a=1', { canonical: STORY }, STORY, true],
      ['the headline in it', '/world/some-long-headline', { canonical: STORY }, STORY, true],
      ['a page of it', '/2026/03/some-long-headline/2', { canonical: STORY }, STORY, true],
      ['its number', '/read?id=48213', { canonical: '/story-48213' }, '/story-48213', true],
      ['a date is no number', '/20260315/quay', { canonical: '/20260315' }, '/20260315/quay', true],
      ['the path, which does not', '/story?a=1', { canonical: '/story' }, '/story', false],
      ['og:url', '/s1', { canonical: '/theme/', shared: on('/theme') }, '/theme', false],
      ['og:url names something else', '/s1', { canonical: '/theme/', shared: on('/s') }, '/s1', true],
      [
        'the title',
        '/s1',
        { canonical: '/quay-wall-cracks', title: 'Quay wall cracks again – Ledger' },
        '/quay-wall-cracks',
        false,
      ],
      [
        'the title, with the headline at the end of a path',
        '/s1',
        { canonical: '/2026/quay-wall-cracks', title: 'Quay wall cracks again' },
        '/2026/quay-wall-cracks',
        false,
      ],
      [
        'two thirds of the headline’s words are enough',
        '/s1',
        { canonical: '/old-sea-bay', title: 'The old bay' },
        '/old-sea-bay',
        false,
      ],
      ['half of them are not', '/s1', { canonical: '/old-sea-bay-dam', title: 'The old bay' }, '/s1', true],
      ['two words are no headline', '/s1', { canonical: '/quay-wall', title: 'Quay wall' }, '/s1', true],
      [
        'short words and numbers are none of it',
        '/s1',
        { canonical: '/we-go-to-quay-wall-by-2026', title: 'We go to quay wall by 2026' },
        '/s1',
        true,
      ],
      ['the title says something else', '/s1', { canonical: '/quay-wall-cracks', title: 'Ferries stop' }, '/s1', true],
    ])('%s', (_, path, claims, claimed, isCertain) => {
      const key = claimed.startsWith('/') ? on(claimed) : claimed;
      expect(articleNames(on(path), claims)).toEqual({ own: articleKey(on(path)), claimed: key, isCertain });
    });

    test('a route of the page’s own program', () => {
      expect(articleKey(`${PAGE}#/a`, { canonical: `${PAGE}#/b` })).toBe('https://ledger.example/port/wall#/a');
    });
  });

  describe('K10 the address that is cited', () => {
    test.each<[string, string, Claims, string]>([
      ['the canonical link, where it is certain', `${STORY}?utm_source=x#top`, { canonical: `${STORY}#a` }, STORY],
      ['the page’s own, where another’s could be', on('/s1?b=2#top'), repeated('/theme/'), on('/s1?b=2')],
      ['the page’s own for another site', on('/s1'), repeated('https://other.example/s1'), on('/s1')],
      [
        'of the publisher, as a cache names it',
        'https://ledger-example.cdn.ampproject.org/c/ledger.example/s1',
        { canonical: null },
        'http://ledger.example/s1',
      ],
      ['with a route', on('/app#/s1'), { canonical: null }, on('/app#/s1')],
      ['of a file', 'file:///home/a.html#x', repeated(STORY), 'file:///home/a.html'],
    ])('%s', (_, address, claims, cited) => {
      expect(articleAddress(address, claims)).toBe(cited);
    });
  });

  describe('K11 long addresses', () => {
    test.each([
      ['slashes', '/'],
      ['dots', '.'],
      ['labels', 'm.'],
      ['AMP', '/amp'],
      ['escapes', '%2d'],
      ['index files', '/index.html'],
    ])('%s are not read, whoever names them', (_, piece) => {
      const long = `https://ledger.example/a-1/${piece.repeat(95_000)}x`;
      const read: number[] = [];
      vi.stubGlobal(
        'URL',
        class extends URL {
          constructor(address: string | URL, base?: string | URL) {
            read.push(String(address).length);
            super(address, base);
          }
        },
      );
      try {
        expect(articleKey(PAGE, { canonical: long, shared: long, title: long })).toBe(
          'https://ledger.example/port/wall',
        );
        expect(articleKey(long)).toBe(long);
        expect(articleKey(`${long}#top`, repeated(PAGE))).toBe(long);
        expect(articleAddress(PAGE, repeated(long))).toBe(PAGE);
        // Addresses of this length are read; how often the text is gone through must not depend on its length.
        expect(articleKey(`https://ledger.example/a-1${'/'.repeat(4000)}`)).toBe('https://ledger.example/a-1');
      } finally {
        vi.unstubAllGlobals();
      }
      expect(Math.max(...read)).toBeLessThanOrEqual(4096);
      expect(read.length).toBeLessThan(40);
    });
  });

  test('a key is its own key, whatever the address', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const key = articleKey(address, null);
        expect(articleKey(key, null)).toBe(key);
      }),
    );
  });

  test('never throws, whatever a page names', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (address, canonical) => {
        expect(typeof articleKey(address, canonical === null ? null : repeated(canonical))).toBe('string');
      }),
    );
  });
});
