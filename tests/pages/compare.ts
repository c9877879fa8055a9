/**
 * `npm run goldens [-- SLUG…]`: how what is read from the golden pages differs from what is right. Writes nothing: what is
 * right is for people to say. The exit status is 1 where something differs that is no known failure, or a known one passes.
 */
import {
  asDifferences,
  type Difference,
  differencesOf,
  expectedOf,
  goldenSlugs,
  openGoldenPage,
  readGolden,
} from './golden';

const slugs = goldenSlugs();
const asked = process.argv.slice(2);
for (const slug of asked.filter((name) => !slugs.includes(name))) {
  process.stderr.write(`${slug}: there is no golden page of that name; there are ${slugs.join(', ')}\n`);
  process.exitCode = 1;
}

const keyOf = ({ field, lacks, has }: Difference) => JSON.stringify({ field, lacks, has });
const write = (mark: string, { field, lacks, has }: Difference) => {
  process.stdout.write(`  ${mark} ${field}\n`);
  if (lacks !== null) process.stdout.write(`      right: ${JSON.stringify(lacks)}\n`);
  if (has !== null) process.stdout.write(`      read:  ${JSON.stringify(has)}\n`);
};

for (const slug of slugs.filter((name) => asked.length === 0 || asked.includes(name))) {
  process.stdout.write(`${slug}\n`);
  const right = expectedOf(slug);
  const page = await openGoldenPage(slug);
  const read = await readGolden(page.document, page.url);
  page.close();
  if (right === null) {
    process.stdout.write(`  nobody has said what is right; this is read:\n${JSON.stringify(read, null, 2)}\n`);
    process.exitCode = 1;
    continue;
  }
  const differences = differencesOf(right, read);
  const keys = new Set(differences.map(keyOf));
  const known = new Set(right.knownFailures.flatMap(asDifferences).map(keyOf));
  for (const failure of right.knownFailures) {
    const isStill = asDifferences(failure).every((difference) => keys.has(keyOf(difference)));
    write(isStill ? `known (${failure.reason}):` : 'NO LONGER SO, take it off the list:', failure);
    if (!isStill) process.exitCode = 1;
  }
  for (const difference of differences.filter((one) => !known.has(keyOf(one)))) {
    write('NEW:', difference);
    process.exitCode = 1;
  }
}
