import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readability } from '@mozilla/readability';
import { isArticle } from '@/lib/page/is-article';
import { readArticle } from '@/tests/commands/read-article';
import { loadPage } from '../commands/load-page';
import { progress, score } from './scorer';

const pagesIn = (folder: string) => readdirSync(folder).filter((file) => /\.html(?:\.gz)?$/.test(file));
const idOf = (file: string) => file.replace(/\.html(?:\.gz)?$/, '');

function urlOf(folder: string, file: string): string | undefined {
  const json = path.join(folder, `${idOf(file)}.json`);
  if (!existsSync(json)) return undefined;
  const { url } = JSON.parse(readFileSync(json, 'utf8')) as { url?: string };
  return url !== undefined && URL.canParse(url) ? url : undefined;
}

/** What the scorers ask for; absent where nothing was found. */
interface Prediction {
  readonly id: string;
  readonly title?: string | undefined;
  readonly byline?: readonly string[] | string | undefined;
  readonly published?: string | undefined;
  readonly body?: string | undefined;
  readonly summary?: readonly string[];
}

interface Row {
  readonly id: string;
  /** The site, without "www". */
  readonly site: string;
  /** What the gate says. */
  readonly likely: boolean;
  readonly isRead: boolean;
  readonly ours: Prediction;
  /** Readability as it comes. */
  readonly baseline: Prediction;
}

/** Each page of a folder as it is read at a click, what the gate says of it, and what Readability alone makes of it. */
function readAll(folder: string, what: string): Row[] {
  const files = pagesIn(folder);
  return files.map((file, index): Row => {
    const id = idOf(file);
    const page = loadPage(path.join(folder, file), urlOf(folder, file));
    try {
      const likely = isArticle(page.document, { url: page.url });
      const { article } = readArticle(page.document, { url: page.url }) ?? {};
      // Last, since it takes the page to pieces.
      const parsed = new Readability(page.document).parse();
      progress(index + 1, files.length, what);
      return {
        ...{ id, site: new URL(page.url).hostname.replace(/^www\./, ''), likely, isRead: article !== undefined },
        ours: {
          ...{ id, title: article?.title, byline: article?.byline, published: article?.published ?? undefined },
          ...{ body: article?.text, summary: article?.bullets.map(({ text }) => text) ?? [] },
        },
        baseline: {
          ...{ id, title: parsed?.title ?? undefined, byline: parsed?.byline ?? undefined },
          ...{ published: parsed?.publishedTime ?? undefined, body: parsed?.textContent ?? undefined },
        },
      };
    } finally {
      page.close();
    }
  });
}

const percent = (part: number, whole: number) =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} % (${part} of ${whole})`;

const accepted = (rows: readonly Row[]): string => percent(rows.filter(({ likely }) => likely).length, rows.length);

/** The share of pages that the gate accepts where each site counts once, however many of its pages there are. */
function acceptedBySite(rows: readonly Row[]): string {
  const sites = new Map<string, boolean[]>();
  for (const { site, likely } of rows) sites.set(site, [...(sites.get(site) ?? []), likely]);
  const shares = [...sites.values()].map((all) => all.filter(Boolean).length / all.length);
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  return `${(100 * mean).toFixed(1)} % of ${sites.size} sites`;
}

/**
 * What Pressmark reads of real pages, and what Readability alone does: text, title, byline, date and the publisher's list,
 * and the gate on pages that are no articles. No weight is trained on pages, so that nothing has to be left out; the
 * rules were written with the given pages in view, and what they do elsewhere is for other pages to say.
 */
export function evalPages(folder: string): void {
  const write = (text: string) => void process.stdout.write(text);
  const gold = path.join(folder, 'news');
  const news = readAll(gold, 'news');
  const scored = (golden: string, rows: readonly Prediction[]) =>
    score(path.join(folder, 'score.mjs'), rows, (file) => ['--gold', golden, '--pred', file]);
  const both = (golden: string, rows: readonly Row[]) => {
    write(
      `Pressmark\n${scored(
        golden,
        rows.map(({ ours }) => ours),
      )}`,
    );
    write(
      `Readability alone\n${scored(
        golden,
        rows.map(({ baseline }) => baseline),
      )}`,
    );
  };
  write('\nnews, as at a click\n');
  both(gold, news);
  const plain = path.join(folder, 'plain');
  const rows = existsSync(plain) ? readAll(plain, 'plain') : [];
  if (rows.length > 0) {
    write('\nplain pages, as at a click (body only)\n');
    both(plain, rows);
    write(`read ${percent(rows.filter(({ isRead }) => isRead).length, rows.length)}\n`);
  }
  const lists = path.join(folder, 'key-point-lists.tsv');
  if (existsSync(lists)) {
    const table = readFileSync(lists, 'utf8').split('\n').slice(1);
    const printing = new Set(table.map((line) => line.split('\t')[0] ?? ''));
    const found = (some: readonly Row[]) =>
      percent(some.filter(({ ours }) => (ours.summary?.length ?? 0) > 0).length, some.length);
    const withList = news.filter(({ id }) => printing.has(id));
    const without = news.filter(({ id }) => !printing.has(id));
    write(`\npublisher's lists: found on ${found(withList)}, on ${found(without)} of the others\n`);
  }
  const other = path.join(folder, 'other');
  const others = existsSync(other) ? readAll(other, 'other') : [];
  for (const [what, some] of [
    ['news', news],
    ['plain', rows],
    ['other', others],
  ] as const) {
    if (some.length > 0) write(`gate: ${what} accepted ${accepted(some)}; ${acceptedBySite(some)}\n`);
  }
}
