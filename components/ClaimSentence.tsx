import { i18n } from './i18n';
import { langAttribute } from './messages';

export interface ClaimSentenceProps {
  /** The sentences in which a claim stands; null where they say no more than the claim. */
  readonly sentence: string | null;
  /** BCP 47 tag of the article. */
  readonly lang: string;
}

/** What stands around a claim, to unfold. */
export function ClaimSentence({ sentence, lang }: ClaimSentenceProps) {
  if (sentence === null) return null;
  return (
    <details class="pm-meta pm-sentence">
      <summary>{i18n.t('row.sentence')}</summary>
      <p lang={langAttribute(lang)} dir="auto">
        {sentence}
      </p>
    </details>
  );
}
