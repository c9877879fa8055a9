import { type Fields, fieldsOf, foreignItem, listOf, selectorsOf, stampOf, stringOf } from './foreign';
import { type ImportItem, refused } from './item';

export const isHypothesis = (item: Fields): boolean => typeof item.uri === 'string' && item.target !== undefined;

/** The note without the claim put in words, which our own exports have before it. */
function noteIn(text: string, claim: string): string {
  if (claim === '' || !text.startsWith(claim)) return text;
  const rest = text.slice(claim.length);
  return rest === '' || rest.startsWith('\n\n') ? rest.slice(2) : text;
}

/** As Hypothesis' client exports it, and as its service answers a search. */
export function hypothesisItem(item: Fields, text: string, now: string): ImportItem {
  if (listOf(item.references).length > 0) return refused('reply', text);
  const target = fieldsOf(listOf(item.target)[0]);
  const selectors = selectorsOf(target.selector);
  if (selectors === null) return refused('no-words', text);
  const { color, claim, finding, correction, status, versions, article } = fieldsOf(item.pressmark);
  return foreignItem({
    text,
    name: stringOf(item.id),
    source: stringOf(item.uri),
    title: stringOf(listOf(fieldsOf(item.document).title)[0]),
    selectors,
    note: noteIn(stringOf(item.text), stringOf(claim)),
    tags: listOf(item.tags).slice(0, 1000).map(stringOf),
    color,
    created: stampOf(item.created),
    modified: stampOf(item.updated),
    finding,
    correction,
    status,
    versions,
    article,
    now,
  });
}
