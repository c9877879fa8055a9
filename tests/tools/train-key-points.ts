/**
 * Writes lib/text/key-points/salience.json from articles with their publishers' own summaries:
 *
 *     npx tsx tests/tools/train-key-points.ts --data DIR [--folds N]
 *
 * DIR holds JSONL files of records `{id, sentences, highlights, cased?, truncated?}`: cnndm.jsonl counts in full,
 * newsroom.jsonl, whose summaries are one sentence mostly, a fifth. With --folds the models are trained on all but
 * one of N parts each time, and `{id, selected}` for the part that was left out goes to standard output; nothing is written.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  countTerms,
  type Observations,
  observePairs,
  observeTerms,
  type Passage,
  pairsIn,
  probabilities,
} from '@/lib/text/key-points/salience';
import { countFor } from '@/lib/text/key-points/select';
import { standingAlone } from '@/lib/text/key-points/standing';
import { summarise } from '@/lib/text/key-points/summary';
import { stopwordsOf, termsOf } from '@/lib/text/key-points/terms';
import { english } from '@/lib/text/languages';
import { answer, complain } from './jsonl';

const CORPORA = [
  { file: 'cnndm.jsonl', weight: 1 },
  { file: 'newsroom.jsonl', weight: 0.2 },
];
/** Of the quadratic penalty on weights: next to nothing, there being a hundred thousand rows and few weights. */
const PENALTY = 1;
const STEPS = 10;

interface Example {
  readonly id: string;
  readonly weight: number;
  readonly passage: Passage;
  readonly summaryTerms: ReadonlySet<string>;
  readonly summaryPairs: ReadonlySet<string>;
}

interface Rows {
  readonly rows: readonly (readonly number[])[];
  readonly positive: readonly boolean[];
  readonly weight: number;
}

interface StoredArticle {
  readonly id: string;
  readonly sentences: readonly string[];
  readonly highlights: readonly string[];
  readonly cased?: boolean | string;
  readonly truncated?: boolean | string;
}

function examplesOf(folder: string): Example[] {
  const { common } = stopwordsOf(english);
  const stands = standingAlone(english);
  return CORPORA.flatMap(({ file, weight }) =>
    readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as StoredArticle)
      .filter(
        ({ cased, truncated, sentences }) =>
          cased !== false && cased !== 'sentence-initial' && !truncated && sentences.length > 3,
      )
      .map(({ id, sentences, highlights }) => {
        const eligible = sentences.flatMap((sentence, i) => (stands(sentence, 'paragraph', i === 0) ? [i] : []));
        const summary = highlights.map((highlight) => termsOf(highlight, common));
        return {
          id,
          weight,
          passage: {
            sentences: sentences.map((sentence) => termsOf(sentence, common)),
            eligible: eligible.length > 0 ? eligible : [0],
          },
          summaryTerms: new Set(summary.flatMap(({ stems }) => [...stems])),
          summaryPairs: new Set(summary.flatMap((list) => [...pairsIn(list)])),
        };
      }),
  );
}

function labelled({ keys, rows }: Observations, summary: ReadonlySet<string>, weight: number): Rows {
  return { rows, positive: keys.map((key) => summary.has(key)), weight };
}

/** Logistic regression by Newton's method. */
function regress(parts: readonly Rows[]): number[] {
  const size = parts[0]?.rows[0]?.length ?? 0;
  const model: number[] = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = model.map((weight) => -PENALTY * weight);
    const hessian = model.map((_, i): number[] => model.map((_, j) => (i === j ? PENALTY : 0)));
    for (const { rows, positive, weight } of parts) {
      rows.forEach((row, r) => {
        const value = row.reduce((sum, feature, j) => sum + feature * (model[j] ?? 0), 0);
        const p = 1 / (1 + Math.exp(-value));
        const slope = weight * ((positive[r] ? 1 : 0) - p);
        const curve = weight * p * (1 - p);
        row.forEach((feature, i) => {
          gradient[i] = (gradient[i] ?? 0) + slope * feature;
          const line = hessian[i];
          if (line === undefined || feature === 0) return;
          for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + curve * feature * (row[j] ?? 0);
        });
      });
    }
    const change = solve(hessian, gradient);
    change.forEach((value, i) => {
      model[i] = (model[i] ?? 0) + value;
    });
  }
  return model;
}

/** Of a symmetric positive definite system, by elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, i): number[] => [...row, right[i] ?? 0]);
  for (let i = 0; i < size; i++) {
    const pivot = rows[i] ?? [];
    for (let k = i + 1; k < size; k++) {
      const row = rows[k] ?? [];
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      for (let j = i; j <= size; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  const result = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i] ?? [];
    let value = row[size] ?? 0;
    for (let j = i + 1; j < size; j++) value -= (row[j] ?? 0) * (result[j] ?? 0);
    result[i] = value / (row[i] ?? 1);
  }
  return result;
}

interface Model {
  readonly terms: readonly number[];
  readonly pairs: readonly number[];
}

function train(examples: readonly Example[]): Model {
  const observed = examples.map((example) => {
    const counts = countTerms(example.passage);
    return { example, counts, terms: observeTerms(example.passage, counts) };
  });
  const terms = regress(
    observed.map(({ example, terms: rows }) => labelled(rows, example.summaryTerms, example.weight)),
  );
  const pairs = regress(
    observed.map(({ example, counts, terms: rows }) =>
      labelled(observePairs(example.passage, counts, probabilities(rows, terms)), example.summaryPairs, example.weight),
    ),
  );
  return { terms, pairs };
}

function select({ passage }: Example, model: Model): number[] {
  const counts = countTerms(passage);
  const terms = probabilities(observeTerms(passage, counts), model.terms);
  const pairs = probabilities(observePairs(passage, counts, terms), model.pairs);
  return summarise(passage, { terms, pairs }, countFor(passage)).map(({ index }) => index);
}

const { values } = parseArgs({ options: { data: { type: 'string' }, folds: { type: 'string' } } });
if (values.data === undefined) complain('usage: npx tsx tests/tools/train-key-points.ts --data DIR [--folds N]');
else if (values.folds === undefined) {
  const { terms, pairs } = train(examplesOf(values.data));
  const rounded = (model: readonly number[]) => model.map((weight) => Number(weight.toFixed(3)));
  const file = path.join(import.meta.dirname, '../../lib/text/key-points/salience.json');
  writeFileSync(file, `${JSON.stringify({ terms: rounded(terms), pairs: rounded(pairs) }, null, 2)}\n`);
} else {
  const folds = Number(values.folds);
  const examples = examplesOf(values.data);
  // By a hash of the id, so that what stands together in the file does not stand together in a fold.
  const foldOf = ({ id }: Example) =>
    [...id].reduce((hash, c) => (hash * 31 + (c.codePointAt(0) ?? 0)) % 1_000_003, 7) % folds;
  for (let fold = 0; fold < folds; fold++) {
    const model = train(examples.filter((example) => foldOf(example) !== fold));
    for (const example of examples) {
      if (foldOf(example) === fold) answer({ id: example.id, selected: select(example, model) });
    }
  }
}
