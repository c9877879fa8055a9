import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noteOf } from '@/lib/annotation';
import { joinedNotes, merge, mergedArticle, rebasedNote } from '@/lib/store/merge';
import type { AnnotationRow, Sought } from '@/lib/stored';
import { ARTICLE, annotationOf } from '../export/collections';

const day = (at: number) => `2026-03-${String(10 + at).padStart(2, '0')}T00:00:00.000Z`;

interface Version {
  readonly at: number;
  readonly note: string;
  readonly color?: 'yellow' | 'blue';
  readonly deleted?: boolean;
  readonly sought?: Sought;
}

function rowOf({ at, note, color = 'yellow', deleted = false, sought }: Version): AnnotationRow {
  const annotation = { ...annotationOf({ number: 1, exact: 'words', note, color }), modified: day(at) };
  return {
    id: annotation.id,
    article: ARTICLE.key,
    annotation,
    revision: at + 1,
    modified: day(at),
    deleted: deleted ? day(at) : '',
    ...(sought === undefined ? {} : { sought }),
  };
}

const NOW = '2026-05-01T00:00:00.000Z';

const merged = (a: AnnotationRow, b: AnnotationRow) => merge(a, b, NOW).row ?? a;

const anyVersion = fc
  .record({
    at: fc.nat(9),
    note: fc.constantFrom('', 'Ask', 'Ask the office', 'Check', 'Check\n\nAsk'),
    color: fc.constantFrom('yellow' as const, 'blue' as const),
    deleted: fc.boolean(),
    sought: fc.option(fc.record({ at: fc.nat(9).map(day), found: fc.boolean() }), { nil: undefined }),
  })
  .map(({ sought, ...version }) => rowOf({ ...version, ...(sought === undefined ? {} : { sought }) }));

