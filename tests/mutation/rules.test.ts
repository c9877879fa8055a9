import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesIn } from './neighbours';
import { filesOf, readRules, without } from './removal';

const RULES = readRules();

/** Numbers of the rules that a file states: in a comment (" * A1  …", " * - G1: …"), a list or a table of a README. */
const statedIn = (text: string): readonly string[] =>
  [...text.matchAll(/^(?: \* (?:- )?|- |\| )([A-Z]\d{1,2})(?=[ :|])/gm)].map(([, number = '']) => number);

test('every numbered rule says how it is taken out', () => {
  const lacking = filesIn('lib', /\.(?:ts|md)$/).flatMap((file) =>
    statedIn(readFileSync(file, 'utf8'))
      .filter((number) => !RULES.some(({ rule, file: own }) => rule === number && own.startsWith(path.dirname(file))))
      .map((number) => `${number} of ${file}`),
  );
  expect(lacking).toEqual([]);
  expect(new Set(RULES.map(({ rule, file }) => `${rule} ${file}`)).size).toBe(RULES.length);
});

test.each(RULES.map((rule) => [rule.rule, rule.file, rule] as const))('%s of %s can be taken out', (_, __, rule) => {
  for (const file of filesOf(rule)) {
    const code = readFileSync(file, 'utf8');
    expect(without(rule, file, code)).not.toBe(code);
  }
});
