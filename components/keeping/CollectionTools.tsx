import { useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import type { Failure } from '@/lib/messages';
import { dateText } from '../messages';
import { failureText } from '../wording';
import { BinDialog } from './BinDialog';
import { ExportMenu } from './ExportMenu';
import type { ExportSource } from './export-state';
import { ImportDialog } from './ImportDialog';
import type { BackupState, KeepingActions } from './keeping-state';
import './keeping.css';

export interface CollectionToolsProps {
  /** Everything that is kept. */
  readonly source: ExportSource;
  readonly backup: BackupState;
  readonly actions: KeepingActions;
  /** Called after the collection has changed. */
  readonly onDone: () => void;
  /** The reader doesn't want to be reminded for a while. */
  readonly onLater: () => void;
}

/** Saving, bringing in and taking out the collection, its bin, and the reminder to save it. */
export function CollectionTools({ source, backup, actions, onDone, onLater }: CollectionToolsProps) {
  const [open, setOpen] = useState<'export' | 'import' | 'bin' | null>(null);
  const [status, setStatus] = useState<'idle' | 'working' | 'saved' | Failure>('idle');
  const [share, setShare] = useState(0);
  // Where the reminder was shown, everything stays once it is obeyed: what one has just used must not move away.
  const wasDue = useRef(backup.isDue);
  wasDue.current ||= backup.isDue;
  const close = () => setOpen(null);
  const save = async () => {
    setStatus('working');
    setShare(0);
    const result = await actions.backup(setShare);
    setStatus(result.ok ? 'saved' : result.why);
  };
  const isFailure = status !== 'idle' && status !== 'working' && status !== 'saved';
  const last = dateText(backup.last);
  return (
    <section class={wasDue.current ? 'pm-tools pm-tools-first' : 'pm-tools'} aria-label={i18n.t('keeping.title')}>
      {backup.isDue && (
        <div class="pm-reminder">
          <p>{last === null ? i18n.t('keeping.neverSaved') : i18n.t('keeping.lastSaved', { date: last })}</p>
          <button type="button" class="pm-link" onClick={onLater}>
            {i18n.t('keeping.later')}
          </button>
        </div>
      )}
      <div class="pm-tool-row">
        <button type="button" class="pm-button" disabled={status === 'working'} onClick={() => void save()}>
          {i18n.t('keeping.backup')}
        </button>
        <button type="button" class="pm-button" onClick={() => setOpen('import')}>
          {i18n.t('keeping.import')}
        </button>
        {source.annotations > 0 && (
          <button type="button" class="pm-button" onClick={() => setOpen('export')}>
            {i18n.t('keeping.export')}
          </button>
        )}
        <button type="button" class="pm-button" onClick={() => setOpen('bin')}>
          {i18n.t('keeping.bin')}
        </button>
      </div>
      <p role="status" class="pm-hint">
        {status === 'working' && i18n.t('export.working')}
        {status === 'saved' && i18n.t('keeping.backupSaved')}
      </p>
      {status === 'working' && <progress max={1} value={share} aria-label={i18n.t('export.working')} />}
      <div role="alert">
        {isFailure && <p class="pm-error">{i18n.t('keeping.backupFailed', { reason: failureText(status) })}</p>}
      </div>
      {open === 'export' && <ExportMenu source={source} actions={actions} onClose={close} />}
      {open === 'import' && <ImportDialog port={actions.port} onDone={onDone} onClose={close} />}
      {open === 'bin' && <BinDialog actions={actions} onDone={onDone} onClose={close} />}
    </section>
  );
}
