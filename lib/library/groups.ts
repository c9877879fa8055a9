import type { ArticleRecord } from '../model';
import type { Entry } from './entry';
import { tagKey } from './filter';

export type Grouping = 'article' | 'speaker' | 'tag';

/** Entries under one heading. */
export interface Group {
  /** Names the group among those of its grouping; "" for the entries that have no speaker or tag. */
  readonly key: string;
  /** The speaker or the tag; "" where there is none. An article's heading is made from its record. */
  readonly name: string;
  /** The speaker's role as last kept, or null. */
  readonly role: string | null;
  /** The article, where that is what groups. */
  readonly article: ArticleRecord | null;
  readonly entries: readonly Entry[];
}

interface Key {
  readonly key: string;
  readonly name: string;
}

const NONE: readonly Key[] = [{ key: '', name: '' }];

function keysOf(entry: Entry, grouping: Grouping): readonly Key[] {
  if (grouping === 'article') return [{ key: entry.article.key, name: entry.article.title }];
  if (grouping === 'speaker') {
    return entry.speaker === null ? NONE : [{ key: entry.speaker.toLowerCase(), name: entry.speaker }];
  }
  return entry.tags.length === 0 ? NONE : entry.tags.map((tag) => ({ key: tagKey(tag), name: tag }));
}

const positionOf = ({ position }: Entry): number => position ?? Number.POSITIVE_INFINITY;

/** Infinite places are the same place. */
const byPosition = (a: Entry, b: Entry) => (positionOf(a) === positionOf(b) ? 0 : positionOf(a) - positionOf(b));

const inTime = (a: Entry, b: Entry) =>
  (a.instant === b.instant ? 0 : a.instant - b.instant) ||
  (a.article.key === b.article.key ? byPosition(a, b) : 0) ||
  (a.id < b.id ? -1 : 1);

const inText = (a: Entry, b: Entry) => byPosition(a, b) || (a.id < b.id ? -1 : 1);

/**
 * Articles in the order of the entries, each in the order of its text; speakers and tags by number, those without any
 * last, and what a person said in the order of time. An entry with several tags stands under each.
 */
export function groupsOf(entries: readonly Entry[], grouping: Grouping): readonly Group[] {
  const groups = new Map<string, { key: string; name: string; entries: Entry[] }>();
  for (const entry of entries) {
    for (const { key, name } of keysOf(entry, grouping)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { key, name, entries: [entry] });
      else group.entries.push(entry);
    }
  }
  const list = [...groups.values()].map(({ key, name, entries: members }): Group => {
    const sorted = members.sort(grouping === 'article' ? inText : inTime);
    return {
      key,
      name,
      role: grouping === 'speaker' ? (sorted.at(-1)?.role ?? null) : null,
      article: grouping === 'article' ? (sorted[0]?.article ?? null) : null,
      entries: sorted,
    };
  });
  if (grouping === 'article') return list;
  return list.sort(
    (a, b) =>
      Number(a.key === '') - Number(b.key === '') || b.entries.length - a.entries.length || (a.name < b.name ? -1 : 1),
  );
}

/** A line of the list: a heading, or an entry under it. */
export type Row =
  | { readonly kind: 'group'; readonly id: string; readonly group: Group }
  | { readonly kind: 'entry'; readonly id: string; readonly entry: Entry };

/** Rows of entries under their articles: the same at each key of a search. */
const underArticles = new WeakMap<Entry, Row>();

function underArticle(entry: Entry): Row {
  const known = underArticles.get(entry);
  if (known !== undefined) return known;
  const row: Row = { kind: 'entry', id: entry.id, entry };
  underArticles.set(entry, row);
  return row;
}

/** All groups as one list of rows, whose ids are unique: an entry stands under one article, but under several tags. */
export function rowsOf(groups: readonly Group[]): readonly Row[] {
  const rows: Row[] = [];
  for (const group of groups) {
    rows.push({ kind: 'group', id: `group ${group.key}`, group });
    for (const entry of group.entries) {
      rows.push(
        group.article === null ? { kind: 'entry', id: `${group.key} ${entry.id}`, entry } : underArticle(entry),
      );
    }
  }
  return rows;
}
