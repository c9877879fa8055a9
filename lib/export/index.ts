/**
 * Everything that can leave, one function a file: `exportAs` for the formats that are one text, `exportNotes` for
 * Markdown as one file an article in a ZIP. Pure and streaming: `articles` may come as they are read, and no more than
 * one of them need be in memory. The backup is `backupOf`, since it needs what the store knows beside the annotations.
 */
import { biblatexWriter, bibtexWriter } from './bibtex';
import { claimWriter } from './claims';
import { cslWriter } from './csl';
import { csvWriter } from './csv';
import { uniqueNames } from './file-name';
import { hypothesisWriter } from './hypothesis';
import type { KeptArticle } from './kept-article';
import { markdownOf } from './markdown';
import { printWriter } from './print-html';
import { risWriter } from './ris';
import { webAnnotationWriter } from './web-annotations';
import type { ExportOptions, ExportWords, Writer } from './writer';
import { type TextFile, zip } from './zip';

export { type ArticleFile, articleFile } from './article-html';
export { type BackupArticle, type BackupSayings, backupOf } from './backup';
export { fileNameOf } from './file-name';
export type { KeptArticle, KeptText, KeptVersion } from './kept-article';
export type { ExportOptions, ExportWords } from './writer';

export type ExportFormat =
  | 'markdown'
  | 'html'
  | 'csv'
  | 'web-annotation'
  | 'claim'
  | 'hypothesis'
  | 'csl-json'
  | 'bibtex'
  | 'biblatex'
  | 'ris';

export interface FormatFacts {
  /** Without a dot. */
  readonly ending: string;
  readonly mediaType: string;
}

export const EXPORT_FORMATS: Readonly<Record<ExportFormat, FormatFacts>> = {
  markdown: { ending: 'md', mediaType: 'text/markdown' },
  html: { ending: 'html', mediaType: 'text/html' },
  csv: { ending: 'csv', mediaType: 'text/csv' },
  'web-annotation': { ending: 'jsonld', mediaType: 'application/ld+json' },
  claim: { ending: 'claims.jsonld', mediaType: 'application/ld+json' },
  hypothesis: { ending: 'hypothesis.json', mediaType: 'application/json' },
  'csl-json': { ending: 'csl.json', mediaType: 'application/vnd.citationstyles.csl+json' },
  bibtex: { ending: 'bib', mediaType: 'application/x-bibtex' },
  biblatex: { ending: 'biblatex.bib', mediaType: 'application/x-bibtex' },
  ris: { ending: 'ris', mediaType: 'application/x-research-info-systems' },
};

type Articles = AsyncIterable<KeptArticle> | Iterable<KeptArticle>;

function markdownWriter(words: ExportWords): Writer {
  let isFirst = true;
  return {
    head: () => '',
    *article(kept) {
      if (!isFirst) yield '\n';
      isFirst = false;
      yield* markdownOf(kept, words);
    },
    foot: () => '',
  };
}

const WRITERS: Readonly<Record<ExportFormat, (options: ExportOptions) => Writer>> = {
  markdown: ({ words }) => markdownWriter(words),
  html: ({ words }) => printWriter(words),
  csv: ({ words }) => csvWriter(words),
  'web-annotation': ({ words }) => webAnnotationWriter(words),
  claim: ({ words }) => claimWriter(words),
  hypothesis: ({ words }) => hypothesisWriter(words),
  'csl-json': ({ words }) => cslWriter(words),
  bibtex: ({ words }) => bibtexWriter(words),
  biblatex: ({ words }) => biblatexWriter(words),
  ris: ({ words }) => risWriter(words),
};

/** The text of one file, piece by piece. */
export async function* exportAs(
  format: ExportFormat,
  articles: Articles,
  options: ExportOptions,
): AsyncGenerator<string> {
  const writer = WRITERS[format](options);
  yield writer.head();
  for await (const kept of articles) yield* writer.article(kept);
  yield writer.foot();
}

async function* notes(articles: Articles, { words }: ExportOptions): AsyncGenerator<TextFile> {
  const nameOf = uniqueNames(words.untitled);
  for await (const kept of articles) {
    yield { name: `${nameOf(kept.article.title)}.md`, text: [...markdownOf(kept, words)].join('') };
  }
}

/** Markdown, one file an article, as the bytes of a ZIP file, piece by piece. */
export const exportNotes = (articles: Articles, options: ExportOptions): AsyncGenerator<Uint8Array<ArrayBuffer>> =>
  zip(notes(articles, options));
