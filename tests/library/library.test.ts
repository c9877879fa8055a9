import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newAnnotation, quoteOf, revised } from '@/lib/annotation';
import { type Entry, entriesOf } from '@/lib/library/entry';
import {
  counting,
  type Filters,
  facetsOf,
  filterCount,
  marked,
  markedIds,
  NO_FILTERS,
  type Search,
} from '@/lib/library/filter';
import { Arrangement, type Grouping, type Row, RowNumbers, type Rows } from '@/lib/library/groups';
import type { ArticleRecord, Finding, HighlightColor, Stance } from '@/lib/model';
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
    stance = null,
    start = 0,
  }: {
    speaker?: string | null;
    tags?: readonly string[];
    note?: string;
    color?: HighlightColor;
    created?: string;
    kind?: Finding['kind'];
    form?: Finding['form'];
    stance?: Stance | null;
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
        ...(kind === 'quotation' && stance !== null ? { stance } : {}),
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
      annotation('Nobody asked us', {
        speaker: 'Bo Marsh',
        stance: 'denies',
        note: 'Ask the authority',
        color: 'green',
        start: 10,
      }),
    ],
  },
  {
    article: article('two.example', { published: '2026-01-05' }),
    missing: { [lost.id]: '2026-04-01T12:00:00.000Z' },
    annotations: [{ ...old, status: 'disputed' as const }, lost],
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
      return {
        id: each.id,
        article: key,
        created: each.created,
        text: found === undefined ? null : indexedText(each, found.article),
      };
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
    ['a stance', { stance: 'denies' }, ['Nobody asked us']],
    ['a status', { status: 'disputed' }, ['The wall is old']],
    ['a stance that nobody has', { stance: 'asks' }, []],
    ['a first day', { from: '2026-02-01' }, ['The wall will hold', 'Nobody asked us']],
    ['a last day', { until: '2026-01-31' }, ['The wall is old', 'Every stone was numbered']],
    ['a trait', { traits: ['noted'] }, ['Nobody asked us']],
    ['words that their page did not show', { traits: ['missing'] }, ['Every stone was numbered']],
    ['several traits', { traits: ['noted', 'changed'] }, []],
    ['all at once', { speaker: 'Ada Quill', query: 'wall', until: '2026-01-31' }, ['The wall is old']],
    ['nothing matches', { speaker: 'Bo Marsh', tag: 'age' }, []],
  ])('%s', (_, filters, expected) => {
    const marks = marked(entries, { ...NO_FILTERS, ...filters }, search);
    const found = entries.filter((_entry, place) => marks[place] === 1);
    expect(quotes(found)).toEqual(expected);
    expect(markedIds(entries, marks)).toEqual(found.map(({ id }) => id));
    expect(counting(entries)(marks)).toEqual({
      entries: expected.length,
      articles: new Set(found.map((entry) => entry.article.key)).size,
    });
  });

  test('are counted without the search', () => {
    expect(filterCount({ ...NO_FILTERS, query: 'wall' })).toBe(0);
    expect(filterCount({ ...NO_FILTERS, speaker: 'Ada Quill', from: '2026-01-01' })).toBe(2);
  });

  test('offer what there is, the most frequent first', () => {
    const { speakers, tags, sites, forms, colors, traits, stances, statuses } = facetsOf(entries);
    expect(stances).toEqual([{ value: 'denies', count: 1 }]);
    expect(statuses).toEqual([{ value: 'disputed', count: 1 }]);
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

const linesOf = (rows: Rows): readonly Row[] =>
  Array.from({ length: rows.length }, (_, index) => rows.at(index)).filter((row) => row !== null);

const everything = (list: readonly Entry[]) => new Uint8Array(list.length).fill(1);

describe('groups', () => {
  const shape = (grouping: Grouping, marks: Uint8Array = everything(entries)) =>
    linesOf(new Arrangement(entries, grouping).rows(marks)).flatMap((row) =>
      row.kind === 'group' ? [[row.group.name, quotes(row.group.entries)]] : [],
    );

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

  test('of what is left of them: those that are empty are gone, the others by what they still have', () => {
    const marks = marked(entries, { ...NO_FILTERS, tag: 'age' }, search);
    expect(shape('tag', marks)).toEqual([
      ['age', ['The wall is old']],
      ['walls', ['The wall is old']],
    ]);
    expect(new Arrangement(entries, 'article').rows(new Uint8Array(entries.length)).length).toBe(0);
  });

  test('rows are headings and passages with ids of their own', () => {
    const rows = linesOf(new Arrangement(entries, 'tag').rows(everything(entries)));
    expect(rows.map(({ kind }) => kind).join(' ')).toBe('group entry entry group entry group entry entry');
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test('a row is found by its id, and keeps its number in every list', () => {
    const numbers = new RowNumbers();
    const all = new Arrangement(entries, 'tag', numbers).rows(everything(entries));
    const fewer = entries.slice(1);
    const some = new Arrangement(fewer, 'tag', numbers).rows(everything(fewer));
    const numberOf = (rows: Rows) => new Map(linesOf(rows).map(({ id }, index) => [id, rows.numberAt(index)]));
    const known = numberOf(all);
    expect(new Set(known.values()).size).toBe(all.length);
    for (const [id, number] of numberOf(some)) expect(number).toBe(known.get(id));
    linesOf(all).forEach((row, index) => {
      expect(all.indexOf(row.id)).toBe(index);
      expect(all.isGroup(index)).toBe(row.kind === 'group');
    });
    const gone = linesOf(all).find(({ id }) => id.includes(entries[0]?.id ?? '-'));
    expect(some.indexOf(gone?.id ?? '')).toBe(-1);
    expect(all.indexOf('nowhere')).toBe(-1);
    expect(all.at(all.length)).toBeNull();
  });

  /** The simplest way to the same result: gathers what is marked, then sorts it. */
  function plainly(
    list: readonly Entry[],
    grouping: Grouping,
  ): readonly (readonly [string, string, readonly string[]])[] {
    const groups = new Map<string, { name: string; members: Entry[] }>();
    for (const entry of list) {
      const labels =
        grouping === 'article' ? [entry.article.title] : grouping === 'tag' ? entry.tags : [entry.speaker ?? ''];
      for (const name of labels.length === 0 ? [''] : labels) {
        const key = grouping === 'article' ? entry.article.key : name.toLowerCase();
        const group = groups.get(key) ?? { name, members: [] };
        groups.set(key, group);
        group.members.push(entry);
      }
    }
    const place = ({ position }: Entry) => position ?? 1e9;
    const sorted = [...groups].map(([key, { name, members }]) => {
      members.sort((a, b) => {
        const inTime = grouping === 'article' ? 0 : a.instant - b.instant;
        const byArticle =
          grouping === 'article' || a.article.key === b.article.key ? 0 : a.article.key < b.article.key ? -1 : 1;
        return inTime || byArticle || place(a) - place(b) || (a.id < b.id ? -1 : 1);
      });
      return [key, name, members.map(({ id }) => id)] as const;
    });
    if (grouping === 'article') return sorted;
    return sorted.sort(
      ([a, x, one], [b, y, other]) =>
        Number(a === '') - Number(b === '') || other.length - one.length || (x < y ? -1 : 1),
    );
  }

  test.each<Grouping>(['article', 'speaker', 'tag'])('by %s: any list, with anything left out of it', (grouping) => {
    const names = ['Ada Quill', 'ADA QUILL', 'Bo Marsh', 'Cy Stone'];
    const tags = ['Walls', 'walls', 'age', 'Moss'];
    const random = fc.array(
      fc.record({
        article: fc.integer({ min: 0, max: 4 }),
        day: fc.integer({ min: 1, max: 5 }),
        start: fc.integer({ min: 0, max: 3 }),
        speaker: fc.option(fc.constantFrom(...names)),
        tags: fc.uniqueArray(fc.constantFrom(...tags), { maxLength: 3, selector: (tag) => tag.toLowerCase() }),
        isIn: fc.boolean(),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(random, (made) => {
        const list = entriesOf(
          made.map((one) => ({
            article: article(`site-${one.article}.example`, { published: `2026-01-0${one.day}` }),
            annotations: [annotation('Words', one)],
          })),
        );
        const marks = Uint8Array.from(made, ({ isIn }) => Number(isIn));
        const left = list.filter((_, index) => marks[index] === 1);
        const lines = linesOf(new Arrangement(list, grouping).rows(marks));
        const shown: [string, string, string[]][] = [];
        for (const line of lines) {
          if (line.kind === 'group') shown.push([line.group.key, line.group.name, []]);
          else shown.at(-1)?.[2].push(line.entry.id);
        }
        expect(shown).toEqual(plainly(left, grouping));
        const ofGroups = lines.flatMap((line) =>
          line.kind === 'group' ? [line.group.entries.map(({ id }) => id)] : [],
        );
        expect(ofGroups).toEqual(shown.map(([, , ids]) => ids));
      }),
    );
  });
});
