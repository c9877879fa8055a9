/**
 * Trains the weights of the quotation models from annotated articles and writes them as a language's data file.
 *
 *   npx tsx tests/tools/train-quotations.ts --data FILE.jsonl --lang en --out lib/text/languages/en/quotation-model.json
 *
 * A line of the data: {id, lang, text, quotes: [{start, end, kind, scope, speaker, cue}]}, offsets in UTF-16 units.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Language, QuotationModel } from '../../lib/text/language';
import { languageOf } from '../../lib/text/languages';
import { type AnnotatedArticle, train } from './quotation-training';

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    lang: { type: 'string', default: 'en' },
    out: { type: 'string' },
  },
});
if (!values.data || !values.out) throw new Error('--data FILE.jsonl and --out FILE.json are needed');
const articles = values.data.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): AnnotatedArticle => JSON.parse(line)),
);
const language: Language = await languageOf(values.lang);
const model: QuotationModel = train(articles, language, (message) => process.stderr.write(`${message}\n`));
writeFileSync(values.out, `${JSON.stringify(model)}\n`);
