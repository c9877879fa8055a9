import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { newAnnotation, noteOf, tagsOf } from '@/lib/annotation';
import type { Annotation } from '@/lib/model';
import { Store } from '@/lib/store/store';

const ARTICLE = {
  key: 'https://ledger.example/wall',
  url: 'https://ledger.example/wall',
  title: 'The sea wall is rebuilt',
  siteName: 'The Harbour Ledger',
  byline: ['Wilhelmina Okafor-Strand'],
  published: '2026-03-12',
  lang: 'en',
};
const OTHER = {
  ...ARTICLE,
  key: 'https://ledger.example/tug',
  url: 'https://ledger.example/tug',
  title: 'A second tug',
};

let number = 0;
function annotationOf(exact: string, speaker: string | null = null): Annotation {
  number += 1;
  return newAnnotation({
    uuid: `0190a8e2-7d3c-7000-8000-${String(number).padStart(12, '0')}`,
    source: ARTICLE.url,
    selectors: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }],
    finding: {
      kind: speaker === null ? 'passage' : 'quotation',
      form: speaker === null ? null : 'direct',
      speaker: speaker === null ? null : { name: speaker, role: null },
      cue: null,
      confidence: null,
    },
    now: '2026-03-12T07:00:00.000Z',
  });
}

let store: Store;
let clock: string;
beforeEach(() => {
  number += 1;
  clock = '2026-03-12T08:00:00.000Z';
  store = new Store(`test-${number}`, () => clock);
});

