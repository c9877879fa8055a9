import { useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import type { Result } from '@/lib/messages';
import { isolated } from '../messages';
import { failureText } from '../wording';
import type { ArchiveView, ArticleActions } from './article-state';

export interface ArchivePanelProps {
  readonly archive: ArchiveView;
  /** The address of a copy that the reader gave; undefined where there is none. */
  readonly archived: string | undefined;
  readonly onArchived: ArticleActions['setArchived'];
}

const hostOf = (address: string): string => new URL(address).host;

const isWeb = (address: string): boolean => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

/** Links to the pages of a web archive, and the address of a copy there. Nothing is asked before a click. */
export function ArchivePanel({ archive, archived, onArchived }: ArchivePanelProps) {
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly isError: boolean } | null>(null);
  const tell = (result: Result<unknown>, done: string) => {
    setOutcome(
      result.ok
        ? { text: done, isError: false }
        : { text: i18n.t('toast.failed', { reason: failureText(result.why) }), isError: true },
    );
    if (result.ok) setTyped('');
  };
  const store = async () => {
    const address = typed.trim();
    if (!isWeb(address)) setOutcome({ text: i18n.t('copy.archiveBad'), isError: true });
    else tell(await onArchived(new URL(address).href), i18n.t('copy.archiveStored'));
  };
  const site = archive.find ?? archive.save;
  return (
    <details class="pm-archive">
      <summary>{i18n.t('copy.archive')}</summary>
      {site !== null && (
        <>
          <p class="pm-archive-links">
            {archive.find !== null && (
              <a href={archive.find} target="_blank" rel="noreferrer noopener">
                {i18n.t('copy.archiveFind')}
              </a>
            )}
            {archive.save !== null && (
              <a href={archive.save} target="_blank" rel="noreferrer noopener">
                {i18n.t('copy.archiveSave')}
              </a>
            )}
          </p>
          <p class="pm-hint">{i18n.t('copy.archiveHint', { site: isolated(hostOf(site)) })}</p>
        </>
      )}
      {archived === undefined ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void store();
          }}
        >
          <label>
            <span>{i18n.t('copy.archiveField')}</span>
            <input
              class="pm-field"
              type="text"
              inputMode="url"
              dir="ltr"
              value={typed}
              onInput={({ currentTarget: { value } }) => setTyped(value)}
            />
          </label>
          <button type="submit" class="pm-button" disabled={typed.trim() === ''}>
            {i18n.t('copy.archiveStore')}
          </button>
        </form>
      ) : (
        <p class="pm-archive-links">
          <a href={archived} target="_blank" rel="noreferrer noopener">
            {i18n.t('copy.archiveOpen')}
          </a>
          <button
            type="button"
            class="pm-link"
            onClick={() => void onArchived(null).then((result) => tell(result, i18n.t('copy.archiveRemoved')))}
          >
            {i18n.t('copy.archiveRemove')}
          </button>
          <bdi class="pm-archive-address" dir="ltr">
            {archived}
          </bdi>
        </p>
      )}
      <p class="pm-hint" role="status">
        {outcome?.isError === false && outcome.text}
      </p>
      <p class="pm-error" role="alert">
        {outcome?.isError === true && outcome.text}
      </p>
    </details>
  );
}
