import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { Store } from '@/lib/store/store';
import { ARTICLE, annotationOf } from '../export/collections';

const at = (host: string) => `https://${host}/wall`;
const on = (host: string, title = ARTICLE.title) => ({ ...ARTICLE, key: at(host), url: at(host), title });

let number = 0;
const next = () => {
  number += 1;
  return annotationOf({ number, exact: `words ${number}` });
};

let store: Store;
let clock: string;
beforeEach(() => {
  number += 1;
  clock = '2026-03-12T08:00:00.000Z';
  store = new Store(`moving-${number}`, () => clock);
});

describe('an article of the same title on another host', () => {
  const found = async (title = ARTICLE.title, host = 'new.example') => {
    const result = await store.elsewhere(title, at(host));
    return result === null ? null : [result.article.key, result.count];
  };

  test('is found, with how much of it is kept', async () => {
    const [first, second, third] = [next(), next(), next()];
    for (const annotation of [first, second, third]) await store.save(on('old.example'), annotation);
    await store.delete([third.id]);
    expect(await found()).toEqual([at('old.example'), 2]);
    expect(await found(`${ARTICLE.title} | The Ledger`)).toEqual([at('old.example'), 2]);
  });

  test('is the one that was visited last', async () => {
    await store.save(on('b.example'), next());
    clock = '2026-03-14T08:00:00.000Z';
    await store.save(on('a.example'), next());
    clock = '2026-03-13T08:00:00.000Z';
    await store.save(on('c.example'), next());
    expect(await found()).toEqual([at('a.example'), 1]);
  });

  test('is not one of another title, of the same host, or of which nothing is left', async () => {
    const gone = next();
    await store.save(on('old.example', 'Ferries stop for the night'), next());
    await store.save(on('short.example', 'Live'), next());
    await store.save({ ...on('new.example'), key: `${at('new.example')}/2`, url: `${at('new.example')}/2` }, next());
    await store.save(on('gone.example'), gone);
    await store.delete([gone.id]);
    expect(await found()).toBeNull();
    expect(await found('Live', 'new.example')).toBeNull();
  });
});

describe('moving what is kept of an article', () => {
  const to = { key: at('new.example'), url: `${at('new.example')}?a` };

  test('V2 moves all of it, with its bin, and leaves where the words were read', async () => {
    const [live, binned] = [next(), next()];
    for (const annotation of [live, binned]) await store.save(on('old.example'), annotation);
    await store.delete([binned.id]);
    const before = await store.articleOf(at('old.example'));
    expect(await store.move(at('old.example'), to)).toBe(1);
    expect(await store.annotationsOf(to.key)).toEqual([live]);
    expect((await store.bin()).map(({ article, annotation }) => [article.key, annotation.id])).toEqual([
      [to.key, binned.id],
    ]);
    expect(await store.articleOf(at('old.example'))).toBeNull();
    expect(await store.articleOf(to.key)).toEqual({ ...before, ...to, visited: clock });
    // The search finds it at the new address, too.
    expect((await store.library('words', 9)).articles.map(({ article }) => article.key)).toEqual([to.key]);
    // A backup from before the move does not move it back.
    const old = {
      id: live.id,
      article: at('old.example'),
      annotation: live,
      revision: 1,
      modified: clock,
      deleted: '',
    };
    await store.stage('x', 0, { articles: [], rows: [old] });
    await store.commit('x', 1);
    expect((await store.annotationsOf(to.key)).map(({ id }) => id)).toEqual([live.id]);
  });

  test('V3 a record that is there already stays', async () => {
    await store.save(on('old.example'), next());
    await store.save({ ...on('new.example'), siteName: 'The New Ledger' }, next());
    expect(await store.move(at('old.example'), to)).toBe(1);
    expect(await store.articleOf(to.key)).toMatchObject({ siteName: 'The New Ledger', url: at('new.example') });
    expect(await store.annotationsOf(to.key)).toHaveLength(2);
  });

  test('of an article that is not there, or to itself, changes nothing', async () => {
    await store.save(on('old.example'), next());
    expect(await store.move(at('nowhere.example'), to)).toBeNull();
    expect(await store.move(at('old.example'), on('old.example'))).toBeNull();
    expect(await store.annotationsOf(at('old.example'))).toHaveLength(1);
    expect(await store.articleOf(to.key)).toBeNull();
  });
});
