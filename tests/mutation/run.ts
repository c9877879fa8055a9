/**
 * `npm run mutate -- [--sample N] [--seed N] [--tests PATH]… [--keep JSON] FILE…`: changes code in small ways,
 * and says which changes no test beside them notices. One row a FILE; `--sample` takes as many places of each. What
 * was noticed is kept in the file of `--keep`, and not tried again by a later run of the same places: with other tests, say.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import preact from '@preact/preset-vite';
import { BaseSequencer, startVitest, type TestSpecification } from 'vitest/node';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { instrumented, type Mutant } from './mutants';
import { filesIn, testsOf } from './neighbours';
import type { Progress } from './runner';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string', multiple: true },
    keep: { type: 'string' },
  },
});

/** Properties, which try much, come last: fewer mutants are left by then. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (/\.property\.|fuzz/.test(moduleId) ? 1 : 0);
    return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

interface Row {
  readonly name: string;
  places: number;
  readonly ids: number[];
}

const mutants: Mutant[] = [];
const codes = new Map<string, string>();
const rows = positionals.map((name): Row => {
  const row: Row = { name: path.posix.normalize(name).replace(/\/$/, ''), places: 0, ids: [] };
  const sources = filesIn(row.name, /(?<!\.d)\.tsx?$/);
  const ranks: string[] = [];
  const rankOf = ({ file, code, before, after }: Mutant, at: number) =>
    createHash('sha1').update([values.seed, file, code, before, after, at].join('\n')).digest('hex');
  const each = (add: (mutant: Mutant, rank: string) => number | null) => {
    for (const file of sources) {
      let at = 0;
      const text = readFileSync(file, 'utf8');
      codes.set(
        path.resolve(file),
        instrumented(file, text, [...codes.keys()].indexOf(path.resolve(file)), (mutant) =>
          add(mutant, rankOf(mutant, at++)),
        ),
      );
    }
  };
  for (const file of sources) codes.set(path.resolve(file), '');
  each((_, rank) => {
    ranks.push(rank);
    return null;
  });
  row.places = ranks.length;
  const last = ranks.sort()[Number(values.sample ?? ranks.length) - 1] ?? 'g';
  each((mutant, rank) => {
    if (rank > last) return null;
    row.ids.push(mutants.push(mutant) - 1);
    return mutants.length - 1;
  });
  return row;
});

const folder = mkdtempSync(path.join(os.tmpdir(), 'pressmark-mutation-'));
const stateFile = values.keep === undefined ? path.join(folder, 'progress.json') : path.resolve(values.keep);
const sources = [...codes.keys()];
const fresh: Progress = {
  of: createHash('sha1').update(JSON.stringify(mutants)).digest('hex'),
  files: mutants.map(({ file }) => sources.indexOf(path.resolve(file))),
  killed: mutants.map(() => null),
  reached: mutants.map(() => false),
  unfit: [],
};
const kept = existsSync(stateFile) ? (JSON.parse(readFileSync(stateFile, 'utf8')) as Progress) : fresh;
if (kept.of !== fresh.of) throw new Error(`${stateFile} is of other places`);
writeFileSync(stateFile, JSON.stringify(kept));
process.env.PRESSMARK_MUTATION = stateFile;
const tests =
  values.tests?.flatMap((place) => filesIn(place, /\.test\.tsx?$/)) ??
  rows.flatMap(({ name }) => filesIn(name, /\.tsx?$/).flatMap(testsOf));
const vitest = await startVitest(
  'test',
  [...new Set(tests)],
  {
    ...{ config: false, root, watch: false, runner: path.join(import.meta.dirname, 'runner.ts'), maxWorkers: 1 },
    ...{ fileParallelism: false, environment: 'node', testTimeout: 30_000, silent: true, reporters: ['dot'] },
    ...{ include: ['tests/**/*.test.{ts,tsx}'], sequence: { sequencer: QuickFirst } },
  },
  {
    plugins: [
      preact(),
      ...(await WxtVitest()),
      { name: 'mutants', enforce: 'pre', transform: (_, id) => codes.get(id.split('?')[0] ?? '') },
    ],
  },
);
await vitest.close();
const { killed, reached, unfit } = JSON.parse(readFileSync(stateFile, 'utf8')) as Progress;
rmSync(folder, { recursive: true });

interface Equivalent extends Omit<Mutant, 'line'> {
  readonly reason: string;
}
const equivalents = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'equivalents.json'), 'utf8'),
) as readonly Equivalent[];
const print = (line: string) => process.stdout.write(`${line}\n`);
const isOneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 90);
print('\n| | places | tried | equivalent | killed | share |\n|---|---|---|---|---|---|');
const reports = rows.map(({ name, places, ids }) => {
  const survivors = ids.filter((id) => killed[id] === null);
  const known = survivors.filter((id) => reasonOf(mutants[id]) !== null);
  const counted = ids.length - known.length;
  const dead = ids.length - survivors.length;
  print(
    `| ${name} | ${places} | ${ids.length} | ${known.length} | ${dead} | ${((100 * dead) / counted).toFixed(0)} % |`,
  );
  return survivors;
});

function reasonOf(mutant: Mutant | undefined): string | null {
  const found = equivalents.find(
    ({ file, code, before, after }) =>
      file === mutant?.file && code === mutant.code && before === mutant.before && after === mutant.after,
  );
  return found?.reason ?? null;
}

for (const id of reports.flat()) {
  const mutant = mutants[id];
  if (mutant === undefined) continue;
  const { file, line, before, after, code } = mutant;
  const what = reasonOf(mutant) ?? (reached[id] === true ? 'survived' : 'not reached');
  print(`${file}:${line}  ${isOneLine(before)}  →  ${isOneLine(after) || '(left out)'}  [${what}]  ${isOneLine(code)}`);
}
for (const name of new Set(unfit)) print(`Tells nothing, since it fails or can't run twice: ${name}`);
