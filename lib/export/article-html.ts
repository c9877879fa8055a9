/**
 * One kept article with its passages as a file that opens anywhere: no script, nothing loaded, every word escaped. What is
 * kept is marked in the text, and the notes on it stand behind its paragraph.
 */
import { colorOf, isWholeArticle, noteOf, quoteOf, tagsOf } from '../annotation';
import type { Annotation, HighlightColor, Span } from '../model';
import { claimOf, putClaim } from './claim-words';
import { htmlHead, inLanguage, htmlLink as link, htmlText as text } from './html';
import { isoDay } from './iso-date';
import type { KeptText } from './kept-article';
import { blockHtml } from './print-html';
import { oneLine } from './well-formed';
import type { ExportWords } from './writer';

/** The file's only style; the policy of the page names its hash (a test computes it), so that no other style applies. */
export const ARTICLE_CSS = `
:root { color-scheme: light dark; --ink: #201d19; --paper: #fffdf9; --muted: #5d574f; --line: #d8d2c8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e4db; --paper: #1b1916; --muted: #a9a297; --line: #3c3832; } }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem 4rem; font: 1.125rem/1.62 Georgia, "Noto Serif", "Noto Nastaliq Urdu", serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1 { margin: .25rem 0 .75rem; font-size: 2rem; line-height: 1.15; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1rem; }
h4 { margin: 1.75rem 0 .5rem; font-size: 1.125rem; }
p { margin: 0 0 1.1em; }
blockquote { margin: 0 0 1.1em; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
header p, footer, .facts { margin: .25rem 0; font: .875rem/1.45 system-ui, sans-serif; color: var(--muted); }
header { padding-bottom: 1rem; margin-bottom: 1.5rem; border-bottom: 1px solid var(--line); }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
mark { padding: .05em 0; color: inherit; background: #f4c43066; }
mark.green { background: #62b46a66; } mark.blue { background: #5a9fe066; } mark.pink { background: #e87aa466; } mark.purple { background: #a184dd66; }
aside { margin: -.4rem 0 1.1em; padding: .5rem .75rem; border-inline-start: 4px solid #f4c430; font: .9rem/1.45 system-ui, sans-serif; }
aside.green { border-color: #62b46a; } aside.blue { border-color: #5a9fe0; } aside.pink { border-color: #e87aa4; } aside.purple { border-color: #a184dd; }
aside p { margin: 0; white-space: pre-line; }
code { font: .8rem/1.4 ui-monospace, monospace; }
a { color: inherit; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } }
`;

export const ARTICLE_CSS_HASH = 'sha256-8jfbJPBkuizKCPajaT+g5jQMPHWy1jk9hvpBjDO7HM0=';

/** A kept passage, and where it stands in the text; null where it doesn't. */
export interface PassageInText {
  readonly annotation: Annotation;
  readonly span: Span | null;
}

export interface ArticleFile extends KeptText {
  readonly kept: readonly PassageInText[];
  /** The address of a web archive's copy. */
  readonly archived?: string;
}

interface Placed {
  readonly annotation: Annotation;
  readonly span: Span;
  readonly color: HighlightColor;
}

/** The words of a block, with what is kept of them marked; of passages that overlap, the first has the words. */
function marked(words: string, { start, end }: Span, kept: readonly Placed[]): string {
  let html = '';
  let at = start;
  for (const { span, color } of kept) {
    const [from, to] = [Math.max(span.start, at), Math.min(span.end, end)];
    if (from >= to) continue;
    html += `${text(words.slice(at - start, from - start))}<mark class="${color}">${text(words.slice(from - start, to - start))}</mark>`;
    at = to;
  }
  return html + text(words.slice(at - start));
}

/** What the reader noted of a passage; "" where that is nothing. */
function noteHtml(annotation: Annotation, words: ExportWords, quote = ''): string {
  const [note, tags] = [noteOf(annotation), tagsOf(annotation)];
  const { status } = annotation;
  const lines = [
    quote === '' ? '' : `<p dir="auto">${text(quote)}</p>`,
    note === '' ? '' : `<p dir="auto">${text(note)}</p>`,
    status === undefined ? '' : `<p>${text(words.status)} ${text(words.statuses[status])}</p>`,
    tags.length === 0 ? '' : `<p>${tags.map((tag) => `<bdi>#${text(tag)}</bdi>`).join(' ')}</p>`,
  ].filter((line) => line !== '');
  return lines.length === 0 ? '' : `<aside class="${colorOf(annotation)}">${lines.join('')}</aside>\n`;
}

/** The whole file, piece by piece. */
export function* articleFile(
  { taken, digest, copy, kept, archived }: ArticleFile,
  words: ExportWords,
): Generator<string> {
  const { article, address } = copy;
  const title = oneLine(article.title === '' ? words.untitled : article.title);
  const origin = [article.byline.join(', '), article.siteName ?? '', isoDay(article.published) ?? ''];
  const day = isoDay(taken) ?? taken;
  const placed = kept
    .flatMap(({ annotation, span }): Placed[] =>
      span === null ? [] : [{ annotation, span, color: colorOf(annotation) }],
    )
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  yield `${htmlHead({ lang: words.lang, title, css: ARTICLE_CSS, hash: ARTICLE_CSS_HASH })}<header>
<h1${inLanguage(article.lang)} dir="auto">${text(title)}</h1>
<p dir="auto">${text(origin.filter((part) => part !== '').join(' · '))}</p>
<p>${link(address, address)}</p>
${archived === undefined ? '' : `<p>${text(words.archived)} ${link(archived, archived)}</p>\n`}<p dir="auto">${text(words.asRead.replace('{date}', day))}</p>
</header>
`;
  for (const { annotation } of kept) if (isWholeArticle(annotation)) yield noteHtml(annotation, words);
  yield `<main${inLanguage(article.lang)}>\n`;
  for (const block of article.blocks) {
    const here = placed.filter(({ span }) => span.start < block.end && span.end > block.start);
    yield `${blockHtml(block.kind, marked(article.text.slice(block.start, block.end), block, here))}\n`;
    for (const { annotation, span } of here) if (span.start >= block.start) yield noteHtml(annotation, words);
  }
  yield '</main>\n';
  const missing = kept.filter(({ annotation, span }) => span === null && !isWholeArticle(annotation));
  if (missing.length > 0) yield `<h2>${text(words.title)}</h2>\n`;
  for (const { annotation } of missing) {
    const { lead, words: shown, tail } = putClaim(claimOf(annotation, article.lang), words.claim);
    yield noteHtml(
      annotation,
      words,
      [oneLine(lead), shown || quoteOf(annotation), oneLine(tail)].filter(Boolean).join(' '),
    );
  }
  yield `<footer>\n<p>${text(words.digest)}: <code dir="ltr">${text(digest)}</code></p>\n</footer>\n</body>\n</html>\n`;
}
