import { useId, useState } from 'preact/hooks';
import type { Target } from '@/lib/messages';
import { CorrectButton, CorrectionPanel, type CorrectionPanelProps } from '../CorrectionPanel';
import { KeepButton } from '../KeepButton';
import type { RowActions } from './app-state';

export interface FindingActionsProps {
  readonly target: Target;
  /** The words of the finding, for the names of the buttons. */
  readonly words: string;
  /** Id of the annotation that keeps it; null where none does. */
  readonly kept: string | null;
  /** What can be corrected of it; null for nothing. */
  readonly correction: Omit<CorrectionPanelProps, 'onCorrect'> | null;
  readonly on: RowActions;
}

/** What can be done with a finding in its row: keeping it and correcting it. */
export function FindingActions({ target, words, kept, correction, on }: FindingActionsProps) {
  const [isCorrecting, setCorrecting] = useState(false);
  const panel = useId();
  return (
    <>
      <div class="pm-row-actions">
        {correction !== null && (
          <CorrectButton
            words={words}
            isOpen={isCorrecting}
            controls={panel}
            onToggle={() => setCorrecting(!isCorrecting)}
          />
        )}
        <KeepButton
          kept={kept !== null}
          words={words}
          onToggle={() => (kept === null ? on.keep(target) : on.unkeep(kept, false))}
        />
      </div>
      <div id={panel} class="pm-row-editor">
        {isCorrecting && correction !== null && (
          <CorrectionPanel {...correction} onCorrect={(change) => on.correct(target, change)} />
        )}
      </div>
    </>
  );
}
