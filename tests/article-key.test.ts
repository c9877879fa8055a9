import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleKey } from '@/lib/article-key';

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
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
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
