import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const PAGES = path.resolve(import.meta.dirname, '../pages');

const NOT_FOUND = { status: 404, headers: {}, body: 'Not found' };

export interface Served {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A web site on this machine with the project's own test pages. */
export interface Site {
  /** The address of a page; `host` is any name under localhost, so that pages can be of different origins. */
  url(page: string, host?: string): string;
  /** Serves something of a test's own at "/name" from now on. */
  serve(name: string, served: Served): void;
  close(): Promise<void>;
}

/** Serves `tests/pages/<slug>/source.html` as "/<slug>". */
export async function openSite(): Promise<Site> {
  const own = new Map<string, Served>();
  const answer = (name: string): Served => {
    const served = own.get(name);
    if (served !== undefined) return served;
    if (!/^[\w-]+$/.test(name)) return NOT_FOUND;
    try {
      return { body: readFileSync(path.join(PAGES, name, 'source.html'), 'utf8') };
    } catch {
      return NOT_FOUND;
    }
  };
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const { status = 200, headers = {}, body } = answer(decodeURIComponent(pathname).replace(/^\//, ''));
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers });
    response.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: (page, host = 'news.localhost') => `http://${host}:${port}/${page}`,
    serve: (name, served) => void own.set(name, served),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
