/** Articles as citations: CSL-JSON, BibTeX (BibLaTeX's types in UTF-8), RIS. One entry an article. */
import type { ArticleRecord } from '../model';
import { normalized } from '../normalize';
import { uriOf } from './address';
import { personalName } from './personal-name';
import { oneLine } from './well-formed';
import type { Writer } from './writer';

/** Year, month, day as far as an ISO 8601 date gives them; null where it gives no year. */
export function dateParts(iso: string | null): readonly number[] | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso ?? '');
  return match === null
    ? null
    : match
        .slice(1)
        .filter((part) => part !== undefined)
        .map(Number);
}

/** First author's family name, year and first long word of the title, in ASCII; unique within one file. */
export function citationKeys(): (article: ArticleRecord) => string {
  const used = new Map<string, number>();
  const ascii = (text: string) =>
    normalized(text, 'NFKD')
      .replace(/[^A-Za-z0-9 ]+/g, '')
      .trim();
  return ({ byline, siteName, published, created, title }) => {
    const [author] = byline;
    const who = ascii(author === undefined ? (siteName ?? '') : personalName(author).family).replaceAll(' ', '');
    const year = dateParts(published ?? created)?.[0] ?? '';
    const word =
      ascii(title)
        .split(' ')
        .find(({ length }) => length > 3) ?? '';
    const key = `${who}${year}${word}`.toLowerCase() || 'article';
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  };
}

export function cslWriter(): Writer {
  let separator = '\n';
  const keyOf = citationKeys();
  return {
    head: () => '[',
    *article({ article }) {
      const { title, url, siteName, byline, published, created, lang } = article;
      const issued = dateParts(published);
      const accessed = dateParts(created);
      const entry = {
        id: keyOf(article),
        type: 'article-newspaper',
        title: oneLine(title === '' ? url : title),
        ...(byline.length === 0
          ? {}
          : {
              author: byline.map((name) => {
                const { given, family } = personalName(oneLine(name));
                return given === null ? { literal: family } : { family, given };
              }),
            }),
        ...(siteName === null ? {} : { 'container-title': oneLine(siteName) }),
        ...(issued === null ? {} : { issued: { 'date-parts': [issued] } }),
        ...(accessed === null ? {} : { accessed: { 'date-parts': [accessed] } }),
        URL: uriOf(url),
        ...(lang === 'und' ? {} : { language: lang }),
      };
      yield separator + JSON.stringify(entry);
      separator = ',\n';
    },
    foot: () => '\n]\n',
  };
}

const BIBTEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text for a BibTeX field: nothing in it is a command, and its braces balance. */
export const escapeBibtex = (text: string): string =>
  oneLine(text).replace(
    /[\\{}~^%#$&_"]/g,
    (character) => BIBTEX[character] ?? (character === '"' ? '{"}' : `\\${character}`),
  );

/** An address in a `url` field is taken word for word, but for what would end the field. */
const bibtexUrl = (url: string): string => uriOf(url).replace(/[{}\\]/g, (character) => encodeURIComponent(character));

export function bibtexWriter(): Writer {
  const keyOf = citationKeys();
  return {
    head: () => '',
    *article(kept) {
      const { title, url, siteName, byline, published, created, lang } = kept.article;
      const name = (printed: string) => {
        const { given, family } = personalName(oneLine(printed));
        return given === null ? `{${escapeBibtex(family)}}` : `${escapeBibtex(family)}, ${escapeBibtex(given)}`;
      };
      const fields: readonly (readonly [string, string])[] = [
        // Two braces keep the title's capitals.
        ['title', `{${escapeBibtex(title === '' ? url : title)}}`],
        ...(byline.length === 0 ? [] : [['author', byline.map(name).join(' and ')] as const]),
        ...(siteName === null ? [] : [['journaltitle', escapeBibtex(siteName)] as const]),
        ...(dateParts(published) === null ? [] : [['date', (published ?? '').slice(0, 10)] as const]),
        ['url', bibtexUrl(url)],
        ['urldate', created.slice(0, 10)],
        ...(lang === 'und' ? [] : [['langid', escapeBibtex(lang)] as const]),
      ];
      yield `@article{${keyOf(kept.article)},\n${fields.map(([key, value]) => `  ${key} = {${value}},\n`).join('')}}\n\n`;
    },
    foot: () => '',
  };
}

export function risWriter(): Writer {
  return {
    head: () => '',
    *article({ article: { title, url, siteName, byline, published, created, lang } }) {
      const slashed = (iso: string | null) => {
        const parts = dateParts(iso);
        if (parts === null) return '';
        const [year = 0, month, day] = parts;
        const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
        return `${year}/${two(month)}/${two(day)}/`;
      };
      const fields: readonly (readonly [string, string])[] = [
        ['TY', 'NEWS'],
        ['TI', title === '' ? url : title],
        ...byline.map((printed) => {
          const { given, family } = personalName(oneLine(printed));
          return ['AU', given === null ? family : `${family}, ${given}`] as const;
        }),
        ['T2', siteName ?? ''],
        ['PY', String(dateParts(published)?.[0] ?? '')],
        ['DA', slashed(published)],
        ['UR', uriOf(url)],
        ['Y2', slashed(created)],
        ['LA', lang === 'und' ? '' : lang],
      ];
      const lines = fields.filter(([, value]) => value !== '').map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`);
      yield `${lines.join('')}ER  - \r\n\r\n`;
    },
    foot: () => '',
  };
}
