import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { alignTexts, analysePage } from '../commands/analysis';
import {
  crossValidatedDifferences,
  type DifferenceExample,
  differenceExamplesOf,
} from '../training/difference-training';
import { crossValidated, examplesOf } from '../training/key-point-training';
import {
  ALIGNED,
  type AlignedArticle,
  alignedArticlesOf,
  crossValidatedLinks,
  linkExamplesOf,
} from '../training/link-training';
import { ownPairs } from '../training/own-pairs';
import { lexRank, textRank } from './graph-rankers';
import { progress, readJsonl, score } from './scorer';

interface Aligned {
  readonly id: string;
  readonly sentences: readonly string[];
  readonly highlights: readonly string[];
}

interface Gold extends Aligned {
  readonly alignment: readonly { readonly highlight: number; readonly sentences: readonly number[] }[];
}

interface Printed {
  readonly id: string;
  readonly file: string;
  readonly url: string;
  readonly label: 'news' | 'article' | 'false';
  readonly bullets: readonly string[];
}

const percent = (part: number, all: number) => `${part} of ${all} (${((100 * part) / all).toFixed(1)} %)`;

const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Rouge {
  readonly mean: Readonly<Record<string, number>>;
  readonly rows: readonly Readonly<Record<string, number | string>>[];
}

interface Interval {
  readonly diff: number;
  readonly lo: number;
  readonly hi: number;
}

/** What the corpus' own scorer exports. */
interface Scorer {
  scoreSelect(data: readonly Aligned[], predictions: readonly Selected[]): Rouge;
  scoreAlign(
    data: readonly unknown[],
    predictions: readonly unknown[],
  ): { readonly top1: number; readonly p: number; readonly r: number };
  pairedBootstrap(a: Rouge['rows'], b: Rouge['rows'], key: string): Interval;
}

interface Selected {
  readonly id: string;
  readonly selected: readonly number[];
}

const FOLDS = 5;
const LINK_FOLDS = 10;
const MOST = 3;
const MEASURES = { r1: 'R1', r2: 'R2', rLs: 'R-Lsum' };

