import { MOST_BODIES, newestFirst, noteOf, oldestFirst, revised, tagsOf } from '../annotation';
import type { Annotation, ArticleCopy, ArticleRecord, Changes, FindingCorrection, SpeakerMerge } from '../model';
import type {
  AnnotationRow,
  ArticleClaims,
  ArticlesSlice,
  BinEntry,
  ClaimSegment,
  CopiesSlice,
  CopyChoice,
  CopyFacts,
  CopySpace,
  CorrectionsSlice,
  Elsewhere,
  FoundArticles,
  FoundText,
  FoundTexts,
  ImportCounts,
  LibraryArticle,
  Outcome,
  ReadSlice,
  SealedCopy,
  SearchSegment,
  Slice,
  StoreHealth,
} from '../stored';
import { BIN_DAYS, binnedAt, daysBefore, inBinOf, oldInBin } from './bin';
import {
  addVersion,
  COPY_STORES,
  copiedArticles,
  copySpace,
  deleteCopies,
  factsOf,
  foundIn,
  newestOf,
  putFirst,
  readCopies,
  readCopy,
  removeCopies,
  textIndexing,
} from './copies';
import { correct, correctionsOf, forgetTakenBack, readCorrections } from './corrections';
import { type Database, openDatabase, write } from './database';
import { cancelImport, checkSlice, commitImport, stageSlice } from './importing';
import { articlesOf, docOf, Indexing, journalArticle } from './indexing';
import {
  claimsAfter,
  claimsIn,
  readClaimSegments,
  resetClaims,
  type StaleArticles,
  staleArticles,
  writeClaims,
} from './kept-claims';
import { annotationsBy, libraryOf, newestArticles, rowsOf } from './listing';
import { inBin, rebasedNote } from './merge';
import { articleElsewhere, moveArticle } from './moving';
import { withNotesAfter } from './notes';
import { readHealth, readSlice } from './reading';
import { isSameArticle } from './same-article';
import { LIVE, NAME } from './schema';
import type { SearchIndex } from './search-index';
import { articleFor, getEach, isSoundArticle, isSoundRow, readRows } from './sound';
import { joinSpeakers, speakerMerges } from './speaker-merges';
import { markStale } from './stale';
import { after, settledAnnotation, settledArticle, settledRow } from './stamps';

/** So many rows make a slice of the library. */
const ROWS_AT_ONCE = 2000;

/**
 * Annotations and their articles, in IndexedDB. Every method that writes is one transaction and resolves when that is
 * complete, not before: what was acknowledged is kept. All reject with a DOMException where the database fails
 * (QuotaExceededError where the disk is full), with a RangeError where a change is more than a backup brings back;
 * nothing is then half written. A damaged record is kept out of every list.
 */
export class Store {
  private database: Promise<Database> | null = null;
  private readonly indexing = new Indexing();
  private readonly textIndex = textIndexing();

  constructor(
    private readonly name: string = NAME,
    private readonly now: () => string = () => new Date().toISOString(),
  ) {}

  protected open(): Promise<Database> {
    if (this.database === null) {
      const opening = openDatabase(() => {
        this.database = null;
      }, this.name);
      this.database = opening;
      // A failed opening must not be remembered: the next query tries again.
      opening.catch(() => {
        if (this.database === opening) this.database = null;
      });
    }
    return this.database;
  }

  async close(): Promise<void> {
    const { database } = this;
    this.database = null;
    (await database)?.close();
  }

  /** The live annotations of an article, oldest first; the article counts as visited unless `visits` is false. */
  async annotationsOf(key: string, visits = true): Promise<readonly Annotation[]> {
    const db = await this.open();
    const rows = (await db.getAllFromIndex('annotations', 'article', [key, LIVE])).filter(isSoundRow);
    // The date of the visit is not worth failing for: with a full disk, reading must still work.
    if (rows.length > 0 && visits) await this.visit(db, key).catch(() => undefined);
    return rows.map((row) => row.annotation).sort(oldestFirst);
  }

  /** What is remembered of an article; null where nothing of it is kept. */
  async articleOf(key: string): Promise<ArticleRecord | null> {
    const article = await (await this.open()).get('articles', key);
    return isSoundArticle(article) ? article : null;
  }

