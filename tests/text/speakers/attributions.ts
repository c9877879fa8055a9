import type { Article, Block, Span } from '../../../lib/model';
import type { Attribution } from '../../../lib/text/speakers';

/** An article of these paragraphs; one that begins with "# " is a heading. */
export function articleOf(paragraphs: readonly string[], details: Partial<Article> = {}): Article {
  const blocks: Block[] = [];
  let text = '';
  for (const paragraph of paragraphs) {
    if (text !== '') text += '\n\n';
    const heading = paragraph.startsWith('# ');
    const words = heading ? paragraph.slice(2) : paragraph;
    blocks.push({ kind: heading ? 'heading' : 'paragraph', start: text.length, end: text.length + words.length });
    text += words;
  }
  return {
    url: 'https://news.example/story',
    title: '',
    byline: [],
    siteName: null,
    published: null,
    lang: 'en',
    text,
    blocks,
    bullets: [],
    ...details,
  };
}

/**
 * Paragraphs with sources between "[" and "]" and contents between "{" and "}": the paragraphs without these marks, and
 * one attribution for each content, whose source is the nearest "[…]" of its paragraph; none there means inherited.
 */
export function attributed(
  marked: readonly string[],
  details: Partial<Article> = {},
): { article: Article; attributions: readonly Attribution[] } {
  const bare = marked.map((paragraph) => paragraph.replace(/[[\]{}]/gu, ''));
  const article = articleOf(bare, details);
  const attributions: Attribution[] = [];
  for (const [index, paragraph] of marked.entries()) {
    const offset = article.blocks[index]?.start ?? 0;
    const sources: Span[] = [];
    const contents: Span[] = [];
    let at = offset;
    let open = 0;
    for (const mark of paragraph.startsWith('# ') ? paragraph.slice(2) : paragraph) {
      if (mark === '[' || mark === '{') open = at;
      else if (mark === ']') sources.push({ start: open, end: at });
      else if (mark === '}') contents.push({ start: open, end: at });
      else at += mark.length;
    }
    for (const content of contents) {
      const gap = (source: Span) => Math.max(source.start - content.end, content.start - source.end);
      const source = [...sources].sort((a, b) => gap(a) - gap(b))[0] ?? null;
      attributions.push({ source, contents: [content], cue: null, inherited: source === null });
    }
  }
  return { article, attributions };
}
