import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readability } from '@mozilla/readability';
import { readHead } from '@/lib/page/head';
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
  /** What the page says of itself: its title, what it gives to be shared, its JSON-LD. */
  readonly stated: readonly Prediction[];
}

const STATED = ["the page's title", 'its metadata for sharing', 'its JSON-LD'] as const;

/** Each page of a folder as it is read at a click, what the gate says of it, and what Readability alone makes of it. */
async function readAll(folder: string, what: string): Promise<Row[]> {
  const files = pagesIn(folder);
  const rows: Row[] = [];
  for (const [index, file] of files.entries()) {
    // What jsdom refers to weakly is held until the current task ends: without a new one for each page all would be held.
    await new Promise((resolve) => setImmediate(resolve));
    const id = idOf(file);
    const page = loadPage(path.join(folder, file), urlOf(folder, file));
    try {
      const likely = isArticle(page.document, { url: page.url });
      const { structured, meta, metas } = readHead(page.document);
      const ownTitle = page.document.title;
      const { article } = readArticle(page.document, { url: page.url }) ?? {};
      // Readability comes last, since it changes the document.
      const parsed = new Readability(page.document).parse();
      progress(index + 1, files.length, what);
      rows.push({
        ...{ id, site: new URL(page.url).hostname.replace(/^www\./, ''), likely, isRead: article !== undefined },
        ours: {
          ...{ id, title: article?.title, byline: article?.byline, published: article?.published ?? undefined },
          ...{ body: article?.text, summary: article?.bullets.map(({ text }) => text) ?? [] },
        },
        baseline: {
          ...{ id, title: parsed?.title ?? undefined, byline: parsed?.byline ?? undefined },
          ...{ published: parsed?.publishedTime ?? undefined, body: parsed?.textContent ?? undefined },
        },
        stated: [
          { id, title: ownTitle },
          {
            ...{ id, title: meta('og:title', 'twitter:title') ?? undefined, byline: metas('author', 'article:author') },
            published: meta('article:published_time') ?? undefined,
          },
          {
            ...{ id, title: structured?.headline ?? undefined, byline: structured?.authors },
            published: structured?.published ?? undefined,
          },
        ],
      });
    } finally {
      page.close();
    }
  }
  return rows;
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

/** One line of the scorer, as numbers by their names: of all pages, and the mean over groups of pages. */
interface Figures {
  readonly pages: ReadonlyMap<string, number>;
  readonly sites: ReadonlyMap<string, number>;
}

function figuresIn(printed: string): Figures {
  const lines = printed.split('\n');
  const groups = lines.flatMap((line, index) => {
    if (!line.startsWith('== ')) return [];
    const numbers = [...(lines[index + 1] ?? '').matchAll(/(\w+)=([\d.]+)/g)];
    return [new Map(numbers.map(([, name = '', value]) => [name, Number(value)]))];
  });
  const [pages = new Map<string, number>(), ...sites] = groups;
  const means = new Map<string, number>();
  for (const name of pages.keys()) {
    const values = sites.flatMap((site) => site.get(name) ?? []);
    if (values.length > 0) means.set(name, values.reduce((sum, value) => sum + value, 0) / values.length);
  }
  return { pages, sites: means };
}

const MEASURES = [
  ['body F1', 'sh_f1'],
  ['title', 'title_norm'],
  ['byline', 'byline_f1'],
  ['day', 'date_exact'],
] as const;

/**
 * What Pressmark reads of real pages, and what Readability alone does, and what the pages say of themselves: text, title,
 * byline, date and the publisher's list, and the gate on pages that are no articles. No weight is trained on pages, so
 * that a site left out is read as one left in; each figure is given over pages and over sites, of which each counts
 * once. The rules were written with the given pages in view, and what they do elsewhere is for other pages to say.
 */
export async function evalPages(folder: string): Promise<void> {
  const write = (text: string) => void process.stdout.write(text);
  const row = (...cells: readonly string[]) => write(`| ${cells.join(' | ')} |\n`);
  const read = async (name: string): Promise<Row[]> =>
    existsSync(path.join(folder, name)) ? readAll(path.join(folder, name), name) : [];
  const [news, plain, other] = [await read('news'), await read('plain'), await read('other')];
  const figures = (name: string, predictions: readonly Prediction[]): Figures =>
    figuresIn(
      score(path.join(folder, 'score.mjs'), predictions, (file) => [
        ...['--gold', path.join(folder, name), '--pred', file, '--group', 'publisher', '--boot', '2'],
      ]),
    );
  row('read as at a click', 'over pages', 'over sites', 'Readability alone', ...STATED);
  row('---', '---', '---', '---', ...STATED.map(() => '---'));
  for (const [name, rows] of [
    ['news', news],
    ['plain', plain],
  ] as const) {
    if (rows.length === 0) continue;
    const ours = figures(
      name,
      rows.map((page) => page.ours),
    );
    const others = [
      rows.map(({ baseline }) => baseline),
      ...STATED.map((_, index) => rows.flatMap(({ stated }) => stated[index] ?? [])),
    ].map((predictions) => figures(name, predictions));
    for (const [what, measure] of MEASURES) {
      if (ours.pages.get(measure) === undefined) continue;
      const cell = (all: ReadonlyMap<string, number> | undefined) => all?.get(measure)?.toFixed(3) ?? '–';
      row(`${name}, ${what}`, cell(ours.pages), cell(ours.sites), ...others.map(({ pages }) => cell(pages)));
    }
    write(`${name}: read ${percent(rows.filter(({ isRead }) => isRead).length, rows.length)}\n`);
  }
  const lists = path.join(folder, 'key-point-lists.tsv');
  if (existsSync(lists)) {
    const table = readFileSync(lists, 'utf8').split('\n').slice(1);
    const printing = new Set(table.map((line) => line.split('\t')[0] ?? ''));
    const found = (some: readonly Row[]) =>
      percent(some.filter(({ ours }) => (ours.summary?.length ?? 0) > 0).length, some.length);
    const withList = news.filter(({ id }) => printing.has(id));
    const without = [...news.filter(({ id }) => !printing.has(id)), ...plain];
    write(`publisher's lists: found on ${found(withList)}, on ${found(without)} of the others\n`);
  }
  for (const [what, some] of [
    ['news', news],
    ['plain', plain],
    ['other', other],
  ] as const) {
    if (some.length > 0) write(`gate: ${what} accepted ${accepted(some)}; ${acceptedBySite(some)}\n`);
  }
}
