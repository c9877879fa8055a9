import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from './neighbours';
import { filesOf, readRules, without } from './removal';

const RULES = readRules();

/** Numbers of the rules that a file states: in a comment (" * A1  …", " * - G1: …"), a list or a table of a README. */
const statedIn = (text: string): readonly string[] =>
  [...text.matchAll(/^(?: \* (?:- )?|- |\| )([A-Z]\d{1,2})(?=[ :|])/gm)].map(([, number = '']) => number);

/** Rules that nobody has tried to take out yet, by file: it is not known whether a test would notice. */
const NOT_TRIED: Readonly<Record<string, readonly string[]>> = {
  'lib/store/kept-claims.ts': ['E1', 'E2', 'E3', 'E4', 'E5'],
  'lib/sync/item.ts': ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'],
  'lib/sync/synchronise.ts': ['Y1', 'Y2', 'Y3', 'Y4', 'Y5'],
  'lib/text/matches/wording.ts': ['W1', 'W2', 'W3', 'W4'],
  'lib/text/quotations/reports.ts': ['G9'],
  'lib/text/quotations/README.md': ['G9'],
};

test('every numbered rule says how it is taken out, or is listed as not tried', () => {
  const lacking = filesIn('lib', /\.(?:ts|md)$/).flatMap((file) =>
    statedIn(readFileSync(file, 'utf8'))
      .filter((number) => !RULES.some(({ rule, file: own }) => rule === number && own.startsWith(path.dirname(file))))
      .map((number) => `${number} of ${file}`),
  );
  const listed = Object.entries(NOT_TRIED).flatMap(([file, numbers]) =>
    numbers.map((number) => `${number} of ${file}`),
  );
  expect([...new Set(lacking)].sort()).toEqual(listed.sort());
  expect(new Set(RULES.map(({ rule, file }) => `${rule} ${file}`)).size).toBe(RULES.length);
});

test.each(RULES.map((rule) => [rule.rule, rule.file, rule] as const))('%s of %s can be taken out', (_, __, rule) => {
  for (const file of filesOf(rule)) {
    const code = readFileSync(file, 'utf8');
    expect(without(rule, file, code)).not.toBe(code);
  }
});
