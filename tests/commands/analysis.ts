/** What Pressmark finds, with the same code as in the extension, on jsdom. */
import type { Analysis, Article, Block } from '@/lib/model';
import { isArticle } from '@/lib/page/is-article';
import { analyze } from '@/lib/text/analyze';
import { detectLanguage } from '@/lib/text/detect-language';
import { alignBullets } from '@/lib/text/key-points';
import { Evidence } from '@/lib/text/key-points/borne-out';
import { languageOf } from '@/lib/text/languages';
import { readArticle } from '@/tests/commands/read-article';
import { loadPage } from './load-page';
import { articleRow, keyPointRows, quotationRows } from './report';

const analyseArticle = async (article: Article): Promise<Analysis> =>
  analyze(article, await languageOf(detectLanguage(article.text, article.lang)));

export interface PageOptions {
  readonly url?: string | undefined;
  /** Overrides the language that the page declares. */
  readonly lang?: string | undefined;
}

/**
 * The answer of `npm run analyse -- page.html`: the page is read as at a click, and `likely` is what the gate says of it.
 * @throws Error where the file can't be read. */
export async function analysePage(file: string, { url, lang }: PageOptions = {}) {
  const page = loadPage(file, url);
  try {
    const likely = isArticle(page.document, { url: page.url });
    const reading = readArticle(page.document, { url: page.url });
    if (reading === null) return { article: null, keyPoints: [], quotations: [] };
    const article: Article = lang === undefined ? reading.article : { ...reading.article, lang };
    const analysis = await analyseArticle(article);
    return {
      article: { ...articleRow(article), likely },
      keyPoints: keyPointRows(article.text, analysis),
      quotations: quotationRows(article.text, analysis),
    };
  } finally {
    page.close();
  }
}

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Paragraphs are parted by blank lines; offsets stay those of the text. A first one that repeats the title is a heading. */
export function articleOfText(text: string, lang: string, title: string): Article {
  const blocks: Block[] = [];
  for (const { index, 0: paragraph } of text.matchAll(/\S(?:(?!\n[^\S\n]*\n)[\s\S])*/g)) {
    const words = paragraph.trimEnd();
    const isTitle = blocks.length === 0 && title !== '' && bare(words) === bare(title);
    blocks.push({ kind: isTitle ? 'heading' : 'paragraph', start: index, end: index + words.length });
  }
  return { url: '', title, byline: [], siteName: null, published: null, lang, text, blocks, bullets: [] };
}

/** The answer of `npm run analyse -- --texts` for one text. */
export async function analyseText(text: string, { lang = 'und', title = '' }: { lang?: string; title?: string } = {}) {
  const analysis = await analyseArticle(articleOfText(text, lang, title));
  return { quotations: quotationRows(text, analysis), keyPoints: keyPointRows(text, analysis) };
}

/** The answer of `npm run analyse -- --align`: for each highlight the indexes of the sentences that support it, best first. */
export async function alignTexts(highlights: readonly string[], sentences: readonly string[], lang = 'und') {
  const language = await languageOf(detectLanguage(sentences.join(' '), lang));
  const evidence = new Evidence(sentences, language);
  return alignBullets(highlights, sentences, language).map((found, highlight) => {
    const support = found.map(({ sentence }) => sentence);
    return { highlight, sentences: support, ...evidence.judge(highlights[highlight] ?? '', support) };
  });
}
