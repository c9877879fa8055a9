import { existsSync } from 'node:fs';
import path from 'node:path';
import { analyseText } from '../commands/analysis';
import { progress, readJsonl, score } from './scorer';

const CORPORA = ['polnear.jsonl', 'german-wikinews.jsonl', 'adaq-cs.jsonl', 'adaq-ru.jsonl'];

const FLATTERED =
  '\nThe shipped weights were trained on the corpora that were given: there these figures flatter them. `npm run train` shows what they do on articles that they do not know.\n';

interface Record_ {
  readonly id: string;
  readonly lang?: string;
  readonly title?: string;
  readonly text: string;
}

/** Quotations and speakers against the corpora's own scorer; and how far a stated confidence can be believed. */
export async function evalQuotations(folder: string): Promise<void> {
  const scorer = path.join(folder, 'score.mjs');
  for (const corpus of CORPORA) {
    const gold = path.join(folder, corpus);
    if (!existsSync(gold)) continue;
    const records = readJsonl<Record_>(gold);
    const predictions: unknown[] = [];
    const milliseconds: number[] = [];
    for (const { id, text, lang, title } of records) {
      const start = performance.now();
      const { quotations } = await analyseText(text, { ...(lang ? { lang } : {}), ...(title ? { title } : {}) });
      milliseconds.push(performance.now() - start);
      predictions.push({ id, text, quotes: quotations.map(({ form, ...row }) => ({ kind: form, ...row })) });
      progress(predictions.length, records.length, corpus);
    }
    milliseconds.sort((a, b) => a - b);
    const at = (share: number) => (milliseconds[Math.floor((milliseconds.length - 1) * share)] ?? 0).toFixed(1);
    process.stdout.write(`\n### ${corpus}\n\n`);
    process.stdout.write(score(scorer, predictions, (file) => [gold, file]));
    process.stdout.write(FLATTERED);
    process.stdout.write(`\nms an article: median ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}\n`);
  }
}
