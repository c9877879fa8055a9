/** How claims are put in the reader's words: what lib/export/claim-words.ts asks for, and names of stances and statuses. */
import type { ClaimWords } from '@/lib/export/claim-words';
import type { ClaimStatus, Stance } from '@/lib/model';
import { i18n } from './i18n';
import { interfaceLanguage } from './messages';

export function claimWords(): ClaimWords {
  const speaker = '{speaker}';
  return {
    lang: interfaceLanguage(),
    leads: {
      says: i18n.t('claim.says', { speaker }),
      denies: i18n.t('claim.denies', { speaker }),
      questions: i18n.t('claim.questions', { speaker }),
      asks: i18n.t('claim.asks', { speaker }),
      promises: i18n.t('claim.promises', { speaker }),
      warns: i18n.t('claim.warns', { speaker }),
      unknown: i18n.t('claim.unknown', { speaker }),
    },
    named: i18n.t('kept.from', { name: '{name}', role: '{role}' }),
    somebody: i18n.t('claim.somebody'),
  };
}

export function stanceText(stance: Stance): string {
  const names: Record<Stance, string> = {
    says: i18n.t('stance.says'),
    denies: i18n.t('stance.denies'),
    questions: i18n.t('stance.questions'),
    asks: i18n.t('stance.asks'),
    promises: i18n.t('stance.promises'),
    warns: i18n.t('stance.warns'),
  };
  return names[stance];
}

export function statusTexts(): Readonly<Record<ClaimStatus, string>> {
  return {
    open: i18n.t('status.open'),
    checking: i18n.t('status.checking'),
    supported: i18n.t('status.supported'),
    disputed: i18n.t('status.disputed'),
    'no-verdict': i18n.t('status.noVerdict'),
  };
}

export const statusText = (status: ClaimStatus): string => statusTexts()[status];
