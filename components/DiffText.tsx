import { i18n } from '@/components/i18n';
import type { DiffPart } from '@/lib/model';

export interface DiffTextProps {
  readonly diff: readonly DiffPart[];
}

/**
 * What differs between two wordings: removed words are struck out, new ones underlined (`<del>`, `<ins>`). Hidden words
 * say the same for screen readers, few of which announce these elements.
 */
export function DiffText({ diff }: DiffTextProps) {
  return (
    <>
      {diff.map(({ kind, text }, index) => {
        // Parts are keyed by their index, since they never change their order.
        const key = `${index} ${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        // A `bdi`, so that our word doesn't decide in which direction the article's words run.
        const said = <bdi class="pm-hidden">{kind === 'removed' ? i18n.t('changed.was') : i18n.t('changed.is')} </bdi>;
        return kind === 'removed' ? (
          <del key={key}>
            {said}
            {text}
          </del>
        ) : (
          <ins key={key}>
            {said}
            {text}
          </ins>
        );
      })}
    </>
  );
}
