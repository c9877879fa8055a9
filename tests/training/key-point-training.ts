/** Learns which terms and pairs of an article stand in its publisher's summary; see lib/text/key-points/salience.ts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type CountedPassage,
  observePairs,
  observeTerms,
  pairChances,
  pairText,
  type Salience,
  termChances,
} from '@/lib/text/key-points/salience';
import { countFor, passageOf } from '@/lib/text/key-points/select';
import { candidatesOf, observeSets } from '@/lib/text/key-points/sets';
import { summarise } from '@/lib/text/key-points/summary';
import { stopwordsOf, termsOf } from '@/lib/text/key-points/terms';
import { english } from '@/lib/text/languages';
import { solve } from './linear-system';

const CORPORA = [
  { file: 'cnndm.jsonl', weight: { terms: 1, sets: 1 } },
  { file: 'newsroom.jsonl', weight: { terms: 0.35, sets: 0.3 } },
];
/** The quadratic penalty on weights: next to nothing, since there are a hundred thousand rows and few weights. */
const PENALTY = 1;
const STEPS = 10;

export interface Example {
  readonly id: string;
  readonly weight: { readonly terms: number; readonly sets: number };
  readonly passage: CountedPassage;
  readonly summary: Summary;
}

/** A publisher's own summary: how often each stem, and each pair of neighbours, stands in it. */
interface Summary {
  readonly terms: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
}

function summaryOf(highlights: readonly string[]): Summary {
  const { common } = stopwordsOf(english);
  const lists = highlights.map((highlight) => termsOf(highlight, common).terms.map(({ stem }) => stem));
  return { terms: countsOf(lists.flat()), pairs: countsOf(lists.flatMap(pairsOfStems)) };
}

function pairsOfStems(stems: readonly string[]): string[] {
  return stems.slice(1).map((stem, i) => `${stems[i]} ${stem}`);
}

function countsOf(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Observations of one article: rows of features one after the other, and which of them are positive. */
interface Rows {
  readonly features: Float64Array;
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
  return CORPORA.flatMap(({ file, weight }) =>
    readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as StoredArticle)
      .filter(
        ({ cased, truncated, sentences }) =>
          cased !== false && cased !== 'sentence-initial' && !truncated && sentences.length > 3,
      )
      .map(({ id, sentences, highlights }) => ({
        id,
        weight,
        passage: passageOf(
          sentences.map((text) => ({ text, kind: 'paragraph' })),
          english,
        ),
        summary: summaryOf(highlights),
      })),
  );
}

const termRowsOf = new WeakMap<Example, Rows>();

function termRows(example: Example): Rows {
  const known = termRowsOf.get(example);
  if (known !== undefined) return known;
  const { passage, summary, weight } = example;
  const rows: number[] = [];
  observeTerms(passage, (_, features) => rows.push(...features));
  const found = {
    features: Float64Array.from(rows),
    positive: passage.counts.map(({ stem }) => summary.terms.has(stem)),
    weight: weight.terms,
  };
  termRowsOf.set(example, found);
  return found;
}

function pairRows({ passage, summary, weight }: Example, terms: readonly number[]): Rows {
  const rows: number[] = [];
  const positive: boolean[] = [];
  observePairs(passage, termChances(passage, terms), (key, features) => {
    rows.push(...features);
    positive.push(summary.pairs.has(pairText(passage, key)));
  });
  return { features: Float64Array.from(rows), positive, weight: weight.terms };
}

/** Logistic regression by Newton's method. */
function regress(parts: readonly Rows[]): number[] {
  const first = parts.find(({ positive }) => positive.length > 0);
  const size = first === undefined ? 0 : first.features.length / first.positive.length;
  const model = new Float64Array(size);
  for (let step = 0; step < STEPS; step++) {
    const gradient = model.map((weight) => -PENALTY * weight);
    // Symmetric: its upper half, row by row.
    const hessian = new Float64Array(size * size);
    for (let i = 0; i < size; i++) hessian[i * size + i] = PENALTY;
    for (const { features, positive, weight } of parts) {
      for (let r = 0, at = 0; r < positive.length; r++, at += size) {
        let value = 0;
        for (let i = 0; i < size; i++) value += (features[at + i] ?? 0) * (model[i] ?? 0);
        const p = 1 / (1 + Math.exp(-value));
        const slope = weight * ((positive[r] ? 1 : 0) - p);
        const curve = weight * p * (1 - p);
        for (let i = 0; i < size; i++) {
          const feature = features[at + i] ?? 0;
          if (feature === 0) continue;
          gradient[i] = (gradient[i] ?? 0) + slope * feature;
          const line = i * size;
          for (let j = i; j < size; j++) {
            hessian[line + j] = (hessian[line + j] ?? 0) + curve * feature * (features[at + j] ?? 0);
          }
        }
      }
    }
    const matrix = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => hessian[Math.min(i, j) * size + Math.max(i, j)] ?? 0),
    );
    solve(matrix, [...gradient]).forEach((value, i) => {
      model[i] = (model[i] ?? 0) + value;
    });
  }
  return [...model];
}

