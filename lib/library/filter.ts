import { colorOf, noteOf, tagsOf, versionsOf } from '../annotation';
import type { HighlightColor, KeptKind, QuotationForm } from '../model';
import { searchText, termsOf } from '../store/search';
import type { Entry } from './entry';

/** What kind of words: the forms of a quotation, key points, and whatever the reader marked. */
export type EntryForm = QuotationForm | Exclude<KeptKind, 'quotation'>;

/** What an entry is or has: something to check, other words later, none on its page at the last visit, a note. */
export const TRAITS = ['checkable', 'changed', 'missing', 'noted'] as const;
export type Trait = (typeof TRAITS)[number];

export function hasTrait({ annotation, missing }: Entry, trait: Trait): boolean {
  if (trait === 'missing') return missing !== null;
  if (trait === 'checkable') return (annotation.finding.checkable ?? []).length > 0;
  return trait === 'changed' ? versionsOf(annotation).length > 1 : noteOf(annotation) !== '';
}

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

export const entryForm = ({ annotation: { finding } }: Entry): EntryForm =>
  finding.kind === 'quotation' ? (finding.form ?? 'direct') : finding.kind;

/** Tags that differ in case only are one. */
export const tagKey = (tag: string): string => tag.toLowerCase();

/** Folded once, when it is first searched for. */
const texts = new WeakMap<Entry, string>();

function textOf(entry: Entry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const text = searchText(entry.annotation, entry.article);
  texts.set(entry, text);
  return text;
}

/** Folds so many entries that were not yet, so that the first key of a search need not; false once all are. */
export function prepareSearch(entries: readonly Entry[], most: number): boolean {
  let left = most;
  for (const entry of entries) {
    if (texts.has(entry)) continue;
    if (left === 0) return true;
    textOf(entry);
    left -= 1;
  }
  return false;
}

/** The entries that every filter lets through, in their order. */
export function filtered(entries: readonly Entry[], filters: Filters): readonly Entry[] {
  const { form, speaker, site, tag, color, from, until, traits } = filters;
  const terms = termsOf(filters.query);
  if (terms.length === 0 && filterCount(filters) === 0) return entries;
  return entries.filter(
    (entry) =>
      (form === null || entryForm(entry) === form) &&
      (speaker === null || entry.speaker === speaker) &&
      (site === null || entry.site === site) &&
      (color === null || colorOf(entry.annotation) === color) &&
      (tag === null || tagsOf(entry.annotation).some((value) => tagKey(value) === tagKey(tag))) &&
      (from === '' || entry.day >= from) &&
      (until === '' || entry.day <= until) &&
      traits.every((trait) => hasTrait(entry, trait)) &&
      terms.every((term) => textOf(entry).includes(term)),
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
    forms: counted(entries.map(entryForm)),
    speakers: counted(entries.flatMap(({ speaker }) => (speaker === null ? [] : [speaker]))),
    sites: counted(entries.map(({ site }) => site)),
    tags: counted(
      entries.flatMap(({ annotation }) => tagsOf(annotation)),
      tagKey,
    ),
    colors: counted(entries.map(({ annotation }) => colorOf(annotation))),
    traits: counted(entries.flatMap((entry) => TRAITS.filter((trait) => hasTrait(entry, trait)))),
  };
}
