import { oldestFirst } from '../annotation';
import { elementAt } from '../element-at';
import { firstIndex } from '../first-index';
import type { ArticleRecord } from '../model';
import type { Entry } from './entry';
import { tagKey } from './filter';

export type Grouping = 'article' | 'speaker' | 'tag';

/** Entries under one heading. */
export interface Group {
  /** Names the group among those of its grouping; "" for the entries that have no speaker or tag. */
  readonly key: string;
  /** The article's title, the speaker or the tag; "" where there is none. */
  readonly name: string;
  /** The speaker's role as last kept, or null. */
  readonly role: string | null;
  /** The article, where that is what groups. */
  readonly article: ArticleRecord | null;
  readonly entries: readonly Entry[];
}

/** A line of the list: a heading, or an entry under it. */
export type Row =
  | { readonly kind: 'group'; readonly id: string; readonly group: Group }
  | { readonly kind: 'entry'; readonly id: string; readonly entry: Entry };

/**
 * The lines of a list, which may be a hundred thousand: each is made when it is asked for. Their ids are unique: an entry
 * stands under one article, but under several tags.
 */
export interface Rows {
  readonly length: number;
  at(index: number): Row | null;
  isGroup(index: number): boolean;
  /** A number that names the line, the same in every list of which it is one. */
  numberAt(index: number): number;
  /** Where the line of that id is, or -1. */
  indexOf(id: string): number;
}

/** Numbers for the ids of lines, which stay what they are while lists come and go. */
export class RowNumbers {
  private readonly known = new Map<string, number>();

  /** The number of an id; a new one where it has none. */
  of(id: string): number {
    const number = this.known.get(id) ?? this.known.size;
    if (number === this.known.size) this.known.set(id, number);
    return number;
  }

  /** The number of an id, or null. */
  get(id: string): number | null {
    return this.known.get(id) ?? null;
  }
}

const NONE: readonly string[] = [''];

function keysOf({ article, speaker, tags }: Entry, grouping: Grouping): readonly string[] {
  if (grouping === 'article') return [article.key];
  if (grouping === 'speaker') return speaker === null ? NONE : [speaker.toLowerCase()];
  return tags.length === 0 ? NONE : tags.map(tagKey);
}

/** What the group of that key is called after an entry of it. */
function nameIn({ article, speaker, tags }: Entry, grouping: Grouping, key: string): string {
  if (grouping === 'article') return article.title;
  return (grouping === 'speaker' ? speaker : tags.find((tag) => tagKey(tag) === key)) ?? '';
}

const positionOf = ({ position }: Entry): number => position ?? Number.POSITIVE_INFINITY;

/** `Infinity - Infinity` would be NaN: two places that are not known count as equal. */
const byPosition = (a: Entry, b: Entry) => (positionOf(a) === positionOf(b) ? 0 : positionOf(a) - positionOf(b));

const byArticle = (a: Entry, b: Entry) =>
  a.article.key === b.article.key ? byPosition(a, b) : a.article.key < b.article.key ? -1 : 1;

/** Of any two the same one is first whatever else is in the list: what is left out changes no order. */
const inTime = (a: Entry, b: Entry) =>
  (a.instant === b.instant ? 0 : a.instant - b.instant) || byArticle(a, b) || oldestFirst(a, b);

const inText = (a: Entry, b: Entry) => byPosition(a, b) || oldestFirst(a, b);

const idOfGroup = (key: string) => `group ${key}`;

/** A group that has something to show. */
interface ShownGroup {
  readonly group: number;
  /** The first entry of it in the order of all. */
  readonly first: number;
  readonly count: number;
  readonly name: string;
}

/**
 * All entries under their headings, sorted once: a search at each key has only to leave out.
 *
 * Articles in the order of the entries, each in the order of its text; speakers and tags by number, those without any
 * last, and what a person said in the order of time. An entry with several tags stands under each.
 */
export class Arrangement {
  private readonly keys: readonly string[];
  /** By group: where its members start; one more, the end of the last. */
  private readonly starts: Uint32Array;
  /** Places in `entries`, group by group, in order. */
  private readonly members: Uint32Array;
  private readonly memberNumbers: Uint32Array;
  private readonly groupNumbers: Uint32Array;