  /** Remembers where a web archive has a copy of an article, or forgets it; null where nothing of the article is kept. */
  async setArchived(key: string, address: string | null): Promise<ArticleRecord | null> {
    return write(await this.open(), ['articles'], async ({ store }) => {
      const article = await store.get(key);
      if (!isSoundArticle(article)) return null;
      const { archived: _, ...others } = article;
      const record = address === null ? others : { ...others, archived: address };
      await store.put(record);
      return record;
    });
  }

  async hasAnnotations(key: string): Promise<boolean> {
    return (await (await this.open()).countFromIndex('annotations', 'article', [key, LIVE])) > 0;
  }

  private async visit(db: Database, key: string): Promise<void> {
    await write(db, ['articles'], async (transaction) => {
      const article = await transaction.store.get(key);
      if (article !== undefined) await transaction.store.put({ ...article, visited: this.now() });
    });
  }

  /**
   * Keeps an annotation and remembers its article. Saving one that is there already changes nothing but the article's
   * record, so that a caller whose background was killed before it answered can simply ask again. Null, and nothing is
   * written, where an annotation of that id is another article's, or deleted. What is remembered of an article stays
   * where what comes is another one (see same-article.ts). With it comes the article's copy, where its page has none yet.
   */
  async save(
    article: Omit<ArticleRecord, 'created' | 'visited'>,
    made: Annotation,
    copy: SealedCopy | null = null,
  ): Promise<Annotation | null> {
    const now = this.now();
    const annotation = settledAnnotation(made, now);
    return write(await this.open(), ['articles', 'annotations', 'journal', ...COPY_STORES], async (transaction) => {
      const articles = transaction.objectStore('articles');
      const annotations = transaction.objectStore('annotations');
      const [known, existing] = await Promise.all([articles.get(article.key), annotations.get(annotation.id)]);
      if (existing !== undefined && (existing.article !== article.key || existing.deleted !== LIVE)) return null;
      // What the article was when it was first kept from stays: later changes are measured by it.
      const digest = known?.digest ?? article.digest;
      const archived = known?.archived;
      const record = settledArticle(
        {
          ...(isSoundArticle(known) && !isSameArticle(known, article) ? known : article),
          ...(digest === undefined ? {} : { digest }),
          ...(archived === undefined ? {} : { archived }),
          created: known?.created ?? now,
          visited: now,
        },
        now,
      );
      await articles.put(record);
      if (copy !== null) await putFirst(transaction, article.key, copy);
      if (known !== undefined) await journalArticle(transaction, known, record);
      if (existing !== undefined) return existing.annotation;
      const row = { id: annotation.id, article: article.key, annotation, revision: 1, modified: now, deleted: LIVE };
      await annotations.put(row);
      await transaction.objectStore('journal').put(docOf(row, record));
      await markStale(transaction, article.key);
      return annotation;
    });
  }

  /**
   * Changes what the reader says of an annotation; a field that is absent stays as another window may have left it. Null where the
   * annotation is not there, is deleted, or `within` is given and it belongs to another article.
   */
  async revise(id: string, changes: Changes, within?: string): Promise<Annotation | null> {
    const changed = await this.change([id], within, (old, now) =>
      old.deleted === LIVE
        ? { ...old, annotation: revised(old.annotation, rebased(changes, old.annotation), now) }
        : null,
    );
    return changed?.[0]?.annotation ?? null;
  }

  /** Adds tags to annotations, all or none; null where one is not there or is deleted. */
  async tag(ids: readonly string[], tags: readonly string[]): Promise<readonly Annotation[] | null> {
    const changed = await this.change(ids, undefined, (old, now) =>
      old.deleted === LIVE
        ? { ...old, annotation: revised(old.annotation, { tags: [...tagsOf(old.annotation), ...tags] }, now) }
        : null,
    );
    return changed?.map(({ annotation }) => annotation) ?? null;
  }

  /**
   * Remembers which annotations of an article a visit of its page did not find; the others of it were found. Gives those
   * of which that is news. Only those that `couldShow` holds for are taken to be missing.
   */
  async seek(
    key: string,
    missing: readonly string[],
    couldShow: (annotation: Annotation) => boolean = () => true,
  ): Promise<readonly string[]> {
    return write(await this.open(), ['annotations'], async ({ store }) => {
      const news: string[] = [];
      for (const row of (await store.index('article').getAll([key, LIVE])).filter(isSoundRow)) {
        const found = !missing.includes(row.id);
        if ((row.sought?.found ?? true) === found || !(found || couldShow(row.annotation))) continue;
        await store.put({ ...row, sought: { at: after(row.sought?.at ?? '', this.now()), found } });
        news.push(row.id);
      }
      return news;
    });
  }

