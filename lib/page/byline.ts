import type { PageHead } from './metadata';
import { tidy } from './metadata';

/** Names of the authors as printed, without "By". */
export function bylineOf(head: PageHead): string[] {
  const structured = head.structured?.authors ?? [];
  if (structured.length > 0) return structured.map(tidy);
  return head
    .metas('author', 'article:author', 'dc.creator', 'parsely-author')
    .filter((name) => !/^https?:/.test(name))
    .map(tidy);
}
