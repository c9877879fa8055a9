import { existsSync } from 'node:fs';
import path from 'node:path';
import { alignTexts, analysePage, analyseText } from '../tools/analysis';
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

const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The record's sentences as one text, each a paragraph, so that what is selected is one of them again. */
async function selectFrom(sentences: readonly string[]): Promise<number[]> {
  const starts: number[] = [];
  let text = '';
  for (const sentence of sentences) {
    starts.push(text.length + (text === '' ? 0 : 2));
    text += `${text === '' ? '' : '\n\n'}${sentence.trim()}`;
  }
  const { keyPoints } = await analyseText(text);
  return keyPoints.flatMap(({ start }) => {
    if (start === null) return [];
    const index = starts.findLastIndex((at) => at <= start);
    return index < 0 ? [] : [index];
  });
}

async function evalSelection(folder: string, corpus: string): Promise<void> {
  const data = path.join(folder, corpus);
  if (!existsSync(data)) return;
  const records = readJsonl<Aligned>(data).filter(({ sentences }) => sentences.length > 3);
  const ours: unknown[] = [];
  for (const { id, sentences } of records) {
    ours.push({ id, selected: (await selectFrom(sentences)).slice(0, 3) });
    progress(ours.length, records.length, corpus);
  }
  const lead = records.map(({ id }) => ({ id, selected: [0, 1, 2] }));
  const args = (file: string) => [`--data=${data}`, `--pred=${file}`];
  const scorer = path.join(folder, 'score.mjs');
  process.stdout.write(
    `\n### selection, ${corpus}, three sentences\n\nours ${score(scorer, ours, args)}lead-3 ${score(scorer, lead, args)}`,
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
  const percent = (part: number, all: number) => `${part} of ${all} (${((100 * part) / all).toFixed(1)} %)`;
  process.stdout.write(`other articles' bullets called unsupported: ${percent(foreignEmpty, foreign)}\n`);
  process.stdout.write(`an article's own bullets wrongly called unsupported: ${percent(ownEmpty, own)}\n`);
}

async function evalLists(folder: string): Promise<void> {
  const data = path.join(folder, 'html_pages.jsonl');
  if (!existsSync(data)) return;
  const count = { pages: 0, found: 0, bullets: 0, hit: 0, printed: 0, falseAlarms: 0, falsePages: 0 };
  const missed: string[] = [];
  for (const { id, file, url, label, bullets } of readJsonl<Printed>(data)) {
    const page = path.join(folder, 'html', file);
    if (!existsSync(page) || label === 'article') continue;
    const { keyPoints } = await analysePage(page, { url: URL.canParse(url) ? url : undefined });
    const ours = keyPoints.filter(({ origin }) => origin === 'publisher').map(({ text }) => bare(text));
    if (label === 'false') {
      count.falsePages += 1;
      if (ours.length > 0) count.falseAlarms += 1;
      continue;
    }
    const gold = bullets.map(bare);
    count.pages += 1;
    if (ours.length > 0) count.found += 1;
    else missed.push(id);
    count.bullets += ours.length;
    count.printed += gold.length;
    count.hit += gold.filter((bullet) =>
      ours.some((own) => own === bullet || own.includes(bullet) || bullet.includes(own)),
    ).length;
  }
  process.stdout.write(
    `\n### printed lists\n\nfound on ${count.found} of ${count.pages} pages; bullets: ${count.hit} of ${count.printed} found, ${count.bullets} given; on pages that only seem to print one: ${count.falseAlarms} of ${count.falsePages}\n`,
  );
  if (missed.length > 0) process.stdout.write(`missed: ${missed.join(', ')}\n`);
}

export async function evalKeyPoints(folder: string): Promise<void> {
  await evalAlignment(folder);
  await evalSelection(folder, 'cnndm.jsonl');
  await evalSelection(folder, 'newsroom.jsonl');
  await evalLists(folder);
}
