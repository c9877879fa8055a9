/**
 * Copies of given pages: whether what is kept stands at its place in them, how large they are, and how well the difference
 * of two versions is told: on the same pages drawn anew, where nothing may be told, and with single edits made in them.
 * The baseline recognises a claim by its exact words and speaker, and reports a change for every block that differs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { blockTexts } from '@/lib/copy/canonical';
import type { CopyDifference } from '@/lib/copy/changes';
import { LEAST_CONFIDENCE } from '@/lib/copy/claim-changes';
import { copyOf } from '@/lib/copy/copy';
import { compareCopies } from '@/lib/copy/difference';
import type { Article, ArticleCopy, Block, CopiedClaim, Span } from '@/lib/model';
import { readPageText } from '@/lib/page/page-text';
import { digestOf, sealed, unsealed } from '@/lib/store/sealing';
import { analyze } from '@/lib/text/analyze';
import { describe, locate } from '@/lib/text/anchor';
import { detectLanguage } from '@/lib/text/detect-language';
import { languageOf } from '@/lib/text/languages';
import { readArticle } from '@/tests/commands/read-article';
import { loadPage } from '../commands/load-page';
import { progress } from './scorer';

const MOST_PAGES = Number(process.env.PAGES ?? 300);
const MOST_REDRAWN = 200;
const PASSAGES = 6;

const percent = (part: number, whole: number) =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} % (${part} of ${whole})`;

async function copyFrom(article: Article): Promise<ArticleCopy> {
  const language = await languageOf(detectLanguage(article.text, article.lang));
  return copyOf(article, analyze(article, language), article.url, '2026-03-01T10:00:00.000Z');
}

/** The document as another build of the site draws it: other class names, other advertisements, other links. */
function redraw(document: Document, seed: number): void {
  for (const element of document.querySelectorAll('[class]')) {
    const names =
      element
        .getAttribute('class')
        ?.split(/\s+/)
        .filter((name) => name !== '') ?? [];
    element.setAttribute('class', [...names, `x${(seed * 7919) % 9973}`].join(' '));
  }
  const paragraphs = [...document.querySelectorAll('article p, main p, body p')];
  const ads = [
    '<div class="ad-slot"><span>Advertisement</span></div>',
    '<aside class="newsletter-box"><p>Sign up for our newsletter and get the best of the day in your inbox.</p></aside>',
    '<p>Read more: What the council said last week</p>',
    '<div class="related"><h3>Related</h3><ul><li><a href="/a">Five things to know</a></li><li><a href="/b">How it began</a></li></ul></div>',
  ];
  ads.forEach((html, index) => {
    const at = paragraphs[((seed + 1) * (index + 3)) % Math.max(1, paragraphs.length)];
    if ((seed + index) % 2 === 0) at?.insertAdjacentHTML('afterend', html);
  });
}

/** The article with other words in the place of a span. */
function replaced(article: Article, { start, end }: Span, words: string): Article {
  const text = article.text.slice(0, start) + words + article.text.slice(end);
  const by = words.length - (end - start);
  const moved = (at: number) => (at >= end ? at + by : at);
  const blocks = article.blocks.map(
    (block): Block => ({
      ...block,
      start: block.start <= start ? block.start : moved(block.start),
      end: moved(block.end),
    }),
  );
  return { ...article, text, blocks, bullets: article.bullets.map(({ text: own }) => ({ text: own, span: null })) };
}

function withoutBlock(article: Article, index: number): Article {
  const texts = blockTexts(article);
  const blocks: Block[] = [];
  let text = '';
  article.blocks.forEach(({ kind }, at) => {
    if (at === index) return;
    if (text !== '') text += '\n\n';
    const words = texts[at] ?? '';
    blocks.push({ kind, start: text.length, end: text.length + words.length });
    text += words;
  });
  return { ...article, text, blocks, bullets: article.bullets.map(({ text: own }) => ({ text: own, span: null })) };
}

interface Trial {
  readonly kind: string;
  readonly article: Article;
  readonly isTold: (difference: CopyDifference) => boolean;
  /** What the baseline has to find: a claim that was removed, or one that was added. */
  readonly claim: CopiedClaim;
}

