/**
 * A WebDAV server as a store of files (RFC 4918). Servers differ much, so that little is relied on: no locks, no ETags and no
 * conditional requests, since some servers answer these with success though they ignored the condition.
 *
 * Requests go to one address and below, without cookies, and follow no redirection: a password never goes elsewhere.
 */
import { parsedName } from './file';
import { type Transport, TransportError } from './ports';
import type { SyncLogin } from './status';

export type Login = SyncLogin;

export interface Place {
  /** Of the folder; https, or http. */
  readonly address: string;
  readonly login: Login;
}

type Fetch = (address: string, init: RequestInit) => Promise<Response>;
type Bytes = Uint8Array<ArrayBuffer>;

const FOLDER = 'v1/';
/** The longest that a request may take, beside the time for what it carries at 20 kB a second. Ms. */
const PATIENCE_MS = 30_000;
const MS_A_BYTE = 1 / 20;

const PROPFIND = '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What stands in `<href>` of an answer: paths of ours have only letters, digits and a few marks, however they are written. */
function hrefsIn(xml: string): readonly string[] {
  return [...xml.matchAll(/<(?:[\w-]+:)?href\b[^<>]*>([^<>]*)</gi)].map(([, href = '']) =>
    href.trim().replace(/&(\w{2,4});/g, (all, name: string) => ENTITIES[name] ?? all),
  );
}

/** The path of an href, relative to a folder's; null where it is not below it. Both may be escaped in other ways. */
function below(href: string, folder: string): string | null {
  if (!URL.canParse(href, folder)) return null;
  const plain = (url: URL) => {
    try {
      return decodeURIComponent(url.pathname);
    } catch {
      return url.pathname;
    }
  };
  const [path, base] = [plain(new URL(href, folder)), plain(new URL(folder))];
  return path.startsWith(base) ? path.slice(base.length) : null;
}

function authorization(login: Login): Readonly<Record<string, string>> {
  if (login.kind === 'none') return {};
  if (login.kind === 'bearer') return { Authorization: `Bearer ${login.token}` };
  const bytes = new TextEncoder().encode(`${login.user}:${login.password}`);
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}

function faultOf({ status, type }: Response): TransportError {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) return new TransportError('redirected');
  const faults = {
    401: 'unauthorised',
    403: 'forbidden',
    404: 'not-found',
    405: 'not-webdav',
    408: 'timeout',
    409: 'not-found',
    413: 'full',
    423: 'locked',
    501: 'not-webdav',
    507: 'full',
  } as const;
  return new TransportError(
    Object.hasOwn(faults, status) ? faults[status as keyof typeof faults] : 'server',
    String(status),
  );
}

