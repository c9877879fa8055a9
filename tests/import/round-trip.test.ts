import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { deleteDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { backupOf, exportAs, type KeptArticle } from '@/lib/export';
import { applyImport, previewImport } from '@/lib/import';
import { Store } from '@/lib/store/store';
import { ARTICLE, annotationOf, anyLibrary, textOf, WORDS } from '../export/collections';
import { ALWAYS, fileOf, portOf } from './port';

let number = 0;

/** A store that is gone after the test. */
async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  number += 1;
  const name = `round-trip-${number}`;
  const store = new Store(name, () => '2026-05-01T00:00:00.000Z');
  try {
    return await use(store);
  } finally {
    await store.close();
    await deleteDB(name);
  }
}

async function fill(store: Store, library: readonly KeptArticle[]): Promise<void> {
  for (const { article, annotations } of library) {
    for (const annotation of annotations) await store.save(article, annotation);
  }
}

async function* slices(store: Store, withDeleted: boolean) {
  for (let after: string | null = null; ; ) {
    const { articles, rows, next } = await store.slice(after, withDeleted);
    for (const article of articles) yield { article, rows: rows.filter((row) => row.article === article.key) };
    if (next === null) return;
    after = next;
  }
}

const backup = (store: Store) => textOf(backupOf(slices(store, true)));

async function exported(store: Store, format: Parameters<typeof exportAs>[0]): Promise<string> {
  const articles: KeptArticle[] = [];
  for await (const { article, rows } of slices(store, false)) {
    articles.push({ article, annotations: rows.map(({ annotation }) => annotation) });
  }
  return textOf(exportAs(format, articles, { words: WORDS }));
}

const apply = (store: Store, text: string, piece?: number) =>
  applyImport(fileOf(text, piece), { port: portOf(store), signal: ALWAYS, id: crypto.randomUUID(), partial: false });

describe('export → import → export is the identity', () => {
  test('of the backup: the same bytes, with the bin, revisions and every script', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLibrary(),
        fc.integer({ min: 1, max: 400 }),
        fc.array(fc.nat(20)),
        async (library, piece, gone) => {
          const ids = library.flatMap(({ annotations }) => annotations.map(({ id }) => id));
          const first = await withStore(async (store) => {
            await fill(store, library);
            for (const at of gone) {
              const id = ids[at % Math.max(1, ids.length)];
              if (id === undefined) continue;
              await store.revise(id, { note: `note ${at} \ud800`, tags: ['x'] });
              if (at % 2 === 0) await store.delete([id]);
              const key = library.find(({ annotations }) => annotations.some((each) => each.id === id))?.article.key;
              if (at % 3 === 0) await store.seek(key ?? '', [id]);
            }
            return backup(store);
          });
          await withStore(async (store) => {
            const result = await apply(store, first, piece);
            expect(result).toEqual({ ok: true, value: expect.objectContaining({ added: ids.length }) });
            expect(await backup(store)).toBe(first);
            // Importing the file once more into the same store changes nothing.
            expect(await apply(store, first)).toMatchObject({ ok: true, value: { added: 0, merged: 0, binned: 0 } });
            expect(await backup(store)).toBe(first);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each(['web-annotation', 'hypothesis'] as const)('of %s: the same bytes', async (format) => {
    await fc.assert(
      fc.asyncProperty(anyLibrary(), fc.integer({ min: 1, max: 400 }), async (library, piece) => {
        const first = await withStore(async (store) => {
          await fill(store, library);
          return exported(store, format);
        });
        await withStore(async (store) => {
          expect(await apply(store, first, piece)).toMatchObject({ ok: true });
          expect(await exported(store, format)).toBe(first);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('of ten thousand annotations', async () => {
    const perArticle = 20;
    const library = Array.from({ length: 500 }, (_, at): KeptArticle => {
      const url = `https://ledger.example/${String(at).padStart(4, '0')}`;
      return {
        article: { ...ARTICLE, key: url, url, title: `Wall ${at} دیوار \udc00` },
        annotations: Array.from({ length: perArticle }, (__, index) =>
          annotationOf({
            number: at * perArticle + index,
            exact: `words ${index} 水庫`,
            note: index % 3 ? '' : 'note \ud800',
            source: url,
          }),
        ),
      };
    });
    const rows = library.map(({ article, annotations }) => ({
      article,
      rows: annotations.map((annotation) => ({
        id: annotation.id,
        article: article.key,
        annotation,
        revision: 3,
        modified: annotation.modified,
        deleted: annotation.body.length > 0 ? '' : '2026-04-02T00:00:00.000Z',
      })),
    }));
    const text = await textOf(backupOf(rows));
    await withStore(async (store) => {
      expect(await apply(store, text)).toMatchObject({ ok: true, value: { added: 10_000 } });
      expect(await backup(store)).toBe(text);
      const preview = await previewImport(fileOf(text), { port: portOf(store), signal: ALWAYS });
      expect(preview).toMatchObject({
        ok: true,
        value: { items: 10_000, refused: 0, counts: { added: 0 }, fault: null },
      });
    });
  }, 60_000);
});
