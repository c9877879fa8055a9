/** What the citation formats have in common: keys, names, and the passages that go along as notes. */
import { isWholeArticle, noteOf } from '../annotation';
import type { ArticleRecord } from '../model';
import { normalized } from '../normalize';
import { claimLine, claimOf } from './claim-words';
import { dateParts } from './iso-date';
import { inReadingOrder, type KeptArticle } from './kept-article';
import { personalName } from './personal-name';
import { oneLine } from './well-formed';
import type { ExportWords } from './writer';

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
    const year = (dateParts(published) ?? dateParts(created))?.[0] ?? '';
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

/** Authors in one line each; names that are empty after escaping are left out. */
export const authorsOf = ({ byline }: ArticleRecord): readonly string[] =>
  byline.map(oneLine).filter((name) => name !== '');

/** Each kept passage in one line: how it is put, and what the reader notes of it. */
export function* passageLines({ article, annotations }: KeptArticle, words: ExportWords): Generator<string> {
  for (const annotation of inReadingOrder(annotations)) {
    const note = oneLine(noteOf(annotation));
    // The entry is of the whole article.
    if (isWholeArticle(annotation)) {
      if (note !== '') yield `${oneLine(words.note)} ${note}`;
      continue;
    }
    const put = oneLine(claimLine(claimOf(annotation, article.lang), words.claim));
    yield note === '' ? put : `${put} ${oneLine(words.note)} ${note}`;
  }
}
