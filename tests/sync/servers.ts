/** Real WebDAV servers, started on this machine for a test: each on a port and in a folder of its own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface RunningServer {
  readonly address: string;
  /** The files on its disk: names and bytes. */
  readonly files: () => readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly stop: () => Promise<void>;
}

interface ServerKind {
  readonly name: string;
  /** Where its program is, and the Debian package that brings it. */
  readonly program: string;
  readonly debian: string;
  /** Writes what it needs and gives its arguments. */
  readonly configure: (place: {
    readonly home: string;
    readonly data: string;
    readonly port: number;
  }) => readonly string[];
}

/** Where the tests run as root, servers run as another user. */
const isRoot = process.getuid?.() === 0;

const apacheModules = '/usr/lib/apache2/modules';

export const SERVERS: readonly ServerKind[] = [
  {
    name: 'apache2 with mod_dav',
    program: '/usr/sbin/apache2',
    debian: 'apache2',
    configure: ({ home, data, port }) => {
      const modules = ['mpm_event', 'dav', 'dav_fs', 'authz_core', 'setenvif', 'mime', 'dir', 'alias'];
      const load = modules
        .filter((name) => existsSync(`${apacheModules}/mod_${name}.so`))
        .map((name) => `LoadModule ${name}_module ${apacheModules}/mod_${name}.so`);
      writeFileSync(
        path.join(home, 'httpd.conf'),
        `${load.join('\n')}
ServerName 127.0.0.1
ServerRoot ${home}
PidFile ${home}/pid
Listen 127.0.0.1:${port}
ErrorLog ${home}/error.log
${isRoot ? 'User www-data\nGroup www-data' : ''}
TypesConfig /dev/null
DavLockDB ${home}/lock
DocumentRoot ${data}
<Directory ${data}>
  Dav On
  Require all granted
</Directory>
`,
      );
      return ['-f', path.join(home, 'httpd.conf'), '-DFOREGROUND'];
    },
  },
  {
    name: 'nginx with dav-ext',
    program: '/usr/sbin/nginx',
    debian: 'nginx-light libnginx-mod-http-dav-ext',
    configure: ({ home, data, port }) => {
      writeFileSync(
        path.join(home, 'nginx.conf'),
        `load_module /usr/lib/nginx/modules/ngx_http_dav_ext_module.so;
${isRoot ? 'user www-data;' : ''}
daemon off;
pid ${home}/pid;
error_log ${home}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${home}/body;
  proxy_temp_path ${home}/proxy;
  fastcgi_temp_path ${home}/fastcgi;
  uwsgi_temp_path ${home}/uwsgi;
  scgi_temp_path ${home}/scgi;
  client_max_body_size 0;
  server {
    listen 127.0.0.1:${port};
    root ${data};
    dav_methods PUT DELETE MKCOL COPY MOVE;
    dav_ext_methods PROPFIND OPTIONS;
  }
}
`,
      );
      return ['-c', path.join(home, 'nginx.conf')];
    },
  },
  {
    name: 'lighttpd with mod_webdav',
    program: '/usr/sbin/lighttpd',
    debian: 'lighttpd lighttpd-mod-webdav',
    configure: ({ home, data, port }) => {
      writeFileSync(
        path.join(home, 'lighttpd.conf'),
        `server.modules = ("mod_webdav")
server.document-root = "${data}"
server.bind = "127.0.0.1"
server.port = ${port}
server.errorlog = "${home}/error.log"
${isRoot ? 'server.username = "www-data"\nserver.groupname = "www-data"' : ''}
webdav.activate = "enable"
`,
      );
      return ['-D', '-f', path.join(home, 'lighttpd.conf')];
    },
  },
  {
    name: 'rclone serve webdav',
    program: '/usr/bin/rclone',
    debian: 'rclone',
    configure: ({ home, data, port }) => [
      'serve',
      'webdav',
      data,
      '--addr',
      `127.0.0.1:${port}`,
      '--config',
      path.join(home, 'rclone.conf'),
      '--dir-cache-time',
      '0s',
    ],
  },
];

export const isInstalled = ({ program, name }: ServerKind): boolean =>
  existsSync(program) && (!name.startsWith('nginx') || existsSync('/usr/lib/nginx/modules/ngx_http_dav_ext_module.so'));

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function* filesIn(folder: string, prefix = ''): Generator<{ name: string; bytes: Buffer }> {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) yield* filesIn(file, `${prefix}${name}/`);
    else yield { name: prefix + name, bytes: readFileSync(file) };
  }
}

export async function startServer(kind: ServerKind): Promise<RunningServer> {
  const home = mkdtempSync(path.join(tmpdir(), 'pressmark-dav-'));
  const data = path.join(home, 'data');
  mkdirSync(path.join(data, 'dav'), { recursive: true });
  if (isRoot) {
    chmodSync(home, 0o777);
    execFileSync('chown', ['-R', 'www-data', home]);
  }
  const port = await freePort();
  const child: ChildProcess = spawn(kind.program, kind.configure({ home, data, port }), {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr?.on('data', (part: Buffer) => {
    words += part.toString();
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const address = `http://127.0.0.1:${port}/dav/`;
  for (let tries = 0; ; tries += 1) {
    const isUp = await fetch(address, { method: 'PROPFIND', headers: { Depth: '0' } }).then(
      ({ status }) => status === 207,
      () => false,
    );
    if (isUp) break;
    if (tries > 200 || child.exitCode !== null) throw new Error(`${kind.name} did not start: ${words}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    address,
    files: () => [...filesIn(data)],
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