/** The folder's address as it is asked for: with a slash, without what doesn't belong to it. Null where it is none. */
export function folderAddress(typed: string): string | null {
  const text = typed.trim();
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

export class WebDav implements Transport {
  clock: number | null = null;
  /** How many requests were made. */
  requests = 0;
  /** Folders that are known to be there. */
  private readonly made = new Set<string>();
  /** Whether the server lists what is below folders of a folder, which few allow. */
  private isDeep = true;

  constructor(
    private readonly place: Place,
    private readonly fetch: Fetch,
  ) {}

  private async ask(method: string, path: string, init: RequestInit = {}, size = 0): Promise<Response> {
    this.requests += 1;
    const signal = AbortSignal.timeout(Math.ceil(PATIENCE_MS + size * MS_A_BYTE));
    let response: Response;
    try {
      response = await this.fetch(this.place.address + path, {
        method,
        ...init,
        headers: { ...authorization(this.place.login), ...(init.headers as Record<string, string> | undefined) },
        credentials: 'omit',
        redirect: 'manual',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal,
      });
    } catch {
      throw new TransportError(signal.aborted ? 'timeout' : 'unreachable');
    }
    const date = Date.parse(response.headers.get('Date') ?? '');
    if (!Number.isNaN(date)) this.clock = date;
    return response;
  }

  /** What a request answers with, where it takes long, too. */
  private async body<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      const isLate = error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError');
      throw new TransportError(isLate ? 'timeout' : 'unreachable');
    }
  }

  /** Paths below a folder, relative to our own; null where it is not there. */
  private async listed(path: string, depth: '1' | 'infinity'): Promise<readonly string[] | null> {
    const response = await this.ask('PROPFIND', path, {
      headers: { Depth: depth, 'Content-Type': 'application/xml; charset=utf-8' },
      body: PROPFIND,
    });
    if (response.status === 404) return null;
    if (response.status !== 207)
      throw response.ok ? new TransportError('not-webdav', String(response.status)) : faultOf(response);
    const xml = await this.body(() => response.text());
    const root = this.place.address + FOLDER;
    return hrefsIn(xml).flatMap((href) => below(href, root) ?? []);
  }

  /** Whether there is a WebDAV folder at that address, with this login. */
  async check(): Promise<void> {
    if ((await this.listed('', '1')) === null) await this.makeFolder('');
  }

  async list(): Promise<readonly string[]> {
    if (this.isDeep) {
      try {
        const all = await this.listed(FOLDER, 'infinity');
        const names = all?.filter((name) => parsedName(name) !== null) ?? [];
        // Some servers ignore the depth and list only the folders.
        const folders = new Set(all?.flatMap((path) => /^([0-9a-z]{1,16})\/?$/.exec(path)?.[1] ?? []));
        for (const name of names) folders.delete(parsedName(name)?.device ?? '');
        if (all === null || folders.size === 0) return names;
      } catch (error) {
        // Apache says 403, others 400 or 501.
        const isRefused =
          error instanceof TransportError && ['forbidden', 'server', 'not-webdav'].includes(error.fault);
        if (!isRefused) throw error;
      }
      this.isDeep = false;
    }
    const found = await this.listed(FOLDER, '1');
    const devices = new Set(found?.flatMap((path) => /^([0-9a-z]{1,16})\/?$/.exec(path)?.[1] ?? []));
    const names: string[] = [];
    for (const device of devices) names.push(...((await this.listed(`${FOLDER}${device}/`, '1')) ?? []));
    return names.filter((name) => parsedName(name) !== null);
  }

  async get(name: string): Promise<Bytes | null> {
    const response = await this.ask('GET', FOLDER + name, {}, 1_000_000);
    if (response.status === 404 || response.status === 410) return null;
    if (!response.ok) throw faultOf(response);
    return new Uint8Array(await this.body(() => response.arrayBuffer()));
  }

  /** Makes a folder and those above it, as far as they are not there. */
  private async makeFolder(path: string): Promise<void> {
    const response = await this.ask('MKCOL', path);
    // The folder exists already: most servers answer 405, some that it can't be made.
    if (response.ok || response.status === 405 || response.status === 301) return;
    if (response.status !== 409 && response.status !== 404) throw faultOf(response);
    const above = new URL('..', this.place.address + path).href;
    const root = new URL('/', this.place.address).href;
    if (path === '' || above === root || !above.startsWith(this.place.address)) throw new TransportError('not-found');
    await this.makeFolder(above.slice(this.place.address.length));
    const again = await this.ask('MKCOL', path);
    if (!again.ok && again.status !== 405 && again.status !== 301) throw faultOf(again);
  }

  async put(name: string, bytes: Bytes): Promise<void> {
    const folder = `${FOLDER}${parsedName(name)?.device}/`;
    const send = () =>
      this.ask(
        'PUT',
        FOLDER + name,
        { body: bytes, headers: { 'Content-Type': 'application/octet-stream' } },
        bytes.length,
      );
    let response = await send();
    // By RFC 4918 a missing parent folder is answered with 409; some servers answer 403, 404 or 500.
    if (!response.ok && !this.made.has(folder) && [403, 404, 409, 500].includes(response.status)) {
      await this.makeFolder(folder);
      this.made.add(folder);
      response = await send();
    }
    if (!response.ok) throw faultOf(response);
    this.made.add(folder);
  }

  async remove(name: string): Promise<void> {
    const response = await this.ask('DELETE', FOLDER + name);
    if (!response.ok && response.status !== 404 && response.status !== 410) throw faultOf(response);
  }
}
