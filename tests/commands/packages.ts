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
import { unzipSync } from 'fflate';

const root = path.resolve(import.meta.dirname, '../..');
const output = path.join(root, '.output');
/**
 * Bytes that one package may have. The weights of the quotation models are a fifth of it: 71 kB for English and 63 for
 * German, packed, where smaller models found several points less on articles that they do not know.
 */
const LIMIT = 900_000;

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

function unpack(zip: Uint8Array, folder: string): void {
  for (const [name, contents] of Object.entries(unzipSync(zip))) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, contents);
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
