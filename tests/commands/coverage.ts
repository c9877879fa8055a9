/**
 * `npm run coverage`: what of the code the unit tests run. `npm run coverage -- --e2e [TEST…]`: what of the built scripts
 * the end-to-end tests run in Chromium, all of them or those named.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Coverage } from '../e2e/coverage';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.output/coverage-e2e');
const BUILT = path.join(root, '.output/chrome-mv3');

const run = (...args: readonly string[]): number =>
  spawnSync('npx', args, { cwd: root, stdio: 'inherit', env: { ...process.env, PRESSMARK_COVERAGE: folder } }).status ??
  1;
const vitest = (...args: readonly string[]) => run('vitest', 'run', '--config', 'tests/vitest.config.ts', ...args);

/** One row a script: how many of its units were run. */
function report(): void {
  const ran = new Map<string, Uint8Array>();
  for (const name of readdirSync(BUILT, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.js')) ran.set(name, new Uint8Array(readFileSync(path.join(BUILT, name), 'utf8').length));
  }
  for (const file of readdirSync(folder)) {
    const coverage: Coverage = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    for (const [name, stretches] of Object.entries(coverage))
      for (const [start, end] of stretches) ran.get(name)?.fill(1, start, end);
  }
  let [all, covered] = [0, 0];
  for (const [name, units] of [...ran].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const count = units.reduce((sum, unit) => sum + unit, 0);
    all += units.length;
    covered += count;
    process.stdout.write(`${((100 * count) / units.length).toFixed(1).padStart(5)} %  ${name}\n`);
  }
  process.stdout.write(`${((100 * covered) / all).toFixed(1).padStart(5)} %  of all scripts\n`);
}

const [first, ...others] = process.argv.slice(2);
if (first !== '--e2e') process.exit(vitest('--project', 'unit', '--coverage', ...process.argv.slice(2)));
rmSync(folder, { recursive: true, force: true });
if (run('wxt', 'build', '-b', 'chrome') !== 0) process.exit(1);
const status = vitest('--project', 'chromium', ...others);
report();
process.exit(status);
