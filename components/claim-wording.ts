/** How claims are put in the reader's words: what lib/export/claim-words.ts asks for, and the names of stances. */
import { type ClaimToPut, type ClaimWords, claimOf } from '@/lib/export/claim-words';
import type { ClaimStatus, Stance } from '@/lib/model';
import type { ClaimFacts, Facts } from '@/lib/reader/facts';
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

/** A claim that was found, as it is put; `words` are those of the page. */
const foundClaim = (claim: ClaimFacts, words: string, lang: string): ClaimToPut => ({
  kind: 'quotation',
  ...claim,
  words,
  lang,
});

/**
 * What is known of something on the page, as it is put: what is kept is put as it was kept. A record from before stances
 * were told takes that of the claim in its place, if it has the same words.
 */
export function claimOfFacts({ annotation, claim, keyPoint, words, lang }: Facts): ClaimToPut {
  if (annotation !== null) {
    const kept = claimOf(annotation, lang);
    if (kept.kind !== 'quotation' || kept.stance !== null || claim === null || kept.words !== words) return kept;
    return { ...foundClaim(claim, words, lang), speaker: kept.speaker };
  }
  if (claim !== null) return foundClaim(claim, words, lang);
  return {
    kind: keyPoint === null ? 'passage' : 'key-point',
    form: null,
    stance: null,
    cue: null,
    speaker: null,
    words,
    contents: [],
    sentence: '',
    lang,
  };
}
