import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A numbered rule, and how it alone is taken out of the code. */
export interface Rule {
  readonly rule: string;
  readonly file: string;
  /** Each cut: code that occurs once in the file (or in the file named third), and what stands in its place without the rule. */
  readonly cuts: readonly (readonly [code: string, put: string, file?: string])[];
  /** Test files, where they are not those of the folder that mirrors the rule's file. */
  readonly tests?: readonly string[];
}

/** How each rule is taken out, from `rules.json`. */
export const readRules = (): readonly Rule[] =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'rules.json'), 'utf8')) as readonly Rule[];

/** Matches full names of tests ("suite test") in which the rule's number stands, or that of a part of it (A6b of A6). */
export const bearsNumber = (rule: string): RegExp => new RegExp(`(?:^|[\\s:(,'"\`[])${rule}(?![\\dA-Z])`);

/** The files that hold the rule. */
export const filesOf = ({ file, cuts }: Rule): ReadonlySet<string> => new Set(cuts.map(([, , other]) => other ?? file));

/** A file's code without the rule. Throws where what is to be cut doesn't stand there exactly once. */
export function without({ rule, file, cuts }: Rule, name: string, code: string): string {
  let rest = code;
  for (const [cut, put, other] of cuts) {
    if ((other ?? file) !== name) continue;
    const parts = rest.split(cut);
    if (parts.length !== 2) throw new Error(`${rule} of ${name}: stands ${parts.length - 1} times: ${cut}`);
    rest = parts.join(put);
  }
  return rest;
}