/** Single edits, each made in the first certain claim that allows it. */
function trials({ article, claims }: ArticleCopy): Trial[] {
  const found: Trial[] = [];
  const sure = claims.filter(
    ({ confidence, contents }) => confidence >= 0.6 && contents[0].end - contents[0].start > 30,
  );
  const about = (claim: CopiedClaim, kind: string) => (difference: CopyDifference) =>
    difference.claims.some((each) => each.kind === kind && each.before?.contents[0].start === claim.contents[0].start);
  for (const claim of sure) {
    const [span] = claim.contents;
    const words = article.text.slice(span.start, span.end);
    const inner = /\s(\p{L}{4,})\s/u.exec(words.slice(8));
    if (inner !== null && !found.some(({ kind }) => kind === 'word left out')) {
      const start = span.start + 8 + inner.index + 1;
      const end = start + (inner[1]?.length ?? 0) + 1;
      found.push({
        kind: 'word left out',
        article: replaced(article, { start, end }, ''),
        isTold: about(claim, 'words'),
        claim,
      });
    }
    const number = /\d+/.exec(words);
    if (number !== null && !found.some(({ kind }) => kind === 'number')) {
      const start = span.start + number.index;
      const other = String(Number(number[0]) + 3);
      found.push({
        kind: 'number',
        article: replaced(article, { start, end: start + number[0].length }, other),
        isTold: ({ numbers }) => numbers.length > 0,
        claim,
      });
    }
    const index = article.blocks.findIndex(({ start, end }) => start <= span.start && span.end <= end);
    const alone = claims.filter(
      ({ contents: [other] }) =>
        article.blocks[index] !== undefined &&
        other.start >= (article.blocks[index]?.start ?? 0) &&
        other.end <= (article.blocks[index]?.end ?? 0),
    );
    if (index >= 0 && alone.length > 0 && !found.some(({ kind }) => kind === 'claim removed')) {
      found.push({
        kind: 'claim removed',
        article: withoutBlock(article, index),
        isTold: about(claim, 'removed'),
        claim,
      });
    }
    const { source, speaker } = claim;
    const named = source === null ? '' : article.text.slice(source.start, source.end);
    const last = speaker?.name.split(' ').at(-1) ?? '';
    const isFull = speaker?.name.includes(' ') === true && named.includes(speaker.name) && last !== '';
    if (source !== null && isFull && !found.some(({ kind }) => kind === 'speaker')) {
      const at = source.start + named.indexOf(speaker.name);
      found.push({
        kind: 'speaker',
        article: replaced(article, { start: at, end: at + speaker.name.length }, 'Oswin Tallbridge'),
        isTold: about(claim, 'speaker'),
        claim,
      });
    }
  }
  return found;
}

/** Writes to standard error what was reported instead. */
function missed(file: string, kind: string, { article }: ArticleCopy, claim: CopiedClaim, found: CopyDifference): void {
  const words = claim.contents.map(({ start, end }) => article.text.slice(start, end)).join(' … ');
  const told = found.claims.map((each) => `${each.kind}: ${each.words.before} → ${each.words.after}`);
  const { relation, counts } = found;
  process.stderr.write(`missed: ${file}: ${kind}: ${words}\n`);
  process.stderr.write(`  ${JSON.stringify({ relation, genre: article.genre, counts, told })}\n`);
}

const keyOf = ({ article }: ArticleCopy, claim: CopiedClaim) =>
  `${claim.speaker?.name ?? ''} ${claim.contents.map(({ start, end }) => article.text.slice(start, end)).join(' ')}`;

/** The baseline's claims that are in one version only. */
function exactOnly(a: ArticleCopy, b: ArticleCopy): readonly CopiedClaim[] {
  const known = new Set(b.claims.map((claim) => keyOf(b, claim)));
  return a.claims.filter((claim) => claim.confidence >= LEAST_CONFIDENCE && !known.has(keyOf(a, claim)));
}

