import { useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import type { ClaimView, SpeakerView } from '@/lib/messages';
import { speakerShares } from '@/lib/speaker-shares';
import { counted, numberText } from '../messages';

export interface SpeakerSharesProps {
  readonly claims: readonly ClaimView[];
  readonly speakers: readonly SpeakerView[];
  readonly lang: string;
}

/** So many speakers at first; an article may have forty. */
const FIRST = 6;

/** Who is quoted how much: a table whose bars let a one-sided article be seen at a glance. */
export function SpeakerShares({ claims, speakers, lang }: SpeakerSharesProps) {
  const [showsAll, setShowsAll] = useState(false);
  const shares = speakerShares(claims, lang);
  if (shares.length === 0) return null;
  const total = shares.reduce((sum, { words }) => sum + words, 0);
  const most = shares.reduce((max, { words }) => Math.max(max, words), 1);
  const shown = showsAll ? shares : shares.slice(0, FIRST);
  return (
    <section class="pm-section" aria-labelledby="pm-shares">
      <h3 id="pm-shares">{i18n.t('shares.title')}</h3>
      <table class="pm-shares">
        <thead class="pm-hidden">
          <tr>
            <th scope="col">{i18n.t('shares.speaker')}</th>
            <th scope="col">{i18n.t('shares.words')}</th>
            <th scope="col">{i18n.t('shares.share')}</th>
            <th scope="col">{i18n.t('shares.claims')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ speaker, quotations, words }) => {
            const name = speaker === null ? null : speakers[speaker]?.name;
            return (
              <tr key={speaker ?? 'nobody'} class={name == null ? 'pm-nobody' : undefined}>
                <th scope="row">{name == null ? i18n.t('claims.unattributed') : <bdi>{name}</bdi>}</th>
                <td>{i18n.t('shares.wordCount', words, counted(words))}</td>
                <td class="pm-share-percent">
                  {numberText(total === 0 ? 0 : words / total, { style: 'percent', maximumFractionDigits: 0 })}
                </td>
                <td>{i18n.t('claims.count', quotations, counted(quotations))}</td>
                <td class="pm-share-bar" aria-hidden="true">
                  <svg viewBox="0 0 100 6" preserveAspectRatio="none" role="presentation" focusable="false">
                    <rect width={(words / most) * 100} height="6" />
                  </svg>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shares.length > FIRST && (
        <button type="button" class="pm-link" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? i18n.t('row.less') : i18n.t('shares.more', shares.length - FIRST, counted(shares.length - FIRST))}
        </button>
      )}
    </section>
  );
}
