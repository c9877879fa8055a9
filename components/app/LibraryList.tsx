import { useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { termsOf } from '@/lib/library/matches';
import { speakersAmong } from '@/lib/library/speaker-names';
import type { FoundArticles, LibraryArticle } from '@/lib/messages';
import { Icon } from '../Icon';
import { counted, dateText, langAttribute } from '../messages';
import { SearchField } from '../SearchField';
import { AnnotationRow } from './AnnotationRow';
import type { AppActions, LibraryView } from './app-state';
import { hostOf } from './host-of';
import { LibraryFailed } from './LibraryFailed';
import { Loading } from './Loading';
import { Notice } from './Notice';

export interface LibraryListProps {
  readonly library: LibraryView;
  readonly onSearch: AppActions['search'];
  readonly onMore: () => void;
  readonly onOpenLibrary: () => void;
  readonly onOpen: (id: string) => void;
  readonly onRevise: AppActions['revise'];
  readonly onRemove: (ids: readonly string[]) => void;
}

/** *Saved*: all articles with what is kept of them, and a search over it. */
export function LibraryList({
  library,
  onSearch,
  onMore,
  onOpenLibrary,
  onOpen,
  onRevise,
  onRemove,
}: LibraryListProps) {
  const [query, setQuery] = useState('');
  const search = (text: string) => {
    setQuery(text);
    onSearch(text);
  };
  const isEmpty = library.kind === 'ready' && library.articles.length === 0 && library.query.trim() === '';
  return (
    <div class="pm-library">
      <SearchField query={query} onQuery={search} hidden={isEmpty && query === ''} />
      <p class="pm-hint pm-results" role="status">
        {library.kind === 'ready' && !isEmpty && resultsText(library.total)}
      </p>
      {library.kind === 'ready' && !isEmpty && (
        <button type="button" class="pm-link" onClick={onOpenLibrary}>
          {i18n.t('library.openLibrary')}
        </button>
      )}
      {library.kind === 'loading' && <Loading text={i18n.t('state.loadingSaved')} />}
      {library.kind === 'failed' && <LibraryFailed why={library.why} onRetry={() => onSearch(query)} />}
      {library.kind === 'ready' && isEmpty && (
        <Notice title={i18n.t('library.empty')} hint={i18n.t('library.emptyHint')} />
      )}
      {library.kind === 'ready' && !isEmpty && library.articles.length === 0 && (
        <Notice title={i18n.t('library.noMatch', { query: library.query.trim() })} hint={i18n.t('library.noMatchHint')}>
          <button type="button" class="pm-button" onClick={() => search('')}>
            {i18n.t('library.clear')}
          </button>
        </Notice>
      )}
      {library.kind === 'ready' && library.articles.length > 0 && (
        <Articles
          // Another search starts at its top again.
          key={library.query}
          terms={termsOf(library.query)}
          articles={library.articles}
          left={library.total.articles - library.articles.length}
          onMore={onMore}
          onOpen={onOpen}
          onRevise={onRevise}
          onRemove={onRemove}
        />
      )}
    </div>
  );
}

function resultsText({ articles, annotations }: FoundArticles['total']): string {
  const passages = i18n.t('library.results', annotations, counted(annotations));
  return annotations === 0 ? passages : i18n.t('library.inArticles', articles, counted(articles), { passages });
}

/** So many articles come at a time. */
const PAGE = 25;

function Articles({
  articles,
  left,
  terms,
  onMore,
  onOpen,
  onRevise,
  onRemove,
}: Pick<LibraryListProps, 'onMore' | 'onOpen' | 'onRevise' | 'onRemove'> & {
  readonly articles: readonly LibraryArticle[];
  /** How many more there are. */
  readonly left: number;
  readonly terms: readonly string[];
}) {
  return (
    <>
      {articles.map(({ article, annotations, missing }) => {
        const date = dateText(article.published ?? article.created);
        return (
          <article key={article.key} class="pm-saved" aria-label={article.title || article.url}>
            <header class="pm-saved-head">
              <div>
                <h2 lang={langAttribute(article.lang)} dir="auto">
                  {article.title || i18n.t('article.untitled')}
                </h2>
                <p class="pm-origin">
                  <bdi>{article.siteName ?? hostOf(article.url)}</bdi>
                  {date !== null && <time dateTime={article.published ?? article.created}>{date}</time>}
                </p>
              </div>
              {annotations.length > 1 && (
                <button
                  type="button"
                  class="pm-icon-button"
                  aria-label={i18n.t('library.removeArticle', { title: article.title || article.url })}
                  title={i18n.t('keep.remove')}
                  onClick={() => onRemove(annotations.map(({ id }) => id))}
                >
                  <Icon name="trash" />
                </button>
              )}
            </header>
            <ul class="pm-rows">
              {annotations.map((annotation) => (
                <AnnotationRow
                  key={annotation.id}
                  annotation={annotation}
                  lang={article.lang}
                  terms={terms}
                  missing={missing?.[annotation.id] ?? null}
                  title={i18n.t('library.open')}
                  onOpen={() => onOpen(annotation.id)}
                  speakersOf={() => speakersAmong(annotations)}
                  onRevise={onRevise}
                  onRemove={() => onRemove([annotation.id])}
                />
              ))}
            </ul>
          </article>
        );
      })}
      {left > 0 && (
        <button type="button" class="pm-button pm-wide" onClick={onMore}>
          {i18n.t('library.more', Math.min(left, PAGE), counted(Math.min(left, PAGE)))}
        </button>
      )}
    </>
  );
}
