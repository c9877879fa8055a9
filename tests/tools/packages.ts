/**
 * `npm run packages`: makes the packages for the stores twice and says whether they are the same bytes, whether the
 * source package builds the same add-on, and how large they are. The exit status is 1 where one of that is not so.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';

const root = path.resolve(import.meta.dirname, '../..');
const output = path.join(root, '.output');
/** Bytes that one package may have. */
const LIMIT = 500_000;

const wxt = (folder: string, ...args: readonly string[]) =>
  execFileSync(process.execPath, [path.join(root, 'node_modules/wxt/bin/wxt.mjs'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The packages by name, made anew. */
function packages(): ReadonlyMap<string, Buffer> {
  for (const name of readdirSync(output).filter((file) => file.endsWith('.zip'))) rmSync(path.join(output, name));
  wxt(root, 'zip', '-b', 'chrome');
  wxt(root, 'zip', '-b', 'firefox');
  const names = readdirSync(output).filter((file) => file.endsWith('.zip'));
  return new Map(names.map((name) => [name, readFileSync(path.join(output, name))]));
}

/** Unpacks a ZIP file, by its central directory. */
function unpack(zip: Buffer, folder: string): void {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    const file = path.join(folder, zip.toString('utf8', at + 46, at + 46 + name));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, method === 0 ? data : inflateRawSync(data));
    at += 46 + name + extra + comment;
  }
}

/** Every file of a folder with its hash. */
const contentsOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .sort()
    .map((file) => `${hashOf(readFileSync(path.join(folder, file)))} ${file}`)
    .join('\n');

let isGood = true;
const say = (is: boolean, text: string) => {
  isGood &&= is;
  process.stdout.write(`${is ? 'yes' : 'NO '}  ${text}\n`);
};

const [first, second] = [packages(), packages()];
say(first.size === 3, `a package for Chromium, one for Firefox, and its sources: ${[...first.keys()].join(', ')}`);
for (const [name, bytes] of first) {
  const again = second.get(name);
  say(again !== undefined && bytes.equals(again), `${name} is the same bytes twice: ${hashOf(bytes)}`);
  if (!name.includes('sources')) say(bytes.length <= LIMIT, `${name} has at most ${LIMIT} bytes: ${bytes.length}`);
}
const sources = [...second].find(([name]) => name.includes('sources'))?.[1];
if (sources !== undefined) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pressmark-sources-'));
  try {
    unpack(sources, folder);
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
    wxt(folder, 'build', '-b', 'firefox');
    const [built, packed] = [path.join(folder, '.output/firefox-mv3'), path.join(output, 'firefox-mv3')];
    say(contentsOf(built) === contentsOf(packed), 'the source package builds the same add-on');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exit(isGood ? 0 : 1);
