import { i18n } from '@/components/i18n';
import type { DifferenceView } from '@/lib/messages';
import { isolated } from './messages';

/** Where a bullet or headline and the article differ, in both wordings. */
export function Differences({ differs }: { readonly differs: readonly DifferenceView[] }) {
  return differs.map(({ words, text }) => (
    <p key={words} class="pm-hint pm-differs">
      {i18n.t('keyPoints.differs', { words: isolated(words), text: isolated(text) })}
    </p>
  ));
}
