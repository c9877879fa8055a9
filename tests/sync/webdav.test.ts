/** The habits of WebDAV servers one by one, over this machine's own network interface. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TransportError } from '@/lib/sync/ports';
import { folderAddress, type Login, WebDav } from '@/lib/sync/webdav';
import { DavServer, type Habits } from './dav-server';

const NAME = `d1/00000001-${'ab'.repeat(16)}.bin`;
const OTHER = `d2/00000007-${'cd'.repeat(16)}.bin`;
const bytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

let server: DavServer;
let address: string;

beforeEach(async () => {
  server = new DavServer();
  address = await server.start();
});
afterEach(() => server.stop());

const open = (login: Login = { kind: 'none' }, at = address) => new WebDav({ address: at, login }, fetch);
const fault = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof TransportError ? error.fault : `other: ${String(error)}`),
  );

describe('what is written is listed and read, whatever the server is like', () => {
  const habits: readonly Habits[] = [
    {},
    { hrefs: 'absolute' },
    { hrefs: 'escaped' },
    { bare: true },
    { prefix: '' },
    { prefix: 'lp1', depth: 'refused' },
    { depth: 'ignored' },
    { depth: 'ignored', bare: true, hrefs: 'absolute' },
    { missing: 404 },
    { missing: 403 },
  ];
  test.each(habits)('%o', async (some) => {
    server.habits = some;
    const dav = open();
    expect(await dav.list()).toEqual([]);
    await dav.put(NAME, bytes('one'));
    await dav.put(OTHER, bytes('two'));
    // Files that are not ours are left alone.
    server.files.set('/dav/v1/readme.txt', Buffer.from('x'));
    server.files.set('/dav/v1/d1/photo.jpg', Buffer.from('x'));
    expect([...(await dav.list())].sort()).toEqual([NAME, OTHER]);
    expect(new TextDecoder().decode((await dav.get(OTHER)) ?? bytes(''))).toBe('two');
    await dav.remove(NAME);
    await dav.remove(NAME);
    expect(await dav.list()).toEqual([OTHER]);
    expect(await dav.get(NAME)).toBeNull();
  });

  test('a folder that is not there is made, with those above it but not above the address', async () => {
    const dav = open({ kind: 'none' }, `${address}notes/`);
    await dav.check();
    expect(server.folders).toContain('/dav/notes/');
    expect(await fault(open({ kind: 'none' }, `${address}a/b/`).check())).toBe('not-found');
  });
});

describe('logins', () => {
  test.each<[Login, string]>([
    [{ kind: 'basic', user: 'ida', password: 'wäll:x' }, `Basic ${Buffer.from('ida:wäll:x').toString('base64')}`],
    [{ kind: 'bearer', token: 't0ken' }, 'Bearer t0ken'],
  ])('%o', async (login, header) => {
    server.habits = { login: header };
    expect(await fault(open().check())).toBe('unauthorised');
    expect(await fault(open(login).check())).toBe('none');
  });
});

describe('faults', () => {
  test.each([
    [301, 'redirected'],
    [401, 'unauthorised'],
    [403, 'forbidden'],
    [423, 'locked'],
    [500, 'server'],
    [503, 'server'],
    [507, 'full'],
    [413, 'full'],
  ] as const)('%d is "%s"', async (status, name) => {
    const dav = open();
    await dav.put(NAME, bytes('one'));
    server.trouble = () => status;
    expect(await fault(dav.put(OTHER.replace('d2', 'd1'), bytes('two')))).toBe(name);
    expect(await fault(dav.get(NAME))).toBe(name);
    expect(await fault(dav.list())).toBe(name);
  });

  test('a page that is no WebDAV folder', async () => {
    server.trouble = () => 200;
    expect(await fault(open().check())).toBe('not-webdav');
  });

  test('nobody there', async () => {
    await server.stop();
    expect(await fault(open().list())).toBe('unreachable');
    await server.start();
  });

  test('an answer that never comes', async () => {
    const timeout = AbortSignal.timeout;
    AbortSignal.timeout = () => timeout.call(AbortSignal, 50);
    server.trouble = () => 'hang';
    try {
      expect(await fault(open().list())).toBe('timeout');
    } finally {
      AbortSignal.timeout = timeout;
    }
  });
});

test('the clock is the server’s', async () => {
  server.date = new Date(Date.parse('2026-03-12T08:00:00Z')).toUTCString();
  const dav = open();
  expect(dav.clock).toBeNull();
  await dav.list();
  expect(dav.clock).toBe(Date.parse('2026-03-12T08:00:00Z'));
});

test('addresses', () => {
  expect(folderAddress(' https://cloud.example/dav/notes ')).toBe('https://cloud.example/dav/notes/');
  expect(folderAddress('https://ida:secret@cloud.example/dav/?a#b')).toBe('https://cloud.example/dav/');
  expect(folderAddress('cloud.example/dav')).toBeNull();
  expect(folderAddress('ftp://cloud.example/dav')).toBeNull();
});
