import { i18n } from '@/components/i18n';
import type { DifferenceView } from '@/lib/messages';
import { isolated } from './messages';

/** Where a bullet or headline and the article differ, or the article with itself, in both wordings. */
export function Differences({ differs }: { readonly differs: readonly DifferenceView[] }) {
  return differs.map((difference) => (
    <p key={difference.words} class="pm-hint pm-differs">
      {differenceText(difference)}
    </p>
  ));
}

function differenceText({ as, words, text }: DifferenceView): string {
  const both = { words: isolated(words), text: isolated(text) };
  if (as === 'reported') return i18n.t('keyPoints.differsReported', { words: both.words });
  if (as === 'speaker') return i18n.t('keyPoints.differsSpeaker', both);
  return i18n.t(as === 'inside' ? 'keyPoints.differsInside' : 'keyPoints.differs', both);
}
