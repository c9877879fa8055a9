import { type Fields, fieldsOf, foreignItem, listOf, stampOf, stringOf } from './foreign';
import { htmlText } from './html-text';
import { type ImportItem, refused } from './item';

export const isObsidianPage = (item: Fields): boolean => typeof item.url === 'string' && Array.isArray(item.highlights);

/** Milliseconds since 1970, as the clipper used to name its highlights. */
const TIME_ID = /^1\d{12}$/;

/** A page of the Obsidian Web Clipper's exported highlights: one item a highlight. */
export function* obsidianItems(page: Fields, now: string): Generator<ImportItem> {
  for (const each of listOf(page.highlights)) {
    const highlight = fieldsOf(each);
    const text = JSON.stringify(each) ?? '';
    // Older versions call it content; both are HTML.
    const words = htmlText(stringOf(highlight.text) || stringOf(highlight.content));
    if (words === '') {
      yield refused('no-words', text);
      continue;
    }
    const id = stringOf(highlight.id);
    const created =
      stampOf(highlight.timestamp) ?? stampOf(highlight.createdAt) ?? (TIME_ID.test(id) ? stampOf(Number(id)) : null);
    const notes = listOf(highlight.notes).map(stringOf);
    const comment = stringOf(highlight.comment);
    yield foreignItem({
      text,
      name: `obsidian ${stringOf(page.url)} ${id} ${created ?? ''} ${words}`,
      source: stringOf(page.url),
      title: stringOf(page.title),
      selectors: [{ type: 'TextQuoteSelector', exact: words, prefix: '', suffix: '' }],
      note: [...new Set([...notes, comment])].filter((note) => note !== '').join('\n\n'),
      tags: [],
      color: highlight.color,
      created,
      modified: created,
      now,
    });
  }
}
