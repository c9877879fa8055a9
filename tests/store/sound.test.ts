/** What is checked of a stored record before it is read: each field that other code relies on, and no other. */
import { describe, expect, test } from 'vitest';
import { isSoundSegment, segmentOf } from '@/lib/store/search-segment';
import { articleFor, isSoundArticle, isSoundRow } from '@/lib/store/sound';
import { ARTICLE, annotationOf } from '../export/collections';

const annotation = annotationOf({ number: 1, exact: 'words', note: 'n', tags: ['t'] });
const row = {
  id: annotation.id,
  article: ARTICLE.key,
  annotation,
  revision: 1,
  modified: annotation.modified,
  deleted: '',
};

/** `value` with something else at a path of field names. */
function at(value: object, path: string, other: unknown): unknown {
  const [name = '', ...rest] = path.split('.');
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
  copy[name] = rest.length === 0 ? other : at((copy[name] ?? {}) as object, rest.join('.'), other);
  return copy;
}

describe('a row', () => {
  test.each([
    ['that is whole', row],
    ['with nobody’s words', at(row, 'annotation.finding.speaker', null)],
    ['with somebody’s', at(row, 'annotation.finding.speaker', { name: 'Ida', role: null })],
    ['that the reader corrected', at(row, 'annotation.correction', { speaker: { name: 'Ida', role: null } })],
    ['that the reader said is nobody’s', at(row, 'annotation.correction', { speaker: null })],
    ['whose correction names no speaker', at(row, 'annotation.correction', {})],
    ['with a field that a later version has', at(row, 'annotation.later', 7)],
    ['without a revision, which nothing relies on', at(row, 'revision', undefined)],
    ['without notes or tags', at(row, 'annotation.body', [])],
  ])('%s is sound', (_, value) => {
    expect(isSoundRow(value)).toBe(true);
  });

  test.each([
    ...['id', 'article', 'modified', 'deleted', 'annotation', 'annotation.id', 'annotation.created'],
    ...[
      'annotation.modified',
      'annotation.target',
      'annotation.finding',
      'annotation.body',
      'annotation.target.source',
    ],
    ...['annotation.target.styleClass', 'annotation.target.selector', 'annotation.target.selector.0'],
    ...['exact', 'prefix', 'suffix'].map((name) => `annotation.target.selector.0.${name}`),
    ...['annotation.body.0', 'annotation.body.0.purpose', 'annotation.body.1.value', 'annotation.finding.speaker'],
  ])('that has a number in the place of its %s is not', (path) => {
    expect(isSoundRow(at(row, path, 7))).toBe(false);
  });

  test.each([
    ['is a word', 'row'],
    ['is nothing', null],
    ['is not there', undefined],
    ['has a correction that is none', at(row, 'annotation.correction', 7)],
    ['has a correction of nothing', at(row, 'annotation.correction', null)],
    ['has a speaker of the reader’s that is a word', at(row, 'annotation.correction', { speaker: 'Ida' })],
    ['has no speaker, and no word that there is none', at(row, 'annotation.finding.speaker', undefined)],
  ])('that %s is not', (_, value) => {
    expect(isSoundRow(value)).toBe(false);
  });
});

describe('an article', () => {
  test('that is whole is sound, also with nobody in its byline', () => {
    expect(isSoundArticle(ARTICLE)).toBe(true);
    expect(isSoundArticle({ ...ARTICLE, byline: [], siteName: null, published: null })).toBe(true);
  });

  test.each(['key', 'url', 'title', 'lang', 'created', 'visited', 'byline', 'byline.0'])(
    'that has a number in the place of its %s is not',
    (path) => {
      expect(isSoundArticle(at(ARTICLE, path, 7))).toBe(false);
    },
  );

  test('that is lost is made up of what its rows say, and of nothing else', () => {
    expect(articleFor(row)).toEqual({
      ...{ key: ARTICLE.key, url: annotation.target.source, title: '', siteName: null, byline: [], published: null },
      ...{ lang: 'und', created: annotation.created, visited: annotation.created },
    });
    expect(isSoundArticle(articleFor(row))).toBe(true);
  });
});

describe('a segment of the index', () => {
  const doc = { id: 'a', article: 'k', created: '2026-03-12T07:00:00.000Z', text: 'wall quay' };
  const segment = segmentOf([doc, { ...doc, id: 'b', created: '' }], ['old']);

  test('that was made is sound, and one of a moment that nobody knows', () => {
    expect(isSoundSegment(segment)).toBe(true);
    expect(segment.created[1]).toBe(0);
    expect(isSoundSegment(segmentOf([]))).toBe(true);
  });

  test.each([
    ['has a place behind its last article', at(segment, 'articleOf.0', 1)],
    ['has a place before its first', at(segment, 'articleOf.0', -1)],
    ['has a word for a place', at(segment, 'articleOf.0', 'k')],
    ['has fewer places than passages', at(segment, 'articleOf', [0])],
    ['has fewer dates than passages', at(segment, 'created', [0])],
    ['is from before dates were told', at(segment, 'created', undefined)],
    ['has a date that no calendar has', at(segment, 'created.0', 8.64e15 + 1)],
    ['has one as far before', at(segment, 'created.0', -8.64e15 - 1)],
    ['has a piece of a millisecond', at(segment, 'created.0', 0.5)],
    ['has a number for an id', at(segment, 'ids.0', 7)],
    ['has a number for an article', at(segment, 'articles.0', 7)],
    ['has no list of what it supersedes', at(segment, 'over', undefined)],
    ['has no words', at(segment, 'words', undefined)],
    ['has no postings', at(segment, 'postings', 7)],
    ['is nothing', null],
    ['is a word', 'segment'],
  ])('that %s is not', (_, value) => {
    expect(isSoundSegment(value)).toBe(false);
  });

  test('of the last moment that a calendar has is sound', () => {
    expect(isSoundSegment(at(segment, 'created.0', 8.64e15))).toBe(true);
  });
});
