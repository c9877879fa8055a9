/** Markdown (CommonMark) with YAML front matter, as Obsidian and other note books read it: one article, one text. */
import { isWholeArticle, noteOf, tagsOf } from '../annotation';
import type { Annotation, ArticleRecord, BlockKind } from '../model';
import { trimmed } from '../trim';
import { isWebAddress, uriOf } from './address';
import { claimOf, putClaim } from './claim-words';
import { isoDate, isoDay } from './iso-date';
import { inReadingOrder, type KeptArticle, type KeptText } from './kept-article';
import { sourceOf } from './source';
import { withTextFragment } from './text-fragment';
import { oneLine, wellFormed } from './well-formed';
import type { ExportWords } from './writer';

/**
 * Text as Markdown that shows exactly it: whatever Markdown, HTML or Obsidian (wiki links, tags, comments, highlights)
 * would take for markup is escaped. Lines stay lines.
 */
export function escapeMarkdown(text: string): string {
  return wellFormed(text)
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/[\\`*_{}[\]<>#|~^$=&%]/g, '\\$&')
        // Lists, rules and setext headings begin a line.
        .replace(/^([-+])/, '\\$1')
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'),
    )
    .join('\n');
}

/** A YAML scalar in double quotes, which is JSON but for some separators that YAML wants escaped. */
const scalar = (text: string): string =>
  JSON.stringify(oneLine(text)).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A tag as note books take it: letters, digits, "_", "-" and "/", and not digits only. */
export function noteBookTag(tag: string): string {
  const marked = wellFormed(tag).replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-');
  const clean = trimmed(marked, (character) => character === '-' || character === '/');
  return /^[\p{N}]+$/u.test(clean) ? `_${clean}` : clean;
}

const link = (label: string, url: string): string =>
  isWebAddress(url) ? `[${escapeMarkdown(label)}](<${uriOf(url)}>)` : escapeMarkdown(label);

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

function frontMatter({ article, annotations }: KeptArticle): string {
  const { title, url, byline, siteName, lang, created, archived } = article;
  const published = isoDate(article.published);
  const tags = [...new Set(annotations.flatMap(tagsOf).map(noteBookTag))].filter((tag) => tag !== '');
  const list = (name: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`${name}:`, ...values.map((value) => `  - ${scalar(value)}`)];
  return [
    '---',
    `title: ${scalar(title)}`,
    `source: ${scalar(url)}`,
    ...(archived === undefined ? [] : [`archived: ${scalar(archived)}`]),
    ...list('author', byline),
    ...(siteName === null ? [] : [`site: ${scalar(siteName)}`]),
    ...(published === null ? [] : [`published: ${scalar(published)}`]),
    `created: ${scalar(created)}`,
    ...(lang === 'und' ? [] : [`lang: ${scalar(lang)}`]),
    ...list('tags', tags),
    '---',
  ].join('\n');
}

function passage(annotation: Annotation, article: ArticleRecord, words: ExportWords): string {
  const put = putClaim(claimOf(annotation, article.lang), words.claim);
  const url = sourceOf(annotation, article);
  const where = link(words.openArticle, withTextFragment(url, annotation.target.selector[0]));
  const note = noteOf(annotation);
  const tags = tagsOf(annotation)
    .map(noteBookTag)
    .filter((tag) => tag !== '');
  const inline = (text: string) => escapeMarkdown(oneLine(text));
  const { status } = annotation;
  const isWhole = isWholeArticle(annotation);
  return [
    ...(isWhole ? [`${inline(words.whole)} · ${where}`] : []),
    ...(isWhole
      ? []
      : [
          quoted([inline(put.lead), escapeMarkdown(put.words)].filter((part) => part !== '').join(' ')),
          '>',
          `> ${[inline(put.tail), where].filter((part) => part !== '').join(' · ')}`,
        ]),
    ...(put.sentence === null ? [] : ['>', `> ${inline(`${words.sentence} ${put.sentence}`)}`]),
    // A blank line ends the quotation; a note of several lines keeps them, by hard breaks.
    ...(note === '' ? [] : ['', escapeMarkdown(note).replace(/(?<!\n)\n(?!\n)/g, '\\\n')]),
    ...(status === undefined ? [] : ['', inline(`${words.status} ${words.statuses[status]}`)]),
    ...(tags.length === 0 ? [] : ['', tags.map((tag) => `#${tag}`).join(' ')]),
  ].join('\n');
}

/** A block of an article's text, with the marks that its kind has in Markdown. */
function block(kind: BlockKind, text: string): string {
  const escaped = escapeMarkdown(text);
  if (kind === 'heading') return `### ${oneLine(escaped)}`;
  if (kind === 'quote') return quoted(escaped);
  return kind === 'list-item' || kind === 'key-point' ? `- ${oneLine(escaped)}` : escaped;
}

/** The text of an article as it was read, with its date and digest. */
function* fullText({ taken, digest, copy: { article } }: KeptText, words: ExportWords): Generator<string> {
  yield `\n## ${escapeMarkdown(words.asRead.replace('{date}', isoDay(taken) ?? taken))}\n`;
  for (const { kind, start, end } of article.blocks) yield `\n${block(kind, article.text.slice(start, end))}\n`;
  yield `\n${escapeMarkdown(words.digest)}: \`${digest}\`\n`;
}

/** The whole text of an article's note. */
export function* markdownOf(kept: KeptArticle, words: ExportWords): Generator<string> {
  const { title, url, byline, siteName, published, archived } = kept.article;
  const origin = [byline.join(', '), siteName ?? '', isoDay(published) ?? ''].filter((part) => part !== '');
  yield `${frontMatter(kept)}\n\n# ${escapeMarkdown(oneLine(title === '' ? words.untitled : title))}\n\n`;
  if (origin.length > 0) yield `${escapeMarkdown(oneLine(origin.join(' · ')))}\n\n`;
  yield `${link(oneLine(url), url)}\n`;
  if (archived !== undefined) yield `\n${escapeMarkdown(words.archived)} ${link(oneLine(archived), archived)}\n`;
  for (const annotation of inReadingOrder(kept.annotations)) yield `\n${passage(annotation, kept.article, words)}\n`;
  for (const text of kept.texts ?? []) yield* fullText(text, words);
}
