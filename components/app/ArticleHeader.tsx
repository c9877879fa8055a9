import { i18n } from '@/components/i18n';
import type { PageState } from '@/lib/messages';
import type { ArticleChange } from '@/lib/model';
import { Differences } from '../Differences';
import { DiffText } from '../DiffText';
import { counted, dateText, langAttribute } from '../messages';

export interface ArticleHeaderProps {
  readonly article: NonNullable<PageState['article']>;
  /** What of it changed since it was first kept from. */
  readonly changed?: ArticleChange;
  /** Shows what changed, in the kept article of that key. */
  readonly onCompare: (article: string, other: string) => void;
  /** What headline and standfirst say otherwise than the body. */
  readonly openings?: PageState['openings'];
}

/** Title, site, date and authors of the article, where its headline and its body differ, and what changed of it. */
export function ArticleHeader({ article, changed, onCompare, openings = [] }: ArticleHeaderProps) {
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
      <Differences differs={openings} />
      {article.byline.length > 0 && (
        <p class="pm-byline">{i18n.t('article.byline', { authors: article.byline.join(', ') })}</p>
      )}
      {changed !== undefined && <Changes change={changed} lang={article.lang} onCompare={onCompare} />}
    </header>
  );
}

function Changes({
  change,
  lang,
  onCompare,
}: Pick<ArticleHeaderProps, 'onCompare'> & { readonly change: ArticleChange; readonly lang: string }) {
  const { since, title, changed, added, removed, moved = 0, claims = 0, modified, copy } = change;
  const isOther = title !== null || changed + added + removed + moved > 0;
  const date = dateText(modified);
  const paragraphs = changed + added + removed + moved;
  const parts = [
    title === null ? null : i18n.t('changed.title').replace(/[\s:：\u00a0]+$/u, ''),
    paragraphs === 0 ? null : i18n.t('copy.paragraphCount', paragraphs, counted(paragraphs)),
    claims === 0 ? null : i18n.t('copy.claimCount', claims, counted(claims)),
  ].filter((part) => part !== null);
  const summary =
    copy === undefined || parts.length === 0
      ? i18n.t('changed.article', { date: dateText(since) ?? since })
      : i18n.t('copy.changedSince', { parts: parts.join(', ') });
  return (
    <details class="pm-meta pm-article-changed">
      <summary>{summary}</summary>
      <ul>
        {title !== null && (
          <li>
            {i18n.t('changed.title')}{' '}
            <span lang={langAttribute(lang)} dir="auto">
              <DiffText diff={title} />
            </span>
          </li>
        )}
        {changed > 0 && <li>{i18n.t('changed.paragraphs', changed, counted(changed))}</li>}
        {added > 0 && <li>{i18n.t('changed.added', added, counted(added))}</li>}
        {removed > 0 && <li>{i18n.t('changed.removed', removed, counted(removed))}</li>}
        {moved > 0 && <li>{i18n.t('copy.moved', moved, counted(moved))}</li>}
        {claims > 0 && <li>{i18n.t('copy.claims', claims, counted(claims))}</li>}
        {date !== null && <li>{i18n.t('changed.modified', { date })}</li>}
      </ul>
      {copy !== undefined && isOther && (
        <button type="button" class="pm-link" onClick={() => onCompare(copy.article, copy.taken)}>
          {i18n.t('copy.see')}
        </button>
      )}
    </details>
  );
}
