import { i18n } from '@/components/i18n';
import type { AccessView, AppActions } from './app-state';

export interface SiteAccessProps {
  readonly access: AccessView;
  readonly onGrant: AppActions['grant'];
  readonly onRevoke: AppActions['revoke'];
}

/** Where Pressmark may read by itself: what holds now, what it means, and how to change it. */
export function SiteAccess({ access: { site, granted }, onGrant, onRevoke }: SiteAccessProps) {
  return (
    <section class="pm-access" aria-labelledby="pm-access">
      <h2 id="pm-access">{i18n.t('access.title')}</h2>
      <p>
        {granted === 'all' && i18n.t('access.all')}
        {granted === 'site' && site !== null && i18n.t('access.site', { site })}
        {granted === 'none' && i18n.t('access.none')} {i18n.t('access.privacy')}
      </p>
      <div class="pm-buttons">
        {granted === 'none' && site !== null && (
          <button type="button" class="pm-button" onClick={() => onGrant('site')}>
            {i18n.t('access.grantSite', { site })}
          </button>
        )}
        {granted === 'site' && site !== null && (
          <button type="button" class="pm-button" onClick={() => onRevoke('site')}>
            {i18n.t('access.revokeSite', { site })}
          </button>
        )}
        {granted === 'all' ? (
          <button type="button" class="pm-button" onClick={() => onRevoke('all')}>
            {i18n.t('access.revokeAll')}
          </button>
        ) : (
          <button type="button" class="pm-button" onClick={() => onGrant('all')}>
            {i18n.t('access.grantAll')}
          </button>
        )}
      </div>
    </section>
  );
}
