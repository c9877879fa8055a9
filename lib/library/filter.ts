import type { ClaimStatus, HighlightColor, Stance } from '../model';
import type { EntryForm, Trait } from '../stored';
import type { Entry } from './entry';

export type { EntryForm, Trait } from '../stored';

/** What the reader wants to see; null and "" want everything. */
export interface Filters {
  readonly query: string;
  readonly form: EntryForm | null;
  readonly stance: Stance | null;
  readonly status: ClaimStatus | null;
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
  stance: null,
  status: null,
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

/**
 * Which entries have every word of a query; asked for once for each query, and then for each entry, with its place among
 * all of them.
 */
export type Search = (query: string) => (entry: Entry, place: number) => boolean;

/** By place of an entry: 1 where every filter lets it through. */
export function marked(entries: readonly Entry[], filters: Filters, search: Search): Uint8Array {
  const { query, form, stance, status, speaker, site, tag, color, from, until, traits } = filters;
  const marks = new Uint8Array(entries.length).fill(1);
  const leave = (isIn: (entry: Entry, place: number) => boolean) => {
    for (let place = 0; place < marks.length; place += 1) {
      const entry = entries[place];
      if (marks[place] === 1 && entry !== undefined && !isIn(entry, place)) marks[place] = 0;
    }
  };
  if (query.trim() !== '') leave(search(query));
  if (filterCount(filters) === 0) return marks;
  const wanted = tag === null ? null : tagKey(tag);
  leave(
    (entry) =>
      (form === null || entry.form === form) &&
      (stance === null || entry.stance === stance) &&
      (status === null || entry.status === status) &&
      (speaker === null || entry.speaker === speaker) &&
      (site === null || entry.site === site) &&
      (color === null || entry.color === color) &&
      (wanted === null || entry.tags.some((value) => tagKey(value) === wanted)) &&
      (from === '' || entry.day >= from) &&
      (until === '' || entry.day <= until) &&
      traits.every((trait) => entry.traits.includes(trait)),
  );
  return marks;
}

/** The ids of the entries that are marked, in their order. */
export const markedIds = (entries: readonly Entry[], marks: Uint8Array): readonly string[] =>
  entries.flatMap(({ id }, place) => (marks[place] === 1 ? [id] : []));

/** How many entries are marked, and in how many articles they are; what it is made of is gone through once. */
export function counting(entries: readonly Entry[]): (marks: Uint8Array) => { entries: number; articles: number } {
  const places = new Map<string, number>();
  const articleOf = Uint32Array.from(entries, ({ article: { key } }) => {
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  return (marks) => {
    const seen = new Uint8Array(places.size);
    const count = { entries: 0, articles: 0 };
    for (let place = 0; place < articleOf.length; place += 1) {
      if (marks[place] !== 1) continue;
      count.entries += 1;
      const article = articleOf[place] ?? 0;
      if (seen[article] === 0) count.articles += 1;
      seen[article] = 1;
    }
    return count;
  };
}

/** A value that entries have, and how many have it. */
export interface Facet<T extends string> {
  readonly value: T;
  readonly count: number;
}

export interface Facets {
  readonly forms: readonly Facet<EntryForm>[];
  readonly stances: readonly Facet<Stance>[];
  readonly statuses: readonly Facet<ClaimStatus>[];
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

const known = <T>(values: readonly (T | null)[]): readonly T[] => values.filter((value) => value !== null);

/** What there is to choose from, the most frequent first. */
export function facetsOf(entries: readonly Entry[]): Facets {
  return {
    forms: counted(entries.map(({ form }) => form)),
    stances: counted(known(entries.map(({ stance }) => stance))),
    statuses: counted(known(entries.map(({ status }) => status))),
    speakers: counted(known(entries.map(({ speaker }) => speaker))),
    sites: counted(entries.map(({ site }) => site)),
    tags: counted(
      entries.flatMap(({ tags }) => tags),
      tagKey,
    ),
    colors: counted(entries.map(({ color }) => color)),
    traits: counted(entries.flatMap(({ traits }) => traits)),
  };
}
