import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleKey } from '@/lib/article-key';

// Every piece that a rule looks at, in any order.
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

describe('articleKey', () => {
  test.each([
    [
      'K1 a canonical link of the same site counts',
      `${PAGE}?from=feed`,
      '/port/sea-wall',
      'https://ledger.example/port/sea-wall',
    ],
    [
      'K1 one of a mobile page names the article',
      'https://m.ledger.example/wall',
      PAGE,
      'https://ledger.example/port/wall',
    ],
    [
      'K1 one of another site does not count',
      PAGE,
      'https://elsewhere.example/story',
      'https://ledger.example/port/wall',
    ],
    [
      'K1 nor one of a site whose name only ends alike',
      PAGE,
      'https://notledger.example/a',
      'https://ledger.example/port/wall',
    ],
    [
      'K2 one to the front page names no article',
      PAGE,
      'https://www.ledger.example/',
      'https://ledger.example/port/wall',
    ],
    ['K3 fragments do not distinguish', `${PAGE}#comments`, null, 'https://ledger.example/port/wall'],
    ['K3 nor does the scheme', 'http://ledger.example/port/wall', null, 'https://ledger.example/port/wall'],
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
    ['K3 a route in the fragment does', `${PAGE}#/sport/7`, null, 'https://ledger.example/port/wall#/sport/7'],
    ['K3 also beside a canonical link', `${PAGE}#!sport`, PAGE, 'https://ledger.example/port/wall#!sport'],
    ['K5 nor does the index file', `${PAGE}/index.html`, null, 'https://ledger.example/port/wall'],
    ['K5 nor how a letter is escaped', `${PAGE}%2d%c3%a9`, null, 'https://ledger.example/port/wall-%C3%A9'],
    ['K6 a mobile host', 'https://m.ledger.example/port/wall', null, 'https://ledger.example/port/wall'],
    ['K6 a mobile host of a language', 'https://en.m.ledger.example/a', null, 'https://en.ledger.example/a'],
    ['K6 the names of neighbours under one suffix stay', 'https://mobile.co.uk/a', null, 'https://mobile.co.uk/a'],
    ['K6 a site whose own name is short stays', 'https://m.example/a', null, 'https://m.example/a'],
    [
      'K6 a section on a host of its own stays',
      'https://sport.ledger.example/a',
      null,
      'https://sport.ledger.example/a',
    ],
    [
      'K7 AMP on a host of its own',
      'https://amp.ledger.example/port/sea-wall',
      null,
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
      PAGE,
      'https://ledger.example/port/wall',
    ],
    [
      'K8 a viewer',
      'https://www.google.com/amp/s/m.ledger.example/port/sea-wall',
      null,
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
      'https://bob.blogs.example/a',
      'https://eve.blogs.example/a',
    ],
    ['what is no web address is its own key', 'file:///home/a.html#x', null, 'file:///home/a.html'],
    [
      'a canonical link that is no address is passed over',
      PAGE,
      'javascript:alert(1)',
      'https://ledger.example/port/wall',
    ],
  ])('%s', (_, address, canonical, key) => {
    expect(articleKey(address, canonical)).toBe(key);
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
        expect(typeof articleKey(address, canonical)).toBe('string');
      }),
    );
  });
});
