import { describe, expect, test } from 'vitest';
import { newAnnotation, quoteOf, revised } from '@/lib/annotation';
import { type Entry, entriesOf } from '@/lib/library/entry';
import { type Filters, facetsOf, filterCount, filtered, NO_FILTERS, type Search } from '@/lib/library/filter';
import { groupsOf, rowsOf } from '@/lib/library/groups';
import type { ArticleRecord, Finding, HighlightColor } from '@/lib/model';
import { indexedText } from '@/lib/store/search';
import { SearchIndex } from '@/lib/store/search-index';

const article = (key: string, changes: Partial<ArticleRecord> = {}): ArticleRecord => ({
  key: `https://${key}/a`,
  url: `https://${key}/a`,
  title: `Title of ${key}`,
  siteName: null,
  byline: [],
  published: null,
  lang: 'en',
  created: '2026-03-01T10:00:00.000Z',
  visited: '2026-03-01T10:00:00.000Z',
  ...changes,
});

let made = 0;
function annotation(
  exact: string,
  {
    speaker = null,
    tags = [],
    note = '',
    color = 'yellow',
    created = '2026-03-01T12:00:00.000Z',
    kind = 'quotation',
    form = 'direct',
    start = 0,
  }: {
    speaker?: string | null;
    tags?: readonly string[];
    note?: string;
    color?: HighlightColor;
    created?: string;
    kind?: Finding['kind'];
    form?: Finding['form'];
    start?: number;
  } = {},
) {
  made += 1;
  return revised(
    newAnnotation({
      uuid: `018e3c00-0000-7000-8000-${String(made).padStart(12, '0')}`,
      source: 'https://one.example/a',
      selectors: [
        { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
        { type: 'TextPositionSelector', start, end: start + exact.length },
      ],
      finding: {
        kind,
        form: kind === 'quotation' ? form : null,
        speaker: speaker === null ? null : { name: speaker, role: null },
        cue: null,
        confidence: null,
      },
      now: created,
      color,
    }),
    { note, tags },
    created,
  );
}

const old = annotation('The wall is old', {
  speaker: 'Ada Quill',
  tags: ['walls', 'age'],
  created: '2026-01-06T12:00:00.000Z',
});
const lost = annotation('Every stone was numbered', { kind: 'passage', created: '2026-01-06T12:00:00.000Z' });

const articles = [
  {
    article: article('www.one.example', { published: '2026-02-20', siteName: 'The One' }),
    annotations: [
      annotation('The wall will hold', { speaker: 'Ada Quill', tags: ['Walls'], start: 50 }),
      annotation('Nobody asked us', { speaker: 'Bo Marsh', note: 'Ask the authority', color: 'green', start: 10 }),
    ],
  },
  {
    article: article('two.example', { published: '2026-01-05' }),
    missing: { [lost.id]: '2026-04-01T12:00:00.000Z' },
    annotations: [old, lost],
  },
];
const entries = entriesOf(articles);

const quotes = (found: readonly Entry[]) =>
  found.map(({ id }) =>
    articles
      .flatMap(({ annotations }) => annotations)
      .filter((each) => each.id === id)
      .map(quoteOf)
      .join(),
  );

/** As the index finds it. */
const index = new SearchIndex(
  [],
  articles.flatMap(({ article: { key }, annotations }) =>
    annotations.map((each) => {
      const found = entries.find(({ id }) => id === each.id);
      return { id: each.id, article: key, text: found === undefined ? null : indexedText(each, found.article) };
    }),
  ),
);
const search: Search = (query) => {
  const matches = index.match(query);
  return ({ id }) => matches[index.numberOf(id)] === 1;
};

describe('filters', () => {
  test.each<[string, Partial<Filters>, readonly string[]]>([
    ['nothing set lets everything through', {}, quotes(entries)],
    ['every word searched for must occur', { query: 'wall is' }, ['The wall is old']],
    ['notes are searched', { query: 'authority' }, ['Nobody asked us']],
    ['tags are searched', { query: '#age' }, ['The wall is old']],
    ['a speaker', { speaker: 'Ada Quill' }, ['The wall will hold', 'The wall is old']],
    ['a site, by its name or its host', { site: 'two.example' }, ['The wall is old', 'Every stone was numbered']],
    ['a tag in any case', { tag: 'walls' }, ['The wall will hold', 'The wall is old']],
    ['a colour', { color: 'green' }, ['Nobody asked us']],
    ['a kind', { form: 'passage' }, ['Every stone was numbered']],
    ['a first day', { from: '2026-02-01' }, ['The wall will hold', 'Nobody asked us']],
    ['a last day', { until: '2026-01-31' }, ['The wall is old', 'Every stone was numbered']],
    ['a trait', { traits: ['noted'] }, ['Nobody asked us']],
    ['words that their page did not show', { traits: ['missing'] }, ['Every stone was numbered']],
    ['several traits', { traits: ['noted', 'changed'] }, []],
    ['all at once', { speaker: 'Ada Quill', query: 'wall', until: '2026-01-31' }, ['The wall is old']],
    ['nothing matches', { speaker: 'Bo Marsh', tag: 'age' }, []],
  ])('%s', (_, filters, expected) => {
    expect(quotes(filtered(entries, { ...NO_FILTERS, ...filters }, search))).toEqual(expected);
  });

  test('are counted without the search', () => {
    expect(filterCount({ ...NO_FILTERS, query: 'wall' })).toBe(0);
    expect(filterCount({ ...NO_FILTERS, speaker: 'Ada Quill', from: '2026-01-01' })).toBe(2);
  });

  test('offer what there is, the most frequent first', () => {
    const { speakers, tags, sites, forms, colors, traits } = facetsOf(entries);
    expect(traits).toEqual([
      { value: 'missing', count: 1 },
      { value: 'noted', count: 1 },
    ]);
    expect(speakers).toEqual([
      { value: 'Ada Quill', count: 2 },
      { value: 'Bo Marsh', count: 1 },
    ]);
    expect(tags).toEqual([
      { value: 'Walls', count: 2 },
      { value: 'age', count: 1 },
    ]);
    expect(sites.map(({ value }) => value)).toEqual(['The One', 'two.example']);
    expect(forms.map(({ value }) => value)).toEqual(['direct', 'passage']);
    expect(colors.map(({ value }) => value)).toEqual(['yellow', 'green']);
  });
});

describe('groups', () => {
  const shape = (grouping: Parameters<typeof groupsOf>[1]) =>
    groupsOf(entries, grouping).map(({ name, entries: members }) => [name, quotes(members)]);

  test('by article: in the order of its text', () => {
    expect(shape('article')).toEqual([
      ['Title of www.one.example', ['Nobody asked us', 'The wall will hold']],
      ['Title of two.example', ['The wall is old', 'Every stone was numbered']],
    ]);
  });

  test('by speaker: everything that a person said, over all articles, in time; without a speaker last', () => {
    expect(shape('speaker')).toEqual([
      ['Ada Quill', ['The wall is old', 'The wall will hold']],
      ['Bo Marsh', ['Nobody asked us']],
      ['', ['Every stone was numbered']],
    ]);
  });

  test('by tag: what has several tags stands under each', () => {
    expect(shape('tag')).toEqual([
      ['Walls', ['The wall is old', 'The wall will hold']],
      ['age', ['The wall is old']],
      ['', ['Every stone was numbered', 'Nobody asked us']],
    ]);
  });

  test('rows are headings and passages with ids of their own', () => {
    const rows = rowsOf(groupsOf(entries, 'tag'));
    expect(rows.map(({ kind }) => kind).join(' ')).toBe('group entry entry group entry group entry entry');
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });
});