  constructor(
    private readonly entries: readonly Entry[],
    private readonly grouping: Grouping,
    private readonly numbers: RowNumbers = new RowNumbers(),
  ) {
    const groups = new Map<string, number[]>();
    entries.forEach((entry, place) => {
      for (const key of keysOf(entry, grouping)) {
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [place]);
        else group.push(place);
      }
    });
    const before = grouping === 'article' ? inText : inTime;
    const sorted = [...groups.values()].map((places) =>
      places.sort((a, b) => {
        const [one, other] = [entries[a], entries[b]];
        return one === undefined || other === undefined ? 0 : before(one, other);
      }),
    );
    this.keys = [...groups.keys()];
    this.members = Uint32Array.from(sorted.flat());
    this.starts = new Uint32Array(sorted.length + 1);
    sorted.forEach(({ length }, group) => {
      this.starts[group + 1] = (this.starts[group] ?? 0) + length;
    });
    this.groupNumbers = Uint32Array.from(this.keys, (key) => numbers.of(idOfGroup(key)));
    this.memberNumbers = new Uint32Array(this.members.length);
    this.keys.forEach((key, group) => {
      for (let at = this.starts[group] ?? 0; at < (this.starts[group + 1] ?? 0); at += 1) {
        const entry = entries[this.members[at] ?? -1];
        if (entry !== undefined) this.memberNumbers[at] = numbers.of(this.idOf(entry, key));
      }
    });
  }

  /** The lines of those entries whose `marks`, in their order, are 1. */
  rows(marks: Uint8Array): Rows {
    const groups = this.groupsOf(marks);
    const lines = new Int32Array(groups.reduce((sum, { count }) => sum + count + 1, 0));
    let line = 0;
    // A member by its place, a heading by the place of its group among those that are shown, below 0.
    groups.forEach(({ group }, place) => {
      lines[line++] = -1 - place;
      const end = this.starts[group + 1] ?? 0;
      for (let at = this.starts[group] ?? 0; at < end; at += 1) {
        if (marks[this.members[at] ?? -1] === 1) lines[line++] = at;
      }
    });
    const numberAt = (index: number) => {
      const at = lines[index] ?? 0;
      return (at < 0 ? this.groupNumbers[groups[-1 - at]?.group ?? -1] : this.memberNumbers[at]) ?? -1;
    };
    const known = new Map<number, Row>();
    const make = (index: number): Row | null => {
      const at = lines[index];
      if (at === undefined) return null;
      if (at < 0) {
        const group = groups[-1 - at];
        return group === undefined ? null : this.headingOf(group, marks);
      }
      const entry = this.entries[this.members[at] ?? -1];
      if (entry === undefined) return null;
      return { kind: 'entry', id: this.idOf(entry, elementAt(this.keys, this.groupOf(at))), entry };
    };
    return {
      length: lines.length,
      isGroup: (index) => (lines[index] ?? 0) < 0,
      numberAt,
      at: (index) => {
        const row = known.get(index) ?? make(index);
        if (row !== null) known.set(index, row);
        return row;
      },
      indexOf: (id) => {
        const number = this.numbers.get(id);
        if (number === null) return -1;
        for (let index = 0; index < lines.length; index += 1) if (numberAt(index) === number) return index;
        return -1;
      },
    };
  }

  private idOf({ id }: Entry, key: string): string {
    return this.grouping === 'article' ? id : `${key} ${id}`;
  }

  /** The group that a member stands in. */
  private groupOf(member: number): number {
    return Math.max(0, firstIndex(this.keys.length, (at) => (this.starts[at] ?? 0) > member) - 1);
  }

  private groupsOf(marks: Uint8Array): readonly ShownGroup[] {
    const shown: ShownGroup[] = [];
    for (let group = 0; group < this.keys.length; group += 1) {
      const end = this.starts[group + 1] ?? 0;
      let first = this.entries.length;
      let count = 0;
      for (let at = this.starts[group] ?? 0; at < end; at += 1) {
        const place = this.members[at] ?? -1;
        if (marks[place] !== 1) continue;
        count += 1;
        if (place < first) first = place;
      }
      const entry = this.entries[first];
      if (entry === undefined) continue;
      shown.push({ group, first, count, name: nameIn(entry, this.grouping, elementAt(this.keys, group)) });
    }
    if (this.grouping === 'article') return shown.sort((a, b) => a.first - b.first);
    const isNone = ({ group }: ShownGroup) => Number(this.keys[group] === '');
    return shown.sort((a, b) => isNone(a) - isNone(b) || b.count - a.count || (a.name < b.name ? -1 : 1));
  }

  private headingOf({ group, name }: ShownGroup, marks: Uint8Array): Row {
    const key = elementAt(this.keys, group);
    const places = this.members.subarray(this.starts[group], this.starts[group + 1]);
    const entries = Array.from(places).flatMap((place) => (marks[place] === 1 ? (this.entries[place] ?? []) : []));
    return {
      kind: 'group',
      id: idOfGroup(key),
      group: {
        key,
        name,
        role: this.grouping === 'speaker' ? (entries.at(-1)?.role ?? null) : null,
        article: this.grouping === 'article' ? (entries[0]?.article ?? null) : null,
        entries,
      },
    };
  }
}
