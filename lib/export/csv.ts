/** CSV by RFC 4180 with a byte order mark, as spreadsheets of all makers read it. */
import { colorOf, noteOf, speakerOf, tagsOf } from '../annotation';
import { claimLine, claimOf, sentenceOf, shownWords } from './claim-words';
import { isoDate } from './iso-date';
import { inReadingOrder } from './kept-article';
import { sourceOf } from './source';
import { withTextFragment } from './text-fragment';
import { wellFormed } from './well-formed';
import type { ExportWords, Writer } from './writer';

/** `claim` is the claim put in words, `words` the words in the form that they have, `sentence` what they stand in. */
const COLUMNS = [
  'title',
  'site',
  'authors',
  'published',
  'url',
  'claim',
  'words',
  'sentence',
  'kind',
  'form',
  'stance',
  'cue',
  'speaker',
  'role',
  'status',
  'note',
  'tags',
  'colour',
  'created',
  'modified',
  'link',
  'id',
  'archived',
] as const;

/**
 * A cell. Spreadsheets run what begins with one of these as a formula, which may read other cells and send them out
 * (https://owasp.org/www-community/attacks/CSV_Injection): an apostrophe in front makes it text. Many open every CSV
 * with ";" or a tab between the cells, and then a cell begins inside of ours: there it stands as well, after each
 * character that parts cells or rows anywhere, quotes and spaces left aside.
 */
export function cell(value: string): string {
  const text = wellFormed(value);
  let safe = '';
  let from = 0;
  for (const at of formulaStarts(text)) {
    safe += `${text.slice(from, at)}'`;
    from = at;
  }
  return `"${(safe + text.slice(from)).replaceAll('"', '""')}"`;
}

const SEPARATOR = /[;|\t\n]/;
const BLANK = /[\s"\u200b\ufeff]/;
const FORMULA = /[=+\-@\uff1d\uff0b\uff0d\uff20|%]/;

/** Where a cell may begin that a spreadsheet would run, in order: told in one walk, however many blanks stand there. */
function formulaStarts(text: string): readonly number[] {
  const found: number[] = [];
  // Beginnings of which nothing but blanks was seen yet.
  let open = [0];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const isBlank = BLANK.test(character);
    if (FORMULA.test(character)) found.push(...open.splice(0));
    else if (!isBlank) open = [];
    if (SEPARATOR.test(character)) open.push(at + 1);
  }
  return /^[\t\n]/.test(text) && found[0] !== 0 ? [0, ...found] : found;
}

const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`;

export function csvWriter(words: ExportWords): Writer {
  return {
    head: () => `\ufeff${line(COLUMNS)}`,
    *article({ article, annotations }) {
      for (const annotation of inReadingOrder(annotations)) {
        const { kind, form, stance, cue } = annotation.finding;
        const speaker = speakerOf(annotation);
        const claim = claimOf(annotation, article.lang);
        const url = sourceOf(annotation, article);
        const row: Record<(typeof COLUMNS)[number], string> = {
          title: article.title,
          site: article.siteName ?? '',
          authors: article.byline.join('; '),
          published: isoDate(article.published) ?? '',
          url,
          claim: claimLine(claim, words.claim),
          words: shownWords(claim),
          sentence: sentenceOf(claim) ?? '',
          kind,
          form: form ?? '',
          stance: stance ?? '',
          cue: cue ?? '',
          speaker: speaker?.name ?? '',
          role: speaker?.role ?? '',
          status: annotation.status ?? '',
          note: noteOf(annotation),
          tags: tagsOf(annotation).join(', '),
          colour: colorOf(annotation),
          created: annotation.created,
          modified: annotation.modified,
          link: withTextFragment(url, annotation.target.selector[0]),
          id: annotation.id,
          archived: article.archived ?? '',
        };
        yield line(COLUMNS.map((column) => row[column]));
      }
    },
    foot: () => '',
  };
}
