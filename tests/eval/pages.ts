import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { analysePage } from '../commands/analysis';
import { progress, score } from './scorer';

const pagesIn = (folder: string) => readdirSync(folder).filter((file) => /\.html(?:\.gz)?$/.test(file));
const idOf = (file: string) => file.replace(/\.html(?:\.gz)?$/, '');

function urlOf(folder: string, file: string): string | undefined {
  const json = path.join(folder, `${idOf(file)}.json`);
  if (!existsSync(json)) return undefined;
  const { url } = JSON.parse(readFileSync(json, 'utf8')) as { url?: string };
  return url !== undefined && URL.canParse(url) ? url : undefined;
}

/** What is read of every page in a folder as at a click, with what the gate says of each. */
async function readAll(folder: string, what: string) {
  const files = pagesIn(folder);
  const rows = [];
  for (const file of files) {
    rows.push({ id: idOf(file), ...(await analysePage(path.join(folder, file), { url: urlOf(folder, file) })) });
    progress(rows.length, files.length, what);
  }
  return rows;
}

const percent = (part: number, whole: number) =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} % (${part} of ${whole})`;

type Rows = Awaited<ReturnType<typeof readAll>>;

const accepted = (rows: Rows): string =>
  percent(rows.filter(({ article }) => article?.likely === true).length, rows.length);

const predictionsOf = (rows: Rows) =>
  rows.map(({ id, article, keyPoints }) => ({
    id,
    title: article?.title,
    byline: article?.byline,
    published: article?.published,
    body: article?.text,
    summary: keyPoints.filter(({ origin }) => origin === 'publisher').map(({ text }) => text),
  }));

/** Text, title, byline, date and the publisher's list of real pages, and the gate on pages that are no articles. */
export async function evalPages(folder: string): Promise<void> {
  const gold = path.join(folder, 'news');
  const news = await readAll(gold, 'news');
  const predictions = predictionsOf(news);
  const scored = (golden: string, rows: readonly { readonly id: string }[], group: readonly string[] = []) =>
    score(path.join(folder, 'score.mjs'), rows, (file) => ['--gold', golden, '--pred', file, ...group]);
  process.stdout.write(`\n${scored(gold, predictions)}`);
  const plain = path.join(folder, 'plain');
  if (existsSync(plain)) {
    const rows = await readAll(plain, 'plain');
    process.stdout.write(`\nplain pages, read as at a click (body only)\n${scored(plain, predictionsOf(rows))}`);
    process.stdout.write(
      `read ${percent(rows.filter(({ article }) => article !== null).length, rows.length)}, the gate accepts ${accepted(rows)}\n`,
    );
  }
  process.stdout.write(
    '\nNothing that reads pages is trained on pages: with a site left out, its figures are the same as above.\n',
  );

  const lists = path.join(folder, 'key-point-lists.tsv');
  if (existsSync(lists)) {
    const printing = new Set(
      readFileSync(lists, 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t')[0] ?? ''),
    );
    const found = new Set(predictions.filter(({ summary }) => summary.length > 0).map(({ id }) => id));
    const withList = news.filter(({ id }) => printing.has(id));
    const without = news.filter(({ id }) => !printing.has(id));
    process.stdout.write(
      `\npublisher's lists: found on ${percent(withList.filter(({ id }) => found.has(id)).length, withList.length)}, on ${percent(without.filter(({ id }) => found.has(id)).length, without.length)} of the others\n`,
    );
  }
  process.stdout.write(`gate: news accepted ${accepted(news)}`);
  const other = path.join(folder, 'other');
  if (existsSync(other)) {
    const rows = await readAll(other, 'other');
    process.stdout.write(`, other ${accepted(rows)}`);
  }
  process.stdout.write('\n');
}
