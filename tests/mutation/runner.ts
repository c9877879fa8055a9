import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import type { RunnerTestCase as Test } from 'vitest';
import { VitestTestRunner } from 'vitest/runners';

/** What is known of each mutant by its number, handed from one test file to the next. */
export interface Progress {
  /** Which mutants these are. */
  readonly of: string;
  /** The index of its file. */
  readonly files: readonly number[];
  /** The test that failed with it. */
  readonly killed: (string | null)[];
  /** Whether a test ran over it, or read a constant of its module. */
  readonly reached: boolean[];
  /** Tests that fail on the unchanged code, or when they are run twice; they show nothing about mutants. */
  readonly unfit: string[];
}

const stateFile = process.env.PRESSMARK_MUTATION ?? '';
const { of, files, killed, reached, unfit } = JSON.parse(readFileSync(stateFile, 'utf8')) as Progress;
const hit = new Uint8Array(files.length);
const constants: (() => void)[] = [];
/** Mutants in constants of modules, which are made before any test runs. */
const early = new Set<number>();
const hitFiles = new Uint8Array(files.length + 1);
let active = -1;
let steps = 0;
let limit = Number.POSITIVE_INFINITY;

Object.assign(globalThis, {
  $m(id: number) {
    hit[id] = 1;
    return id === active;
  },
  $f(file: number) {
    hitFiles[file] = 1;
    steps += 1;
    if (steps > limit) throw new Error('This mutant runs without end');
  },
  $s: (make: () => void) => constants.push(make),
});
// A property that fails needs no smaller example, and every run must try the same.
fc.configureGlobal({ seed: 1, endOnFailure: true });

const nameOf = (test: Test): string => `${test.file.name} ${test.name}`;

/**
 * Runs each test as it is, once more, and then once with each mutant that it reached and that no test has killed yet,
 * all with their hooks: as tries of the second of two repetitions.
 */
export default class MutationRunner extends VitestTestRunner {
  private queue: number[] = [];

  override async onBeforeRunTask(test: Test): Promise<void> {
    await super.onBeforeRunTask(test);
    test.repeats = 1;
    test.retry = 0;
  }

  override onBeforeTryTask(test: Test, { repeats, retry } = { repeats: 0, retry: 0 }): void {
    super.onBeforeTryTask(test);
    active = repeats === 0 ? -1 : (this.queue[retry - 1] ?? -1);
    hit.fill(0);
    for (const make of constants) make();
    if (repeats === 0 && retry === 0) {
      for (const [id, isHit] of hit.entries()) if (isHit === 1) early.add(id);
      hit.fill(0);
      hitFiles.fill(0);
      limit = Number.POSITIVE_INFINITY;
    }
    steps = 0;
  }

  onAfterRetryTask(test: Test, { repeats, retry }: { repeats: number; retry: number }): void {
    const { result } = test;
    if (result === undefined) return;
    const failed = result.state === 'fail';
    const id = this.queue[retry - 1];
    if (repeats === 0) {
      const isReached = (at: number, file: number) => hit[at] === 1 || (early.has(at) && hitFiles[file] === 1);
      const all = files.flatMap((file, at) => (isReached(at, file) ? [at] : []));
      for (const at of all) reached[at] = true;
      this.queue = failed || test.fails ? [] : all.filter((at) => killed[at] === null);
      limit = steps * 3 + 100_000;
      test.retry = this.queue.length;
      if (failed) unfit.push(nameOf(test));
      return;
    }
    if (id !== undefined && failed) killed[id] = nameOf(test);
    if (retry === 0 && failed) {
      unfit.push(nameOf(test));
      this.queue = [];
    }
    // Only what failed is tried again.
    const isLast = retry >= this.queue.length;
    result.state = isLast ? 'pass' : 'fail';
    result.errors = isLast ? [] : [{ message: 'tried with the next mutant' }];
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles();
    writeFileSync(stateFile, JSON.stringify({ of, files, killed, reached, unfit } satisfies Progress));
  }
}
