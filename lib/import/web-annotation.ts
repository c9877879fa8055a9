import { type Fields, fieldsOf, foreignItem, listOf, selectorsOf, stampOf, stringOf } from './foreign';
import { htmlText } from './html-text';
import { type ImportItem, refused } from './item';

const typesOf = ({ type, '@type': also }: Fields): readonly unknown[] => [...listOf(type), ...listOf(also)];

export const isWebAnnotation = (item: Fields): boolean =>
  typesOf(item).some((type) => type === 'Annotation' || type === 'oa:Annotation') && item.target !== undefined;

/** A page or collection that stands inside a list: what it holds. */
export const nestedItems = (item: Fields): readonly unknown[] | null =>
  typesOf(item).some((type) => type === 'AnnotationPage' || type === 'AnnotationCollection')
    ? [...listOf(item.items), ...listOf(fieldsOf(item.first).items)]
    : null;

const idOf = (value: unknown): string => {
  const { id, '@id': also } = fieldsOf(value);
  return stringOf(value) || stringOf(id) || stringOf(also);
};

/** https://www.w3.org/TR/annotation-model/, ours and others': the first target, all notes and tags. */
export function webAnnotationItem(item: Fields, text: string, now: string): ImportItem {
  const target = fieldsOf(listOf(item.target)[0]);
  const source = idOf(target.source);
  if (source === '') return refused('no-address', text);
  const selectors = selectorsOf(target.selector);
  if (selectors === null) return refused('no-words', text);
  const notes: string[] = [];
  const tags: string[] = [];
  for (const each of [...listOf(item.body), ...listOf(item.bodyValue)].slice(0, 1000)) {
    const { value, purpose, format } =
      typeof each === 'string' ? { value: each, purpose: '', format: '' } : fieldsOf(each);
    // What our own exports say in words of a claim stands in its finding.
    if (purpose === 'describing' && item['pressmark:finding'] !== undefined) continue;
    const words = format === 'text/html' ? htmlText(stringOf(value)) : stringOf(value);
    const isTag = listOf(purpose).includes('tagging') || (purpose === undefined && item.motivation === 'tagging');
    if (words !== '') (isTag ? tags : notes).push(words);
  }
  return foreignItem({
    text,
    name: idOf(item),
    source,
    title: stringOf(fieldsOf(item['pressmark:article']).title),
    selectors,
    note: notes.join('\n\n'),
    tags,
    color: listOf(target.styleClass)[0],
    created: stampOf(item.created),
    modified: stampOf(item.modified),
    finding: item['pressmark:finding'],
    correction: item['pressmark:correction'],
    status: item['pressmark:status'],
    versions: item['pressmark:versions'],
    article: item['pressmark:article'],
    now,
  });
}
