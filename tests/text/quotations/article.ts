import type { Article, Block, Span } from '../../../lib/model';

/** An article whose blocks are parted by a blank line; a block that starts with "# " is a heading. */
export function articleOf(source: string, lang = 'en'): Article {
  let text = '';
  const blocks: Block[] = [];
  for (const part of source.split('\n\n')) {
    const heading = part.startsWith('# ');
    const words = heading ? part.slice(2) : part;
    if (text !== '') text += '\n\n';
    blocks.push({ start: text.length, end: text.length + words.length, kind: heading ? 'heading' : 'paragraph' });
    text += words;
  }
  return {
    url: 'https://example.org/story',
    title: '',
    byline: [],
    siteName: null,
    published: null,
    lang,
    text,
    blocks,
    bullets: [],
  };
}

export const wordsOf = (article: Article, span: Span | null): string | null =>
  span && article.text.slice(span.start, span.end);
