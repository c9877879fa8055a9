import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { row as rowSchema } from '@/lib/schema/nouns';
import { isRight, settledArticle, settledHere, settledRow, after as stampAfter } from '@/lib/store/stamps';
import { ARTICLE, annotationOf } from '../export/collections';

const NOW = '2026-05-01T00:00:00.000Z';
const [FAR, ANCIENT] = ['9999-12-31T23:59:59.999Z', '0001-01-01T00:00:00.000Z'];
const CREATED = '2026-03-12T07:00:00.000Z';

const annotation = annotationOf({ number: 1, exact: 'words' });
const row = {
  id: annotation.id,
  article: ARTICLE.key,
  annotation,
  revision: 1,
  modified: annotation.modified,
  deleted: '',
};

test.each([
  ['now', NOW, NOW, true],
  ['a day ahead, by a clock that differs', '2026-05-02T00:00:00.000Z', NOW, true],
  ['a week ahead', '2026-05-08T00:00:00.000Z', NOW, false],
  ['the last that sorts as text', FAR, NOW, false],
  ['the first', ANCIENT, NOW, false],
  ['before 1970', '1969-12-31T23:59:59.999Z', NOW, false],
  ['T3 the future of a clock that stands at its beginning', NOW, '1970-01-01T00:01:00.000Z', true],
  ['T3 what no clock says', FAR, '1970-01-01T00:01:00.000Z', false],
])('T1 %s', (_, stamp, now, expected) => {
  expect(isRight(stamp, now)).toBe(expected);
});

describe('a change after another', () => {
  test('always has a stamp that is one, and that is later than what a right clock said', () => {
    const instant = fc
      .date({ min: new Date(ANCIENT), max: new Date(FAR), noInvalidDate: true })
      .map((d) => d.toISOString());
    fc.assert(
      fc.property(fc.oneof(instant, fc.constantFrom(FAR, ANCIENT, '')), instant, (last, now) => {
        const next = stampAfter(last, now);
        expect(v.is(rowSchema.pipe[0].entries.modified, next)).toBe(true);
        if (last !== '' && isRight(last, now)) expect(next > last).toBe(true);
        else expect(next).toBe(now);
      }),
    );
  });

  test.each([
    ['a clock that stands still', CREATED, CREATED, '2026-03-12T07:00:00.001Z'],
    ['a clock that went back an hour', NOW, '2026-04-30T23:00:00.000Z', '2026-05-01T00:00:00.001Z'],
    ['the greatest stamp of all', FAR, NOW, NOW],
    ['a clock that was years ahead and was put right', '2031-01-01T00:00:00.000Z', NOW, NOW],
  ])('of %s', (_, last, now, expected) => {
    expect(stampAfter(last, now)).toBe(expected);
  });
});

describe('T2 what comes in', () => {
  test.each([
    ['modified', { ...row, modified: FAR, annotation: { ...annotation, modified: FAR } }],
    ['modified long ago', { ...row, modified: ANCIENT, annotation: { ...annotation, modified: ANCIENT } }],
    ['the row alone', { ...row, modified: FAR }],
  ])('is as old as it may be where its stamp can’t be right: %s', (_, damaged) => {
    const settled = settledRow(damaged, null, NOW);
    expect([settled.modified, settled.annotation.modified]).toEqual([CREATED, CREATED]);
  });

  test('has no wrong stamp left in any field', () => {
    const selector = annotation.target.selector[0];
    const settled = settledRow(
      {
        ...row,
        annotation: { ...annotation, created: ANCIENT, modified: FAR, versions: [{ seen: FAR, selector }] },
        modified: FAR,
        deleted: FAR,
        sought: { at: FAR, found: false },
        notes: [{ digest: 'a', turns: 1, at: FAR, text: 'x' }],
      },
      null,
      NOW,
    );
    expect(JSON.stringify(settled)).not.toMatch(/9999|0001-01/);
    expect(settled).toMatchObject({ modified: NOW, deleted: NOW, sought: { at: NOW, found: false } });
    const digest = { taken: FAR, title: 't', modified: null, paragraphs: '' };
    const article = settledArticle({ ...ARTICLE, created: FAR, visited: ANCIENT, digest }, NOW);
    expect([article.created, article.visited, article.digest?.taken]).toEqual([NOW, NOW, NOW]);
    expect(settledArticle({ ...ARTICLE, visited: FAR }, NOW).visited).toBe(ARTICLE.created);
  });

  test('with right stamps stays as it is, to the byte', () => {
    expect(settledRow(row, null, NOW)).toBe(row);
    expect(settledArticle(ARTICLE, NOW)).toBe(ARTICLE);
  });

  test('means the same each time, where it has no right stamp at all', () => {
    const bare = { ...row, modified: FAR, annotation: { ...annotation, created: FAR, modified: FAR } };
    const first = settledRow(bare, null, NOW);
    const later = '2026-05-20T00:00:00.000Z';
    expect(settledRow(bare, first, later)).toEqual(first);
  });

  test('does not win over what is here with a stamp of a wrong clock', () => {
    expect(settledHere({ ...row, modified: '2031-01-01T00:00:00.000Z' }, NOW).modified).toBe(NOW);
    expect(settledHere(row, NOW)).toBe(row);
  });
});
