/** `npm test`: every check of the project, cheapest first, each reported; the exit status is 1 where one failed. */
import { spawn } from 'node:child_process';
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
  ['build for Chromium', 'wxt build -b chrome'],
  ['build for Firefox', 'wxt build -b firefox'],
  ['sizes', 'size-limit'],
  ['unit tests', vitest('unit'), 'unit'],
  ['work on hostile input', vitest('growth'), 'growth'],
  ['end-to-end tests in Chromium', vitest('chromium'), 'chromium'],
  ['end-to-end tests in Firefox', vitest('firefox'), 'firefox'],
  ['packages, reproducible', 'tsx tests/commands/packages.ts'],
];
// These mostly wait for a browser, so they run beside each other, and beside the unit tests. The packages come after them,
// since making them writes the folders that the browsers load.
const BESIDE = STEPS.slice(-3, -1);
/** Before this one the others begin. */
const FIRST = STEPS.find(([name]) => name === 'unit tests');

/** Runs a command; `quiet` keeps what it says until it has ended. */
function run(command, quiet) {
  return new Promise((resolve) => {
    const said = [];
    const child = spawn(command, {
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      shell: true,
    });
    child.stdout?.on('data', (data) => said.push(data));
    child.stderr?.on('data', (data) => said.push(data));
    child.on('close', (status) => resolve({ status, said: Buffer.concat(said) }));
  });
}

let passed = 0;
let failed = 0;
/** A line for each failure, printed again at the very end, since the beginning of a long output may be cut off. */
const failures = [];
const begun = new Map();
const begin = performance.now();
for (const step of STEPS) {
  const [name, command, counted] = step;
  if (step === FIRST) for (const other of BESIDE) begun.set(other, run(other[1], true));
  process.stdout.write(`\n— ${name}\n`);
  const { status, said } = await (begun.get(step) ?? run(command, false));
  process.stdout.write(said);
  process.stdout.write(`  (${name}: done ${Math.round((performance.now() - begin) / 1000)} s after the start)\n`);
  if (counted !== undefined) {
    try {
      const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report(counted), 'utf8'));
      passed += numPassedTests;
      failed += numFailedTests;
      for (const { assertionResults } of testResults) {
        for (const { status: result, fullName } of assertionResults) {
          if (result === 'failed') failures.push(`${name}: ${fullName}`);
        }
      }
      if (status !== 0 && numFailedTests === 0) {
        failed += 1;
        failures.push(`${name}: ended with status ${status}`);
      }
    } catch (error) {
      failed += 1;
      failures.push(`${name}: no report (${error.message})`);
    }
  } else if (status === 0) passed += 1;
  else {
    failed += 1;
    failures.push(name);
  }
  // After a failed build, later steps would only report that failure again.
  if (status !== 0 && /build|prepared/.test(name)) break;
}
rmSync(scratch, { recursive: true });
for (const failure of failures) process.stdout.write(`failed: ${failure}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
