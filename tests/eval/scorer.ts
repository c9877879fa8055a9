import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export function readJsonl<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Gives predictions, one a line, to a scorer of the corpus, and prints what it says. */
export function score(
  scorer: string,
  predictions: readonly unknown[],
  argsFor: (file: string) => readonly string[],
): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pressmark-eval-'));
  const file = path.join(folder, 'predictions.jsonl');
  try {
    writeFileSync(file, predictions.map((prediction) => `${JSON.stringify(prediction)}\n`).join(''));
    return execFileSync(process.execPath, [scorer, ...argsFor(file)], { encoding: 'utf8', maxBuffer: 1 << 28 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A line of progress on standard error, which the next one replaces. */
export function progress(done: number, all: number, what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${what} ${done}/${all}${done === all ? '\n' : ''}`);
}
