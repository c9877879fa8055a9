/** Notes are written, corrected, erased and sent on at random: in the end all devices hold the same, and no note is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noteOf, revised } from '@/lib/annotation';
import type { HighlightColor } from '@/lib/model';
import { merge } from '@/lib/store/merge';
import { MOST_GONE, noteDigest, withNotesAfter } from '@/lib/store/notes';
import { after } from '@/lib/store/stamps';
import type { AnnotationRow } from '@/lib/stored';
import { ARTICLE, annotationOf } from '../export/collections';

const NOW = '2026-05-01T00:00:00.000Z';
const hour = (at: number) => new Date(Date.parse('2026-03-20T00:00:00.000Z') + at * 3_600_000).toISOString();

const annotation = annotationOf({ number: 1, exact: 'words' });
const FIRST: AnnotationRow = {
  id: annotation.id,
  article: ARTICLE.key,
  annotation,
  revision: 1,
  modified: annotation.modified,
  deleted: '',
};

interface Change {
  readonly note?: string;
  readonly color?: HighlightColor;
  readonly tags?: readonly string[];
  readonly deleted?: boolean;
}

/** Makes a change as the store does. */
function changed(old: AnnotationRow, { deleted, ...edit }: Change, clock: string): AnnotationRow {
  const now = after(old.modified, clock);
  return withNotesAfter(old, {
    ...old,
    annotation: revised(old.annotation, edit, now),
    revision: old.revision + 1,
    modified: now,
    ...(deleted === undefined ? {} : { deleted: deleted ? now : '' }),
  });
}

/** The parts of a row that a backup holds. */
function sent({ binned: _, ...row }: AnnotationRow): AnnotationRow {
  return JSON.parse(JSON.stringify(row));
}

const taken = (row: AnnotationRow, incoming: AnnotationRow): AnnotationRow =>
  merge(row, sent(incoming), NOW).row ?? row;
const note = (row: AnnotationRow) => noteOf(row.annotation);

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ note: fc.constantFrom('', 'Ask', 'Ask the office', 'Check', 'Teh wall', 'The wall') }),
  },
  fc.record({ color: fc.constantFrom<HighlightColor>('yellow', 'blue', 'pink') }),
  fc.record({ tags: fc.constantFrom([], ['quay'], ['quay', 'wall']) }),
  fc.record({ deleted: fc.boolean() }),
);

const STEP = fc.oneof(
  { weight: 3, arbitrary: fc.record({ device: fc.nat(2), at: fc.nat(40), change: anyChange }) },
  fc.record({ device: fc.nat(2), from: fc.nat(2) }),
);

/** Every state of three devices on the way, the last ones last. */
const states = fc.array(STEP, { minLength: 1, maxLength: 14 }).map((steps) => {
  const devices = [FIRST, FIRST, FIRST];
  const all: AnnotationRow[] = [];
  for (const step of steps) {
    const row = devices[step.device] ?? FIRST;
    const next = 'change' in step ? changed(row, step.change, hour(step.at)) : taken(row, devices[step.from] ?? FIRST);
    devices[step.device] = next;
    all.push(next);
  }
  return [...all, ...devices];
});

const mergedAll = ([first = FIRST, ...others]: readonly AnnotationRow[]) => others.reduce(taken, first);

/** Sorted by numbers drawn for it. */
const shuffled = <T>(list: readonly T[], keys: readonly number[]): readonly T[] =>
  list
    .map((value, at) => [keys[at % keys.length] ?? 0, at, value] as const)
    .sort(([a, x], [b, y]) => a - b || x - y)
    .map(([, , value]) => value);

const ORDER = fc.array(fc.nat(1000), { minLength: 17, maxLength: 17 });

