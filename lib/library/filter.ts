import type { HighlightColor } from '../model';
import type { EntryForm, Trait } from '../stored';
import type { Entry } from './entry';

export type { EntryForm, Trait } from '../stored';

/** What the reader wants to see; null and "" want everything. */
export interface Filters {
  readonly query: string;
  readonly form: EntryForm | null;
  readonly speaker: string | null;
  readonly site: string | null;
  readonly tag: string | null;
  readonly color: HighlightColor | null;
  /** First and last day, "2026-03-14". */
  readonly from: string;
  readonly until: string;
  /** Only what has all of these. */
  readonly traits: readonly Trait[];
}

export const NO_FILTERS: Filters = {
  query: '',
  form: null,
  speaker: null,
  site: null,
  tag: null,
  color: null,
  from: '',
  until: '',
  traits: [],
};

/** How many filters are set, beside the words searched for. */
export const filterCount = ({ query: _, traits, ...filters }: Filters): number =>
  Object.values(filters).filter((value) => value !== null && value !== '').length + traits.length;

/** Tags that differ in case only are one. */
export const tagKey = (tag: string): string => tag.toLowerCase();

/** Which entries have every word of a query; asked for once for each query, and then for each entry. */
export type Search = (query: string) => (entry: Entry) => boolean;

/** The entries that every filter lets through, in their order. */
export function filtered(entries: readonly Entry[], filters: Filters, search: Search): readonly Entry[] {
  const { query, form, speaker, site, tag, color, from, until, traits } = filters;
  const isSearched = query.trim() !== '';
  if (!isSearched && filterCount(filters) === 0) return entries;
  const matches = isSearched ? search(query) : null;
  return entries.filter(
    (entry) =>
      (form === null || entry.form === form) &&
      (speaker === null || entry.speaker === speaker) &&
      (site === null || entry.site === site) &&
      (color === null || entry.color === color) &&
      (tag === null || entry.tags.some((value) => tagKey(value) === tagKey(tag))) &&
      (from === '' || entry.day >= from) &&
      (until === '' || entry.day <= until) &&
      traits.every((trait) => entry.traits.includes(trait)) &&
      (matches === null || matches(entry)),
  );
}

/** A value that entries have, and how many have it. */
export interface Facet<T extends string> {
  readonly value: T;
  readonly count: number;
}

export interface Facets {
  readonly forms: readonly Facet<EntryForm>[];
  readonly speakers: readonly Facet<string>[];
  readonly sites: readonly Facet<string>[];
  readonly tags: readonly Facet<string>[];
  readonly colors: readonly Facet<HighlightColor>[];
  readonly traits: readonly Facet<Trait>[];
}

function counted<T extends string>(values: Iterable<T>, keyOf: (value: T) => string = (value) => value): Facet<T>[] {
  const counts = new Map<string, { value: T; count: number }>();
  for (const value of values) {
    const known = counts.get(keyOf(value));
    if (known === undefined) counts.set(keyOf(value), { value, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** What there is to choose from, the most frequent first. */
export function facetsOf(entries: readonly Entry[]): Facets {
  return {
    forms: counted(entries.map(({ form }) => form)),
    speakers: counted(entries.flatMap(({ speaker }) => (speaker === null ? [] : [speaker]))),
    sites: counted(entries.map(({ site }) => site)),
    tags: counted(
      entries.flatMap(({ tags }) => tags),
      tagKey,
    ),
    colors: counted(entries.map(({ color }) => color)),
    traits: counted(entries.flatMap(({ traits }) => traits)),
  };
}
