import { newestFirst } from '../annotation';
import type { Annotation, ArticleRecord } from '../model';
import type { AnnotationFacts } from '../stored';
import { factsOf } from './facts';

/** An annotation of the collection with what is asked of it again and again; its words are read when they are shown. */
export interface Entry extends Omit<AnnotationFacts, 'article'> {
  readonly article: ArticleRecord;
  /** Where it was read: the site's name, else the address' host. */
  readonly site: string;
  /** The day that it was kept, in the reader's own time: "2026-03-14". */
  readonly day: string;
  /** When the words were published, or kept where that is not known, in milliseconds; NaN where neither is a date. */
  readonly instant: number;
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

function instantOf({ created }: AnnotationFacts, { published }: ArticleRecord): number {
  const time = published === null ? Number.NaN : Date.parse(published);
  return Number.isNaN(time) ? Date.parse(created) : time;
}

export const entryOf = (facts: AnnotationFacts, article: ArticleRecord): Entry => ({
  ...facts,
  article,
  site: siteOf(article),
  day: dayOf(facts.created),
  instant: instantOf(facts, article),
});

/** Annotations with their articles as one list, in the order given. */
export function entriesOf(
  articles: readonly {
    readonly article: ArticleRecord;
    readonly annotations: readonly Annotation[];
    readonly missing?: Readonly<Record<string, string>>;
  }[],
): readonly Entry[] {
  return articles.flatMap(({ article, annotations, missing }) =>
    annotations.map((annotation) => entryOf(factsOf(annotation, article.key, missing?.[annotation.id]), article)),
  );
}

/** Articles by their newest annotation, newest first, and so within each. */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const byArticle = new Map<string, Entry[]>();
  for (const entry of entries) {
    const list = byArticle.get(entry.article.key);
    if (list === undefined) byArticle.set(entry.article.key, [entry]);
    else list.push(entry);
  }
  return [...byArticle.values()]
    .map((list) => list.sort(newestFirst))
    .sort(([a], [b]) => (a === undefined || b === undefined ? 0 : newestFirst(a, b)))
    .flat();
}
