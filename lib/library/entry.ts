import { quoteOf } from '../annotation';
import type { Annotation, ArticleRecord } from '../model';

/** An annotation of the collection with what is asked of it again and again. */
export interface Entry {
  readonly annotation: Annotation;
  readonly article: ArticleRecord;
  readonly quote: string;
  /** Where it was read: the site's name, else the address' host. */
  readonly site: string;
  /** The speaker's name, or null. */
  readonly speaker: string | null;
  /** The day that it was kept, in the reader's own time: "2026-03-14". */
  readonly day: string;
  /** When its page was last visited without showing its words, ISO 8601; null where it did, or nobody knows. */
  readonly missing: string | null;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url);

export const siteOf = ({ siteName, url }: ArticleRecord): string =>
  siteName === null || siteName.trim() === '' ? hostOf(url) : siteName;

const two = (value: number) => String(value).padStart(2, '0');

/** The day of an instant in the time zone of whoever reads it; "" where it is no instant. */
export function dayOf(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The collection as one list, in the order given: articles by their newest annotation, and so within each. */
export function entriesOf(
  articles: readonly {
    readonly article: ArticleRecord;
    readonly annotations: readonly Annotation[];
    readonly missing?: Readonly<Record<string, string>>;
  }[],
): readonly Entry[] {
  return articles.flatMap(({ article, annotations, missing }) => {
    const site = siteOf(article);
    return annotations.map((annotation) => ({
      annotation,
      article,
      quote: quoteOf(annotation),
      site,
      speaker: annotation.finding.speaker?.name ?? null,
      day: dayOf(annotation.created),
      missing: missing?.[annotation.id] ?? null,
    }));
  });
}

/** Entries by their articles again, in the order of the first of each. */
export function articlesOf(
  entries: readonly Entry[],
): readonly { readonly article: ArticleRecord; readonly annotations: readonly Annotation[] }[] {
  const found = new Map<string, { article: ArticleRecord; annotations: Annotation[] }>();
  for (const { article, annotation } of entries) {
    const list = found.get(article.key);
    if (list === undefined) found.set(article.key, { article, annotations: [annotation] });
    else list.annotations.push(annotation);
  }
  return [...found.values()];
}
