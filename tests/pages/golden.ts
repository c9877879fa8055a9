/** The golden pages: pages written for this project, and what must be read from each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM, VirtualConsole } from 'jsdom';
import type { BlockKind } from '@/lib/model';
import { isArticle } from '@/lib/page/is-article';
import { readArticle } from '@/lib/page/read-article';

const FOLDER = path.dirname(fileURLToPath(import.meta.url));

/** The pages' own scripts insert text within this time; the golden holds for the state after. */
const SETTLED_MS = 60;

export interface Golden {
  readonly isArticle: boolean;
  /** Null for a page that the gate turns away. */
  readonly article: {
    readonly url: string;
    readonly title: string;
    readonly byline: readonly string[];
    readonly siteName: string | null;
    readonly published: string | null;
    readonly lang: string;
    readonly blocks: readonly { readonly kind: BlockKind; readonly text: string }[];
    readonly bullets: readonly { readonly text: string; readonly inText: boolean }[];
  } | null;
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
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  return { document: dom.window.document, url, close: () => dom.window.close() };
}

export function readGolden(document: Document, url: string): Golden {
  if (!isArticle(document, { url })) return { isArticle: false, article: null };
  const reading = readArticle(document, { url });
  if (reading === null) return { isArticle: true, article: null };
  const { text, blocks, bullets, ...metadata } = reading.article;
  return {
    isArticle: true,
    article: {
      ...metadata,
      bullets: bullets.map((bullet) => ({ text: bullet.text, inText: bullet.span !== null })),
      blocks: blocks.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) })),
    },
  };
}
