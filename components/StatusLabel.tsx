import { i18n } from '@/components/i18n';
import type { ClaimStatus } from '@/lib/model';
import { statusText } from './claim-wording';

/** How far the reader's check has come, in a word. */
export function StatusLabel({ status }: { readonly status: ClaimStatus }) {
  return (
    <p class={`pm-status pm-status-${status}`}>
      <span class="pm-hidden">{i18n.t('status.label')}: </span>
      {statusText(status)}
    </p>
  );
}
