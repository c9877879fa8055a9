/** `npm run analyse`: what Pressmark finds in pages and texts, as JSON. See CONTRIBUTING.md. */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { alignTexts, analysePage, analyseText } from './analysis';
import { answer, complain, eachLine, stringIn, stringsIn } from './jsonl';

const USAGE = `usage: npm run analyse -- page.html [--url URL] [--lang CODE]
       npm run analyse -- --jsonl FILE…
       npm run analyse -- --texts in.jsonl
       npm run analyse -- --align in.jsonl`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      lang: { type: 'string' },
      jsonl: { type: 'boolean' },
      texts: { type: 'string' },
      align: { type: 'string' },
    },
  });
  if (values.texts !== undefined) {
    return eachLine(values.texts, async (record) => {
      const found = await analyseText(stringIn(record, 'text'), {
        ...(record.lang == null ? {} : { lang: stringIn(record, 'lang') }),
        ...(record.title == null ? {} : { title: stringIn(record, 'title') }),
      });
      answer({ id: record.id, ...found });
    });
  }
  if (values.align !== undefined) {
    return eachLine(values.align, async (record) => {
      const lang = record.lang == null ? undefined : stringIn(record, 'lang');
      const alignment = await alignTexts(stringsIn(record, 'highlights'), stringsIn(record, 'sentences'), lang);
      answer({ id: record.id, alignment });
    });
  }
  if (positionals.length === 0 || (values.jsonl !== true && positionals.length > 1)) return complain(USAGE);
  for (const file of positionals) {
    try {
      const found = await analysePage(file, values);
      if (values.jsonl === true) answer({ id: basename(file).replace(/\.html?(?:\.gz)?$/, ''), ...found });
      else process.stdout.write(`${JSON.stringify(found, null, 1)}\n`);
    } catch (error) {
      complain(`${file}: ${(error as Error).message}`);
    }
  }
}

try {
  await main();
} catch (error) {
  complain(`${(error as Error).message}\n${USAGE}`);
}