/** Up to three sentences against Lead-3, on full-length articles with capitals. */
async function evalSelection(folder: string): Promise<void> {
  const corpora = ['cnndm.jsonl', 'newsroom.jsonl'];
  if (!corpora.every((corpus) => existsSync(path.join(folder, corpus)))) return;
  const { scoreSelect, pairedBootstrap } = (await import(pathToFileURL(path.join(folder, 'score.mjs')).href)) as Scorer;
  const ours = new Map(
    crossValidated(examplesOf(folder), FOLDS).map(({ id, selected }) => [id, selected.slice(0, MOST)]),
  );
  process.stdout.write(
    `\n### selection, up to ${MOST} sentences; ours by weights from other articles (${FOLDS} folds)\n`,
  );
  for (const corpus of corpora) {
    const records = readJsonl<Aligned>(path.join(folder, corpus)).filter(({ id }) => ours.has(id));
    const scoreBy = (choose: (record: Aligned) => readonly number[]) =>
      scoreSelect(
        records,
        records.map((record) => ({ id: record.id, selected: choose(record) })),
      );
    const lead = scoreBy(() => [0, 1, 2]);
    const ways = {
      'Lead-3': lead,
      ours: scoreBy(({ id }) => ours.get(id) ?? []),
      TextRank: scoreBy(({ sentences }) => textRank(sentences, MOST)),
      LexRank: scoreBy(({ sentences }) => lexRank(sentences, MOST)),
    };
    process.stdout.write(
      `\n| ${corpus}, ${records.length} articles | ${Object.values(MEASURES).join(' | ')} | sentences |\n`,
    );
    process.stdout.write('|---|---|---|---|---|\n');
    for (const [name, scored] of Object.entries(ways)) {
      const cells = Object.keys(MEASURES).map((key) => {
        const value = (100 * (scored.mean[key] ?? Number.NaN)).toFixed(2);
        if (scored === lead) return value;
        const { diff, lo, hi } = pairedBootstrap(scored.rows, lead.rows, key);
        const signed = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(2)}`;
        return `${value} (${signed(diff)}, 95 %: ${signed(lo)} to ${signed(hi)})`;
      });
      process.stdout.write(`| ${name} | ${cells.join(' | ')} | ${scored.mean.n?.toFixed(2)} |\n`);
    }
  }
}

/** Links by weights of other articles, and which changed bullets are noticed; BM25 and the best candidate alone beside it. */
async function evalLinks(folder: string): Promise<void> {
  if (!ALIGNED.every((file) => existsSync(path.join(folder, file)))) return;
  const { scoreAlign } = (await import(pathToFileURL(path.join(folder, 'score.mjs')).href)) as Scorer;
  process.stdout.write(
    `\n### bullet → sentences, by weights from other articles (${LINK_FOLDS} folds)\n\n` +
      '| | | best | best, none in part | precision | recall |\n|---|---|---|---|---|---|\n',
  );
  const articles = alignedArticlesOf(folder, ALIGNED);
  const examples = linkExamplesOf(articles);
  const bySort = (by: 'bm25' | 'value') =>
    examples.map(({ id, bullets }) => ({
      id,
      alignment: bullets.map(({ highlight, measured }) => ({
        highlight,
        sentences: [...(measured ?? [])]
          .sort((a, b) => b[by] - a[by])
          .slice(0, 1)
          .map(({ sentence }) => sentence),
      })),
    }));
  const ways = {
    'BM25 (of the twelve best candidates)': bySort('bm25'),
    'best by L1 to L7': bySort('value'),
    ours: crossValidatedLinks(examples, LINK_FOLDS),
  };
  for (const file of ALIGNED) {
    const own = alignedArticlesOf(folder, [file]);
    const strict = own.map((one) => ({ ...one, alignment: one.alignment.map((bullet) => ({ ...bullet, ok: [] })) }));
    for (const [name, predictions] of Object.entries(ways)) {
      const { top1, p, r } = scoreAlign(own, predictions);
      const cells = [top1, scoreAlign(strict, predictions).top1, p, r].map((share) => (100 * share).toFixed(1));
      process.stdout.write(`| ${file} | ${name} | ${cells.join(' | ')} |\n`);
    }
  }
  await evalDifferences(folder, articles);
}

/** True and changed bullets by weights that were made without their articles. */
async function evalDifferences(folder: string, aligned: readonly AlignedArticle[]): Promise<void> {
  if (!existsSync(path.join(folder, 'cnndm.jsonl')) || !existsSync(path.join(folder, 'near_miss.jsonl'))) return;
  const rated = crossValidatedDifferences(differenceExamplesOf(folder, ownPairs()), FOLDS);
  const told = (chosen: (example: DifferenceExample) => boolean) => {
    const of = rated.filter(([example]) => chosen(example));
    return percent(of.filter(([, isNoticed]) => isNoticed).length, Math.max(1, of.length));
  };
  const byHand = new Set(
    aligned.flatMap(({ id, highlights, alignment }) =>
      alignment
        .filter(({ sentences }) => sentences.length > 0)
        .map(({ highlight }) => `${id} ${highlights[highlight] ?? ''}`),
    ),
  );
  const isTrue = ({ from, isChanged, isLinked }: DifferenceExample) => from === 'publisher' && !isChanged && isLinked;
  const kinds = ['number', 'name', 'negation', 'event'];
  const changed = (from: DifferenceExample['from']) =>
    `${told((one) => one.isChanged && one.from === from)}: ${kinds
      .map((kind) => `${kind} ${told((one) => one.isChanged && one.from === from && one.kind === kind)}`)
      .join(', ')}`;
  process.stdout.write(
    `\n### bullets held against the text, by weights from other articles (${FOLDS} folds); BM25 notices none\n\n` +
      `true bullets called different: ${told((one) => isTrue(one) && byHand.has(`${one.id} ${one.bullet}`))} of those aligned by hand, ${told(isTrue)} of all publishers' own\n` +
      `changed bullets noticed, given: ${changed('given')}\n` +
      `of the project's own pairs: ${changed('own')}\n` +
      `made by rules: ${changed('made')}\n`,
  );
}

async function evalAlignment(folder: string): Promise<void> {
  const data = path.join(folder, 'gold_align.jsonl');
  if (!existsSync(data)) return;
  const records = readJsonl<Gold>(data);
  const ours: unknown[] = [];
  let own = 0;
  let ownEmpty = 0;
  let foreign = 0;
  let foreignEmpty = 0;
  for (const { id, sentences, highlights, alignment } of records) {
    const found = await alignTexts(highlights, sentences);
    ours.push({ id, alignment: found });
    const supported = new Set(alignment.filter((gold) => gold.sentences.length > 0).map(({ highlight }) => highlight));
    own += supported.size;
    ownEmpty += found.filter((bullet) => supported.has(bullet.highlight) && bullet.sentences.length === 0).length;
    const others = records.filter((other) => other.id !== id).flatMap((other) => other.highlights);
    foreign += others.length;
    foreignEmpty += (await alignTexts(others, sentences)).filter((bullet) => bullet.sentences.length === 0).length;
    progress(ours.length, records.length, 'bullets');
  }
  process.stdout.write(`\n### bullet → sentences\n\n`);
  process.stdout.write(
    score(path.join(folder, 'score.mjs'), ours, (file) => [`--data=${data}`, `--pred=${file}`, '--task=align']),
  );
  process.stdout.write(`other articles' bullets called unsupported: ${percent(foreignEmpty, foreign)}\n`);
  process.stdout.write(`an article's own bullets wrongly called unsupported: ${percent(ownEmpty, own)}\n`);
}

const PUNCTUATION_SLACK = 0.9;

/** Whether the two are the same but for a label or a full stop. */
function isSame(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.includes(short) && short.length >= PUNCTUATION_SLACK * long.length;
}

/** The publisher's lists on pages: those of this folder, and of `../pages` where they are there. */
async function evalLists(folder: string): Promise<void> {
  const own = path.join(folder, 'html_pages.jsonl');
  const pages = path.join(folder, '../pages');
  const listed = path.join(pages, 'key-point-lists.tsv');
  const printed: { id: string; file: string; url?: string; bullets: readonly string[] }[] = [];
  const seeming: string[] = [];
  for (const { id, file, url, label, bullets } of existsSync(own) ? readJsonl<Printed>(own) : []) {
    const page = path.join(folder, 'html', file);
    if (label === 'false') seeming.push(page);
    if (label === 'news') printed.push({ id, file: page, bullets, ...(URL.canParse(url) ? { url } : {}) });
  }
  for (const line of existsSync(listed) ? readFileSync(listed, 'utf8').trim().split('\n').slice(1) : []) {
    const id = line.split('\t')[0] ?? '';
    const { summary = [], url } = JSON.parse(readFileSync(path.join(pages, 'news', `${id}.json`), 'utf8'));
    printed.push({ id, file: path.join(pages, 'news', `${id}.html.gz`), bullets: summary, url });
  }
  const count = { found: 0, bullets: 0, given: 0, hit: 0, right: 0, falseAlarms: 0 };
  const missed: string[] = [];
  const listOn = async (file: string, url?: string) =>
    (await analysePage(file, { url })).keyPoints
      .filter(({ origin }) => origin === 'publisher')
      .map(({ text }) => bare(text));
  for (const [done, { id, file, url, bullets }] of printed.entries()) {
    const ours = await listOn(file, url);
    const gold = bullets.map(bare);
    if (ours.length > 0) count.found += 1;
    const hit = gold.filter((bullet) => ours.some((given) => isSame(given, bullet))).length;
    if (hit < gold.length || ours.length > gold.length)
      missed.push(`${id} ${hit}/${gold.length} (${ours.length} given)`);
    count.bullets += gold.length;
    count.given += ours.length;
    count.hit += hit;
    count.right += ours.filter((given) => gold.some((bullet) => isSame(given, bullet))).length;
    progress(done + 1, printed.length, 'lists');
  }
  for (const file of seeming) if ((await listOn(file)).length > 0) count.falseAlarms += 1;
  process.stdout.write(
    `\n### printed lists\n\nfound on ${percent(count.found, printed.length)} pages; bullets: recall ${percent(count.hit, count.bullets)}, precision ${percent(count.right, count.given)}; on pages that only seem to print one: ${count.falseAlarms} of ${seeming.length} (on all other news pages: see \`npm run eval -- pages\`)\n`,
  );
  if (missed.length > 0) process.stdout.write(`not exact: ${missed.join('; ')}\n`);
}

export async function evalKeyPoints(folder: string): Promise<void> {
  await evalAlignment(folder);
  await evalLinks(folder);
  await evalSelection(folder);
  await evalLists(folder);
}
