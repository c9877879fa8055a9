/** Writes what is read from the golden pages as expected. Look at the difference before you commit it. */
import { writeFileSync } from 'node:fs';
import { goldenFile, goldenSlugs, openGoldenPage, readGolden } from './golden';

for (const slug of goldenSlugs()) {
  const page = await openGoldenPage(slug);
  writeFileSync(goldenFile(slug), `${JSON.stringify(await readGolden(page.document, page.url), null, 2)}\n`);
  page.close();
  process.stdout.write(`${slug}\n`);
}
