/**
 * A record as it travels: every field with the stamp of its last change. Two states of a record become one, the same
 * whichever comes first, however often and in whatever order. Pure. The merge rule of lib/store/merge.ts, grown to fields:
 *
 * S1 Of a field the state with the greater stamp holds (of one stamp the one whose JSON sorts last, which only devices
 *    with one identity can make differ). A field that one state lacks is taken from the other.
 * S2 Tags are a field each, so that two devices may each have added one.
 * S3 A deletion holds until the record is changed after it.
 * S4 Notes are never lost: they are a set that merges by itself (lib/store/notes.ts), and so are the wordings seen.
 * S5 Of an article what is known goes before what is not; when it was first kept from is the earlier, and its digest is
 *    that of the first day.
 * S6 Who changed a field after us, and yet doesn't have what it becomes with ours by S4 or S5, is told of ours again: it
 *    read ours before it made the change, and won't read it once more.
 */
import * as v from 'valibot';
import { MOST_VERSIONS } from '../annotation';
import type { Version } from '../model';
import { tracesTogether } from '../store/notes';
import type { NoteTrace } from '../stored';
import { STAMP, type Stamp } from './stamp';

export const KINDS = ['annotation', 'article', 'correction', 'merge'] as const;
export type Kind = (typeof KINDS)[number];

export type Fields = Readonly<Record<string, unknown>>;
export type Stamps = Readonly<Record<string, Stamp>>;

export interface Item {
  readonly kind: Kind;
  readonly key: string;
  /** A field that is null is known to be empty; one that is absent is not known. */
  readonly fields: Fields;
  /** Of every field. */
  readonly stamps: Stamps;
}

export const item = v.pipe(
  v.object({
    kind: v.picklist(KINDS),
    key: v.pipe(v.string(), v.minLength(1), v.maxLength(100_000)),
    fields: v.record(v.string(), v.unknown()),
    stamps: v.record(v.string(), v.pipe(v.string(), v.regex(STAMP))),
  }),
  v.check(({ fields, stamps }) => Object.keys(fields).every((name) => Object.hasOwn(stamps, name)), 'without a stamp'),
) satisfies v.GenericSchema<unknown, Item>;

export const idOfItem = ({ kind, key }: Pick<Item, 'kind' | 'key'>): string => `${kind}:${key}`;

export const keyIn = (id: string): string => id.slice(id.indexOf(':') + 1);

/** JSON with the fields of every object in one order. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'null'
  );
}

interface State {
  readonly value: unknown;
  readonly stamp: Stamp;
}

/** The merged state of a field; its stamp is that of the change whose value it shows. */
type Rule = (a: State, b: State) => State;

const isLater = (a: State, b: State): boolean =>
  a.stamp === b.stamp ? canonical(a.value) > canonical(b.value) : a.stamp > b.stamp;

const later: Rule = (a, b) => (isLater(b, a) ? b : a);

const isKnown = (value: unknown) =>
  value !== null && value !== '' && value !== 'und' && !(Array.isArray(value) && value.length === 0);

const known: Rule = (a, b) => (isKnown(a.value) === isKnown(b.value) ? later(a, b) : isKnown(a.value) ? a : b);

/** A value that both have a part in. */
const both =
  (together: (a: unknown, b: unknown) => unknown): Rule =>
  (a, b) => ({ value: together(a.value, b.value), stamp: a.stamp > b.stamp ? a.stamp : b.stamp });

const least = both((a, b) => (String(a) <= String(b) ? a : b));

const listOf = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? value : []);

const notes = both((a, b) => tracesTogether(listOf<NoteTrace>(a), listOf<NoteTrace>(b)));

/** Every wording that either state has; where that is more than may be kept, the first and the newest ones. */
const versions = both((a, b) => {
  const all = new Map(
    [...listOf<Version>(a), ...listOf<Version>(b)].map((each) => [canonical([each.seen, each]), each]),
  );
  const inOrder = [...all].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, version]) => version);
  const [first] = inOrder;
  if (first === undefined) return null;
  return inOrder.length > MOST_VERSIONS ? [first, ...inOrder.slice(1 - MOST_VERSIONS)] : inOrder;
});

/** The digest of the day when it was first kept from. */
const first = both((a, b) => {
  if (a === null || b === null) return a ?? b;
  const sortable = (value: unknown) => canonical([(value as { taken?: unknown }).taken, value]);
  return sortable(a) <= sortable(b) ? a : b;
});

const RULES: Readonly<Record<Kind, Readonly<Record<string, Rule>>>> = {
  annotation: { notes, versions },
  article: {
    title: known,
    siteName: known,
    byline: known,
    published: known,
    lang: known,
    created: least,
    digest: first,
  },
  correction: {},
  merge: {},
};

const ruleOf = (kind: Kind, field: string): Rule => {
  const rules = RULES[kind];
  return Object.hasOwn(rules, field) ? (rules[field] ?? later) : later;
};

/** Both states of one record as one. */
export function joined(a: Item, b: Item): Item {
  const fields: [string, unknown][] = [];
  const stamps: [string, Stamp][] = [];
  for (const name of new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])) {
    const states = [a, b]
      .filter((each) => Object.hasOwn(each.fields, name))
      .map((each): State => ({ value: each.fields[name], stamp: each.stamps[name] ?? '' }));
    const [one, other] = states;
    if (one === undefined) continue;
    const { value, stamp } = other === undefined ? one : ruleOf(a.kind, name)(one, other);
    fields.push([name, value]);
    stamps.push([name, stamp]);
  }
  return { kind: a.kind, key: a.key, fields: Object.fromEntries(fields), stamps: Object.fromEntries(stamps) };
}

/** S6: whether an item lacks what it has become together with ours. */
export function lags(incoming: Item, local: Item, together: Item): boolean {
  return Object.keys(RULES[incoming.kind]).some(
    (name) =>
      // Notes merge by themselves, so that what was unknown where they were changed comes back without this.
      name !== 'notes' &&
      Object.hasOwn(incoming.fields, name) &&
      (incoming.stamps[name] ?? '') > (local.stamps[name] ?? '') &&
      canonical(incoming.fields[name]) !== canonical(together.fields[name]),
  );
}

/** S3: whether the record is deleted; `changed` is stamped anew with every change of the reader's. */
export function isDead({ fields, stamps }: Item): boolean {
  const { deleted } = fields;
  return typeof deleted === 'string' && deleted !== '' && (stamps.deleted ?? '') >= (stamps.changed ?? '');
}

/** The item of a deleted record once its words have been removed for good. */
export const tombstone = ({ kind, key, fields, stamps }: Item): Item => ({
  kind,
  key,
  fields: { deleted: fields.deleted ?? '' },
  stamps: { deleted: stamps.deleted ?? '' },
});

/** Joins an item with the one of its id, where there is one. */
export function joinInto(items: Map<string, Item>, item: Item): void {
  const id = idOfItem(item);
  const known = items.get(id);
  items.set(id, known === undefined ? item : joined(known, item));
}
