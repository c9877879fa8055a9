/**
 * BibTeX in UTF-8, twice: as the classic styles read it (`journal`, `year`, `month`), and as biblatex does
 * (`journaltitle`, `date`, `urldate`, `langid`).
 */
import type { ArticleRecord } from '../model';
import { uriOf } from './address';
import { babelLanguage } from './babel-language';
import { authorsOf, citationKeys } from './citation';
import { dateParts, isoDay } from './iso-date';
import { personalName } from './personal-name';
import { oneLine } from './well-formed';
import type { ExportWords, Writer } from './writer';

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '"': '{"}',
};

/** Text for a BibTeX field: nothing in it is a command, and its braces balance. */
export const escapeBibtex = (text: string): string =>
  oneLine(text).replace(/[\\{}~^%#$&_"]/g, (character) => ESCAPES[character] ?? `\\${character}`);

/** An address in a `url` field is taken word for word, but for what would end the field. */
const bibtexUrl = (url: string): string => uriOf(url).replace(/[{}\\]/g, (character) => encodeURIComponent(character));

/** The names that every classic style has for the months, so that it writes them in its own way. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Names and values; a value stands in braces, or is a name of BibTeX's own. */
type Field = readonly [name: string, value: string | null];

const braced = (text: string): string => `{${text}}`;

function author(printed: string): string {
  const { given, family } = personalName(printed);
  // In braces a name is one, whatever "and" or comma is in it.
  if (given === null) return braced(escapeBibtex(family));
  return `${escapeBibtex(family)}, ${escapeBibtex(given)}`;
}

const titleField = ({ title, url }: ArticleRecord): Field =>
  // Two braces keep the title's capitals.
  ['title', braced(braced(escapeBibtex(title === '' ? url : title)))];

const authorField = (article: ArticleRecord): Field => {
  const authors = authorsOf(article);
  return ['author', authors.length === 0 ? null : braced(authors.map(author).join(' and '))];
};

const siteField = (name: string, { siteName }: ArticleRecord): Field => [
  name,
  siteName === null || oneLine(siteName) === '' ? null : braced(escapeBibtex(siteName)),
];

/** Where a web archive has the article, in words; "" where nobody knows. */
const archivedText = ({ archived }: ArticleRecord, { archived: label }: ExportWords): string =>
  archived === undefined ? '' : `${label} ${uriOf(archived)}`;

function noteOf(parts: readonly string[]): string | null {
  const note = parts.filter((part) => part !== '').join('. ');
  return note === '' ? null : braced(escapeBibtex(note));
}

function classicFields(article: ArticleRecord, words: ExportWords): readonly Field[] {
  const [year, month] = dateParts(article.published) ?? [];
  const accessed = isoDay(article.created);
  return [
    titleField(article),
    authorField(article),
    siteField('journal', article),
    ['year', year === undefined ? null : braced(String(year))],
    ['month', month === undefined ? null : (MONTHS[month - 1] ?? null)],
    ['url', braced(bibtexUrl(article.url))],
    [
      'note',
      noteOf([accessed === null ? '' : words.accessed.replace('{date}', accessed), archivedText(article, words)]),
    ],
  ];
}

function biblatexFields(article: ArticleRecord, words: ExportWords): readonly Field[] {
  const date = isoDay(article.published);
  const accessed = isoDay(article.created);
  const language = babelLanguage(article.lang);
  return [
    titleField(article),
    authorField(article),
    siteField('journaltitle', article),
    ['date', date === null ? null : braced(date)],
    ['url', braced(bibtexUrl(article.url))],
    ['urldate', accessed === null ? null : braced(accessed)],
    ['addendum', noteOf([archivedText(article, words)])],
    ['langid', language === null ? null : braced(language)],
  ];
}

function writer(fieldsOf: (article: ArticleRecord) => readonly Field[]): Writer {
  const keyOf = citationKeys();
  return {
    head: () => '',
    *article({ article }) {
      const fields = fieldsOf(article).filter(([, value]) => value !== null);
      // An article without a paper is none to the styles: they would miss the journal.
      const isInPaper = fields.some(([name]) => name.startsWith('journal'));
      const type = isInPaper ? 'article' : 'misc';
      yield `@${type}{${keyOf(article)},\n${fields.map(([name, value]) => `  ${name} = ${value},\n`).join('')}}\n\n`;
    },
    foot: () => '',
  };
}

export const bibtexWriter = (words: ExportWords): Writer => writer((article) => classicFields(article, words));

export const biblatexWriter = (words: ExportWords): Writer => writer((article) => biblatexFields(article, words));