  /**
   * Deletes annotations, all or none; they can be undeleted for `BIN_DAYS` (lib/store/bin.ts). Null where one is not there
   * (see `revise`), or else how they were.
   */
  async delete(ids: readonly string[], within?: string): Promise<readonly Annotation[] | null> {
    const changed = await this.change(ids, within, (old, now, clock) => inBin({ ...old, deleted: now }, old, clock));
    return changed?.map(({ annotation }) => annotation) ?? null;
  }

  /** Takes deletions back, all or none; null where one is not there. */
  async undelete(ids: readonly string[], within?: string): Promise<readonly Annotation[] | null> {
    const changed = await this.change(ids, within, ({ binned: _, ...old }) => ({ ...old, deleted: LIVE }));
    return changed?.map(({ annotation }) => annotation) ?? null;
  }

  /**
   * One transaction for all of them; null, and nothing written, where one is not there or `edit` refuses it. `now` is the
   * stamp of the change, `clock` what the clock says, both ISO 8601, UTC.
   */
  private async change(
    ids: readonly string[],
    within: string | undefined,
    edit: (row: AnnotationRow, now: string, clock: string) => AnnotationRow | null,
  ): Promise<readonly AnnotationRow[] | null> {
    return write(await this.open(), ['articles', 'annotations', 'journal', 'stale'], async (transaction) => {
      const store = transaction.objectStore('annotations');
      const rows: AnnotationRow[] = [];
      for (const id of ids) {
        const stored = await store.get(id);
        if (!isSoundRow(stored) || (within !== undefined && stored.article !== within)) return null;
        const clock = this.now();
        const old = settledRow(stored, null, clock);
        const now = after(old.modified, clock);
        const row = edit(old, now, clock);
        if (row === null) return null;
        const bodies = row.annotation.body.length;
        if (bodies > MOST_BODIES && bodies > old.annotation.body.length)
          throw new RangeError('more tags than are kept');
        rows.push(withNotesAfter(old, { ...row, revision: row.revision + 1, modified: now }));
      }
      const articles = new Map<string, ArticleRecord | null>();
      for (const row of rows) {
        await store.put(row);
        if (!articles.has(row.article)) {
          const article = await transaction.objectStore('articles').get(row.article);
          articles.set(row.article, isSoundArticle(article) ? article : null);
          await markStale(transaction, row.article);
        }
        await transaction.objectStore('journal').put(docOf(row, articles.get(row.article) ?? null));
      }
      return rows;
    });
  }

  /** The live annotation of that id with its article, or null. */
  async find(id: string): Promise<{ article: ArticleRecord; annotation: Annotation } | null> {
    const db = await this.open();
    const row = await db.get('annotations', id);
    if (!isSoundRow(row) || row.deleted !== LIVE) return null;
    const article = await db.get('articles', row.article);
    return { article: isSoundArticle(article) ? article : articleFor(row), annotation: row.annotation };
  }

  /** What can be searched, as it is now. Waits where much came in and is not indexed yet. */
  async index(): Promise<SearchIndex> {
    return this.indexing.read(await this.open());
  }

  /** A segment of it by its number; null where there is none any more. */
  async segment(number: number): Promise<SearchSegment | null> {
    const found = (await this.index()).readers.find((reader) => reader.number === number);
    return found?.segment ?? null;
  }

  /** Keeps the index short; to be called when nobody waits. What it leaves undone, the next call does. */
  async tidy(): Promise<void> {
    await this.indexing.tidy(await this.open());
    await this.textIndex.tidy(await this.open());
  }

  /** See lib/store/listing.ts. */
  async library(query: string, count: number): Promise<FoundArticles> {
    return libraryOf(await this.open(), await this.index(), query, count);
  }

  async newest(count: number): Promise<readonly LibraryArticle[]> {
    return newestArticles(await this.open(), count);
  }

  async annotations(ids: readonly string[]): Promise<readonly LibraryArticle[]> {
    return annotationsBy(await this.open(), ids);
  }

