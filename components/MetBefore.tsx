import { i18n } from '@/components/i18n';
import type { MetView } from '@/lib/messages';
import { DiffText } from './DiffText';
import { langAttribute } from './messages';

/** Other kept articles that have the claim, too: who says it there, and with which other words. */
export function MetBefore({ met }: { readonly met: readonly MetView[] }) {
  if (met.length === 0) return null;
  return (
    <ul class="pm-met" aria-label={i18n.t('met.title')}>
      {met.map(({ told, diff, lang }) => (
        <li key={told}>
          <p class="pm-hint">{told}</p>
          {diff.length > 0 && (
            <p class="pm-diff" lang={langAttribute(lang)} dir="auto" title={i18n.t('met.legend')}>
              <DiffText diff={diff} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
