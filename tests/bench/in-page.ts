/** Runs inside a page of real Chromium: our whole work on it against Readability's own, in turn. */
import { Readability } from '@mozilla/readability';
import { isArticle } from '@/lib/page/is-article';
import { readPageText } from '@/lib/page/page-text';
import { createPainter } from '@/lib/page/paint';
import { readArticle } from '@/lib/page/read-article';
import { readPage } from '@/lib/reader/reading';
import { analyze } from '@/lib/text/analyze';
import { detectLanguage } from '@/lib/text/detect-language';
import { keyPointsOf } from '@/lib/text/key-points';
import { languageOf } from '@/lib/text/languages';
import { sentencesOf } from '@/lib/text/segment';

/** Milliseconds of each part, of one run. */
export interface Times {
  /** Readability as anybody would call it: a clone of the document, and `parse`. */
  readonly readability: number;
  readonly gate: number;
  readonly article: number;
  readonly analysis: number;
  /** A part of the analysis. */
  readonly keyPoints: number;
  readonly pageText: number;
  readonly paint: number;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

async function once(): Promise<Times> {
  const url = location.href;
  const readability = await timed(() => new Readability(document.cloneNode(true) as Document).parse());
  const gate = await timed(() => isArticle(document, { url }));
  let reading: ReturnType<typeof readArticle> = null;
  const article = await timed(() => {
    reading = readArticle(document, { url });
  });
  const read = reading as ReturnType<typeof readArticle>;
  const language = await languageOf(detectLanguage(read?.article.text ?? '', read?.article.lang ?? 'und'));
  let found: ReturnType<typeof analyze> | null = null;
  const analysis = await timed(() => {
    if (read !== null) found = analyze(read.article, language);
  });
  const sentences = read === null ? [] : sentencesOf(read.article, language);
  const keyPoints = await timed(() => {
    if (read !== null) keyPointsOf(read.article, sentences, language);
  });
  const pageText = await timed(() => readPageText(document));
  const painter = createPainter(window, () => 'light');
  const paint = await timed(() => {
    const { quotations = [] } = (found as ReturnType<typeof analyze> | null) ?? {};
    painter?.paint(
      'claim',
      quotations.flatMap(({ contents }) => contents.flatMap((span) => read?.map.rangesOf(span) ?? [])),
    );
  });
  painter?.clear();
  return { readability, gate, article, analysis, keyPoints, pageText, paint };
}

/** The median of several runs, after one that warms up. */
export async function measure(runs: number): Promise<Times & { readonly whole: number; readonly characters: number }> {
  await once();
  const times: Times[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await once());
  const languages = async (lang: string, text: string) => languageOf(detectLanguage(text, lang));
  const whole: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    whole.push(await timed(() => readPage(document, { url: location.href, languageOf: languages })));
  }
  const of = (part: keyof Times) => median(times.map((time) => time[part]));
  return {
    readability: of('readability'),
    gate: of('gate'),
    article: of('article'),
    analysis: of('analysis'),
    keyPoints: of('keyPoints'),
    pageText: of('pageText'),
    paint: of('paint'),
    whole: median(whole),
    characters: readArticle(document)?.article.text.length ?? 0,
  };
}

/** Milliseconds, medians: `count` spans of the page's text to live ranges, and these painted; and what the page saw of it. */
export async function measurePaint(
  count: number,
  runs: number,
): Promise<{ readonly ranges: number; readonly paint: number; readonly mutations: number }> {
  const { text, map } = readPageText(document);
  const starts = [...text.matchAll(/that nothing will/g)].slice(0, count).map(({ index }) => index);
  if (starts.length < count) throw new Error('the page has too few places');
  const observer = new MutationObserver(() => undefined);
  observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  const painter = createPainter(window, () => 'light');
  const ranges: number[] = [];
  const paint: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    let found: Range[] = [];
    const finding = await timed(() => {
      found = starts.flatMap((start) => map.rangesOf({ start, end: start + 17 }));
    });
    const painting = await timed(() => painter?.paint('claim', found));
    painter?.clear();
    // The first run warms up.
    if (run === 0) continue;
    ranges.push(finding);
    paint.push(painting);
  }
  return { ranges: median(ranges), paint: median(paint), mutations: observer.takeRecords().length };
}
