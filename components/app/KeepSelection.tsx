import { useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { failureText } from '../wording';
import type { AppActions } from './app-state';

export interface KeepSelectionProps {
  readonly onKeep: AppActions['keepSelection'];
}

/** Keeps whatever is selected on the page, and says what came of it. */
export function KeepSelection({ onKeep }: KeepSelectionProps) {
  const [outcome, setOutcome] = useState('');
  const keep = async () => {
    setOutcome('');
    const result = await onKeep();
    if (result === null) setOutcome(i18n.t('keep.nothingSelected'));
    else setOutcome(result.ok ? i18n.t('keep.saved') : i18n.t('toast.failed', { reason: failureText(result.why) }));
  };
  return (
    <div class="pm-keep-selection">
      <button type="button" class="pm-button" onClick={() => void keep()}>
        {i18n.t('keep.selection')}
      </button>
      <p class="pm-hint" role="status">
        {outcome}
      </p>
    </div>
  );
}
