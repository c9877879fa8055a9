/**
 * `npm run bench -- anchoring`: 100 annotations on the longest page of the corpus (or of the project, where DIR isn't
 * there), found again by us and by others, in one process and in turn, so that a slow machine is slow for all; and 300
 * highlights painted in both real browsers.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import search from 'approx-string-match';
import { toTextPosition } from 'dom-anchor-text-quote';
import type { Selector, Span } from '@/lib/model';
import { describe, indexText } from '@/lib/text/anchor';
import { launch } from '../e2e/driver';
import { openSite } from '../e2e/site';
import { expectedOf, goldenSlugs } from '../pages/golden';
import type { measurePaint } from './in-page';
import { inPageScript } from './script';

const ANNOTATIONS = 100;
const ROUNDS = 7;
const WARM_UP = 3;
const HIGHLIGHTS = 300;

type Stored = readonly Selector[];
type Find = (selectors: Stored) => Span | null;

interface Way {
  readonly name: string;
  /** Prepares a text, which counts, and finds in it. */
  readonly open: (text: string) => Find;
}

const quoteOf = (stored: Stored) => {
  const [quote] = stored;
  const position = stored.find((selector) => selector.type === 'TextPositionSelector');
  if (quote?.type !== 'TextQuoteSelector') throw new Error('no quotation');
  // Others keep 32 units on each side.
  return {
    exact: quote.exact,
    prefix: quote.prefix.slice(-32),
    suffix: quote.suffix.slice(0, 32),
    hint: position?.start,
  };
};

interface Match {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

function matches(text: string, words: string, maxErrors: number): readonly Match[] {
  const exact: Match[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    exact.push({ start: at, end: at + words.length, errors: 0 });
  }
  return exact.length > 0 ? exact : search(text, words, maxErrors);
}

function likeness(text: string, words: string): number {
  if (text === '' || words === '') return 0;
  const [best] = matches(text, words, words.length);
  return best === undefined ? 0 : 1 - best.errors / words.length;
}

/**
 * The scheme that Hypothesis' client publishes (src/annotator/anchoring/match-quote.ts): all word-for-word matches, or
 * else approximate ones of at most min(256, half) errors, weighted quotation 50, prefix 20, suffix 20, position 2.
 */
function matchQuote(text: string, stored: Stored): Span | null {
  const { exact, prefix, suffix, hint } = quoteOf(stored);
  let best: { match: Match; score: number } | null = null;
  for (const match of matches(text, exact, Math.min(256, exact.length / 2))) {
    const before =
      prefix === '' ? 1 : likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix);
    const after = suffix === '' ? 1 : likeness(text.slice(match.end, match.end + suffix.length), suffix);
    const place = hint === undefined ? 1 : 1 - Math.abs(match.start - hint) / text.length;
    const score = 50 * (1 - match.errors / exact.length) + 20 * before + 20 * after + 2 * place;
    if (best === null || score > best.score) best = { match, score };
  }
  return best === null ? null : { start: best.match.start, end: best.match.end };
}

const WAYS: readonly Way[] = [
  {
    name: 'Pressmark',
    open: (text) => {
      const index = indexText(text);
      return (stored) => index.locate(stored)?.span ?? null;
    },
  },
  { name: "approx-string-match, Hypothesis' scheme", open: (text) => (stored) => matchQuote(text, stored) },
  {
    name: 'dom-anchor-text-quote',
    open: (text) => (stored) => {
      const { hint, ...selector } = quoteOf(stored);
      return toTextPosition({ textContent: text } as Node, selector, hint === undefined ? {} : { hint });
    },
  },
];

/** A page as words and what stands between them, so that every word is known again after a change. */
interface Words {
  readonly words: readonly string[];
  readonly gaps: readonly string[];
}

function textOf({ words, gaps }: Words): { text: string; starts: number[] } {
  const starts: number[] = [];
  let text = '';
  words.forEach((word, index) => {
    starts.push(text.length);
    text += word + (gaps[index] ?? '');
  });
  return { text, starts };
}

const ADVERTISEMENT = 'Advertisement: the shoes that a whole valley walks in, now with laces, at every good cobbler.\n';

/** Where each word is after a change of the page. */
interface Change {
  readonly name: string;
  readonly apply: (page: Words) => { text: string; starts: number[]; ends: number[] };
}

const changed =
  (word: (word: string, index: number) => string, gap: (gap: string, index: number) => string, top = '') =>
  ({ words, gaps }: Words) => {
    const next = words.map(word);
    const { text, starts } = textOf({ words: next, gaps: gaps.map(gap) });
    return {
      text: top + text,
      starts: starts.map((start) => start + top.length),
      ends: starts.map((start, index) => start + top.length + (next[index] ?? '').length),
    };
  };

const same = (text: string) => text;

const CHANGES: readonly Change[] = [
  { name: 'the same page', apply: changed(same, same) },
  {
    name: 'advertisements put in',
    apply: changed(
      same,
      (gap, index) => (gap.includes('\n') && index % 3 === 0 ? `${gap}${ADVERTISEMENT}` : gap),
      ADVERTISEMENT,
    ),
  },
  { name: 'one word in thirty replaced', apply: changed((word, index) => (index % 30 === 7 ? 'harbour' : word), same) },
  {
    name: 'all of it, and other quotation marks',
    apply: changed(
      (word, index) => (index % 30 === 7 ? 'harbour' : word.replace(/[“”]/g, '"').replace(/’/g, "'")),
      (gap, index) => (gap.includes('\n') && index % 3 === 0 ? `${gap}${ADVERTISEMENT}` : gap),
      ADVERTISEMENT,
    ),
  },
];

