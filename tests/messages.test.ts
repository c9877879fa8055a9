import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isAllowed, pageSender } from '@/lib/messages';

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

describe('who may send what', () => {
  const content = { id, url, tab, frameId: 0 };
  const own = { id, url: OWN };
  const background = { id, url: fakeBrowser.runtime.getURL('/background.js' as never) };
  test.each([
    ['page:save', content, true],
    ['page:save', own, false],
    ['page:save', { ...content, frameId: 2 }, false],
    ['own:delete', own, true],
    ['own:delete', content, false],
    ['own:delete', { id: 'another', url: OWN }, false],
    ['own:libraryChanged', background, true],
    ['tab:keep', own, true],
    ['tab:keep', background, true],
    ['tab:keep', { id: 'another', url: OWN }, false],
  ] as const)('%s from %o: %s', (name, sender, expected) => {
    expect(isAllowed(name, sender)).toBe(expected);
  });
});