  /** See lib/store/moving.ts. */
  async elsewhere(title: string, address: string): Promise<Elsewhere | null> {
    return articleElsewhere(await this.open(), title, address);
  }

  async move(from: string, to: Pick<ArticleRecord, 'key' | 'url'>): Promise<number | null> {
    return moveArticle(await this.open(), from, to, (last) => after(last, this.now()));
  }

  /** What was deleted and can still be taken back, what came into the bin last first. */
  async bin(): Promise<readonly BinEntry[]> {
    const db = await this.open();
    // "" sorts before every date, so the lower bound leaves the living out.
    const keys = await db.getAllKeysFromIndex('annotations', 'deleted', IDBKeyRange.lowerBound(LIVE, true));
    const rows = await rowsOf(await this.open(), keys);
    const records = await articlesOf(
      db,
      rows.map(({ article }) => article),
    );
    return rows
      .map((row) => ({
        article: records.get(row.article) ?? articleFor(row),
        annotation: row.annotation,
        deleted: binnedAt(row),
      }))
      .sort((a, b) =>
        a.deleted === b.deleted ? newestFirst(a.annotation, b.annotation) : a.deleted < b.deleted ? 1 : -1,
      );
  }

  /**
   * Removes for good what came into the bin more than `BIN_DAYS` ago, or all of the bin, or those of `ids` that are in it;
   * and articles left without annotations; with all or what is old also what was taken back of corrections. Gives how many
   * annotations went.
   */
  async emptyBin(which: 'old' | 'all' | readonly string[] = 'old'): Promise<number> {
    const now = this.now();
    if (typeof which === 'string') {
      await forgetTakenBack(await this.open(), which === 'all' ? now : daysBefore(now, BIN_DAYS));
    }
    return write(await this.open(), ['articles', 'annotations', 'dates', ...COPY_STORES], async (transaction) => {
      const annotations = transaction.objectStore('annotations');
      const gone = (which === 'old' ? await oldInBin(transaction, now) : await inBinOf(annotations, which)).map(
        ({ id, article }) => [id, article] as const,
      );
      for (const [id] of gone) await annotations.delete(id);
      for (const article of new Set(gone.map(([, key]) => key))) {
        const left = await annotations.index('article').count(IDBKeyRange.bound([article, LIVE], [article, '\uffff']));
        if (left > 0) continue;
        await transaction.objectStore('articles').delete(article);
        await deleteCopies(transaction, article);
      }
      return gone.length;
    });
  }

  /** Whole articles after a key, in the order of keys; see lib/store/reading.ts. */
  async slice(after: string | null, withDeleted: boolean): Promise<ReadSlice> {
    return readSlice(await this.open(), after, withDeleted);
  }

  /** Live rows after an id, in the order of ids, and the id to go on after; null at the end. */
  async rows(after: string | null): Promise<{ readonly rows: readonly AnnotationRow[]; readonly next: string | null }> {
    const { rows, last } = await readRows(await this.open(), after ?? '', ROWS_AT_ONCE);
    return { rows: rows.filter(isSoundRow).filter((row) => row.deleted === LIVE), next: last };
  }

  /** Articles after a key, in the order of keys. */
  async articles(after: string | null): Promise<ArticlesSlice> {
    const { store } = (await this.open()).transaction('articles');
    const keys = await store.getAllKeys(IDBKeyRange.lowerBound(after ?? '', true), ROWS_AT_ONCE);
    const found = await getEach(await this.open(), 'articles', keys);
    return { articles: found.filter(isSoundArticle), next: keys.at(-1) ?? null };
  }

  /** See lib/store/corrections.ts. */
  async corrections(article: string): Promise<readonly FindingCorrection[]> {
    return correctionsOf(await this.open(), article);
  }

  async correct(
    article: string,
    correction: Omit<FindingCorrection, 'modified'>,
  ): Promise<readonly FindingCorrection[] | null> {
    return correct(await this.open(), article, correction, this.now());
  }

  async allCorrections(after: string | null): Promise<CorrectionsSlice> {
    return readCorrections(await this.open(), after);
  }

  /** See lib/store/speaker-merges.ts. */
  async speakerMerges(): Promise<readonly SpeakerMerge[]> {
    return speakerMerges(await this.open());
  }

