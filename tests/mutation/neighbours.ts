import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The file itself, or all files in a folder, whose names match. */
export const filesIn = (place: string, ending: RegExp): string[] =>
  statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true
    ? [place].filter((name) => ending.test(name))
    : readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((name) => ending.test(name))
        .map((name) => path.posix.join(place, name))
        .sort();

/** The tests of the folder in `tests` that mirrors a file's own folder, or the nearest one above it. */
export function testsOf(file: string): string[] {
  for (let at = path.dirname(file.replace(/^(?:lib|entrypoints|components)\b/, 'tests')); ; at = path.dirname(at)) {
    const found = filesIn(at, /\.test\.tsx?$/).filter((name) => path.dirname(name) === at);
    if (found.length > 0) return found;
  }
}
