/** Only one file makes requests to the network, and it does so for the synchronisation alone. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

test('nothing else asks the network', () => {
  const asks = /(?<![.\w'])fetch\(|XMLHttpRequest|new WebSocket|sendBeacon|EventSource|RTCPeerConnection/;
  const asking = ['lib', 'components', 'entrypoints'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(folder, file))
      .filter((file) => asks.test(read(file))),
  );
  // This one fetches languages and texts of the interface out of the package.
  const ofPackage = ['entrypoints/shared/packaged.ts'];
  expect(asking.sort()).toEqual([...ofPackage, 'entrypoints/background/sync/network.ts'].sort());
  for (const file of ofPackage) {
    expect(read(file)).toMatch(/fetch\(new URL\([^\n]*browser\.runtime\.getURL\('\/'\)\)\)/);
  }
});
