import { i18n } from '@/components/i18n';
import type { ClaimView, MetView } from '@/lib/messages';
import { MetBefore } from '../MetBefore';
import { counted, firstWords, langAttribute } from '../messages';

export interface MetClaimsProps {
  readonly claims: readonly ClaimView[];
  readonly lang: string;
  /** By index of the claim. */
  readonly met: ReadonlyMap<number, readonly MetView[]>;
}

/** How many of the claims the reader has met before, and where; nothing where none. */
export function MetClaims({ claims, lang, met }: MetClaimsProps) {
  const known = claims.filter(({ index }) => (met.get(index)?.length ?? 0) > 0);
  if (known.length === 0) return null;
  return (
    <details class="pm-met-claims">
      <summary>{i18n.t('met.count', known.length, counted(known.length))}</summary>
      <p class="pm-hint">{i18n.t('met.legend')}</p>
      <ul>
        {known.map(({ index, contents }) => (
          <li key={index}>
            <q lang={langAttribute(lang)} dir="auto">
              {firstWords(contents.join(' … '), 120)}
            </q>
            <MetBefore met={met.get(index) ?? []} />
          </li>
        ))}
      </ul>
    </details>
  );
}