describe('versions of one annotation', () => {
  test('become the same in any order, however often each comes', () => {
    fc.assert(
      fc.property(states, ORDER, ORDER, (all, one, other) => {
        const [a, b] = [mergedAll(shuffled(all, one)), mergedAll([...shuffled(all, other), ...shuffled(all, one)])];
        expect(sent(b)).toEqual(sent(a));
      }),
      { numRuns: 800 },
    );
  });

  test('become the same however they are grouped', () => {
    fc.assert(
      fc.property(states, ORDER, fc.nat(16), (all, order, at) => {
        const list = shuffled(all, order);
        const cut = 1 + (at % list.length);
        const [left, right] = [list.slice(0, cut), list.slice(cut)];
        const grouped = right.length === 0 ? mergedAll(left) : taken(mergedAll(left), mergedAll(right));
        expect(sent(grouped)).toEqual(sent(mergedAll(list)));
      }),
      { numRuns: 800 },
    );
  });

  test('twice are as once, and nothing is written', () => {
    fc.assert(
      fc.property(states, (all) => {
        const row = mergedAll(all);
        for (const each of all) expect(merge(row, sent(each), NOW).row).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a note', () => {
  const history = fc.array(fc.tuple(fc.nat(40), anyChange), { minLength: 1, maxLength: 12 });

  test('is as it was changed last, whatever older backup comes in, here or on a third machine', () => {
    fc.assert(
      fc.property(history, ORDER, (changes, order) => {
        const rows = [FIRST];
        for (const [at, change] of changes) rows.push(changed(rows.at(-1) ?? FIRST, change, hour(at)));
        const last = rows.at(-1) ?? FIRST;
        for (const row of rows) expect(note(taken(last, row))).toBe(note(last));
        expect(note(mergedAll(shuffled(rows, order)))).toBe(note(last));
      }),
      { numRuns: 800 },
    );
  });

  test('of one device is not lost by what another did without knowing of it', () => {
    const part = fc.tuple(fc.nat(40), fc.array(anyChange, { maxLength: 4 }));
    fc.assert(
      fc.property(part, part, fc.constantFrom('', 'Ask', 'Old words'), ([atA, before], [atB, others], base) => {
        const start = changed(FIRST, { note: base }, hour(0));
        const apply = (row: AnnotationRow, changes: readonly Change[], at: number) =>
          changes.reduce((each, change) => changed(each, change, hour(at)), row);
        const a = changed(apply(start, before, atA), { note: 'of device one' }, hour(atA));
        const b = changed(apply(start, others, atB), { note: 'of device two' }, hour(atB));
        for (const both of [taken(a, b), taken(b, a)]) {
          expect(note(both)).toContain('of device one');
          expect(note(both)).toContain('of device two');
          expect(note(both)).not.toContain('Old words');
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each<readonly [string, readonly string[], string]>([
    ['that was erased does not come back', ['Ask', ''], ''],
    ['that was corrected does not get its old wording appended', ['Teh wall', 'The wall'], 'The wall'],
    ['that was taken back to an earlier wording stays so', ['Ask', 'Check', 'Ask'], 'Ask'],
    ['that was erased and written again stays', ['Ask', '', 'Ask'], 'Ask'],
  ])('%s', (_, notes, expected) => {
    const rows = [FIRST];
    for (const [at, text] of notes.entries()) rows.push(changed(rows.at(-1) ?? FIRST, { note: text }, hour(at)));
    const last = rows.at(-1) ?? FIRST;
    for (const row of rows) {
      expect(merge(last, sent(row), NOW)).toEqual({ outcome: 'same', row: null });
      expect(note(taken(row, last))).toBe(expected);
    }
  });

  test('that another contains is not repeated, and comes to light where that one was erased', () => {
    const start = changed(FIRST, { note: '' }, hour(0));
    const long = changed(start, { note: 'Ask the office' }, hour(1));
    const short = changed(start, { note: 'Ask' }, hour(2));
    const both = taken(long, short);
    expect(note(both)).toBe('Ask the office');
    expect(both.annotation.body).toHaveLength(1);
    const erased = changed(long, { note: '' }, hour(3));
    expect(note(taken(both, erased))).toBe('Ask');
    expect(note(taken(erased, short))).toBe('Ask');
    expect(note(changed(both, { note: '' }, hour(4)))).toBe('');
  });

  test('of two devices stays in two bodies until the reader writes another in their place', () => {
    const start = changed(FIRST, { note: '' }, hour(0));
    const both = taken(changed(start, { note: 'one' }, hour(1)), changed(start, { note: 'two' }, hour(2)));
    const bodies = ({ annotation: { body } }: AnnotationRow) => body.map(({ value }) => value);
    expect(bodies(both)).toEqual(['two', 'one']);
    expect(bodies(changed(both, { color: 'blue' }, hour(3)))).toEqual(['two', 'one']);
    expect(bodies(changed(both, { note: 'two\n\none' }, hour(3)))).toEqual(['two', 'one']);
    const written = changed(both, { note: 'both' }, hour(3));
    expect(bodies(taken(written, both))).toEqual(['both']);
  });

  test('that was changed a thousand times fills no record', () => {
    let row = FIRST;
    for (let at = 0; at < 1000; at += 1) row = changed(row, { note: `note ${at}` }, hour(0));
    expect(row.notes?.filter(({ turns }) => turns % 2 === 0)).toHaveLength(MOST_GONE);
    expect(JSON.stringify(row).length).toBeLessThan(30_000);
  });

  test.each([
    // The first 53 bits as the hash's reference gives them. Backups hold these numbers, so that they must never change.
    ['a', 7929297801672961],
    ['b', 8684336938537663],
    ['revenge', 4051478007546757],
    ['revenue', 8309097637345594],
  ])('%s is known by the same digest in every version', (text, hash) => {
    expect(noteDigest(text)).toBe(hash.toString(36));
  });

  test('is known by digests that differ', () => {
    const texts = Array.from({ length: 20_000 }, (_, at) => `note ${at} ${at % 7 === 0 ? 'دیوار' : 'wall'}`);
    expect(new Set(texts.map(noteDigest)).size).toBe(texts.length);
  });
});
