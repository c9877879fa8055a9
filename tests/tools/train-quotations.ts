/**
 * Trains the weights of the quotation models from annotated articles and writes them as a data file.
 *
 *   npx tsx tests/tools/train-quotations.ts --data en=FILE.jsonl --out lib/text/languages/en/quotation-model.json
 *
 * `--data` may be given several times, as `LANGUAGE=FILE`: a model of several languages serves those without data of
 * their own, and knows words by their class alone (`--by-class`). `und=FILE` reads the articles as if in an unknown
 * language, by marks and letters alone. `--bits N` limits every table to 2 to the power of N buckets.
 *
 * A line of the data: {id, lang, text, quotes: [{start, end, kind, scope, speaker, cue}]}, offsets in UTF-16 units.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Language } from '../../lib/text/language';
import { languageOf } from '../../lib/text/languages';
import { type AnnotatedArticle, OPTIONS, type Prepared, prepare, train } from './quotation-training';

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    out: { type: 'string' },
    bits: { type: 'string' },
    'by-class': { type: 'boolean' },
  },
});
if (!values.data || !values.out) throw new Error('--data LANGUAGE=FILE.jsonl and --out FILE.json are needed');
const prepared: Prepared[] = [];
for (const entry of values.data) {
  const [code = '', ...path] = entry.split('=');
  const own = await languageOf(code);
  const quotationModel = own.quotationModel && { ...own.quotationModel, byClass: values['by-class'] ?? false };
  const language: Language = { ...own, quotationModel };
  for (const line of readFileSync(path.join('='), 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const article: AnnotatedArticle = JSON.parse(line);
    prepared.push(prepare(article, language));
  }
}
const most = Number(values.bits ?? 32);
const limit = (name: keyof typeof OPTIONS) => ({ ...OPTIONS[name], bits: Math.min(most, OPTIONS[name].bits) });
const options = {
  source: limit('source'),
  content: limit('content'),
  speech: limit('speech'),
  attribution: limit('attribution'),
};
const model = train(prepared, (message) => process.stderr.write(`${message}\n`), options);
writeFileSync(values.out, `${JSON.stringify(values['by-class'] ? { byClass: true, ...model } : model)}\n`);
