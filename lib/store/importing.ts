/**
 * How a file comes in. It is sent in slices, which wait in `staged` until all of them are there; then one transaction
 * merges them all. Whatever dies in between, the reader's annotations are either as before or as after. Every step may
 * be asked for twice.
 */
import type { ArticleRecord } from '../model';
import type { ImportCounts, Outcome, Slice } from '../stored';
import { COPY_STORES, JOURNALLED_MOST, putImported, sealAll, TEXT_STORES } from './copies';
import { mergedCorrections } from './corrections';
import { type Database, write } from './database';
import { clearIndex, docOf, IMPORT_MOST, journalArticle } from './indexing';
import { merge, mergedArticle } from './merge';
import { isSoundArticle, isSoundRow } from './sound';
import { mergedMerge } from './speaker-merges';
import { markStale } from './stale';

const NOTHING: ImportCounts = { added: 0, same: 0, merged: 0, inBin: 0, binned: 0 };

const ofImport = (id: string) => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);

/** What would become of each row of a slice, without writing anything. */
export async function checkSlice(db: Database, { rows }: Slice, now: string): Promise<readonly Outcome[]> {
  const { store } = db.transaction('annotations');
  const stored = await Promise.all(rows.map(({ id }) => store.get(id)));
  return rows.map((row, index) => merge(isSoundRow(stored[index]) ? stored[index] : null, row, now).outcome);
}

/** Puts a slice aside, without touching any annotation. The first slice of an import clears what others left behind. */
export async function stageSlice(
  db: Database,
  id: string,
  number: number,
  { copies: incoming, ...slice }: Slice,
): Promise<void> {
  const copies = await sealAll(incoming ?? []);
  await write(db, ['staged'], async (transaction) => {
    const staged = transaction.objectStore('staged');
    if (number === 0) await staged.clear();
    await staged.put({ id, number, slice, ...(copies.length === 0 ? {} : { copies }) });
  });
}

/**
 * Merges an import that was staged whole, all in one transaction, and says what became of it: the same answer when
 * asked again. Null where some of its `slices` slices are not there. `now`: ISO 8601, UTC.
 */
export function commitImport(db: Database, id: string, slices: number, now: string): Promise<ImportCounts | null> {
  const names = [
    'articles',
    'annotations',
    'staged',
    'imports',
    'segments',
    'journal',
    'backlog',
    'corrections',
    'merges',
    'textSegments',
    'textBacklog',
    ...COPY_STORES,
  ] as const;
  return write(db, [...names], async (transaction) => {
    const imports = transaction.objectStore('imports');
    const done = await imports.get(id);
    if (done !== undefined) return done.counts;
    const staged = transaction.objectStore('staged');
    if ((await staged.count(ofImport(id))) !== slices) return null;

    const articles = transaction.objectStore('articles');
    const annotations = transaction.objectStore('annotations');
    const journal = transaction.objectStore('journal');
    const corrections = transaction.objectStore('corrections');
    const merges = transaction.objectStore('merges');
    const counts = { ...NOTHING };
    let [written, copied] = [0, 0];
    for (let number = 0; number < slices; number += 1) {
      // One at a time: a hundred megabytes need not be in memory.
      const records = new Map<string, ArticleRecord>();
      const { slice, copies = [] } = (await staged.get([id, number])) ?? { slice: { articles: [], rows: [] } as Slice };
      for (const article of slice.articles) {
        const stored = await articles.get(article.key);
        const record = mergedArticle(isSoundArticle(stored) ? stored : null, article, now);
        await articles.put(record);
        records.set(record.key, record);
        if (stored !== undefined) await journalArticle(transaction, stored, record);
      }
      for (const incoming of slice.corrections ?? []) {
        await corrections.put(mergedCorrections(await corrections.get(incoming.article), incoming));
      }
      for (const incoming of slice.merges ?? []) {
        const merge = mergedMerge(await merges.get(incoming.alias), incoming);
        if (merge !== null) await merges.put(merge);
      }
      const touched = new Set<string>();
      for (const row of slice.rows) {
        const stored = await annotations.get(row.id);
        const merged = merge(isSoundRow(stored) ? stored : null, row, now);
        counts[merged.outcome] += 1;
        if (merged.row === null) continue;
        await annotations.put(merged.row);
        written += 1;
        touched.add(merged.row.article);
        // What is too much for the journal is indexed from the rows, later.
        if (written > IMPORT_MOST) continue;
        const { article } = merged.row;
        const record = records.get(article) ?? (await articles.get(article));
        await journal.put(docOf(merged.row, isSoundArticle(record) ? record : null));
      }
      for (const { article } of slice.corrections ?? []) touched.add(article);
      for (const key of touched) await markStale(transaction, key);
      copied += await putImported(transaction, copies, copied + copies.length <= JOURNALLED_MOST);
    }
    if (written > IMPORT_MOST) await clearIndex(transaction);
    if (copied > JOURNALLED_MOST) await clearIndex(transaction, TEXT_STORES);
    await imports.clear();
    await imports.put({ id, counts });
    await staged.clear();
    return counts;
  });
}

/** Forgets what was staged. */
export async function cancelImport(db: Database, id: string): Promise<void> {
  await write(db, ['staged'], (transaction) => transaction.objectStore('staged').delete(ofImport(id)));
}
