import type { PageHead } from './metadata';

const ISO = /^\d{4}-\d{2}-\d{2}/;

/** ISO 8601 date, with a time where the page gives one; null where it gives none. */
export function publishedOf(head: PageHead, _url: string): string | null {
  const candidates = [
    head.structured?.published ?? null,
    ...head.metas('article:published_time', 'datepublished', 'date', 'dc.date', 'pubdate', 'parsely-pub-date'),
    ...[...head.document.querySelectorAll('time[datetime]')].map((time) => time.getAttribute('datetime')),
  ];
  for (const candidate of candidates) if (candidate !== null && ISO.test(candidate)) return candidate;
  return null;
}
