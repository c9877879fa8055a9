/** One's own backups, older and newer, and files whose parts belong to different articles. */
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noteOf } from '@/lib/annotation';
import { backupOf, exportAs } from '@/lib/export';
import { applyImport } from '@/lib/import';
import { noteDigest } from '@/lib/store/notes';
import { sealed } from '@/lib/store/sealing';
import { Store } from '@/lib/store/store';
import { EDITS } from '../copy/edits';
import { storyCopy } from '../copy/stories';
import { ARTICLE, annotationOf, textOf, WORDS } from '../export/collections';
import { ALWAYS, fileOf, portOf } from './port';

let clock: string;
let number = 0;
const open: { readonly name: string; readonly store: Store }[] = [];

function newStore(): Store {
  number += 1;
  const name = `own-backup-${number}`;
  const store = new Store(name, () => clock);
  open.push({ name, store });
  return store;
}

let store: Store;
beforeEach(() => {
  clock = '2026-05-01T00:00:00.000Z';
  store = newStore();
});
afterEach(async () => {
  for (const { name, store: each } of open.splice(0)) {
    await each.close();
    await deleteDB(name);
  }
});

async function* articlesOf(from: Store) {
  const { articles, rows } = await from.slice(null, true);
  for (const article of articles) yield { article, rows: rows.filter((row) => row.article === article.key) };
}

async function* copiesOf(from: Store) {
  for (let after: readonly [string, string] | null = null; ; ) {
    const slice: Awaited<ReturnType<Store['copiesAfter']>> = await from.copiesAfter(after);
    yield* slice.copies;
    after = slice.next;
    if (after === null) return;
  }
}

const backup = (from: Store) =>
  textOf(backupOf(articlesOf(from), { corrections: [], merges: [], copies: copiesOf(from) }));
const apply = async (to: Store, text: string) => {
  const result = await applyImport(fileOf(text), {
    port: portOf(to),
    signal: ALWAYS,
    id: crypto.randomUUID(),
    partial: false,
  });
  return result.ok ? result.value : result.why;
};
const notes = async (of: Store) => (await of.annotationsOf(ARTICLE.key)).map(noteOf);

const kept = annotationOf({ number: 1, exact: 'words' });
const tick = (hours = 1) => {
  clock = new Date(Date.parse(clock) + hours * 3_600_000).toISOString();
};
const write = async (note: string) => {
  tick();
  await store.revise(kept.id, { note });
};

describe('an older backup of one’s own', () => {
  test.each([
    ['brings back no note that was erased since', ['Ask the office'], ['']],
    ['appends no wording that was corrected since', ['The wal is old'], ['The wall is old']],
    ['appends nothing of what was rewritten often', ['a first try', 'a second'], ['the third']],
  ])('%s', async (_, before, since) => {
    await store.save(ARTICLE, kept);
    for (const note of before) await write(note);
    const old = await backup(store);
    for (const note of since) await write(note);
    const expected = [since.at(-1) ?? ''];
    expect(await apply(store, old)).toMatchObject({ same: 1, merged: 0 });
    expect(await notes(store)).toEqual(expected);
    // On another machine the result is the same in either order.
    const recent = await backup(store);
    for (const order of [
      [old, recent],
      [recent, old],
    ]) {
      const other = newStore();
      for (const text of order) await apply(other, text);
      expect(await notes(other)).toEqual(expected);
    }
  });

  test('as annotations for other programs brings back no note either', async () => {
    await store.save(ARTICLE, kept);
    await write('The wal is old');
    const articles = async () => [
      { article: ARTICLE, annotations: (await store.slice(null, false)).rows.map(({ annotation }) => annotation) },
    ];
    const old = await textOf(exportAs('web-annotation', await articles(), { words: WORDS }));
    await write('The wall is old');
    await apply(store, old);
    expect(await notes(store)).toEqual(['The wall is old']);
  });

  test('of a device that wrote without knowing of this one brings what it wrote', async () => {
    await store.save(ARTICLE, kept);
    await write('Old words');
    const other = newStore();
    await apply(other, await backup(store));
    await write('of this one');
    tick();
    await other.revise(kept.id, { note: 'of the other' });
    const [here, there] = [await backup(store), await backup(other)];
    await apply(store, there);
    await apply(other, here);
    expect(await backup(other)).toBe(await backup(store));
    expect(await notes(store)).toEqual(['of the other\n\nof this one']);
  });

  test('from before notes were traced comes in as it did, and is recognised after the next change', async () => {
    const annotation = annotationOf({ number: 1, exact: 'words', note: 'The wal' });
    const { id, modified } = annotation;
    const old = await textOf(
      backupOf([
        { article: ARTICLE, rows: [{ id, article: ARTICLE.key, annotation, revision: 1, modified, deleted: '' }] },
      ]),
    );
    expect(old).not.toContain('"notes"');
    expect(await apply(store, old)).toMatchObject({ added: 1 });
    expect(await backup(store)).toBe(old);
    await write('The wall');
    expect(await backup(store)).toContain(noteDigest('The wal'));
    expect(await apply(store, old)).toMatchObject({ same: 1 });
    expect(await notes(store)).toEqual(['The wall']);
  });
});

