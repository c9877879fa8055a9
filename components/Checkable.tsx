import { i18n } from '@/components/i18n';
import type { CheckableKind, CheckableMark } from '@/lib/model';

export function checkableText(kind: CheckableKind): string {
  const names: Record<CheckableKind, string> = {
    number: i18n.t('checkable.number'),
    date: i18n.t('checkable.date'),
    comparison: i18n.t('checkable.comparison'),
    accusation: i18n.t('checkable.accusation'),
    denial: i18n.t('checkable.denial'),
    promise: i18n.t('checkable.promise'),
  };
  return names[kind];
}

/** What can be checked in a sentence, as plain labels; the words that show it come up under the mouse. */
export function Checkable({ marks }: { readonly marks: readonly CheckableMark[] }) {
  if (marks.length === 0) return null;
  return (
    <ul class="pm-checkable" aria-label={i18n.t('checkable.title')}>
      {marks.map(({ kind, words }) => (
        <li key={kind} title={i18n.t('checkable.shownBy', { words })}>
          {checkableText(kind)}
        </li>
      ))}
    </ul>
  );
}
