/**
 * `npm run bench [-- pages|waits|painted|growth|memory|anchoring|library|storage|search|match|text] [--data DIR] [--pages N]`: see the
 * files for what each measures. N pages of DIR are read where it is there.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchAnchoring } from './anchoring';
import { benchGrowth } from './growth';
import { benchLibrary } from './library';
import { benchMatch } from './match';
import { benchMemory } from './memory';
import { benchPages, benchWaits } from './pages';
import { benchPainted } from './painted';
import { benchSearch } from './search';
import { benchStorage } from './storage';
import { benchText } from './text';

const root = path.resolve(import.meta.dirname, '../..');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: '../shared/eval' }, pages: { type: 'string', default: '40' } },
});
const data = path.resolve(values.data);

const suites: Readonly<Record<string, () => Promise<void> | void>> = {
  pages: () => benchPages(root, data, Number(values.pages)),
  waits: () => benchWaits(root, data, Number(values.pages)),
  painted: () => benchPainted(root, data, Number(values.pages)),
  growth: () => benchGrowth(root),
  memory: () => benchMemory(root, data),
  anchoring: () => benchAnchoring(root, data),
  library: () => benchLibrary(root),
  storage: () => benchStorage(root),
  search: () => benchSearch(),
  match: () => benchMatch(),
  text: () => benchText(data),
};
for (const name of positionals.length > 0 ? positionals : Object.keys(suites)) {
  const suite = suites[name];
  if (suite === undefined) {
    process.stderr.write(`There is no benchmark called ${name}; there are ${Object.keys(suites).join(', ')}.\n`);
    process.exitCode = 1;
    continue;
  }
  process.stdout.write(`\n## ${name}\n\n`);
  await suite();
}