test('notes of two devices that are long together come back out of a backup, and can be shortened', async () => {
  await store.save(ARTICLE, kept);
  const other = newStore();
  await apply(other, await backup(store));
  const [mine, theirs] = ['a'.repeat(900_000), 'b'.repeat(900_000)];
  await write(mine);
  await other.revise(kept.id, { note: theirs });
  await apply(store, await backup(other));
  const both = await backup(store);
  const restored = newStore();
  expect(await apply(restored, both)).toMatchObject({ added: 1 });
  expect(await backup(restored)).toBe(both);
  const [note = ''] = await notes(restored);
  expect(note).toHaveLength(1_800_002);
  await restored.revise(kept.id, { note: `${mine}.`, before: note });
  expect(await notes(restored)).toEqual([`${mine}.`]);
});

describe('an item names one article', () => {
  const row = (source = ARTICLE.url, key = ARTICLE.key) => {
    const annotation = annotationOf({ number: 1, exact: 'words', source });
    return { id: annotation.id, article: key, annotation, revision: 1, modified: annotation.modified, deleted: '' };
  };
  const elsewhere = 'https://elsewhere.example/bank';
  const placed = async (of: Store) =>
    (await of.library('', 10)).articles.map(({ article: { key, url, title }, annotations }) => ({
      key,
      url,
      title,
      sources: annotations.map(({ target }) => target.source),
    }));

  test('where an article’s key is not that of its address, it gets its own', async () => {
    const article = { ...ARTICLE, url: elsewhere };
    await apply(store, await textOf(backupOf([{ article, rows: [row(elsewhere)] }])));
    expect(await placed(store)).toEqual([
      { key: elsewhere, url: elsewhere, title: ARTICLE.title, sources: [elsewhere] },
    ]);
    expect(await store.annotationsOf(ARTICLE.key)).toEqual([]);
  });

  test('and what is said of its findings goes with it', async () => {
    const article = { ...ARTICLE, url: elsewhere };
    const said = {
      kind: 'quotation' as const,
      selector: { type: 'TextQuoteSelector' as const, exact: 'words', prefix: '', suffix: '' },
      wrong: true as const,
      modified: clock,
    };
    const corrections = [{ article: ARTICLE.key, items: [said] }];
    await apply(store, await textOf(backupOf([{ article, rows: [row(elsewhere)] }], { corrections, merges: [] })));
    expect(await store.corrections(elsewhere)).toEqual([said]);
    expect(await store.corrections(ARTICLE.key)).toEqual([]);
  });

  test('where an annotation’s source is no page of its article, it goes to the article that it names', async () => {
    await apply(store, await textOf(backupOf([{ article: ARTICLE, rows: [row(elsewhere)] }])));
    expect(await placed(store)).toEqual([{ key: elsewhere, url: elsewhere, title: '', sources: [elsewhere] }]);
    expect(await store.annotationsOf(ARTICLE.key)).toEqual([]);
  });

  test('in annotations by other programs too', async () => {
    const text = await textOf(
      exportAs('web-annotation', [{ article: ARTICLE, annotations: [row(elsewhere).annotation] }], { words: WORDS }),
    );
    await apply(store, text);
    expect(await placed(store)).toEqual([{ key: elsewhere, url: elsewhere, title: '', sources: [elsewhere] }]);
  });

  test.each([
    ['by its canonical link', 'https://ledger.example/wall?view=2', ARTICLE.key],
    ['on the site for telephones', 'https://m.ledger.example/wall', ARTICLE.key],
    ['in a file of the reader’s own', 'file:///home/reader/wall.html', 'file:///home/reader/wall.html'],
  ])('and stays where it was kept: %s', async (_, url, key) => {
    const article = { ...ARTICLE, key, url };
    const text = await textOf(backupOf([{ article, rows: [row(url, key)] }]));
    await apply(store, text);
    expect(await backup(store)).toBe(text);
  });
});

describe('copies of articles', () => {
  const [edit] = EDITS;
  const versions = async () => {
    if (edit === undefined) throw new Error('no edits');
    return [
      await storyCopy(edit.before, '2026-05-01T00:00:00.000Z'),
      await storyCopy(edit.after, '2026-05-02T00:00:00.000Z'),
    ] as const;
  };

  test('are restored to the same bytes, and merged with those of another device', async () => {
    const [first, second] = await versions();
    await store.save(ARTICLE, kept, await sealed(first, ARTICLE.key, null));
    const newest = await store.newestCopy(ARTICLE.key, ARTICLE.key);
    if (newest === null) throw new Error('not kept');
    expect(await store.addVersion(ARTICLE.key, second, ARTICLE.key, newest)).toBe(true);
    const text = await backup(store);
    expect(text).toContain('"copies":2}');
    const other = newStore();
    await apply(other, text);
    expect(await backup(other)).toBe(text);
    expect(await other.copy(ARTICLE.key, second.taken)).toEqual(second);

    const third = newStore();
    const own = { ...first, taken: '2026-04-30T00:00:00.000Z' };
    await third.save(ARTICLE, kept, await sealed(own, ARTICLE.key, null));
    await apply(third, text);
    expect((await third.copies(ARTICLE.key)).map(({ taken }) => taken)).toEqual([own.taken, first.taken, second.taken]);
  });

  test('of a file that was tampered with don’t come in', async () => {
    const [first] = await versions();
    await store.save(ARTICLE, kept, await sealed(first, ARTICLE.key, null));
    const text = await backup(store);
    const other = newStore();
    await apply(other, text.replaceAll('come loose', 'been lost!'));
    expect(await other.copies(ARTICLE.key)).toEqual([]);
    expect(await other.annotationsOf(ARTICLE.key)).toHaveLength(1);
    expect(await apply(newStore(), text.replace(/\n\{"copy".*\n/, '\n'))).toBe('refused');
  });
});