function longestPage(data: string): { name: string; text: string } {
  const corpus = path.join(data, 'anchoring/corpus.json');
  const pages = existsSync(corpus)
    ? (JSON.parse(readFileSync(corpus, 'utf8')) as { id: string; blocks: { text: string }[] }[]).map(
        ({ id, blocks }) => ({
          name: id,
          text: blocks.map(({ text }) => text).join('\n'),
        }),
      )
    : goldenSlugs().flatMap((slug) => {
        const { article } = expectedOf(slug) ?? { article: null };
        return article === null ? [] : [{ name: slug, text: article.blocks.map(({ text }) => text).join('\n') }];
      });
  return pages.reduce((a, b) => (b.text.length > a.text.length ? b : a));
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const isRight = (found: Span | null, truth: Span) => {
  if (found === null) return false;
  const both = Math.min(found.end, truth.end) - Math.max(found.start, truth.start);
  return both / (Math.max(found.end, truth.end) - Math.min(found.start, truth.start)) >= 0.5;
};

function benchLocate(data: string): void {
  const { name, text } = longestPage(data);
  const parts = text.match(/\S+\s*/g) ?? [];
  const page: Words = {
    words: parts.map((part) => part.trimEnd()),
    gaps: parts.map((part) => /\s*$/.exec(part)?.[0] ?? ''),
  };
  const whole = textOf(page);
  // From four words to a long paragraph, all over the page, each in one block: nothing is put in between their words.
  const targets = Array.from({ length: ANNOTATIONS }, (_, index) => {
    const wanted = [4, 8, 16, 30, 60][index % 5] ?? 8;
    let first = Math.floor((index * (page.words.length - 70)) / ANNOTATIONS);
    const inBlock = (from: number) => {
      const end = page.gaps.findIndex((gap, at) => at >= from && gap.includes('\n'));
      return end < 0 ? page.words.length - from : end - from + 1;
    };
    while (inBlock(first) < 4) first += 1;
    return { first, last: first + Math.min(wanted, inBlock(first)) - 1 };
  });
  const stored = targets.map(({ first, last }) =>
    describe(whole.text, {
      start: whole.starts[first] ?? 0,
      end: (whole.starts[last] ?? 0) + (page.words[last] ?? '').length,
    }),
  );
  process.stdout.write(
    `${ANNOTATIONS} annotations on the longest page (${name}, ${whole.text.length} characters), median of ${ROUNDS} rounds\n\n`,
  );
  process.stdout.write(`| page as it is now | | ms | ratio to ours | in the right place |\n|---|---|---|---|---|\n`);
  for (const change of CHANGES) {
    const now = change.apply(page);
    const truths = targets.map(({ first, last }) => ({ start: now.starts[first] ?? 0, end: now.ends[last] ?? 0 }));
    const times = WAYS.map((): number[] => []);
    const right = WAYS.map(() => 0);
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      WAYS.forEach(({ open }, way) => {
        const start = performance.now();
        const find = open(now.text);
        const found = stored.map((selectors) => find(selectors));
        if (round >= WARM_UP) times[way]?.push(performance.now() - start);
        right[way] = found.filter((span, index) => isRight(span, truths[index] ?? { start: 0, end: 0 })).length;
      });
    }
    const ours = median(times[0] ?? []);
    WAYS.forEach(({ name: way }, index) => {
      const ms = median(times[index] ?? []);
      process.stdout.write(
        `| ${index === 0 ? change.name : ''} | ${way} | ${ms.toFixed(1)} | ${(ms / ours).toFixed(1)} | ${right[index]} |\n`,
      );
    });
  }
}

async function benchPaint(root: string): Promise<void> {
  const code = await inPageScript(root);
  const site = await openSite();
  process.stdout.write(
    `\n| ${HIGHLIGHTS} highlights, ms | spans to ranges | painting | mutations | wrapping in elements | mutations |\n|---|---|---|---|---|---|\n`,
  );
  try {
    site.serve('paint', {
      body: `<!doctype html><title>Paint</title>${Array.from({ length: HIGHLIGHTS }, (_, index) => `<p>Paragraph number ${index} says <b>that nothing</b> will be painted twice.</p>`).join('')}`,
    });
    for (const [browser, folder] of [
      ['chromium', 'chrome-mv3'],
      ['firefox', 'firefox-mv3'],
    ] as const) {
      const driver = await launch(browser, { extension: path.join(root, '.output', folder) });
      try {
        const page = await driver.open(site.url('paint'));
        await page.evaluate(code);
        const times = (await page.evaluate(`bench.measurePaint(${HIGHLIGHTS}, 15)`)) as Awaited<
          ReturnType<typeof measurePaint>
        >;
        process.stdout.write(
          `| ${browser} | ${times.ranges.toFixed(2)} | ${times.paint.toFixed(2)} | ${times.mutations} | ${times.wrap.toFixed(2)} | ${times.wrapMutations.toFixed(0)} |\n`,
        );
      } finally {
        await driver.close();
      }
    }
  } finally {
    await site.close();
  }
}

export async function benchAnchoring(root: string, data: string): Promise<void> {
  benchLocate(data);
  await benchPaint(root);
}
