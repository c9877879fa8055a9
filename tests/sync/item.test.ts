/** Two states of a record, made one: rules S of lib/sync/item.ts, field by field. */
import { describe, expect, test } from 'vitest';
import { type Item, isDead, joined, type Kind, lags } from '@/lib/sync/item';
import { stampOf } from '@/lib/sync/stamp';

const item = (kind: Kind, time: number, fields: Item['fields'], device = 'a'): Item => ({
  kind,
  key: 'k',
  fields,
  stamps: Object.fromEntries(Object.keys(fields).map((name) => [name, stampOf(time, 0, device)])),
});

/** What they become, which is the same whichever comes first. */
function together(one: Item, other: Item): Item {
  const both = joined(one, other);
  expect(joined(other, one)).toEqual(both);
  expect(joined(both, one)).toEqual(both);
  return both;
}

describe('a field', () => {
  test('S1 is as it was changed last, and of one stamp as its JSON sorts last', () => {
    expect(together(item('annotation', 1, { color: 'pink' }), item('annotation', 2, { color: 'blue' })).fields).toEqual(
      {
        color: 'blue',
      },
    );
    const twins = together(item('annotation', 1, { color: 'pink' }), item('annotation', 1, { color: 'blue' }));
    expect(twins.fields).toEqual({ color: 'pink' });
  });

  test('S3 tells a deletion from what was changed after it', () => {
    const deleted = item('annotation', 2, { deleted: '2026-06-01T00:00:00.000Z' });
    expect(isDead(together(deleted, item('annotation', 1, { changed: {} })))).toBe(true);
    expect(isDead(together(deleted, item('annotation', 3, { changed: {} })))).toBe(false);
  });

  test('S4 of notes or wordings has those of both', () => {
    const note = (digest: string) => ({ digest, turns: 1, at: '', text: digest });
    const notes = together(
      item('annotation', 1, { notes: [note('x')] }),
      item('annotation', 2, { notes: [note('y')] }),
    );
    expect(notes.fields.notes).toEqual(expect.arrayContaining([note('x'), note('y')]));
    const seen = (day: number) => ({ seen: `2026-06-0${day}`, selector: { exact: `words ${day}` } });
    const versions = together(
      item('annotation', 1, { versions: [seen(1), seen(3)] }),
      item('annotation', 2, { versions: [seen(2)] }),
    );
    expect(versions.fields.versions).toEqual([seen(1), seen(2), seen(3)]);
  });

  test('S5 of an article is what is known, its first day, and the digest of that day', () => {
    const before = { taken: '2026-06-01', words: 7 };
    const [first, last] = [
      {
        ...{
          title: 'The wall',
          siteName: 'The Harbour Ledger',
          byline: ['Ida Roth'],
          published: '2026-05-30',
          lang: 'en',
        },
        ...{ created: '2026-06-01', digest: before, visited: '1' },
      },
      {
        ...{ title: '', siteName: null, byline: [], published: null, lang: 'und' },
        ...{ created: '2026-06-02', digest: { ...before, taken: '2026-06-02' } },
      },
    ];
    expect(together(item('article', 1, first), item('article', 2, last)).fields).toEqual(first);
    expect(
      together(item('article', 1, { title: 'The wall' }), item('article', 2, { title: 'The quay' })).fields,
    ).toEqual({ title: 'The quay' });
    expect(
      together(item('article', 1, { digest: null }), item('article', 2, { digest: before })).fields.digest,
    ).toEqual(before);
  });

  test('S6 that was changed to less is told again; one that was so before, and notes, are not', () => {
    const lagging = (theirs: Item, ours: Item) => lags(theirs, ours, joined(ours, theirs));
    const [less, more] = [{ byline: [] }, { byline: ['Ida Roth'] }];
    expect(lagging(item('article', 2, less), item('article', 1, more))).toBe(true);
    expect(lagging(item('article', 1, less), item('article', 2, more))).toBe(false);
    expect(lagging(item('article', 2, more), item('article', 1, less))).toBe(false);
    const notes = (text: string) => ({ notes: [{ digest: text, turns: 1, at: '', text }] });
    expect(lagging(item('annotation', 2, notes('x')), item('annotation', 1, notes('y')))).toBe(false);
  });
});
