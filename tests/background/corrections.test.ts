import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { correctionMessages } from '@/entrypoints/background/corrections';
import { store } from '@/entrypoints/background/store';
import { saveSettings } from '@/entrypoints/shared/stored-settings';
import type { Sender } from '@/lib/messaging';
import { DEFAULT_SETTINGS } from '@/lib/settings';
import { ARTICLE } from '../export/collections';
import { checkPayload, handlersOf, isAllowed } from './handlers';

const correctionHandlers = handlersOf(correctionMessages);

const sender = (some: { url?: string; incognito?: boolean } = {}): Sender =>
  ({
    id: fakeBrowser.runtime.id,
    url: some.url ?? ARTICLE.url,
    frameId: 0,
    tab: { id: 7, incognito: some.incognito ?? false },
  }) as unknown as Sender;
const own = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/library.html') } as unknown as Sender;
const identity = { address: ARTICLE.url, canonical: null };
let number = 0;
const saying = () => {
  number += 1;
  const selector = { type: 'TextQuoteSelector', exact: `words ${number}`, prefix: '', suffix: '' } as const;
  return { kind: 'quotation', selector, wrong: true } as const;
};

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => []);
});

describe('what a page says of its findings', () => {
  test('is dated here, and is there when the page asks again', async () => {
    const correction = saying();
    const result = await correctionHandlers['page:correct']({ ...identity, correction }, sender());
    expect(result).toMatchObject({ ok: true });
    const known = await correctionHandlers['page:corrections'](identity, sender());
    expect(known).toEqual(result);
    expect(known.ok && known.value.find(({ selector }) => selector.exact === correction.selector.exact)).toEqual({
      ...correction,
      modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  test('belongs to the article of the sender, whatever the page says', async () => {
    const url = `https://other.example/${number}`;
    const elsewhere = sender({ url });
    const before = await store.corrections(ARTICLE.key);
    await correctionHandlers['page:correct'](
      { address: ARTICLE.url, canonical: ARTICLE.url, correction: saying() },
      elsewhere,
    );
    expect(await store.corrections(ARTICLE.key)).toEqual(before);
    const asked = await correctionHandlers['page:corrections'](
      { address: ARTICLE.url, canonical: ARTICLE.url },
      elsewhere,
    );
    expect(asked.ok && asked.value).toHaveLength(1);
  });

  test('in a private window is not stored, unless the reader said so', async () => {
    const url = `https://private.example/${number}`;
    const message = { address: url, canonical: null, correction: saying() };
    const from = sender({ url, incognito: true });
    expect(await correctionHandlers['page:correct'](message, from)).toEqual({ ok: false, why: 'private-window' });
    expect(await store.corrections(url)).toEqual([]);
    await saveSettings({ ...DEFAULT_SETTINGS, keepInPrivate: true });
    expect(await correctionHandlers['page:correct'](message, from)).toMatchObject({ ok: true });
  });

  test('is refused where it is too much, and says so', async () => {
    const spy = vi.spyOn(store, 'correct').mockResolvedValueOnce(null);
    const result = await correctionHandlers['page:correct']({ ...identity, correction: saying() }, sender());
    expect(result).toEqual({ ok: false, why: 'refused' });
    spy.mockRestore();
  });

  test.each([
    ['without words', { ...saying(), selector: { ...saying().selector, exact: '' } }],
    ['of endless words', { ...saying(), selector: { ...saying().selector, exact: 'x'.repeat(20_001) } }],
    ['of a passage', { ...saying(), kind: 'passage' }],
    ['that is not wrong', { ...saying(), wrong: false }],
    ['by a speaker without a name', { ...saying(), speaker: { role: null } }],
  ])('%s is not of its form', (_, correction) => {
    expect(checkPayload('page:correct', { ...identity, correction })).toBeNull();
  });

  test('can’t bring its own date', () => {
    const checked = checkPayload('page:correct', {
      ...identity,
      correction: { ...saying(), modified: '9999-12-31T00:00:00.000Z' },
    });
    expect(checked?.data).not.toHaveProperty('correction.modified');
  });
});

describe('the names of speakers', () => {
  test('are joined and parted by our own pages only', async () => {
    for (const name of ['own:joinSpeakers', 'own:speakerMerges', 'own:corrections'] as const) {
      expect(isAllowed(name, sender())).toBe(false);
      expect(isAllowed(name, own)).toBe(true);
    }
    expect(isAllowed('page:correct', own)).toBe(false);
    const joined = await correctionHandlers['own:joinSpeakers']({ names: ['Rashid'], as: 'Ahmed Rashid' }, own);
    expect(joined).toMatchObject({ ok: true, value: [{ alias: 'Rashid', canonical: 'Ahmed Rashid' }] });
    expect(await correctionHandlers['own:speakerMerges'](undefined, own)).toEqual(joined);
  });
});