  async joinSpeakers(names: readonly string[], as: string | null): Promise<readonly SpeakerMerge[] | null> {
    return joinSpeakers(await this.open(), names, as, this.now());
  }

  /** See lib/store/copies.ts. */
  async copies(article: string): Promise<readonly CopyFacts[]> {
    return factsOf(await this.open(), article);
  }

  async copy(article: string, taken: string): Promise<ArticleCopy | null> {
    return readCopy(await this.open(), article, taken);
  }

  async newestCopy(
    article: string,
    page: string,
  ): Promise<{ readonly facts: CopyFacts; readonly copy: ArticleCopy } | null> {
    return newestOf(await this.open(), article, page);
  }

  async addVersion(
    article: string,
    copy: ArticleCopy,
    page: string,
    newest: { readonly facts: CopyFacts; readonly copy: ArticleCopy },
    completes = false,
  ): Promise<boolean> {
    return addVersion(await this.open(), article, copy, page, newest, completes);
  }

  async copiedArticles(): Promise<readonly string[]> {
    return copiedArticles(await this.open());
  }

  async copySpace(): Promise<CopySpace> {
    return copySpace(await this.open());
  }

  async removeCopies(choice: CopyChoice): Promise<number> {
    return removeCopies(await this.open(), choice);
  }

  /** See lib/store/kept-claims.ts. */
  async staleArticles(most: number): Promise<StaleArticles | null> {
    return staleArticles(await this.open(), most);
  }

  async claimSegments(
    rules: string,
    known: ReadonlyMap<number, ClaimSegment>,
  ): Promise<ReadonlyMap<number, ClaimSegment> | null> {
    return readClaimSegments(await this.open(), rules, known);
  }

  async resetClaims(): Promise<void> {
    await resetClaims(await this.open());
  }

  async writeClaims(
    read: Pick<StaleArticles, 'stale' | 'next'>,
    claims: readonly ArticleClaims[],
    segment: ClaimSegment,
    replaced: { readonly numbers: readonly number[]; readonly merged: readonly number[] },
  ): Promise<boolean> {
    return writeClaims(await this.open(), read, claims, segment, replaced);
  }

  async claimsAfter(
    after: string,
  ): Promise<{ readonly records: readonly ArticleClaims[]; readonly last: string } | null> {
    return claimsAfter(await this.open(), after);
  }

  async claimsIn(articles: readonly string[]): Promise<ReadonlyMap<string, ArticleClaims>> {
    return claimsIn(await this.open(), articles);
  }

  async copiesAfter(after: readonly [string, string] | null): Promise<CopiesSlice> {
    return readCopies(await this.open(), after);
  }

  /** The articles whose kept texts have every word of a query; those of which nothing lives are left out. */
  async searchTexts(query: string): Promise<FoundTexts> {
    const db = await this.open();
    const { found, total } = foundIn(await this.textIndex.read(db), query);
    const records = await articlesOf(
      db,
      found.map(({ article }) => article),
    );
    const live = await Promise.all(
      found.map(({ article }) => db.countFromIndex('annotations', 'article', [article, LIVE])),
    );
    const shown = found.flatMap(({ article, taken }, at): FoundText[] => {
      const record = records.get(article);
      return record === undefined || live[at] === 0 ? [] : [{ article: record, taken }];
    });
    return { found: shown, total: total - found.length + shown.length };
  }

  async health(): Promise<StoreHealth> {
    return readHealth(await this.open());
  }

  /** What would become of each row; nothing is written. */
  async check(slice: Slice): Promise<readonly Outcome[]> {
    return checkSlice(await this.open(), slice, this.now());
  }

  async stage(id: string, number: number, slice: Slice): Promise<void> {
    await stageSlice(await this.open(), id, number, slice);
  }

  async commit(id: string, slices: number): Promise<ImportCounts | null> {
    return commitImport(await this.open(), id, slices, this.now());
  }

  async cancel(id: string): Promise<void> {
    await cancelImport(await this.open(), id);
  }
}

/** The changes on top of what the annotation is now. */
function rebased({ before, note, ...others }: Changes, annotation: Annotation): Omit<Changes, 'before'> {
  if (note === undefined) return others;
  return { ...others, note: before === undefined ? note : rebasedNote(noteOf(annotation), before, note) };
}
