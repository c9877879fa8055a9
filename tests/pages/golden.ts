/** The golden pages: pages written for this project, and what must be read from each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM, VirtualConsole } from 'jsdom';
import type { BlockKind, KeyPoint, QuotationForm, Span, Stance } from '@/lib/model';
import { isArticle } from '@/lib/page/is-article';
import { readArticle } from '@/lib/page/read-article';
import { analyze } from '@/lib/text/analyze';
import { detectLanguage } from '@/lib/text/detect-language';
import { languageOf } from '@/lib/text/languages';
import { until } from '../e2e/until';

const FOLDER = path.dirname(fileURLToPath(import.meta.url));

export interface Golden {
  readonly isArticle: boolean;
  /** Null for a page that the gate turns away. */
  readonly article: {
    readonly url: string;
    readonly title: string;
    readonly byline: readonly string[];
    readonly siteName: string | null;
    readonly published: string | null;
    readonly modified?: string;
    readonly lang: string;
    readonly blocks: readonly { readonly kind: BlockKind; readonly text: string }[];
    readonly bullets: readonly { readonly text: string; readonly inText: boolean }[];
  } | null;
  /** Each with the sentence that supports it best, or null. */
  readonly keyPoints: readonly {
    readonly origin: KeyPoint['origin'];
    readonly text: string;
    readonly support: string | null;
  }[];
  /** In order of the text; stretches of a split quotation are parted by " … ". */
  readonly quotations: readonly {
    readonly form: QuotationForm;
    readonly text: string;
    readonly speaker: string | null;
    readonly stance: Stance;
  }[];
}

/** Names of the folders that hold a page. */
export function goldenSlugs(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(FOLDER, entry.name, 'source.html')))
    .map((entry) => entry.name)
    .sort();
}

export const goldenFile = (slug: string): string => path.join(FOLDER, slug, 'expected.json');

/** What a golden page's folder says is to be read from it; null where nobody has said so yet. */
export function expectedOf(slug: string): Golden | null {
  const file = goldenFile(slug);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Golden) : null;
}

/** The page with its own scripts run, as a reader finds it. The caller closes it. */
export async function openGoldenPage(slug: string): Promise<{ document: Document; url: string; close: () => void }> {
  const html = readFileSync(path.join(FOLDER, slug, 'source.html'), 'utf8');
  const url = `https://pages.example/${slug}`;
  const dom = new JSDOM(html, { url, runScripts: 'dangerously', virtualConsole: new VirtualConsole() });
  const { document } = dom.window;
  // A page that renders late says so, as pages should; the golden holds for the state after.
  await until('the page is rendered', () => document.querySelector('[aria-busy="true"]') === null);
  return { document, url, close: () => dom.window.close() };
}

/** What is read from the page, and found in it. */
export async function readGolden(document: Document, url: string): Promise<Golden> {
  if (!isArticle(document, { url })) return { isArticle: false, article: null, keyPoints: [], quotations: [] };
  const reading = readArticle(document, { url });
  if (reading === null) return { isArticle: true, article: null, keyPoints: [], quotations: [] };
  const { article } = reading;
  const { text, blocks, bullets, modified, ...metadata } = article;
  const language = await languageOf(detectLanguage(text, article.lang));
  const { keyPoints, quotations, speakers } = analyze(article, language);
  const words = ({ start, end }: Span) => text.slice(start, end);
  return {
    isArticle: true,
    article: {
      ...(modified == null ? {} : { modified }),
      ...metadata,
      bullets: bullets.map((bullet) => ({ text: bullet.text, inText: bullet.span !== null })),
      blocks: blocks.map((block) => ({ kind: block.kind, text: words(block) })),
    },
    keyPoints: keyPoints.map(({ origin, text: point, support: [best] }) => ({
      origin,
      text: point,
      support: best === undefined ? null : words(best.span),
    })),
    quotations: quotations.map(({ form, contents, speaker, stance }) => ({
      form,
      text: contents.map(words).join(' … '),
      speaker: speaker === null ? null : (speakers[speaker]?.name ?? null),
      stance,
    })),
  };
}
