/** Codes of the text core and the store in the reader's words. */
import { i18n } from '@/components/i18n';
import type { Failure } from '@/lib/messages';
import type { Certainty, HighlightColor, QuotationForm, Reason } from '@/lib/model';
import type { Engine } from '@/lib/settings';
import { messageOf } from './messages';
import { REASON_MESSAGES } from './reason-messages';

export function formText(form: QuotationForm): string {
  if (form === 'direct') return i18n.t('form.direct');
  return form === 'mixed' ? i18n.t('form.mixed') : i18n.t('form.indirect');
}

/** One of four texts: finer degrees are of no use to a reader. */
function byDegree(chance: number, high: string, good: string, fair: string, low: string): string {
  if (chance >= 0.85) return high;
  if (chance >= 0.65) return good;
  return chance >= 0.4 ? fair : low;
}

/** How sure it is that these words were said. */
export const wordsCertaintyText = ({ words }: Certainty): string =>
  byDegree(
    words,
    i18n.t('certainty.words.high'),
    i18n.t('certainty.words.good'),
    i18n.t('certainty.words.fair'),
    i18n.t('certainty.words.low'),
  );

/** How sure it is who said them; null where nobody is named. */
export const speakerCertaintyText = ({ speaker }: Certainty): string | null =>
  speaker === null
    ? null
    : byDegree(
        speaker,
        i18n.t('certainty.speaker.high'),
        i18n.t('certainty.speaker.good'),
        i18n.t('certainty.speaker.fair'),
        i18n.t('certainty.speaker.low'),
      );

export function failureText(why: Failure): string {
  const texts: Record<Failure, string> = {
    'not-found': i18n.t('failure.notFound'),
    gone: i18n.t('failure.gone'),
    'not-allowed': i18n.t('failure.notAllowed'),
    refused: i18n.t('failure.refused'),
    sandboxed: i18n.t('failure.sandboxed'),
    'in-frame': i18n.t('failure.inFrame'),
    'private-window': i18n.t('failure.privateWindow'),
    'storage-full': i18n.t('failure.storageFull'),
    'storage-newer': i18n.t('failure.storageNewer'),
    'storage-failed': i18n.t('failure.storageFailed'),
  };
  return texts[why];
}

export function colorText(color: HighlightColor): string {
  const names: Record<HighlightColor, string> = {
    yellow: i18n.t('color.yellow'),
    green: i18n.t('color.green'),
    blue: i18n.t('color.blue'),
    pink: i18n.t('color.pink'),
    purple: i18n.t('color.purple'),
  };
  return names[color];
}

/** Several short facts in a line; a dot that ends a line stays with what is before it. */
export const factsText = (facts: readonly (string | null)[]): string =>
  facts.filter((fact) => fact !== null).join('\u00a0· ');

/** A reason in the reader's words, or null where the interface has no words for it. */
export function reasonText({ code, values }: Reason): string | null {
  const key = REASON_MESSAGES.get(code);
  return key === undefined ? null : messageOf(key, values);
}

/** All reasons that the interface has words for, each text once. */
export const reasonTexts = (reasons: readonly Reason[]): readonly string[] => [
  ...new Set(reasons.map(reasonText).filter((text) => text !== null)),
];

/** Where a claim is looked up; the names of search engines are the same in every language. */
export function engineText(engine: Engine): string {
  const names: Record<Engine, string> = {
    'fact-check-explorer': i18n.t('settings.factCheckExplorer'),
    duckduckgo: 'DuckDuckGo',
    google: 'Google',
    bing: 'Bing',
    ecosia: 'Ecosia',
  };
  return names[engine];
}
