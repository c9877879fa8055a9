/** A page to print or to read anywhere: no script, nothing loaded, every word escaped. */
import { colorOf, isWholeArticle, noteOf, tagsOf } from '../annotation';
import type { Annotation, ArticleRecord, BlockKind } from '../model';
import { isWebAddress, uriOf } from './address';
import { claimOf, putClaim } from './claim-words';
import { htmlHead, inLanguage, htmlLink as link, htmlText as text } from './html';
import { isoDay } from './iso-date';
import { inReadingOrder, type KeptText } from './kept-article';
import { sourceOf } from './source';
import { withTextFragment } from './text-fragment';
import { oneLine } from './well-formed';
import type { ExportWords, Writer } from './writer';

/** The file's only style; the policy of the page names its hash (a test computes it), so that no other style applies. */
export const PRINT_CSS = `
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, "Noto Serif", serif; color: #201d19; background: #fff; }
h1 { font-size: 1.6rem; }
h2 { margin: 0; font-size: 1.25rem; line-height: 1.25; }
article { margin: 2.5rem 0 0; padding-top: 1rem; border-top: 1px solid #bbb; }
header p, footer, .tags { margin: .25rem 0; font: .85rem/1.4 system-ui, sans-serif; color: #555; overflow-wrap: anywhere; }
section { margin: 1.25rem 0; break-inside: avoid; }
blockquote { margin: 0; padding-inline-start: .8rem; border-inline-start: 4px solid #f4c430; white-space: pre-line; overflow-wrap: anywhere; }
.green { border-color: #62b46a; } .blue { border-color: #5a9fe0; } .pink { border-color: #e87aa4; } .purple { border-color: #a184dd; }
.lead { margin: 0 0 .25rem; font-weight: bold; overflow-wrap: anywhere; }
.sentence { margin: .5rem 0 0; font-size: .9rem; color: #444; overflow-wrap: anywhere; }
.note { margin: .5rem 0 0; white-space: pre-line; overflow-wrap: anywhere; }
h3 { margin: 2rem 0 1rem; font-size: 1rem; }
h4 { margin: 1.25rem 0 .5rem; font-size: 1rem; }
.text p, .text h4, .text blockquote { overflow-wrap: anywhere; }
.text blockquote { border-color: #bbb; }
.text { break-inside: auto; }
.digest { font: .8rem/1.4 ui-monospace, monospace; color: #555; overflow-wrap: anywhere; }
a { color: inherit; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } }
`;

export const PRINT_CSS_HASH = 'sha256-i7nqvUvXJc7hadHhoYu/H1Y8ZQ+AJ1FODLr6liOmL7o=';

function passage(annotation: Annotation, article: ArticleRecord, words: ExportWords): string {
  const { lang } = article;
  const url = sourceOf(annotation, article);
  const { lead, words: shown, tail, sentence } = putClaim(claimOf(annotation, lang), words.claim);
  const { status } = annotation;
  // A sentence of ours, whatever the name in it begins with.
  const dir = /^(?:ar|fa|he|ur)\b/i.test(words.claim.lang) ? 'rtl' : 'ltr';
  const note = noteOf(annotation);
  const tags = tagsOf(annotation);
  const cite = isWebAddress(url) ? ` cite="${text(uriOf(url))}"` : '';
  return [
    '<section>',
    ...(lead === '' ? [] : [`<p class="lead" dir="${dir}">${text(oneLine(lead))}</p>`]),
    isWholeArticle(annotation)
      ? `<p class="lead">${text(words.whole)}</p>`
      : `<blockquote class="${text(colorOf(annotation))}"${inLanguage(lang)} dir="auto"${cite}>${text(shown)}</blockquote>`,
    `<footer>${tail === '' ? '' : `<bdi>${text(oneLine(tail))}</bdi> · `}${link(words.openArticle, withTextFragment(url, annotation.target.selector[0]))}</footer>`,
    ...(sentence === null
      ? []
      : [
          `<p class="sentence" dir="auto"><strong>${text(words.sentence)}</strong> <span${inLanguage(lang)}>${text(sentence)}</span></p>`,
        ]),
    ...(note === '' ? [] : [`<p class="note" dir="auto"><strong>${text(words.note)}</strong> ${text(note)}</p>`]),
    ...(status === undefined ? [] : [`<p class="tags">${text(words.status)} ${text(words.statuses[status])}</p>`]),
    ...(tags.length === 0
      ? []
      : [`<p class="tags">${text(words.tags)} ${tags.map((tag) => `<bdi>#${text(tag)}</bdi>`).join(' ')}</p>`]),
    '</section>\n',
  ].join('\n');
}

/** A block of an article's text; nothing in it is markup but what its kind says. */
export function blockHtml(kind: BlockKind, inner: string, attributes = ''): string {
  const tag = kind === 'heading' ? 'h4' : kind === 'quote' ? 'blockquote' : 'p';
  return `<${tag}${attributes} dir="auto">${kind === 'list-item' || kind === 'key-point' ? '• ' : ''}${inner}</${tag}>`;
}

/** The text of an article as it was read, with its date and digest. */
function* fullText({ taken, digest, copy: { article } }: KeptText, words: ExportWords): Generator<string> {
  yield `<section class="text"${inLanguage(article.lang)}>\n<h3 lang="${text(words.lang)}" dir="auto">${text(words.asRead.replace('{date}', isoDay(taken) ?? taken))}</h3>\n`;
  for (const { kind, start, end } of article.blocks) yield `${blockHtml(kind, text(article.text.slice(start, end)))}\n`;
  yield `<p class="digest" lang="${text(words.lang)}">${text(words.digest)}: <span dir="ltr">${text(digest)}</span></p>\n</section>\n`;
}

export function printWriter(words: ExportWords): Writer {
  return {
    head: () => `${htmlHead({ lang: words.lang, title: words.title, css: PRINT_CSS, hash: PRINT_CSS_HASH })}<h1>${text(words.title)}</h1>
`,
    *article({ article, annotations, texts = [] }) {
      const { title, url, byline, siteName, published, lang, archived } = article;
      const origin = [byline.join(', '), siteName ?? '', isoDay(published) ?? ''].filter((part) => part !== '');
      yield [
        '<article>',
        '<header>',
        `<h2${lang === 'und' ? '' : ` lang="${text(lang)}"`} dir="auto">${text(oneLine(title === '' ? words.untitled : title))}</h2>`,
        ...(origin.length === 0 ? [] : [`<p dir="auto">${text(origin.join(' · '))}</p>`]),
        `<p>${link(url, url)}</p>`,
        ...(archived === undefined ? [] : [`<p>${text(words.archived)} ${link(archived, archived)}</p>`]),
        '</header>\n',
      ].join('\n');
      for (const annotation of inReadingOrder(annotations)) yield passage(annotation, article, words);
      for (const each of texts) yield* fullText(each, words);
      yield '</article>\n';
    },
    foot: () => '</body>\n</html>\n',
  };
}
