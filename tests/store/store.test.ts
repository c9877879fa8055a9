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

  test('an article is remembered with when it was first kept from and last opened', async () => {
    const kept = annotationOf('one');
    await store.save(ARTICLE, kept);
    clock = '2026-03-20T08:00:00.000Z';
    await store.annotationsOf(ARTICLE.key);
    const found = await store.find(kept.id);
    expect(found?.article).toEqual({ ...ARTICLE, created: '2026-03-12T08:00:00.000Z', visited: clock });
  });
});