describe('the store', () => {
  test('what was kept is there for its article, and for no other', async () => {
    const kept = annotationOf('We cannot tie boats to it');
    await store.save(ARTICLE, kept);
    expect(await store.annotationsOf(ARTICLE.key)).toEqual([kept]);
    expect(await store.annotationsOf(OTHER.key)).toEqual([]);
    expect(await store.hasAnnotations(ARTICLE.key)).toBe(true);
    expect(await store.hasAnnotations(OTHER.key)).toBe(false);
  });

  test('what a visit did not find is dated, whatever else changes, and only among the living of that article', async () => {
    const [lost, there, gone] = [annotationOf('lost'), annotationOf('there'), annotationOf('gone')];
    for (const each of [lost, there, gone]) await store.save(ARTICLE, each);
    await store.save(OTHER, annotationOf('elsewhere'));
    await store.delete([gone.id]);
    expect(await store.seek(ARTICLE.key, [lost.id, gone.id])).toEqual([lost.id]);
    expect(await store.seek(ARTICLE.key, [lost.id, gone.id]), 'no news').toEqual([]);
    clock = '2026-03-13T08:00:00.000Z';
    await store.revise(lost.id, { note: 'Where?' });
    const missing = { [lost.id]: '2026-03-12T08:00:00.000Z' };
    for (const articles of [(await store.library('', 10)).articles, await store.newest(10)]) {
      const byKey = new Map(articles.map((each) => [each.article.key, each]));
      expect(byKey.get(ARTICLE.key)?.missing).toEqual(missing);
      expect(byKey.get(OTHER.key)).not.toHaveProperty('missing');
    }
    expect(await store.seek(ARTICLE.key, [])).toEqual([lost.id]);
    expect((await store.library('', 10)).articles.every((each) => each.missing === undefined)).toBe(true);
  });

  test('it is there after the database was closed and opened again', async () => {
    const kept = annotationOf('Eleven weeks');
    await store.save(ARTICLE, kept);
    await store.close();
    expect(await store.annotationsOf(ARTICLE.key)).toEqual([kept]);
  });

  test('saving the same annotation again changes nothing of it, not even what the reader wrote since', async () => {
    const kept = annotationOf('Eleven weeks');
    await store.save(ARTICLE, kept);
    await store.revise(kept.id, { note: 'Check.' });
    const again = await store.save(ARTICLE, kept);
    expect(again === null ? null : noteOf(again)).toBe('Check.');
    expect(await store.annotationsOf(ARTICLE.key)).toHaveLength(1);
  });

  test('an id of another article, or in the bin, is not kept again, and nothing else is written', async () => {
    const kept = annotationOf('Eleven weeks');
    await store.save(ARTICLE, kept);
    const other = { ...ARTICLE, key: 'https://other.example/a', url: 'https://other.example/a' };
    expect(await store.save(other, kept)).toBeNull();
    expect(await store.articleOf(other.key)).toBeNull();
    await store.delete([kept.id]);
    expect(await store.save({ ...ARTICLE, title: 'Another' }, kept)).toBeNull();
    expect((await store.articleOf(ARTICLE.key))?.title).toBe(ARTICLE.title);
    expect(await store.annotationsOf(ARTICLE.key)).toEqual([]);
  });

  describe('what is remembered of an article', () => {
    const digest = (title: string, paragraphs: string) => ({
      taken: '2026-03-12T07:00:00.000Z',
      title,
      modified: null,
      paragraphs,
    });
    const first = {
      ...ARTICLE,
      title: 'Quay wall cracks again',
      digest: digest('Quay wall cracks again', 'a b c d e'),
    };
    const titleAfter = async (next: Partial<typeof first>) => {
      await store.save(first, annotationOf('one'));
      await store.save({ ...first, ...next }, annotationOf('two'));
      const known = await store.articleOf(ARTICLE.key);
      return [known?.title, known?.digest?.paragraphs];
    };

    test('follows a new headline of the same text', async () => {
      expect(await titleAfter({ title: 'Wall holds', digest: digest('Wall holds', 'a b x y z') })).toEqual([
        'Wall holds',
        'a b c d e',
      ]);
    });

    test('stays where a page with another title and text comes under its address', async () => {
      expect(await titleAfter({ title: 'Ferries stop', digest: digest('Ferries stop', 'v w x y z') })).toEqual([
        first.title,
        'a b c d e',
      ]);
    });

    test('stays where nobody knows the text, and the address is another', async () => {
      const { digest: _, ...unread } = first;
      await store.save(unread, annotationOf('one'));
      await store.save({ ...unread, title: 'Ferries stop', url: 'https://ledger.example/s2' }, annotationOf('two'));
      expect((await store.articleOf(ARTICLE.key))?.title).toBe(first.title);
      await store.save({ ...unread, title: 'Wall holds' }, annotationOf('three'));
      expect((await store.articleOf(ARTICLE.key))?.title).toBe('Wall holds');
    });
  });

  test('two windows that change different fields both succeed', async () => {
    const kept = annotationOf('Eleven weeks');
    await store.save(ARTICLE, kept);
    const second = new Store(`test-${number - 1}`, () => clock);
    await Promise.all([store.revise(kept.id, { note: 'From one.' }), second.revise(kept.id, { tags: ['other'] })]);
    const [found] = await store.annotationsOf(ARTICLE.key);
    expect(found === undefined ? null : [noteOf(found), tagsOf(found)]).toEqual(['From one.', ['other']]);
    await second.close();
  });

  test('deleting can be undone, also for several at once', async () => {
    const [a, b] = [annotationOf('one'), annotationOf('two')];
    await store.save(ARTICLE, a);
    await store.save(ARTICLE, b);
    await store.revise(a.id, { note: 'kept with it' });
    expect(await store.delete([a.id, b.id])).toHaveLength(2);
    expect(await store.annotationsOf(ARTICLE.key)).toEqual([]);
    expect(await store.revise(a.id, { note: 'too late' })).toBeNull();
    await store.undelete([a.id, b.id]);
    const found = await store.annotationsOf(ARTICLE.key);
    expect(found.map(noteOf)).toEqual(['kept with it', '']);
  });

  test('deleting several is all or none', async () => {
    const kept = annotationOf('one');
    await store.save(ARTICLE, kept);
    expect(await store.delete([kept.id, 'urn:uuid:nobody'])).toBeNull();
    expect(await store.annotationsOf(ARTICLE.key)).toHaveLength(1);
  });

  test('a page changes only annotations of the article that it is', async () => {
    const kept = annotationOf('one');
    await store.save(ARTICLE, kept);
    expect(await store.revise(kept.id, { note: 'from elsewhere' }, OTHER.key)).toBeNull();
    expect(await store.delete([kept.id], OTHER.key)).toBeNull();
    expect((await store.annotationsOf(ARTICLE.key)).map(noteOf)).toEqual(['']);
    expect(await store.delete([kept.id], ARTICLE.key)).not.toBeNull();
  });

  test.each([
    ['words of the passage', 'tie boats', ['We cannot tie boats to it']],
    ['the speaker, without accents and capitals', 'ines', ['We cannot tie boats to it']],
    ['a note', 'survey', ['A second tug is needed']],
    ['a tag', '#quay', ['A second tug is needed']],
    ['a title', 'sea wall', ['We cannot tie boats to it']],
    ['every word must occur, in any of them', 'boats ledger', ['We cannot tie boats to it']],
    ['nothing is everything, newest first', '', ['A second tug is needed', 'We cannot tie boats to it']],
    ['what nobody kept is not found', 'xylophone', []],
  ])('the library is searched by %s', async (_, query, expected) => {
    await store.save(ARTICLE, annotationOf('We cannot tie boats to it', 'Inés Quist'));
    const second = annotationOf('A second tug is needed');
    await store.save(OTHER, second);
    await store.revise(second.id, { note: 'Ask for the survey', tags: ['quay'] });
    const { articles: found } = await store.library(query, 1e6);
    expect(found.flatMap(({ annotations }) => annotations.map(({ target }) => target.selector[0].exact))).toEqual(
      expected,
    );
  });

  test('the bin is emptied after thirty days, and articles without annotations go with it', async () => {
    const [gone, stays] = [annotationOf('one'), annotationOf('two')];
    await store.save(ARTICLE, gone);
    await store.save(OTHER, stays);
    await store.delete([gone.id]);
    clock = '2026-04-10T08:00:00.000Z';
    expect(await store.emptyBin()).toBe(0);
    clock = '2026-04-12T08:00:00.000Z';
    expect(await store.emptyBin()).toBe(1);
    expect(await store.undelete([gone.id])).toBeNull();
    expect((await store.library('', 1e6)).articles.map(({ article }) => article.key)).toEqual([OTHER.key]);
  });

  describe('the days of the bin', () => {
    const DAY = 86_400_000;
    const daysOn = (days: number) => {
      clock = new Date(Date.parse(clock) + days * DAY).toISOString();
    };
    /** A row as a file brings it, deleted long ago. */
    const arrive = async (annotation: Annotation, deleted: string, modified = clock) => {
      const article = { ...ARTICLE, created: '2026-01-01T00:00:00.000Z', visited: '2026-01-01T00:00:00.000Z' };
      const row = { id: annotation.id, article: ARTICLE.key, annotation, revision: 9, modified, deleted };
      const id = crypto.randomUUID();
      await store.stage(id, 0, { articles: [article], rows: [row] });
      return store.commit(id, 1);
    };

    test('of a deletion that a file brings begin when it comes in, whatever date it has', async () => {
      const [kept, unknown] = [annotationOf('one'), annotationOf('two')];
      await store.save(ARTICLE, kept);
      daysOn(1);
      expect(await arrive(kept, '2026-01-01T00:00:00.000Z')).toMatchObject({ binned: 1 });
      await arrive(unknown, '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z');
      expect(await store.emptyBin(), 'at the next start').toBe(0);
      expect((await store.bin()).map(({ deleted }) => deleted)).toEqual([clock, clock]);
      daysOn(29);
      expect(await store.emptyBin()).toBe(0);
      // The same file again does not keep it there for longer.
      await arrive(kept, '2026-01-01T00:00:00.000Z', '2026-03-13T08:00:00.000Z');
      daysOn(2);
      expect(await store.emptyBin()).toBe(2);
    });

    test('are not counted on for what came back and went again', async () => {
      const kept = annotationOf('one');
      await store.save(ARTICLE, kept);
      await store.delete([kept.id]);
      daysOn(20);
      await store.undelete([kept.id]);
      await store.delete([kept.id]);
      daysOn(20);
      expect(await store.emptyBin()).toBe(0);
      daysOn(11);
      expect(await store.emptyBin()).toBe(1);
    });

    test.each([
      ['years behind', '2012-01-01T00:00:00.000Z'],
      ['years ahead', '2034-01-01T00:00:00.000Z'],
    ])('begin anew where the clock was %s and was put right', async (_, wrong) => {
      await store.emptyBin();
      const right = clock;
      clock = wrong;
      const kept = annotationOf('one');
      await store.save(ARTICLE, { ...kept, created: wrong, modified: wrong });
      await store.delete([kept.id]);
      expect(await store.emptyBin(), 'by the wrong clock').toBe(0);
      clock = right;
      daysOn(1);
      expect(await store.emptyBin(), 'once it is right').toBe(0);
      daysOn(29);
      expect(await store.emptyBin()).toBe(0);
      daysOn(2);
      expect(await store.emptyBin()).toBe(1);
    });

    test('are not over in a moment where the clock jumps ahead', async () => {
      const kept = annotationOf('one');
      await store.save(ARTICLE, kept);
      await store.delete([kept.id]);
      await store.emptyBin();
      daysOn(3650);
      expect(await store.emptyBin()).toBe(0);
      expect(await store.bin()).toHaveLength(1);
    });
  });

  test('a stamp that can’t be right is mended by the next change, and a deletion stays', async () => {
    const far = '9999-12-31T23:59:59.999Z';
    const kept = { ...annotationOf('one'), modified: far };
    const article = { ...ARTICLE, created: clock, visited: far };
    const row = { id: kept.id, article: ARTICLE.key, annotation: kept, revision: 2, modified: far, deleted: '' };
    const bring = async () => {
      const id = crypto.randomUUID();
      await store.stage(id, 0, { articles: [article], rows: [row] });
      return store.commit(id, 1);
    };
    expect(await bring()).toMatchObject({ added: 1 });
    expect((await store.articleOf(ARTICLE.key))?.visited).toBe(clock);
    clock = '2026-03-13T08:00:00.000Z';
    expect((await store.revise(kept.id, { note: 'Check.' }))?.modified).toBe(clock);
    expect(await bring(), 'the same file').toMatchObject({ same: 1 });
    expect((await store.annotationsOf(ARTICLE.key)).map(noteOf)).toEqual(['Check.']);
    clock = '2026-03-14T08:00:00.000Z';
    await store.delete([kept.id]);
    clock = '2026-03-20T08:00:00.000Z';
    expect(await bring()).toMatchObject({ inBin: 1 });
    expect(await store.bin()).toHaveLength(1);
    expect(JSON.stringify(await store.slice(null, true))).not.toContain('9999');
  });

  test('what was made last is first, also where ids are in no order of time', async () => {
    const ids = ['f0000000', '90000000', '00000000', 'a0000000', '50000000'];
    const days = [3, 1, 4, 5, 2];
    for (const [at, start] of ids.entries()) {
      const id = `urn:uuid:${start}-0000-4000-8000-000000000000`;
      const created = `2026-02-0${days[at]}T07:00:00.000Z`;
      const article = at % 2 === 0 ? ARTICLE : OTHER;
      await store.save(article, { ...annotationOf(`day ${days[at]}`), id, created });
    }
    const words = (articles: readonly { readonly annotations: readonly Annotation[] }[]) =>
      articles.map(({ annotations }) => annotations.map(({ target }) => target.selector[0].exact));
    const all = [
      ['day 5', 'day 1'],
      ['day 4', 'day 3', 'day 2'],
    ];
    expect(words((await store.library('', 10)).articles)).toEqual(all);
    expect(words((await store.library('', 1)).articles)).toEqual([all[0]]);
    await store.tidy();
    expect(words((await store.library('day', 10)).articles)).toEqual(all);
    expect(words(await store.newest(2))).toEqual(all);
    expect(words(await store.newest(1))).toEqual([all[0]]);
    const [other, first] = [await store.annotationsOf(OTHER.key), await store.annotationsOf(ARTICLE.key)];
    expect(words([{ annotations: other }, { annotations: first }])).toEqual([
      ['day 1', 'day 5'],
      ['day 2', 'day 3', 'day 4'],
    ]);
  });

  test('the newest are so by when they were made, whatever was changed since', async () => {
    const made: Annotation[] = [];
    for (let at = 0; at < 60; at += 1) {
      // The times come in another order than the ids. 37 and 60 have no common divisor, so that each time occurs once.
      const created = new Date(Date.parse('2026-01-01T00:00:00.000Z') + ((at * 37) % 60) * 3_600_000).toISOString();
      const kept = { ...annotationOf(`words ${at}`), created, modified: created };
      made.push(kept);
      clock = created;
      await store.save({ ...ARTICLE, key: `${ARTICLE.key}/${at}`, url: `${ARTICLE.url}/${at}` }, kept);
    }
    const expected = [...made].sort((a, b) => (a.created < b.created ? 1 : -1)).map(({ id }) => id);
    const newest = async (count: number) =>
      (await store.newest(count)).flatMap(({ annotations }) => annotations.map(({ id }) => id));
    for (const count of [1, 7, 60, 100]) expect(await newest(count)).toEqual(expected.slice(0, count));
    clock = '2026-02-01T00:00:00.000Z';
    for (const id of expected.slice(40)) await store.revise(id, { note: 'changed last' });
    await store.delete(expected.slice(0, 2));
    for (const count of [1, 7]) expect(await newest(count)).toEqual(expected.slice(2, count + 2));
  });

  test('the newest are told by their ids where thousands were changed at once', async () => {
    const rows = Array.from({ length: 2500 }, (_, at) => {
      const created = new Date(Date.parse('2026-01-01T00:00:00.000Z') + at * 1000).toISOString();
      const annotation = { ...annotationOf(`words ${at}`), created };
      return { id: annotation.id, article: ARTICLE.key, annotation, revision: 1, modified: clock, deleted: '' };
    });
    const article = { ...ARTICLE, created: clock, visited: clock };
    await store.stage('one', 0, { articles: [article], rows });
    await store.commit('one', 1);
    clock = '2026-03-13T08:00:00.000Z';
    const last = annotationOf('last');
    await store.save(OTHER, { ...last, created: clock });
    const [first, second] = await store.newest(2);
    expect([first?.article.key, second?.article.key]).toEqual([OTHER.key, ARTICLE.key]);
    expect(second?.annotations[0]?.id).toBe(rows.at(-1)?.id);
  });

  test('more tags than a backup brings back are refused, and nothing is changed', async () => {
    const kept = annotationOf('one');
    await store.save(ARTICLE, kept);
    const tags = Array.from({ length: 999 }, (_, at) => `tag ${at}`);
    await store.tag([kept.id], tags);
    await store.revise(kept.id, { note: 'A note.' });
    await expect(store.tag([kept.id], ['one more'])).rejects.toThrow(RangeError);
    expect((await store.annotationsOf(ARTICLE.key)).map((each) => tagsOf(each).length)).toEqual([999]);
    expect(await store.delete([kept.id])).toHaveLength(1);
  });

  test('an article is remembered with when it was first kept from and last opened', async () => {
    const kept = annotationOf('one');
    await store.save(ARTICLE, kept);
    clock = '2026-03-20T08:00:00.000Z';
    await store.annotationsOf(ARTICLE.key);
    const found = await store.find(kept.id);
    expect(found?.article).toEqual({ ...ARTICLE, created: '2026-03-12T08:00:00.000Z', visited: clock });
  });
});
