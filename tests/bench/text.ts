/**
 * `npm run bench -- text`: the text core against what else finds quotations in JavaScript, in one process and in turn, so
 * that a slow machine is slow for all. Texts: the project's golden pages, and the corpora of DIR where they are there.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import compromise from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';
import type { Article } from '@/lib/model';
import { analyze } from '@/lib/text/analyze';
import { english } from '@/lib/text/languages';
import { quotationsOf } from '@/lib/text/quotations';
import { resolveSpeakers } from '@/lib/text/speakers';
import { tokenizedSentencesOf } from '@/lib/text/tokenized-sentence';
import { articleOfText } from '../commands/analysis';
import { expectedOf, goldenSlugs } from '../pages/golden';

const ROUNDS = 3;
const TEXTS = 60;

const at = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

function texts(data: string, most: number): { id: string; text: string }[] {
  const own = goldenSlugs().flatMap((slug) => {
    const { article } = expectedOf(slug) ?? { article: null };
    return article?.lang === 'en' ? [{ id: slug, text: article.blocks.map(({ text }) => text).join('\n\n') }] : [];
  });
  const corpus = path.join(data, 'quotations/polnear.jsonl');
  if (!existsSync(corpus)) return own;
  const lines = readFileSync(corpus, 'utf8').trim().split('\n');
  const step = Math.max(1, Math.floor(lines.length / most));
  return [...own, ...lines.filter((_, index) => index % step === 0).map((line) => JSON.parse(line))];
}

/** Who said what, without the rest of `analyze`. */
function quoted(article: Article): unknown {
  const sentences = tokenizedSentencesOf(article, english);
  const raw = quotationsOf(article, sentences, english);
  return resolveSpeakers(article, raw, english, sentences);
}

/** What wink-nlp has to say of a text, read out; whoever looked for quotations with it would begin here. */
function tagged(wink: WinkMethods, text: string): unknown {
  const read = wink.readDoc(text);
  return [read.tokens().out(), read.tokens().out(wink.its.pos), read.sentences().out(), read.entities().out()];
}

/** The article whose analysis takes longest. Each is read twice and the faster time counts, since it was disturbed less. */
function slowest(data: string): { id: string; ms: number } {
  let worst = { id: '', ms: 0 };
  for (const { id, text } of texts(data, Number.POSITIVE_INFINITY)) {
    const article = articleOfText(text, 'en', '');
    const times = [0, 1].map(() => {
      const start = performance.now();
      analyze(article, english);
      return performance.now() - start;
    });
    const ms = Math.min(...times);
    if (ms > worst.ms) worst = { id, ms };
  }
  return worst;
}

/** Prints milliseconds per 10,000 characters of each, and how ours grows with the text. */
export function benchText(data: string): void {
  const wink = winkNLP(model);
  const ways: readonly (readonly [name: string, run: (article: Article) => unknown])[] = [
    ['Pressmark: quotations and speakers', quoted],
    ['Pressmark: all of it, key points too', (article) => analyze(article, english)],
    ['compromise: .quotations()', ({ text }) => compromise(text).quotations().json()],
    ['wink-nlp: tokens with parts of speech, sentences, entities; no quotations', ({ text }) => tagged(wink, text)],
  ];
  const articles = texts(data, TEXTS).map(({ id, text }) => ({ id, article: articleOfText(text, 'en', '') }));
  const times = ways.map((): number[] => []);
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { article } of articles) {
      for (const [index, [, run]] of ways.entries()) {
        const start = performance.now();
        run(article);
        const ms = performance.now() - start;
        if (round === 0) continue;
        times[index]?.push((ms / article.text.length) * 10_000);
      }
    }
  }
  process.stdout.write(`${articles.length} English texts, ${ROUNDS} rounds; ms per 10,000 characters\n\n`);
  process.stdout.write('| | median | p95 | ratio to ours |\n|---|---|---|---|\n');
  const ours = at(times[0] ?? [], 0.5);
  for (const [index, [name]] of ways.entries()) {
    const values = times[index] ?? [];
    process.stdout.write(
      `| ${name} | ${at(values, 0.5).toFixed(1)} | ${at(values, 0.95).toFixed(1)} | ${(at(values, 0.5) / ours).toFixed(2)} |\n`,
    );
  }
  const { id, ms } = slowest(data);
  process.stdout.write(`\nslowest article of all English ones: ${ms.toFixed(0)} ms (${id})\n`);

  const longest = articles.reduce((a, b) => (b.article.text.length > a.article.text.length ? b : a)).article.text;
  process.stdout.write('\n| the longest text, times | ms | exponent |\n|---|---|---|\n');
  let last = 0;
  for (const times_ of [1, 10, 100]) {
    const article = articleOfText(Array.from({ length: times_ }, () => longest).join('\n\n'), 'en', '');
    const start = performance.now();
    analyze(article, english);
    const ms = performance.now() - start;
    process.stdout.write(`| ${times_} | ${ms.toFixed(0)} | ${last === 0 ? '' : Math.log10(ms / last).toFixed(2)} |\n`);
    last = ms;
  }
}
