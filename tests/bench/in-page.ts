/** Runs inside a page of real Chromium: the parts of our work on it, and Readability's own. */
import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import type { Article, Span } from '@/lib/model';
import { readingArticleTextsOf } from '@/lib/outline/article-texts';
import { isArticle } from '@/lib/page/is-article';
import { readPageText } from '@/lib/page/page-text';
import { createPainter } from '@/lib/page/paint';
import { readPage } from '@/lib/reader/reading';
import type { TextCorePort } from '@/lib/reader/text-core-port';
import { analyze } from '@/lib/text/analyze';
import { detectLanguage } from '@/lib/text/detect-language';
import { keyPointsOf } from '@/lib/text/key-points';
import type { Language } from '@/lib/text/language';
import { languageOf } from '@/lib/text/languages';
import { sentencesOf } from '@/lib/text/segment';
import { finish } from '@/lib/text/steps';
import { readArticle } from '@/tests/commands/read-article';
import { AT_ONCE } from '../at-once';

export { longest } from './probe';

const known = new Map<string, Language>();

const languages = async (lang: string, text: string): Promise<Language> => {
  const code = detectLanguage(text, lang);
  const language = known.get(code) ?? (await languageOf(code));
  known.set(code, language);
  return language;
};

interface Prepared {
  readonly article: Article;
  readonly language: Language;
  readonly sentences: readonly Span[];
  readonly claims: readonly Range[];
}

type Core = Pick<TextCorePort, 'articleTexts' | 'analyze'>;

let prepared: Prepared | null = null;

/** Answers of the background as messages carry them. */
const answers = { articleTexts: 'null', analysis: '' };

const sent = (question: unknown): void => {
  if (JSON.stringify(question) === '') throw new Error('nothing was asked');
};

/** What the page itself does for its reading: what it asks becomes a message, and a message the answer. */
const told: Core = {
  articleTexts: async (outline, facts) => {
    sent([outline, facts]);
    return JSON.parse(answers.articleTexts);
  },
  analyze: async (article) => {
    sent(article);
    return JSON.parse(answers.analysis);
  },
};

/** What the background does. */
const core: Core = {
  articleTexts: async (outline, facts) => finish(readingArticleTextsOf(outline, facts)),
  analyze: async (article) => analyze(article, await languages(article.lang, article.text)),
};

/** Reads the page once, for the parts that need it; the length of the article's text, or 0 where the page is none. */
export async function prepare(): Promise<number> {
  const {
    article: read,
    analysis,
    quotations,
  } = await readPage(document, {
    url: location.href,
    page: readPageText(document),
    slices: AT_ONCE,
    core: {
      ...core,
      articleTexts: async (outline, facts) => {
        const texts = await core.articleTexts(outline, facts);
        answers.articleTexts = JSON.stringify(texts);
        return texts;
      },
    },
  });
  if (read === null) return 0;
  answers.analysis = JSON.stringify(analysis);
  const { article } = read;
  const language = await languages(article.lang, article.text);
  const claims = quotations.flatMap(({ ranges }) => ranges);
  prepared = { article, language, sentences: sentencesOf(article, language), claims };
  return article.text.length;
}

const ready = (): Prepared => {
  if (prepared === null) throw new Error('the page is not prepared');
  return prepared;
};

const painter = createPainter(window, () => 'light');

const PARTS = {
  /** Readability as anybody would call it: a clone of the document, and `parse`. */
  readability: () => new Readability(document.cloneNode(true) as Document).parse(),
  gate: () => isArticle(document, { url: location.href }),
  article: () => readArticle(document, { url: location.href }),
  analysis: () => analyze(ready().article, ready().language),
  keyPoints: () => keyPointsOf(ready().article, ready().sentences, ready().language),
  pageText: () => readPageText(document),
  paint: () => painter?.paint('claim', ready().claims),
  /** All of our work on the page's own thread. */
  whole: async () => {
    const { quotations } = await readPage(document, {
      url: location.href,
      page: readPageText(document),
      slices: AT_ONCE,
      core: told,
    });
    painter?.paint(
      'claim',
      quotations.flatMap(({ ranges }) => ranges),
    );
  },
  /** What Defuddle, another reader of articles, does to read one. */
  defuddle: () => new Defuddle(document, { url: location.href }).parse(),
} as const;

export type Part = keyof typeof PARTS;

/** Does a part of the work so many times. */
export async function run(part: Part, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await PARTS[part]();
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds, medians: `count` spans of the page's text to live ranges, and these painted; and what the page saw of it. */
export async function measurePaint(
  count: number,
  runs: number,
): Promise<{
  readonly ranges: number;
  readonly paint: number;
  readonly mutations: number;
  readonly wrap: number;
  /** Milliseconds for putting the elements in and taking them out once. */
  readonly wrapMutations: number;
}> {
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
  const mutations = observer.takeRecords().length;
  // The way of older annotators: an element is put round every piece of text, and taken out again.
  const wrap: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const now = readPageText(document).map;
    // One element for each text: the first two words are set in bold.
    const found = starts.flatMap((start) => [
      ...now.rangesOf({ start, end: start + 12 }),
      ...now.rangesOf({ start: start + 12, end: start + 17 }),
    ]);
    const marks: Element[] = [];
    const wrapping = await timed(() => {
      for (const range of found) {
        const mark = document.createElement('mark');
        range.surroundContents(mark);
        marks.push(mark);
      }
    });
    for (const mark of marks) mark.replaceWith(...mark.childNodes);
    document.body.normalize();
    if (run > 0) wrap.push(wrapping);
  }
  const wrapMutations = observer.takeRecords().length / (runs + 1);
  return { ranges: median(ranges), paint: median(paint), mutations, wrap: median(wrap), wrapMutations };
}
