/** CSV by RFC 4180 with a byte order mark, as spreadsheets of all makers read it. */
import { colorOf, noteOf, quoteOf, tagsOf } from '../annotation';
import { inReadingOrder } from './kept-article';
import { sourceOf } from './source';
import { withTextFragment } from './text-fragment';
import { wellFormed } from './well-formed';
import type { Writer } from './writer';

const COLUMNS = [
  'title',
  'site',
  'authors',
  'published',
  'url',
  'words',
  'kind',
  'form',
  'speaker',
  'role',
  'note',
  'tags',
  'colour',
  'created',
  'modified',
  'link',
  'id',
] as const;

/**
 * A cell. Spreadsheets run what begins with one of these as a formula, which may read other cells and send them out
 * (https://owasp.org/www-community/attacks/CSV_Injection): a quote mark in front makes it text.
 */
export function cell(value: string): string {
  const text = wellFormed(value);
  const safe =
    /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`;

export function csvWriter(): Writer {
  return {
    head: () => `\ufeff${line(COLUMNS)}`,
    *article({ article, annotations }) {
      for (const annotation of inReadingOrder(annotations)) {
        const { kind, form, speaker } = annotation.finding;
        const url = sourceOf(annotation, article);
        const row: Record<(typeof COLUMNS)[number], string> = {
          title: article.title,
          site: article.siteName ?? '',
          authors: article.byline.join('; '),
          published: article.published ?? '',
          url,
          words: quoteOf(annotation),
          kind,
          form: form ?? '',
          speaker: speaker?.name ?? '',
          role: speaker?.role ?? '',
          note: noteOf(annotation),
          tags: tagsOf(annotation).join(', '),
          colour: colorOf(annotation),
          created: annotation.created,
          modified: annotation.modified,
          link: withTextFragment(url, annotation.target.selector[0]),
          id: annotation.id,
        };
        yield line(COLUMNS.map((column) => row[column]));
      }
    },
    foot: () => '',
  };
}
