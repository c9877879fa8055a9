import { i18n } from '#i18n';
import type { PageState } from '@/lib/messages';
import { dateText, langAttribute } from '../messages';

export interface ArticleHeaderProps {
  readonly article: NonNullable<PageState['article']>;
}

/** Title, site, date and authors of the article. */
export function ArticleHeader({ article }: ArticleHeaderProps) {
  const date = dateText(article.published);
  return (
    <header class="pm-article-header">
      <p class="pm-origin">
        {article.siteName !== null && <bdi>{article.siteName}</bdi>}
        {article.published !== null && date !== null && <time dateTime={article.published}>{date}</time>}
      </p>
      <h2 lang={langAttribute(article.lang)} dir="auto">
        {article.title || i18n.t('article.untitled')}
      </h2>
      {article.byline.length > 0 && (
        <p class="pm-byline">{i18n.t('article.byline', { authors: article.byline.join(', ') })}</p>
      )}
    </header>
  );
}
