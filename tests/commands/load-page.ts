import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { JSDOM, VirtualConsole } from 'jsdom';

/** The address that a saved page gives itself, where nobody says where it was saved from. */
function addressIn(document: Document): string | null {
  const named = [
    document.querySelector('link[rel~="canonical" i]')?.getAttribute('href'),
    document.querySelector('meta[property="og:url" i]')?.getAttribute('content'),
  ];
  return named.find((address) => address != null && /^https?:/i.test(address) && URL.canParse(address)) ?? null;
}

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
  const virtualConsole = new VirtualConsole();
  const dom = new JSDOM(bare, { url: url ?? 'https://page.invalid/', contentType: 'text/html', virtualConsole });
  const { document } = dom.window;
  const address = url ?? addressIn(document) ?? document.URL;
  dom.reconfigure({ url: address });
  return { document, url: address, close: () => dom.window.close() };
}
