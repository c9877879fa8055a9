import { i18n } from '@/components/i18n';
import type { MetView, PageState, Unreadable } from '@/lib/messages';
import { counted } from '../messages';
import { ArticleHeader } from './ArticleHeader';
import type { AccessView, AppActions, PageView, RowActions } from './app-state';
import { ClaimList } from './ClaimList';
import { Elsewhere } from './Elsewhere';
import { HiddenList } from './HiddenList';
import { KeptList } from './KeptList';
import { KeyPointList } from './KeyPointList';
import { Loading } from './Loading';
import { MetClaims } from './MetClaims';
import { Notice } from './Notice';
import { PaintSwitch } from './PaintSwitch';
import { SiteAccess } from './SiteAccess';
import { SpeakerShares } from './SpeakerShares';

export interface ArticleViewProps {
  readonly view: PageView;
  readonly access: AccessView;
  readonly leastConfidence: number;
  readonly keepsText: boolean;
  readonly offline: boolean;
  readonly actions: AppActions;
  readonly on: RowActions;
}

/** *This article*: whatever there is to say of the tab that is looked at. */
export function ArticleView({ view, access, leastConfidence, keepsText, offline, actions, on }: ArticleViewProps) {
  if (view.kind === 'loading') return <Loading text={i18n.t('state.loading')} />;
  const siteAccess = <SiteAccess access={access} onGrant={actions.grant} onRevoke={actions.revoke} />;
  if (view.kind === 'unreadable') {
    return (
      <>
        <Unreadability why={view.why} offline={offline} onRetry={actions.retry} />
        {(view.why === 'no-permission' || access.granted !== 'none') && siteAccess}
      </>
    );
  }
  const { page, elsewhere, met } = view;
  return (
    <>
      {page.article === null ? (
        <Notice title={i18n.t('state.notArticle')} hint={i18n.t('state.notArticleHint')} />
      ) : (
        <Findings
          page={page}
          article={page.article}
          met={met}
          leastConfidence={leastConfidence}
          actions={actions}
          on={on}
        />
      )}
      {elsewhere !== undefined && <Elsewhere elsewhere={elsewhere} onAttach={on.attach} />}
      <KeptList
        kept={page.kept}
        speakers={page.speakers}
        keepable={{
          keyPoints: page.article !== null && page.keyPoints.length > 0,
          claims: page.article !== null && page.claims.length > 0,
        }}
        lang={page.article?.lang ?? 'und'}
        on={on}
        keepsText={keepsText && page.article !== null}
        onKeepSelection={actions.keepSelection}
        onKeepArticle={actions.keepArticle}
      />
      {siteAccess}
    </>
  );
}

function Findings({
  page,
  article,
  met = new Map(),
  leastConfidence,
  actions,
  on,
}: {
  readonly page: PageState;
  readonly article: NonNullable<PageState['article']>;
  readonly met: ReadonlyMap<number, readonly MetView[]> | undefined;
  readonly leastConfidence: number;
  readonly actions: AppActions;
  readonly on: RowActions;
}) {
  const { keyPoints, speakers, kept } = page;
  const certain = page.claims.filter((claim) => claim.confidence >= leastConfidence || claim.kept !== null);
  const parts = [
    { id: 'pm-key-points', text: i18n.t('keyPoints.count', keyPoints.length, counted(keyPoints.length)) },
    { id: 'pm-claims', text: i18n.t('claims.count', certain.length, counted(certain.length)) },
    { id: 'pm-kept', text: i18n.t('kept.count', kept.length, counted(kept.length)) },
  ];
  const go = (id: string) => {
    const heading = document.getElementById(id);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <>
      <ArticleHeader
        article={article}
        onCompare={actions.openArticle}
        openings={page.openings}
        {...(page.changed !== undefined && { changed: page.changed })}
      />
      {!article.likely && <p class="pm-meta pm-unlikely">{i18n.t('state.unlikely')}</p>}
      <div class="pm-overview">
        <nav aria-label={i18n.t('article.contents')}>
          {parts.map(({ id, text }) => (
            <button key={id} type="button" class="pm-link" onClick={() => go(id)}>
              {text}
            </button>
          ))}
        </nav>
        <PaintSwitch on={page.painted} onChange={actions.paint} />
      </div>
      <KeyPointList keyPoints={keyPoints} lang={article.lang} on={on} />
      <SpeakerShares claims={certain} speakers={speakers} lang={article.lang} />
      <MetClaims claims={certain} lang={article.lang} met={met} />
      <ClaimList
        claims={page.claims}
        speakers={speakers}
        lang={article.lang}
        leastConfidence={leastConfidence}
        on={on}
      />
      <HiddenList hidden={page.hidden ?? []} lang={article.lang} on={on} />
    </>
  );
}

function Unreadability({
  why,
  offline,
  onRetry,
}: {
  readonly why: Unreadable;
  readonly offline: boolean;
  readonly onRetry: () => void;
}) {
  // Without a network the tab shows the browser's own page, whatever article it was to be.
  if (offline && (why === 'restricted' || why === 'failed')) {
    return (
      <Notice title={i18n.t('state.offline')} hint={i18n.t('state.offlineHint')}>
        <button type="button" class="pm-button" onClick={onRetry}>
          {i18n.t('state.retry')}
        </button>
      </Notice>
    );
  }
  if (why === 'restricted') return <Notice title={i18n.t('state.restricted')} hint={i18n.t('state.restrictedHint')} />;
  if (why === 'pdf') return <Notice title={i18n.t('state.pdf')} hint={i18n.t('state.pdfHint')} />;
  if (why === 'no-permission') {
    return <Notice title={i18n.t('state.noPermission')} hint={i18n.t('state.noPermissionHint')} />;
  }
  return (
    <Notice title={i18n.t('state.failed')} hint={i18n.t('state.failedHint')}>
      <button type="button" class="pm-button" onClick={onRetry}>
        {i18n.t('state.retry')}
      </button>
    </Notice>
  );
}
