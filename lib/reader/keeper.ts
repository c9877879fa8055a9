import type { Changes, Result } from '../messages';
import type { Annotation, Article, ArticleRecord, FindingCorrection, PageIdentity } from '../model';

/** A correction that is not stored yet. */
export type Saying = Omit<FindingCorrection, 'modified'>;

/** Who keeps annotations for a page: the background, or a fake in tests. `page` says of which article. */
export interface Keeper {
  restore(page: PageIdentity): Promise<Result<readonly Annotation[]>>;
  /** What is remembered of the article; null where nothing of it is kept, or nobody answers. */
  article(page: PageIdentity): Promise<ArticleRecord | null>;
  /** `article`: as it was read, null where the page is none. `annotation` null keeps the article as a whole. */
  save(article: Article | null, annotation: Annotation | null, page: PageIdentity): Promise<Result<Annotation>>;
  revise(id: string, changes: Changes, page: PageIdentity): Promise<Result<Annotation>>;
  delete(id: string, page: PageIdentity): Promise<Result<readonly Annotation[]>>;
  undelete(id: string, page: PageIdentity): Promise<Result<readonly Annotation[]>>;
  /** What was said of the article's findings. */
  corrections(page: PageIdentity): Promise<Result<readonly FindingCorrection[]>>;
  /** Says something of a finding in the place of what was said of it; gives all that is said of the article then. */
  correct(correction: Saying, page: PageIdentity): Promise<Result<readonly FindingCorrection[]>>;
  /** The page was read to its end, and shows what is kept of it but for these. */
  seek(missing: readonly string[], page: PageIdentity): Promise<void>;
}
