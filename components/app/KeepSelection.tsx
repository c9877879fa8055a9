import { useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { failureText } from '../wording';
import type { AppActions } from './app-state';

export interface KeepSelectionProps {
  readonly onKeep: AppActions['keepSelection'];
  /** Absent where the article is kept as a whole, or can't be. */
  readonly onKeepArticle?: AppActions['keepArticle'];
}

/** Keeps whatever is selected on the page, or the article as a whole, and says what came of it. */
export function KeepSelection({ onKeep, onKeepArticle }: KeepSelectionProps) {
  const [outcome, setOutcome] = useState('');
  const keep = async (ask: AppActions['keepSelection']) => {
    setOutcome('');
    const result = await ask();
    if (result === null) setOutcome(i18n.t('keep.nothingSelected'));
    else setOutcome(result.ok ? i18n.t('keep.saved') : i18n.t('toast.failed', { reason: failureText(result.why) }));
  };
  return (
    <div class="pm-keep-selection">
      <button type="button" class="pm-button" onClick={() => void keep(onKeep)}>
        {i18n.t('keep.selection')}
      </button>
      {onKeepArticle !== undefined && (
        <button type="button" class="pm-button" onClick={() => void keep(onKeepArticle)}>
          {i18n.t('copy.keepArticle')}
        </button>
      )}
      <p class="pm-hint" role="status">
        {outcome}
      </p>
    </div>
  );
}
