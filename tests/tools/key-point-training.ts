/** Learns which terms and pairs of an article stand in its publisher's summary; see lib/text/key-points/salience.ts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type CountedPassage,
  counted,
  observePairs,
  observeTerms,
  pairChances,
  pairText,
  termChances,
} from '@/lib/text/key-points/salience';
import { countFor } from '@/lib/text/key-points/select';
import { standingAlone } from '@/lib/text/key-points/standing';
import { summarise } from '@/lib/text/key-points/summary';
import { stopwordsOf, termsOf } from '@/lib/text/key-points/terms';
import { english } from '@/lib/text/languages';

const CORPORA = [
  { file: 'cnndm.jsonl', weight: 1 },
  { file: 'newsroom.jsonl', weight: 0.15 },
];
/** Of the quadratic penalty on weights: next to nothing, there being a hundred thousand rows and few weights. */
const PENALTY = 1;
const STEPS = 10;

export interface Example {
  readonly id: string;
  readonly weight: number;
  readonly passage: CountedPassage;
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

/**
 * Of a folder with JSONL files of records `{id, sentences, highlights, cased?, truncated?}`: articles of full length with
 * capitals. cnndm.jsonl counts in full, newsroom.jsonl, whose summaries are one sentence mostly, for less.
 */
export function examplesOf(folder: string): Example[] {
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
          passage: counted({
            sentences: sentences.map((sentence) => termsOf(sentence, common)),
            eligible: eligible.length > 0 ? eligible : [0],
          }),
          summaryTerms: new Set(summary.flatMap(({ stems }) => [...stems])),
          summaryPairs: new Set(
            summary.flatMap(({ terms }) => terms.slice(1).map((term, i) => `${terms[i]?.stem} ${term.stem}`)),
          ),
        };
      }),
  );
}

function termRows({ passage, summaryTerms, weight }: Example): Rows {
  const rows: number[][] = [];
  observeTerms(passage, (_, features) => rows.push([...features]));
  return { rows, positive: passage.counts.map(({ stem }) => summaryTerms.has(stem)), weight };
}

function pairRows({ passage, summaryPairs, weight }: Example, terms: readonly number[]): Rows {
  const rows: number[][] = [];
  const positive: boolean[] = [];
  observePairs(passage, termChances(passage, terms), (key, features) => {
    rows.push([...features]);
    positive.push(summaryPairs.has(pairText(passage, key)));
  });
  return { rows, positive, weight };
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

export function train(examples: readonly Example[]): Model {
  const terms = regress(examples.map(termRows));
  return { terms, pairs: regress(examples.map((example) => pairRows(example, terms))) };
}

function select({ passage }: Example, model: Model): number[] {
  const terms = termChances(passage, model.terms);
  const pairs = pairChances(passage, terms, model.pairs);
  return summarise(passage, { terms, pairs }, countFor(passage)).map(({ index }) => index);
}

/** For every article the sentences that a model chooses which was trained on the other folds alone. */
export function crossValidated(examples: readonly Example[], folds: number): { id: string; selected: number[] }[] {
  // By a hash of the id, so that what stands together in the file does not stand together in a fold.
  const foldOf = ({ id }: Example) =>
    [...id].reduce((hash, c) => (hash * 31 + (c.codePointAt(0) ?? 0)) % 1_000_003, 7) % folds;
  return Array.from({ length: folds }, (_, fold) => {
    const model = train(examples.filter((example) => foldOf(example) !== fold));
    return examples
      .filter((example) => foldOf(example) === fold)
      .map((example) => ({ id: example.id, selected: select(example, model) }));
  }).flat();
}
