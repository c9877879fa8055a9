import { i18n } from '@/components/i18n';
import type { Failure } from '@/lib/messages';
import { failureText } from '../wording';
import { Notice } from './Notice';

export interface LibraryFailedProps {
  readonly why: Failure;
  readonly onRetry: () => void;
}

/** Nothing could be read of what is kept: why, and once more. */
export function LibraryFailed({ why, onRetry }: LibraryFailedProps) {
  return (
    <Notice title={i18n.t('library.failed')} hint={failureText(why)}>
      <button type="button" class="pm-button" onClick={onRetry}>
        {i18n.t('state.retry')}
      </button>
    </Notice>
  );
}
