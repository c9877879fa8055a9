import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isOfItsAddress, pageAddress, pageSender } from '@/lib/messaging';
import { isAllowed } from './background/handlers';

const id = fakeBrowser.runtime.id;
const url = 'https://ledger.example/wall';
const tab = { id: 7 } as NonNullable<Parameters<typeof pageSender>[0]['tab']>;
const OWN = fakeBrowser.runtime.getURL('/popup.html');

describe('the page that sent a message', () => {
  test('is the top frame of a tab, named by the address that the browser gives', () => {
    expect(pageSender({ id, url, tab, frameId: 0 })).toEqual({ url, tabId: 7 });
  });

  test.each([
    ['another extension', { id: 'another', url, tab, frameId: 0 }],
    ['nobody known', { url, tab, frameId: 0 }],
    ['a frame inside the page', { id, url, tab, frameId: 3 }],
    ['a page of ours, in a tab too', { id, url: OWN, tab, frameId: 0 }],
    ['a page of ours without a tab', { id, url: OWN }],
    ['a sender without an address', { id, tab, frameId: 0 }],
  ])('is not %s', (_, sender) => {
    expect(pageSender(sender)).toBeNull();
  });
});

describe('the address of the page that sent a message', () => {
  const sender = { id, url, tab, frameId: 0 };
  test.each([
    [
      'what it says itself, where its program changed it',
      'https://ledger.example/bridge#/7',
      'https://ledger.example/bridge#/7',
    ],
    ['the sender’s where it claims another site', 'https://elsewhere.example/wall', url],
    ['the sender’s where it claims a neighbour', 'https://www.ledger.example/wall', url],
    ['the sender’s where it claims another scheme', 'http://ledger.example/wall', url],
    ['the sender’s where it claims another port', 'https://ledger.example:8443/wall', url],
    ['the sender’s where it claims to be one of our pages', OWN, url],
    ['the sender’s where it claims no address', 'wall', url],
  ])('is %s', (_, address, expected) => {
    expect(pageAddress(sender, { address, canonical: null })).toBe(expected);
  });

  test('of a file is the sender’s: files have no origin in common', () => {
    const file = 'file:///home/reader/a.html';
    expect(pageAddress({ ...sender, url: file }, { address: 'file:///home/reader/b.html', canonical: null })).toBe(
      file,
    );
  });

  test('of nobody is none', () => {
    expect(pageAddress({ ...sender, frameId: 2 }, { address: url, canonical: null })).toBe('');
  });
});

describe('whether a page is of its address’s own origin', () => {
  const sender = { id, url, tab, frameId: 0 };
  const { origin } = new URL(url);
  const page = { address: url, canonical: null };
  test.each([
    ['where nobody says anything else', {}, undefined, true],
    ['where both say so', { origin }, origin, true],
    ['not where the page says that it is opaque', {}, 'null', false],
    ['not where the browser says so, whatever the page says', { origin: 'null' }, origin, false],
    ['not where the browser names another', { origin: 'https://elsewhere.example' }, origin, false],
    ['not where the page does', { origin }, 'https://elsewhere.example', false],
    ['not at about:blank, which every site may open', { url: 'about:blank' }, origin, false],
    ['not with data', { url: 'data:text/html,x' }, 'null', false],
    ['with a file, whose origin is always opaque', { url: 'file:///home/a.html', origin: 'null' }, 'null', true],
  ])('%s', (_, more, said, expected) => {
    expect(isOfItsAddress({ ...sender, ...more }, { ...page, ...(said !== undefined && { origin: said }) })).toBe(
      expected,
    );
  });
});

describe('who may send what', () => {
  const content = { id, url, tab, frameId: 0 };
  const own = { id, url: OWN };
  test.each([
    ['page:save', content, true],
    ['page:save', own, false],
    ['page:save', { ...content, frameId: 2 }, false],
    ['page:analyze', own, true],
    ['page:locate', own, true],
    ['page:locate', { ...content, frameId: 2 }, false],
    ['page:analyze', { id: 'another', url: OWN }, false],
    ['own:delete', own, true],
    ['own:delete', content, false],
    ['own:delete', { id: 'another', url: OWN }, false],
  ] as const)('%s from %o: %s', (name, sender, expected) => {
    expect(isAllowed(name, sender)).toBe(expected);
  });
});
