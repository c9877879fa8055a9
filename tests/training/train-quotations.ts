/**
 * Trains the weights of the quotation models from annotated articles, and tells how well such weights do on articles that
 * they were not trained on.
 *
 *   npm run train -- --data en=FILE.jsonl [--folds 5] [--predictions FILE.jsonl]
 *   npm run train -- --data en=FILE.jsonl --out lib/text/languages/en/quotation-model.json
 *
 * Each article is read by a model that was trained on the articles of the other folds, and through the whole of `analyze`,
 * speakers included; the rows are given to `score.mjs`, the corpus' scorer, which lies beside FILE. With `--out` a model of
 * all articles is written as a data file, and in it what the confidences of the folds were worth.
 *
 * `--data` may be given several times, as `LANGUAGE=FILE`: a model of several languages serves those without data of
 * their own, and knows words by their class alone (`--by-class`). `und=FILE` reads the articles as if in an unknown
 * language, by marks and letters alone. `--least CHANCE` is the chance from which on reported words are shown, and
 * `--bits N` limits every table to 2 to the power of N buckets.
 *
 * A line of the data: {id, lang, text, quotes: [{start, end, kind, scope, speaker, cue}]}, offsets in UTF-16 units.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../../lib/text/language';
import { languageOf } from '../../lib/text/languages';
import { readJsonl, score } from '../eval/scorer';
import { calibrationOf, confidenceTable, crossCalibrated, crossValidate, type Prediction } from './quotation-folds';
import {
  type AnnotatedArticle,
  type ModelName,
  OPTIONS,
  prepare,
  SHARED_OPTIONS,
  type TrainingOptionsByModel,
  train,
} from './quotation-training';

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    out: { type: 'string' },
    predictions: { type: 'string' },
    bits: { type: 'string' },
    folds: { type: 'string' },
    least: { type: 'string' },
    'by-class': { type: 'boolean' },
  },
});
const say = (message: string): void => {
  process.stderr.write(`${message}\n`);
};
const byClass = values['by-class'] ?? false;
const folds = Number(values.folds ?? 5);
if (!values.data) throw new Error('--data LANGUAGE=FILE.jsonl is needed');
if (!(Number.isInteger(folds) && folds >= 2)) throw new Error('--folds takes a whole number from 2');
const most = Number(values.bits ?? 32);
const isShared = byClass || values.data.some((entry) => entry.startsWith('und='));
const base = isShared ? SHARED_OPTIONS : OPTIONS;
const limit = (name: ModelName) => ({ ...base[name], bits: Math.min(most, base[name].bits) });
const options: TrainingOptionsByModel = {
  ...base,
  leastReported: Number(values.least ?? base.leastReported),
  source: limit('source'),
  content: limit('content'),
  speech: limit('speech'),
  attribution: limit('attribution'),
};

interface Corpus {
  readonly file: string;
  readonly language: Language;
  readonly articles: readonly AnnotatedArticle[];
}

async function corpusOf(entry: string): Promise<Corpus> {
  const [code = '', ...rest] = entry.split('=');
  const file = rest.join('=');
  const own = await languageOf(code);
  const language: Language = { ...own, quotationModel: own.quotationModel && { ...own.quotationModel, byClass } };
  return { file, language, articles: readJsonl<AnnotatedArticle>(file) };
}

const corpora = await Promise.all(values.data.map(corpusOf));
const everything = corpora.flatMap(({ articles }) => articles);
const predictions: Prediction[] = [];
for (const { file, language, articles } of corpora) {
  const found = crossValidate(articles, language, { folds, options, byClass }, say);
  predictions.push(...found);
  const scorer = path.join(path.dirname(file), 'score.mjs');
  process.stdout.write(`\n### ${path.basename(file)}, ${folds} folds\n\n`);
  process.stdout.write(`${score(scorer, found, (rows) => [file, rows]).trimEnd()}\n\n`);
  process.stdout.write(`${confidenceTable(articles, crossCalibrated(articles, found))}\n`);
}
if (values.predictions)
  writeFileSync(values.predictions, predictions.map((one) => `${JSON.stringify(one)}\n`).join(''));
if (values.out) {
  const prepared = corpora.flatMap(({ articles, language }) => articles.map((one) => prepare(one, language)));
  const model = train(prepared, say, options);
  const calibration = calibrationOf(everything, predictions);
  writeFileSync(values.out, `${JSON.stringify({ ...(byClass ? { byClass } : {}), calibration, ...model })}\n`);
}
