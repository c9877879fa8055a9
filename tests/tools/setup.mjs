/**
 * Makes a fresh clone ready, before `npm start` and `npm test`: installs the packages where they are missing or out of
 * date, and a browser where there is none and the system's package manager may be used. Plain JavaScript without
 * imports of packages, for there may be none yet.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserPath, DEBIAN_PACKAGES } from './browser-path.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const wanted = process.argv.slice(2).filter((name) => name !== 'servers');
const wantsServers = process.argv.includes('servers');

/** @returns {never} */
function stop(words) {
  process.stderr.write(`\n${words}\n`);
  process.exit(1);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Pressmark is built with Node.js 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`);
}

/** The packages that are installed are those of the lock file. */
function arePackagesThere() {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const { packages: locked } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const { packages: present } = JSON.parse(readFileSync(installed, 'utf8'));
  return Object.entries(locked).every(
    ([name, { version, optional }]) => name === '' || optional || present[name]?.version === version,
  );
}

if (!arePackagesThere()) {
  process.stderr.write('Installing the packages (npm ci)…\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) stop('The packages could not be installed. Is the npm registry within reach? Try "npm ci".');
}

const missing = wanted.filter((name) => browserPath(name) === null);
if (missing.length > 0) {
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    process.stderr.write(`Installing ${missing.join(' and ')} (apt-get)…\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env });
      const packages = missing.flatMap((name) => DEBIAN_PACKAGES[name]);
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
        stdio: ['ignore', 'ignore', 2],
        env,
      });
    } catch {
      // The failure is reported below, with what to do about it.
    }
  }
  const still = missing.filter((name) => browserPath(name) === null);
  if (still.length > 0) {
    stop(
      [
        `${still.join(' and ')} ${still.length > 1 ? 'are' : 'is'} not on this machine, and could not be installed from here.`,
        'Install it (Debian, Ubuntu: sudo apt-get install chromium firefox-esr; macOS: brew install --cask chromium firefox),',
        'or name it: PRESSMARK_CHROMIUM=/path/to/chromium PRESSMARK_FIREFOX=/path/to/firefox',
      ].join('\n'),
    );
  }
}

/** WebDAV servers that the tests of the synchronisation start, and the packages that bring them. */
const SERVERS = new Map([
  ['/usr/sbin/apache2', ['apache2']],
  ['/usr/lib/nginx/modules/ngx_http_dav_ext_module.so', ['nginx-light', 'libnginx-mod-http-dav-ext']],
  ['/usr/sbin/lighttpd', ['lighttpd', 'lighttpd-mod-webdav']],
  ['/usr/bin/rclone', ['rclone']],
]);

const absent = (wantsServers ? [...SERVERS] : [])
  .filter(([file]) => !existsSync(file))
  .flatMap(([, packages]) => packages);
if (absent.length > 0 && process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  process.stderr.write(`Installing ${absent.join(', ')} (apt-get)…\n`);
  // Debian starts a server as soon as it is installed, unless this file says no.
  const policy = '/usr/sbin/policy-rc.d';
  const isOurs = !existsSync(policy);
  try {
    if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...absent], {
      stdio: ['ignore', 'ignore', 2],
      env,
    });
  } catch {
    // The tests of a missing server are skipped and say so.
  } finally {
    if (isOurs) rmSync(policy, { force: true });
  }
}
