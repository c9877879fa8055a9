import { i18n } from '@/components/i18n';
import type { FindingChange, Result } from '@/lib/messages';
import { Icon } from './Icon';
import { firstWords } from './messages';
import { SpeakerChoice, type SpeakerChoiceProps } from './SpeakerChoice';

export interface CorrectionPanelProps {
  /** What the words were found as. */
  readonly kind: 'quotation' | 'key-point';
  /** Absent where nobody says it, as of a key point. */
  readonly speaker?: Omit<SpeakerChoiceProps, 'onChoose'>;
  /** Whether it can be said to be wrong: what is kept can't be, since the reader wants it. */
  readonly canBeWrong: boolean;
  readonly onCorrect: (change: FindingChange) => Promise<Result<unknown>>;
}

/** What a reader can say of a finding. */
export function CorrectionPanel({ kind, speaker, canBeWrong, onCorrect }: CorrectionPanelProps) {
  return (
    <div class="pm-correction">
      {speaker !== undefined && <SpeakerChoice {...speaker} onChoose={(chosen) => onCorrect({ speaker: chosen })} />}
      {canBeWrong && (
        <div class="pm-correction-wrong">
          <button type="button" class="pm-button" onClick={() => void onCorrect({ wrong: true })}>
            {kind === 'quotation' ? i18n.t('correct.notClaim') : i18n.t('correct.notKeyPoint')}
          </button>
          <p class="pm-hint">{i18n.t('correct.wrongHint')}</p>
        </div>
      )}
    </div>
  );
}

export interface CorrectButtonProps {
  /** The words in question, for the button's name. */
  readonly words: string;
  readonly isOpen: boolean;
  /** Id of what it opens. */
  readonly controls: string;
  readonly onToggle: () => void;
}

/** Opens and closes what can be corrected. */
export function CorrectButton({ words, isOpen, controls, onToggle }: CorrectButtonProps) {
  return (
    <button
      type="button"
      class="pm-icon-button pm-correct"
      aria-label={i18n.t('correct.openWords', { words: firstWords(words) })}
      title={i18n.t('correct.open')}
      aria-expanded={isOpen}
      aria-controls={controls}
      onClick={onToggle}
    >
      <Icon name="more" />
    </button>
  );
}
