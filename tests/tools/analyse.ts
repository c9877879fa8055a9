/** `npm run analyse`: what Pressmark finds in pages and texts, as JSON. See CONTRIBUTING.md. */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Article, Block } from '@/lib/model';
import { isArticle } from '@/lib/page/is-article';
import { readArticle } from '@/lib/page/read-article';
import { analyze } from '@/lib/text/analyze';
import { alignBullets } from '@/lib/text/key-points';
import { languageOf } from '@/lib/text/languages';
import { answer, complain, eachLine, stringIn, stringsIn } from './jsonl';
import { loadPage } from './load-page';
import { articleRow, keyPointRows, quotationRows } from './report';

const USAGE = `usage: npm run analyse -- page.html [--url URL] [--lang CODE]
       npm run analyse -- --jsonl FILE…
       npm run analyse -- --texts in.jsonl
       npm run analyse -- --align in.jsonl`;

async function analysePage(file: string, { url, lang }: { url?: string | undefined; lang?: string | undefined }) {
  const page = loadPage(file, url);
  try {
    const reading = isArticle(page.document, { url: page.url }) ? readArticle(page.document, { url: page.url }) : null;
    if (reading === null) return { article: null, keyPoints: [], quotations: [] };
    const article: Article = lang === undefined ? reading.article : { ...reading.article, lang };
    const analysis = analyze(article, await languageOf(article.lang, article.text));
    return {
      article: articleRow(article),
      keyPoints: keyPointRows(article.text, analysis),
      quotations: quotationRows(article.text, analysis),
    };
  } finally {
    page.close();
  }
}

/** Paragraphs are parted by blank lines; offsets stay those of the record's own text. */
function articleOfText(text: string, lang: string, title: string): Article {
  const blocks: Block[] = [];
  for (const { index, 0: paragraph } of text.matchAll(/\S(?:(?!\n[^\S\n]*\n)[\s\S])*/g)) {
    blocks.push({ kind: 'paragraph', start: index, end: index + paragraph.trimEnd().length });
  }
  return { url: '', title, byline: [], siteName: null, published: null, lang, text, blocks, bullets: [] };
}

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
      const text = stringIn(record, 'text');
      const lang = record.lang === undefined ? 'und' : stringIn(record, 'lang');
      const article = articleOfText(text, lang, record.title === undefined ? '' : stringIn(record, 'title'));
      const analysis = analyze(article, await languageOf(lang, text));
      answer({ id: record.id, quotations: quotationRows(text, analysis), keyPoints: keyPointRows(text, analysis) });
    });
  }
  if (values.align !== undefined) {
    return eachLine(values.align, async (record) => {
      const sentences = stringsIn(record, 'sentences');
      const lang = record.lang === undefined ? 'und' : stringIn(record, 'lang');
      const language = await languageOf(lang, sentences.join(' '));
      const alignment = alignBullets(stringsIn(record, 'highlights'), sentences, language);
      answer({
        id: record.id,
        alignment: alignment.map((support, highlight) => ({
          highlight,
          sentences: support.map(({ sentence }) => sentence),
        })),
      });
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
