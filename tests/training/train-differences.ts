/**
 * Writes lib/text/key-points/borne-out/differences.json from articles with their publishers' bullets, true and changed:
 *
 *     npx tsx tests/training/train-differences.ts --data DIR
 *
 * What such weights do on articles that they do not know is told by `npm run eval -- key-points`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { complain } from '../commands/jsonl';
import { differenceExamplesOf, trainDifferences } from './difference-training';
import { ownPairs } from './own-pairs';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) complain('usage: npx tsx tests/training/train-differences.ts --data DIR');
else {
  const model = trainDifferences(differenceExamplesOf(values.data, ownPairs()));
  const rounded = Object.fromEntries(
    Object.entries(model).map(([ground, { weights, least }]) => [
      ground,
      { least: Number(least.toFixed(3)), weights: weights.map((weight) => Number(weight.toFixed(2))) },
    ]),
  );
  const file = path.join(import.meta.dirname, '../../lib/text/key-points/borne-out/differences.json');
  writeFileSync(file, `${JSON.stringify(rounded)}\n`);
}
