import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { JSDOM, VirtualConsole } from 'jsdom';

/**
 * The document of an HTML file (.html or .html.gz, UTF-8). Scripts don't run. Style sheets are left out, since jsdom
 * throws at some (https://github.com/jsdom/jsdom/issues/2005) and lays nothing out anyway.
 *
 * @throws Error where the file can't be read or unpacked.
 */
export function loadPage(file: string, url?: string): { document: Document; url: string; close: () => void } {
  const bytes = readFileSync(file);
  const html = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const bare = html.replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, '');
  const address = url ?? 'https://page.invalid/';
  const dom = new JSDOM(bare, { url: address, contentType: 'text/html', virtualConsole: new VirtualConsole() });
  return { document: dom.window.document, url: address, close: () => dom.window.close() };
}
