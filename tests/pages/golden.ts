/**
 * The golden pages: pages written for this project, and what is right for each, judged by reading the page. What the code
 * misses stands among the `knownFailures`, each with its reason; nothing writes these files but people.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM, VirtualConsole } from 'jsdom';
import type { BlockKind, KeyPoint, QuotationForm, Span, Stance } from '@/lib/model';
import { isArticle } from '@/lib/page/is-article';
import { analyze } from '@/lib/text/analyze';
import { detectLanguage } from '@/lib/text/detect-language';
import { languageOf } from '@/lib/text/languages';
import { readArticle } from '@/tests/commands/read-article';
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
    readonly stance: Stance;
    readonly cue: string | null;
    readonly speaker: string | null;
  }[];
}

/** One difference between what is read and what is right. */
export interface Difference {
  /** "article.title", "article.blocks", "keyPoints", "quotations" and so on. */
  readonly field: string;
  /** What is right and is not read; null where something is read too much. */
  readonly lacks: unknown;
  /** What is read and is not right; null where something is missing. */
  readonly has: unknown;
}

export interface KnownFailure extends Difference {
  readonly reason: string;
}

export interface Truth extends Golden {
  readonly knownFailures: readonly KnownFailure[];
}

const LISTS = ['article.blocks', 'article.bullets', 'keyPoints', 'quotations'] as const;

/** All that is read otherwise than is right: of lists what is missing, what is too much, and whether the order is another. */
export function differencesOf(right: Golden, read: Golden): readonly Difference[] {
  const at = (golden: Golden, field: string): unknown =>
    field.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], golden);
  const items = (golden: Golden, field: string) =>
    ((at(golden, field) as readonly unknown[] | undefined) ?? []).map((item) => JSON.stringify(item));
  const lists = LISTS.flatMap((field): Difference[] => {
    const [wanted, found] = [items(right, field), items(read, field)];
    const lacking = wanted.filter((item) => !found.includes(item));
    const extra = found.filter((item) => !wanted.includes(item));
    const order = (all: readonly string[], others: readonly string[]) => all.filter((item) => others.includes(item));
    const isOrdered = order(wanted, found).join('\n') === order(found, wanted).join('\n');
    return [
      ...lacking.map((item) => ({ field, lacks: JSON.parse(item) as unknown, has: null })),
      ...extra.map((item) => ({ field, lacks: null, has: JSON.parse(item) as unknown })),
      ...(isOrdered ? [] : [{ field: `${field}: order`, lacks: null, has: null }]),
    ];
  });
  const names = new Set([right, read].flatMap(({ article }) => Object.keys(article ?? {})));
  const fields = ['isArticle', ...[...names].map((name) => `article.${name}`)].filter(
    (field) => !(LISTS as readonly string[]).includes(field),
  );
  const single = fields.flatMap((field): Difference[] => {
    const [lacks, has] = [at(right, field) ?? null, at(read, field) ?? null];
    return JSON.stringify(lacks) === JSON.stringify(has) ? [] : [{ field, lacks, has }];
  });
  return [...single, ...lists];
}

/** Known failures as differences. An item of a list that is read wrongly counts as two: one missing and one too much. */
export const asDifferences = ({ field, lacks, has }: Difference): readonly Difference[] =>
  (LISTS as readonly string[]).includes(field) && lacks !== null && has !== null
    ? [
        { field, lacks, has: null },
        { field, lacks: null, has },
      ]
    : [{ field, lacks, has }];

/** Names of the folders that hold a page. */
export function goldenSlugs(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(FOLDER, entry.name, 'source.html')))
    .map((entry) => entry.name)
    .sort();
}

const goldenFile = (slug: string): string => path.join(FOLDER, slug, 'expected.json');

/** What a golden page's folder says is to be read from it; null where nobody has said so yet. */
export function expectedOf(slug: string): Truth | null {
  const file = goldenFile(slug);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Truth) : null;
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
    quotations: quotations.map(({ form, contents, stance, cue, speaker }) => ({
      form,
      text: contents.map(words).join(' … '),
      stance,
      cue: cue === null ? null : words(cue),
      speaker: speaker === null ? null : (speakers[speaker]?.name ?? null),
    })),
  };
}
