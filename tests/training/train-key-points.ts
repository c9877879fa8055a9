/**
 * Writes lib/text/key-points/salience.json from articles with their publishers' own summaries:
 *
 *     npx tsx tests/training/train-key-points.ts --data DIR
 *
 * What such weights do on articles that they do not know is told by `npm run eval -- key-points`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { complain } from '../commands/jsonl';
import { examplesOf, train } from './key-point-training';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) complain('usage: npx tsx tests/training/train-key-points.ts --data DIR');
else {
  const { terms, pairs, sets } = train(examplesOf(values.data));
  const rounded = (model: readonly number[]) => model.map((weight) => Number(weight.toFixed(3)));
  const file = path.join(import.meta.dirname, '../../lib/text/key-points/salience.json');
  writeFileSync(
    file,
    `${JSON.stringify({ terms: rounded(terms), pairs: rounded(pairs), sets: rounded(sets) }, null, 2)}\n`,
  );
}
