import type { SearchDoc } from '../stored';
import { termsOf } from './search';
import type { SegmentReader } from './search-segment';

/**
 * The search index as it is at one time: segments, and over them the journal of what was kept, changed or deleted since
 * the last of them was made. Pure, and no more than strings: the background and the library page both hold one.
 *
 * Passages have numbers from 0 to `size` - 1, which hold for one such index only.
 */
export class SearchIndex {
  readonly size: number;
  /** By number: 1 where the passage lives and nothing newer is known of it. */
  private readonly living: Uint8Array;
  private readonly offsets: readonly number[];
  private readonly journalOffset: number;
  private ids: readonly string[] | null = null;
  private times: Float64Array | null = null;
  private order: Uint32Array | null = null;
  private numbers: Map<string, number> | null = null;
  private articles: { readonly keys: readonly string[]; readonly of: Uint32Array } | null = null;

  /** Newest last. */
  constructor(
    readonly readers: readonly SegmentReader[],
    readonly journal: readonly SearchDoc[],
  ) {
    let size = 0;
    this.offsets = readers.map(({ segment }) => {
      size += segment.ids.length;
      return size - segment.ids.length;
    });
    this.journalOffset = size;
    this.size = size + journal.length;
    this.living = new Uint8Array(this.size).fill(1);
    const superseded = new Set(journal.map(({ id }) => id));
    for (let at = readers.length - 1; at >= 0; at -= 1) {
      const reader = readers[at];
      if (reader === undefined) continue;
      for (const id of superseded) {
        const place = reader.placeOf(id);
        if (place >= 0) this.living[(this.offsets[at] ?? 0) + place] = 0;
      }
      for (const id of reader.segment.over) superseded.add(id);
    }
    journal.forEach(({ text }, at) => {
      if (text === null) this.living[this.journalOffset + at] = 0;
    });
  }

  /** By number: 1 where the passage has every word of the query (all living ones where it has none). */
  match(query: string): Uint8Array {
    const matches = this.living.slice();
    const marks = new Uint8Array(this.size);
    for (const term of termsOf(query)) {
      marks.fill(0);
      this.readers.forEach((reader, at) => {
        reader.mark(term, marks, this.offsets[at] ?? 0);
      });
      this.journal.forEach(({ text }, at) => {
        if (text?.includes(term)) marks[this.journalOffset + at] = 1;
      });
      for (let number = 0; number < matches.length; number += 1)
        matches[number] = (matches[number] ?? 0) & (marks[number] ?? 0);
    }
    return matches;
  }

  idOf(number: number): string {
    this.ids ??= [...this.readers.flatMap(({ segment }) => segment.ids), ...this.journal.map(({ id }) => id)];
    return this.ids[number] ?? '';
  }

  /** Whether a passage was made after another; of one moment, the order of ids. */
  isNewer(number: number, than: number): boolean {
    this.times ??= Float64Array.from([
      ...this.readers.flatMap(({ segment }) => segment.created),
      ...this.journal.map(({ created }) => Date.parse(created) || 0),
    ]);
    const [time, other] = [this.times[number] ?? 0, this.times[than] ?? 0];
    return time === other ? this.idOf(number) > this.idOf(than) : time > other;
  }

  /** All numbers, what was made last first. */
  newestFirst(): Uint32Array {
    this.order ??= Uint32Array.from({ length: this.size }, (_, number) => number).sort((a, b) =>
      a === b ? 0 : this.isNewer(a, b) ? -1 : 1,
    );
    return this.order;
  }

  /** The number of a living passage, or -1. */
  numberOf(id: string): number {
    if (this.numbers === null) {
      const numbers = new Map<string, number>();
      for (let number = 0; number < this.size; number += 1) {
        if (this.living[number] === 1) numbers.set(this.idOf(number), number);
      }
      this.numbers = numbers;
    }
    return this.numbers.get(id) ?? -1;
  }

  /** The keys of all articles, and by number of a passage the place of its article's key among them. */
  articlesOf(): { readonly keys: readonly string[]; readonly of: Uint32Array } {
    if (this.articles !== null) return this.articles;
    const places = new Map<string, number>();
    const placeOf = (key: string) => {
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, places.size);
      return places.size - 1;
    };
    const of = new Uint32Array(this.size);
    this.readers.forEach(({ segment: { articles, articleOf } }, at) => {
      const here = articles.map(placeOf);
      articleOf.forEach((place, index) => {
        of[(this.offsets[at] ?? 0) + index] = here[place] ?? 0;
      });
    });
    this.journal.forEach(({ article }, at) => {
      of[this.journalOffset + at] = placeOf(article);
    });
    this.articles = { keys: [...places.keys()], of };
    return this.articles;
  }

  /** How many of a segment's passages live. */
  livingIn(at: number): number {
    const start = this.offsets[at] ?? 0;
    const end = start + (this.readers[at]?.segment.ids.length ?? 0);
    let count = 0;
    for (let number = start; number < end; number += 1) count += this.living[number] ?? 0;
    return count;
  }

  isLiving(at: number, place: number): boolean {
    return this.living[(this.offsets[at] ?? 0) + place] === 1;
  }
}