interface Model {
  readonly terms: readonly number[];
  readonly pairs: readonly number[];
  readonly sets: readonly number[];
}

function salienceBy({ passage }: Example, { terms, pairs }: Omit<Model, 'sets'>): Salience {
  const chances = termChances(passage, terms);
  return { terms: chances, pairs: pairChances(passage, chances, pairs) };
}

function trainSalience(examples: readonly Example[]): Omit<Model, 'sets'> {
  const terms = regress(examples.map(termRows));
  return { terms, pairs: regress(examples.map((example) => pairRows(example, terms))) };
}

/** Mean of ROUGE-1 and ROUGE-2 (F1) of sentences, in terms. */
function overlapOf({ passage, summary }: Example, indexes: readonly number[]): number {
  const lists = indexes.map((index) => passage.sentences[index]?.terms.map(({ stem }) => stem) ?? []);
  const f1 = (found: ReadonlyMap<string, number>, wanted: ReadonlyMap<string, number>) => {
    const size = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
    const shared = [...wanted].reduce((sum, [item, count]) => sum + Math.min(count, found.get(item) ?? 0), 0);
    return shared === 0 ? 0 : (2 * shared) / (size(found) + size(wanted));
  };
  return (f1(countsOf(lists.flat()), summary.terms) + f1(countsOf(lists.flatMap(pairsOfStems)), summary.pairs)) / 2;
}

/**
 * Linear regression of how well each set of sentences of an article does, beside the article's other sets. `salienceFor`
 * must not have seen the article's summary: chances that fit it would be trusted too much.
 */
function trainSets(examples: readonly Example[], salienceFor: (example: Example) => Salience): number[] {
  let matrix: number[][] = [];
  let right: number[] = [];
  for (const example of examples) {
    const { passage, weight } = example;
    const fewest = Math.min(2, passage.eligible.length);
    const rows: number[][] = [];
    const values: number[] = [];
    observeSets(passage, candidatesOf(passage, salienceFor(example)), (set, features) => {
      if (set.length < fewest) return;
      rows.push([...features]);
      values.push(
        100 *
          overlapOf(
            example,
            set.map(({ index }) => index),
          ),
      );
    });
    const [first] = rows;
    if (first === undefined) continue;
    const size = first.length;
    if (matrix.length === 0) {
      matrix = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? PENALTY : 0)));
      right = new Array<number>(size).fill(0);
    }
    const mean = (of: (row: number) => number) => rows.reduce((sum, _, row) => sum + of(row), 0) / rows.length;
    const middle = Array.from({ length: size }, (_, i) => mean((row) => rows[row]?.[i] ?? 0));
    const middleValue = mean((row) => values[row] ?? 0);
    const share = (100 * weight.sets) / rows.length;
    rows.forEach((row, r) => {
      const centred = row.map((feature, i) => feature - (middle[i] ?? 0));
      const value = (values[r] ?? 0) - middleValue;
      centred.forEach((feature, i) => {
        if (feature === 0) return;
        right[i] = (right[i] ?? 0) + share * feature * value;
        const line = matrix[i] ?? [];
        for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + share * feature * (centred[j] ?? 0);
      });
    });
  }
  return solve(matrix, right);
}

/** Of an article in so many folds, the same each time: by a hash of its id, so that neighbours in a file are parted. */
function foldOf({ id }: Example, folds: number): number {
  return [...id].reduce((hash, c) => (hash * 31 + (c.codePointAt(0) ?? 0)) % 1_000_003, 7) % folds;
}

/** Folds by which the model of sets sees chances of models that didn't know the article. */
const INNER_FOLDS = 5;

export function train(examples: readonly Example[]): Model {
  const inner = Array.from({ length: INNER_FOLDS }, (_, fold) =>
    trainSalience(examples.filter((example) => foldOf(example, INNER_FOLDS) !== fold)),
  );
  const sets = trainSets(examples, (example) => {
    const model = inner[foldOf(example, INNER_FOLDS)];
    if (model === undefined) throw new Error('a fold without a model');
    return salienceBy(example, model);
  });
  return { ...trainSalience(examples), sets };
}

function select(example: Example, model: Model): number[] {
  const { passage } = example;
  const count = countFor(passage);
  return summarise(passage, salienceBy(example, model), { count, setModel: model.sets }).map(({ index }) => index);
}

/** For every article the sentences that a model chooses which was trained on the other folds alone. */
export function crossValidated(examples: readonly Example[], folds: number): { id: string; selected: number[] }[] {
  return Array.from({ length: folds }, (_, fold) => {
    const model = train(examples.filter((example) => foldOf(example, folds) !== fold));
    return examples
      .filter((example) => foldOf(example, folds) === fold)
      .map((example) => ({ id: example.id, selected: select(example, model) }));
  }).flat();
}
