/**
 * `npm run rules -- [RULE | FILE]…`: takes one numbered rule after the other out of the code, as `rules.json` says, and
 * runs the tests that bear its number, of the folder that mirrors the rule's file. One of them must fail.
 * Prints a row for each rule: how many tests bear its number, how many of them fail without it, and the first of these.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import preact from '@preact/preset-vite';
import { createVitest } from 'vitest/node';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { testsOf } from './neighbours';
import { bearsNumber, filesOf, type Rule, readRules, without } from './removal';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);
const wanted = process.argv.slice(2);
const rules = readRules().filter(
  ({ rule, file }) => wanted.length === 0 || wanted.some((name) => name === rule || file.startsWith(name)),
);

let removed: Rule | null = null;
const vitest = await createVitest(
  'test',
  {
    ...{ config: false, root, watch: false, environment: 'node', testTimeout: 30_000, silent: true, reporters: [{}] },
    ...{ include: ['tests/**/*.test.{ts,tsx}'], maxWorkers: 1, pool: 'threads' },
  },
  {
    plugins: [
      preact(),
      ...(await WxtVitest()),
      {
        name: 'rule removed',
        enforce: 'pre',
        transform: (code, id) =>
          removed === null ? null : without(removed, path.relative(root, id.split('?')[0] ?? ''), code),
      },
    ],
  },
);

/** The texts of a test and of the files beside it that it imports: tables of cases, say. */
function withTables(test: string): readonly string[] {
  const own = readFileSync(test, 'utf8');
  const tables = [...own.matchAll(/from '(\.\/[\w-]+)'/g)].map(
    ([, name]) => `${path.join(path.dirname(test), name ?? '')}.ts`,
  );
  return [own, ...tables.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'))];
}

/** Names of the tests that bear the rule's number, by how they end without it. */
async function outcomes({ rule, file, tests = testsOf(file) }: Rule): Promise<Record<'passed' | 'failed', string[]>> {
  const number = bearsNumber(rule);
  const named = { passed: [] as string[], failed: [] as string[] };
  const bearing = tests.filter((test) => withTables(test).some((text) => number.test(text)));
  if (bearing.length === 0) return named;
  vitest.setGlobalTestNamePattern(number);
  const specifications = await vitest.globTestSpecifications(bearing);
  const { testModules: all, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  // The modules of earlier runs are among these, too.
  const testModules = all.filter(({ moduleId }) => specifications.some((run) => run.moduleId === moduleId));
  // A test file that can't even be loaded without the rule shows nothing about it.
  const broken = [...unhandledErrors, ...testModules.flatMap((module) => module.errors())];
  if (broken.length > 0) throw new Error(`Without ${rule} of ${file} its tests can't run`, { cause: broken[0] });
  for (const test of testModules.flatMap((module) => [...module.children.allTests()])) {
    const { state } = test.result();
    if (state === 'passed' || state === 'failed') named[state].push(test.fullName);
  }
  return named;
}

const print = (line: string) => process.stdout.write(`${line}\n`);
print('| rule | file | tests | fail without it | the first |\n|---|---|---|---|---|');
let unproved = 0;
for (const rule of rules) {
  const refresh = () => {
    for (const file of filesOf(rule)) vitest.invalidateFile(path.resolve(file));
  };
  removed = rule;
  refresh();
  const { passed, failed } = await outcomes(rule);
  removed = null;
  refresh();
  if (failed.length === 0) unproved += 1;
  const first = failed[0]?.slice(0, 90) ?? (passed.length === 0 ? 'NO TEST BEARS IT' : 'NONE FAILS');
  print(`| ${rule.rule} | ${rule.file} | ${passed.length + failed.length} | ${failed.length} | ${first} |`);
}
await vitest.close();
print(`\n${rules.length - unproved} of ${rules.length} rules fail a test of their number when they are taken out.`);
process.exitCode = unproved === 0 ? 0 : 1;
