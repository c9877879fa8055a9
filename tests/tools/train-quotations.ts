/**
 * Trains the weights of the quotation models from annotated articles and writes them as a data file, or tells how well
 * such weights do on articles that they were not trained on.
 *
 *   npm run train -- --data en=FILE.jsonl --out lib/text/languages/en/quotation-model.json
 *   npm run train -- --data en=FILE.jsonl --folds 5 [--out predictions.jsonl]
 *
 * `--data` may be given several times, as `LANGUAGE=FILE`: a model of several languages serves those without data of
 * their own, and knows words by their class alone (`--by-class`). `und=FILE` reads the articles as if in an unknown
 * language, by marks and letters alone. `--bits N` limits every table to 2 to the power of N buckets.
 *
 * With `--folds N` each article is read by a model that was trained on the articles of the other folds, and through the
 * whole of `analyze`, speakers included; the rows are given to `score.mjs`, the corpus' scorer, which lies beside FILE.
 *
 * A line of the data: {id, lang, text, quotes: [{start, end, kind, scope, speaker, cue}]}, offsets in UTF-16 units.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../../lib/text/language';
import { languageOf } from '../../lib/text/languages';
import { readJsonl, score } from '../eval/scorer';
import { confidenceTable, crossValidate } from './quotation-folds';
import { type AnnotatedArticle, type ModelName, OPTIONS, prepare, train } from './quotation-training';

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    out: { type: 'string' },
    bits: { type: 'string' },
    folds: { type: 'string' },
    'by-class': { type: 'boolean' },
  },
});
const say = (message: string): void => {
  process.stderr.write(`${message}\n`);
};
const byClass = values['by-class'] ?? false;
const folds = values.folds === undefined ? null : Number(values.folds);
if (!values.data) throw new Error('--data LANGUAGE=FILE.jsonl is needed');
if (folds !== null && !(Number.isInteger(folds) && folds >= 2)) throw new Error('--folds takes a whole number from 2');
const most = Number(values.bits ?? 32);
const limit = (name: ModelName) => ({ ...OPTIONS[name], bits: Math.min(most, OPTIONS[name].bits) });
const options = {
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
if (folds === null) {
  if (!values.out) throw new Error('--out FILE.json is needed');
  const prepared = corpora.flatMap(({ articles, language }) => articles.map((one) => prepare(one, language)));
  const model = train(prepared, say, options);
  writeFileSync(values.out, `${JSON.stringify(byClass ? { byClass, ...model } : model)}\n`);
} else {
  const all: unknown[] = [];
  for (const { file, language, articles } of corpora) {
    const predictions = crossValidate(articles, language, { folds, options, byClass }, say);
    all.push(...predictions);
    const scorer = path.join(path.dirname(file), 'score.mjs');
    process.stdout.write(`\n### ${path.basename(file)}, ${folds} folds\n\n`);
    process.stdout.write(`${score(scorer, predictions, (found) => [file, found]).trimEnd()}\n\n`);
    process.stdout.write(`${confidenceTable(articles, predictions)}\n`);
  }
  if (values.out) writeFileSync(values.out, all.map((one) => `${JSON.stringify(one)}\n`).join(''));
}
