import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface BenchPage {
  readonly name: string;
  readonly html: string;
  /** One of the project's own test pages: short, and made to be hard. */
  readonly own: boolean;
}

/** What a page would load from elsewhere is not here, and waiting for it would measure the network. */
export const OFFLINE = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" };

/** The corpus' pages as they were saved, without scripts, since what these would load is not here. */
export function corpusPages(folder: string, most: number): BenchPage[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.html.gz'));
  const step = Math.max(1, files.length / most);
  return Array.from({ length: Math.min(most, files.length) }, (_, index) => files[Math.floor(index * step)] ?? '').map(
    (file) => ({
      name: file.replace('.html.gz', ''),
      html: gunzipSync(readFileSync(path.join(folder, file)))
        .toString('utf8')
        .replace(/<script\b(?![^>]*ld\+json)[\s\S]*?<\/script\s*>/gi, ''),
      own: false,
    }),
  );
}

export function ownPages(root: string): BenchPage[] {
  const own = path.join(root, 'tests/pages');
  return readdirSync(own, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(own, entry.name, 'source.html')))
    .map(({ name }) => ({ name, html: readFileSync(path.join(own, name, 'source.html'), 'utf8'), own: true }));
}

/** The value below which `share` of the values lie. */
export const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
