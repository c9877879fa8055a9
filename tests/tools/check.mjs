/** `npm test`: every check of the project, cheapest first, each reported; the exit status is 1 where one failed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const scratch = mkdtempSync(path.join(tmpdir(), 'pressmark-test-'));
const report = (name) => path.join(scratch, `${name}.json`);
const vitest = (project) =>
  `vitest run --config tests/vitest.config.ts --project ${project} --reporter=default --reporter=json --outputFile.json=${report(project)}`;

const STEPS = [
  ['types are prepared', 'wxt prepare'],
  ['types', 'tsc --noEmit'],
  ['types of the pure core', 'tsc --noEmit -p lib/tsconfig.pure.json'],
  ['lint and format', 'biome ci --error-on-warnings .'],
  ['boundaries', 'depcruise --config .dependency-cruiser.mjs --output-type err lib components entrypoints'],
  ['unused code', 'knip'],
  ['unit tests', vitest('unit'), 'unit'],
  ['build for Chromium', 'wxt build -b chrome'],
  ['build for Firefox', 'wxt build -b firefox'],
  ['sizes', 'size-limit'],
  ['end-to-end tests in Chromium', vitest('chromium'), 'chromium'],
  ['end-to-end tests in Firefox', vitest('firefox'), 'firefox'],
  ['packages, reproducible', 'tsx tests/tools/packages.ts'],
];

let passed = 0;
let failed = 0;
for (const [name, command, counted] of STEPS) {
  process.stdout.write(`\n— ${name}\n`);
  const { status } = spawnSync(command, { stdio: ['ignore', 'inherit', 'inherit'], shell: true });
  if (counted !== undefined) {
    try {
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report(counted), 'utf8'));
      passed += numPassedTests;
      failed += numFailedTests;
      if (status !== 0 && numFailedTests === 0) failed += 1;
    } catch {
      failed += 1;
    }
  } else if (status === 0) passed += 1;
  else failed += 1;
  // Nothing after a failed build would say more than that it failed.
  if (status !== 0 && /build|prepared/.test(name)) break;
}
rmSync(scratch, { recursive: true });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
