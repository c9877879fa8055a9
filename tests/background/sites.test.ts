import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { matchGrantedSites } from '@/entrypoints/background/sites';

type Script = { id: string; matches: string[]; js: string[]; persistAcrossSessions: boolean };

let granted: string[];
/** Registered scripts as the browser keeps them: it refuses to register one twice, and to change or remove one that it doesn't know. */
let registered: Map<string, Script>;

beforeEach(() => {
  granted = [];
  registered = new Map();
  const known = (ids: readonly string[]) => {
    for (const id of ids) if (!registered.has(id)) throw new Error(`Nonexistent script ID ${id}`);
  };
  vi.spyOn(fakeBrowser.permissions, 'getAll').mockImplementation((async () => ({ origins: granted })) as never);
  vi.spyOn(fakeBrowser.scripting, 'getRegisteredContentScripts').mockImplementation((async (filter?: {
    ids?: string[];
  }) => [...registered.values()].filter(({ id }) => filter?.ids?.includes(id) !== false)) as never);
  vi.spyOn(fakeBrowser.scripting, 'registerContentScripts').mockImplementation((async (scripts: Script[]) => {
    for (const script of scripts) {
      if (registered.has(script.id)) throw new Error(`Duplicate script ID ${script.id}`);
      registered.set(script.id, script);
    }
  }) as never);
  vi.spyOn(fakeBrowser.scripting, 'updateContentScripts').mockImplementation((async (scripts: Script[]) => {
    known(scripts.map(({ id }) => id));
    for (const script of scripts) registered.set(script.id, script);
  }) as never);
  vi.spyOn(fakeBrowser.scripting, 'unregisterContentScripts').mockImplementation((async ({
    ids,
  }: {
    ids: string[];
  }) => {
    known(ids);
    for (const id of ids) registered.delete(id);
  }) as never);
});
afterEach(() => vi.restoreAllMocks());

const matches = () => [...registered.values()].map((script) => script.matches);

describe('the sites that are read by themselves', () => {
  test('are those that the reader granted, also after more were, and none once all are taken back', async () => {
    await matchGrantedSites();
    expect(matches()).toEqual([]);
    granted = ['https://ledger.example/*'];
    await matchGrantedSites();
    expect(matches()).toEqual([['https://ledger.example/*']]);
    granted = ['https://ledger.example/*', 'https://other.example/*'];
    await matchGrantedSites();
    expect(matches()).toEqual([granted]);
    granted = [];
    await matchGrantedSites();
    expect(matches()).toEqual([]);
  });

  test('are read by the resident script, which the browser remembers', async () => {
    granted = ['https://ledger.example/*'];
    await matchGrantedSites();
    const [script] = registered.values();
    expect(script).toMatchObject({ js: ['resident.js'], runAt: 'document_idle', persistAcrossSessions: true });
  });

  test('leave what others have registered alone', async () => {
    const other = { id: 'other', matches: ['https://x.example/*'], js: ['x.js'], persistAcrossSessions: true };
    registered.set('other', other);
    granted = ['https://ledger.example/*'];
    await matchGrantedSites();
    granted = [];
    await matchGrantedSites();
    expect([...registered.values()]).toEqual([other]);
  });

  test('are those of the last of two changes at once', async () => {
    granted = ['https://ledger.example/*'];
    const first = matchGrantedSites();
    granted = ['https://other.example/*'];
    await Promise.all([first, matchGrantedSites()]);
    expect(matches()).toEqual([['https://other.example/*']]);
  });

  test('are set again after the browser has refused once', async () => {
    granted = ['https://ledger.example/*'];
    vi.mocked(fakeBrowser.permissions.getAll).mockRejectedValueOnce(new Error('not now'));
    await expect(matchGrantedSites()).rejects.toThrow('not now');
    await matchGrantedSites();
    expect(matches()).toEqual([['https://ledger.example/*']]);
  });
});
