import { revised, tagsOf } from '../annotation';
import type { Annotation, ArticleRecord, HighlightColor } from '../model';
import { type Database, openDatabase } from './database';
import { type AnnotationRow, NAME } from './schema';
import { searchText, termsOf } from './search';

/** How long a deletion can be undone. */
export const BIN_DAYS = 30;

const LIVE = '';

export interface StoredArticle {
  readonly article: ArticleRecord;
  readonly annotations: readonly Annotation[];
}

export interface Edit {
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly color?: HighlightColor;
}

/**
 * Annotations and their articles, in IndexedDB. Every method that writes is one transaction and resolves when that is
 * complete, not before: what was acknowledged is kept. All reject with a DOMException where the database fails
 * (QuotaExceededError where the disk is full); nothing is then half written.
 */
export class Store {
  private database: Promise<Database> | null = null;

  constructor(
    private readonly name: string = NAME,
    private readonly now: () => string = () => new Date().toISOString(),
  ) {}

  private open(): Promise<Database> {
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

  /** The live annotations of an article, oldest first; the article counts as visited. */
  async annotationsOf(key: string): Promise<readonly Annotation[]> {
    const db = await this.open();
    const rows = await db.getAllFromIndex('annotations', 'article', [key, LIVE]);
    // The date of the visit is not worth failing for: with a full disk, reading must still work.
    if (rows.length > 0) await this.visit(db, key).catch(() => undefined);
    return rows.map((row) => row.annotation);
  }

  async hasAnnotations(key: string): Promise<boolean> {
    return (await (await this.open()).countFromIndex('annotations', 'article', [key, LIVE])) > 0;
  }

  private async visit(db: Database, key: string): Promise<void> {
    const transaction = db.transaction('articles', 'readwrite');
    const article = await transaction.store.get(key);
    if (article !== undefined) await transaction.store.put({ ...article, visited: this.now() });
    await transaction.done;
  }

  /**
   * Keeps an annotation and remembers its article. Saving one that is there already changes nothing but the article's
   * record, so that a caller whose background was killed before it answered can simply ask again.
   */
  async save(article: Omit<ArticleRecord, 'created' | 'visited'>, annotation: Annotation): Promise<Annotation> {
    const now = this.now();
    const transaction = (await this.open()).transaction(['articles', 'annotations'], 'readwrite');
    const annotations = transaction.objectStore('annotations');
    const [known, existing] = await Promise.all([
      transaction.objectStore('articles').get(article.key),
      annotations.get(annotation.id),
    ]);
    await transaction.objectStore('articles').put({ ...article, created: known?.created ?? now, visited: now });
    if (existing === undefined) {
      await annotations.put({
        id: annotation.id,
        article: article.key,
        annotation,
        revision: 1,
        modified: now,
        deleted: LIVE,
      });
    }
    await transaction.done;
    return existing?.annotation ?? annotation;
  }

  /**
   * Changes note, tags or colour; a field that is absent stays as another window may have left it. Null where the
   * annotation is not there, is deleted, or `within` is given and it belongs to another article.
   */
  async revise(id: string, edit: Edit, within?: string): Promise<Annotation | null> {
    const changed = await this.change([id], within, (old, now) =>
      old.deleted === LIVE ? { ...old, annotation: revised(old.annotation, edit, now) } : null,
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
   * Deletes annotations, all or none; they can be undeleted for `BIN_DAYS`. Null where one is not there (see
   * `revise`), or else how they were.
   */
  async delete(ids: readonly string[], within?: string): Promise<readonly Annotation[] | null> {
    const changed = await this.change(ids, within, (old, now) => ({ ...old, deleted: now }));
    return changed?.map(({ annotation }) => annotation) ?? null;
  }

  /** Takes deletions back, all or none; null where one is not there. */
  async undelete(ids: readonly string[], within?: string): Promise<readonly Annotation[] | null> {
    const changed = await this.change(ids, within, (old) => ({ ...old, deleted: LIVE }));
    return changed?.map(({ annotation }) => annotation) ?? null;
  }

  /** One transaction for all of them; null, and nothing written, where one is not there or `edit` refuses it. */
  private async change(
    ids: readonly string[],
    within: string | undefined,
    edit: (row: AnnotationRow, now: string) => AnnotationRow | null,
  ): Promise<readonly AnnotationRow[] | null> {
    const now = this.now();
    const transaction = (await this.open()).transaction('annotations', 'readwrite');
    const rows: AnnotationRow[] = [];
    for (const id of ids) {
      const old = await transaction.store.get(id);
      const row = old === undefined || (within !== undefined && old.article !== within) ? null : edit(old, now);
      if (row !== null) rows.push({ ...row, revision: row.revision + 1, modified: now });
    }
    const whole = rows.length === ids.length;
    if (whole) for (const row of rows) await transaction.store.put(row);
    await transaction.done;
    return whole ? rows : null;
  }

  /** The live annotation of that id with its article, or null. */
  async find(id: string): Promise<{ article: ArticleRecord; annotation: Annotation } | null> {
    const db = await this.open();
    const row = await db.get('annotations', id);
    if (row === undefined || row.deleted !== LIVE) return null;
    const article = await db.get('articles', row.article);
    return article === undefined ? null : { article, annotation: row.annotation };
  }

  /**
   * Articles with the live annotations that match every word of `query` (all where it has none): articles by their
   * newest annotation, newest first, and so within each.
   */
  async library(query: string): Promise<readonly StoredArticle[]> {
    const terms = termsOf(query);
    const transaction = (await this.open()).transaction(['articles', 'annotations']);
    const [articles, rows] = await Promise.all([
      transaction.objectStore('articles').getAll(),
      transaction.objectStore('annotations').index('deleted').getAll(LIVE),
    ]);
    const byKey = new Map(articles.map((article) => [article.key, article]));
    const found = new Map<string, Annotation[]>();
    // Ids are UUIDs of version 7: their order is that of creation.
    for (const { article: key, annotation } of rows.sort((a, b) => (a.id < b.id ? 1 : -1))) {
      const article = byKey.get(key);
      if (article === undefined) continue;
      if (terms.length > 0) {
        const text = searchText(annotation, article);
        if (!terms.every((term) => text.includes(term))) continue;
      }
      const list = found.get(key);
      if (list === undefined) found.set(key, [annotation]);
      else list.push(annotation);
    }
    return [...found].flatMap(([key, annotations]) => {
      const article = byKey.get(key);
      return article === undefined ? [] : [{ article, annotations }];
    });
  }

  /** Removes for good what was deleted more than `BIN_DAYS` ago, and articles left without annotations. */
  async emptyBin(): Promise<number> {
    const before = new Date(Date.parse(this.now()) - BIN_DAYS * 86_400_000).toISOString();
    const transaction = (await this.open()).transaction(['articles', 'annotations'], 'readwrite');
    const annotations = transaction.objectStore('annotations');
    let removed = 0;
    // "" sorts before every date, so the lower bound leaves the living out.
    let cursor = await annotations.index('deleted').openCursor(IDBKeyRange.bound(LIVE, before, true, true));
    while (cursor !== null) {
      const { article } = cursor.value;
      await cursor.delete();
      removed += 1;
      const left = await annotations.index('article').count(IDBKeyRange.bound([article, LIVE], [article, '\uffff']));
      if (left === 0) await transaction.objectStore('articles').delete(article);
      cursor = await cursor.continue();
    }
    await transaction.done;
    return removed;
  }
}
