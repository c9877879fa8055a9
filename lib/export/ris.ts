/** RIS (https://en.wikipedia.org/wiki/RIS_(file_format)), as Zotero, EndNote and Mendeley read it. */
import { uriOf } from './address';
import { authorsOf, passageLines } from './citation';
import { dateParts } from './iso-date';
import { personalName } from './personal-name';
import { oneLine } from './well-formed';
import type { ExportWords, Writer } from './writer';

/** "2026/03/12/", with what is not known left empty; "" for no date. */
function slashed(iso: string | null): string {
  const parts = dateParts(iso);
  if (parts === null) return '';
  const [year, month, day] = parts;
  const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
  return `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}/`;
}

const line = (tag: string, value: string): string => {
  const text = oneLine(value);
  return text === '' ? '' : `${tag}  - ${text}\r\n`;
};

export function risWriter(words: ExportWords): Writer {
  return {
    head: () => '',
    *article(kept) {
      const { article } = kept;
      const { title, url, siteName, published, created, lang } = article;
      const year = dateParts(published)?.[0];
      yield [
        line('TY', 'NEWS'),
        line('TI', title === '' ? url : title),
        ...authorsOf(article).map((printed) => {
          const { given, family } = personalName(printed);
          return line('AU', given === null ? family : `${family}, ${given}`);
        }),
        line('T2', siteName ?? ''),
        line('PY', year === undefined ? '' : String(year).padStart(4, '0')),
        line('DA', slashed(published)),
        line('UR', uriOf(url)),
        line('Y2', slashed(created)),
        line('LA', lang === 'und' ? '' : lang),
      ].join('');
      for (const passage of passageLines(kept, words)) yield line('N1', passage);
      if (article.archived !== undefined) yield line('N1', `${words.archived} ${uriOf(article.archived)}`);
      yield 'ER  - \r\n\r\n';
    },
    foot: () => '',
  };
}
