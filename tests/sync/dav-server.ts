/** A WebDAV server for tests that can take on the habits of real servers; it keeps its files in memory. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Habits {
  /** How paths are written in listings. */
  readonly hrefs?: 'path' | 'absolute' | 'escaped';
  /** Whether folders are listed without their slash. */
  readonly bare?: boolean;
  readonly depth?: 'allowed' | 'refused' | 'ignored';
  /** The status that answers a request below a missing folder. */
  readonly missing?: number;
  readonly login?: string;
  /** The namespace prefix of XML names in answers. */
  readonly prefix?: string;
}

export class DavServer {
  readonly files = new Map<string, Buffer>();
  readonly folders = new Set<string>(['/', '/dav/']);
  readonly requests: string[] = [];
  /** By request, which browser made it. */
  readonly agents: string[] = [];
  /** Given a request, what is answered in its place: a status, or what is to be done with it. */
  trouble: (method: string, path: string) => number | 'truncate' | 'hang' | null = () => null;
  habits: Habits = {};
  date: string | null = null;
  private server: Server | null = null;
  private origin = '';

  async start(): Promise<string> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return `${this.origin}/dav/`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request;
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://host').pathname);
    this.requests.push(`${method} ${path}`);
    this.agents.push(headers['user-agent'] ?? '');
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const end = (status: number, text: string | Buffer = '', more: Record<string, string> = {}) => {
      response.writeHead(status, { ...more, ...(this.date === null ? {} : { Date: this.date }) });
      response.end(text);
    };
    const trouble = this.trouble(method, path);
    if (trouble === 'hang') return;
    if (typeof trouble === 'number') return end(trouble, '', trouble < 400 ? { Location: '/elsewhere' } : {});
    if (this.habits.login !== undefined && headers.authorization !== this.habits.login) {
      return end(401, '', { 'WWW-Authenticate': 'Basic realm="files"' });
    }
    const parent = path.replace(/[^/]+\/?$/, '');
    const isParentThere = this.folders.has(parent);
    const { missing = 409 } = this.habits;
    if (method === 'PROPFIND') return this.list(path, headers.depth as string, end);
    if (method === 'GET') {
      const file = this.files.get(path);
      return file === undefined ? end(404) : end(200, file);
    }
    if (method === 'PUT') {
      if (!isParentThere) return end(missing);
      this.files.set(path, trouble === 'truncate' ? body.subarray(0, body.length / 2) : body);
      return end(201);
    }
    if (method === 'MKCOL') {
      const folder = path.endsWith('/') ? path : `${path}/`;
      if (this.folders.has(folder)) return end(405);
      if (!isParentThere) return end(409);
      this.folders.add(folder);
      return end(201);
    }
    if (method === 'DELETE') return end(this.files.delete(path) ? 204 : 404);
    return end(501);
  }

  private list(path: string, depth: string, end: (status: number, text?: string) => void): void {
    const { hrefs = 'path', bare = false, prefix = 'D', depth: deep = 'allowed' } = this.habits;
    if (depth === 'infinity' && deep === 'refused') {
      end(403);
      return;
    }
    if (!this.folders.has(path)) {
      end(404);
      return;
    }
    const isDeep = depth === 'infinity' && deep === 'allowed';
    const all = [...this.folders, ...this.files.keys()].filter((each) => {
      if (!each.startsWith(path)) return false;
      return isDeep || !/\/./.test(each.slice(path.length));
    });
    const href = (each: string) => {
      const plain = bare ? each.replace(/(.)\/$/, '$1') : each;
      if (hrefs === 'escaped') return plain.replaceAll('-', '%2d').replaceAll('v1', '%76%31');
      return hrefs === 'absolute' ? `${this.origin}${plain}` : plain;
    };
    const name = (local: string) => (prefix === '' ? local : `${prefix}:${local}`);
    const responses = all.map(
      (each) =>
        `<${name('response')}>\n<${name('href')}>${href(each)}</${name('href')}><${name('propstat')}/></${name('response')}>`,
    );
    end(
      207,
      `<?xml version="1.0"?><${name('multistatus')} xmlns:D="DAV:">${responses.join('\n')}</${name('multistatus')}>`,
    );
  }
}
