/**
 * What a device knows of a record since it was last compared: of every field a hash of its value and the stamp of its last
 * change. What differs from that was changed here since then. The values themselves are in the store. Pure.
 */
import { noteDigest } from '../store/notes';
import { canonical, type Fields, type Item, type Stamps } from './item';
import type { Noun } from './nouns';
import type { Shadow } from './ports';
import { nextStamp, type Stamp } from './stamp';

export interface Known {
  readonly stamps: Stamps;
  /** Of the values that are stored. */
  readonly hashes: Readonly<Record<string, string>>;
  /**
   * Values that the stored record can't show as they are: the date of a deletion that a later change took back, tags whose
   * order two devices chose, fields of a newer version.
   */
  readonly values: Fields;
}

/** Most fields of a record have one stamp, which is written once. */
export function pack({ stamps, hashes, values }: Known): string {
  const list = [...new Set(Object.values(stamps))];
  const places = new Map(list.map((stamp, index) => [stamp, index]));
  const fields = Object.entries(stamps).map(([name, stamp]) => [name, places.get(stamp), hashes[name] ?? '']);
  return JSON.stringify(Object.keys(values).length === 0 ? [list, fields] : [list, fields, values]);
}

export function unpack(text: string): Known {
  const [list, fields, values = {}] = JSON.parse(text) as [Stamp[], [string, number, string][], Fields?];
  return {
    stamps: Object.fromEntries(fields.map(([name, place]) => [name, list[place] ?? ''])),
    hashes: Object.fromEntries(fields.map(([name, , hash]) => [name, hash])),
    values,
  };
}

const hashOf = (value: unknown): string => noteDigest(canonical(value ?? null));

export const NOTHING: Known = { stamps: {}, hashes: {}, values: {} };

/** What is known of an item once these fields of it are stored. */
export function knownOf({ fields, stamps }: Pick<Item, 'fields' | 'stamps'>, stored: Fields): Known {
  const names = Object.keys(stamps);
  const hashes = Object.fromEntries(names.map((name) => [name, hashOf(stored[name])]));
  const hidden = names.filter((name) => hashOf(fields[name]) !== hashes[name]);
  return { stamps, hashes, values: Object.fromEntries(hidden.map((name) => [name, fields[name]])) };
}

/**
 * What is known of a stored record. Where it is not certain that the record was written as it is known now, a field whose value is
 * still the earlier one counts as known from then, and a field with the new value as known from now.
 */
export function knownIn(shadow: Shadow | undefined, fields: Fields): Known {
  if (shadow === undefined) return NOTHING;
  const now = unpack(shadow.known);
  if (shadow.before === undefined || shadow.before === '') return now;
  const before = unpack(shadow.before);
  const old = Object.keys(before.stamps).filter((name) => {
    const hash = hashOf(fields[name]);
    return hash !== now.hashes[name] && hash === before.hashes[name];
  });
  const of = <T>(values: Readonly<Record<string, T>>) =>
    old.flatMap((name): [string, T][] => (Object.hasOwn(values, name) ? [[name, values[name] as T]] : []));
  const values = Object.entries(now.values).filter(([name]) => !old.includes(name));
  return {
    stamps: { ...now.stamps, ...Object.fromEntries(of(before.stamps)) },
    hashes: { ...now.hashes, ...Object.fromEntries(of(before.hashes)) },
    values: Object.fromEntries([...values, ...of(before.values)]),
  };
}

export interface Observed {
  readonly item: Item;
  /** Whether it was changed here since it was last compared. */
  readonly isChanged: boolean;
}

/**
 * A stored record as an item: fields that are not as they are known have a new stamp, of `time` (ms since 1970) or of the
 * least that is later than what is known of them.
 */
export function observed({ kind, key, fields }: Noun, known: Known, device: string, time: number): Observed {
  const names = [...new Set([...Object.keys(fields), ...Object.keys(known.stamps)])];
  const changed = new Set(names.filter((name) => known.hashes[name] !== hashOf(fields[name])));
  // All fields of one change get one stamp, which is later than the stamps that any of them had.
  const before = [...changed].flatMap((name) => known.stamps[name] ?? []);
  const stamp = nextStamp(time, device, before);
  const states = names.map((name): [string, unknown, Stamp] => {
    if (changed.has(name)) return [name, fields[name] ?? null, stamp];
    return [
      name,
      Object.hasOwn(known.values, name) ? known.values[name] : (fields[name] ?? null),
      known.stamps[name] ?? stamp,
    ];
  });
  return {
    isChanged: changed.size > 0,
    item: {
      kind,
      key,
      fields: Object.fromEntries(states.map(([name, value]) => [name, value])),
      stamps: Object.fromEntries(states.map(([name, , stamp]) => [name, stamp])),
    },
  };
}
