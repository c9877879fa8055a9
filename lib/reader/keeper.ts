import type { Changes, Result } from '../messages';
import type { Annotation, ArticleRecord } from '../model';
import type { Identity } from '../page/page-identity';

/** What a page tells of its article when something of it is kept. */
export type ArticleFacts = Omit<ArticleRecord, 'key' | 'url' | 'created' | 'visited'>;

/** Who keeps annotations for a page: the background, or a fake in tests. `page` says of which article. */
export interface Keeper {
  restore(page: Identity): Promise<Result<readonly Annotation[]>>;
  /** What is remembered of the article; null where nothing of it is kept, or nobody answers. */
  article(page: Identity): Promise<ArticleRecord | null>;
  save(article: ArticleFacts, annotation: Annotation, page: Identity): Promise<Result<Annotation>>;
  revise(id: string, changes: Changes, page: Identity): Promise<Result<Annotation>>;
  delete(id: string, page: Identity): Promise<Result<readonly Annotation[]>>;
  undelete(id: string, page: Identity): Promise<Result<readonly Annotation[]>>;
  /** The page was read to its end, and shows what is kept of it but for these. */
  seek(missing: readonly string[], page: Identity): Promise<void>;
}
