/** CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html), as Zotero and others read it. */
import { uriOf } from './address';
import { authorsOf, citationKeys, passageLines } from './citation';
import { dateParts } from './iso-date';
import { personalName } from './personal-name';
import { oneLine } from './well-formed';
import type { ExportWords, Writer } from './writer';

/**
 * Zotero and citeproc take lines "key: value" and "{:key: value}" of a note as fields of the entry. No passage begins
 * with letters here, and the second form is parted.
 */
const noteLine = (text: string): string => `• ${text.replaceAll('{:', '{ :')}`;

export function cslWriter(words: ExportWords): Writer {
  let separator = '\n';
  const keyOf = citationKeys();
  return {
    head: () => '[',
    *article(kept) {
      const { article } = kept;
      const { title, url, siteName, published, created, lang, archived } = article;
      const issued = dateParts(published);
      const accessed = dateParts(created);
      const authors = authorsOf(article);
      const entry = {
        id: keyOf(article),
        type: 'article-newspaper',
        title: oneLine(title === '' ? url : title),
        ...(authors.length === 0
          ? {}
          : {
              author: authors.map((name) => {
                const { given, family } = personalName(name);
                return given === null ? { literal: family } : { family, given };
              }),
            }),
        ...(siteName === null ? {} : { 'container-title': oneLine(siteName) }),
        ...(issued === null ? {} : { issued: { 'date-parts': [issued] } }),
        ...(accessed === null ? {} : { accessed: { 'date-parts': [accessed] } }),
        URL: uriOf(url),
        ...(archived === undefined ? {} : { archive_location: uriOf(archived) }),
        ...(lang === 'und' ? {} : { language: oneLine(lang) }),
      };
      yield separator + JSON.stringify(entry).slice(0, -1);
      separator = ',\n';
      let isFirst = true;
      for (const line of passageLines(kept, words)) {
        // The note is written passage by passage: an article may have thousands.
        yield `${isFirst ? ',"note":"' : '\\n'}${JSON.stringify(noteLine(line)).slice(1, -1)}`;
        isFirst = false;
      }
      yield isFirst ? '}' : '"}';
    },
    foot: () => '\n]\n',
  };
}
