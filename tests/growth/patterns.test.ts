/**
 * Finds regular expressions whose work can grow faster than the text. scslre analyses the expressions themselves, since
 * their backtracking can't be counted from outside.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from 'scslre';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

interface Pattern {
  readonly place: string;
  readonly pattern: RegExp;
}

function literalsIn(file: string): Pattern[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const place = `${path.relative(ROOT, file)}:${line + 1}`;
      found.push({ place, pattern: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Regular expressions that are put together when the modules of lib/ are loaded, and not written as literals. */
async function madeAtStart(): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const { RegExp: Original } = globalThis;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, values: [string, string?], made) {
      const pattern: RegExp = Reflect.construct(target, values, made);
      if (new Error().stack?.includes('/lib/')) found.push({ place: 'made at start', pattern });
      return pattern;
    },
  });
  try {
    for (const load of Object.values(import.meta.glob('../../lib/{text,page,export,import,store,library}/**/*.ts'))) {
      await load();
    }
  } finally {
    globalThis.RegExp = Original;
  }
  return found;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));

const faults = (patterns: readonly Pattern[]): string[] =>
  patterns.flatMap(({ place, pattern }) =>
    analyse(pattern).reports.map(
      ({ type, exponential }) => `${place}: ${exponential ? 'exponential' : type} ${pattern}`,
    ),
  );

test('the search for them knows one when it sees one', () => {
  for (const pattern of [/\/+$/, /\s+$/u, /(?:a+)+b/, /-->\s*;?\s*$/, /\s*[|]/]) {
    expect(faults([{ place: 'known', pattern }])).not.toEqual([]);
  }
});

test('no pattern of lib/ works more than in proportion to the text', () => {
  const patterns = filesIn(path.join(ROOT, 'lib')).flatMap(literalsIn);
  expect(patterns.length).toBeGreaterThan(250);
  expect(faults(patterns)).toEqual([]);
});

test('nor one that is put together', async () => {
  const patterns = await madeAtStart();
  expect(patterns.length).toBeGreaterThan(2);
  expect(faults(patterns)).toEqual([]);
});

test('texts are normalised in time that grows with them: by lib/normalize.ts, or one character with its marks', () => {
  const files = filesIn(path.join(ROOT, 'lib')).filter((file) => /\.normalize\(/.test(readFileSync(file, 'utf8')));
  expect(files.map((file) => path.relative(ROOT, file)).sort()).toEqual([
    'lib/normalize.ts',
    'lib/text/anchor/fold.ts',
  ]);
});