describe('the merge rule', () => {
  test.each([
    [
      'M1 the newer colour stays',
      { at: 1, note: '', color: 'blue' },
      { at: 2, note: '' },
      'same',
      ['yellow', '', false],
    ],
    ['M1 a newer colour comes', { at: 1, note: '' }, { at: 2, note: '', color: 'blue' }, 'merged', ['blue', '', false]],
    [
      'M2 a later deletion wins',
      { at: 1, note: 'a' },
      { at: 2, note: 'a', deleted: true },
      'binned',
      ['yellow', 'a', true],
    ],
    [
      'M2 an older deletion does not',
      { at: 2, note: 'a' },
      { at: 1, note: 'a', deleted: true },
      'same',
      ['yellow', 'a', false],
    ],
    [
      'M2 what is in the bin stays there',
      { at: 2, note: 'a', deleted: true },
      { at: 1, note: 'a' },
      'inBin',
      ['yellow', 'a', true],
    ],
    [
      'M2 what was changed after it comes back',
      { at: 1, note: 'a', deleted: true },
      { at: 2, note: 'b' },
      'merged',
      ['yellow', 'b\n\na', false],
    ],
    [
      'M3 both notes, the newer first',
      { at: 2, note: 'b' },
      { at: 1, note: 'a' },
      'merged',
      ['yellow', 'b\n\na', false],
    ],
    [
      'M3 a note that the other contains is not repeated',
      { at: 2, note: 'a b' },
      { at: 1, note: 'a' },
      'same',
      ['yellow', 'a b', false],
    ],
  ] as readonly (readonly [string, Version, Version, string, readonly unknown[]])[])(
    '%s',
    (name, stored, incoming, outcome, expected) => {
      const result = merge(rowOf(stored), rowOf(incoming), NOW);
      const row = result.row ?? rowOf(stored);
      if (!name.startsWith('M1 the newer')) expect(result.outcome).toBe(outcome);
      expect([row.annotation.target.styleClass, noteOf(row.annotation), row.deleted !== '']).toEqual(expected);
    },
  );

  test('gives the same whichever comes first, and the same again', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (a, b) => {
        const [one, other] = [merged(a, b), merged(b, a)];
        expect(other.annotation).toEqual(one.annotation);
        expect(other.deleted).toBe(one.deleted);
        expect(other.sought).toEqual(one.sought);
        const again = merged(one, b);
        expect(again.annotation).toEqual(one.annotation);
        expect(again.deleted).toBe(one.deleted);
        expect(again.sought).toEqual(one.sought);
      }),
      { numRuns: 2000 },
    );
  });

  test('M5 the later visit says whether the words were found, and decides nothing else', () => {
    const [lost, found] = [
      { at: day(3), found: false },
      { at: day(5), found: true },
    ];
    const stored = rowOf({ at: 2, note: 'b', color: 'blue', sought: lost });
    const older = rowOf({ at: 1, note: '', sought: found });
    expect(merge(stored, older, NOW)).toEqual({ outcome: 'same', row: { ...stored, sought: found } });
    expect(
      merge(rowOf({ at: 2, note: 'b', sought: found }), rowOf({ at: 1, note: '', sought: lost }), NOW).row,
    ).toBeNull();
    expect(merge(rowOf({ at: 1, note: '' }), stored, NOW).row).toMatchObject({ sought: lost, deleted: '' });
    expect(merge(stored, rowOf({ at: 4, note: '' }), NOW).row?.sought).toEqual(lost);
  });

  test('never loses a word of a note', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (a, b) => {
        const note = noteOf(merged(a, b).annotation);
        for (const word of `${noteOf(a.annotation)} ${noteOf(b.annotation)}`.split(/\s+/)) expect(note).toContain(word);
      }),
      { numRuns: 2000 },
    );
  });

  test('a file can’t move an annotation to another page', () => {
    const incoming = rowOf({ at: 3, note: 'x' });
    const elsewhere = {
      ...incoming,
      article: 'https://elsewhere.example/',
      annotation: {
        ...incoming.annotation,
        target: { ...incoming.annotation.target, source: 'https://elsewhere.example/' },
      },
    };
    const row = merged(rowOf({ at: 1, note: '' }), elsewhere);
    expect([row.article, row.annotation.target.source]).toEqual([ARTICLE.key, ARTICLE.url]);
  });

  test('M4 the article that was opened last decides, and what it leaves open the other fills', () => {
    const stored = { ...ARTICLE, visited: day(1) };
    const poor = {
      ...ARTICLE,
      title: 'New title',
      siteName: null,
      byline: [],
      published: null,
      lang: 'und',
      visited: day(2),
      created: day(0),
    };
    expect(mergedArticle(stored, poor, NOW)).toEqual({
      ...stored,
      title: 'New title',
      visited: day(2),
      created: day(0),
    });
    expect(mergedArticle(null, poor, NOW)).toEqual(poor);
  });
});

test.each([
  ['a', '', 'a'],
  ['', 'a', 'a'],
  ['a b', 'b', 'a b'],
  ['b', 'a b', 'a b'],
  ['a', 'c', 'a\n\nc'],
])('the notes %j and %j are %j', (first, second, expected) => {
  expect(joinedNotes(first, second)).toBe(expected);
});

test.each([
  ['nobody else wrote', 'a', 'a', 'a b', 'a b'],
  ['another window wrote below', 'a\n\nz', 'a', 'a b', 'a b\n\nz'],
  ['another window wrote something else', 'z', '', 'a', 'z\n\na'],
  ['the part that was edited is gone', 'z', 'a', 'a b', 'z\n\na b'],
  ['a word of the other window’s is not taken for the part', 'lab\n\na', 'a', 'b', 'lab\n\nb'],
  ['nothing was typed', 'z', 'a', 'a', 'z'],
  ['the note was cleared', 'z\n\na', 'a', '', 'z'],
])('where %s', (_, current, before, mine, expected) => {
  expect(rebasedNote(current, before, mine)).toBe(expected);
});
