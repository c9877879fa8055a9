import type {
  Analysis,
  Article,
  ArticleChange,
  ArticleDigest,
  Description,
  PageIdentity,
  Place,
  Selectors,
  Span,
} from '../model';
import type { ArticleTexts, PageFacts } from '../outline/article-texts';
import type { OutlineData } from '../outline/outline-data';

/**
 * The text core as a page reaches it: it runs in the background, and in tests at once. Every question may be asked twice
 * without harm, and rejects where nobody answers.
 */
export interface TextCorePort {
  /** Which texts of a page are its article; null where none are. */
  articleTexts(outline: OutlineData, facts: PageFacts): Promise<ArticleTexts | null>;
  analyze(article: Article): Promise<Analysis>;
  /** By index of `wanted`: where that passage stands in a page's text, or null where it is gone. */
  locate(text: string, wanted: readonly Selectors[]): Promise<readonly (Place | null)[]>;
  describe(text: string, span: Span): Promise<Description>;
  /** How the article of a page differs from its copy, or from what `digest` remembers; null where it doesn't. */
  compare(article: Article, digest: ArticleDigest, page: PageIdentity): Promise<ArticleChange | null>;
}
