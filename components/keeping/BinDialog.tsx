import { useEffect, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { quoteOf } from '@/lib/annotation';
import type { Failure, Result } from '@/lib/messages';
import type { BinEntry } from '@/lib/stored';
import { Loading } from '../app/Loading';
import { counted, dateText, firstWords, langAttribute } from '../messages';
import { failureText } from '../wording';
import { Dialog } from './Dialog';
import type { KeepingActions } from './keeping-state';

export interface BinDialogProps {
  readonly actions: Pick<KeepingActions, 'bin' | 'restore' | 'emptyBin'>;
  /** Called once something has come back. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** So many at a time. */
const PAGE = 50;

/** What was removed in the last thirty days: to bring back, or to remove for good. */
export function BinDialog({ actions, onDone, onClose }: BinDialogProps) {
  const [entries, setEntries] = useState<readonly BinEntry[] | null>(null);
  const [why, setWhy] = useState<Failure | null>(null);
  const [isSure, setSure] = useState(false);
  const [shown, setShown] = useState(PAGE);

  const read = async () => {
    const result = await actions.bin();
    if (result.ok) setEntries(result.value);
    setWhy(result.ok ? null : result.why);
  };
  useEffect(() => void read(), []);

  const then = async (result: Promise<Result<unknown>>, restored: boolean) => {
    const answer = await result;
    setSure(false);
    await read();
    if (!answer.ok) setWhy(answer.why);
    else if (restored) onDone();
  };

  return (
    <Dialog title={i18n.t('bin.title')} onClose={onClose}>
      <p class="pm-hint">{i18n.t('bin.hint')}</p>
      <div role="alert">
        {why !== null && <p class="pm-error">{i18n.t('bin.failed', { reason: failureText(why) })}</p>}
      </div>
      {entries === null && why === null && <Loading text={i18n.t('bin.loading')} />}
      {entries !== null && entries.length === 0 && <p role="status">{i18n.t('bin.empty')}</p>}
      {entries !== null && entries.length > 0 && (
        <ul class="pm-bin">
          {entries.slice(0, shown).map(({ article, annotation, deleted }) => {
            const words = quoteOf(annotation);
            return (
              <li key={annotation.id}>
                <div>
                  <p lang={langAttribute(article.lang)} dir="auto">
                    {firstWords(words, 160)}
                  </p>
                  <p class="pm-hint">
                    <bdi>{article.title || article.url}</bdi> ·{' '}
                    {i18n.t('bin.removed', { date: dateText(deleted) ?? '' })}
                  </p>
                </div>
                <button
                  type="button"
                  class="pm-button"
                  aria-label={i18n.t('bin.restoreWords', { words: firstWords(words) })}
                  onClick={() => void then(actions.restore([annotation.id]), true)}
                >
                  {i18n.t('bin.restore')}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {entries !== null && entries.length > shown && (
        <button type="button" class="pm-button pm-wide" onClick={() => setShown(shown + PAGE)}>
          {i18n.t('bin.more')}
        </button>
      )}
      {entries !== null && entries.length > 0 && (
        <footer>
          {isSure ? (
            <>
              <span class="pm-error">{i18n.t('bin.sure', entries.length, counted(entries.length))}</span>
              <button type="button" class="pm-button" onClick={() => setSure(false)}>
                {i18n.t('bin.keep')}
              </button>
              <button
                type="button"
                class="pm-button pm-danger"
                onClick={() => void then(actions.emptyBin('all'), false)}
              >
                {i18n.t('bin.emptyNow')}
              </button>
            </>
          ) : (
            <button type="button" class="pm-button" onClick={() => setSure(true)}>
              {i18n.t('bin.emptyAll')}
            </button>
          )}
        </footer>
      )}
    </Dialog>
  );
}