export async function evalCopies(folder: string): Promise<void> {
  const news = path.join(folder, 'news');
  const files = readdirSync(news)
    .filter((file) => /\.html(?:\.gz)?$/.test(file))
    .sort();
  const step = Math.max(1, files.length / MOST_PAGES);
  const chosen = Array.from(
    { length: Math.min(MOST_PAGES, files.length) },
    (_, at) => files[Math.floor(at * step)] ?? '',
  );
  const [sizes, texts]: [number[], number[]] = [[], []];
  let [read, same, passages, placed, redrawn, alarms, blind] = [0, 0, 0, 0, 0, 0, 0];
  const told = new Map<string, { made: number; told: number; exact: number; others: number }>();
  for (const [number, file] of chosen.entries()) {
    progress(number + 1, chosen.length, 'copies');
    const json = path.join(news, file.replace(/\.html(?:\.gz)?$/, '.json'));
    const { url } = JSON.parse(readFileSync(json, 'utf8')) as { url?: string };
    const page = loadPage(path.join(news, file), url !== undefined && URL.canParse(url) ? url : undefined);
    const reading = readArticle(page.document);
    if (reading === null) continue;
    read += 1;
    const copy = await copyFrom(reading.article);
    const made = await sealed(copy, page.url, null);
    const back = made === null ? null : await unsealed(made.bytes, made.facts, null);
    if (
      made !== null &&
      back !== null &&
      JSON.stringify(back) === JSON.stringify(copy) &&
      (await digestOf(back)) === made.facts.digest
    )
      same += 1;
    sizes.push(made?.bytes.length ?? 0);
    texts.push(copy.article.text.length);

    const { text, map } = readPageText(page.document);
    const spans = [
      ...copy.claims.map(({ contents: [span] }) => span),
      ...copy.keyPoints.flatMap(({ span }) => span ?? []),
    ];
    for (const span of spans.slice(0, PASSAGES)) {
      const [first] = reading.map.rangesOf(span);
      const there = first === undefined ? null : map.spanOf(first);
      const words = copy.article.text.slice(span.start, span.end);
      if (there === null || text.slice(there.start, there.end) !== words) continue;
      passages += 1;
      const [quote] = describe(text, there);
      const found = locate(copy.article.text, [quote]);
      if (found?.span.start === span.start && found.span.end === span.end) placed += 1;
      else process.stderr.write(`not at its place: ${file}: ${words}\n`);
    }
    if (redrawn < MOST_REDRAWN) {
      redraw(page.document, number);
      const again = readArticle(page.document);
      redrawn += 1;
      if (again === null || compareCopies(copy, await copyFrom(again.article)).relation !== 'same') {
        alarms += 1;
        process.stderr.write(`alarm: ${file}\n`);
      }
      if (again === null || blockTexts(again.article).join('\n') !== blockTexts(reading.article).join('\n')) blind += 1;
    }
    for (const { kind, article, isTold, claim } of trials(copy)) {
      const after = await copyFrom(article);
      const difference = compareCopies(copy, after);
      const counts = told.get(kind) ?? { made: 0, told: 0, exact: 0, others: 0 };
      told.set(kind, counts);
      counts.made += 1;
      if (isTold(difference)) counts.told += 1;
      else missed(file, kind, copy, claim, difference);
      counts.others += new Set(
        difference.claims.filter(
          ({ before }) => before === null || before.contents[0].start !== claim.contents[0].start,
        ),
      ).size;
      const gone = exactOnly(copy, after);
      if (gone.length === 1 && gone[0] === claim) counts.exact += 1;
    }
    page.close();
  }
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  process.stdout.write(`
read ${read} pages; the same after it was stored and read: ${percent(same, read)}
passages kept on the page that stand at their place in the copy: ${percent(placed, passages)}
bytes of a copy, median ${median(sizes)}, largest ${Math.max(...sizes)}; characters of its text, median ${median(texts)}
drawn anew: an alarm for ${percent(alarms, redrawn)}; other blocks (baseline) ${percent(blind, redrawn)}
`);
  for (const [kind, { made, told: right, exact, others }] of told) {
    process.stdout.write(
      `${kind}: told ${percent(right, made)}; other claims told ${others}; by exact words and speaker alone (baseline) ${percent(exact, made)}\n`,
    );
  }
}
