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
    ['M1 the newer colour stays', { at: 2, note: '', color: 'blue' }, { at: 1, note: '' }, 'same', ['blue', '', false]],
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
    (_, stored, incoming, outcome, expected) => {
      const result = merge(rowOf(stored), rowOf(incoming), NOW);
      const row = result.row ?? rowOf(stored);
      expect(result.outcome).toBe(outcome);
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

  test('M1 of two changes of one moment that with more changes before it wins, and of as many the same one everywhere', () => {
    const [few, many] = [rowOf({ at: 2, note: '' }), { ...rowOf({ at: 2, note: '', color: 'blue' }), revision: 9 }];
    for (const row of [merged(few, many), merged(many, few)]) expect(row.annotation.target.styleClass).toBe('blue');
    const other = { ...many, revision: few.revision };
    expect(merged(few, other).annotation).toEqual(merged(other, few).annotation);
  });

  test('M1 the same fields in another order are the same', () => {
    const stored = rowOf({ at: 2, note: 'a', sought: { at: day(1), found: true } });
    const turned = Object.fromEntries(Object.entries(stored).reverse()) as unknown as AnnotationRow;
    expect(merge(stored, turned, NOW)).toEqual({ outcome: 'same', row: null });
  });

  test('M2 a deletion is in the bin from the day on which it came here, and from then on only', () => {
    const [living, gone] = [rowOf({ at: 1, note: '' }), rowOf({ at: 2, note: '', deleted: true })];
    expect(merge(null, gone, NOW).row?.binned).toBe(NOW);
    expect(merge(living, gone, NOW).row?.binned).toBe(NOW);
    expect(merge({ ...gone, binned: day(5) }, rowOf({ at: 4, note: '', deleted: true }), NOW).row?.binned).toBe(day(5));
    // For a record from before that day was stored, the thirty days count from its deletion.
    expect(merge(gone, rowOf({ at: 4, note: '', deleted: true }), NOW).row?.binned).toBe(day(2));
    expect(merge({ ...gone, binned: day(5) }, rowOf({ at: 4, note: '' }), NOW).row).not.toHaveProperty('binned');
    expect(merge(null, living, NOW)).toEqual({ outcome: 'added', row: living });
  });

  test('M5 of two visits at once the one that found the words is believed', () => {
    const [lost, found] = [
      { at: day(3), found: false },
      { at: day(3), found: true },
    ];
    for (const [a, b] of [
      [lost, found],
      [found, lost],
    ] as const) {
      const row = merged(rowOf({ at: 1, note: '', sought: a }), rowOf({ at: 1, note: '', sought: b }));
      expect(row.sought).toEqual(found);
    }
    expect(merged(rowOf({ at: 1, note: '' }), rowOf({ at: 1, note: '', sought: lost })).sought).toEqual(lost);
    expect(merged(rowOf({ at: 1, note: '' }), rowOf({ at: 2, note: '' }))).not.toHaveProperty('sought');
  });

  test('M7 what is dated after now, or not at all, never wins', () => {
    const stored = rowOf({ at: 2, note: '' });
    const ahead = { ...rowOf({ at: 2, note: '', color: 'blue' }), modified: '2031-01-01T00:00:00.000Z', revision: 1 };
    expect(merged(stored, ahead).annotation.target.styleClass).toBe('yellow');
    const { visited: _, ...opened } = { ...ARTICLE, title: 'Ahead', visited: '2031-01-01T00:00:00.000Z' };
    const article = mergedArticle(
      { ...ARTICLE, visited: day(9) },
      { ...opened, visited: '2031-01-01T00:00:00.000Z' },
      NOW,
    );
    expect([article.title, article.visited]).toEqual([ARTICLE.title, day(9)]);
  });

  test('M3 never loses a word of a note', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (a, b) => {
        const note = noteOf(merged(a, b).annotation);
        for (const word of `${noteOf(a.annotation)} ${noteOf(b.annotation)}`.split(/\s+/)) expect(note).toContain(word);
      }),
      { numRuns: 2000 },
    );
  });

  test('M6 a file can’t move an annotation to another page', () => {
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
    // The other way round: the record here was opened last, and lacks what the file has.
    expect(mergedArticle({ ...poor, visited: day(5) }, { ...stored, visited: day(4) }, NOW)).toEqual({
      ...stored,
      title: 'New title',
      visited: day(5),
      created: day(0),
    });
  });

  test('M4 of two that leave nothing open the later one stands, but for the key, the address and the first digest', () => {
    const digest = { taken: day(1), title: 'First', modified: null, paragraphs: 'a b' };
    const stored = { ...ARTICLE, visited: day(1), created: day(2), digest };
    const later = {
      ...{ ...ARTICLE, key: 'https://ledger.example/other', url: 'https://ledger.example/other', title: 'Later' },
      ...{ siteName: 'Other', byline: ['Ida Roth'], published: '2026-03-01', lang: 'de' },
      ...{ visited: day(3), created: day(4), digest: { ...digest, title: 'Later' } },
    };
    expect(mergedArticle(stored, later, NOW)).toEqual({
      ...later,
      key: stored.key,
      url: stored.url,
      created: day(2),
      digest,
    });
    const { digest: _, ...without } = later;
    expect(mergedArticle(without, { ...stored, visited: day(9) }, NOW).digest).toEqual(digest);
    expect(mergedArticle(without, without, NOW)).not.toHaveProperty('digest');
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
  ['the note was cleared and stood between others', 'y\n\na\n\nz', 'a', '', 'y\n\nz'],
  ['white space around is no change', ' a \n', 'a', ' b ', 'b'],
  ['both wrote the same', 'b', 'a', 'b', 'b'],
  ['another window wrote above', 'z\n\na', 'a', 'b', 'z\n\nb'],
  ['the part begins a paragraph of the other window’s', 'a pier\n\nz', 'a', 'b', 'a pier\n\nz\n\nb'],
  ['the part ends a paragraph of the other window’s', 'on a\n\nz', 'a', 'b', 'on a\n\nz\n\nb'],
  ['the first whole paragraph of several like it', 'lab\n\na\n\na', 'a', 'b', 'lab\n\nb\n\na'],
])('where %s', (_, current, before, mine, expected) => {
  expect(rebasedNote(current, before, mine)).toBe(expected);
});
