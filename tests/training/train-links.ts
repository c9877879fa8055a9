/**
 * Writes lib/text/key-points/links.json from articles with their bullets aligned by hand:
 *
 *     npx tsx tests/training/train-links.ts --data DIR
 *
 * What such weights do on articles that they do not know is told by `npm run eval -- key-points`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { complain } from '../commands/jsonl';
import { ALIGNED, alignedArticlesOf, linkExamplesOf, trainLinks } from './link-training';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) complain('usage: npx tsx tests/training/train-links.ts --data DIR');
else {
  const { best, further } = trainLinks(linkExamplesOf(alignedArticlesOf(values.data, ALIGNED)));
  const rounded = (model: readonly number[]) => model.map((weight) => Number(weight.toFixed(3)));
  const file = path.join(import.meta.dirname, '../../lib/text/key-points/links.json');
  writeFileSync(file, `${JSON.stringify({ best: rounded(best), further: rounded(further) }, null, 2)}\n`);
}
