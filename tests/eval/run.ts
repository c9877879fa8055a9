/**
 * `npm run eval [-- quotations|key-points|pages|anchoring|w3c-annotation] [--data DIR]`: scores the text core on corpora that are not
 * part of the project, with the scorers that lie beside them. Tables for people on standard output.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { evalAnchoring } from './anchoring';
import { evalKeyPoints } from './key-points';
import { evalPages } from './pages';
import { evalQuotations } from './quotations';
import { evalWebAnnotations } from './web-annotations';

const SUITES: Readonly<Record<string, (folder: string) => unknown>> = {
  quotations: evalQuotations,
  'key-points': evalKeyPoints,
  pages: evalPages,
  anchoring: evalAnchoring,
  'w3c-annotation': evalWebAnnotations,
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } });
const data = path.resolve(values.data ?? '../shared/eval');
const names = positionals.length > 0 ? positionals : Object.keys(SUITES);
const unknown = names.filter((name) => !Object.hasOwn(SUITES, name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no evaluation called ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(', ')}.\n`,
  );
  process.exit(1);
}
if (!existsSync(data)) {
  process.stdout.write(
    `The evaluation data is not here (${data}). It belongs to its publishers and is not part of the project; name its folder with --data DIR.\n`,
  );
  process.exit(values.data === undefined ? 0 : 1);
}
for (const name of names) {
  const folder = path.join(data, name);
  if (!existsSync(folder)) {
    process.stdout.write(`\n## ${name}\n\nnot in ${data}\n`);
    continue;
  }
  process.stdout.write(`\n## ${name}\n`);
  await SUITES[name]?.(folder);
}
